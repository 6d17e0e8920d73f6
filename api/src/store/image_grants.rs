//! The second grant of accounts (OAuth 1.0a): the sealed token pair, or why there is none any more.

use diesel::prelude::*;

use super::schema::{image_grant_losses as losses, token_sets};
use super::token_sets::TokenSetRow;
use super::{AnyConnection, StoreResult};
use crate::model::{AccountId, GrantKind, ImageGrantLoss, Instant, Scopes};

const OAUTH1: GrantKind = GrantKind::OAuth1;

/// Why an account has no second grant.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = losses)]
pub struct LossRow {
    pub account_id: AccountId,
    pub reason: ImageGrantLoss,
    /// Of the token that was refused, to know it when it comes again.
    pub token_hash: Option<Vec<u8>>,
    pub lost_at: Instant,
}

/// A sealed token pair of a generation: the sealed bytes are bound to it.
pub struct SealedPair {
    pub token: Vec<u8>,
    pub secret: Vec<u8>,
    pub generation: i64,
    /// What the platform says the token may do.
    pub access_level: Option<String>,
    pub consumer_fingerprint: String,
    /// To know the token when it comes again after it was lost.
    pub token_hash: Vec<u8>,
}

pub fn find(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<TokenSetRow>> {
    Ok(token_sets::table.find((account, OAUTH1)).select(TokenSetRow::as_select()).first(conn).optional()?)
}

/// The grants of several accounts.
pub fn of_accounts(conn: &mut AnyConnection, accounts: &[AccountId]) -> StoreResult<Vec<TokenSetRow>> {
    Ok(token_sets::table
        .filter(token_sets::account_id.eq_any(accounts.to_vec()))
        .filter(token_sets::kind.eq(OAUTH1))
        .select(TokenSetRow::as_select())
        .load(conn)?)
}

/// Stores a grant in place of whatever was there, and forgets why there was none.
pub fn put(conn: &mut AnyConnection, account: AccountId, pair: SealedPair, now: Instant) -> StoreResult<()> {
    delete(conn, account)?;
    diesel::delete(losses::table.find(account)).execute(conn)?;
    let row = TokenSetRow {
        account_id: account,
        kind: OAUTH1,
        sealed_access: pair.token,
        sealed_refresh: Some(pair.secret),
        scopes: pair.access_level.into_iter().collect::<Scopes>(),
        expires_at: None,
        generation: pair.generation,
        refresh_started_at: None,
        updated_at: now,
        refresh_at: None,
        consumer_fingerprint: Some(pair.consumer_fingerprint),
        token_hash: Some(pair.token_hash),
        refresh_holder: None,
        refresh_failing_since: None,
        refresh_trouble: None,
    };
    diesel::insert_into(token_sets::table).values(row).execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut AnyConnection, account: AccountId) -> StoreResult<()> {
    diesel::delete(token_sets::table.find((account, OAUTH1))).execute(conn)?;
    Ok(())
}

/// Forgets a grant, if there is one, and why there was none.
pub fn forget(conn: &mut AnyConnection, account: AccountId) -> StoreResult<()> {
    delete(conn, account)?;
    diesel::delete(losses::table.find(account)).execute(conn)?;
    Ok(())
}

/// Forgets a grant and writes down why.
pub fn lose(
    conn: &mut AnyConnection,
    account: AccountId,
    reason: ImageGrantLoss,
    token_hash: Option<Vec<u8>>,
    now: Instant,
) -> StoreResult<()> {
    forget(conn, account)?;
    let row = LossRow { account_id: account, reason, token_hash, lost_at: now };
    diesel::insert_into(losses::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find_loss(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<LossRow>> {
    Ok(losses::table.find(account).select(LossRow::as_select()).first(conn).optional()?)
}

/// The losses of several accounts.
pub fn losses_of(conn: &mut AnyConnection, accounts: &[AccountId]) -> StoreResult<Vec<LossRow>> {
    Ok(losses::table.filter(losses::account_id.eq_any(accounts.to_vec())).select(LossRow::as_select()).load(conn)?)
}
