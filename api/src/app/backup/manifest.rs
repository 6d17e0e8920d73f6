//! `manifest.json`: what belongs to a backup, and what it takes to put it back.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::files::{self, Content};
use super::{BackupError, DATABASE, HIGH_WATER, IMAGES, MANIFEST};
use crate::model::MediaId;
use crate::vault::{Keyring, Purpose};

/// The form of backups that this version makes and reads.
const FORMAT: u32 = 1;

/// A manifest larger than this is none.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// What a backup says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The version of Pillarbox that made it.
    pub pillarbox_version: String,
    /// The version of the database's tables.
    pub schema_version: String,
    pub database_id: String,
    /// When, as in RFC 3339.
    pub made_at: String,
    /// The ids of the keys that its sealed values need; `pillarbox check-config` prints which secret gives which.
    pub key_ids: Vec<String>,
    pub files: Vec<FileEntry>,
    /// Images the database names and the backup does not have.
    pub missing_images: Vec<MissingImage>,
    /// HMAC-SHA-256 over all of the above with a key made of the secret, in hexadecimal: who can write to a backup and does
    /// not have the secret cannot make another one of it.
    pub mac: String,
}

/// One file of a backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileEntry {
    /// Below the backup's folder.
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
}

/// An image that is not in the backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MissingImage {
    pub id: String,
    pub why: WhyMissing,
}

/// Why an image is not in the backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyMissing {
    /// Its post went out, or was given up, while the backup was being made.
    RemovedMeanwhile,
    /// The data folder did not have it although the database says so.
    NotInDataFolder,
}

/// What every form of manifest has.
#[derive(Deserialize)]
struct Form {
    format: u32,
    #[serde(default)]
    pillarbox_version: String,
}

impl FileEntry {
    pub(super) fn new(path: String, content: Content) -> Self {
        Self { path, bytes: content.bytes, sha256: content.sha256 }
    }

    pub(super) fn content(&self) -> Content {
        Content { bytes: self.bytes, sha256: self.sha256.clone() }
    }
}

impl Manifest {
    pub(super) const FORMAT: u32 = FORMAT;

    pub(super) fn write(&self, backup: &Path) -> Result<(), BackupError> {
        let path = backup.join(MANIFEST);
        let text = serde_json::to_string_pretty(self).expect("texts and numbers are always JSON");
        files::write(&path, format!("{text}\n").as_bytes()).map_err(BackupError::at(&path))
    }

    /// Reads the manifest of a backup. No path in it leads out of the backup.
    pub(super) fn read(backup: &Path) -> Result<Self, BackupError> {
        let path = backup.join(MANIFEST);
        let size = fs::metadata(&path).map_err(|error| {
            BackupError::NotABackup(format!("{} cannot be read ({error}); it is written last", path.display()))
        })?;
        if size.len() > MAX_BYTES {
            return Err(BackupError::NotABackup(format!("{} is too large", path.display())));
        }
        let text = fs::read(&path).map_err(BackupError::at(&path))?;
        let unreadable = |error: serde_json::Error| BackupError::NotABackup(format!("{}: {error}", path.display()));
        let form: Form = serde_json::from_slice(&text).map_err(unreadable)?;
        if form.format != FORMAT {
            return Err(BackupError::NotABackup(format!(
                "it is of format {}, made by Pillarbox {}; this version reads format {FORMAT}",
                form.format, form.pillarbox_version
            )));
        }
        let manifest: Self = serde_json::from_slice(&text).map_err(unreadable)?;
        if let Some(file) = manifest.files.iter().find(|file| !is_ours(&file.path)) {
            return Err(BackupError::NotABackup(format!("its manifest names {:?}, which no backup has", file.path)));
        }
        if !manifest.files.iter().any(|file| file.path == DATABASE) {
            return Err(BackupError::NotABackup("its manifest names no database".to_owned()));
        }
        Ok(manifest)
    }

    /// With its hash, made with the newest secret.
    pub(super) fn signed(self, keyring: &Keyring) -> Self {
        let mac = keyring.derive_each(Purpose::Backup).next().map(|key| self.mac(&key[..]).finalize().into_bytes());
        let mac = mac.into_iter().flatten().fold(String::new(), |mut text, byte| {
            let _never_fails = write!(text, "{byte:02x}");
            text
        });
        Self { mac, ..self }
    }

    /// Whether it is as it was made, by one of the secrets at hand.
    pub(super) fn is_signed(&self, keyring: &Keyring) -> bool {
        let byte = |at: usize| u8::from_str_radix(self.mac.get(at..at + 2)?, 16).ok();
        let shown: Option<Vec<u8>> = (0..self.mac.len()).step_by(2).map(byte).collect();
        let Some(shown) = shown else { return false };
        keyring.derive_each(Purpose::Backup).any(|key| self.mac(&key[..]).verify_slice(&shown).is_ok())
    }

    fn mac(&self, key: &[u8]) -> Hmac<Sha256> {
        let bare = Self { mac: String::new(), ..self.clone() };
        let said = serde_json::to_vec(&bare).expect("texts and numbers are always JSON");
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
        mac.update(&said);
        mac
    }

    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// How many images it has.
    pub fn images(&self) -> usize {
        self.files.iter().filter(|file| image_of(&file.path).is_some()).count()
    }
}

/// The path of an image below the backup's folder.
pub(super) fn image_path(id: MediaId) -> String {
    format!("{IMAGES}/{id}")
}

fn image_of(path: &str) -> Option<MediaId> {
    let name = path.strip_prefix(IMAGES)?.strip_prefix('/')?;
    // In the one way an id is written, so that the name is no other path.
    name.parse().ok().filter(|id: &MediaId| id.to_string() == name)
}

fn is_ours(path: &str) -> bool {
    path == DATABASE || path == HIGH_WATER || image_of(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_a_backup() {
        for path in ["pillarbox.db", "publisher.hwm", "media/01a1f8d3-ea00-741b-91f5-e9a6e367a561"] {
            assert!(is_ours(path), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "media",
            "media/",
            "media/..",
            "media/../pillarbox.db",
            "../pillarbox.db",
            "manifest.json",
            "media/01A1F8D3-EA00-741B-91F5-E9A6E367A561",
            "media//01a1f8d3-ea00-741b-91f5-e9a6e367a561",
        ] {
            assert!(!is_ours(path), "{path}");
        }
    }
}
