//! Sealing everything anew with the newest key, while the server runs.
//!
//! It goes through the rows in short transactions and leaves the database alone in between for as long as each took. It
//! can be killed at any moment and begun again: what is sealed with the newest key already is not touched.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{KeysStatus, look};
use crate::accounts::{Position, Unreadable, reseal_batch};
use crate::app::{StartError, high_water_keys, identity, keyring, open_store};
use crate::clock::SharedClock;
use crate::config::Config;
use crate::model::Instant;
use crate::notifications::{self, words};
use crate::publisher::{self, LockError};
use crate::store::audit::{self, AuditEvent};
use crate::store::sealed::SealedTable;
use crate::store::{AnyConnection, Store, StoreError, server};
use crate::vault::{KeyId, Vault};

/// How far it has got, in values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub of: u64,
}

/// What a rotation did.
#[derive(Debug)]
pub struct Rotation {
    /// Values sealed anew, by table.
    pub resealed: BTreeMap<&'static str, u64>,
    /// Trips to the consent page that could not be opened and were removed.
    pub removed_trips: u64,
    /// What else cannot be opened. It is as it was, unless it was to be forgotten.
    pub unreadable: Vec<Unreadable>,
    /// What each key seals now.
    pub status: KeysStatus,
}

impl Rotation {
    pub fn resealed_values(&self) -> u64 {
        self.resealed.values().sum()
    }
}

/// Why keys could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    #[error(
        "a server is running that does not seal with the newest key of these settings, {newest}, and may not know it. Restart every server of this data folder with the same APP_SECRET and APP_SECRET_PREVIOUS first, then rotate. Nothing that it could not open was written."
    )]
    ServerBehind { newest: KeyId },
    #[error("the publisher's lock cannot be looked at: {0}")]
    Lock(#[from] LockError),
    #[error(transparent)]
    Start(#[from] StartError),
}

impl From<StoreError> for RotateError {
    fn from(error: StoreError) -> Self {
        Self::Start(error.into())
    }
}

/// Seals everything anew that is not sealed with the newest key. What cannot be opened is named and stays, or with
/// `forget` is given up. Tells after each transaction how far it is.
pub async fn rotate(
    config: &Config,
    clock: SharedClock,
    forget: bool,
    mut progress: impl FnMut(Progress),
) -> Result<Rotation, RotateError> {
    let data_dir = &config.storage.data_dir;
    let store = open_store(config).await?;
    let vault = Arc::new(Vault::new(keyring(config)));
    identity::open_for_rotation(&store, &vault, &clock).await?;
    take_the_lead(&store, &vault, data_dir.clone()).await?;

    let before = look(&store, data_dir, keyring(config)).await?;
    let mut done = Progress { done: 0, of: values_to_reseal(&before) };
    progress(done);
    let mut rotation = Rotation { resealed: BTreeMap::new(), removed_trips: 0, unreadable: Vec::new(), status: before };
    let mut position = Some(Position::START);
    while let Some(from) = position {
        let (began_at, now, vault) = (clock.monotonic(), clock.now(), Arc::clone(&vault));
        let batch = store
            .write(move |conn| {
                stay_in_the_lead(conn, &vault)?;
                Ok::<_, RotateError>(reseal_batch(conn, &vault, from, forget, now)?)
            })
            .await?;
        *rotation.resealed.entry(batch.table.as_str()).or_default() += batch.resealed;
        if batch.table == SealedTable::AuthorizationRequests {
            rotation.removed_trips += batch.failed;
        }
        rotation.unreadable.extend(batch.unreadable);
        position = batch.next;
        done.done += batch.resealed + batch.failed;
        progress(done);
        if batch.resealed + batch.failed > 0 {
            // The server that writes to the same database gets as much of it.
            clock.sleep_until(clock.now() + clock.monotonic().saturating_sub(began_at)).await;
        }
    }
    let server = finish(&store, &vault, &rotation, clock.now()).await?;
    rotation.resealed.insert(SealedTable::Server.as_str(), server);
    rotation.resealed.retain(|_, values| *values > 0);
    let keys = high_water_keys(vault.keyring());
    if publisher::high_water::oldest_key(data_dir, &keys).map_err(StartError::from)?.is_some_and(|number| number > 0)
        && publisher::renew_high_water(&store, data_dir, &keys).await.map_err(StartError::from)?
    {
        rotation.resealed.insert(super::HIGH_WATER, 1);
    }
    rotation.status = look(&store, data_dir, keyring(config)).await?;
    progress(Progress { done: done.of, of: done.of });
    Ok(rotation)
}

/// Nothing may be sealed with a key that a running server does not know. One that publishes has written down which it
/// seals with; while none publishes, this process decides.
async fn take_the_lead(store: &Store, vault: &Arc<Vault>, data_dir: std::path::PathBuf) -> Result<(), RotateError> {
    let newest = vault.newest_key();
    store
        .write(move |conn| {
            if server::is_newest_key(conn, &newest.to_string())? {
                return Ok(());
            }
            if publisher::is_running(&data_dir)? {
                return Err(RotateError::ServerBehind { newest });
            }
            Ok(server::set_newest_key(conn, &newest.to_string())?)
        })
        .await
}

/// A server that was started meanwhile may seal with another key.
fn stay_in_the_lead(conn: &mut AnyConnection, vault: &Vault) -> Result<(), RotateError> {
    let newest = vault.newest_key();
    if server::is_newest_key(conn, &newest.to_string())? { Ok(()) } else { Err(RotateError::ServerBehind { newest }) }
}

/// The server's own keys come last, with the line in the audit trail and the notice to the administrators.
async fn finish(store: &Store, vault: &Arc<Vault>, so_far: &Rotation, now: Instant) -> Result<u64, RotateError> {
    let (vault, mut counts, removed) = (Arc::clone(vault), so_far.resealed.clone(), so_far.removed_trips);
    let unreadable = so_far.unreadable.len();
    store
        .write(move |conn| {
            stay_in_the_lead(conn, &vault)?;
            let resealed = identity::reseal(conn, &vault)?;
            counts.insert(SealedTable::Server.as_str(), resealed);
            let mut words: Vec<String> = counts
                .iter()
                .filter(|(_, values)| **values > 0)
                .map(|(table, values)| format!("{table} {values}"))
                .collect();
            if removed > 0 {
                words.push(format!("removed trips {removed}"));
            }
            if !words.is_empty() {
                let (key, detail) = (vault.newest_key(), words.join(", "));
                audit::record(conn, &AuditEvent::of_operator("keys.rotated").about(key).because(&detail), now)?;
                let told = words::key_rotation_finished(key, counts.values().sum(), unreadable);
                notifications::tell_administrators(conn, &told, now)?;
            }
            Ok(resealed)
        })
        .await
}

/// How many values of the database are not sealed with the newest key.
fn values_to_reseal(status: &KeysStatus) -> u64 {
    let in_tables = |uses: &BTreeMap<&str, u64>| -> u64 {
        uses.iter().filter(|(place, _)| **place != super::HIGH_WATER).map(|(_, values)| values).sum()
    };
    in_tables(&status.damaged) + status.keys.iter().skip(1).map(|key| in_tables(&key.uses)).sum::<u64>()
}
