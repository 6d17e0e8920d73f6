//! Where a user's mail goes, and addresses that wait to be confirmed.

use diesel::prelude::*;

use super::schema::{email_confirmations as confirmations, users};
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, UserId};

/// An address that waits for its owner to follow the link sent there.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = confirmations)]
pub struct ConfirmationRow {
    pub user_id: UserId,
    pub email: String,
    pub token_hash: Vec<u8>,
    pub created_at: Instant,
    pub expires_at: Instant,
}

/// The user's confirmed address.
pub fn find(conn: &mut AnyConnection, user: UserId) -> StoreResult<Option<String>> {
    let found: Option<Option<String>> = users::table.find(user).select(users::email).first(conn).optional()?;
    Ok(found.flatten())
}

pub fn set(conn: &mut AnyConnection, user: UserId, email: Option<&str>) -> StoreResult<()> {
    diesel::update(users::table.find(user)).set(users::email.eq(email)).execute(conn)?;
    Ok(())
}

/// Keeps an address to be confirmed, in place of one before it.
pub fn put_confirmation(conn: &mut AnyConnection, row: &ConfirmationRow) -> StoreResult<()> {
    forget_confirmation(conn, row.user_id)?;
    diesel::insert_into(confirmations::table).values(row.clone()).execute(conn)?;
    Ok(())
}

pub fn find_confirmation(conn: &mut AnyConnection, user: UserId) -> StoreResult<Option<ConfirmationRow>> {
    Ok(confirmations::table.find(user).select(ConfirmationRow::as_select()).first(conn).optional()?)
}

/// The address that waits for this token. It is used up by this.
pub fn take_confirmation(
    conn: &mut AnyConnection,
    token_hash: &[u8],
    now: Instant,
) -> StoreResult<Option<ConfirmationRow>> {
    let found = confirmations::table
        .filter(confirmations::token_hash.eq(token_hash))
        .filter(confirmations::expires_at.gt(now))
        .select(ConfirmationRow::as_select())
        .first(conn)
        .optional()?;
    if let Some(row) = &found {
        forget_confirmation(conn, row.user_id)?;
    }
    Ok(found)
}

/// The user's link leads to nothing any more. False when there was none.
pub fn forget_confirmation(conn: &mut AnyConnection, user: UserId) -> StoreResult<bool> {
    Ok(diesel::delete(confirmations::table.find(user)).execute(conn)? > 0)
}

/// The same for this one link, if it was not replaced meanwhile.
pub fn forget_confirmation_of(conn: &mut AnyConnection, token_hash: &[u8]) -> StoreResult<()> {
    diesel::delete(confirmations::table.filter(confirmations::token_hash.eq(token_hash))).execute(conn)?;
    Ok(())
}

/// Forgets links that have ended.
pub fn sweep(conn: &mut AnyConnection, now: Instant) -> StoreResult<usize> {
    Ok(diesel::delete(confirmations::table.filter(confirmations::expires_at.le(now))).execute(conn)?)
}
