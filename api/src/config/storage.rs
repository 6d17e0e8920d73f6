//! Where data is kept.

use std::path::{Path, PathBuf};

use super::env::Reader;
use crate::model::DatabaseUrl;

/// `DATA_DIR` and `DATABASE_URL`.
#[derive(Clone, Debug)]
pub struct StorageConfig {
    /// One folder for everything: database, images, locks. Created with mode 0700.
    pub data_dir: PathBuf,
    pub database_url: DatabaseUrl,
    /// `MEDIA_QUOTA_MB`: how much one user's images may take in the data folder, in bytes here.
    pub media_quota_bytes: u64,
}

/// A gibibyte.
const USUAL_QUOTA_MB: u32 = 1024;

impl StorageConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let data_dir = reader.text("DATA_DIR").map_or_else(|| PathBuf::from("data"), PathBuf::from);
        let in_data_dir = || DatabaseUrl::Sqlite(data_dir.join("pillarbox.db").to_string_lossy().into_owned());
        let database_url = reader.parsed("DATABASE_URL").unwrap_or_else(in_data_dir);
        if matches!(database_url, DatabaseUrl::Postgres(_)) {
            reader.fault("DATABASE_URL: the server runs on SQLite in this version; use sqlite:PATH or leave it out");
        }
        let media_quota_mb: u32 = reader.parsed("MEDIA_QUOTA_MB").unwrap_or(USUAL_QUOTA_MB);
        Self { data_dir, database_url, media_quota_bytes: u64::from(media_quota_mb) * 1024 * 1024 }
    }

    pub(super) fn describe(&self) -> Vec<String> {
        let database = match &self.database_url {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{path}"),
            DatabaseUrl::Postgres(_) => "postgres://…".to_owned(),
        };
        vec![
            format!("DATA_DIR: {}", self.data_dir.display()),
            format!("DATABASE_URL: {database}"),
            format!("MEDIA_QUOTA_MB: {}", self.media_quota_bytes / (1024 * 1024)),
        ]
    }
}

/// Makes a folder only its owner may enter, with those above it.
pub(crate) fn create_private_dir(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
