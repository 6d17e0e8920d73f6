//! Whether this process can do its work just now, and if not, why.

use std::path::Path;
use std::time::Duration;

use super::App;
use crate::model::text_enum::text_enum;
use crate::publisher::{Publisher, Trouble};
use crate::store::{self, StoreError};

/// Less room than this on the disk is too little: one post of four images, a few times over.
const LITTLE_ROOM: u64 = 64 * 1024 * 1024;
/// Something that was written this much later than it is now says that the clock was set back.
const CLOCK_BEHIND: Duration = Duration::from_mins(5);

text_enum! {
    /// What is looked at. The word is a stable code.
    pub enum Check {
        Database = "database",
        DiskFull = "disk_full",
        DiskReadOnly = "disk_read_only",
        Clock = "clock",
        RestoredDatabase = "restored_database",
        DatabaseWrites = "database_writes",
        HighWater = "high_water",
        PublisherLock = "publisher_lock",
    }
}

impl Check {
    /// What it means when it fails, and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Database => "The database does not answer.",
            Self::DiskFull => "The disk of the data folder is full, or nearly so: make room.",
            Self::DiskReadOnly => "The disk of the data folder takes no changes.",
            Self::Clock => {
                "The clock of this machine is behind what was written by it before: set it right, or posts go out late."
            }
            Self::RestoredDatabase => {
                "The database may be older than what was already sent from it, so nothing is sent. Make sure that no \
                 other copy runs, then run `pillarbox resume`."
            }
            Self::DatabaseWrites => "The database did not take a change, so nothing can be sent. The log says why.",
            Self::HighWater => "The file `publisher.hwm` cannot be written, so nothing can be sent. The log says why.",
            Self::PublisherLock => {
                "The file `publisher.lock` was removed or replaced, so another process could publish, too. Restart the \
                 server."
            }
        }
    }
}

/// What was looked at, and what of it failed.
pub struct Readiness {
    pub checked: Vec<Check>,
    pub failed: Vec<Check>,
}

impl App {
    /// Looks whether requests can be answered and, in a process that publishes, posts be sent.
    pub async fn readiness(&self) -> Readiness {
        let mut checked = vec![Check::Database, Check::DiskFull, Check::DiskReadOnly, Check::Clock];
        let mut failed = Vec::new();
        let now = self.clock.now();
        let read = self.store.read(|conn| {
            let held = store::server::get(conn)?.hold_reason.is_some();
            Ok::<_, StoreError>((held, store::figures::written_last_at(conn)?))
        });
        let held = match read.await {
            Ok((held, written_last_at)) => {
                failed.extend(written_last_at.filter(|at| at.since(now) > CLOCK_BEHIND).map(|_| Check::Clock));
                held
            }
            Err(error) => {
                tracing::error!(%error, "the database does not answer");
                failed.push(Check::Database);
                false
            }
        };
        failed.extend(trouble_of_disk(&self.data_dir));
        if let Some(publisher) = &self.publisher {
            checked.extend([Check::RestoredDatabase, Check::DatabaseWrites, Check::HighWater, Check::PublisherLock]);
            failed.extend(held.then_some(Check::RestoredDatabase));
            failed.extend(trouble_of_publisher(publisher));
        }
        Readiness { checked, failed }
    }

    /// How much room there is for what the server keeps.
    pub fn disk_free_bytes(&self) -> Option<u64> {
        let disk = rustix::fs::statvfs(&self.data_dir).ok()?;
        Some(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
}

fn trouble_of_publisher(publisher: &Publisher) -> impl Iterator<Item = Check> {
    let trouble = publisher.trouble().map(|trouble| match trouble {
        Trouble::Database => Check::DatabaseWrites,
        Trouble::HighWater => Check::HighWater,
    });
    trouble.into_iter().chain((!publisher.keeps_others_out()).then_some(Check::PublisherLock))
}

/// A disk that cannot be asked is not judged; the database says whether it works.
fn trouble_of_disk(data_dir: &Path) -> Option<Check> {
    let disk = rustix::fs::statvfs(data_dir).ok()?;
    let read_only = disk.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY);
    judge_disk(disk.f_bavail.saturating_mul(disk.f_frsize), read_only)
}

fn judge_disk(free_bytes: u64, read_only: bool) -> Option<Check> {
    if read_only {
        Some(Check::DiskReadOnly)
    } else if free_bytes < LITTLE_ROOM {
        Some(Check::DiskFull)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_full_before_nothing_fits_any_more() {
        assert_eq!(judge_disk(LITTLE_ROOM, false), None);
        assert_eq!(judge_disk(LITTLE_ROOM - 1, false), Some(Check::DiskFull));
        assert_eq!(judge_disk(LITTLE_ROOM, true), Some(Check::DiskReadOnly));
        assert_eq!(judge_disk(0, true), Some(Check::DiskReadOnly), "room would not help");
    }

    #[test]
    fn every_check_says_what_to_make_of_it() {
        for check in Check::ALL {
            assert!(check.sentence().ends_with('.'), "{check}");
        }
    }
}
