//! The database: one file per group of tables, plain functions that take a connection, so that they compose in
//! one transaction. Leans on `model` only.
//!
//! [`Store::read`] and [`Store::write`] own the blocking and the transaction. No network call is ever made while one
//! is open. Functions that reach a user's rows take the `UserId` first and put it into the query, so ownership
//! cannot be forgotten by a caller.

pub mod accounts;
pub mod api_keys;
pub mod attempts;
pub mod audit;
pub mod authorizations;
mod connections;
pub mod deliveries;
pub mod devices;
pub mod drafts;
pub mod emails;
pub mod feed_items;
pub mod feeds;
pub mod figures;
pub mod history;
pub mod idempotency;
pub mod image_grants;
pub mod invitations;
pub mod lookups;
pub mod media;
pub mod migrate;
pub mod notifications;
pub mod pool;
pub mod posts;
pub mod preferences;
pub mod queue;
pub mod revocations;
pub mod schema;
pub mod sealed;
pub mod second_factors;
pub mod server;
pub mod sessions;
pub mod snapshot;
mod text_search;
pub mod token_sets;
mod types;
pub mod users;
pub mod waiting;
mod writer;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use tokio::sync::OwnedSemaphorePermit;

pub use pool::{AnyConnection, Durability};

use crate::disk::{self, Stopping};
use crate::model::DatabaseUrl;
use connections::Connections;
use writer::Writer;

/// The version of this program.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It could not be opened at all.
    #[error("the database cannot be opened: {0}")]
    Open(String),
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Migration(String),
    /// A later version of Pillarbox has changed the tables. Nothing was changed.
    #[error(
        "this database was changed by {}, which is newer than this program, {APP_VERSION}: its tables are of version {tables}. Start that version or a newer one, or restore a backup from before it. Nothing was changed.",
        made_by.as_ref().map_or_else(|| "a later version of Pillarbox".to_owned(), |version| format!("Pillarbox {version}"))
    )]
    Newer { tables: String, made_by: Option<String> },
    /// No connection became free in time.
    #[error("no database connection became free: {0}")]
    Pool(String),
    /// The disk did not take it; nothing of it is written.
    #[error("the change could not be written: {0}")]
    Commit(String),
    /// A UNIQUE rule of the tables says no.
    #[error("a row with these values is already there")]
    Conflict,
    /// A row that had to be there is not, or is not in the state it had to be in.
    #[error("no such row")]
    NotFound,
    /// Anything else.
    #[error("the database failed: {0}")]
    Query(DieselError),
}

impl StoreError {
    fn connect(error: diesel::ConnectionError) -> Self {
        Self::Open(error.to_string())
    }

    fn pool(error: diesel::r2d2::PoolError) -> Self {
        Self::Pool(error.to_string())
    }

    fn closing() -> Self {
        Self::Pool("the store is closing".to_owned())
    }

    fn open(path: &Path, error: &std::io::Error) -> Self {
        Self::Open(format!("{}: {error}", path.display()))
    }
}

impl From<Stopping> for StoreError {
    fn from(stopping: Stopping) -> Self {
        Self::Pool(stopping.to_string())
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Conflict,
            other => Self::Query(other),
        }
    }
}

/// A result of the store.
pub type StoreResult<T> = Result<T, StoreError>;

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Engine>);

enum Engine {
    Sqlite {
        writer: Writer,
        readers: Connections,
    },
    Postgres(Connections),
    /// SQLite in a simulation: on the caller's own thread, one piece of work after the other.
    Simulated(Mutex<AnyConnection>),
}

impl Store {
    /// Opens the database and brings it to the newest migration. What is written is on disk.
    pub async fn open(url: DatabaseUrl) -> StoreResult<Self> {
        Self::open_with(url, Durability::Full).await
    }

