//! The database: one file per group of tables, plain functions that take a connection, so that they compose in
//! one transaction. Leans on `model` only.
//!
//! [`Store::read`] and [`Store::write`] own the blocking and the transaction. No network call is ever made while one
//! is open. Functions that reach a user's rows take the `UserId` first and put it into the query, so ownership
//! cannot be forgotten by a caller.

pub mod accounts;
pub mod attempts;
pub mod audit;
pub mod authorizations;
pub mod deliveries;
pub mod idempotency;
pub mod invitations;
pub mod media;
mod migrate;
pub mod pool;
pub mod posts;
pub mod preferences;
pub mod revocations;
pub mod schema;
pub mod server;
pub mod sessions;
pub mod token_sets;
mod types;
pub mod users;

use std::path::Path;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use tokio::sync::Semaphore;

pub use pool::AnyConnection;

use crate::model::DatabaseUrl;

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It could not be opened at all.
    #[error("the database cannot be opened: {0}")]
    Open(String),
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Migration(String),
    /// No connection became free in time.
    #[error("no database connection became free: {0}")]
    Pool(String),
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

    fn open(path: &Path, error: &std::io::Error) -> Self {
        Self::Open(format!("{}: {error}", path.display()))
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
pub struct Store {
    pools: Arc<pool::Pools>,
    /// Callers wait here instead of on a blocked thread.
    write_turns: Arc<Semaphore>,
}

impl Store {
    /// Opens the database and brings it to the newest migration.
    pub async fn open(url: DatabaseUrl) -> StoreResult<Self> {
        let pools = blocking(move || {
            let pools = pool::open(&url)?;
            let mut conn = pools.writer.get().map_err(StoreError::pool)?;
            migrate::run(&mut conn)?;
            Ok::<_, StoreError>(pools)
        })
        .await?;
        let write_turns = Arc::new(Semaphore::new(pools.writers));
        Ok(Self { pools: Arc::new(pools), write_turns })
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
        let readers = self.pools.readers.clone();
        blocking(move || {
            let mut conn = readers.get().map_err(StoreError::pool)?;
            work(&mut conn)
        })
        .await
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
        let turn = Arc::clone(&self.write_turns)
            .acquire_owned()
            .await
            .map_err(|_| StoreError::Pool("the store is closing".to_owned()))?;
        let writer = self.pools.writer.clone();
        blocking(move || {
            let _turn = turn;
            let mut conn = writer.get().map_err(StoreError::pool)?;
            // The work's own error passes through the transaction's error type untouched.
            pool::immediate(&mut conn, |conn| work(conn).map_err(Interrupted::Work)).map_err(|interrupted| {
                match interrupted {
                    Interrupted::Work(error) => error,
                    Interrupted::Database(error) => StoreError::from(error).into(),
                }
            })
        })
        .await
    }

    /// Whether the database answers, for the readiness check.
    pub async fn ping(&self) -> StoreResult<()> {
        self.read(|conn| Ok(conn.batch_execute("SELECT 1")?)).await
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

async fn blocking<T: Send + 'static, E: From<StoreError> + Send + 'static>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(StoreError::Pool("the server is stopping".to_owned()).into()),
        },
    }
}
