//! Time as an argument. Production reads the system's clock; tests hold their own and move it.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::Utc;
use tokio::sync::watch;

use crate::model::Instant;

/// Where the time comes from.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Instant;

    /// Completes once [`Clock::now`] has reached `at`; may complete early, so the caller looks again.
    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// The clock everything shares.
pub type SharedClock = Arc<dyn Clock>;

/// The system's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
        let now = Utc::now();
        Instant::from(now)
    }

    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        // Waiting is monotonic. It is cut at a minute so that a jump of the wall clock is noticed.
        let wait = at.since(self.now()).min(Duration::from_mins(1));
        Box::pin(tokio::time::sleep(wait))
    }
}

/// A clock that stands still until it is moved.
pub struct TestClock {
    now: Mutex<Instant>,
    moved: watch::Sender<()>,
}

impl TestClock {
    pub fn starting_at(now: Instant) -> Arc<Self> {
        Arc::new(Self { now: Mutex::new(now), moved: watch::Sender::new(()) })
    }

    pub fn advance(&self, by: Duration) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = *now + by;
        self.moved.send_replace(());
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let mut moved = self.moved.subscribe();
        Box::pin(async move {
            while self.now() < at {
                if moved.changed().await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        })
    }
}
