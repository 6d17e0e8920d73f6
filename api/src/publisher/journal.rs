//! Claim and journal: the transaction that must be on disk before a socket opens.

use std::time::Duration;

use super::Publisher;
use super::prepare::Work;
use crate::model::{AttemptId, Stage};
use crate::store::attempts::{self, AttemptRow};
use crate::store::deliveries::DeliveryRow;
use crate::store::{self, StoreError, queue};

/// From the journal's commit until the last byte of the answer: more than the client's own time-out.
pub(super) const DEADLINE: Duration = Duration::from_secs(35);

/// An attempt that is journaled: the delivery is `sending`.
pub(super) struct Journaled {
    pub(super) delivery: DeliveryRow,
    /// Absent when nothing was journaled, because the attempt ended while it was being prepared.
    pub(super) attempt: Option<AttemptId>,
    /// Generation of the token that was used.
    pub(super) generation: Option<i64>,
    pub(super) has_images: bool,
}

impl Journaled {
    /// For an attempt that ended before it was claimed.
    pub(super) fn unclaimed(delivery: DeliveryRow, generation: Option<i64>) -> Self {
        Self { delivery, attempt: None, generation, has_images: false }
    }
}

impl Publisher {
    /// Claims the delivery and writes the attempt down, durably. Nothing that creates a post is sent before this
    /// has committed. Returns the attempt's number in the whole database too; nothing when the delivery is no longer as
    /// it was seen, or nothing may be sent at all.
    pub(super) async fn journal(
        &self,
        work: &Work,
        generation: i64,
        late: bool,
    ) -> Result<Option<(Journaled, i64)>, StoreError> {
        let (epoch, now) = (self.0.epoch, self.0.clock.now());
        let (delivery, number_of_delivery) = (work.delivery.clone(), work.next_number);
        let has_images = !work.images.is_empty();
        self.0
            .store
            .write(move |conn| {
                if !queue::claim(conn, &delivery, late, now)? {
                    return Ok(None);
                }
                let Some(number) = store::server::count_attempt(conn)? else { return Err(StoreError::NotFound) };
                let id = AttemptId::generate(now);
                let row = AttemptRow {
                    id,
                    delivery_id: delivery.id,
                    number: number_of_delivery,
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
                let journaled = Journaled {
                    delivery: DeliveryRow { version: delivery.version + 1, late, updated_at: now, ..delivery },
                    attempt: Some(id),
                    generation: Some(generation),
                    has_images,
                };
                Ok(Some((journaled, number)))
            })
            .await
            .or_else(|error| if matches!(error, StoreError::NotFound) { Ok(None) } else { Err(error) })
    }
}
