//! Image files: mode 0600, named by their id, written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Result, Write};
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::model::{Instant, MediaId};

/// How old a file without a row must be before it is swept: longer than any request takes.
pub(super) const ORPHAN_AGE: Duration = Duration::from_hours(24);

pub(super) fn create_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes beside the final name and renames, with both the file and the folder synced, so that after a power loss
/// there is the whole image or none.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = path.with_extension("part");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Ids of the images written before `before`. Unfinished files of that age are removed on the way.
pub(super) fn list_older_than(folder: &Path, before: Instant) -> Result<Vec<MediaId>> {
    let mut ids = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let written_at: DateTime<Utc> = entry.metadata()?.modified()?.into();
        if Instant::from(written_at) >= before {
            continue;
        }
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "part") {
            remove(&path)?;
        } else if let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) {
            ids.push(id);
        }
    }
    Ok(ids)
}
