//! Lanes: of those that share one, one goes at a time.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

pub(super) struct Lanes<K> {
    busy: Arc<Mutex<HashSet<K>>>,
    left: Arc<Notify>,
}

impl<K> Clone for Lanes<K> {
    fn clone(&self) -> Self {
        Self { busy: Arc::clone(&self.busy), left: Arc::clone(&self.left) }
    }
}

impl<K> Default for Lanes<K> {
    fn default() -> Self {
        Self { busy: Arc::default(), left: Arc::default() }
    }
}

/// A lane that is taken; dropping it frees the lane.
pub(super) struct Lane<K: Copy + Eq + Hash> {
    lanes: Lanes<K>,
    key: K,
}

impl<K: Copy + Eq + Hash> Lanes<K> {
    fn busy(&self) -> MutexGuard<'_, HashSet<K>> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the lane, unless it is taken.
    pub(super) fn enter(&self, key: K) -> Option<Lane<K>> {
        self.busy().insert(key).then(|| Lane { lanes: self.clone(), key })
    }

    pub(super) fn is_taken(&self, key: K) -> bool {
        self.busy().contains(&key)
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

impl<K: Copy + Eq + Hash> Drop for Lane<K> {
    fn drop(&mut self) {
        self.lanes.busy().remove(&self.key);
        self.lanes.left.notify_waiters();
    }
}
