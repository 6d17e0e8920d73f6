//! API keys: known by their id, proven by the hash of their secret.

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
}

pub fn insert(conn: &mut AnyConnection, row: &ApiKeyRow) -> StoreResult<()> {
    diesel::insert_into(api_keys::table).values(row.clone()).execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut AnyConnection, id: ApiKeyId) -> StoreResult<Option<ApiKeyRow>> {
    Ok(api_keys::table.find(id).select(ApiKeyRow::as_select()).first(conn).optional()?)
}

/// Those that are not revoked, oldest first.
pub fn list(conn: &mut AnyConnection) -> StoreResult<Vec<ApiKeyRow>> {
    Ok(api_keys::table
        .filter(api_keys::revoked_at.is_null())
        .order(api_keys::created_at)
        .select(ApiKeyRow::as_select())
        .load(conn)?)
}

pub fn touch(conn: &mut AnyConnection, id: ApiKeyId, now: Instant) -> StoreResult<()> {
    diesel::update(api_keys::table.find(id)).set(api_keys::last_used_at.eq(Some(now))).execute(conn)?;
    Ok(())
}

pub fn revoke(conn: &mut AnyConnection, id: ApiKeyId, now: Instant) -> StoreResult<()> {
    diesel::update(api_keys::table.find(id)).set(api_keys::revoked_at.eq(Some(now))).execute(conn)?;
    Ok(())
}
