//! A SQLite file by itself: copied out of a running one, looked at without touching it, and put in order before it takes
//! the place of one. All of it works on the caller's thread: these are the steps of commands, not of a server.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::pool::{self, AnyConnection};
use super::{Interrupted, StoreError, StoreResult, migrate};

/// What has a meaning in the path of a `file:` URI (sqlite.org/uri.html).
const IN_PATHS: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#');

/// How much is said about a damaged database.
const FAULTS_TOLD: usize = 20;

/// What is being done with the file meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// Nobody has it open and nobody will: nothing is written, not even beside it.
    Alone,
    /// A server may be writing to it.
    OthersWrite,
}

/// Whether anything is there.
pub fn exists(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.len() > 0)
}

/// Copies the database at `from` as it is at this moment into a new file. Others may write to it meanwhile.
///
/// # Errors
/// `Newer` when a later version of Pillarbox has changed the tables.
pub fn take(from: &Path, to: &Path) -> StoreResult<()> {
    let mut conn = AnyConnection::Sqlite(open(from, Company::OthersWrite)?);
    migrate::standing(&mut conn)?;
    match &mut conn {
        AnyConnection::Sqlite(conn) => {
            // To SQLite the new file is a database that is written to; this one is not.
            conn.batch_execute("PRAGMA query_only = OFF")?;
            copy(conn, to)
        }
        AnyConnection::Postgres(_) => unreachable!("a file is opened as SQLite"),
    }
}

/// Copies what a connection sees into a file, readable by its owner only: it is there whole and on disk, or not at all.
pub(super) fn copy(conn: &mut SqliteConnection, to: &Path) -> StoreResult<()> {
    let unfinished = with_suffix(to, ".part");
    let failed = |error: std::io::Error| StoreError::open(to, &error);
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    pool::create_private(&unfinished)?;
    let copied = diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(unfinished.to_string_lossy()).execute(conn);
    let kept = copied.map_err(StoreError::from).and_then(|_| {
        File::open(&unfinished).and_then(|file| file.sync_all()).map_err(failed)?;
        fs::rename(&unfinished, to).map_err(failed)?;
        to.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all()).map_err(failed)
    });
    if kept.is_err() {
        let _nothing_to_keep = fs::remove_file(&unfinished);
    }
    kept
}

/// Runs `work` on the file, which it cannot change.
pub fn look<T, E: From<StoreError>>(
    path: &Path,
    company: Company,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    work(&mut AnyConnection::Sqlite(open(path, company)?))
}

/// Brings a file that nobody else has open to the newest version and runs `work` in one transaction. Afterwards it is
/// one file, on disk.
pub fn put_in_order<T, E: From<StoreError>>(
    path: &Path,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    let mut conn = pool::open_writer(&path.to_string_lossy(), pool::Durability::Full)?;
    migrate::run(&mut conn, None)?;
    let done = pool::immediate(&mut conn, |conn| work(conn).map_err(Interrupted::Work));
    let done = done.map_err(|interrupted| match interrupted {
        Interrupted::Work(error) => error,
        Interrupted::Database(error) => StoreError::from(error).into(),
    })?;
    let in_one_file = conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
    in_one_file.map_err(StoreError::from)?;
    drop(conn);
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| StoreError::open(path, &error))?;
    Ok(done)
}

/// Whether this version of Pillarbox would change the tables of a file; not when there is none.
///
/// # Errors
/// `Newer` when a later version has changed them.
pub fn is_behind(path: &Path) -> StoreResult<bool> {
    if !exists(path) {
        return Ok(false);
    }
    look(path, Company::OthersWrite, |conn| {
        let (tables, is_behind) = migrate::standing(conn)?;
        Ok(tables.is_some() && is_behind)
    })
}

/// What is said of the database as a whole.
#[derive(Clone, Debug)]
pub struct Identity {
    pub database_id: String,
    /// The newest version of its tables.
    pub tables: String,
    /// Whether this version of Pillarbox would change the tables.
    pub is_behind: bool,
}

/// Reads who a database is, of any version up to this one.
///
/// # Errors
/// `Newer` for one of a later version; `Open` for a file that is no database of Pillarbox.
pub fn identity(conn: &mut AnyConnection) -> StoreResult<Identity> {
    #[derive(QueryableByName)]
    struct Server {
        #[diesel(sql_type = Text)]
        database_id: String,
    }
    let (tables, is_behind) = migrate::standing(conn)?;
    let unknown = || StoreError::Open("the file is no database of Pillarbox".to_owned());
    let tables = tables.ok_or_else(unknown)?;
    let server: Option<Server> =
        pool::on_db!(conn, |c| diesel::sql_query("SELECT database_id FROM server").get_result(c).optional())?;
    Ok(Identity { database_id: server.ok_or_else(unknown)?.database_id, tables, is_behind })
}

/// How thoroughly a file is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Every page, every index and every reference.
    Full,
    /// Without comparing indexes with their tables: quick enough beside a server.
    Quick,
}

/// What is damaged, in SQLite's words; nothing of a database that is whole.
pub fn faults(conn: &mut AnyConnection, care: Care) -> StoreResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Said {
        #[diesel(sql_type = Text)]
        said: String,
    }
    #[derive(QueryableByName)]
    struct Dangling {
        #[diesel(sql_type = Text)]
        table: String,
        #[diesel(sql_type = Nullable<BigInt>)]
        rowid: Option<i64>,
        #[diesel(sql_type = Text)]
        parent: String,
    }
    let AnyConnection::Sqlite(conn) = conn else { return Ok(Vec::new()) };
    let check = match care {
        Care::Full => "SELECT integrity_check AS said FROM pragma_integrity_check",
        Care::Quick => "SELECT quick_check AS said FROM pragma_quick_check",
    };
    let said: Vec<Said> = diesel::sql_query(check).load(conn)?;
    let mut faults: Vec<String> =
        said.into_iter().map(|row| row.said).filter(|said| said != "ok").take(FAULTS_TOLD).collect();
    if care == Care::Full && faults.is_empty() {
        let query = "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check";
        let dangling: Vec<Dangling> = diesel::sql_query(query).load(conn)?;
        faults.extend(dangling.into_iter().take(FAULTS_TOLD).map(|row| {
            let row_of = row.rowid.map_or_else(String::new, |rowid| format!("row {rowid} of "));
            format!("{row_of}{} names a row of {} that is not there", row.table, row.parent)
        }));
    }
    Ok(faults)
}

fn open(path: &Path, company: Company) -> StoreResult<SqliteConnection> {
    let text = path.to_string_lossy();
    let how = match company {
        Company::Alone => "mode=ro&immutable=1",
        // For reading beside a writer the log's index has to be writable, too.
        Company::OthersWrite => "mode=rw",
    };
    let uri = format!("file:{}?{how}", utf8_percent_encode(&text, IN_PATHS));
    let failed = |error: String| StoreError::Open(format!("{}: {error}", path.display()));
    if !exists(path) {
        return Err(failed("there is no database".to_owned()));
    }
    let mut conn = SqliteConnection::establish(&uri).map_err(|error| failed(error.to_string()))?;
    conn.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; PRAGMA query_only = ON;",
    )
    .map_err(|error| failed(error.to_string()))?;
    Ok(conn)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
