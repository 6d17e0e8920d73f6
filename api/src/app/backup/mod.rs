//! Backups: a folder with the database as it was at one moment, the images it names, the high-water file, and a manifest
//! that says what belongs to it. Made beside a server that runs; put back into an empty data folder, on hold.
//!
//! Tokens and keys are in it as they are in the database, sealed. The secret that opens them is not in it.

mod files;
mod making;
mod manifest;
mod restoring;
mod verifying;

use std::path::{Path, PathBuf};

pub use making::{Made, make};
pub use manifest::{Manifest, MissingImage, WhyMissing};
pub(super) use restoring::refuse_unfinished;
pub use restoring::{Restored, restore};
pub use verifying::{Checked, Verified, verify};

use super::StartError;
use crate::config::Config;
use crate::model::DatabaseUrl;
use crate::store::StoreError;

const DATABASE: &str = "pillarbox.db";
const IMAGES: &str = "media";
const HIGH_WATER: &str = super::keys::HIGH_WATER;
const MANIFEST: &str = "manifest.json";

/// How far a long step has got, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub step: &'static str,
    pub done: u64,
    pub of: u64,
}

/// Where progress is told.
pub type Told<'a> = &'a mut dyn FnMut(Progress);

/// Why a backup was not made, is not good, or was not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{} is there already, and a backup never overwrites anything. Choose a new name", .0.display())]
    Exists(PathBuf),
    #[error(
        "{} is there: another backup of this name is being made, or one was cut short. If none is, remove it and try again",
        .0.display()
    )]
    Unfinished(PathBuf),
    #[error("{} is no folder. Is the disk for backups mounted? Nothing was written", .0.display())]
    NoPlace(PathBuf),
    #[error("{} is within the data folder, and would be lost together with it. Choose another place", .0.display())]
    InDataFolder(PathBuf),
    #[error("the database is damaged, so no backup was made of it: {}. Look at `pillarbox doctor`", .0.join("; "))]
    DatabaseDamaged(Vec<String>),
    #[error("this is no backup that can be used: {0}")]
    NotABackup(String),
    #[error("nothing was restored, because the backup is not good: {}", .0.join("; "))]
    NotGood(Vec<String>),
    #[error(
        "{} is not empty: {found} is there. A backup is put back into an empty data folder only, so that nothing is overwritten. Stop the server, move the folder away (keep it until you have looked at what was restored), and try again",
        .folder.display()
    )]
    NotEmpty { folder: PathBuf, found: String },
    #[error("{}: {error}", .path.display())]
    File { path: PathBuf, error: std::io::Error },
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File { path, error }
    }
}

/// The file of the database.
fn database_of(config: &Config) -> PathBuf {
    match &config.storage.database_url {
        DatabaseUrl::Sqlite(path) => PathBuf::from(path),
        // Settings refuse the other engine.
        DatabaseUrl::Postgres(_) => config.storage.data_dir.join(DATABASE),
    }
}
