//! The simulation: the real publisher over real SQLite, with virtual time and a scripted platform. Each seed is a
//! world of its own: posts, what their writer does with them, what the platform does to each request, when the process
//! dies and at which of its steps. At the end what the platform really has is compared with what the database says.
//!
//! `PILLARBOX_SEEDS=N` runs N seeds instead of ten thousand, `PILLARBOX_FIRST_SEED=S` begins at S, so a failing seed is
//! run again by `just simulate 1 S`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod clock;
mod crash_points;
mod flips;
mod judge;
mod life;
mod plan;
mod remote;
mod template;
mod world;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use judge::Tally;
use plan::Plan;
use world::Setup;

/// How many seeds a plain test run takes.
const SEEDS: u64 = 10_000;

fn setting(name: &str) -> Option<u64> {
    #[expect(clippy::disallowed_methods, reason = "a test is told its size by its environment")]
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} must be a number")))
}

/// Runs seeds on every core and adds up what became of them. Stops at the first few that break an invariant.
fn run_seeds(first: u64, count: u64, setup: Setup) -> (Tally, Vec<(u64, String)>) {
    let (next, tally, broken) = (AtomicU64::new(0), Mutex::new(Tally::default()), Mutex::new(Vec::new()));
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let mut mine = Tally::default();
                loop {
                    let seed = first + next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count || broken.lock().unwrap().len() >= 5 {
                        break;
                    }
                    match world::run(&Plan::of_seed(seed), setup) {
                        Ok(outcome) => mine.add(&Tally::of(&outcome)),
                        Err(said) => broken.lock().unwrap().push((seed, said)),
                    }
                }
                tally.lock().unwrap().add(&mine);
            });
        }
    });
    (tally.into_inner().unwrap(), broken.into_inner().unwrap())
}

#[test]
fn no_seed_loses_doubles_or_misreports_a_post() {
    let (first, count) = (setting("PILLARBOX_FIRST_SEED").unwrap_or(0), setting("PILLARBOX_SEEDS").unwrap_or(SEEDS));
    if count == 1 {
        // One seed is run to be looked at.
        tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).without_time().init();
        say(&format!("{:#?}", Plan::of_seed(first)));
    }
    let began_at = std::time::Instant::now();
    let (tally, broken) = run_seeds(first, count, Setup::default());
    let report: Vec<String> = broken
        .iter()
        .map(|(seed, said)| format!("seed {seed}: {said}\n  again with: just simulate 1 {seed}"))
        .collect();
    assert!(broken.is_empty(), "{}", report.join("\n"));
    say(&format!("{count} seeds in {:.1} s: {tally}", began_at.elapsed().as_secs_f64()));
    if count >= 1000 {
        tally.assert_that_everything_happened();
    }
}

#[expect(clippy::print_stdout, reason = "a run by hand shows what it did")]
fn say(line: &str) {
    println!("{line}");
}
