//! Connected accounts.

use diesel::prelude::*;

use super::schema::accounts;
use super::{AnyConnection, StoreResult};
use crate::model::{AccountId, Instant, PlatformKey, Profile, Standing, UserId};

/// An account's row, without its picture.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = accounts)]
pub struct AccountRow {
    pub id: AccountId,
    pub user_id: UserId,
    pub platform: PlatformKey,
    pub remote_id: String,
    pub username: String,
    pub display_name: String,
    pub long_posts: bool,
    pub standing: Standing,
    pub standing_reason: Option<String>,
    pub connected_at: Instant,
    pub updated_at: Instant,
    /// When the platform last accepted a token of it.
    pub last_verified_at: Option<Instant>,
    /// When a post was last sent with it.
    pub last_used_at: Option<Instant>,
}

/// # Errors
/// `Conflict` when the profile is connected to this server already, by whomever.
pub fn insert(conn: &mut AnyConnection, account: &AccountRow) -> StoreResult<()> {
    diesel::insert_into(accounts::table).values(account.clone()).execute(conn)?;
    Ok(())
}

/// The user's account; nothing for an account of someone else.
pub fn find(conn: &mut AnyConnection, user: UserId, id: AccountId) -> StoreResult<Option<AccountRow>> {
    Ok(accounts::table
        .find(id)
        .filter(accounts::user_id.eq(user))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?)
}

/// The account as the publisher reaches it, which acts for every user.
pub fn get_for_publisher(conn: &mut AnyConnection, id: AccountId) -> StoreResult<AccountRow> {
    Ok(accounts::table.find(id).select(AccountRow::as_select()).first(conn)?)
}

/// Whoever's account this profile is: used to refuse a second owner.
pub fn find_by_remote_id(
    conn: &mut AnyConnection,
    platform: PlatformKey,
    remote_id: &str,
) -> StoreResult<Option<AccountRow>> {
    Ok(accounts::table
        .filter(accounts::platform.eq(platform))
        .filter(accounts::remote_id.eq(remote_id))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?)
}

/// The user's accounts, oldest connection first.
pub fn list(conn: &mut AnyConnection, user: UserId) -> StoreResult<Vec<AccountRow>> {
    Ok(accounts::table
        .filter(accounts::user_id.eq(user))
        .order((accounts::connected_at, accounts::id))
        .limit(100)
        .select(AccountRow::as_select())
        .load(conn)?)
}

/// Writes what the platform says about the profile and makes the account active.
pub fn reconnect(
    conn: &mut AnyConnection,
    user: UserId,
    id: AccountId,
    profile: &Profile,
    now: Instant,
) -> StoreResult<()> {
    diesel::update(accounts::table.find(id).filter(accounts::user_id.eq(user)))
        .set((
            accounts::username.eq(&profile.username),
            accounts::display_name.eq(&profile.display_name),
            accounts::long_posts.eq(profile.long_posts),
            accounts::standing.eq(Standing::Active),
            accounts::standing_reason.eq(None::<String>),
            accounts::connected_at.eq(now),
            accounts::updated_at.eq(now),
            accounts::last_verified_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The platform has just accepted a token of the account.
pub fn set_verified(conn: &mut AnyConnection, id: AccountId, now: Instant) -> StoreResult<()> {
    diesel::update(accounts::table.find(id)).set(accounts::last_verified_at.eq(now)).execute(conn)?;
    Ok(())
}

/// The platform has just published a post of the account.
pub fn set_used(conn: &mut AnyConnection, id: AccountId, now: Instant) -> StoreResult<()> {
    diesel::update(accounts::table.find(id))
        .set((accounts::last_verified_at.eq(now), accounts::last_used_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// Writes what the platform says about the profile.
pub fn set_profile(conn: &mut AnyConnection, id: AccountId, profile: &Profile, now: Instant) -> StoreResult<()> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::username.eq(&profile.username),
            accounts::display_name.eq(&profile.display_name),
            accounts::long_posts.eq(profile.long_posts),
            accounts::last_verified_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Every account of the server that is not disconnected, oldest connection first.
pub fn list_connected(conn: &mut AnyConnection) -> StoreResult<Vec<AccountRow>> {
    Ok(accounts::table
        .filter(accounts::standing.ne(Standing::Disconnected))
        .order((accounts::connected_at, accounts::id))
        .select(AccountRow::as_select())
        .load(conn)?)
}

pub fn set_standing(
    conn: &mut AnyConnection,
    id: AccountId,
    standing: Standing,
    reason: Option<&str>,
    now: Instant,
) -> StoreResult<()> {
    diesel::update(accounts::table.find(id))
        .set((accounts::standing.eq(standing), accounts::standing_reason.eq(reason), accounts::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

pub fn set_avatar(conn: &mut AnyConnection, id: AccountId, png: Option<&[u8]>) -> StoreResult<()> {
    diesel::update(accounts::table.find(id)).set(accounts::avatar.eq(png)).execute(conn)?;
    Ok(())
}

/// The picture of the user's account, as PNG.
pub fn avatar(conn: &mut AnyConnection, user: UserId, id: AccountId) -> StoreResult<Option<Vec<u8>>> {
    let stored: Option<Option<Vec<u8>>> =
        accounts::table.find(id).filter(accounts::user_id.eq(user)).select(accounts::avatar).first(conn).optional()?;
    Ok(stored.flatten())
}

/// Which of the user's accounts have a picture.
pub fn with_avatar(conn: &mut AnyConnection, user: UserId) -> StoreResult<Vec<AccountId>> {
    Ok(accounts::table
        .filter(accounts::user_id.eq(user))
        .filter(accounts::avatar.is_not_null())
        .limit(100)
        .select(accounts::id)
        .load(conn)?)
}
