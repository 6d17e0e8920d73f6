//! The data folder and the database in it.

use std::fs::Metadata;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access, statvfs};

use super::Findings;
use crate::app::{StartError, doctor};
use crate::config::Config;
use crate::model::DatabaseUrl;
use crate::publisher;
use crate::store::StoreError;
use crate::store::snapshot::{self, Care, Company, Identity};

/// Less room than this is too little for the write-ahead log and an image.
const TOO_LITTLE: u64 = 100 * 1024 * 1024;
const LITTLE: u64 = 1024 * 1024 * 1024;

/// File systems over which the locks of SQLite and of the publisher cannot be relied on (sqlite.org/howtocorrupt.html,
/// section 2.1).
const OVER_THE_NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.glusterfs",
    "fuse.s3fs",
];

pub(super) fn folder(config: &Config, found: &mut Findings) {
    let folder = &config.storage.data_dir;
    let what = "data folder";
    let metadata = match folder.metadata() {
        Ok(metadata) if metadata.is_dir() => metadata,
        Ok(_) => return found.wrong(what, &format!("{} is no folder", folder.display()), "Set DATA_DIR to a folder."),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return found.ok(what, &format!("{} is not there yet; the first start makes it", folder.display()));
        }
        Err(error) => {
            return found.wrong(
                what,
                &format!("{}: {error}", folder.display()),
                "Look who owns it, and who may enter it.",
            );
        }
    };
    if access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let said = format!("{} cannot be written to by this user", folder.display());
        return found.wrong(what, &said, "Run this as the user the server runs as, or give the folder to that user.");
    }
    let mut fine = true;
    if let Some(kind) = file_system_of(folder).filter(|kind| OVER_THE_NETWORK.contains(&kind.as_str())) {
        fine = false;
        let said = format!("{} is on {kind}, a file system over the network", folder.display());
        found.wrong(what, &said, "Keep DATA_DIR on a disk of this machine: locks over the network cannot be relied on, and without them two servers may send one post twice.");
    }
    for (path, metadata) in open_to_others(folder, &metadata, config) {
        fine = false;
        let mode = metadata.permissions().mode() & 0o777;
        found.look(
            what,
            &format!("{} may be read by others of this machine (mode {mode:o})", path.display()),
            &format!("chmod go= {}", path.display()),
        );
    }
    let room = statvfs(folder).map_or(u64::MAX, |room| room.f_bavail.saturating_mul(room.f_frsize));
    let megabytes = room / (1024 * 1024);
    if room < TOO_LITTLE {
        found.wrong(
            what,
            &format!("{megabytes} MB are free"),
            "Make room: without it nothing can be written down, and so nothing is sent.",
        );
    } else if room < LITTLE {
        found.look(
            what,
            &format!("{megabytes} MB are free"),
            "Make room before it runs out; images and backups need some.",
        );
    } else if fine {
        found.ok(what, &format!("{}, {megabytes} MB free", folder.display()));
    }
}

/// What others may read although only its owner should.
fn open_to_others(folder: &Path, metadata: &Metadata, config: &Config) -> Vec<(PathBuf, Metadata)> {
    let database = database_file(config);
    let database = database.metadata().ok().map(|metadata| (database, metadata));
    let folder = (folder.to_owned(), metadata.clone());
    std::iter::once(folder).chain(database).filter(|(_, metadata)| metadata.mode() & 0o077 != 0).collect()
}

/// The kind of file system a folder is on, where the machine says so.
fn file_system_of(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    kind_in(&std::fs::read_to_string("/proc/self/mountinfo").ok()?, &folder)
}

/// By the longest mount point above the folder (proc(5), mountinfo: the fifth field, and the first after the dash).
fn kind_in(mounts: &str, folder: &Path) -> Option<String> {
    let of_line = |line: &str| -> Option<(PathBuf, String)> {
        let (mount, kind) = line.split_once(" - ")?;
        let point = mount.split(' ').nth(4)?.replace("\\040", " ");
        Some((PathBuf::from(point), kind.split(' ').next()?.to_owned()))
    };
    let above = mounts.lines().filter_map(of_line).filter(|(point, _)| folder.starts_with(point));
    above.max_by_key(|(point, _)| point.components().count()).map(|(_, kind)| kind)
}

