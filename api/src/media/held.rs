//! Images of posts that are on their way out this moment: in memory, and nowhere else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::MediaId;

/// Bytes of images in memory at most; what comes beyond goes to the data folder.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The images in memory.
#[derive(Clone)]
pub(super) struct Held {
    images: Arc<Mutex<HashMap<MediaId, Arc<Vec<u8>>>>>,
    max_bytes: usize,
}

impl Default for Held {
    fn default() -> Self {
        Self { images: Arc::default(), max_bytes: MAX_BYTES }
    }
}

impl Held {
    /// Takes nothing: another process sends.
    pub(super) fn nothing() -> Self {
        Self { max_bytes: 0, ..Self::default() }
    }

    /// Takes all of them, or none if they do not fit.
    pub(super) fn take(&self, images: &[(MediaId, Arc<Vec<u8>>)]) -> bool {
        let mut held = self.lock();
        let bytes_held: usize = held.values().map(|bytes| bytes.len()).sum();
        let more: usize = images.iter().map(|(_, bytes)| bytes.len()).sum();
        if bytes_held + more > self.max_bytes {
            return false;
        }
        held.extend(images.iter().map(|(id, bytes)| (*id, Arc::clone(bytes))));
        true
    }

    pub(super) fn get(&self, id: MediaId) -> Option<Arc<Vec<u8>>> {
        self.lock().get(&id).map(Arc::clone)
    }

    pub(super) fn ids(&self) -> Vec<MediaId> {
        self.lock().keys().copied().collect()
    }

    pub(super) fn let_go(&self, ids: &[MediaId]) {
        let mut held = self.lock();
        for id in ids {
            held.remove(id);
        }
        // A burst is not paid for for ever.
        if held.is_empty() {
            held.shrink_to_fit();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<MediaId, Arc<Vec<u8>>>> {
        self.images.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
