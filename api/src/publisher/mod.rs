//! The publisher: takes what is due and sends it, once. Leans on `accounts`, `media`, `store`, `platforms`, `model`
//! and `clock`.
//!
//! ```text
//! scheduled ──claim──► sending ─┬─ posted ───────────────────────────► posted
//!    ▲ └─ later than grace ► missed    ├─ not sent, rate limited ─────► scheduled (at most 2 retries) | failed
//!    │                                 ├─ rejected ───────────────────► failed | held
//!    │                                 ├─ unauthorized ─ refresh once ► scheduled | held
//!    │                                 └─ no usable answer, crash ────► unconfirmed
//! failed, missed ── user retries ► scheduled          held ── account connected again ► scheduled
//! ```
//!
//! Three transactions carry the promise. *Claim and journal* commits before a socket opens. *Outcome* writes the end
//! of the attempt and the delivery's next state together. What is still `sending` when a publisher starts belongs to
//! a dead one and becomes `unconfirmed`, never `scheduled`.

mod attempt;
mod journal;
mod lanes;
mod lock;
mod outcome;
mod prepare;
mod recover;
pub mod retry;
mod tick;
mod watch;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::{Notify, broadcast};

pub use lock::LockError;
pub use watch::DeliveryChanged;

use crate::accounts::Accounts;
use crate::clock::SharedClock;
use crate::media::Media;
use crate::platforms::Platforms;
use crate::store::{Store, StoreError};
use lanes::Lanes;
use lock::PublisherLock;

/// Why a publisher cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The publisher. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Publisher(Arc<Inner>);

struct Inner {
    store: Store,
    accounts: Accounts,
    media: Media,
    platforms: Platforms,
    clock: SharedClock,
    /// This process's term: attempts of earlier ones belong to dead processes.
    epoch: i64,
    lanes: Lanes,
    nudges: Notify,
    changes: broadcast::Sender<DeliveryChanged>,
    _lock: PublisherLock,
}

impl Publisher {
    /// Becomes the one publisher of this data folder: takes the lock, begins a term, and moves what a dead publisher
    /// left in the middle of sending to `unconfirmed`.
    pub async fn start(
        data_dir: &Path,
        store: Store,
        accounts: Accounts,
        media: Media,
        platforms: Platforms,
        clock: SharedClock,
    ) -> Result<Self, StartError> {
        let lock = PublisherLock::take(data_dir)?;
        let epoch = store.write(crate::store::server::begin_epoch).await?;
        let publisher = Self(Arc::new(Inner {
            store,
            accounts,
            media,
            platforms,
            clock,
            epoch,
            lanes: Lanes::default(),
            nudges: Notify::new(),
            changes: broadcast::Sender::new(1024),
            _lock: lock,
        }));
        publisher.recover().await?;
        Ok(publisher)
    }

    /// Something may be due that was not before.
    pub fn nudge(&self) {
        self.0.nudges.notify_one();
    }
}
