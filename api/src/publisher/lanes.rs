//! One lane per account: several accounts at once, one post of each at a time, in order.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::model::AccountId;

#[derive(Clone, Default)]
pub(super) struct Lanes {
    busy: Arc<Mutex<HashSet<AccountId>>>,
    left: Arc<Notify>,
}

/// A lane that is taken; dropping it frees the lane.
pub(super) struct Lane {
    lanes: Lanes,
    account: AccountId,
}

impl Lanes {
    fn busy(&self) -> MutexGuard<'_, HashSet<AccountId>> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the account's lane, unless it is taken.
    pub(super) fn enter(&self, account: AccountId) -> Option<Lane> {
        self.busy().insert(account).then(|| Lane { lanes: self.clone(), account })
    }

    /// Waits until every lane is free.
    pub(super) async fn all_free(&self) {
        loop {
            let left = self.left.notified();
            if self.busy().is_empty() {
                return;
            }
            left.await;
        }
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.lanes.busy().remove(&self.account);
        self.lanes.left.notify_waiters();
    }
}
