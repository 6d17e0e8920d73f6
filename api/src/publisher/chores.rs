//! What is done beside publishing and may take its time: revoking what was given up, refreshing tokens early. It never
//! holds up a post.

use super::tick::PAUSE;
use super::{Change, Publisher};
use crate::model::Instant;
use crate::store::{AnyConnection, StoreError, revocations, token_sets};

/// When the next chore is due.
pub(super) fn next_at(conn: &mut AnyConnection) -> Result<Option<Instant>, StoreError> {
    let next = [revocations::next_due_at(conn)?, token_sets::next_refresh_at(conn)?];
    Ok(next.into_iter().flatten().min())
}

impl Publisher {
    /// Begins what is due, unless it is being done, and says when the next is.
    pub(super) fn start_chores(&self, next_at: Option<Instant>, now: Instant) -> Option<Instant> {
        if next_at.is_none_or(|at| at > now) {
            return next_at;
        }
        let publisher = self.clone();
        tokio::spawn(async move {
            {
                let Ok(_alone) = publisher.0.chores.try_lock() else { return };
                if let Err(error) = publisher.do_chores().await {
                    tracing::error!(%error, "tokens could not be looked after");
                    tokio::time::sleep(PAUSE).await;
                }
            }
            publisher.0.outbox.nudge();
        });
        // Whatever is due is being done; the end of it nudges.
        None
    }

    async fn do_chores(&self) -> Result<(), StoreError> {
        self.0.accounts.revoke_due().await?;
        for (user, account) in self.0.accounts.refresh_due().await? {
            self.0.outbox.announce(Change::Account { user, account });
        }
        Ok(())
    }
}
