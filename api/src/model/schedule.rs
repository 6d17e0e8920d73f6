//! When a post is meant to go out, and how late is too late.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::Instant;
use super::text_enum::text_enum;

text_enum! {
    /// What became of a wall time when it was turned into an instant.
    pub enum TimeResolution {
        /// There is exactly one such time.
        Exact = "exact",
        /// The clocks jump over it; the time moved forward by as much as they do.
        Gap = "gap",
        /// The clocks show it twice; the earlier one was taken.
        Overlap = "overlap",
    }
}

/// The time of a scheduled post: the instant counts, the rest is what its writer meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub at: Instant,
    /// IANA name of the zone it was thought in.
    pub time_zone: Option<String>,
    /// The time on the wall there, as it was written: `2026-12-01T09:00`.
    pub wall_time: Option<String>,
    pub resolution: TimeResolution,
}

/// A post that begins to go out more than this after its time is marked late. Less is the ordinary course of things.
pub const LATE_AFTER: Duration = Duration::from_mins(1);

/// How late a post may still go out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublishLate {
    /// As the server is set up.
    #[default]
    AsConfigured,
    /// However late.
    Always,
    /// Not at all.
    Never,
    /// Up to so many minutes.
    Minutes(u32),
}

impl PublishLate {
    /// The longest delay in minutes that can be named: 30 days.
    pub const MAX_MINUTES: u32 = 30 * 24 * 60;

    /// How much later than its time a post may begin to go out; `None` for however late.
    pub fn grace(self, configured: Duration) -> Option<Duration> {
        match self {
            Self::AsConfigured => Some(configured),
            Self::Always => None,
            Self::Never => Some(LATE_AFTER),
            Self::Minutes(minutes) => Some(Duration::from_secs(u64::from(minutes) * 60).max(LATE_AFTER)),
        }
    }

    /// Whether a post due at `due_at` is too late at `now`.
    pub fn is_too_late(self, configured: Duration, due_at: Instant, now: Instant) -> bool {
        self.grace(configured).is_some_and(|grace| now.since(due_at) > grace)
    }
}

impl fmt::Display for PublishLate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AsConfigured => f.write_str("default"),
            Self::Always => f.write_str("always"),
            Self::Never => f.write_str("never"),
            Self::Minutes(minutes) => minutes.fmt(f),
        }
    }
}

impl FromStr for PublishLate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "default" => Ok(Self::AsConfigured),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            minutes => match minutes.parse() {
                Ok(minutes @ 0..=Self::MAX_MINUTES) => Ok(Self::Minutes(minutes)),
                _ => Err(format!("must be `always`, `never` or minutes up to {}", Self::MAX_MINUTES)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_not_too_late() {
        let due_at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let configured = Duration::from_hours(1);
        for (policy, minutes) in [
            (PublishLate::AsConfigured, Some(60)),
            (PublishLate::Never, Some(1)),
            (PublishLate::Minutes(0), Some(1)),
            (PublishLate::Minutes(5), Some(5)),
            (PublishLate::Always, None),
        ] {
            let limit = due_at + Duration::from_mins(minutes.unwrap_or(1_000_000));
            assert!(!policy.is_too_late(configured, due_at, limit), "{policy}");
            let after = policy.is_too_late(configured, due_at, limit + Duration::from_micros(1));
            assert_eq!(after, minutes.is_some(), "{policy}");
            assert_eq!(policy.to_string().parse(), Ok(policy));
        }
        for wrong in ["", "soon", "-1", "43201", "1.5"] {
            assert!(wrong.parse::<PublishLate>().is_err(), "{wrong}");
        }
    }
}
