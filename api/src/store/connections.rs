//! A pool's connections, handed out by turns.

use std::sync::{Arc, PoisonError, RwLock};

use diesel::r2d2::{ConnectionManager, PooledConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::pool::{AnyConnection, AnyPool};
use super::{StoreError, StoreResult};
use crate::disk;

pub(super) struct Connections {
    /// Gone when it is closed.
    pool: RwLock<Option<AnyPool>>,
    size: u32,
    /// Callers wait here instead of on a blocked thread.
    turns: Arc<Semaphore>,
}

impl Connections {
    pub(super) fn of(pool: AnyPool) -> Self {
        let size = pool.max_size();
        Self { pool: RwLock::new(Some(pool)), size, turns: Arc::new(Semaphore::new(size as usize)) }
    }

    /// Waits for a connection to be free; it stays so while the turn is held.
    pub(super) async fn turn(&self) -> StoreResult<OwnedSemaphorePermit> {
        Arc::clone(&self.turns).acquire_owned().await.map_err(|_| StoreError::closing())
    }

    /// A connection, for who has a turn. Opening one blocks.
    pub(super) fn get(&self) -> StoreResult<PooledConnection<ConnectionManager<AnyConnection>>> {
        let pool = self.pool.read().unwrap_or_else(PoisonError::into_inner);
        pool.as_ref().ok_or_else(StoreError::closing)?.get().map_err(StoreError::pool)
    }

    /// Hands out no more turns, and returns when those that are taken have ended and the connections are closed.
    pub(super) async fn close(&self) -> StoreResult<()> {
        let every_turn = self.turns.acquire_many(self.size).await.map_err(|_| StoreError::closing())?;
        self.turns.close();
        let pool = self.pool.write().unwrap_or_else(PoisonError::into_inner).take();
        disk::run(move || drop(pool)).await?;
        drop(every_turn);
        Ok(())
    }
}
