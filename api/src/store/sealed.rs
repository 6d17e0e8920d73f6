//! Every sealed value of the database by the key it was sealed with, which stands open in its bytes, and the rows that
//! are still to be sealed with another one.
//!
//! A value is only replaced in place of exactly the bytes that were read: what was refreshed, connected anew or given up
//! in between is not overwritten.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Integer, Nullable, Text};

use super::authorizations::AuthorizationRow;
use super::pool::on_db;
use super::revocations::RevocationRow;
use super::schema::{authorization_requests as requests, revocations, second_factors, token_sets};
use super::second_factors::SecondFactorRow;
use super::token_sets::TokenSetRow;
use super::{AnyConnection, StoreResult};
use crate::model::text_enum::text_enum;
use crate::model::{AccountId, AuthorizationId, GrantKind, RevocationId, UserId};

text_enum! {
    /// A table with sealed values.
    pub enum SealedTable {
        Server = "server",
        TokenSets = "token_sets",
        AuthorizationRequests = "authorization_requests",
        Revocations = "revocations",
        SecondFactors = "second_factors",
    }
}

/// How many values of a table were sealed with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyUse {
    pub table: SealedTable,
    /// Eight bytes, unless the value is none of ours.
    pub key_id: Vec<u8>,
    pub values: u64,
}

/// Every sealed column. A new one has to be added here, and to the rotation.
const COLUMNS: &[(SealedTable, &str)] = &[
    (SealedTable::Server, "key_canary"),
    (SealedTable::Server, "sealed_session_key"),
    (SealedTable::Server, "sealed_api_key_pepper"),
    (SealedTable::TokenSets, "sealed_access"),
    (SealedTable::TokenSets, "sealed_refresh"),
    (SealedTable::AuthorizationRequests, "sealed_verifier"),
    (SealedTable::Revocations, "sealed_token"),
    (SealedTable::Revocations, "sealed_secret"),
    (SealedTable::SecondFactors, "sealed_secret"),
];

/// Counts all values by table and key, in one look.
pub fn count(conn: &mut AnyConnection) -> StoreResult<Vec<KeyUse>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        sealed_in: String,
        #[diesel(sql_type = Binary)]
        key_id: Vec<u8>,
        #[diesel(sql_type = BigInt)]
        sealed_values: i64,
    }
    // Bytes 3 to 10 of an envelope are its key's id.
    let columns = COLUMNS.iter().map(|(table, column)| {
        format!(
            "SELECT '{table}' AS sealed_in, substr({column}, 3, 8) AS key_id FROM {table} WHERE {column} IS NOT NULL"
        )
    });
    let query = format!(
        "SELECT sealed_in, key_id, count(*) AS sealed_values FROM ({}) AS sealed_values_of_all
         GROUP BY sealed_in, key_id ORDER BY sealed_in, key_id",
        columns.collect::<Vec<_>>().join(" UNION ALL ")
    );
    let rows: Vec<Row> = on_db!(conn, |c| diesel::sql_query(query).load(c))?;
    let in_use = |row: Row| KeyUse {
        table: row.sealed_in.parse().expect("one of the words the query was made of"),
        key_id: row.key_id,
        values: row.sealed_values.unsigned_abs(),
    };
    Ok(rows.into_iter().map(in_use).collect())
}

diesel::define_sql_function! {
    #[sql_name = "substr"]
    fn part_of(bytes: Binary, from: Integer, count: Integer) -> Binary;
}

diesel::define_sql_function! {
    #[sql_name = "substr"]
    fn part_of_any(bytes: Nullable<Binary>, from: Integer, count: Integer) -> Nullable<Binary>;
}

/// Token sets of one kind that are not sealed with this key, after that account in the order of ids.
pub fn token_sets_under_others(
    conn: &mut AnyConnection,
    key_id: &[u8],
    kind: GrantKind,
    after: Option<AccountId>,
    limit: i64,
) -> StoreResult<Vec<TokenSetRow>> {
    let other = part_of(token_sets::sealed_access, 3, 8).ne(key_id.to_vec()).nullable().or(part_of_any(
        token_sets::sealed_refresh,
        3,
        8,
    )
    .ne(key_id.to_vec()));
    Ok(token_sets::table
        .filter(token_sets::kind.eq(kind))
        .filter(token_sets::account_id.gt(after.unwrap_or(AccountId::from(uuid::Uuid::nil()))))
        .filter(other)
        .order(token_sets::account_id)
        .limit(limit)
        .select(TokenSetRow::as_select())
        .load(conn)?)
}

