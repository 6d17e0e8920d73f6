//! What is to be made of a delivery nobody knows the end of: pure decisions about evidence.
//!
//! A match at the platform counts at once. Absence counts only by two clean reads some time apart, the last of them
//! after the quiet time: then whatever delay the platform had in doing what we asked (D) and in showing it (V) has
//! passed. It is safe if and only if the quiet time and the distance together are at least D + V. All of it is measured
//! on the monotonic clock and by this process: a wall clock that jumps proves nothing.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::DeliveryId;

/// Longest wait between two reads that failed.
const LONGEST_BACKOFF: Duration = Duration::from_mins(15);
/// After so long without one good read, a person is asked.
const ASK_AFTER: Duration = Duration::from_hours(1);
/// After a refusal as a duplicate of a first attempt, so many failed reads are enough: the refusal itself is the answer.
const READS_AFTER_REFUSAL: u32 = 3;

/// How sure one has to be. Production uses the default; a simulation changes each to show what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The quiet time after an attempt's deadline.
    pub quiet: Duration,
    /// The same after the platform has answered that it failed.
    pub quiet_after_answer: Duration,
    /// The least distance between two clean reads.
    pub apart: Duration,
    /// How long after an attempt the first look is taken: what is published usually shows by then.
    pub first_look_after: Duration,
    /// An attempt without an answer is looked up; without this rule it would be sent again blindly.
    pub look_up: bool,
    /// What a dead publisher left is looked up; with a lease it would be sent again when the lease has run out.
    pub lease: Option<Duration>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            quiet: Duration::from_mins(2),
            quiet_after_answer: Duration::from_secs(30),
            apart: Duration::from_mins(1),
            first_look_after: Duration::from_secs(5),
            look_up: true,
            lease: None,
        }
    }
}

/// What kind of answer left the doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// None that says anything, or the publisher died.
    NoAnswer,
    /// An explicit failure of the platform (5xx).
    ServerError,
    /// "You have this already", to a first attempt.
    Duplicate,
    /// The same after an attempt without an answer: evidence that that one was published.
    DuplicateAfterDoubt,
}

/// What this process has seen of one doubt. Durations are readings of the monotonic clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// From when on the platform has had time to do what it was asked.
    pub since: Duration,
    /// How long after `since` absence begins to mean something.
    pub quiet: Duration,
    /// Clean reads that did not show the post.
    pub absent_at: Vec<Duration>,
    /// Reads in a row that told nothing.
    pub unreadable: u32,
}

impl Watch {
    pub fn new(since: Duration, quiet: Duration) -> Self {
        Self { since, quiet, absent_at: Vec::new(), unreadable: 0 }
    }
}

/// What one look showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    Found { remote_id: String },
    Absent,
    Unreadable,
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is out.
    Published { remote_id: String },
    /// Proven not to be out.
    NotPublished,
    /// The platform refused it as a duplicate, and nothing of ours is there.
    RefusedAsDuplicate,
    /// Look again after this long.
    LookAgain(Duration),
    /// A person has to decide.
    AskPerson(Why),
}

/// Why a person has to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The platform could not be read.
    Unreadable,
    /// The platform says that it has the post, and does not show it.
    Conflict,
}

/// Decides after a look, and notes it.
pub fn judge(watch: &mut Watch, doubt: Doubt, sight: Sight, rules: &Rules, now: Duration) -> Verdict {
    match sight {
        Sight::Found { remote_id } => Verdict::Published { remote_id },
        Sight::Absent => {
            watch.unreadable = 0;
            let apart = watch.absent_at.iter().any(|earlier| now.saturating_sub(*earlier) >= rules.apart);
            watch.absent_at.push(now);
            let quiet_until = watch.since + watch.quiet;
            if doubt == Doubt::Duplicate {
                return Verdict::RefusedAsDuplicate;
            }
            if now < quiet_until || !apart {
                let second_read_at = watch.absent_at.first().map_or(now, |first| *first + rules.apart);
                let wait = quiet_until.max(second_read_at).saturating_sub(now);
                return Verdict::LookAgain(wait.max(Duration::from_secs(1)));
            }
            match doubt {
                Doubt::DuplicateAfterDoubt => Verdict::AskPerson(Why::Conflict),
                _ => Verdict::NotPublished,
            }
        }
        Sight::Unreadable => {
            watch.unreadable += 1;
            let waited_for = now.saturating_sub(watch.since);
            match doubt {
                Doubt::Duplicate if watch.unreadable >= READS_AFTER_REFUSAL => Verdict::RefusedAsDuplicate,
                // An explicit 5xx is no exception: platforms answer so and have made the post all the same.
                _ if waited_for >= ASK_AFTER => Verdict::AskPerson(Why::Unreadable),
                _ => {
                    let backoff = Duration::from_secs(15 * 2_u64.pow(watch.unreadable.min(8)));
                    Verdict::LookAgain(backoff.min(LONGEST_BACKOFF))
                }
            }
        }
    }
}

/// The doubts this process watches.
#[derive(Default)]
pub(super) struct Watches(Mutex<HashMap<DeliveryId, Watch>>);

