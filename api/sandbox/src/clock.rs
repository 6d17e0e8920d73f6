//! The sandbox's clock: real time plus an offset that a test may move.

use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

/// Tells the pretend platform's time. It runs on between two moves.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    offset: TimeDelta,
}

impl Clock {
    /// Now, on this clock.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        Self::real() + self.offset
    }

    /// Moves the clock by `secs`, forwards or back.
    pub(crate) fn advance(&mut self, secs: i64) -> Result<(), String> {
        TimeDelta::try_seconds(secs)
            .and_then(|step| self.offset.checked_add(&step))
            .and_then(|offset| self.move_to(offset))
            .ok_or_else(|| format!("The clock cannot be moved by {secs} seconds."))
    }

    /// Puts the clock to `instant`.
    pub(crate) fn set(&mut self, instant: DateTime<Utc>) -> Result<(), String> {
        self.move_to(instant - Self::real()).ok_or_else(|| format!("The clock cannot be set to {instant}."))
    }

    /// Accepts an offset only if the year stays one that RFC 3339 and snowflake ids can write.
    fn move_to(&mut self, offset: TimeDelta) -> Option<()> {
        let then = Self::real().checked_add_signed(offset)?;
        let year = chrono::Datelike::year(&then);
        (2011..=2200).contains(&year).then(|| self.offset = offset)
    }

    fn real() -> DateTime<Utc> {
        #[expect(clippy::disallowed_methods, reason = "the sandbox's clock is the system's, moved by hand")]
        let now = SystemTime::now();
        now.into()
    }
}

/// An instant as X writes it: ISO 8601, UTC, milliseconds.
pub(crate) fn written(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Millis, true)
}
