//! When a feed is asked again: every quarter of an hour while it answers, ever less often while it does not, and later
//! where its server asks for that, within bounds.

use std::time::Duration;

use chrono::DateTime;

use crate::model::Instant;

const USUAL: Duration = Duration::from_mins(15);
const LONGEST: Duration = Duration::from_hours(24);
/// A feed that fails for so long is worth telling.
pub(super) const TOLD_AFTER: Duration = Duration::from_hours(24);

/// After an answer. `max_age` is how long it calls itself fresh.
pub(super) fn after_answer(now: Instant, max_age: Option<Duration>) -> Instant {
    now + max_age.unwrap_or(USUAL).clamp(USUAL, LONGEST)
}

/// After the n-th failure in a row, of which the first was at `failing_since`.
pub(super) fn after_failure(
    now: Instant,
    failures: u32,
    retry_after: Option<&str>,
    failing_since: Instant,
    is_told: bool,
) -> Instant {
    let doubled = USUAL.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(LONGEST);
    let asked = retry_after.and_then(|value| wait_asked_for(value, now)).unwrap_or_default().min(LONGEST);
    let next = now + doubled.max(asked);
    let told_at = failing_since + TOLD_AFTER;
    // One look is at the hour at which its user is told, so that he is not told late.
    if !is_told && asked.is_zero() && now < told_at { next.min(told_at) } else { next }
}

/// `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3).
fn wait_asked_for(value: &str, now: Instant) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    Some(Instant::from(DateTime::parse_from_rfc2822(value.trim()).ok()?.to_utc()).since(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_that_fails_is_asked_ever_less_often_and_once_when_its_user_is_told() {
        let began = Instant::from(DateTime::UNIX_EPOCH);
        let (mut now, mut minutes) = (began, Vec::new());
        for failures in 1..=10 {
            let next = after_failure(now, failures, None, began, now >= began + TOLD_AFTER);
            minutes.push(next.since(now).as_secs() / 60);
            now = next;
        }
        assert_eq!(minutes, [15, 30, 60, 120, 240, 480, 495, 1440, 1440, 1440]);
        assert_eq!(minutes.iter().take(7).sum::<u64>(), 24 * 60);
    }

    #[test]
    fn what_the_server_asks_for_is_done_within_bounds() {
        let now = Instant::from(DateTime::UNIX_EPOCH);
        let mins = |at: Instant| at.since(now).as_secs() / 60;
        for (max_age, expected) in [(None, 15), (Some(60), 15), (Some(7200), 120), (Some(9_999_999), 1440)] {
            assert_eq!(mins(after_answer(now, max_age.map(Duration::from_secs))), expected);
        }
        for (value, expected) in
            [("7200", 120), ("5", 15), ("Thu, 01 Jan 1970 03:00:00 GMT", 180), ("soon", 15), ("99999999", 1440)]
        {
            assert_eq!(mins(after_failure(now, 1, Some(value), now, false)), expected, "{value}");
        }
    }
}
