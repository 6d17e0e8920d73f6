//! Each rule is there for a reason: without it, some seed breaks an invariant.

use std::time::Duration;

use pillarbox::publisher::Rules;
use pillarbox::store::Durability;

use super::run_seeds;
use super::world::Setup;

/// So many seeds are enough to meet each of these faults.
const SEEDS: u64 = 2_000;

fn breaks(setup: Setup, how: &[&str]) {
    let (tally, broken) = run_seeds(0, SEEDS, setup);
    assert!(!broken.is_empty(), "no seed noticed: {tally}");
    for (seed, said) in &broken {
        assert!(how.iter().any(|word| said.starts_with(word)), "seed {seed}: {said}");
    }
}

fn rules(rules: Rules) -> Setup {
    Setup { rules, ..Setup::default() }
}

#[test]
fn without_the_quiet_time_posts_are_doubled() {
    let at_once = Duration::ZERO;
    let hasty = Rules { quiet: at_once, quiet_after_answer: at_once, apart: at_once, ..Rules::default() };
    breaks(rules(hasty), &["doubled", "misreported"]);
}

#[test]
fn with_a_lease_instead_of_looking_up_posts_are_doubled() {
    breaks(rules(Rules { lease: Some(Duration::from_mins(1)), ..Rules::default() }), &["doubled", "misreported"]);
}

#[test]
fn with_blind_retries_posts_are_doubled() {
    breaks(rules(Rules { look_up: false, ..Rules::default() }), &["doubled", "misreported"]);
}

#[test]
fn without_full_durability_a_power_cut_loses_what_was_confirmed() {
    let setup = Setup { durability: Durability::Normal, ..Setup::default() };
    breaks(setup, &["lost", "doubled", "misreported", "unjournaled"]);
}
