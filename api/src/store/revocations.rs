//! Tokens given up here that their platform has yet to hear of.

use diesel::prelude::*;

use super::schema::revocations;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, PlatformKey, RevocationId, UserId};

/// A token to be revoked, sealed.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = revocations)]
pub struct RevocationRow {
    pub id: RevocationId,
    pub user_id: UserId,
    pub platform: PlatformKey,
    pub sealed_token: Vec<u8>,
    pub tries: i32,
    pub next_attempt_at: Instant,
    pub created_at: Instant,
    /// The secret that belongs to an OAuth 1.0a token.
    pub sealed_secret: Option<Vec<u8>>,
}

pub fn insert(conn: &mut AnyConnection, row: &RevocationRow) -> StoreResult<()> {
    diesel::insert_into(revocations::table).values(row.clone()).execute(conn)?;
    Ok(())
}

pub fn due(conn: &mut AnyConnection, now: Instant) -> StoreResult<Vec<RevocationRow>> {
    Ok(revocations::table
        .filter(revocations::next_attempt_at.le(now))
        .order(revocations::next_attempt_at)
        .limit(20)
        .select(RevocationRow::as_select())
        .load(conn)?)
}

pub fn count(conn: &mut AnyConnection) -> StoreResult<i64> {
    Ok(revocations::table.count().get_result(conn)?)
}

pub fn next_due_at(conn: &mut AnyConnection) -> StoreResult<Option<Instant>> {
    Ok(revocations::table
        .order(revocations::next_attempt_at)
        .select(revocations::next_attempt_at)
        .first(conn)
        .optional()?)
}

pub fn postpone(conn: &mut AnyConnection, id: RevocationId, until: Instant) -> StoreResult<()> {
    diesel::update(revocations::table.find(id))
        .set((revocations::tries.eq(revocations::tries + 1), revocations::next_attempt_at.eq(until)))
        .execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut AnyConnection, id: RevocationId) -> StoreResult<()> {
    diesel::delete(revocations::table.find(id)).execute(conn)?;
    Ok(())
}
