//! Users and their password hashes.

use diesel::prelude::*;

use super::schema::users;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, Role, UserId, Username};

/// A user's row.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = users)]
pub struct UserRow {
    pub id: UserId,
    pub username: Username,
    pub role: Role,
    /// PHC string.
    pub password_hash: String,
    pub failed_logins: i32,
    pub last_failed_at: Option<Instant>,
    pub created_at: Instant,
    /// Since when he may not come in; nothing when he may.
    pub disabled_at: Option<Instant>,
}

/// # Errors
/// `Conflict` when the name is taken.
pub fn insert(conn: &mut AnyConnection, user: &UserRow) -> StoreResult<()> {
    diesel::insert_into(users::table).values(user.clone()).execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut AnyConnection, id: UserId) -> StoreResult<Option<UserRow>> {
    Ok(users::table.find(id).select(UserRow::as_select()).first(conn).optional()?)
}

pub fn find_by_name(conn: &mut AnyConnection, name: &Username) -> StoreResult<Option<UserRow>> {
    Ok(users::table.filter(users::username.eq(name)).select(UserRow::as_select()).first(conn).optional()?)
}

pub fn list(conn: &mut AnyConnection) -> StoreResult<Vec<UserRow>> {
    Ok(users::table.order(users::created_at).limit(10_000).select(UserRow::as_select()).load(conn)?)
}

pub fn set_password_hash(conn: &mut AnyConnection, id: UserId, hash: &str) -> StoreResult<()> {
    diesel::update(users::table.find(id)).set(users::password_hash.eq(hash)).execute(conn)?;
    Ok(())
}

/// Shuts a user out, or lets him in again.
pub fn set_disabled_at(conn: &mut AnyConnection, id: UserId, at: Option<Instant>) -> StoreResult<()> {
    diesel::update(users::table.find(id)).set(users::disabled_at.eq(at)).execute(conn)?;
    Ok(())
}

/// Whether the user is shut out.
pub fn is_disabled(conn: &mut AnyConnection, id: UserId) -> StoreResult<bool> {
    let at: Option<Option<Instant>> = users::table.find(id).select(users::disabled_at).first(conn).optional()?;
    Ok(at.flatten().is_some())
}

pub fn record_failed_login(conn: &mut AnyConnection, id: UserId, now: Instant) -> StoreResult<()> {
    diesel::update(users::table.find(id))
        .set((users::failed_logins.eq(users::failed_logins + 1), users::last_failed_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

pub fn clear_failed_logins(conn: &mut AnyConnection, id: UserId) -> StoreResult<()> {
    diesel::update(users::table.find(id))
        .set((users::failed_logins.eq(0), users::last_failed_at.eq(None::<Instant>)))
        .execute(conn)?;
    Ok(())
}