/// Trips that are not sealed with this key, after that one.
pub fn authorizations_under_others(
    conn: &mut AnyConnection,
    key_id: &[u8],
    after: Option<AuthorizationId>,
    limit: i64,
) -> StoreResult<Vec<AuthorizationRow>> {
    Ok(requests::table
        .filter(requests::id.gt(after.unwrap_or(AuthorizationId::from(uuid::Uuid::nil()))))
        .filter(part_of(requests::sealed_verifier, 3, 8).ne(key_id.to_vec()))
        .order(requests::id)
        .limit(limit)
        .select(AuthorizationRow::as_select())
        .load(conn)?)
}

/// Revocations that are not sealed with this key, after that one.
pub fn revocations_under_others(
    conn: &mut AnyConnection,
    key_id: &[u8],
    after: Option<RevocationId>,
    limit: i64,
) -> StoreResult<Vec<RevocationRow>> {
    let other = part_of(revocations::sealed_token, 3, 8).ne(key_id.to_vec()).nullable().or(part_of_any(
        revocations::sealed_secret,
        3,
        8,
    )
    .ne(key_id.to_vec()));
    Ok(revocations::table
        .filter(revocations::id.gt(after.unwrap_or(RevocationId::from(uuid::Uuid::nil()))))
        .filter(other)
        .order(revocations::id)
        .limit(limit)
        .select(RevocationRow::as_select())
        .load(conn)?)
}

/// Second factors that are not sealed with this key, after that user's.
pub fn second_factors_under_others(
    conn: &mut AnyConnection,
    key_id: &[u8],
    after: Option<UserId>,
    limit: i64,
) -> StoreResult<Vec<SecondFactorRow>> {
    Ok(second_factors::table
        .filter(second_factors::user_id.gt(after.unwrap_or(UserId::from(uuid::Uuid::nil()))))
        .filter(part_of(second_factors::sealed_secret, 3, 8).ne(key_id.to_vec()))
        .order(second_factors::user_id)
        .limit(limit)
        .select(SecondFactorRow::as_select())
        .load(conn)?)
}

/// Puts other bytes in the place of a set's, if it is still the set that was read.
pub fn replace_token_set(
    conn: &mut AnyConnection,
    read: &TokenSetRow,
    access: Vec<u8>,
    refresh: Option<Vec<u8>>,
) -> StoreResult<bool> {
    let same = token_sets::table
        .find((read.account_id, read.kind))
        .filter(token_sets::sealed_access.eq(&read.sealed_access))
        .filter(token_sets::generation.eq(read.generation));
    let set = (token_sets::sealed_access.eq(access), token_sets::sealed_refresh.eq(refresh));
    Ok(diesel::update(same).set(set).execute(conn)? == 1)
}

/// The same for a trip.
pub fn replace_verifier(conn: &mut AnyConnection, read: &AuthorizationRow, verifier: Vec<u8>) -> StoreResult<bool> {
    let same = requests::table.find(read.id).filter(requests::sealed_verifier.eq(&read.sealed_verifier));
    Ok(diesel::update(same).set(requests::sealed_verifier.eq(verifier)).execute(conn)? == 1)
}

/// The same for a revocation.
pub fn replace_revocation(
    conn: &mut AnyConnection,
    read: &RevocationRow,
    token: Vec<u8>,
    secret: Option<Vec<u8>>,
) -> StoreResult<bool> {
    let same = revocations::table.find(read.id).filter(revocations::sealed_token.eq(&read.sealed_token));
    let set = (revocations::sealed_token.eq(token), revocations::sealed_secret.eq(secret));
    Ok(diesel::update(same).set(set).execute(conn)? == 1)
}

/// The same for a second factor.
pub fn replace_second_factor(conn: &mut AnyConnection, read: &SecondFactorRow, secret: Vec<u8>) -> StoreResult<bool> {
    let same = second_factors::table.find(read.user_id).filter(second_factors::sealed_secret.eq(&read.sealed_secret));
    Ok(diesel::update(same).set(second_factors::sealed_secret.eq(secret)).execute(conn)? == 1)
}
