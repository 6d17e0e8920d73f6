//! One publisher per data folder, by an exclusive lock on a file that ends with the process, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Why the lock could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("another pillarbox is already publishing from this data folder")]
    Taken,
    #[error("the lock file cannot be used: {0}")]
    File(#[from] std::io::Error),
}

/// Held for as long as the publisher lives.
pub(super) struct PublisherLock(#[expect(dead_code, reason = "dropping the file releases the lock")] File);

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
        let file = options.open(data_dir.join("publisher.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(LockError::Taken),
            Err(TryLockError::Error(error)) => Err(LockError::File(error)),
        }
    }
}
