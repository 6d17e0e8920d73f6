//! The time X takes to make a GIF or a video ready, and how that ends.
//!
//! Source: docs.x.com, GET /2/media/upload, 2.167, read 2026-11-20.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One medium on its way.
#[derive(Clone, Debug)]
pub(crate) struct Processing {
    pub(crate) started_at: DateTime<Utc>,
    pub(crate) length: TimeDelta,
    /// Set when it will fail.
    pub(crate) failure: Option<Failure>,
}

/// What a failed processing says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Failure {
    pub(crate) code: i64,
    pub(crate) name: String,
    pub(crate) message: String,
}

impl Default for Failure {
    /// The number is a guess; the name has been reported (node-twitter-api-v2#243).
    fn default() -> Self {
        Self {
            code: 3,
            name: "UnsupportedMedia".to_owned(),
            message: "Duration exceeds max duration allowed for this account".to_owned(),
        }
    }
}

/// The client is told to come back within this time, in seconds, even if more is needed.
const LONGEST_WAIT_SECS: i64 = 5;

impl Processing {
    fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.started_at + self.length
    }

    /// Whether the medium can be posted.
    pub(crate) fn has_succeeded(&self, now: DateTime<Utc>) -> bool {
        self.failure.is_none() && self.is_over(now)
    }

    /// The name of the state: the first quarter of the time is spent waiting.
    pub(crate) fn state(&self, now: DateTime<Utc>) -> &'static str {
        if now < self.started_at + self.length / 4 {
            return "pending";
        }
        match (self.is_over(now), &self.failure) {
            (false, _) => "in_progress",
            (true, None) => "succeeded",
            (true, Some(_)) => "failed",
        }
    }

    /// `processing_info` as it stands now.
    pub(crate) fn info(&self, now: DateTime<Utc>) -> Value {
        let state = self.state(now);
        let mut info = json!({"state": state});
        let length = self.length.num_milliseconds().max(1);
        match (state, &self.failure) {
            ("succeeded", _) => info["progress_percent"] = json!(100),
            ("failed", failure) => info["error"] = json!(failure),
            (state, _) => {
                let left = (self.started_at + self.length - now).num_milliseconds();
                // A time that is rounded down would have the client come too early.
                let whole_secs = (left + 999) / 1000;
                info["check_after_secs"] = json!(whole_secs.clamp(1, LONGEST_WAIT_SECS));
                if state == "in_progress" {
                    info["progress_percent"] = json!(100 - left * 100 / length);
                }
            }
        }
        info
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use serde_json::json;

    use super::{Failure, Processing};

    fn of_twelve_secs(failure: Option<Failure>) -> Processing {
        Processing { started_at: DateTime::UNIX_EPOCH, length: TimeDelta::seconds(12), failure }
    }

    #[test]
    fn a_medium_waits_then_is_worked_on_then_is_ready() {
        let processing = of_twelve_secs(None);
        for (after_ms, info, is_ready) in [
            (0, json!({"state": "pending", "check_after_secs": 5}), false),
            (2_999, json!({"state": "pending", "check_after_secs": 5}), false),
            (3_000, json!({"state": "in_progress", "check_after_secs": 5, "progress_percent": 25}), false),
            (9_500, json!({"state": "in_progress", "check_after_secs": 3, "progress_percent": 80}), false),
            (11_999, json!({"state": "in_progress", "check_after_secs": 1, "progress_percent": 100}), false),
            (12_000, json!({"state": "succeeded", "progress_percent": 100}), true),
        ] {
            let now = DateTime::UNIX_EPOCH + TimeDelta::milliseconds(after_ms);
            assert_eq!(processing.info(now), info, "{after_ms}");
            assert_eq!(processing.has_succeeded(now), is_ready, "{after_ms}");
        }
    }

    #[test]
    fn a_failure_shows_at_the_end_only() {
        let failure = Failure { code: 7, name: "A".to_owned(), message: "b".to_owned() };
        let processing = of_twelve_secs(Some(failure));
        let at = |secs| DateTime::UNIX_EPOCH + TimeDelta::seconds(secs);
        assert_eq!(processing.state(at(11)), "in_progress");
        let expected = json!({"state": "failed", "error": {"code": 7, "name": "A", "message": "b"}});
        assert_eq!(processing.info(at(12)), expected);
        assert!(!processing.has_succeeded(at(13)));
    }
}
