//! Users and their password hashes.

use std::collections::HashMap;

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

/// Everybody, the first one first: for what is done over the whole server. Who shows people reads a [`page`].
pub fn list(conn: &mut AnyConnection) -> StoreResult<Vec<UserRow>> {
    Ok(users::table.order((users::created_at, users::id)).select(UserRow::as_select()).load(conn)?)
}

/// A page of everybody, the first one first.
pub fn page(conn: &mut AnyConnection, after: Option<(Instant, UserId)>, limit: i64) -> StoreResult<Vec<UserRow>> {
    let mut query =
        users::table.order((users::created_at, users::id)).limit(limit).select(UserRow::as_select()).into_boxed();
    if let Some((at, id)) = after {
        let same_moment = users::created_at.eq(at).and(users::id.gt(id));
        query = query.filter(users::created_at.gt(at).or(same_moment));
    }
    Ok(query.load(conn)?)
}

/// What these users are called. Who is not there any more is not in it.
pub fn names(conn: &mut AnyConnection, ids: Vec<UserId>) -> StoreResult<HashMap<UserId, Username>> {
    let named = users::table.filter(users::id.eq_any(ids)).select((users::id, users::username));
    Ok(named.load(conn)?.into_iter().collect())
}

/// Those who may administrate.
pub fn administrators(conn: &mut AnyConnection) -> StoreResult<Vec<UserId>> {
    Ok(users::table
        .filter(users::role.eq(Role::Admin))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select(users::id)
        .load(conn)?)
}

/// Waits until nobody else changes who administrates, and keeps others from it for the rest of the transaction. On
/// SQLite one transaction writes at a time in any case.
pub fn hold_administrators(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Postgres(conn) = conn {
        users::table
            .filter(users::role.eq(Role::Admin))
            .order(users::id)
            .select(users::id)
            .for_update()
            .load::<UserId>(conn)?;
    }
    Ok(())
}

/// Whether somebody beside this one may administrate.
pub fn another_administrator_is_left(conn: &mut AnyConnection, beside: UserId) -> StoreResult<bool> {
    let others = users::table
        .filter(users::role.eq(Role::Admin))
        .filter(users::disabled_at.is_null())
        .filter(users::id.ne(beside));
    Ok(others.count().get_result::<i64>(conn)? > 0)
}

pub fn set_role(conn: &mut AnyConnection, id: UserId, role: Role) -> StoreResult<()> {
    diesel::update(users::table.find(id)).set(users::role.eq(role)).execute(conn)?;
    Ok(())
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
