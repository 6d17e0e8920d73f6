//! One life of the process: the publisher on a runtime of its own, until it dies at one of its steps or everything is
//! settled.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

/// The steps of a life: at one of them it may die.
#[derive(Clone)]
pub(crate) struct Steps {
    taken: Arc<AtomicU64>,
    dies_at: Option<u64>,
    died: Arc<Notify>,
}

impl Steps {
    pub(crate) fn until(dies_at: Option<u64>) -> Self {
        Self { taken: Arc::default(), dies_at, died: Arc::default() }
    }

    /// Takes a step. The one at which the process dies never returns.
    pub(crate) async fn step(&self) {
        let step = self.taken.fetch_add(1, Ordering::SeqCst);
        if self.dies_at.is_some_and(|dies_at| step >= dies_at) {
            self.died.notify_one();
            std::future::pending::<()>().await;
        }
    }

    pub(crate) fn taken(&self) -> u64 {
        self.taken.load(Ordering::SeqCst)
    }

    /// Waits for the death.
    pub(crate) async fn died(&self) {
        self.died.notified().await;
    }

    /// For [`pillarbox::disk::simulate`]: every piece of work on the disk lies between two steps.
    pub(crate) fn hook(&self) -> pillarbox::disk::Hook {
        let steps = self.clone();
        Arc::new(move || {
            let steps = steps.clone();
            Box::pin(async move { steps.step().await }) as Pin<Box<dyn Future<Output = ()> + Send>>
        })
    }
}
