//! Withdrawing everything that waits for an account, because its user says so when he disconnects it.

use super::Posts;
use crate::model::{AccountId, DeliveryState, PostId, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::deliveries::Move;
use crate::store::{self, StoreError};

/// How many are cancelled in one transaction.
const TOGETHER: i64 = 200;

impl Posts {
    /// Cancels what waits for the user's account and returns how much that was. What is on the wire is left to its end.
    pub async fn withdraw_waiting(&self, user: UserId, account: AccountId) -> Result<usize, StoreError> {
        let mut withdrawn = 0;
        loop {
            let now = self.clock.now();
            let posts: Vec<PostId> = self
                .store
                .write(move |conn| {
                    let waiting = store::waiting::of_account(conn, user, account, TOGETHER)?;
                    for (delivery, _) in &waiting {
                        let to = Move::to(DeliveryState::Cancelled, delivery.tries);
                        store::deliveries::advance(conn, delivery.id, delivery.version, to, now)?;
                        let event = AuditEvent::of(user, "post.cancelled").about(delivery.post_id);
                        audit::record(conn, &event.because("its account was disconnected"), now)?;
                    }
                    Ok::<_, StoreError>(waiting.into_iter().map(|(delivery, _)| delivery.post_id).collect())
                })
                .await?;
            if posts.is_empty() {
                return Ok(withdrawn);
            }
            withdrawn += posts.len();
            for post in posts {
                self.media.forget_if_done(post).await;
            }
        }
    }
}
