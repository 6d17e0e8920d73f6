//! Idempotency keys: written with the post they stand for, in one transaction.

use std::time::Duration;

use diesel::prelude::*;

use super::schema::idempotency_keys as keys;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, PostId, UserId};

/// How long a key is remembered.
pub const KEPT_FOR: Duration = Duration::from_hours(48);

/// What an earlier request with the same key asked and got.
#[derive(Queryable, Selectable)]
#[diesel(table_name = keys)]
pub struct IdempotencyRow {
    pub request_hash: Vec<u8>,
    pub post_id: PostId,
}

pub fn find(conn: &mut AnyConnection, user: UserId, key: &str, route: &str) -> StoreResult<Option<IdempotencyRow>> {
    Ok(keys::table.find((user, key, route)).select(IdempotencyRow::as_select()).first(conn).optional()?)
}

/// Whether a request was sent before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    Never,
    /// The very same, for this post.
    Same(PostId),
    /// Another one, with the same key.
    Other,
}

/// What is known of a request by its key and its content.
pub fn look_up(
    conn: &mut AnyConnection,
    user: UserId,
    key: &str,
    route: &str,
    request_hash: &[u8],
) -> StoreResult<Earlier> {
    Ok(match find(conn, user, key, route)? {
        None => Earlier::Never,
        Some(earlier) if earlier.request_hash == request_hash => Earlier::Same(earlier.post_id),
        Some(_) => Earlier::Other,
    })
}

/// # Errors
/// `Conflict` when the key was used meanwhile.
pub fn insert(
    conn: &mut AnyConnection,
    user: UserId,
    key: &str,
    route: &str,
    request_hash: &[u8],
    post: PostId,
    now: Instant,
) -> StoreResult<()> {
    diesel::insert_into(keys::table)
        .values((
            keys::user_id.eq(user),
            keys::key.eq(key),
            keys::route.eq(route),
            keys::request_hash.eq(request_hash),
            keys::post_id.eq(post),
            keys::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn sweep(conn: &mut AnyConnection, now: Instant) -> StoreResult<usize> {
    Ok(diesel::delete(keys::table.filter(keys::created_at.lt(now - KEPT_FOR))).execute(conn)?)
}
