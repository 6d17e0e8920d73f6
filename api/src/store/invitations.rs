//! Invitations to register, used once.

use diesel::prelude::*;

use super::schema::invitations;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, InvitationId, UserId};

pub fn insert(
    conn: &mut AnyConnection,
    id: InvitationId,
    token_hash: &[u8],
    now: Instant,
    expires_at: Instant,
) -> StoreResult<()> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(id),
            invitations::token_hash.eq(token_hash),
            invitations::created_at.eq(now),
            invitations::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Uses an invitation up; false when there is none that still holds. `user` must have been inserted before.
pub fn consume(conn: &mut AnyConnection, token_hash: &[u8], user: UserId, now: Instant) -> StoreResult<bool> {
    let open = invitations::table
        .filter(invitations::token_hash.eq(token_hash))
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(now));
    let used = diesel::update(open).set((invitations::used_by.eq(user), invitations::used_at.eq(now)));
    Ok(used.execute(conn)? == 1)
}
