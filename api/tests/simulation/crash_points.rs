//! Every crash point: the process dies at each step of a post's way, before and after each piece of work on the disk and
//! each request, whatever the platform makes of the request, with and without an image.

use std::time::Duration;

use chrono::TimeDelta;

use super::plan::{Death, Plan, PlannedPost, RemotePlan};
use super::remote::{Answer, Memory};
use super::world::{self, Setup};

/// One post that is due at once, and nothing else.
fn plan(with_image: bool, deaths: Vec<Death>) -> Plan {
    let post = PlannedPost {
        account: 0,
        due_after: Duration::ZERO,
        with_image,
        twin: false,
        cancelled_after: None,
        retried: false,
    };
    Plan { seed: 7, posts: vec![post], deaths, remote: RemotePlan::default(), calm_after: Duration::ZERO }
}

fn run(with_image: bool, answer: Answer, deaths: Vec<Death>) -> Result<u64, String> {
    let plan = plan(with_image, deaths);
    let memory = Memory::new(plan.seed, plan.remote);
    memory.lock().unwrap().script = vec![answer];
    world::run_with(&plan, Setup::default(), memory).map(|(_, steps)| steps)
}

#[test]
fn whatever_the_answer_dying_at_any_step_neither_loses_nor_doubles_nor_misreports() {
    let mut cells = 0;
    for with_image in [false, true] {
        for answer in Answer::ALL {
            let steps = run(with_image, answer, Vec::new()).unwrap();
            // Waiting goes on for ever; past this, steps only repeat.
            for at_step in 0..steps.min(120) {
                for power_cut in [false, true] {
                    let death =
                        Death { at_step, power_cut, down_for: Duration::from_secs(1), clock_off_by: TimeDelta::zero() };
                    if let Err(said) = run(with_image, answer, vec![death]) {
                        panic!("{answer:?}, image {with_image}, dead at step {at_step}, power cut {power_cut}: {said}");
                    }
                    cells += 1;
                }
            }
        }
    }
    super::say(&format!("{cells} crash points"));
    assert!(cells > 1_000, "{cells}");
}
