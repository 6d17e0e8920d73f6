//! Virtual time: tokio's paused clock, which jumps to the next timer whenever nothing else is to be done. It goes on
//! where the life before ended, and the wall clock can be set without time passing.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use pillarbox::clock::Clock;
use pillarbox::model::Instant;

/// The time of one life of the process.
pub(crate) struct VirtualClock {
    /// True time when the life began.
    began_at: Instant,
    zero: tokio::time::Instant,
    /// How far the wall clock is off, and how far it will be when it is set in the middle of this life.
    off_by: Mutex<TimeDelta>,
}

impl VirtualClock {
    /// Inside a runtime whose time is paused.
    pub(crate) fn begin(began_at: Instant, off_by: TimeDelta) -> Arc<Self> {
        Arc::new(Self { began_at, zero: tokio::time::Instant::now(), off_by: Mutex::new(off_by) })
    }

    /// True time, by which the platform goes.
    pub(crate) fn truth(&self) -> Instant {
        self.began_at + self.zero.elapsed()
    }

    /// Sets the wall clock.
    pub(crate) fn set_off_by(&self, off_by: TimeDelta) {
        *self.off_by.lock().unwrap() = off_by;
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Instant {
        Instant::from(self.truth().utc() + *self.off_by.lock().unwrap())
    }

    fn monotonic(&self) -> Duration {
        self.zero.elapsed()
    }

    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(at.since(self.now()).min(Duration::from_mins(1))))
    }
}
