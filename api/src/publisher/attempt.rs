//! One attempt at one delivery: prepare, claim and journal, create, write the outcome down.

use std::time::Duration;

use super::circuit::Health;
use super::doubt::Watch;
use super::journal::Journaled;
use super::prepare::{NotReady, Ready, Work};
use super::{Change, Publisher, Trouble};
use crate::model::{DeliveryState, Outcome, Report};
use crate::store::StoreError;
use crate::store::deliveries;

/// A create request is not begun later than this after its journal entry was made.
const BEGIN_WITHIN: Duration = Duration::from_secs(5);

impl Publisher {
    /// Says whether it went as it should: then nothing that was read together with it has changed.
    pub(super) async fn attempt(&self, work: &Work, late: bool) -> Result<bool, StoreError> {
        match self.prepare(work).await {
            Ok(ready) => self.send(work, ready, late).await,
            Err(NotReady::Ended(report, generation)) => {
                self.write_outcome(Journaled::unclaimed(work.delivery.clone(), generation), report).await?;
                Ok(false)
            }
            Err(NotReady::AccountUnusable) => self.hold_for_account(work.delivery.clone()).await.map(|()| false),
            Err(NotReady::NoImageGrant) => self.hold_for_image_grant(work).await.map(|()| false),
            Err(NotReady::Store(error)) => Err(error),
        }
    }

    async fn send(&self, work: &Work, ready: Ready, late: bool) -> Result<bool, StoreError> {
        let id = work.delivery.id;
        // In hand before it is claimed, so that nobody takes it for an orphan.
        let Some(_in_hand) = self.0.in_hand.enter(id) else { return Ok(false) };
        let began_at = self.0.clock.monotonic();
        let Some((journaled, number)) = self.journal(work, ready.token.generation, late).await? else {
            // Cancelled, edited or held since it was seen: it is no longer ours to send, and who waits is told.
            let now = self.0.store.read(move |conn| deliveries::get(conn, id)).await?;
            self.0.outbox.announce(Change::of(&now, now.state));
            return Ok(false);
        };
        self.0.outbox.announce(Change::of(&journaled.delivery, DeliveryState::Sending));
        let report = match self.may_begin(number, began_at).await {
            Ok(()) => {
                let report = ready.adapter.create_post(&ready.token.access, &ready.post).await;
                self.0.circuits.note(journaled.delivery.platform, health(&report.outcome), self.0.clock.monotonic());
                report
            }
            Err(detail) => Report::without_answer(Outcome::NotSent { detail }),
        };
        if matches!(report.outcome, Outcome::Unconfirmed { .. }) {
            let rules = &self.0.settings.rules;
            let quiet = if is_answered(&report) { rules.quiet_after_answer } else { rules.quiet };
            self.0.watches.begin(id, Watch::new(began_at, super::journal::DEADLINE + quiet + rules.apart));
        }
        Ok(self.write_outcome(journaled, report).await? == DeliveryState::Posted)
    }

    /// The last look before the wire: the high-water mark is on disk, and no time was lost on the way.
    async fn may_begin(&self, number: i64, began_at: Duration) -> Result<(), String> {
        if let Some(high_water) = &*self.0.high_water.read().await
            && let Err(error) = high_water.raise(number).await
        {
            tracing::error!(%error, "the high-water file cannot be written");
            self.note_trouble(Some(Trouble::HighWater));
            return Err("The server's disk did not take the note that has to be made before sending.".to_owned());
        }
        if self.0.clock.monotonic().saturating_sub(began_at) > BEGIN_WITHIN {
            // The disk or the whole machine stood still; the deadline in the journal no longer holds.
            return Err("The server was held up before sending.".to_owned());
        }
        Ok(())
    }
}

/// A platform's explicit failure.
fn is_answered(report: &Report) -> bool {
    matches!(report.outcome, Outcome::Unconfirmed { answered: true, .. })
}

/// What the end of a create request says about its platform.
fn health(outcome: &Outcome) -> Health {
    match outcome {
        Outcome::NotSent { .. } | Outcome::Unconfirmed { answered: true, .. } => Health::Fails,
        Outcome::Unconfirmed { answered: false, .. } => Health::Unclear,
        _ => Health::Works,
    }
}