    /// The same, with less durability than production has: only to show that it would be noticed.
    pub async fn open_with(url: DatabaseUrl, durability: Durability) -> StoreResult<Self> {
        let simulated = disk::hook().is_some();
        let engine = disk::run(move || open_engine(url, durability, simulated)).await??;
        Ok(Self(Arc::new(engine)))
    }

    /// Runs `work` on a connection that only reads.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let turn = self.turn().await?;
        let store = self.clone();
        disk::run(move || {
            let _turn = turn;
            match &*store.0 {
                Engine::Sqlite { readers: connections, .. } | Engine::Postgres(connections) => {
                    work(&mut *connections.get()?)
                }
                Engine::Simulated(conn) => work(&mut conn.lock().unwrap_or_else(PoisonError::into_inner)),
            }
        })
        .await
        .map_err(StoreError::from)?
    }

    /// Runs `work` in one durable transaction: when this returns `Ok`, it is on disk; on `Err` nothing is.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if let Engine::Sqlite { writer, .. } = &*self.0 {
            return writer.write(work).await;
        }
        let turn = self.turn().await?;
        let store = self.clone();
        let written = disk::run(move || {
            let _turn = turn;
            match &*store.0 {
                Engine::Sqlite { readers: connections, .. } | Engine::Postgres(connections) => {
                    let mut conn = connections.get().map_err(|error| Interrupted::Work(error.into()))?;
                    pool::immediate(&mut conn, |conn| work(conn).map_err(Interrupted::Work))
                }
                Engine::Simulated(conn) => {
                    let mut conn = conn.lock().unwrap_or_else(PoisonError::into_inner);
                    pool::immediate(&mut conn, |conn| work(conn).map_err(Interrupted::Work))
                }
            }
        });
        // The work's own error passes through the transaction's error type untouched.
        written.await.map_err(StoreError::from)?.map_err(|interrupted| match interrupted {
            Interrupted::Work(error) => error,
            Interrupted::Database(error) => StoreError::from(error).into(),
        })
    }

    /// Waits for a connection of a pool to be free.
    async fn turn(&self) -> StoreResult<Option<OwnedSemaphorePermit>> {
        match &*self.0 {
            Engine::Sqlite { readers: connections, .. } | Engine::Postgres(connections) => {
                Ok(Some(connections.turn().await?))
            }
            Engine::Simulated(_) => Ok(None),
        }
    }

    /// Ends the store when what runs has ended: nothing is read or written any more. SQLite's last connection moves the
    /// write-ahead log into the main file and removes it, so a stopped server's data is one file
    /// (sqlite.org/wal.html, section 6).
    pub async fn close(&self) -> StoreResult<()> {
        match &*self.0 {
            Engine::Sqlite { writer, readers } => {
                // The one that closes last has to be one that may write.
                readers.close().await?;
                writer.close().await
            }
            Engine::Postgres(connections) => connections.close().await,
            Engine::Simulated(_) => Ok(()),
        }
    }
}

fn open_engine(url: DatabaseUrl, durability: Durability, simulated: bool) -> StoreResult<Engine> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let mut conn = pool::open_writer(&path, durability)?;
            migrate::run(&mut conn, Some(Path::new(&path)))?;
            if simulated {
                return Ok(Engine::Simulated(Mutex::new(conn)));
            }
            let readers = pool::open_readers(&path)?;
            let writer = Writer::start(path, conn, durability).map_err(|error| StoreError::Open(error.to_string()))?;
            Ok(Engine::Sqlite { writer, readers: Connections::of(readers) })
        }
        DatabaseUrl::Postgres(url) => {
            let pool = pool::open_postgres(&url)?;
            migrate::run(&mut *pool.get().map_err(StoreError::pool)?, None)?;
            Ok(Engine::Postgres(Connections::of(pool)))
        }
    }
}

/// Why a transaction did not commit.
enum Interrupted<E> {
    Work(E),
    Database(DieselError),
}

impl<E> From<DieselError> for Interrupted<E> {
    fn from(error: DieselError) -> Self {
        Self::Database(error)
    }
}
