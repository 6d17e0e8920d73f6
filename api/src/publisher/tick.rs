//! The loop: sleeps until something is due or someone nudges, then starts one attempt in each free lane.

use std::time::Duration;

use super::lanes::Lane;
use super::watch::DeliveryChanged;
use super::{Publisher, outcome};
use crate::model::{DeliveryState, Instant};
use crate::store::StoreError;
use crate::store::deliveries::{self, DeliveryRow};

/// How many due deliveries are looked at in one go.
const BATCH: i64 = 500;
/// How late a post may still be sent without asking.
const GRACE: Duration = Duration::from_hours(1);
/// The loop looks at least this often, in case a clock jumped.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);
/// After a failure of the database.
const PAUSE: Duration = Duration::from_secs(1);

impl Publisher {
    /// Publishes until the future is dropped.
    pub async fn run(&self) {
        loop {
            // Taken before looking, so that a nudge in between is not lost.
            let nudged = self.0.nudges.notified();
            let wake_at = match self.tick().await {
                Ok(next) => next.unwrap_or_else(|| self.0.clock.now() + LONGEST_SLEEP),
                Err(error) => {
                    tracing::error!(%error, "the publisher cannot read what is due");
                    self.0.clock.now() + PAUSE
                }
            };
            let wake_at = wake_at.min(self.0.clock.now() + LONGEST_SLEEP);
            tokio::select! {
                () = nudged => {}
                () = self.0.clock.sleep_until(wake_at) => {}
            }
        }
    }

    /// Waits until nothing is being sent.
    pub async fn drained(&self) {
        self.0.lanes.all_free().await;
    }

    /// Starts what is due and returns when something comes due next.
    pub async fn tick(&self) -> Result<Option<Instant>, StoreError> {
        let now = self.0.clock.now();
        let (due, next_due_at) = self
            .0
            .store
            .read(move |conn| {
                Ok::<_, StoreError>((deliveries::due(conn, now, BATCH)?, deliveries::next_due_at(conn, now)?))
            })
            .await?;
        for delivery in due {
            let Some(lane) = self.0.lanes.enter(delivery.account_id) else { continue };
            if now.since(delivery.due_at) > GRACE {
                self.miss(&delivery, now).await?;
                drop(lane);
                self.nudge();
            } else {
                self.spawn_attempt(delivery, lane);
            }
        }
        self.0.accounts.revoke_due().await?;
        let revocation_at = self.0.accounts.next_revocation_at().await?;
        Ok([next_due_at, revocation_at].into_iter().flatten().min())
    }

    fn spawn_attempt(&self, delivery: DeliveryRow, lane: Lane) {
        let publisher = self.clone();
        tokio::spawn(async move {
            let id = delivery.id;
            if let Err(error) = publisher.attempt(delivery).await {
                tracing::error!(delivery = %id, %error, "an attempt could not be written down");
                // Not at once again: the database needs a moment.
                tokio::time::sleep(PAUSE).await;
            }
            drop(lane);
            publisher.nudge();
        });
    }

    /// A delivery that could not be sent within its grace: the user decides.
    async fn miss(&self, delivery: &DeliveryRow, now: Instant) -> Result<(), StoreError> {
        let (id, version, to) = (delivery.id, delivery.version, outcome::missed(delivery.tries));
        let moved = self.0.store.write(move |conn| deliveries::advance(conn, id, version, to, now)).await;
        match moved {
            Ok(()) => {
                self.announce(DeliveryChanged::of(delivery, DeliveryState::Missed));
                Ok(())
            }
            // Changed meanwhile by its user.
            Err(StoreError::NotFound) => Ok(()),
            Err(other) => Err(other),
        }
    }
}
