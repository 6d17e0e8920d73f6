//! The keys that values are sealed with: which are configured, what each still seals, and changing them.

mod rotation;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

pub use rotation::{Progress, RotateError, Rotation, rotate};

use super::{StartError, high_water_keys, keyring, open_store};
use crate::config::Config;
use crate::publisher::high_water;
use crate::store::{AnyConnection, Store, StoreError, sealed};
use crate::vault::{KeyId, Keyring};

/// The file beside the database that is written with a key too.
pub const HIGH_WATER: &str = "publisher.hwm";

/// Where a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// `APP_SECRET`: everything is sealed with it from now on.
    Newest,
    /// `APP_SECRET_PREVIOUS`, by its place in that list, from 1.
    Previous(usize),
    NotConfigured,
}

impl fmt::Display for KeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newest => f.write_str("APP_SECRET"),
            Self::Previous(number) => write!(f, "APP_SECRET_PREVIOUS nr {number}"),
            Self::NotConfigured => f.write_str("not configured"),
        }
    }
}

/// One key and what it seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyStatus {
    pub key: KeyId,
    pub source: KeySource,
    /// How many values of each table it seals, and whether the high-water file needs it.
    pub uses: BTreeMap<&'static str, u64>,
}

impl KeyStatus {
    pub fn total(&self) -> u64 {
        self.uses.values().sum()
    }

    /// Whether its secret may be taken out of `APP_SECRET_PREVIOUS`.
    pub fn is_removable(&self) -> bool {
        matches!(self.source, KeySource::Previous(_)) && self.total() == 0
    }
}

/// Every key, the configured ones first and newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysStatus {
    pub keys: Vec<KeyStatus>,
    /// Values that are no sealed values, by table.
    pub damaged: BTreeMap<&'static str, u64>,
}

/// The configured keys.
pub fn configured(config: &Config) -> Vec<(KeyId, KeySource)> {
    sources(&keyring(config)).collect()
}

/// What each key seals. Changes nothing, and works whatever is configured.
pub async fn status(config: &Config) -> Result<KeysStatus, StartError> {
    let store = open_store(config).await?;
    look(&store, &config.storage.data_dir, keyring(config)).await
}

async fn look(store: &Store, data_dir: &Path, keyring: Keyring) -> Result<KeysStatus, StartError> {
    let oldest = high_water::oldest_key(data_dir, &high_water_keys(&keyring))?;
    let (mut status, uses) = store
        .read(move |conn: &mut AnyConnection| {
            let keys = sources(&keyring).map(|(key, source)| KeyStatus { key, source, uses: BTreeMap::new() });
            Ok::<_, StoreError>((KeysStatus { keys: keys.collect(), damaged: BTreeMap::new() }, sealed::count(conn)?))
        })
        .await?;
    if let Some(needed) = oldest.and_then(|number| status.keys.get_mut(number)) {
        needed.uses.insert(HIGH_WATER, 1);
    }
    for found in uses {
        let uses = match KeyId::try_from(&found.key_id[..]) {
            Ok(key) => status.uses_of(key),
            Err(_) => &mut status.damaged,
        };
        *uses.entry(found.table.as_str()).or_default() += found.values;
    }
    Ok(status)
}

impl KeysStatus {
    fn uses_of(&mut self, key: KeyId) -> &mut BTreeMap<&'static str, u64> {
        let at = self.keys.iter().position(|known| known.key == key).unwrap_or_else(|| {
            self.keys.push(KeyStatus { key, source: KeySource::NotConfigured, uses: BTreeMap::new() });
            self.keys.len() - 1
        });
        &mut self.keys[at].uses
    }
}

fn sources(keyring: &Keyring) -> impl Iterator<Item = (KeyId, KeySource)> {
    keyring
        .ids()
        .enumerate()
        .map(|(number, key)| (key, if number == 0 { KeySource::Newest } else { KeySource::Previous(number) }))
}
