//! Second factors and the codes for whoever has lost his.

use std::collections::HashSet;

use diesel::prelude::*;

use super::schema::{recovery_codes as codes, second_factors as factors};
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, UserId};

/// A second factor's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = factors)]
pub struct SecondFactorRow {
    pub user_id: UserId,
    pub sealed_secret: Vec<u8>,
    /// Absent until its user has shown that it works.
    pub confirmed_at: Option<Instant>,
    /// The last step of time whose digits were used.
    pub last_step: i64,
    pub created_at: Instant,
}

pub fn find(conn: &mut AnyConnection, user: UserId) -> StoreResult<Option<SecondFactorRow>> {
    Ok(factors::table.find(user).select(SecondFactorRow::as_select()).first(conn).optional()?)
}

/// Whose factor is on, of these users: for administrators.
pub fn who_of_has_one(conn: &mut AnyConnection, users: Vec<UserId>) -> StoreResult<HashSet<UserId>> {
    let on = factors::table.filter(factors::confirmed_at.is_not_null()).filter(factors::user_id.eq_any(users));
    Ok(on.select(factors::user_id).load(conn)?.into_iter().collect())
}

/// Puts a factor that is to be confirmed in the place of one that never was.
pub fn begin(conn: &mut AnyConnection, row: &SecondFactorRow) -> StoreResult<()> {
    diesel::delete(factors::table.find(row.user_id).filter(factors::confirmed_at.is_null())).execute(conn)?;
    diesel::insert_into(factors::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// From now on its user is asked for it; false when he is already.
pub fn confirm(conn: &mut AnyConnection, user: UserId, now: Instant) -> StoreResult<bool> {
    let waiting = factors::table.find(user).filter(factors::confirmed_at.is_null());
    Ok(diesel::update(waiting).set(factors::confirmed_at.eq(now)).execute(conn)? == 1)
}

/// Uses the digits of a step up; false when they, or later ones, were used before.
pub fn use_step(conn: &mut AnyConnection, user: UserId, step: i64) -> StoreResult<bool> {
    let unused = factors::table.find(user).filter(factors::last_step.lt(step));
    Ok(diesel::update(unused).set(factors::last_step.eq(step)).execute(conn)? == 1)
}

/// Uses a recovery code up; false when there is none like it, or it was used before.
pub fn use_recovery_code(conn: &mut AnyConnection, user: UserId, hash: &[u8], now: Instant) -> StoreResult<bool> {
    let unused = codes::table.find((user, hash)).filter(codes::used_at.is_null());
    Ok(diesel::update(unused).set(codes::used_at.eq(now)).execute(conn)? == 1)
}

/// Gives a user recovery codes instead of those he had.
pub fn set_recovery_codes(conn: &mut AnyConnection, user: UserId, hashes: &[Vec<u8>]) -> StoreResult<()> {
    diesel::delete(codes::table.filter(codes::user_id.eq(user))).execute(conn)?;
    for hash in hashes {
        diesel::insert_into(codes::table).values((codes::user_id.eq(user), codes::code_hash.eq(hash))).execute(conn)?;
    }
    Ok(())
}

/// How many recovery codes a user has not used.
pub fn unused_codes(conn: &mut AnyConnection, user: UserId) -> StoreResult<i64> {
    let unused = codes::table.filter(codes::user_id.eq(user)).filter(codes::used_at.is_null());
    Ok(unused.count().get_result(conn)?)
}

/// Removes a user's factor with its codes; false when he has none.
pub fn remove(conn: &mut AnyConnection, user: UserId) -> StoreResult<bool> {
    Ok(diesel::delete(factors::table.find(user)).execute(conn)? == 1)
}
