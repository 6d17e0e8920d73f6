//! One attempt at one delivery: prepare, claim and journal, create, write the outcome down.

use std::time::{Duration, Instant as Monotonic};

use super::Publisher;
use super::prepare::{NotReady, Ready};
use super::watch::DeliveryChanged;
use crate::model::{AttemptId, DeliveryState, Outcome, Report, Stage};
use crate::store::attempts::{self, AttemptRow};
use crate::store::deliveries::{self, DeliveryRow};
use crate::store::{self, StoreError};

/// From the journal's commit until the last byte of the answer: more than the client's own time-out.
const DEADLINE: Duration = Duration::from_secs(35);
/// A create request is not begun later than this after the journal said it would be.
const BEGIN_WITHIN: Duration = Duration::from_secs(5);

/// An attempt that is journaled: the delivery is `sending`.
pub(super) struct Journaled {
    pub(super) delivery: DeliveryRow,
    /// Absent when nothing was journaled, because the attempt ended while it was being prepared.
    pub(super) attempt: Option<AttemptId>,
    /// Generation of the token that was used.
    pub(super) generation: Option<i64>,
}

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
        let Some(journaled) = self.journal(delivery, ready.token.generation).await? else {
            // Cancelled, edited or held since it was seen: it is no longer ours to send.
            return Ok(());
        };
        let journaled_at = Monotonic::now();
        self.announce(change(&journaled.delivery, DeliveryState::Sending));
        let report = if journaled_at.elapsed() > BEGIN_WITHIN {
            // The machine slept in between.
            Report::without_answer(Outcome::NotSent { detail: "The server was held up before sending.".to_owned() })
        } else {
            ready.adapter.create_post(&ready.token.access, &ready.post).await
        };
        self.write_outcome(journaled, report).await
    }

    /// Claims the delivery and writes the attempt down, durably. Nothing that creates a post is sent before this
    /// has committed. Nothing when the delivery is no longer as it was seen.
    async fn journal(&self, delivery: DeliveryRow, generation: i64) -> Result<Option<Journaled>, StoreError> {
        let (epoch, now) = (self.0.epoch, self.0.clock.now());
        self.0
            .store
            .write(move |conn| {
                if !deliveries::claim(conn, &delivery, now)? {
                    return Ok(None);
                }
                let id = AttemptId::generate(now);
                let row = AttemptRow {
                    id,
                    delivery_id: delivery.id,
                    number: attempts::next_number(conn, delivery.id)?,
                    stage: Stage::Create,
                    epoch,
                    prepared_at: now,
                    deadline_at: Some(now + DEADLINE),
                    ended_at: None,
                    outcome: None,
                    http_status: None,
                    code: None,
                    detail: None,
                    remote_id: None,
                    trace_id: None,
                };
                attempts::insert(conn, &row)?;
                let claimed = deliveries::get(conn, delivery.id)?;
                Ok(Some(Journaled { delivery: claimed, attempt: Some(id), generation: Some(generation) }))
            })
            .await
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
                if current.state == DeliveryState::Scheduled {
                    let account = store::accounts::get_for_publisher(conn, current.account_id)?;
                    let to = super::outcome::held_for_account(&current, &account);
                    deliveries::advance(conn, id, current.version, to, now)?;
                }
                Ok::<_, StoreError>(deliveries::get(conn, id)?.state)
            })
            .await?;
        self.announce(change(&delivery, state));
        Ok(())
    }
}

pub(super) fn change(delivery: &DeliveryRow, state: DeliveryState) -> DeliveryChanged {
    DeliveryChanged { user: delivery.user_id, post: delivery.post_id, state }
}
