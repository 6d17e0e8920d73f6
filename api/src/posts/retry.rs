//! Sending again what is proven not to be published.

use super::Posts;
use crate::model::{DeliveryState, PlatformKey, PostId, Refusal, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::deliveries::DeliveryRow;
use crate::store::{self, StoreError};

/// Why nothing is sent again.
#[derive(Debug, thiserror::Error)]
pub enum RetryError {
    #[error("no such post")]
    UnknownPost,
    /// Every delivery of the post is out, on its way, or not known not to be out. The state is of the first.
    #[error("nothing of this post can be sent again")]
    NotRetryable(DeliveryState),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether the user may send a delivery again. What is held for credits may be tried at once after topping up.
pub(crate) fn can_retry(delivery: &DeliveryRow) -> bool {
    let waits_for_credits = delivery.state == DeliveryState::Held
        && delivery.reason.as_deref() == Some(Refusal::InsufficientCredits.as_str());
    delivery.state.can_retry() || waits_for_credits
}

impl super::DeliveryView {
    /// Whether the user may send it again.
    pub fn can_retry(&self) -> bool {
        can_retry(&self.delivery)
    }
}

impl Posts {
    /// Sends the post's failed deliveries on this platform round again, due now.
    pub async fn retry(&self, user: UserId, platform: PlatformKey, post: PostId) -> Result<(), RetryError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let deliveries = store::deliveries::of_posts(conn, user, &[post])?;
                let mine: Vec<DeliveryRow> = deliveries.into_iter().filter(|row| row.platform == platform).collect();
                let first = mine.first().map(|row| row.state).ok_or(RetryError::UnknownPost)?;
                let again: Vec<&DeliveryRow> = mine.iter().filter(|row| can_retry(row)).collect();
                if again.is_empty() {
                    return Err(RetryError::NotRetryable(first));
                }
                for delivery in again {
                    store::deliveries::schedule_again(conn, delivery, now, now)?;
                }
                audit::record(conn, &AuditEvent::of(user, "post.retried").about(post), now)?;
                Ok(())
            })
            .await
    }
}
