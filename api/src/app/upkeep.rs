//! What has to be swept now and then. None of it is urgent, and what fails is tried again an hour later.

use std::time::Duration;

use super::App;
use crate::clock::SharedClock;
use crate::model::Instant;
use crate::store::{self, StoreError};

const EVERY: Duration = Duration::from_hours(1);

/// How long the audit trail is kept: a year, and time to look at it.
const AUDIT_KEPT: Duration = Duration::from_hours(400 * 24);
/// Lines of it removed in one transaction, so that nobody waits long for the database.
const AUDIT_TOGETHER: i64 = 1000;

impl App {
    /// Sweeps for ever: ended sessions and trips, forgotten idempotency keys, images that no post wants, the audit trail of last year.
    pub async fn keep_up(&self, clock: SharedClock) {
        loop {
            self.sweep(&clock).await;
            let next = clock.now() + EVERY;
            while clock.now() < next {
                clock.sleep_until(next).await;
            }
        }
    }

    async fn sweep(&self, clock: &SharedClock) {
        let now = clock.now();
        if let Err(error) = self.people.sweep().await {
            tracing::warn!(%error, "ended sessions were not swept");
        }
        if let Err(error) = self.accounts.sweep().await {
            tracing::warn!(%error, "ended authorization requests were not swept");
        }
        if let Err(error) = self.notifications.sweep().await {
            tracing::warn!(%error, "read notifications were not swept");
        }
        if let Err(error) = self.store.write(move |conn| store::idempotency::sweep(conn, now)).await {
            tracing::warn!(%error, "idempotency keys were not swept");
        }
        match self.sweep_audit(now).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "lines of the audit trail older than 400 days were removed"),
            Err(error) => tracing::warn!(%error, "the audit trail was not swept"),
        }
        match self.media.sweep().await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "images without a post were removed"),
            Err(error) => tracing::warn!(%error, "images were not swept"),
        }
    }

    async fn sweep_audit(&self, now: Instant) -> Result<usize, StoreError> {
        let mut removed = 0;
        loop {
            let before = now - AUDIT_KEPT;
            let some = self.store.write(move |conn| store::audit::sweep(conn, before, AUDIT_TOGETHER)).await?;
            removed += some;
            if some == 0 {
                return Ok(removed);
            }
        }
    }
}
