//! The high-water file: how far publishing has got, kept beside the database and written before each create. A
//! database that is older than this file has been restored from a copy, and what it thinks is still to be sent may be
//! out already.
//!
//! Two records take turns, so that a write cut short by a power failure leaves the other. Each carries a keyed hash:
//! a changed file is noticed. It also names its own inode: a copied folder is noticed.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::disk;

const NAME: &str = "publisher.hwm";
/// Bytes of one record, padded with spaces; less than a disk block, so that it is written whole or not at all.
const RECORD: usize = 512;

/// How far publishing has got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which database it was.
    pub database_id: String,
    /// The publisher's term.
    pub epoch: i64,
    /// Create attempts journaled so far.
    pub attempts: i64,
}

#[derive(Serialize, Deserialize)]
struct Record {
    #[serde(flatten)]
    mark: Mark,
    inode: u64,
    /// HMAC-SHA-256 over the fields above, in hexadecimal.
    mac: String,
}

/// The keys of the records: they are written with the newest, and read with each.
#[derive(Clone)]
pub struct HighWaterKeys {
    pub newest: [u8; 32],
    /// Those it has replaced, newest first.
    pub previous: Vec<[u8; 32]>,
}

impl HighWaterKeys {
    fn each(&self) -> impl Iterator<Item = &[u8; 32]> {
        std::iter::once(&self.newest).chain(&self.previous)
    }
}

/// What the file says about the database beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspicion {
    /// There is no file, and yet this database has been published from.
    Missing,
    /// The file was changed, or is no file of ours.
    Tampered,
    /// It is of another database.
    OtherDatabase,
    /// It was copied, so another copy may be publishing.
    Copied,
    /// The database is older than what was already sent.
    DatabaseIsOlder,
}

impl Suspicion {
    /// A sentence for the person who runs the server.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Missing => "the file publisher.hwm is missing although posts were published from this database",
            Self::Tampered => "the file publisher.hwm was changed or damaged",
            Self::OtherDatabase => "the file publisher.hwm belongs to another database",
            Self::Copied => "the data folder was copied, so the original may still be publishing",
            Self::DatabaseIsOlder => {
                "the database is older than what was published from it; it seems to be a restored copy"
            }
        }
    }
}

/// A look at the file, without opening it for writing.
pub struct Survey {
    pub suspicion: Option<Suspicion>,
    /// What the file says, if it can be read.
    pub mark: Option<Mark>,
    /// Names the content of the file, so that a person's word about it holds for it alone.
    pub fingerprint: String,
}

/// Compares the file in `data_dir` with the database's own idea of how far it got.
pub fn survey(data_dir: &Path, keys: &HighWaterKeys, database: &Mark) -> io::Result<Survey> {
    let (bytes, inode) = read(data_dir)?.map_or((None, 0), |(bytes, inode)| (Some(bytes), inode));
    let fingerprint = bytes.as_ref().map_or_else(|| "missing".to_owned(), |bytes| hex(&Sha256::digest(bytes)));
    let (newest, changed) = bytes.as_deref().map_or((None, false), |bytes| read_all(bytes, keys));
    let suspicion = match (&bytes, &newest) {
        (None, _) if database.attempts > 0 => Some(Suspicion::Missing),
        (Some(_), None) => Some(Suspicion::Tampered),
        (Some(_), Some(_)) if changed => Some(Suspicion::Tampered),
        (Some(_), Some(record)) if record.mark.database_id != database.database_id => Some(Suspicion::OtherDatabase),
        (Some(_), Some(record)) if record.mark.attempts > database.attempts || record.mark.epoch > database.epoch => {
            Some(Suspicion::DatabaseIsOlder)
        }
        (Some(_), Some(record)) if record.inode != inode => Some(Suspicion::Copied),
        _ => None,
    };
    Ok(Survey { suspicion, mark: newest.map(|record| record.mark), fingerprint })
}

/// Which of the keys the file still needs, counted from the newest, which is 0: the oldest that a record of it was
/// written with. Nothing when there is no file, or none of ours.
pub fn oldest_key(data_dir: &Path, keys: &HighWaterKeys) -> io::Result<Option<usize>> {
    let Some((bytes, _)) = read(data_dir)? else { return Ok(None) };
    let written_with = |record: &Record| keys.each().position(|key| is_written_with(record, key));
    Ok(records(&bytes).filter_map(|record| written_with(&record)).max())
}

