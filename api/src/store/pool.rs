//! Connections: which engine, how many, and with what settings.
//!
//! SQLite gets one writer, whose transactions begin immediate, and several `query_only` readers: with more
//! writers the engine starves some of them for seconds. PostgreSQL gets one pool for both.

use std::path::Path;
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Error as R2d2Error, Pool};
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};

use super::{StoreError, text_search};

pub use any_connection::{AnyConnection, MultiBackend};

/// Kept apart because the derive brings many names with it.
mod any_connection {
    use diesel::{PgConnection, SqliteConnection};

    /// A connection to either engine; queries are written once.
    #[derive(diesel::MultiConnection)]
    pub enum AnyConnection {
        Sqlite(SqliteConnection),
        Postgres(PgConnection),
    }
}

/// Writes a query once where the derive cannot carry it, and has it compiled for each engine.
macro_rules! on_db {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::store::pool::AnyConnection::Sqlite($c) => $body,
            $crate::store::pool::AnyConnection::Postgres($c) => $body,
        }
    };
}
pub(crate) use on_db;

/// How many readers SQLite gets.
const SQLITE_READERS: u32 = 6;
/// How many connections PostgreSQL gets.
const POSTGRES_CONNECTIONS: u32 = 8;
/// The oldest SQLite we run on: 3.51.3 mended the WAL-reset corruption (sqlite.org/changes.html).
const OLDEST_SQLITE: i32 = 3_051_003;

pub(super) type AnyPool = Pool<ConnectionManager<AnyConnection>>;

/// What a commit waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// The disk: what is committed survives a power cut.
    #[default]
    Full,
    /// Nothing: the last commits may be lost in a power cut. Production never uses it; the simulation shows why.
    Normal,
}

/// Opens SQLite's one writing connection and reads its settings back.
pub(super) fn open_writer(path: &str, durability: Durability) -> Result<AnyConnection, StoreError> {
    create_private(Path::new(path))?;
    check_sqlite_version()?;
    let mut conn = SqliteConnection::establish(path).map_err(StoreError::connect)?;
    conn.batch_execute(Role::SqliteWriter.settings())?;
    if durability == Durability::Normal {
        conn.batch_execute("PRAGMA synchronous = NORMAL")?;
    }
    check_settings(&mut conn, durability)?;
    text_search::teach(&mut conn)?;
    Ok(AnyConnection::Sqlite(conn))
}

/// Opens SQLite's readers. `r2d2` asks the manager for connections by URL; the manager for `AnyConnection` would try
/// one engine after the other, so the URL has already been sorted by scheme.
pub(super) fn open_readers(path: &str) -> Result<AnyPool, StoreError> {
    pool(path, SQLITE_READERS, Role::SqliteReader)
}

pub(super) fn open_postgres(url: &str) -> Result<AnyPool, StoreError> {
    PgConnection::establish(url).map_err(StoreError::connect)?;
    pool(url, POSTGRES_CONNECTIONS, Role::Postgres)
}

/// A file system that cannot do what was asked leaves another mode in force without an error.
fn check_settings(conn: &mut SqliteConnection, durability: Durability) -> Result<(), StoreError> {
    let synchronous = if durability == Durability::Full { 2 } else { 1 };
    let in_force: Settings = diesel::sql_query(
        "SELECT j.journal_mode, s.synchronous, f.foreign_keys
         FROM pragma_journal_mode j, pragma_synchronous s, pragma_foreign_keys f",
    )
    .get_result(conn)?;
    let expected = Settings { journal_mode: "wal".to_owned(), synchronous, foreign_keys: 1 };
    if in_force == expected {
        return Ok(());
    }
    Err(StoreError::Open(format!("its settings do not hold here: {in_force:?} instead of {expected:?}")))
}

#[derive(Debug, PartialEq, Eq, diesel::QueryableByName)]
struct Settings {
    #[diesel(sql_type = diesel::sql_types::Text)]
    journal_mode: String,
    #[diesel(sql_type = diesel::sql_types::Integer)]
    synchronous: i32,
    #[diesel(sql_type = diesel::sql_types::Integer)]
    foreign_keys: i32,
}

fn pool(url: &str, size: u32, role: Role) -> Result<AnyPool, StoreError> {
    Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .test_on_check_out(false)
        .connection_timeout(Duration::from_secs(10))
        .connection_customizer(Box::new(role))
        .build(ConnectionManager::new(url))
        .map_err(StoreError::pool)
}

/// The database file is created by us with mode 0600: SQLite would give it the umask's.
pub(super) fn create_private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|error| StoreError::open(path, &error))
}

fn check_sqlite_version() -> Result<(), StoreError> {
    diesel::define_sql_function! { fn sqlite_version() -> diesel::sql_types::Text; }
    let mut conn = SqliteConnection::establish(":memory:").map_err(StoreError::connect)?;
    let version: String = diesel::select(sqlite_version()).get_result(&mut conn)?;
    let number = version.split('.').map(|part| part.parse::<i32>().unwrap_or(0)).fold(0, |sum, part| sum * 1000 + part);
    if number < OLDEST_SQLITE {
        return Err(StoreError::Open(format!("SQLite {version} is too old; 3.51.3 or later is needed")));
    }
    Ok(())
}

#[derive(Clone, Copy, Debug)]
enum Role {
    SqliteWriter,
    SqliteReader,
    Postgres,
}

impl Role {
    /// The settings of a connection; the time-out comes first because the others may have to wait for a lock.
    fn settings(self) -> &'static str {
        match self {
            Self::SqliteWriter => {
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; \
                 PRAGMA mmap_size = 0;"
            }
            Self::SqliteReader => {
                // A small cache each: there are several, and the operating system has the file in its own.
                "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
                 PRAGMA mmap_size = 0; PRAGMA cache_size = -512; PRAGMA query_only = ON;"
            }
            Self::Postgres => "SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET statement_timeout = '30s';",
        }
    }
}

impl CustomizeConnection<AnyConnection, R2d2Error> for Role {
    fn on_acquire(&self, conn: &mut AnyConnection) -> Result<(), R2d2Error> {
        let sorted_right = matches!(
            (self, &*conn),
            (Self::Postgres, AnyConnection::Postgres(_))
                | (Self::SqliteWriter | Self::SqliteReader, AnyConnection::Sqlite(_))
        );
        if !sorted_right {
            let error = diesel::ConnectionError::BadConnection("the URL opened the other engine".to_owned());
            return Err(R2d2Error::ConnectionError(error));
        }
        if let AnyConnection::Sqlite(sqlite) = conn {
            text_search::teach(sqlite).map_err(R2d2Error::QueryError)?;
        }
        conn.batch_execute(self.settings()).map_err(R2d2Error::QueryError)
    }
}

/// Runs `work` in a transaction that takes the write lock at its beginning: a deferred one that reads first and
/// writes later fails at once when another writer was faster, whatever the time-out says.
pub(super) fn immediate<T, E>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<diesel::result::Error>,
{
    match conn {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")?,
        AnyConnection::Postgres(postgres) => AnsiTransactionManager::begin_transaction(postgres)?,
    }
    match work(conn) {
        Ok(value) => {
            <AnyConnection as Connection>::TransactionManager::commit_transaction(conn)?;
            Ok(value)
        }
        Err(error) => {
            <AnyConnection as Connection>::TransactionManager::rollback_transaction(conn)?;
            Err(error)
        }
    }
}
