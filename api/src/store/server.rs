//! The one row that says who this database is.

use diesel::prelude::*;

use super::schema::{server, users};
use super::{AnyConnection, StoreResult};
use crate::model::Instant;

/// The row, made by [`ensure`] at the first start.
#[derive(Queryable, Selectable)]
#[diesel(table_name = server)]
pub struct ServerRow {
    pub database_id: String,
    pub publisher_epoch: i64,
    /// A known text sealed with the vault's key: opening it proves that the key is the right one.
    pub key_canary: Option<Vec<u8>>,
    /// Hash of the one-time setup token, while there is no user.
    pub setup_token_hash: Option<Vec<u8>>,
    /// Create attempts journaled so far.
    pub attempt_seq: i64,
    /// Why nothing may be sent, if so.
    pub hold_reason: Option<String>,
    /// Fingerprint of the high-water file that a person has resumed from.
    pub resumed_from: Option<String>,
    /// Signs and encrypts the session cookie, sealed.
    pub sealed_session_key: Option<Vec<u8>>,
    /// Goes into the hash of every API key, sealed.
    pub sealed_api_key_pepper: Option<Vec<u8>>,
    /// Which key the publisher that started last seals with.
    pub newest_key_id: Option<String>,
}

/// The server's own keys, sealed. They are replaced together.
pub struct SealedKeys {
    pub canary: Vec<u8>,
    pub session_key: Vec<u8>,
    pub api_key_pepper: Vec<u8>,
}

/// Reads the row, making it if this database is new.
pub fn ensure(conn: &mut AnyConnection, database_id: &str, now: Instant) -> StoreResult<ServerRow> {
    if let Some(row) = server::table.select(ServerRow::as_select()).first(conn).optional()? {
        return Ok(row);
    }
    diesel::insert_into(server::table)
        .values((
            server::id.eq(1),
            server::database_id.eq(database_id),
            server::created_at.eq(now),
            server::app_version.eq(Some(super::APP_VERSION)),
        ))
        .execute(conn)?;
    get(conn)
}

pub fn get(conn: &mut AnyConnection) -> StoreResult<ServerRow> {
    Ok(server::table.select(ServerRow::as_select()).first(conn)?)
}

pub fn set_keys(conn: &mut AnyConnection, keys: SealedKeys) -> StoreResult<()> {
    diesel::update(server::table)
        .set((
            server::key_canary.eq(keys.canary),
            server::sealed_session_key.eq(keys.session_key),
            server::sealed_api_key_pepper.eq(keys.api_key_pepper),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes down which key everything is sealed with from now on.
pub fn set_newest_key(conn: &mut AnyConnection, key_id: &str) -> StoreResult<()> {
    diesel::update(server::table).set(server::newest_key_id.eq(key_id)).execute(conn)?;
    Ok(())
}

/// Whether this is the key that [`set_newest_key`] wrote down. It writes, so that on either engine nobody writes down
/// another one before the transaction ends.
pub fn is_newest_key(conn: &mut AnyConnection, key_id: &str) -> StoreResult<bool> {
    let same = server::table.filter(server::newest_key_id.eq(key_id));
    Ok(diesel::update(same).set(server::newest_key_id.eq(key_id)).execute(conn)? == 1)
}

pub fn set_setup_token_hash(conn: &mut AnyConnection, hash: Option<&[u8]>) -> StoreResult<()> {
    diesel::update(server::table).set(server::setup_token_hash.eq(hash)).execute(conn)?;
    Ok(())
}

/// Whether nobody has an account here yet.
pub fn is_unclaimed(conn: &mut AnyConnection) -> StoreResult<bool> {
    Ok(users::table.count().get_result::<i64>(conn)? == 0)
}

/// Counts a create attempt; returns its number, or nothing while nothing may be sent.
pub fn count_attempt(conn: &mut AnyConnection) -> StoreResult<Option<i64>> {
    Ok(diesel::update(server::table.filter(server::hold_reason.is_null()))
        .set(server::attempt_seq.eq(server::attempt_seq + 1))
        .returning(server::attempt_seq)
        .get_result(conn)
        .optional()?)
}

/// Nothing may be sent until a person resumes.
pub fn hold(conn: &mut AnyConnection, reason: &str) -> StoreResult<()> {
    diesel::update(server::table).set(server::hold_reason.eq(Some(reason))).execute(conn)?;
    // What was shared since this state of the database was the last one is not in it.
    super::feeds::forget_base_lines(conn)
}

/// A person says that it is right to go on from here: the counters go past those of the file he was told about.
pub fn resume(conn: &mut AnyConnection, fingerprint: &str, epoch: i64, attempts: i64) -> StoreResult<()> {
    let row = get(conn)?;
    diesel::update(server::table)
        .set((
            server::hold_reason.eq(None::<String>),
            server::resumed_from.eq(Some(fingerprint)),
            server::publisher_epoch.eq(row.publisher_epoch.max(epoch)),
            server::attempt_seq.eq(row.attempt_seq.max(attempts)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The high-water file is written anew: what was said about the one before no longer matters.
pub fn forget_resumed(conn: &mut AnyConnection) -> StoreResult<()> {
    let told = server::table.filter(server::resumed_from.is_not_null());
    diesel::update(told).set(server::resumed_from.eq(None::<String>)).execute(conn)?;
    Ok(())
}

/// Begins a new term of publishing and returns its number. Attempts of earlier terms belong to dead processes.
pub fn begin_epoch(conn: &mut AnyConnection) -> StoreResult<i64> {
    diesel::update(server::table).set(server::publisher_epoch.eq(server::publisher_epoch + 1)).execute(conn)?;
    Ok(server::table.select(server::publisher_epoch).first(conn)?)
}
