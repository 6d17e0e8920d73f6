//! One attempt at one delivery: prepare, claim and journal, create, write the outcome down.

use std::time::{Duration, Instant as Monotonic};

use super::Publisher;
use super::journal::Journaled;
use super::prepare::{NotReady, Ready};
use super::watch::DeliveryChanged;
use crate::model::{DeliveryState, Outcome, Report, Standing};
use crate::store::deliveries::{self, DeliveryRow};
use crate::store::{self, StoreError};

/// A create request is not begun later than this after its journal entry was made.
const BEGIN_WITHIN: Duration = Duration::from_secs(5);

impl Publisher {
    pub(super) async fn attempt(&self, delivery: DeliveryRow) -> Result<(), StoreError> {
        match self.prepare(&delivery).await {
            Ok(ready) => self.send(delivery, ready).await,
            Err(NotReady::Ended(report, generation)) => {
                self.write_outcome(Journaled { delivery, attempt: None, generation }, report).await
            }
            Err(NotReady::AccountUnusable) => self.hold(delivery).await,
            Err(NotReady::Store(error)) => Err(error),
        }
    }

    async fn send(&self, delivery: DeliveryRow, ready: Ready) -> Result<(), StoreError> {
        let (id, began_at) = (delivery.id, Monotonic::now());
        let Some(journaled) = self.journal(delivery, ready.token.generation).await? else {
            // Cancelled, edited or held since it was seen: it is no longer ours to send, and who waits is told.
            let now = self.0.store.read(move |conn| deliveries::get(conn, id)).await?;
            self.announce(DeliveryChanged::of(&now, now.state));
            return Ok(());
        };
        self.announce(DeliveryChanged::of(&journaled.delivery, DeliveryState::Sending));
        let report = if began_at.elapsed() > BEGIN_WITHIN {
            // The disk or the whole machine stood still; the deadline in the journal no longer holds.
            Report::without_answer(Outcome::NotSent { detail: "The server was held up before sending.".to_owned() })
        } else {
            ready.adapter.create_post(&ready.token.access, &ready.post).await
        };
        self.write_outcome(journaled, report).await
    }

    /// The account cannot be used: `accounts` has held everything that waited for it, unless this delivery was
    /// written after that.
    async fn hold(&self, delivery: DeliveryRow) -> Result<(), StoreError> {
        let (id, now) = (delivery.id, self.0.clock.now());
        let state = self
            .0
            .store
            .write(move |conn| {
                let current = deliveries::get(conn, id)?;
                let account = store::accounts::get_for_publisher(conn, current.account_id)?;
                // Connected again in the meantime, it stays scheduled and is tried anew.
                if current.state == DeliveryState::Scheduled && account.standing != Standing::Active {
                    let to = super::outcome::held_for_account(&current, &account);
                    deliveries::advance(conn, id, current.version, to, now)?;
                }
                Ok::<_, StoreError>(deliveries::get(conn, id)?.state)
            })
            .await?;
        self.announce(DeliveryChanged::of(&delivery, state));
        Ok(())
    }
}
