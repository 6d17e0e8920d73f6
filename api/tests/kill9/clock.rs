//! A clock that runs faster than the world's, the same in every process that knows when it began.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use pillarbox::clock::{Clock, SystemClock};
use pillarbox::model::Instant;

/// Shows the world's time at `began_at`, and from then on goes `factor` times as fast.
#[derive(Clone, Copy)]
pub(crate) struct FastClock {
    began_at: Instant,
    factor: u32,
}

impl FastClock {
    pub(crate) fn of_factor(factor: u32) -> Self {
        Self { began_at: SystemClock.now(), factor }
    }

    /// How long something that takes so long on this clock takes in the world.
    pub(crate) fn in_the_world(&self, time: Duration) -> Duration {
        time / self.factor
    }

    /// What so much of the world's time is on this clock.
    pub(crate) fn of_the_world(&self, time: Duration) -> Duration {
        time * self.factor
    }
}

impl Clock for FastClock {
    fn now(&self) -> Instant {
        self.began_at + self.of_the_world(SystemClock.now().since(self.began_at))
    }

    fn monotonic(&self) -> Duration {
        self.of_the_world(SystemClock.monotonic())
    }

    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(self.in_the_world(at.since(self.now()))))
    }
}

/// As it is handed to another process.
impl fmt::Display for FastClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.began_at.utc().timestamp_micros(), self.factor)
    }
}

impl FromStr for FastClock {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("{text:?} is no clock");
        let (micros, factor) = text.split_once('x').ok_or_else(wrong)?;
        let since_1970 = TimeDelta::microseconds(micros.parse().map_err(|_| wrong())?);
        let began_at = Instant::from(DateTime::UNIX_EPOCH + since_1970);
        Ok(Self { began_at, factor: factor.parse().map_err(|_| wrong())? })
    }
}
