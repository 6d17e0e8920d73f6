//! What is done beside publishing and may take its time: revoking what was given up, refreshing tokens early. It never
//! holds up a post.

use super::Publisher;
use crate::model::Instant;
use crate::store::StoreError;

impl Publisher {
    /// Begins what is due, unless it is being done, and says when the next is.
    pub(super) async fn start_chores(&self, now: Instant) -> Result<Option<Instant>, StoreError> {
        let next = [self.0.accounts.next_revocation_at().await?, self.0.accounts.next_refresh_at().await?];
        let next = next.into_iter().flatten().min();
        if next.is_none_or(|at| at > now) {
            return Ok(next);
        }
        let publisher = self.clone();
        tokio::spawn(async move {
            let Ok(_alone) = publisher.0.chores.try_lock() else { return };
            if let Err(error) = publisher.do_chores().await {
                tracing::error!(%error, "tokens could not be looked after");
                tokio::time::sleep(super::tick::PAUSE).await;
            }
            publisher.0.outbox.nudge();
        });
        // Whatever is due is being done; the end of it nudges.
        Ok(None)
    }

    async fn do_chores(&self) -> Result<(), StoreError> {
        self.0.accounts.revoke_due().await?;
        self.0.accounts.refresh_due().await
    }
}
