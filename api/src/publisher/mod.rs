//! The publisher: takes what is due and sends it, once. Leans on `accounts`, `media`, `notifications`, `store`,
//! `platforms`, `model`, `clock` and `disk`.
//!
//! ```text
//! scheduled ──claim──► sending ─┬─ posted ────────────────────────────► posted
//!    ▲ └─ later than grace ► missed    ├─ not sent, rate limited ──────► scheduled (at most 2 retries) | failed | missed
//!    │                                 ├─ rejected ────────────────────► failed | held
//!    │                                 ├─ unauthorized ─ refresh once ─► scheduled | held
//!    │                                 └─ no usable answer, crash ─────► unconfirmed
//! unconfirmed ─┬─ found at the platform ► posted
//!              ├─ two clean reads, the last after the quiet time ► scheduled (tries left) | failed
//!              └─ cannot be read, or evidence conflicts ► needs_review
//! failed, missed ── user retries ► scheduled          held ── account connected again, or resumed ► scheduled
//! needs_review ── "it is there" ► posted · "I looked, it is not" ► scheduled
//! ```
//!
//! Three transactions carry the promise. *Claim and journal* commits before a socket opens. *Outcome* writes the end
//! of the attempt and the delivery's next state together. *Lookup* writes what was seen at the platform together with
//! what follows from it. What is `sending` and not in these hands belongs to a dead publisher and becomes
//! `unconfirmed`, never `scheduled`.

mod attempt;
mod chores;
pub mod circuit;
pub mod door;
pub mod doubt;
pub mod high_water;
mod hold;
mod journal;
mod lane;
mod lanes;
mod lock;
mod lookup;
pub mod matching;
mod news;
mod outbox;
mod outcome;
mod prepare;
mod recover;
pub mod retry;
mod tick;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

pub use doubt::Rules;
pub use high_water::HighWaterKeys;
pub use hold::{Resumed, hold_restored, renew_high_water, resume};
pub use lock::{LockError, is_taken as is_running};
pub use outbox::{Change, Outbox};
pub use tick::Round;

use crate::accounts::Accounts;
use crate::clock::SharedClock;
use crate::media::Media;
use crate::model::{AccountId, DeliveryId};
use crate::platforms::Platforms;
use crate::store::{self, Store, StoreError};
use circuit::Circuits;
use doubt::Watches;
use high_water::HighWater;
use hold::Hold;
use lanes::Lanes;
use lock::PublisherLock;
use tick::Resting;

/// Why a publisher cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error("the high-water file cannot be used: {0}")]
    HighWater(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What went wrong last while something was to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The database could not be read, or did not take a change.
    Database,
    /// The high-water file did not take the note that has to be made before sending.
    HighWater,
}

/// How the publisher is set up.
#[derive(Clone)]
pub struct Settings {
    /// Where the lock and the high-water file are.
    pub data_dir: PathBuf,
    pub high_water_keys: HighWaterKeys,
    /// How late a post may go out, unless it says otherwise itself.
    pub late_grace: Duration,
    /// Least distance between two posts of one account that came due while nothing could be sent; zero for none.
    pub backlog_spacing: Duration,
    pub rules: Rules,
}

/// What the publisher works with.
#[derive(Clone)]
pub struct Parts {
    pub store: Store,
    pub accounts: Accounts,
    pub media: Media,
    pub platforms: Platforms,
    pub clock: SharedClock,
    pub outbox: Outbox,
    /// Uniform in 0..1, for spreading retries.
    pub jitter: fn() -> f64,
}

/// The publisher. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Publisher(Arc<Inner>);

struct Inner {
    parts: Parts,
    settings: Settings,
    /// This process's term.
    epoch: i64,
    /// Reading of the monotonic clock when it began.
    started_at: Duration,
    /// One post of an account at a time, in order.
    lanes: Lanes<AccountId>,
    /// One look at an account at a time.
    lookups: Lanes<AccountId>,
    /// Deliveries in the hands of this process.
    in_hand: Lanes<DeliveryId>,
    resting: Resting,
    /// When an account may send the next post of a backlog.
    pace: Resting,
    circuits: Circuits,
    watches: Watches,
    high_water: tokio::sync::RwLock<Option<HighWater>>,
    hold: Hold,
    stopping: AtomicBool,
    /// An outcome could not be written: what is `sending` has to be gone through.
    left_behind: AtomicBool,
    trouble: std::sync::Mutex<Option<Trouble>>,
    chores: tokio::sync::Mutex<()>,
    lock: PublisherLock,
}

impl std::ops::Deref for Inner {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}

impl Publisher {
    /// Becomes the one publisher of this data folder: takes the lock, compares the database with the high-water file,
    /// begins a term, and moves what a dead publisher left in the middle of sending to `unconfirmed`.
    pub async fn start(settings: Settings, parts: Parts) -> Result<Self, StartError> {
        let lock = PublisherLock::take(&settings.data_dir)?;
        let found = hold::find_out(&settings, &parts).await?;
        parts.accounts.outlive_publishers().await?;
        let epoch = parts.store.write(store::server::begin_epoch).await?;
        let high_water = hold::open_high_water(&settings, &parts, &found).await?;
        let publisher = Self(Arc::new(Inner {
            epoch,
            started_at: parts.clock.monotonic(),
            lanes: Lanes::default(),
            lookups: Lanes::default(),
            in_hand: Lanes::default(),
            resting: Resting::default(),
            pace: Resting::default(),
            circuits: Circuits::default(),
            watches: Watches::default(),
            high_water: tokio::sync::RwLock::new(high_water),
            hold: Hold::new(found.is_held()),
            stopping: AtomicBool::new(false),
            left_behind: AtomicBool::new(false),
            trouble: std::sync::Mutex::new(None),
            chores: tokio::sync::Mutex::new(()),
            parts,
            settings,
            lock,
        }));
        publisher.recover().await?;
        if found.is_held() {
            publisher.hold_what_is_due().await?;
        }
        Ok(publisher)
    }

    /// Begins nothing new from now on; what is on the wire may end.
    pub fn stop(&self) {
        self.0.stopping.store(true, Ordering::SeqCst);
    }

    fn is_stopping(&self) -> bool {
        self.0.stopping.load(Ordering::SeqCst)
    }

    /// Waits until nothing is being sent or looked up.
    pub async fn drained(&self) {
        self.0.lanes.all_free().await;
        self.0.lookups.all_free().await;
    }

    /// Why nothing can be sent just now, if so. The log says more.
    pub fn trouble(&self) -> Option<Trouble> {
        *self.0.trouble.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Whether the lock still keeps others out: a file that was removed or replaced does not.
    pub fn keeps_others_out(&self) -> bool {
        self.0.lock.is_in_place()
    }

    fn note_trouble(&self, trouble: Option<Trouble>) {
        *self.0.trouble.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = trouble;
    }
}
