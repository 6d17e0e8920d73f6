//! The hold: while the database may be older than what was sent from it, nothing is sent until a person resumes. What
//! came due meanwhile is looked up at the platform.

use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::high_water::{self, HighWater, HighWaterKeys, Mark, Suspicion};
use super::lock::{LockError, PublisherLock};
use super::{Change, Parts, Publisher, Settings, StartError, Trouble};
use crate::disk;
use crate::store::server::ServerRow;
use crate::store::{self, AnyConnection, Store, StoreError};

/// Why deliveries wait.
pub(super) const REASON: &str = "restored_database";
pub(super) const DETAIL: &str = "This server's database may be older than what was already sent. Nothing is sent until its operator \
    has looked and resumed.";
const DOUBT: &str =
    "This server's database may be older than what was already sent. It is being looked up whether this post is out.";

/// What the start found out.
pub(super) struct Found {
    hold_reason: Option<String>,
}

impl Found {
    pub(super) fn is_held(&self) -> bool {
        self.hold_reason.is_some()
    }
}

/// Whether there is a hold, as this process knows it.
pub(super) struct Hold {
    held: AtomicBool,
    ended_at: Mutex<Option<Duration>>,
}

impl Hold {
    pub(super) fn new(held: bool) -> Self {
        Self { held: AtomicBool::new(held), ended_at: Mutex::new(None) }
    }

