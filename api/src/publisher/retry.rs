//! What an outcome means for the delivery. A pure function: the whole policy of retrying stands here.

use std::time::Duration;

use crate::accounts::standing_reason;
use crate::model::{ImageGrantLoss, Instant, Outcome, Refusal};

/// Retries after the first try.
pub const MAX_RETRIES: i32 = 2;
/// How long a platform gets that refuses the token it has just given.
const REFUSED_AGAIN_AFTER: Duration = Duration::from_mins(5);

/// What is known about a delivery when an outcome comes in.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// Counted tries, this one included.
    pub tries: i32,
    /// So many attempts just before this one were refused for their token.
    pub refused_tokens: usize,
    pub now: Instant,
    /// The last moment at which it may still go out.
    pub not_after: Option<Instant>,
    /// Uniform in 0..1, for spreading retries.
    pub jitter: f64,
}

/// Where the delivery goes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    Posted {
        remote_id: String,
        url: String,
    },
    Failed {
        reason: &'static str,
        detail: String,
    },
    Held {
        reason: &'static str,
        detail: String,
    },
    /// Held, and the account needs its user for the reason given.
    NeedsReauth {
        because: &'static str,
    },
    /// Held, and the second grant of the account, which its images need, is lost for the reason given.
    NeedsImageGrant {
        because: ImageGrantLoss,
        detail: String,
    },
    /// Again at this time. `counted` says whether the try counts against the limit.
    Again {
        at: Instant,
        reason: &'static str,
        detail: String,
        counted: bool,
    },
    /// Again at once with another access token.
    AgainWithFreshToken,
    /// Sent or not: to be looked up at the platform.
    LookUp {
        reason: &'static str,
        detail: String,
    },
    /// The platform puts it off until it is too late.
    Missed,
}

/// Decides what becomes of a delivery after an outcome.
pub fn decide(outcome: Outcome, at: &Situation) -> Next {
    match outcome {
        Outcome::Posted { remote_id, url } => Next::Posted { remote_id, url },
        Outcome::Unconfirmed { detail, .. } => Next::LookUp {
            reason: "unconfirmed",
            detail: format!(
                "{detail} It is being looked up whether the post is out; it is not sent again before that."
            ),
        },
        Outcome::Unauthorized => unauthorized(at),
        Outcome::NotSent { detail } => again(at, None, "not_sent", detail),
        Outcome::RateLimited { reset_at } => {
            again(at, reset_at, "rate_limited", "The platform asks for a pause between posts.".to_owned())
        }
        Outcome::Rejected { refusal, detail } => rejected(refusal, detail, at),
    }
}

/// A refused token is replaced once, at once. That the platform refuses what it has just given, contradicts itself: it
/// has done so for two hours to everybody (X, 2026-06-30). So it is asked again some minutes later, and only if it
/// refuses the account a third time its user is asked.
fn unauthorized(at: &Situation) -> Next {
    match at.refused_tokens {
        0 => Next::AgainWithFreshToken,
        1 => {
            let next = at.now + REFUSED_AGAIN_AFTER;
            if at.not_after.is_some_and(|not_after| next > not_after) {
                return Next::Missed;
            }
            Next::Again {
                at: next,
                reason: standing_reason::TOKEN_REFUSED,
                detail:
                    "The platform refuses the access it has just renewed. Nothing was published; it is tried again."
                        .to_owned(),
                counted: false,
            }
        }
        _ => Next::NeedsReauth { because: standing_reason::TOKEN_REFUSED },
    }
}

fn rejected(refusal: Refusal, detail: String, at: &Situation) -> Next {
    match refusal {
        Refusal::InsufficientCredits => Next::Held { reason: refusal.as_str(), detail },
        Refusal::MissingScope => Next::NeedsReauth { because: standing_reason::MISSING_SCOPE },
        Refusal::AccountSuspended => Next::NeedsReauth { because: standing_reason::ACCOUNT_SUSPENDED },
        Refusal::ImageGrantRevoked => Next::NeedsImageGrant { because: ImageGrantLoss::AccessRevoked, detail },
        Refusal::ImageGrantReadOnly => Next::NeedsImageGrant { because: ImageGrantLoss::PermissionLost, detail },
        // Once with ids of a new upload: they may have expired, or not have been ready.
        Refusal::MediaIdsRefused if at.tries <= 1 => again(at, None, Refusal::MediaRejected.as_str(), detail),
        Refusal::MediaIdsRefused => Next::Failed { reason: Refusal::MediaRejected.as_str(), detail },
        // "You have this already" may point at an attempt of ours that nobody answered.
        Refusal::DuplicateContent => Next::LookUp { reason: Refusal::DuplicateContent.as_str(), detail },
        other => Next::Failed { reason: other.as_str(), detail },
    }
}

fn again(at: &Situation, not_before: Option<Instant>, reason: &'static str, detail: String) -> Next {
    if at.tries > MAX_RETRIES {
        return Next::Failed {
            reason,
            detail: format!("{detail} It was tried {} times; nothing was published.", at.tries),
        };
    }
    let backed_off = at.now + backoff(at.tries, at.jitter);
    let next = not_before.map_or(backed_off, |reset_at| reset_at.max(backed_off));
    if at.not_after.is_some_and(|not_after| next > not_after) {
        return Next::Missed;
    }
    Next::Again {
        at: next,
        reason,
        detail: format!("{detail} Nothing was published; it is tried again."),
        counted: true,
    }
}

