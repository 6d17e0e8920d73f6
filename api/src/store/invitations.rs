//! Invitations to register, used once.

use diesel::prelude::*;

use super::schema::invitations;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, InvitationId, UserId};

/// An invitation's row.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = invitations)]
pub struct InvitationRow {
    pub id: InvitationId,
    pub token_hash: Vec<u8>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_by: Option<UserId>,
    pub used_at: Option<Instant>,
    /// Nothing when whoever runs the server made it, or who made it is gone.
    pub made_by: Option<UserId>,
    /// For whom it is meant, in words of its maker.
    pub note: String,
    pub revoked_at: Option<Instant>,
}

pub fn insert(conn: &mut AnyConnection, row: &InvitationRow) -> StoreResult<()> {
    diesel::insert_into(invitations::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// A page of all of them, the latest first.
pub fn page(
    conn: &mut AnyConnection,
    before: Option<(Instant, InvitationId)>,
    limit: i64,
) -> StoreResult<Vec<InvitationRow>> {
    let mut query = invitations::table
        .order((invitations::created_at.desc(), invitations::id.desc()))
        .limit(limit)
        .select(InvitationRow::as_select())
        .into_boxed();
    if let Some((at, id)) = before {
        let same_moment = invitations::created_at.eq(at).and(invitations::id.lt(id));
        query = query.filter(invitations::created_at.lt(at).or(same_moment));
    }
    Ok(query.load(conn)?)
}

/// How many still hold.
pub fn count_open(conn: &mut AnyConnection, now: Instant) -> StoreResult<i64> {
    let open = invitations::table
        .filter(invitations::used_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now));
    Ok(open.count().get_result(conn)?)
}

/// Uses an invitation up and says which it was; nothing when there is none that still holds. `user` must have been
/// inserted before.
pub fn consume(
    conn: &mut AnyConnection,
    token_hash: &[u8],
    user: UserId,
    now: Instant,
) -> StoreResult<Option<InvitationId>> {
    let open = invitations::table
        .filter(invitations::token_hash.eq(token_hash))
        .filter(invitations::used_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now));
    let used = diesel::update(open).set((invitations::used_by.eq(user), invitations::used_at.eq(now))).execute(conn)?;
    if used == 0 {
        return Ok(None);
    }
    let id = invitations::table.filter(invitations::token_hash.eq(token_hash)).select(invitations::id);
    Ok(Some(id.first(conn)?))
}

/// Takes one back; false when there is none of this id that still holds.
pub fn revoke(conn: &mut AnyConnection, id: InvitationId, now: Instant) -> StoreResult<bool> {
    let open = invitations::table
        .find(id)
        .filter(invitations::used_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now));
    Ok(diesel::update(open).set(invitations::revoked_at.eq(now)).execute(conn)? == 1)
}

/// Takes back what this user made and nobody has used; returns how many.
pub fn revoke_all_of(conn: &mut AnyConnection, maker: UserId, now: Instant) -> StoreResult<usize> {
    let open = invitations::table
        .filter(invitations::made_by.eq(maker))
        .filter(invitations::used_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now));
    Ok(diesel::update(open).set(invitations::revoked_at.eq(now)).execute(conn)?)
}
