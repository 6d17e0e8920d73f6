//! Token sets: sealed here, opened only in `accounts`. A set is replaced as one, with its generation one higher.

use diesel::prelude::*;

use super::schema::token_sets;
use super::{AnyConnection, StoreError, StoreResult};
use crate::model::{AccountId, GrantKind, Instant, Scopes};

/// The kind of grant this file keeps; those of the other kind are in `image_grants`.
const OAUTH2: GrantKind = GrantKind::OAuth2;

/// A sealed token set.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = token_sets)]
pub struct TokenSetRow {
    pub account_id: AccountId,
    pub kind: GrantKind,
    pub sealed_access: Vec<u8>,
    pub sealed_refresh: Option<Vec<u8>>,
    pub scopes: Scopes,
    pub expires_at: Option<Instant>,
    pub generation: i64,
    /// Set while a refresh is under way, and after a crash in the middle of one.
    pub refresh_started_at: Option<Instant>,
    pub updated_at: Instant,
    /// When it is refreshed without anyone needing it.
    pub refresh_at: Option<Instant>,
    /// With OAuth 1.0a: which of the operator's keys it belongs to.
    pub consumer_fingerprint: Option<String>,
    /// With OAuth 1.0a: of the token, to know it when it comes again.
    pub token_hash: Option<Vec<u8>>,
}

/// What replaces a set.
pub struct SealedTokenSet {
    pub access: Vec<u8>,
    pub refresh: Option<Vec<u8>>,
    pub scopes: Scopes,
    pub expires_at: Instant,
    pub refresh_at: Option<Instant>,
}

pub fn find(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<TokenSetRow>> {
    Ok(token_sets::table.find((account, OAUTH2)).select(TokenSetRow::as_select()).first(conn).optional()?)
}

/// Stores the set of a new grant, in place of whatever was there. Its generation is the caller's, because the
/// sealed bytes are bound to it.
pub fn put(
    conn: &mut AnyConnection,
    account: AccountId,
    generation: i64,
    set: SealedTokenSet,
    now: Instant,
) -> StoreResult<()> {
    delete(conn, account)?;
    let row = TokenSetRow {
        account_id: account,
        kind: OAUTH2,
        sealed_access: set.access,
        sealed_refresh: set.refresh,
        scopes: set.scopes,
        expires_at: Some(set.expires_at),
        generation,
        refresh_started_at: None,
        updated_at: now,
        refresh_at: set.refresh_at,
        consumer_fingerprint: None,
        token_hash: None,
    };
    diesel::insert_into(token_sets::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes down that the refresh token of this generation is about to be spent.
///
/// # Errors
/// `NotFound` when the set is of another generation by now.
pub fn begin_refresh(conn: &mut AnyConnection, account: AccountId, generation: i64, now: Instant) -> StoreResult<()> {
    let set = token_sets::table.find((account, OAUTH2)).filter(token_sets::generation.eq(generation));
    one(diesel::update(set).set(token_sets::refresh_started_at.eq(now)).execute(conn)?)
}

/// Takes the note of [`begin_refresh`] back: the token endpoint is known not to have spent the token.
pub fn abandon_refresh(conn: &mut AnyConnection, account: AccountId, generation: i64) -> StoreResult<()> {
    let set = token_sets::table.find((account, OAUTH2)).filter(token_sets::generation.eq(generation));
    diesel::update(set).set(token_sets::refresh_started_at.eq(None::<Instant>)).execute(conn)?;
    Ok(())
}

/// Puts the refreshed set in place of the one of generation `spent`.
///
/// # Errors
/// `NotFound` when the account was disconnected or connected anew meanwhile.
pub fn replace(
    conn: &mut AnyConnection,
    account: AccountId,
    spent: i64,
    set: SealedTokenSet,
    now: Instant,
) -> StoreResult<()> {
    let row = token_sets::table.find((account, OAUTH2)).filter(token_sets::generation.eq(spent));
    one(diesel::update(row)
        .set((
            token_sets::sealed_access.eq(set.access),
            token_sets::sealed_refresh.eq(set.refresh),
            token_sets::scopes.eq(set.scopes),
            token_sets::expires_at.eq(Some(set.expires_at)),
            token_sets::generation.eq(spent + 1),
            token_sets::refresh_started_at.eq(None::<Instant>),
            token_sets::updated_at.eq(now),
            token_sets::refresh_at.eq(set.refresh_at),
        ))
        .execute(conn)?)
}

/// Makes the access token count as expired, so that the next user refreshes it.
pub fn expire(conn: &mut AnyConnection, account: AccountId, generation: i64, now: Instant) -> StoreResult<()> {
    let set = token_sets::table.find((account, OAUTH2)).filter(token_sets::generation.eq(generation));
    diesel::update(set).set(token_sets::expires_at.eq(Some(now))).execute(conn)?;
    Ok(())
}

/// The accounts whose sets want refreshing, the longest waiting first.
pub fn to_refresh(conn: &mut AnyConnection, now: Instant, limit: i64) -> StoreResult<Vec<AccountId>> {
    Ok(token_sets::table
        .filter(token_sets::kind.eq(OAUTH2))
        .filter(token_sets::refresh_at.le(now))
        .order(token_sets::refresh_at)
        .limit(limit)
        .select(token_sets::account_id)
        .load(conn)?)
}

/// When the first set wants refreshing.
pub fn next_refresh_at(conn: &mut AnyConnection) -> StoreResult<Option<Instant>> {
    let next: Option<Option<Instant>> = token_sets::table
        .filter(token_sets::kind.eq(OAUTH2))
        .filter(token_sets::refresh_at.is_not_null())
        .order(token_sets::refresh_at)
        .select(token_sets::refresh_at)
        .first(conn)
        .optional()?;
    Ok(next.flatten())
}

/// Sets when a set is refreshed by itself.
pub fn refresh_at(conn: &mut AnyConnection, account: AccountId, at: Option<Instant>) -> StoreResult<()> {
    diesel::update(token_sets::table.find((account, OAUTH2))).set(token_sets::refresh_at.eq(at)).execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut AnyConnection, account: AccountId) -> StoreResult<()> {
    diesel::delete(token_sets::table.find((account, OAUTH2))).execute(conn)?;
    Ok(())
}

/// Expiry and scopes of several accounts' sets, for showing.
pub fn summaries(
    conn: &mut AnyConnection,
    accounts: &[AccountId],
) -> StoreResult<Vec<(AccountId, Scopes, Option<Instant>)>> {
    Ok(token_sets::table
        .filter(token_sets::account_id.eq_any(accounts.to_vec()))
        .filter(token_sets::kind.eq(OAUTH2))
        .select((token_sets::account_id, token_sets::scopes, token_sets::expires_at))
        .load(conn)?)
}

fn one(changed: usize) -> StoreResult<()> {
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
