//! The rules of sending that an operator may choose.

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
        }
    }

    pub(super) fn describe(&self) -> Vec<String> {
        vec![
            format!("LATE_GRACE_MINUTES: {}", self.late_grace.as_secs() / 60),
            format!("BACKLOG_SPACING_SECONDS: {}", self.backlog_spacing.as_secs()),
            format!("RECONCILE_QUIET_SECONDS: {}", self.reconcile_quiet.as_secs()),
        ]
    }
}
