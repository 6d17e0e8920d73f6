//! The rules of sending that an operator may choose.

use std::num::NonZeroU32;
use std::time::Duration;

use super::env::Reader;

/// Settings of the publisher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishingConfig {
    /// `LATE_GRACE_MINUTES`: how late a post may still go out, unless it says otherwise.
    pub late_grace: Duration,
    /// `BACKLOG_SPACING_SECONDS`: between two posts of one account that came due while nothing could be sent.
    pub backlog_spacing: Duration,
    /// `RECONCILE_QUIET_SECONDS`: how long absence at a platform proves nothing after an attempt without an answer.
    pub reconcile_quiet: Duration,
    /// `POSTS_PER_DAY_PER_ACCOUNT`: posts of one account on a day (UTC); absent for no limit.
    pub posts_per_day_per_account: Option<NonZeroU32>,
    /// `POSTS_PER_DAY`: posts of the whole server on a day (UTC); absent for no limit.
    pub posts_per_day: Option<NonZeroU32>,
}

impl PublishingConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let mut number = |name: &str, default: u64, range: std::ops::RangeInclusive<u64>| {
            let value = reader.parsed(name).unwrap_or(default);
            if !range.contains(&value) {
                reader.fault(format!("{name}: must be from {} to {}", range.start(), range.end()));
            }
            value
        };
        Self {
            late_grace: Duration::from_secs(60 * number("LATE_GRACE_MINUTES", 60, 1..=43_200)),
            backlog_spacing: Duration::from_secs(number("BACKLOG_SPACING_SECONDS", 60, 0..=86_400)),
            reconcile_quiet: Duration::from_secs(number("RECONCILE_QUIET_SECONDS", 120, 120..=3_600)),
            posts_per_day_per_account: NonZeroU32::new(reader.parsed("POSTS_PER_DAY_PER_ACCOUNT").unwrap_or(200)),
            posts_per_day: NonZeroU32::new(reader.parsed("POSTS_PER_DAY").unwrap_or(2000)),
        }
    }

    pub(super) fn describe(&self) -> Vec<String> {
        vec![
            format!("LATE_GRACE_MINUTES: {}", self.late_grace.as_secs() / 60),
            format!("BACKLOG_SPACING_SECONDS: {}", self.backlog_spacing.as_secs()),
            format!("RECONCILE_QUIET_SECONDS: {}", self.reconcile_quiet.as_secs()),
            format!("POSTS_PER_DAY_PER_ACCOUNT: {}", limit(self.posts_per_day_per_account)),
            format!("POSTS_PER_DAY: {}", limit(self.posts_per_day)),
        ]
    }
}

fn limit(most: Option<NonZeroU32>) -> String {
    most.map_or_else(|| "no limit".to_owned(), |most| most.to_string())
}
