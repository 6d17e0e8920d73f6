//! Who this database is, and the server's own keys: kept in it sealed, so that `APP_SECRET` can change without them.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::StartError;
use crate::clock::SharedClock;
use crate::model::{Instant, Secret};
use crate::store::server::{self, SealedKeys};
use crate::store::{AnyConnection, Store, sealed};
use crate::vault::{Column, Context, KeyId, Purpose, Vault, VaultError, random_bytes};

type Key = Zeroizing<[u8; 64]>;

/// The server's own keys, opened.
pub(super) struct ServerKeys {
    /// Signs and encrypts the session cookie.
    pub(super) session: Key,
    /// Goes into the hash of every API key.
    pub(super) api_key_pepper: Key,
}

/// A key that values are sealed with and no configured secret gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingKey {
    pub key: KeyId,
    pub values: u64,
}

/// Makes the row that names this database, or opens the keys in it. On any error nothing is changed.
///
/// # Errors
/// `WrongSecret` when the server's own keys are sealed with a key that is not configured, `KeysMissing` when other
/// values are.
pub(super) async fn open(store: &Store, vault: &Arc<Vault>, clock: &SharedClock) -> Result<ServerKeys, StartError> {
    let (vault, now) = (Arc::clone(vault), clock.now());
    store
        .write(move |conn| {
            let keys = open_row(conn, &vault, now)?;
            refuse_missing(conn, &vault)?;
            Ok(keys)
        })
        .await
}

/// Whether the secrets at hand open this database. Changes nothing.
pub(super) fn check(conn: &mut AnyConnection, vault: &Vault) -> Result<(), StartError> {
    if let Some(canary) = server::get(conn)?.key_canary {
        let key = Vault::key_of(&canary).map_err(|_| StartError::KeysDamaged)?;
        vault.check_canary(&canary).map_err(|error| refusal(&error, key))?;
    }
    refuse_missing(conn, vault)
}

/// The same for a rotation, which goes on beside values whose key is missing, and names them.
pub(super) async fn open_for_rotation(
    store: &Store,
    vault: &Arc<Vault>,
    clock: &SharedClock,
) -> Result<ServerKeys, StartError> {
    let (vault, now) = (Arc::clone(vault), clock.now());
    store.write(move |conn| open_row(conn, &vault, now)).await
}

/// Writes down which key this process, which publishes, seals with. Until then a rotation may have gone on that does
/// not know of this process, so the keys are looked at once more.
pub(super) async fn announce_newest_key(store: &Store, vault: &Arc<Vault>) -> Result<(), StartError> {
    let vault = Arc::clone(vault);
    store
        .write(move |conn| {
            server::set_newest_key(conn, &vault.newest_key().to_string())?;
            refuse_missing(conn, &vault)
        })
        .await
}

/// Seals the server's own keys with the newest key. Part of the caller's transaction.
pub(super) fn reseal(conn: &mut AnyConnection, vault: &Vault) -> Result<u64, StartError> {
    let row = server::get(conn)?;
    let mut resealed = 0;
    let mut anew = |column, sealed: Option<Vec<u8>>| -> Result<Vec<u8>, StartError> {
        let sealed = sealed.ok_or(StartError::KeysDamaged)?;
        let anew = vault.reseal(&Context::of_server(column), &sealed).map_err(|_| StartError::KeysDamaged)?;
        resealed += u64::from(anew.is_some());
        Ok(anew.unwrap_or(sealed))
    };
    let keys = SealedKeys {
        canary: anew(Column::Canary, row.key_canary)?,
        session_key: anew(Column::SessionKey, row.sealed_session_key)?,
        api_key_pepper: anew(Column::ApiKeyPepper, row.sealed_api_key_pepper)?,
    };
    if resealed > 0 {
        server::set_keys(conn, keys)?;
    }
    Ok(resealed)
}

fn open_row(conn: &mut AnyConnection, vault: &Vault, now: Instant) -> Result<ServerKeys, StartError> {
    let database_id = uuid::Builder::from_random_bytes(random_bytes()).into_uuid().to_string();
    let row = server::ensure(conn, &database_id, now)?;
    let canary = row.key_canary.unwrap_or_else(|| vault.seal_canary());
    let key = Vault::key_of(&canary).map_err(|_| StartError::KeysDamaged)?;
    vault.check_canary(&canary).map_err(|error| refusal(&error, key))?;
    let is_complete = row.sealed_session_key.is_some() && row.sealed_api_key_pepper.is_some();
    // An earlier version made these of the secret itself: what they were then, they stay.
    let open = |column, purpose, sealed: Option<Vec<u8>>| match sealed {
        Some(sealed) => open_key(vault, column, &sealed),
        None => vault.keyring().derive_from(key, purpose).ok_or(StartError::WrongSecret { key }),
    };
    let keys = ServerKeys {
        session: open(Column::SessionKey, Purpose::Session, row.sealed_session_key)?,
        api_key_pepper: open(Column::ApiKeyPepper, Purpose::ApiKeyPepper, row.sealed_api_key_pepper)?,
    };
    if !is_complete {
        let session_key = seal_key(vault, Column::SessionKey, &keys.session);
        let api_key_pepper = seal_key(vault, Column::ApiKeyPepper, &keys.api_key_pepper);
        server::set_keys(conn, SealedKeys { canary, session_key, api_key_pepper })?;
    }
    Ok(keys)
}

fn refuse_missing(conn: &mut AnyConnection, vault: &Vault) -> Result<(), StartError> {
    let mut missing: Vec<MissingKey> = Vec::new();
    for in_use in sealed::count(conn)? {
        // What has no key's id is no sealed value; who needs it finds out.
        let Ok(key) = KeyId::try_from(&in_use.key_id[..]) else { continue };
        if vault.has_key(key) {
            continue;
        }
        match missing.iter_mut().find(|known| known.key == key) {
            Some(known) => known.values += in_use.values,
            None => missing.push(MissingKey { key, values: in_use.values }),
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(StartError::KeysMissing(missing)) }
}

fn seal_key(vault: &Vault, column: Column, key: &Key) -> Vec<u8> {
    vault.seal(&Context::of_server(column), &Secret::new(URL_SAFE_NO_PAD.encode(&key[..])))
}

fn open_key(vault: &Vault, column: Column, sealed: &[u8]) -> Result<Key, StartError> {
    let key = Vault::key_of(sealed).map_err(|_| StartError::KeysDamaged)?;
    let text = vault.open(&Context::of_server(column), sealed).map_err(|error| refusal(&error, key))?;
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text.expose()).map_err(|_| StartError::KeysDamaged)?);
    bytes.as_slice().try_into().map(Zeroizing::new).map_err(|_| StartError::KeysDamaged)
}

fn refusal(error: &VaultError, key: KeyId) -> StartError {
    match error {
        VaultError::UnknownKey => StartError::WrongSecret { key },
        VaultError::Tampered | VaultError::Envelope(_) => StartError::KeysDamaged,
    }
}
