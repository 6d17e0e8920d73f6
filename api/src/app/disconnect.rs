//! Disconnecting an account, with what its user wants to become of its posts.

use super::App;
use crate::accounts::DisconnectError;
use crate::model::{AccountId, PlatformKey, UserId};
use crate::publisher::Change;

/// What becomes of posts that wait for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// They wait on, with a reason, until the same account is connected again.
    Hold,
    Cancel,
}

impl App {
    /// Gives up an account and tells who looks on. The posts are held with the account's own change and cancelled after
    /// it, so whatever ends this in the middle leaves them held and visible.
    pub async fn disconnect(
        &self,
        user: UserId,
        platform: PlatformKey,
        chosen: Option<AccountId>,
        waiting: Waiting,
    ) -> Result<AccountId, DisconnectError> {
        let id = self.accounts.disconnect(user, platform, chosen).await?;
        if waiting == Waiting::Cancel {
            self.posts.withdraw_waiting(user, id).await?;
        }
        // Of the account, and of everything that waited for it.
        self.outbox.announce(Change::Many);
        // The platform may still have to be told, which is the publisher's to see to.
        self.outbox.nudge();
        Ok(id)
    }
}
