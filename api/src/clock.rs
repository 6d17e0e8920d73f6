//! Time as an argument. Production reads the system's clock; tests hold their own and move it.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use tokio::sync::watch;

use crate::model::Instant;

/// Where the time comes from.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Instant;

    /// Time passed since some moment in this process. Never set by anyone, so it measures what the wall clock cannot.
    fn monotonic(&self) -> Duration;

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

    fn monotonic(&self) -> Duration {
        static BEGAN_AT: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
        BEGAN_AT.elapsed()
    }

    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        // Waiting is monotonic. It is cut at a minute so that a jump of the wall clock is noticed.
        let wait = at.since(self.now()).min(Duration::from_mins(1));
        Box::pin(tokio::time::sleep(wait))
    }
}

/// A clock that stands still until it is moved.
pub struct TestClock {
    began_at: Instant,
    now: Mutex<Instant>,
    /// How far the wall clock was set ahead (or back) without time passing.
    jumped_by: Mutex<TimeDelta>,
    moved: watch::Sender<()>,
}

impl TestClock {
    pub fn starting_at(now: Instant) -> Arc<Self> {
        Arc::new(Self {
            began_at: now,
            now: Mutex::new(now),
            jumped_by: Mutex::new(TimeDelta::zero()),
            moved: watch::Sender::new(()),
        })
    }

    pub fn advance(&self, by: Duration) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = *now + by;
        self.moved.send_replace(());
    }

    /// Sets the wall clock ahead, or back, without time passing.
    pub fn jump(&self, by: TimeDelta) {
        let mut jumped_by = self.jumped_by.lock().unwrap_or_else(PoisonError::into_inner);
        *jumped_by += by;
        self.moved.send_replace(());
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        let jumped_by = *self.jumped_by.lock().unwrap_or_else(PoisonError::into_inner);
        Instant::from(self.now.lock().unwrap_or_else(PoisonError::into_inner).utc() + jumped_by)
    }

    fn monotonic(&self) -> Duration {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).since(self.began_at)
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
