//! Putting a backup back: into an empty data folder, verified first, and on hold.
//!
//! The database gets its name last. What is cut short leaves a mark that no server starts beside, and is begun anew by
//! the next try.

use std::fs;
use std::path::{Path, PathBuf};

use super::verifying::verify;
use super::{BackupError, DATABASE, IMAGES, Manifest, Progress, Told, database_of, files};
use crate::app::{StartError, identity, keyring};
use crate::clock::SharedClock;
use crate::config::Config;
use crate::model::{Instant, MediaId};
use crate::publisher;
use crate::store::audit::{self, AuditEvent};
use crate::store::{self, AnyConnection, snapshot};
use crate::vault::Vault;

/// Lies in the data folder while a restore is going on.
const MARK: &str = "restore.unfinished";
/// A development start leaves its secret there before anything else, and it is what opens the backup.
const MAY_BE_THERE: &str = "development-secret";

/// What was put back.
pub struct Restored {
    pub manifest: Manifest,
    /// Posts that were due by now, and may be out already.
    pub in_doubt: usize,
    pub sessions_ended: usize,
}

/// Refuses a data folder into which something was restored in part.
pub(in crate::app) fn refuse_unfinished(data_dir: &Path) -> Result<(), StartError> {
    if data_dir.join(MARK).exists() { Err(StartError::RestoreUnfinished(data_dir.to_owned())) } else { Ok(()) }
}

/// Puts a backup into the data folder of these settings, which has to be empty or absent. Nothing is sent from it until
/// a person resumes.
pub fn restore(config: &Config, clock: &SharedClock, backup: &Path, told: Told<'_>) -> Result<Restored, BackupError> {
    let (data_dir, database) = (&config.storage.data_dir, database_of(config));
    refuse_full(data_dir, &database)?;
    let verified = verify(config, backup, told)?;
    let faults = verified.faults();
    if !faults.is_empty() {
        return Err(BackupError::NotGood(faults));
    }
    let manifest = verified.manifest;
    crate::config::create_private_dir(data_dir).map_err(BackupError::at(data_dir))?;
    let mark = data_dir.join(MARK);
    let images = data_dir.join(IMAGES);
    let unfinished = database.with_extension("restoring");
    // What an earlier try has left, and with it the log that SQLite would believe.
    let with = |suffix: &str| {
        let mut name = unfinished.clone().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    };
    let logs = ["-wal", "-shm", "-journal"].map(with);
    for left in [&images, &data_dir.join(super::HIGH_WATER), &unfinished, &mark].into_iter().chain(&logs) {
        files::remove(left).map_err(BackupError::at(left))?;
    }
    let note = format!("{} is being restored from here\n", backup.display());
    files::write(&mark, note.as_bytes()).map_err(BackupError::at(&mark))?;
    files::sync_folder(data_dir).map_err(BackupError::at(data_dir))?;
    files::create_folder(&images).map_err(BackupError::at(&images))?;
    copy_back(backup, &manifest, data_dir, &unfinished, told)?;
    for folder in [&images, data_dir] {
        files::sync_folder(folder).map_err(BackupError::at(folder))?;
    }

    let (vault, now) = (Vault::new(keyring(config)), clock.now());
    let (in_doubt, sessions_ended) =
        snapshot::put_in_order(&unfinished, |conn| put_on_hold(conn, &vault, &manifest, now))?;
    fs::rename(&unfinished, &database).map_err(BackupError::at(&database))?;
    let folder = files::folder_of(&database);
    files::sync_folder(&folder).map_err(BackupError::at(&folder))?;
    files::remove(&mark).map_err(BackupError::at(&mark))?;
    files::sync_folder(data_dir).map_err(BackupError::at(data_dir))?;
    Ok(Restored { manifest, in_doubt, sessions_ended })
}

fn refuse_full(data_dir: &Path, database: &Path) -> Result<(), BackupError> {
    let is_ours_to_go_on = data_dir.join(MARK).exists() && !database.exists();
    let found = match fs::read_dir(data_dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(BackupError::File { path: data_dir.to_owned(), error }),
        Ok(entries) => {
            let mut names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
            names.find(|name| name != MAY_BE_THERE && !is_ours_to_go_on)
        }
    };
    match found {
        Some(found) => Err(BackupError::NotEmpty { folder: data_dir.to_owned(), found }),
        None if database.exists() => Err(BackupError::NotEmpty {
            folder: files::folder_of(database),
            found: database.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        }),
        None => Ok(()),
    }
}

/// Copies each file, compared once more with the manifest on the way.
fn copy_back(
    backup: &Path,
    manifest: &Manifest,
    data_dir: &Path,
    database: &Path,
    told: Told<'_>,
) -> Result<(), BackupError> {
    let (mut done, of) = (0, manifest.bytes());
    for file in &manifest.files {
        let to = if file.path == DATABASE { database.to_owned() } else { data_dir.join(&file.path) };
        let copied = files::copy(&backup.join(&file.path), &to, &mut |more| {
            done += more;
            told(Progress { step: "restoring", done, of });
        });
        if copied.map_err(BackupError::at(&to))? != file.content() {
            return Err(BackupError::NotGood(vec![format!("{} changed while it was being read", file.path)]));
        }
    }
    Ok(())
}

/// Makes of the copied database one that sends nothing and lets nobody in who was shut out since.
fn put_on_hold(
    conn: &mut AnyConnection,
    vault: &Vault,
    manifest: &Manifest,
    now: Instant,
) -> Result<(usize, usize), BackupError> {
    identity::check(conn, vault)?;
    let reason = format!("the data was restored from a backup of {}", manifest.made_at);
    let in_doubt = publisher::hold_restored(conn, &reason, now)?;
    // Some of them may have been ended since.
    let sessions_ended = store::sessions::delete_all(conn, None)?;
    let missing: Vec<MediaId> = manifest.missing_images.iter().filter_map(|image| image.id.parse().ok()).collect();
    store::media::mark_gone(conn, &missing)?;
    let event = AuditEvent::of_operator("backup.restored").about(&manifest.database_id).because(&reason);
    audit::record(conn, &event, now)?;
    Ok((in_doubt, sessions_ended))
}
