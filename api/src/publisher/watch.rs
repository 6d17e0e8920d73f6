//! Telling others what became of deliveries.

use std::time::Duration;

use tokio::sync::broadcast::{self, error::RecvError};

use super::Publisher;
use crate::model::{DeliveryState, PostId, UserId};
use crate::store::deliveries::DeliveryRow;
use crate::store::{self, StoreError};

/// A delivery has changed its state.
#[derive(Clone, Copy, Debug)]
pub struct DeliveryChanged {
    pub user: UserId,
    pub post: PostId,
    pub state: DeliveryState,
}

impl DeliveryChanged {
    pub(super) fn of(delivery: &DeliveryRow, state: DeliveryState) -> Self {
        Self { user: delivery.user_id, post: delivery.post_id, state }
    }
}

impl Publisher {
    /// Deliveries as they change, from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<DeliveryChanged> {
        self.0.changes.subscribe()
    }

    pub(super) fn announce(&self, change: DeliveryChanged) {
        // Nobody listening is no fault.
        let _listeners = self.0.changes.send(change);
    }

    /// Waits until nothing more happens to a post by itself, for at most `patience`.
    pub async fn wait_until_settled(&self, user: UserId, post: PostId, patience: Duration) -> Result<(), StoreError> {
        let mut changes = self.subscribe();
        let settled = async {
            loop {
                // Looked at after subscribing, so no change falls between.
                let states = self.0.store.read(move |conn| store::deliveries::of_posts(conn, user, &[post])).await?;
                if states.iter().all(|delivery| delivery.state.is_settled() || is_put_off(delivery)) {
                    return Ok(());
                }
                loop {
                    match changes.recv().await {
                        Ok(change) if change.post == post => break,
                        Ok(_) => {}
                        Err(RecvError::Lagged(_)) => break,
                        Err(RecvError::Closed) => return Ok(()),
                    }
                }
            }
        };
        tokio::time::timeout(patience, settled).await.unwrap_or(Ok(()))
    }
}

/// Tried and put off, or unanswered: waiting longer for it would tell the caller nothing.
fn is_put_off(delivery: &DeliveryRow) -> bool {
    match delivery.state {
        DeliveryState::Scheduled => delivery.reason.is_some(),
        DeliveryState::Unconfirmed => true,
        _ => false,
    }
}
