//! Looking whether a backup is good: nothing of it is changed, and nothing but it is looked at.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::manifest::image_path;
use super::{BackupError, DATABASE, IMAGES, MANIFEST, Manifest, Progress, Told, WhyMissing, files};
use crate::app::{StartError, identity, keyring};
use crate::config::Config;
use crate::store::snapshot::{self, Care, Company};
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::Vault;

/// One question asked of a backup, and its answer in words.
#[derive(Clone, Debug)]
pub struct Checked {
    pub what: &'static str,
    pub outcome: Result<String, String>,
}

/// What was found out about a backup.
pub struct Verified {
    pub manifest: Manifest,
    pub checks: Vec<Checked>,
}

impl Verified {
    /// What is wrong with it; nothing when it can be put back with the settings at hand.
    pub fn faults(&self) -> Vec<String> {
        let wrong = |check: &Checked| check.outcome.as_ref().err().map(|said| format!("{}: {said}", check.what));
        self.checks.iter().filter_map(wrong).collect()
    }
}

/// Goes through a backup.
///
/// # Errors
/// `NotABackup` when there is nothing to go through; `Store` with `Newer` for a database of a later version. What is wrong with a backup stands in the answer.
pub fn verify(config: &Config, backup: &Path, told: Told<'_>) -> Result<Verified, BackupError> {
    let manifest = Manifest::read(backup)?;
    let mut checks = Vec::new();
    checks.push(Checked { what: "files", outcome: compare(backup, &manifest, told) });
    let database = backup.join(DATABASE);
    told(Progress { step: "looking through the database", done: 0, of: 0 });
    let vault = Vault::new(keyring(config));
    let looked = snapshot::look(&database, Company::Alone, |conn| {
        let outcome = match whole(conn, &manifest) {
            Err(newer @ StoreError::Newer { .. }) => return Err(newer),
            other => other.map_err(|error| error.to_string()),
        };
        let is_whole = matches!(&outcome, Ok(Ok(_)));
        checks.push(Checked { what: "database", outcome: outcome.and_then(|said| said) });
        if is_whole {
            checks.push(Checked {
                what: "images",
                outcome: images(conn, &manifest).map_err(|error| error.to_string()).and_then(|said| said),
            });
            let opened = secrets(conn, &vault, &manifest);
            let is_opened = opened.is_ok();
            checks.push(Checked { what: "secrets", outcome: opened });
            if is_opened {
                checks.push(Checked { what: "manifest", outcome: signed(&manifest, &vault) });
            }
        }
        Ok::<_, StoreError>(())
    });
    match looked {
        Err(newer @ StoreError::Newer { .. }) => return Err(newer.into()),
        Err(error) => checks.push(Checked { what: "database", outcome: Err(error.to_string()) }),
        Ok(()) => {}
    }
    Ok(Verified { manifest, checks })
}

/// Compares each file with the manifest, and looks for files it does not name.
fn compare(backup: &Path, manifest: &Manifest, told: Told<'_>) -> Result<String, String> {
    let (mut wrong, mut done, of) = (Vec::new(), 0, manifest.bytes());
    for file in &manifest.files {
        let content = files::content(&backup.join(&file.path), &mut |more| {
            done += more;
            told(Progress { step: "comparing files", done, of });
        });
        match content {
            Ok(content) if content == file.content() => {}
            Ok(content) if content.bytes != file.bytes => {
                wrong.push(format!("{} has {} bytes instead of {}", file.path, content.bytes, file.bytes));
            }
            Ok(_) => wrong.push(format!("{} was changed", file.path)),
            Err(error) => wrong.push(format!("{} cannot be read: {error}", file.path)),
        }
    }
    wrong.extend(unnamed(backup, manifest).map_err(|error| error.to_string())?);
    if wrong.is_empty() {
        return Ok(format!("{} files, {} bytes, as the manifest says", manifest.files.len(), manifest.bytes()));
    }
    let more = wrong.len().saturating_sub(10);
    wrong.truncate(10);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    Err(wrong.join("; ") + &more)
}

/// SQLite would believe a log that lies beside the database.
fn unnamed(backup: &Path, manifest: &Manifest) -> std::io::Result<Vec<String>> {
    let named: BTreeSet<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
    let mut unnamed = Vec::new();
    for entry in fs::read_dir(backup)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != MANIFEST && name != IMAGES && !named.contains(name.as_str()) {
            unnamed.push(format!("{name} is there and the manifest does not name it"));
        }
    }
    Ok(unnamed)
}

fn whole(conn: &mut AnyConnection, manifest: &Manifest) -> Result<Result<String, String>, StoreError> {
    let identity = snapshot::identity(conn)?;
    let faults = snapshot::faults(conn, Care::Full)?;
    if !faults.is_empty() {
        return Ok(Err(faults.join("; ")));
    }
    if (&identity.database_id, &identity.tables) != (&manifest.database_id, &manifest.schema_version) {
        return Ok(Err("it is another one than the manifest says".to_owned()));
    }
    let version = if identity.is_behind { ", which this version brings to its own" } else { "" };
    Ok(Ok(format!("whole; tables of version {}{version}", identity.tables)))
}

fn images(conn: &mut AnyConnection, manifest: &Manifest) -> Result<Result<String, String>, StoreError> {
    let here: BTreeSet<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
    let missing: Vec<_> = store::media::files(conn)?
        .into_iter()
        .filter(|(id, _)| !here.contains(image_path(*id).as_str()))
        .map(|(id, _)| id.to_string())
        .collect();
    let noted = |id: &String| manifest.missing_images.iter().find(|image| image.id == *id).map(|image| image.why);
    let unexplained: Vec<&String> =
        missing.iter().filter(|id| noted(id) != Some(WhyMissing::RemovedMeanwhile)).collect();
    if let Some(first) = unexplained.first() {
        return Ok(Err(format!("{} that the database names are not in it, {first} for one", unexplained.len())));
    }
    let gone = match missing.len() {
        0 => String::new(),
        gone => format!("; {gone} went while it was made, because their posts were out or given up"),
    };
    Ok(Ok(format!("{}, every one that the database names{gone}", manifest.images())))
}

/// Asked once the secrets at hand are known to be those of the backup, as far as that can be known.
fn signed(manifest: &Manifest, vault: &Vault) -> Result<String, String> {
    if manifest.is_signed(vault.keyring()) {
        Ok("as it was made".to_owned())
    } else {
        Err("it was changed since, or is of none of the configured secrets".to_owned())
    }
}

fn secrets(conn: &mut AnyConnection, vault: &Vault, manifest: &Manifest) -> Result<String, String> {
    let identity = snapshot::identity(conn).map_err(|error| error.to_string())?;
    if identity.is_behind {
        return Ok("not looked at, because its tables are of an earlier version; the restore does".to_owned());
    }
    match identity::check(conn, vault) {
        Ok(()) => Ok("the configured secrets open everything in it".to_owned()),
        Err(StartError::WrongSecret { key }) => Err(format!(
            "no configured secret opens it. It needs the one that gives the key {key}, as APP_SECRET or in APP_SECRET_PREVIOUS; `pillarbox check-config` prints the key of each"
        )),
        Err(StartError::KeysMissing(missing)) => Err(format!(
            "some of it needs secrets that are not configured: {}. It needs the keys {}",
            missing
                .iter()
                .map(|missing| format!("{} values of the key {}", missing.values, missing.key))
                .collect::<Vec<_>>()
                .join(", "),
            manifest.key_ids.join(", ")
        )),
        Err(other) => Err(other.to_string()),
    }
}
