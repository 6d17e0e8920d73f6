//! Authorization requests: one trip each to a platform's consent page.

use diesel::prelude::*;

use super::schema::authorization_requests as requests;
use super::{AnyConnection, StoreResult};
use crate::model::{AccountId, AuthorizationId, GrantKind, Instant, PlatformKey, Scopes, SessionId, UserId};

/// A request's row. `state` is kept as its hash, the code verifier sealed. With OAuth 1.0a the request token takes the
/// place of `state`, and its secret that of the verifier.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = requests)]
pub struct AuthorizationRow {
    pub id: AuthorizationId,
    pub state_hash: Vec<u8>,
    pub user_id: UserId,
    pub session_id: SessionId,
    pub platform: PlatformKey,
    pub account_id: Option<AccountId>,
    pub scopes: Scopes,
    pub redirect_uri: String,
    pub sealed_verifier: Vec<u8>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub consumed_at: Option<Instant>,
    pub kind: GrantKind,
}

pub fn insert(conn: &mut AnyConnection, row: &AuthorizationRow) -> StoreResult<()> {
    diesel::insert_into(requests::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// Uses the request up. One statement decides, so of several callbacks with the same `state` one wins.
pub fn consume(
    conn: &mut AnyConnection,
    user: UserId,
    session: SessionId,
    (platform, kind): (PlatformKey, GrantKind),
    state_hash: &[u8],
    now: Instant,
) -> StoreResult<Option<AuthorizationRow>> {
    let open = requests::table
        .filter(requests::state_hash.eq(state_hash))
        .filter(requests::user_id.eq(user))
        .filter(requests::session_id.eq(session))
        .filter(requests::platform.eq(platform))
        .filter(requests::kind.eq(kind))
        .filter(requests::consumed_at.is_null())
        .filter(requests::expires_at.gt(now));
    if diesel::update(open).set(requests::consumed_at.eq(now)).execute(conn)? == 0 {
        return Ok(None);
    }
    find_by_state(conn, state_hash)
}

/// The request with this `state`, whoever's it is: used to say why it could not be consumed.
pub fn find_by_state(conn: &mut AnyConnection, state_hash: &[u8]) -> StoreResult<Option<AuthorizationRow>> {
    Ok(requests::table
        .filter(requests::state_hash.eq(state_hash))
        .select(AuthorizationRow::as_select())
        .first(conn)
        .optional()?)
}

pub fn delete(conn: &mut AnyConnection, id: AuthorizationId) -> StoreResult<()> {
    diesel::delete(requests::table.find(id)).execute(conn)?;
    Ok(())
}

/// Removes requests that ended before `before`; until then they explain a late callback.
pub fn sweep(conn: &mut AnyConnection, before: Instant) -> StoreResult<usize> {
    Ok(diesel::delete(requests::table.filter(requests::expires_at.lt(before))).execute(conn)?)
}
