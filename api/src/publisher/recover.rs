//! What a dead publisher left behind: attempts that were begun and never ended. They may have reached the platform,
//! so they become `unconfirmed`, never `scheduled`. What this process could not write down ends the same way.

use super::{Change, Publisher};
use crate::model::OutcomeKind;
use crate::store::attempts::{self, AttemptEnd};
use crate::store::deliveries::{self, DeliveryRow, Move};
use crate::store::{StoreError, queue};

const DETAIL: &str = "The server stopped while this post was being sent. It is being looked up whether it is out; it is \
    not sent again before that.";

impl Publisher {
    pub(super) async fn recover(&self) -> Result<(), StoreError> {
        let sending = self.0.store.read(queue::sending).await?;
        let orphans: Vec<DeliveryRow> =
            sending.into_iter().filter(|delivery| !self.0.in_hand.is_taken(delivery.id)).collect();
        if orphans.is_empty() {
            return Ok(());
        }
        let (now, lease) = (self.0.clock.now(), self.0.settings.rules.lease);
        let taken = self
            .0
            .store
            .write(move |conn| {
                let mut taken = Vec::new();
                for orphan in orphans {
                    let to = match lease {
                        None => Move::unconfirmed(now, orphan.tries + 1).because("interrupted", DETAIL),
                        Some(lease) => Move::scheduled(orphan.updated_at + lease, orphan.tries + 1),
                    };
                    match deliveries::advance(conn, orphan.id, orphan.version, to, now) {
                        Ok(()) => {}
                        // Ended since it was seen.
                        Err(StoreError::NotFound) => continue,
                        Err(other) => return Err(other),
                    }
                    if let Some(attempt) = attempts::find_open(conn, orphan.id)? {
                        let end = AttemptEnd {
                            ended_at: Some(now),
                            outcome: Some(OutcomeKind::Unconfirmed),
                            http_status: None,
                            code: Some("interrupted".to_owned()),
                            detail: Some(DETAIL.to_owned()),
                            remote_id: None,
                            trace_id: None,
                        };
                        attempts::end(conn, attempt.id, end)?;
                    }
                    taken.push(orphan);
                }
                Ok::<_, StoreError>(taken)
            })
            .await?;
        if !taken.is_empty() {
            tracing::warn!(
                orphans = taken.len(),
                "deliveries were interrupted while being sent; they are looked up now"
            );
        }
        for orphan in &taken {
            self.0.outbox.announce(Change::of(orphan, crate::model::DeliveryState::Unconfirmed));
        }
        Ok(())
    }
}
