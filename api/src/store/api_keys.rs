//! API keys: known by their id, proven by the hash of their secret.

use std::collections::HashMap;

use diesel::dsl::max;
use diesel::prelude::*;

use super::schema::api_keys;
use super::{AnyConnection, StoreResult};
use crate::model::{ApiKeyId, Instant, UserId};

/// A key's row.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = api_keys)]
pub struct ApiKeyRow {
    pub id: ApiKeyId,
    pub user_id: UserId,
    pub name: String,
    pub secret_hash: Vec<u8>,
    /// Separated by spaces.
    pub scopes: String,
    pub created_at: Instant,
    pub last_used_at: Option<Instant>,
    pub revoked_at: Option<Instant>,
    /// Absent for one that does not end by itself.
    pub expires_at: Option<Instant>,
    /// From where it may be used, separated by spaces; empty for everywhere.
    pub networks: String,
    /// The one it was exchanged for.
    pub replaced_by: Option<ApiKeyId>,
}

pub fn insert(conn: &mut AnyConnection, row: &ApiKeyRow) -> StoreResult<()> {
    diesel::insert_into(api_keys::table).values(row.clone()).execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut AnyConnection, id: ApiKeyId) -> StoreResult<Option<ApiKeyRow>> {
    Ok(api_keys::table.find(id).select(ApiKeyRow::as_select()).first(conn).optional()?)
}

/// Those that are good, the newest first. There is a bound to how many one user has.
pub fn of_user(conn: &mut AnyConnection, user: UserId, now: Instant) -> StoreResult<Vec<ApiKeyRow>> {
    Ok(api_keys::table
        .filter(api_keys::user_id.eq(user))
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::expires_at.is_null().or(api_keys::expires_at.gt(now)))
        .order((api_keys::created_at.desc(), api_keys::id.desc()))
        .select(ApiKeyRow::as_select())
        .load(conn)?)
}

/// Those of everybody that are good, oldest first.
pub fn list(conn: &mut AnyConnection, now: Instant) -> StoreResult<Vec<ApiKeyRow>> {
    Ok(api_keys::table
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::expires_at.is_null().or(api_keys::expires_at.gt(now)))
        .order(api_keys::created_at)
        .select(ApiKeyRow::as_select())
        .load(conn)?)
}

/// When a key of each of these users was last used, one that has ended meanwhile too. Who never used one is not in it.
pub fn last_used_of(conn: &mut AnyConnection, users: Vec<UserId>) -> StoreResult<HashMap<UserId, Instant>> {
    let rows: Vec<(UserId, Option<Instant>)> = api_keys::table
        .filter(api_keys::user_id.eq_any(users))
        .group_by(api_keys::user_id)
        .select((api_keys::user_id, max(api_keys::last_used_at)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(user, at)| Some((user, at?))).collect())
}

/// Notes a use; true when it is the first.
pub fn touch(conn: &mut AnyConnection, id: ApiKeyId, now: Instant) -> StoreResult<bool> {
    let first = diesel::update(api_keys::table.find(id).filter(api_keys::last_used_at.is_null()))
        .set(api_keys::last_used_at.eq(Some(now)))
        .execute(conn)?;
    if first == 1 {
        return Ok(true);
    }
    diesel::update(api_keys::table.find(id)).set(api_keys::last_used_at.eq(Some(now))).execute(conn)?;
    Ok(false)
}

pub fn revoke(conn: &mut AnyConnection, id: ApiKeyId, now: Instant) -> StoreResult<()> {
    diesel::update(api_keys::table.find(id)).set(api_keys::revoked_at.eq(Some(now))).execute(conn)?;
    Ok(())
}

/// Ends every key of a user; returns how many were good.
pub fn revoke_all(conn: &mut AnyConnection, user: UserId, now: Instant) -> StoreResult<usize> {
    let good = api_keys::table.filter(api_keys::user_id.eq(user)).filter(api_keys::revoked_at.is_null());
    Ok(diesel::update(good).set(api_keys::revoked_at.eq(Some(now))).execute(conn)?)
}

/// Another key takes the place of this one, which ends then.
pub fn replace(conn: &mut AnyConnection, id: ApiKeyId, by: ApiKeyId, ends_at: Instant) -> StoreResult<()> {
    diesel::update(api_keys::table.find(id))
        .set((api_keys::replaced_by.eq(Some(by)), api_keys::expires_at.eq(Some(ends_at))))
        .execute(conn)?;
    Ok(())
}
