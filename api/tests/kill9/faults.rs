//! What the sandbox does wrong during a run, thrown anew for each.

use std::time::Duration;

use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

/// The bounds of what goes wrong.
pub(crate) struct Bounds {
    /// How long after a request its effect may come at the latest.
    pub(crate) effect_after: Duration,
    /// The same after the platform has answered that it failed, where less quiet time is kept.
    pub(crate) effect_after_answer: Duration,
    /// How late a post is seen, in seconds of the sandbox's clock.
    pub(crate) visible_after_secs: u64,
}

/// A few faults for one run, or many.
pub(crate) fn throw(bounds: &Bounds, accounts: &[String], many: bool, rng: &mut StdRng) -> Vec<Value> {
    let mut operations = vec![json!({"op": "clear_faults"})];
    for _ in 0..if many { 12 } else { rng.random_range(0..4) } {
        operations.push(create_fault(bounds, rng));
    }
    if rng.random_bool(0.25) {
        operations.push(reading_fault(rng));
    }
    if rng.random_bool(0.15) {
        let kind = *["cut", "status"].choose(rng).unwrap();
        let mut fault = json!({"op": "fault", "route": "upload", "kind": kind});
        if kind == "status" {
            fault["status"] = json!(503);
        }
        operations.push(fault);
    }
    if rng.random_bool(0.2) {
        operations.extend(refresh(accounts.choose(rng).unwrap(), rng));
    }
    operations
}

/// A refresh of this account is about to be needed, and most likely to go wrong.
pub(crate) fn refresh(account: &str, rng: &mut StdRng) -> Vec<Value> {
    let mut operations = vec![json!({"op": "expire_tokens", "account": account})];
    let fault = |mut more: Value| {
        more["op"] = json!("fault");
        more["route"] = json!("refresh");
        more
    };
    match rng.random_range(0..6) {
        0 => operations.push(json!({"op": "lose_refresh_answer"})),
        1 => operations.push(fault(json!({"kind": "status", "status": 503}))),
        2 => operations.push(fault(json!({"kind": "status", "status": 429}))),
        3 | 4 => operations.push(fault(json!({"kind": "slow", "delay_ms": rng.random_range(20..400)}))),
        _ => {}
    }
    operations
}

fn create_fault(bounds: &Bounds, rng: &mut StdRng) -> Value {
    let mut fault = if rng.random_bool(0.3) { late(bounds, rng) } else { at_once(rng) };
    fault["op"] = json!("fault");
    fault["route"] = json!("create");
    fault["skip"] = json!(rng.random_range(0..3));
    fault
}

/// The client is told otherwise, or nothing, and what it asked for happens later.
fn late(bounds: &Bounds, rng: &mut StdRng) -> Value {
    let (mut fault, within) = match rng.random_range(0..3) {
        0 => (json!({"kind": "status", "status": LATE_STATUS}), bounds.effect_after_answer),
        1 => (json!({"kind": "empty"}), bounds.effect_after),
        _ => (json!({"kind": "hang", "delay_ms": rng.random_range(0..3_000)}), bounds.effect_after),
    };
    fault["accepted"] = json!(true);
    let within = u64::try_from(within.as_millis()).unwrap();
    fault["effect_after_ms"] = json!(rng.random_range(1..=within));
    fault
}

/// Statuses and kinds that are used for [`late`] only, so that the record of requests shows which they were.
const LATE_STATUS: u16 = 504;

/// Whether what this recorded request asked for happened later, whatever its client was told.
pub(crate) fn was_late(request: &Value) -> bool {
    match request["fault"].as_str() {
        Some("empty" | "hang") => true,
        Some("status") => request["status"] == LATE_STATUS,
        _ => false,
    }
}

/// What goes wrong does so at once. Half of it has been done all the same.
fn at_once(rng: &mut StdRng) -> Value {
    let kind = *["cut", "cut", "status", "status", "limited", "truncated", "nonsense", "slow"].choose(rng).unwrap();
    match kind {
        "limited" => json!({"kind": "status", "status": 429}),
        "slow" => json!({"kind": "slow", "delay_ms": rng.random_range(100..1_500)}),
        "status" => {
            let status = *[500, 502, 503].choose(rng).unwrap();
            json!({"kind": "status", "status": status, "accepted": rng.random_bool(0.5)})
        }
        kind => json!({"kind": kind, "accepted": rng.random_bool(0.5)}),
    }
}

fn reading_fault(rng: &mut StdRng) -> Value {
    let kind = *["cut", "truncated", "status", "nonsense", "slow"].choose(rng).unwrap();
    let mut fault = json!({"op": "fault", "route": "timeline", "kind": kind, "times": rng.random_range(1..3)});
    match kind {
        "status" => fault["status"] = json!(503),
        "slow" => fault["delay_ms"] = json!(rng.random_range(100..1_000)),
        _ => {}
    }
    fault
}

/// The delays of effects among faults that have not been met yet.
pub(crate) fn delays(faults: &Value) -> Vec<u64> {
    faults.as_array().into_iter().flatten().filter_map(|fault| fault["effect_after_ms"].as_u64()).collect()
}
