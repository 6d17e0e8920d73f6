//! The real server, killed with `kill -9` at random again and again while the pretend X misbehaves, and then compared
//! with what X really has: nothing lost, nothing doubled, nothing reported as what it is not.
//!
//! The server is always a process of its own, killed by the kernel, on SQLite files on disk, and talks HTTP to a sandbox
//! that outlives it. What differs between the sizes is the clock:
//!
//! - At full size (`just kill9 1000`) it is the program itself at the speed of the world. After the last kill it is left
//!   alone until nothing is open any more, which the quiet times make some minutes.
//! - In an ordinary test run those minutes are too long. There the test starts itself once more as the server: the same
//!   library put together as `serve` does it, with a clock that runs twenty times as fast, and the sandbox's clock is
//!   moved along. So the quiet time is 9 s, and the rule that makes it safe is tested close to its limit: what the
//!   sandbox does late and shows late (D + V) is, on that clock, half of it and more.
//!
//! Beside what its person writes the server follows blogs, which publish at any time, while it is dead too: each entry
//! becomes one post, or one draft where a person has to look.
//!
//! Refreshing needs no quiet time, so those kills meet the program itself in both sizes.
//!
//! Everything random comes from one seed, which is printed; where a kill hits is the kernel's choice all the same, so a
//! seed repeats a run in its plan and not to the microsecond.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::unchecked_time_subtraction,
    reason = "a test that meets the unexpected is to fail at once, and a run by hand prints its report"
)]

mod blogs;
mod clock;
mod faults;
mod judge;
mod person;
mod refreshing;
mod rotating;
mod sending;
mod server;
mod stage;
mod writing;

use std::time::Duration;

use pillarbox::config::Env;

/// How large a run is.
pub(crate) struct Size {
    pub(crate) runs: usize,
    pub(crate) seed: u64,
    /// Asked for by hand: the program itself, at the world's speed.
    pub(crate) full: bool,
}

impl Size {
    /// As many runs as `PILLARBOX_KILL9_RUNS` says, or the few of an ordinary test run. `PILLARBOX_KILL9_SEED` repeats one.
    fn asked(in_a_test: usize) -> Self {
        let env = Env::of_process();
        let number = |name: &str| env.get(name).map(|value| value.parse::<u64>().unwrap());
        let runs = number("PILLARBOX_KILL9_RUNS").map(|runs| usize::try_from(runs).unwrap());
        let seed = number("PILLARBOX_KILL9_SEED").unwrap_or_else(|| u64::from(rand::random::<u32>()));
        Self { runs: runs.unwrap_or(in_a_test), seed, full: runs.is_some() }
    }
}

#[tokio::test]
async fn no_post_is_lost_doubled_or_misreported_through_kills() {
    // The test starts itself again, by this name, as the server.
    if server::is_wanted() {
        return server::serve().await;
    }
    let size = Size::asked(36);
    sending::run(&size, "no_post_is_lost_doubled_or_misreported_through_kills").await;
}

#[tokio::test]
async fn every_account_is_active_or_asks_for_its_user_after_kills_during_refresh() {
    refreshing::run(&Size::asked(30)).await;
}

#[tokio::test]
async fn every_sealed_value_opens_after_each_kill_of_a_rotation() {
    rotating::run(&Size::asked(100)).await;
}

/// Longest wait for anything that has to happen by itself and soon.
pub(crate) const SOON: Duration = Duration::from_secs(30);
