//! Files of a backup: copied and hashed in one pass, durable, and readable by their owner only.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Result, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Bytes read at once.
const PIECE: usize = 256 * 1024;

/// What a file is, to compare it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) bytes: u64,
    /// In hexadecimal.
    pub(super) sha256: String,
}

/// Copies a file that must not be there yet. `told` hears of each piece.
pub(super) fn copy(from: &Path, to: &Path, told: &mut dyn FnMut(u64)) -> Result<Content> {
    let mut from = File::open(from)?;
    let mut to = create(to)?;
    let content = read_through(&mut from, told, |piece| to.write_all(piece))?;
    to.sync_all()?;
    Ok(content)
}

/// Reads a file to its end.
pub(super) fn content(path: &Path, told: &mut dyn FnMut(u64)) -> Result<Content> {
    read_through(&mut File::open(path)?, told, |_| Ok(()))
}

/// Writes a file that must not be there yet.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn create(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder that must not be there yet.
pub(super) fn create_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// What was written into a folder is only safe once the folder is.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    File::open(path)?.sync_all()
}

/// Where something is, of a path that may have no folder in it.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Removes what may be there.
pub(super) fn remove(path: &Path) -> Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn read_through(
    file: &mut File,
    told: &mut dyn FnMut(u64),
    mut each: impl FnMut(&[u8]) -> Result<()>,
) -> Result<Content> {
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        each(&piece[..read])?;
        bytes += read as u64;
        told(read as u64);
    }
    let mut sha256 = String::new();
    for byte in hash.finalize() {
        let _never_fails = std::fmt::Write::write_fmt(&mut sha256, format_args!("{byte:02x}"));
    }
    Ok(Content { bytes, sha256 })
}