/// Decides what becomes of a delivery that is proven not to be published although its attempt had no clear end. The
/// attempt has been counted.
pub fn decide_absent(tries: i32, at: &Situation) -> Next {
    let counted = Situation { tries, ..*at };
    match again(&counted, None, "not_published", "It was looked up at the platform.".to_owned()) {
        Next::Again { at, reason, detail, .. } => Next::Again { at, reason, detail, counted: false },
        other => other,
    }
}

/// `min(15 min, 10 s · 4ⁿ)` with full jitter, a second at least; n is 0 before the first retry.
fn backoff(tries: i32, jitter: f64) -> Duration {
    let n = u32::try_from(tries - 1).unwrap_or(0).min(8);
    let most = Duration::from_secs(10 * 4_u64.pow(n)).min(Duration::from_mins(15));
    most.mul_f64(jitter.clamp(0.0, 1.0)).max(Duration::from_secs(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Instant {
        Instant::from(chrono::DateTime::UNIX_EPOCH)
    }

    fn at(tries: i32) -> Situation {
        Situation { tries, refused_tokens: 0, now: now(), not_after: None, jitter: 1.0 }
    }

    fn not_sent() -> Outcome {
        Outcome::NotSent { detail: "No connection.".to_owned() }
    }

    fn wait_after(outcome: Outcome, situation: &Situation) -> Option<u64> {
        match decide(outcome, situation) {
            Next::Again { at, counted: true, .. } => Some(at.since(now()).as_secs()),
            _ => None,
        }
    }

    #[test]
    fn what_was_not_sent_is_tried_twice_more_with_growing_waits() {
        assert_eq!(wait_after(not_sent(), &at(1)), Some(10));
        assert_eq!(wait_after(not_sent(), &at(2)), Some(40));
        assert!(matches!(decide(not_sent(), &at(3)), Next::Failed { reason: "not_sent", .. }));
    }

    #[test]
    fn a_rate_limit_waits_for_the_later_of_reset_and_backoff() {
        let limited = |secs| Outcome::RateLimited { reset_at: Some(now() + Duration::from_secs(secs)) };
        assert_eq!(wait_after(limited(600), &at(1)), Some(600));
        assert_eq!(wait_after(limited(3), &at(1)), Some(10));
        assert_eq!(wait_after(Outcome::RateLimited { reset_at: None }, &at(1)), Some(10));
    }

    #[test]
    fn no_answer_is_never_sent_again_by_itself() {
        for answered in [true, false] {
            let outcome = Outcome::Unconfirmed { answered, detail: String::new() };
            assert!(matches!(decide(outcome, &at(1)), Next::LookUp { .. }));
        }
    }

    #[test]
    fn a_refused_token_is_replaced_once_tried_again_later_and_then_the_user_is_asked() {
        let refused = |before| decide(Outcome::Unauthorized, &Situation { refused_tokens: before, ..at(1) });
        assert_eq!(refused(0), Next::AgainWithFreshToken);
        let five_minutes_later = now() + Duration::from_mins(5);
        assert!(matches!(refused(1), Next::Again { at, counted: false, .. } if at == five_minutes_later));
        assert_eq!(refused(2), Next::NeedsReauth { because: "token_refused" });
        let nearly_late = Situation { refused_tokens: 1, not_after: Some(now() + Duration::from_secs(299)), ..at(1) };
        assert_eq!(decide(Outcome::Unauthorized, &nearly_late), Next::Missed);
    }

    #[test]
    fn refused_media_ids_are_made_anew_once() {
        let refused = || Outcome::Rejected { refusal: Refusal::MediaIdsRefused, detail: String::new() };
        assert_eq!(wait_after(refused(), &at(1)), Some(10));
        assert!(matches!(decide(refused(), &at(2)), Next::Failed { reason: "media_rejected", .. }));
    }

    #[test]
    fn a_lost_second_grant_holds_the_post_and_not_the_account() {
        let refused = |refusal| decide(Outcome::Rejected { refusal, detail: String::new() }, &at(1));
        let lost = |next, expected| matches!(next, Next::NeedsImageGrant { because, .. } if because == expected);
        assert!(lost(refused(Refusal::ImageGrantRevoked), ImageGrantLoss::AccessRevoked));
        assert!(lost(refused(Refusal::ImageGrantReadOnly), ImageGrantLoss::PermissionLost));
    }

    #[test]
    fn a_duplicate_is_looked_up_before_it_is_called_a_failure() {
        let refused = Outcome::Rejected { refusal: Refusal::DuplicateContent, detail: String::new() };
        assert!(matches!(decide(refused, &at(1)), Next::LookUp { reason: "duplicate_content", .. }));
    }

    #[test]
    fn a_pause_beyond_the_last_moment_is_missed() {
        let limited = || Outcome::RateLimited { reset_at: Some(now() + Duration::from_mins(10)) };
        let until = |secs| Situation { not_after: Some(now() + Duration::from_secs(secs)), ..at(1) };
        assert!(matches!(decide(limited(), &until(600)), Next::Again { .. }));
        assert_eq!(decide(limited(), &until(599)), Next::Missed);
    }

    #[test]
    fn what_is_proven_absent_goes_out_again_twice_at_most() {
        assert!(matches!(decide_absent(1, &at(1)), Next::Again { counted: false, .. }));
        assert!(matches!(decide_absent(2, &at(1)), Next::Again { counted: false, .. }));
        assert!(matches!(decide_absent(3, &at(1)), Next::Failed { reason: "not_published", .. }));
    }

    proptest::proptest! {
        #[test]
        fn waits_lie_between_a_second_and_a_quarter_of_an_hour(tries in 1..10_i32, jitter in 0.0..=1.0_f64) {
            let wait = backoff(tries, jitter);
            assert!(wait >= Duration::from_secs(1) && wait <= Duration::from_mins(15));
        }
    }
}
