//! What happens in a world, all of it drawn from its seed before anything begins.

use std::time::Duration;

use chrono::TimeDelta;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// A world's script.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) posts: Vec<PlannedPost>,
    /// The process's lives that end badly; after them it lives on until everything is settled.
    pub(crate) deaths: Vec<Death>,
    pub(crate) remote: RemotePlan,
    /// When the platform stops making trouble, so that everything can come to an end.
    pub(crate) calm_after: Duration,
}

/// A post and what its writer does with it.
#[derive(Clone, Debug)]
pub(crate) struct PlannedPost {
    /// Which of the world's accounts.
    pub(crate) account: usize,
    /// After the beginning; at once if zero.
    pub(crate) due_after: Duration,
    pub(crate) with_image: bool,
    /// The same text as the post before, on the same account, on purpose.
    pub(crate) twin: bool,
    /// Cancelled this long after the beginning, if that is still possible.
    pub(crate) cancelled_after: Option<Duration>,
    /// Sent again by its writer when it failed or was missed.
    pub(crate) retried: bool,
}

/// How a life of the process ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Death {
    /// At which of its steps: each piece of work on the disk, and each request, has one before and one after.
    pub(crate) at_step: u64,
    /// What the machine had not put on disk yet is lost as well.
    pub(crate) power_cut: bool,
    pub(crate) down_for: Duration,
    /// How far the wall clock is off in the next life.
    pub(crate) clock_off_by: TimeDelta,
}

/// How the platform behaves, in per cent of the requests.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RemotePlan {
    /// Requests that do not go as they should.
    pub(crate) trouble: u32,
    /// Readings of the account's posts that fail.
    pub(crate) unreadable: u32,
    /// Whether it refuses a text it has already.
    pub(crate) refuses_duplicates: bool,
    /// Access tokens do not last.
    pub(crate) short_tokens: bool,
}

impl Plan {
    pub(crate) fn of_seed(seed: u64) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let posts = (0..rng.random_range(1..=6)).map(|_| planned_post(&mut rng)).collect();
        let deaths = (0..rng.random_range(0..=4)).map(|_| death(&mut rng)).collect();
        let remote = RemotePlan {
            trouble: [0, 20, 50, 80][rng.random_range(0..4)],
            unreadable: [0, 0, 30, 95][rng.random_range(0..4)],
            refuses_duplicates: rng.random_bool(0.5),
            short_tokens: rng.random_bool(0.3),
        };
        Self { seed, posts, deaths, remote, calm_after: Duration::from_mins(30) }
    }
}

fn planned_post(rng: &mut StdRng) -> PlannedPost {
    PlannedPost {
        account: rng.random_range(0..2),
        due_after: if rng.random_bool(0.4) {
            Duration::ZERO
        } else {
            Duration::from_millis(rng.random_range(1..1_200_000))
        },
        with_image: rng.random_bool(0.05),
        twin: rng.random_bool(0.1),
        cancelled_after: rng.random_bool(0.15).then(|| Duration::from_millis(rng.random_range(0..900_000))),
        retried: rng.random_bool(0.3),
    }
}

fn death(rng: &mut StdRng) -> Death {
    let down_for = match rng.random_range(0..10) {
        0..6 => Duration::from_millis(rng.random_range(100..20_000)),
        6..9 => Duration::from_secs(rng.random_range(20..1_200)),
        _ => Duration::from_secs(rng.random_range(1_200..20_000)),
    };
    let clock_off_by = if rng.random_bool(0.1) { rng.random_range(-600..=600) } else { 0 };
    Death {
        // Most work is done within a few dozen steps of a life; some die later, while doubts are looked up.
        at_step: if rng.random_bool(0.7) { rng.random_range(0..80) } else { rng.random_range(0..600) },
        power_cut: rng.random_bool(0.4),
        down_for,
        clock_off_by: TimeDelta::seconds(clock_off_by),
    }
}