fn database_file(config: &Config) -> PathBuf {
    match &config.storage.database_url {
        DatabaseUrl::Sqlite(path) => PathBuf::from(path),
        // Settings refuse the other engine.
        DatabaseUrl::Postgres(_) => PathBuf::new(),
    }
}

pub(super) fn database(config: &Config, found: &mut Findings) {
    let (path, what) = (database_file(config), "database");
    if !snapshot::exists(&path) {
        return found.ok(what, &format!("{} is not there yet; the first start makes it", path.display()));
    }
    let looked = snapshot::look(&path, Company::OthersWrite, |conn| {
        Ok::<_, StoreError>((snapshot::identity(conn)?, snapshot::faults(conn, Care::Quick)?))
    });
    let identity: Identity = match looked {
        Ok((identity, faults)) if faults.is_empty() => identity,
        Ok((_, faults)) => {
            let advice = "Stop the server, keep a copy of the folder, and put a backup back: `pillarbox restore`.";
            return found.wrong(what, &format!("is damaged: {}", faults.join("; ")), advice);
        }
        Err(error @ StoreError::Newer { .. }) => return found.wrong(what, &error.to_string(), ""),
        Err(error) => return found.wrong(what, &error.to_string(), "Look at DATA_DIR and DATABASE_URL."),
    };
    if identity.is_behind {
        let said = format!("whole; tables of version {}, which are older than this program", identity.tables);
        found.look(what, &said, "The next start of this version brings them to its own, after a copy beside it.");
        return;
    }
    found.ok(what, &format!("whole; tables of version {}", identity.tables));
    match doctor::secrets_open(config, &path) {
        Ok(()) => found.ok("secrets", "open everything that is sealed"),
        Err(error @ (StartError::WrongSecret { .. } | StartError::KeysMissing(_) | StartError::KeysDamaged)) => {
            found.wrong("secrets", &error.to_string(), "`pillarbox keys status` says what each key seals.");
        }
        Err(error) => found.wrong("secrets", &error.to_string(), ""),
    }
    hold(&path, config, found);
}

fn hold(path: &Path, config: &Config, found: &mut Findings) {
    let held = snapshot::look(path, Company::OthersWrite, |conn| {
        Ok::<_, StoreError>(crate::store::server::get(conn)?.hold_reason)
    });
    match held {
        Ok(Some(reason)) => found.look(
            "sending",
            &format!("is on hold: {reason}"),
            "Look at the history, see to it that no other copy runs, then `pillarbox resume`.",
        ),
        Ok(None) => match publisher::is_running(&config.storage.data_dir) {
            Ok(true) => found.ok("sending", "a server publishes from this folder"),
            Ok(false) => found.ok("sending", "no server publishes from this folder just now"),
            Err(error) => {
                found.wrong("sending", &error.to_string(), "Look who owns publisher.lock in the data folder.");
            }
        },
        Err(error) => found.wrong("sending", &error.to_string(), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_on_the_file_system_of_the_longest_mount_above_it() {
        let mounts = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/vda rw\n\
            40 22 0:35 / /srv rw - nfs4 server:/srv rw\n\
            41 40 8:2 / /srv/my\\040disk rw - xfs /dev/vdb rw\n";
        let kind = |folder: &str| kind_in(mounts, Path::new(folder)).unwrap();
        assert_eq!(kind("/var/lib/pillarbox"), "ext4");
        assert_eq!(kind("/srv/pillarbox"), "nfs4");
        assert_eq!(kind("/srv/my disk/pillarbox"), "xfs");
        assert_eq!(kind("/srvx"), "ext4");
    }
}
