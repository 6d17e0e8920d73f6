//! Session rows. A session is found by the hash of its key; the key itself is only in the user's cookie.

use std::collections::HashMap;

use diesel::dsl::max;
use diesel::prelude::*;

use super::schema::sessions;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, SessionId, UserId};

/// A session's row.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
pub struct SessionRow {
    pub id: SessionId,
    /// SHA-256 of the key.
    pub key_hash: Vec<u8>,
    pub user_id: UserId,
    /// What the session remembers, as JSON.
    pub state: String,
    pub ip: Option<String>,
    pub user_agent: Option<String>,
    pub created_at: Instant,
    pub last_seen_at: Instant,
    /// The absolute end, however busy the session is.
    pub expires_at: Instant,
}

pub fn insert(conn: &mut AnyConnection, row: &SessionRow) -> StoreResult<()> {
    diesel::insert_into(sessions::table).values(row.clone()).execute(conn)?;
    Ok(())
}

pub fn find_by_key_hash(conn: &mut AnyConnection, key_hash: &[u8]) -> StoreResult<Option<SessionRow>> {
    Ok(sessions::table
        .filter(sessions::key_hash.eq(key_hash))
        .select(SessionRow::as_select())
        .first(conn)
        .optional()?)
}

/// # Errors
/// `NotFound` when the session has ended meanwhile: an ended session is never written back.
pub fn set_state(conn: &mut AnyConnection, key_hash: &[u8], state: &str) -> StoreResult<()> {
    let changed = diesel::update(sessions::table.filter(sessions::key_hash.eq(key_hash)))
        .set(sessions::state.eq(state))
        .execute(conn)?;
    if changed == 1 { Ok(()) } else { Err(super::StoreError::NotFound) }
}

pub fn touch(conn: &mut AnyConnection, id: SessionId, now: Instant) -> StoreResult<()> {
    diesel::update(sessions::table.find(id)).set(sessions::last_seen_at.eq(now)).execute(conn)?;
    Ok(())
}

pub fn delete_by_key_hash(conn: &mut AnyConnection, key_hash: &[u8]) -> StoreResult<()> {
    diesel::delete(sessions::table.filter(sessions::key_hash.eq(key_hash))).execute(conn)?;
    Ok(())
}

/// When a session of each of these users was last used. Who has none is not in it.
pub fn last_seen_of(conn: &mut AnyConnection, users: Vec<UserId>) -> StoreResult<HashMap<UserId, Instant>> {
    let rows: Vec<(UserId, Option<Instant>)> = sessions::table
        .filter(sessions::user_id.eq_any(users))
        .group_by(sessions::user_id)
        .select((sessions::user_id, max(sessions::last_seen_at)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(user, at)| Some((user, at?))).collect())
}

/// The user's sessions that have not ended, the one last seen first.
pub fn list(conn: &mut AnyConnection, user: UserId, now: Instant, seen_after: Instant) -> StoreResult<Vec<SessionRow>> {
    Ok(sessions::table
        .filter(sessions::user_id.eq(user))
        .filter(sessions::expires_at.gt(now))
        .filter(sessions::last_seen_at.gt(seen_after))
        .order((sessions::last_seen_at.desc(), sessions::id.desc()))
        .limit(100)
        .select(SessionRow::as_select())
        .load(conn)?)
}

/// Ends one session of the user; false when it is not there.
pub fn delete(conn: &mut AnyConnection, user: UserId, id: SessionId) -> StoreResult<bool> {
    let ended = diesel::delete(sessions::table.filter(sessions::id.eq(id)).filter(sessions::user_id.eq(user)));
    Ok(ended.execute(conn)? == 1)
}

/// Ends every session of the user but `keep`; returns how many.
pub fn delete_others(conn: &mut AnyConnection, user: UserId, keep: Option<SessionId>) -> StoreResult<usize> {
    let mine = sessions::table.filter(sessions::user_id.eq(user));
    Ok(match keep {
        Some(keep) => diesel::delete(mine.filter(sessions::id.ne(keep))).execute(conn)?,
        None => diesel::delete(mine).execute(conn)?,
    })
}

/// Ends every session of the server, or of one user; returns how many.
pub fn delete_all(conn: &mut AnyConnection, of: Option<UserId>) -> StoreResult<usize> {
    Ok(match of {
        Some(user) => diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(conn)?,
        None => diesel::delete(sessions::table).execute(conn)?,
    })
}

/// Removes what has ended by itself.
pub fn sweep(conn: &mut AnyConnection, now: Instant, seen_before: Instant) -> StoreResult<usize> {
    let ended = sessions::expires_at.le(now).or(sessions::last_seen_at.le(seen_before));
    Ok(diesel::delete(sessions::table.filter(ended)).execute(conn)?)
}
