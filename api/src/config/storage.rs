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
        let allow_network: bool = reader.parsed("ALLOW_NETWORK_DATA_DIR").unwrap_or(false);
        if let Some(kind) = network_file_system(&data_dir).filter(|_| !allow_network) {
            reader.fault(format!(
                "DATA_DIR: {} lies on a network file system ({kind}), where SQLite's locks cannot be relied on and a post could be sent twice. Use a local disk. If you are certain of its locks, set ALLOW_NETWORK_DATA_DIR=true",
                data_dir.display()
            ));
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

/// The kind of network file system that a folder lies on, or will lie on once it is made; nothing for a local disk.
fn network_file_system(folder: &Path) -> Option<&'static str> {
    let existing = folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let stat = rustix::fs::statfs(existing).ok()?;
    // The kernel's word for it is signed here and unsigned there; only its lower 32 bits say anything.
    #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a magic number is bits")]
    network_kind(stat.f_type as u32)
}

/// By its magic number (Linux, statfs(2) and `linux/magic.h`, read 2026-11-27).
fn network_kind(magic: u32) -> Option<&'static str> {
    match magic {
        0x6969 => Some("NFS"),
        0xFF53_4D42 | 0xFE53_4D42 | 0x517B => Some("SMB"),
        0x0102_1997 => Some("9p"),
        0x6573_5546 => Some("FUSE"),
        0x00C3_6400 => Some("Ceph"),
        0x5346_414F => Some("AFS"),
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_are_known_and_local_ones_are_not_taken_for_them() {
        for (magic, kind) in [(0x6969, "NFS"), (0xFF53_4D42, "SMB"), (0x0102_1997, "9p"), (0x6573_5546, "FUSE")] {
            assert_eq!(network_kind(magic), Some(kind));
        }
        // ext4, btrfs, XFS, tmpfs, overlayfs, ZFS.
        for magic in [0xEF53, 0x9123_683E, 0x5846_5342, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1] {
            assert_eq!(network_kind(magic), None);
        }
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_judged_by_the_one_it_will_lie_in() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(network_file_system(&folder.path().join("not/yet/there")), network_file_system(folder.path()));
    }
}
