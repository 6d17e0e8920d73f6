//! Token sets: sealed here, opened only in `accounts`. A set is replaced as one, with its generation one higher.

use diesel::prelude::*;

use super::schema::token_sets;
use super::{AnyConnection, StoreError, StoreResult};
use crate::model::{AccountId, GrantKind, Instant, RefreshTrouble, Scopes};

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
    /// Which process is spending the refresh token.
    pub refresh_holder: Option<String>,
    /// Since when renewing fails; absent while it does not.
    pub refresh_failing_since: Option<Instant>,
    pub refresh_trouble: Option<RefreshTrouble>,
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
        refresh_holder: None,
        refresh_failing_since: None,
        refresh_trouble: None,
    };
    diesel::insert_into(token_sets::table).values(row).execute(conn)?;
    Ok(())
}

/// What became of wanting to spend a refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It may be spent now. `interrupted` says that somebody began to before and never told the end of it.
    Taken { interrupted: bool },
    /// Another process is spending it.
    Busy,
    /// The set is of another generation by now, or gone.
    Changed,
}

/// Writes down that `holder` is about to spend the refresh token of this generation. What another process began later
/// than `lease_began_after` is left to it.
pub fn claim_refresh(
    conn: &mut AnyConnection,
    account: AccountId,
    generation: i64,
    holder: &str,
    lease_began_after: Instant,
    now: Instant,
) -> StoreResult<Claim> {
    let Some(set) = find(conn, account)?.filter(|set| set.generation == generation) else {
        return Ok(Claim::Changed);
    };
    let is_anothers = set.refresh_holder.as_deref().is_some_and(|by| by != holder);
    if is_anothers && set.refresh_started_at.is_some_and(|at| at > lease_began_after) {
        return Ok(Claim::Busy);
    }
    diesel::update(token_sets::table.find((account, OAUTH2)))
        .set((token_sets::refresh_started_at.eq(now), token_sets::refresh_holder.eq(holder)))
        .execute(conn)?;
    Ok(Claim::Taken { interrupted: set.refresh_started_at.is_some() })
}

/// Takes the note of [`claim_refresh`] back: the platform has answered for good.
pub fn end_refresh(conn: &mut AnyConnection, account: AccountId) -> StoreResult<()> {
    diesel::update(token_sets::table.find((account, OAUTH2)))
        .set((token_sets::refresh_started_at.eq(None::<Instant>), token_sets::refresh_holder.eq(None::<String>)))
        .execute(conn)?;
    Ok(())
}

/// The publishers before this one are dead: what they began to renew nobody holds any more.
pub fn release_holders(conn: &mut AnyConnection, of: &str) -> StoreResult<()> {
    diesel::update(token_sets::table.filter(token_sets::refresh_holder.like(format!("{of}%"))))
        .set(token_sets::refresh_holder.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}

/// A refresh did not succeed, for the platform's or the operator's own trouble. With `is_unspent` the note of
/// [`claim_refresh`] goes: a later refusal then means what it says.
pub fn note_trouble(
    conn: &mut AnyConnection,
    account: AccountId,
    generation: i64,
    trouble: RefreshTrouble,
    is_unspent: bool,
    now: Instant,
) -> StoreResult<()> {
    let Some(set) = find(conn, account)?.filter(|set| set.generation == generation) else { return Ok(()) };
    let started_at = if is_unspent { None } else { set.refresh_started_at };
    diesel::update(token_sets::table.find((account, OAUTH2)))
        .set((
            token_sets::refresh_started_at.eq(started_at),
            token_sets::refresh_holder.eq(None::<String>),
            token_sets::refresh_failing_since.eq(set.refresh_failing_since.unwrap_or(now)),
            token_sets::refresh_trouble.eq(trouble),
        ))
        .execute(conn)?;
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
            token_sets::refresh_holder.eq(None::<String>),
            token_sets::refresh_failing_since.eq(None::<Instant>),
            token_sets::refresh_trouble.eq(None::<RefreshTrouble>),
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

/// Refreshes a set by itself only at `later`, if it is due at `now`.
pub fn put_off(conn: &mut AnyConnection, account: AccountId, now: Instant, later: Instant) -> StoreResult<()> {
    let due = token_sets::table.find((account, OAUTH2)).filter(token_sets::refresh_at.le(now));
    diesel::update(due).set(token_sets::refresh_at.eq(Some(later))).execute(conn)?;
    Ok(())
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

/// The sets of several accounts, for showing how they are.
pub fn of_accounts(conn: &mut AnyConnection, accounts: &[AccountId]) -> StoreResult<Vec<TokenSetRow>> {
    Ok(token_sets::table
        .filter(token_sets::account_id.eq_any(accounts.to_vec()))
        .filter(token_sets::kind.eq(OAUTH2))
        .select(TokenSetRow::as_select())
        .load(conn)?)
}

fn one(changed: usize) -> StoreResult<()> {
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