impl Watches {
    fn all(&self) -> MutexGuard<'_, HashMap<DeliveryId, Watch>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn begin(&self, delivery: DeliveryId, watch: Watch) {
        self.all().insert(delivery, watch);
    }

    /// Judges a look at a delivery. One that this process did not see begin is watched from now on.
    pub(super) fn judge(
        &self,
        delivery: DeliveryId,
        doubt: Doubt,
        sight: Sight,
        rules: &Rules,
        now: Duration,
    ) -> Verdict {
        let mut all = self.all();
        let watch = all.entry(delivery).or_insert_with(|| Watch::new(now, rules.quiet + rules.apart));
        judge(watch, doubt, sight, rules, now)
    }

    pub(super) fn end(&self, delivery: DeliveryId) {
        self.all().remove(&delivery);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules {
        quiet: Duration::from_mins(2),
        quiet_after_answer: Duration::from_secs(30),
        apart: Duration::from_mins(1),
        first_look_after: Duration::from_secs(5),
        look_up: true,
        lease: None,
    };

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    fn look(watch: &mut Watch, sight: Sight, at: u64) -> Verdict {
        judge(watch, Doubt::NoAnswer, sight, &RULES, secs(at))
    }

    #[test]
    fn absence_needs_two_clean_reads_the_last_after_the_quiet_time() {
        let mut watch = Watch::new(secs(0), secs(215));
        assert_eq!(look(&mut watch, Sight::Absent, 5), Verdict::LookAgain(secs(210)));
        assert_eq!(look(&mut watch, Sight::Absent, 214), Verdict::LookAgain(secs(1)));
        assert_eq!(look(&mut watch, Sight::Absent, 215), Verdict::NotPublished);
    }

    #[test]
    fn one_read_is_never_enough() {
        let mut watch = Watch::new(secs(0), secs(215));
        assert_eq!(look(&mut watch, Sight::Absent, 9_000), Verdict::LookAgain(secs(60)));
        assert_eq!(look(&mut watch, Sight::Absent, 9_059), Verdict::LookAgain(secs(1)));
        assert_eq!(look(&mut watch, Sight::Absent, 9_060), Verdict::NotPublished);
    }

    #[test]
    fn a_match_counts_at_once() {
        let mut watch = Watch::new(secs(0), secs(215));
        let found = Sight::Found { remote_id: "7".to_owned() };
        assert_eq!(look(&mut watch, found, 1), Verdict::Published { remote_id: "7".to_owned() });
    }

    #[test]
    fn what_cannot_be_read_for_an_hour_is_for_a_person() {
        let mut watch = Watch::new(secs(0), secs(215));
        let mut now = 5;
        loop {
            match look(&mut watch, Sight::Unreadable, now) {
                Verdict::LookAgain(wait) => now += wait.as_secs(),
                verdict => {
                    assert_eq!(verdict, Verdict::AskPerson(Why::Unreadable));
                    break;
                }
            }
        }
        assert!((3_600..4_600).contains(&now), "{now}");
        assert!(watch.unreadable < 12, "{}", watch.unreadable);
    }

    #[test]
    fn an_explicit_failure_that_cannot_be_looked_up_is_no_proof_either() {
        let mut watch = Watch::new(secs(0), secs(125));
        let mut look = |at| judge(&mut watch, Doubt::ServerError, Sight::Unreadable, &RULES, secs(at));
        for at in [5, 35, 125, 600, 3_599] {
            assert!(matches!(look(at), Verdict::LookAgain(_)));
        }
        assert_eq!(look(3_600), Verdict::AskPerson(Why::Unreadable));
    }

    #[test]
    fn a_duplicate_that_is_not_shown_is_a_refusal_or_a_conflict() {
        let mut watch = Watch::new(secs(0), secs(215));
        assert_eq!(judge(&mut watch, Doubt::Duplicate, Sight::Absent, &RULES, secs(5)), Verdict::RefusedAsDuplicate);
        let mut watch = Watch::new(secs(0), secs(215));
        let mut look = |at| judge(&mut watch, Doubt::DuplicateAfterDoubt, Sight::Absent, &RULES, secs(at));
        assert!(matches!(look(5), Verdict::LookAgain(_)));
        assert_eq!(look(215), Verdict::AskPerson(Why::Conflict));
    }

    proptest::proptest! {
        #[test]
        fn absence_is_never_believed_early(
            quiet in 60_u64..400,
            looks in proptest::collection::vec((1_u64..200, proptest::bool::ANY), 1..40),
        ) {
            let mut watch = Watch::new(secs(0), secs(quiet));
            let (mut now, mut clean) = (0, Vec::new());
            for (wait, readable) in looks {
                now += wait;
                let sight = if readable { Sight::Absent } else { Sight::Unreadable };
                let verdict = look(&mut watch, sight, now);
                if readable {
                    clean.push(now);
                }
                if verdict == Verdict::NotPublished {
                    assert!(readable && now >= quiet && clean.iter().any(|earlier| now - earlier >= 60));
                    break;
                }
            }
        }
    }
}
