//! Making a backup beside a server that runs.
//!
//! The database comes first: whatever it names was on disk before. An image that is gone by the time it is copied went
//! because its post is out or given up, and that is what the database of this moment says of it.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::manifest::{FileEntry, image_path};
use super::{
    BackupError, DATABASE, HIGH_WATER, IMAGES, Manifest, MissingImage, Progress, Told, WhyMissing, database_of, files,
    refuse_unfinished,
};
use crate::app::keyring;
use crate::clock::SharedClock;
use crate::config::Config;
use crate::model::MediaId;
use crate::store::snapshot::{self, Care, Company, Identity};
use crate::store::{self, APP_VERSION, AnyConnection, StoreError};
use crate::vault::KeyId;

/// What was made.
pub struct Made {
    pub manifest: Manifest,
    /// Images whose file has another size than the database says: they were damaged before.
    pub damaged_images: Vec<MediaId>,
}

/// Makes a backup of the data folder at `to`, which must not be there yet. It appears there whole or not at all.
pub fn make(config: &Config, clock: &SharedClock, to: &Path, told: Told<'_>) -> Result<Made, BackupError> {
    let data_dir = &config.storage.data_dir;
    refuse_unfinished(data_dir)?;
    let to = place(data_dir, to)?;
    let mut name = to.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(".unfinished");
    let unfinished = to.with_file_name(name);
    match files::create_folder(&unfinished) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(BackupError::Unfinished(unfinished)),
        made => made.map_err(BackupError::at(&unfinished))?,
    }
    let made = fill(config, clock, &unfinished, told).and_then(|made| {
        std::fs::rename(&unfinished, &to).map_err(BackupError::at(&to))?;
        files::sync_folder(&files::folder_of(&to)).map_err(BackupError::at(&to))?;
        Ok(made)
    });
    if made.is_err() {
        let _nothing_to_keep = files::remove(&unfinished);
    }
    made
}

/// Where it goes, as a path that holds whatever becomes of the current folder.
fn place(data_dir: &Path, to: &Path) -> Result<PathBuf, BackupError> {
    if to.symlink_metadata().is_ok() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let parent = files::folder_of(to);
    let folder = parent.canonicalize().ok().filter(|folder| folder.is_dir()).ok_or(BackupError::NoPlace(parent))?;
    let name = to.file_name().ok_or_else(|| BackupError::NoPlace(to.to_owned()))?;
    if data_dir.canonicalize().is_ok_and(|data_dir| folder.starts_with(data_dir)) {
        return Err(BackupError::InDataFolder(to.to_owned()));
    }
    Ok(folder.join(name))
}

/// What the copied database says of what belongs to it.
struct Contents {
    identity: Identity,
    key_ids: BTreeSet<String>,
    images: Vec<(MediaId, i64)>,
}

fn fill(config: &Config, clock: &SharedClock, backup: &Path, told: Told<'_>) -> Result<Made, BackupError> {
    let data_dir = &config.storage.data_dir;
    let (database, copy) = (database_of(config), backup.join(DATABASE));
    let made_at = clock.now();
    told(Progress { step: "copying the database", done: 0, of: 0 });
    snapshot::take(&database, &copy)?;
    told(Progress { step: "looking through the copy", done: 0, of: 0 });
    let contents = snapshot::look(&copy, Company::Alone, contents)?;

    let mut entries = Vec::new();
    let content = files::content(&copy, &mut |_| {}).map_err(BackupError::at(&copy))?;
    entries.push(FileEntry::new(DATABASE.to_owned(), content));
    // After the database, so that it has got as far as that at least.
    let high_water = data_dir.join(HIGH_WATER);
    match files::copy(&high_water, &backup.join(HIGH_WATER), &mut |_| {}) {
        Ok(content) => entries.push(FileEntry::new(HIGH_WATER.to_owned(), content)),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(BackupError::File { path: high_water, error }),
    }
    let folder = backup.join(IMAGES);
    files::create_folder(&folder).map_err(BackupError::at(&folder))?;
    let (mut missing_images, mut damaged_images) = (Vec::new(), Vec::new());
    let of = contents.images.iter().map(|(_, bytes)| bytes.unsigned_abs()).sum();
    let mut done = 0;
    for (id, bytes) in contents.images {
        let path = data_dir.join(IMAGES).join(id.to_string());
        let copied = files::copy(&path, &folder.join(id.to_string()), &mut |more| {
            done += more;
            told(Progress { step: "images", done, of });
        });
        match copied {
            Ok(content) => {
                if content.bytes != bytes.unsigned_abs() {
                    damaged_images.push(id);
                }
                entries.push(FileEntry::new(image_path(id), content));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let still_named =
                    snapshot::look(&database, Company::OthersWrite, |conn| store::media::names_file(conn, id))?;
                let why = if still_named { WhyMissing::NotInDataFolder } else { WhyMissing::RemovedMeanwhile };
                missing_images.push(MissingImage { id: id.to_string(), why });
            }
            Err(error) => return Err(BackupError::File { path, error }),
        }
    }
    files::sync_folder(&folder).map_err(BackupError::at(&folder))?;
    let manifest = Manifest {
        format: Manifest::FORMAT,
        pillarbox_version: APP_VERSION.to_owned(),
        schema_version: contents.identity.tables,
        database_id: contents.identity.database_id,
        made_at: made_at.to_string(),
        key_ids: contents.key_ids.into_iter().collect(),
        files: entries,
        missing_images,
        mac: String::new(),
    };
    let manifest = manifest.signed(&keyring(config));
    manifest.write(backup)?;
    files::sync_folder(backup).map_err(BackupError::at(backup))?;
    Ok(Made { manifest, damaged_images })
}

fn contents(conn: &mut AnyConnection) -> Result<Contents, BackupError> {
    let faults = snapshot::faults(conn, Care::Full)?;
    if !faults.is_empty() {
        return Err(BackupError::DatabaseDamaged(faults));
    }
    let identity = snapshot::identity(conn)?;
    let key_ids = if identity.is_behind { BTreeSet::new() } else { key_ids(conn)? };
    Ok(Contents { identity, key_ids, images: store::media::files(conn)? })
}

/// The keys that sealed values of a database need.
fn key_ids(conn: &mut AnyConnection) -> Result<BTreeSet<String>, StoreError> {
    let uses = store::sealed::count(conn)?;
    Ok(uses.iter().filter_map(|used| KeyId::try_from(&used.key_id[..]).ok()).map(|key| key.to_string()).collect())
}
