//! One publisher per data folder, by an exclusive lock on a file that ends with the process, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Why the lock could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("another pillarbox is already publishing from this data folder")]
    Taken,
    #[error("the lock file cannot be used: {0}")]
    File(#[from] std::io::Error),
}

/// Held for as long as the publisher lives.
pub(super) struct PublisherLock {
    /// Dropping it releases the lock.
    file: File,
    path: PathBuf,
}

/// Whether a publisher has this data folder just now.
pub fn is_taken(data_dir: &Path) -> Result<bool, LockError> {
    match PublisherLock::take(data_dir) {
        Ok(_released_at_once) => Ok(false),
        Err(LockError::Taken) => Ok(true),
        Err(other) => Err(other),
    }
}

impl PublisherLock {
    pub(super) fn take(data_dir: &Path) -> Result<Self, LockError> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let path = data_dir.join("publisher.lock");
        let file = options.open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file, path }),
            Err(TryLockError::WouldBlock) => Err(LockError::Taken),
            Err(TryLockError::Error(error)) => Err(LockError::File(error)),
        }
    }

    /// Whether the file that others would try to lock is the one that is locked.
    pub(super) fn is_in_place(&self) -> bool {
        let which = |file: std::fs::Metadata| {
            use std::os::unix::fs::MetadataExt;
            (file.dev(), file.ino())
        };
        match (self.file.metadata(), self.path.metadata()) {
            (Ok(ours), Ok(there)) => which(ours) == which(there),
            _ => false,
        }
    }
}