/// The file's bytes and its inode.
fn read(data_dir: &Path) -> io::Result<Option<(Vec<u8>, u64)>> {
    match File::open(data_dir.join(NAME)) {
        Ok(mut file) => {
            let mut bytes = Vec::new();
            Read::by_ref(&mut file).take(4 * RECORD as u64).read_to_end(&mut bytes)?;
            Ok(Some((bytes, file.metadata()?.ino())))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The file, open for writing. Cheap to clone.
#[derive(Clone)]
pub(super) struct HighWater {
    file: Arc<Mutex<Open>>,
    /// Only one write at a time; those who wait are usually covered by the one before.
    turn: Arc<tokio::sync::Mutex<()>>,
    wanted: Arc<AtomicI64>,
    reached: Arc<AtomicI64>,
}

struct Open {
    file: File,
    inode: u64,
    key: [u8; 32],
    mark: Mark,
    writes: u64,
}

impl HighWater {
    /// Writes the file anew for this database and term, with the newest key.
    pub(super) fn create(data_dir: &Path, keys: &HighWaterKeys, mark: Mark) -> io::Result<Self> {
        let path = data_dir.join(NAME);
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).mode(0o600).open(&path)?;
        let (inode, attempts) = (file.metadata()?.ino(), mark.attempts);
        let mut open = Open { file, inode, key: keys.newest, mark, writes: 0 };
        // Both records, so that none of an earlier database stays.
        open.write(attempts)?;
        open.write(attempts)?;
        open.file.set_len(2 * RECORD as u64)?;
        open.file.sync_all()?;
        sync_folder(&path)?;
        Ok(Self {
            file: Arc::new(Mutex::new(open)),
            turn: Arc::default(),
            wanted: Arc::new(AtomicI64::new(attempts)),
            reached: Arc::new(AtomicI64::new(attempts)),
        })
    }

    /// Returns once the disk holds that so many attempts were journaled. Many callers share one write.
    pub(super) async fn raise(&self, attempts: i64) -> io::Result<()> {
        self.wanted.fetch_max(attempts, Ordering::SeqCst);
        if self.reached.load(Ordering::SeqCst) >= attempts {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        if self.reached.load(Ordering::SeqCst) >= attempts {
            return Ok(());
        }
        let (to, file) = (self.wanted.load(Ordering::SeqCst), Arc::clone(&self.file));
        let written = disk::run(move || file.lock().unwrap_or_else(PoisonError::into_inner).write(to)).await;
        written.map_err(io::Error::other)??;
        self.reached.store(to, Ordering::SeqCst);
        Ok(())
    }
}

impl Open {
    fn write(&mut self, attempts: i64) -> io::Result<()> {
        self.mark.attempts = attempts;
        let mac = hex(&mac(&self.key, &self.mark, self.inode).finalize().into_bytes());
        let record = Record { mark: self.mark.clone(), inode: self.inode, mac };
        let mut bytes = serde_json::to_vec(&record)?;
        if bytes.len() >= RECORD {
            return Err(io::Error::other("a record does not fit its place"));
        }
        bytes.resize(RECORD - 1, b' ');
        bytes.push(b'\n');
        let place = if self.writes.is_multiple_of(2) { 0 } else { RECORD as u64 };
        self.file.seek(SeekFrom::Start(place))?;
        self.file.write_all(&bytes)?;
        self.file.sync_data()?;
        self.writes += 1;
        Ok(())
    }
}

/// A new file is only safe on disk once its folder is.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    File::open(folder)?.sync_all()
}

/// The newest record, and whether one was changed: a write cut short leaves no record at all, a whole one with a wrong
/// hash was written by someone else.
fn read_all(bytes: &[u8], keys: &HighWaterKeys) -> (Option<Record>, bool) {
    let records: Vec<Record> = records(bytes).collect();
    let whole = records.len();
    let is_ours = |record: &Record| keys.each().any(|key| is_written_with(record, key));
    let ours: Vec<Record> = records.into_iter().filter(is_ours).collect();
    let changed = ours.len() < whole;
    (ours.into_iter().max_by_key(|record| (record.mark.epoch, record.mark.attempts)), changed)
}

fn records(bytes: &[u8]) -> impl Iterator<Item = Record> {
    bytes.chunks(RECORD).filter_map(|bytes| serde_json::from_slice(bytes).ok())
}

fn is_written_with(record: &Record, key: &[u8; 32]) -> bool {
    from_hex(&record.mac).is_some_and(|shown| mac(key, &record.mark, record.inode).verify_slice(&shown).is_ok())
}

fn mac(key: &[u8; 32], mark: &Mark, inode: u64) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    let said = format!("{}\n{}\n{}\n{inode}", mark.database_id, mark.epoch, mark.attempts);
    mac.update(said.as_bytes());
    mac
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _never_fails = write!(text, "{byte:02x}");
        text
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    (text.is_ascii() && text.len().is_multiple_of(2))
        .then(|| (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(epoch: i64, attempts: i64) -> Mark {
        Mark { database_id: "ours".to_owned(), epoch, attempts }
    }

    const KEYS: HighWaterKeys = HighWaterKeys { newest: [7; 32], previous: Vec::new() };

    fn suspicion(folder: &Path, database: &Mark) -> Option<Suspicion> {
        survey(folder, &KEYS, database).unwrap().suspicion
    }

    #[tokio::test]
    async fn an_older_database_is_noticed_and_a_newer_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(suspicion(folder.path(), &mark(0, 0)), None, "a new folder");
        assert_eq!(suspicion(folder.path(), &mark(3, 1)), Some(Suspicion::Missing));
        let water = HighWater::create(folder.path(), &KEYS, mark(3, 10)).unwrap();
        for attempts in [11, 12, 13] {
            water.raise(attempts).await.unwrap();
        }
        for (database, expected) in [
            (mark(3, 13), None),
            (mark(4, 20), None),
            (mark(3, 12), Some(Suspicion::DatabaseIsOlder)),
            (mark(2, 13), Some(Suspicion::DatabaseIsOlder)),
            (Mark { database_id: "theirs".to_owned(), ..mark(3, 13) }, Some(Suspicion::OtherDatabase)),
        ] {
            assert_eq!(suspicion(folder.path(), &database), expected, "{database:?}");
        }
    }

    #[test]
    fn a_copied_or_changed_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        drop(HighWater::create(folder.path(), &KEYS, mark(3, 10)).unwrap());
        let path = folder.path().join(NAME);
        let written = std::fs::read_to_string(&path).unwrap();
        let other = HighWaterKeys { newest: [8; 32], previous: Vec::new() };
        let other_key = survey(folder.path(), &other, &mark(3, 10)).unwrap();
        assert_eq!(other_key.suspicion, Some(Suspicion::Tampered));

        std::fs::write(&path, written.replace("\"attempts\":10", "\"attempts\":11")).unwrap();
        assert_eq!(suspicion(folder.path(), &mark(3, 11)), Some(Suspicion::Tampered));
        std::fs::write(&path, written.replacen("\"attempts\":10", "\"attempts\":11", 1)).unwrap();
        assert_eq!(suspicion(folder.path(), &mark(3, 10)), Some(Suspicion::Tampered), "one of the two");
        std::fs::write(&path, "").unwrap();
        assert_eq!(suspicion(folder.path(), &mark(3, 10)), Some(Suspicion::Tampered));

        let copy = tempfile::tempdir().unwrap();
        std::fs::write(copy.path().join(NAME), &written).unwrap();
        assert_eq!(suspicion(copy.path(), &mark(3, 10)), Some(Suspicion::Copied));
    }

    #[tokio::test]
    async fn a_record_cut_short_leaves_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let water = HighWater::create(folder.path(), &KEYS, mark(3, 10)).unwrap();
        water.raise(11).await.unwrap();
        water.raise(12).await.unwrap();
        let path = folder.path().join(NAME);
        let mut bytes = std::fs::read(&path).unwrap();
        let second = String::from_utf8_lossy(&bytes[RECORD..]).into_owned();
        assert!(second.contains("\"attempts\":12"), "{second}");
        bytes[RECORD + 40..].fill(0);
        std::fs::write(&path, &bytes).unwrap();
        let read = survey(folder.path(), &KEYS, &mark(3, 12)).unwrap();
        assert_eq!((read.suspicion, read.mark.unwrap().attempts), (None, 11));
    }

    #[tokio::test]
    async fn a_file_written_with_a_previous_key_is_read_and_says_that_it_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        let newer = HighWaterKeys { newest: [8; 32], previous: vec![[9; 32], KEYS.newest] };
        assert_eq!(oldest_key(folder.path(), &newer).unwrap(), None, "no file");
        let water = HighWater::create(folder.path(), &KEYS, mark(3, 10)).unwrap();
        water.raise(11).await.unwrap();
        let read = survey(folder.path(), &newer, &mark(3, 11)).unwrap();
        assert_eq!((read.suspicion, read.mark.unwrap().attempts), (None, 11));
        assert_eq!(oldest_key(folder.path(), &newer).unwrap(), Some(2));

        drop(HighWater::create(folder.path(), &newer, mark(4, 11)).unwrap());
        assert_eq!(oldest_key(folder.path(), &newer).unwrap(), Some(0));
        assert_eq!(oldest_key(folder.path(), &KEYS).unwrap(), None);
        assert_eq!(suspicion(folder.path(), &mark(4, 11)), Some(Suspicion::Tampered), "always with the newest");
    }
}