    /// When it ended, by the monotonic clock, if it did in this process.
    pub(super) fn ended_at(&self) -> Option<Duration> {
        *self.ended_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn mark(row: &ServerRow) -> Mark {
    Mark { database_id: row.database_id.clone(), epoch: row.publisher_epoch, attempts: row.attempt_seq }
}

/// Compares the database with the high-water file, and puts the hold into the database if they do not fit.
pub(super) async fn find_out(settings: &Settings, parts: &Parts) -> Result<Found, StartError> {
    let row = parts.store.read(store::server::get).await?;
    let (data_dir, keys, at) = (settings.data_dir.clone(), settings.high_water_keys.clone(), mark(&row));
    let survey = disk::run(move || high_water::survey(&data_dir, &keys, &at)).await.map_err(StoreError::from)??;
    let resumed = row.resumed_from.as_deref() == Some(survey.fingerprint.as_str());
    let hold_reason = match (row.hold_reason, survey.suspicion) {
        (Some(reason), _) => Some(reason),
        (None, Some(suspicion)) if !resumed => {
            let reason = suspicion.sentence();
            parts.store.write(move |conn| store::server::hold(conn, reason)).await?;
            Some(reason.to_owned())
        }
        _ => None,
    };
    if let Some(reason) = &hold_reason {
        tracing::error!(
            reason,
            "nothing is sent: {reason}. If this is the only copy that publishes, run `pillarbox resume`"
        );
    }
    Ok(Found { hold_reason })
}

/// Opens the file for writing; not while there is a hold, because it is the evidence.
pub(super) async fn open_high_water(
    settings: &Settings,
    parts: &Parts,
    found: &Found,
) -> Result<Option<HighWater>, StartError> {
    if found.is_held() {
        Ok(None)
    } else {
        Ok(Some(write_anew(&parts.store, &settings.data_dir, &settings.high_water_keys).await?))
    }
}

async fn write_anew(store: &Store, data_dir: &Path, keys: &HighWaterKeys) -> Result<HighWater, StartError> {
    let row = store.read(store::server::get).await?;
    let (data_dir, keys) = (data_dir.to_owned(), keys.clone());
    let high_water = disk::run(move || HighWater::create(&data_dir, &keys, mark(&row))).await;
    let high_water = high_water.map_err(StoreError::from)??;
    // A person's word was about the file as it was; it does not hold for the next one.
    store.write(store::server::forget_resumed).await?;
    Ok(high_water)
}

impl Publisher {
    /// Whether nothing may be sent. Notices that a person has resumed.
    pub(super) async fn look_at_hold(&self) -> Result<bool, StoreError> {
        let hold = &self.0.hold;
        if !hold.held.load(Ordering::SeqCst) {
            return Ok(false);
        }
        if self.0.store.read(store::server::get).await?.hold_reason.is_some() {
            return Ok(true);
        }
        let settings = &self.0.settings;
        match write_anew(&self.0.store, &settings.data_dir, &settings.high_water_keys).await {
            Ok(high_water) => *self.0.high_water.write().await = Some(high_water),
            Err(error) => {
                tracing::error!(%error, "sending cannot be resumed");
                self.note_trouble(Some(Trouble::HighWater));
                return Ok(true);
            }
        }
        tracing::info!("a person has resumed sending");
        *hold.ended_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.0.clock.monotonic());
        hold.held.store(false, Ordering::SeqCst);
        Ok(false)
    }

    /// Stops what is due. What was due before this publisher began may be out already and is looked up.
    pub(super) async fn hold_what_is_due(&self) -> Result<(), StoreError> {
        let now = self.0.clock.now();
        let doubtful_until = now - self.0.clock.monotonic().saturating_sub(self.0.started_at);
        let stopped = self
            .0
            .store
            .write(move |conn| {
                let in_doubt = store::queue::hold_due(conn, doubtful_until, REASON, (DOUBT, DETAIL), now)?;
                Ok::<_, StoreError>(in_doubt)
            })
            .await?;
        if stopped > 0 {
            tracing::warn!(stopped, "posts came due that may be out already; they are held");
            self.0.outbox.announce(Change::Many);
        }
        Ok(())
    }
}

/// Puts the hold into a database that is being restored. What is due by now may be out already: it is looked up. Returns
/// how many posts that are.
pub fn hold_restored(conn: &mut AnyConnection, reason: &str, now: crate::model::Instant) -> Result<usize, StoreError> {
    store::server::hold(conn, reason)?;
    store::queue::hold_due(conn, now, REASON, (DOUBT, DETAIL), now)
}

/// What a person who resumes is told.
pub struct Resumed {
    /// Why nothing was sent; nothing when there was no hold.
    pub reason: Option<String>,
    /// What the high-water file says against the database.
    pub suspicion: Option<Suspicion>,
    /// Posts that go out now, or are looked up first.
    pub released: usize,
}

/// Ends the hold: a person says that this copy is the one that publishes.
pub async fn resume(
    store: &Store,
    data_dir: &Path,
    keys: &HighWaterKeys,
    now: crate::model::Instant,
) -> Result<Resumed, StartError> {
    let row = store.read(store::server::get).await?;
    let survey = high_water::survey(data_dir, keys, &mark(&row))?;
    let (fingerprint, suspicion) = (survey.fingerprint, survey.suspicion);
    // Past whatever the file counted, if it can be read and is of this database's line.
    let (epoch, attempts) = survey.mark.map_or((0, 0), |mark| (mark.epoch, mark.attempts));
    let reason = row.hold_reason;
    // A publisher that runs goes through what comes due; one that does not has missed what did.
    let was_not_watched = match &reason {
        Some(_) => !super::is_running(data_dir)?,
        None => suspicion.is_some(),
    };
    let released = store
        .write(move |conn| {
            if was_not_watched {
                // No publisher has seen it come due: what is due may be out, and is looked up first.
                store::queue::hold_due(conn, now, REASON, (DOUBT, DETAIL), now)?;
            }
            store::server::resume(conn, &fingerprint, epoch, attempts)?;
            store::queue::release_all(conn, REASON, now)
        })
        .await?;
    Ok(Resumed { reason, suspicion, released })
}

/// Writes a file that needs a previous key with the newest one, for a folder whose publisher does not run: a publisher
/// does so itself when it starts. False when it has to stay as it is, because a publisher has it or because it is the
/// evidence of something.
pub async fn renew_high_water(store: &Store, data_dir: &Path, keys: &HighWaterKeys) -> Result<bool, StartError> {
    let _lock = match PublisherLock::take(data_dir) {
        Ok(lock) => lock,
        Err(LockError::Taken) => return Ok(false),
        Err(other) => return Err(other.into()),
    };
    let row = store.read(store::server::get).await?;
    if row.hold_reason.is_some() || high_water::survey(data_dir, keys, &mark(&row))?.suspicion.is_some() {
        return Ok(false);
    }
    write_anew(store, data_dir, keys).await?;
    Ok(true)
}
