//! Faults by chance, from a seed, so that a bad run can be repeated.

use std::collections::BTreeMap;

use rand::RngExt as _;
use rand::rngs::StdRng;

use super::{Fault, Kind, Knock};
use crate::route::Route;

/// The dice: each create meets a fault with some probability, and half of those are accepted.
#[derive(Debug)]
pub(crate) struct RandomFaults {
    pub(crate) rng: StdRng,
    pub(crate) percent: u8,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) delay_ms: Option<u64>,
}

impl RandomFaults {
    /// Throws the dice for one request. Every create takes the same number of throws, hit or not.
    pub(super) fn take(&mut self, knock: &Knock<'_>) -> Option<Fault> {
        if knock.route != Route::Create {
            return None;
        }
        let throw = self.rng.random_range(0..100u8);
        let kind = self.kinds[self.rng.random_range(0..self.kinds.len())];
        let accepted = self.rng.random_bool(0.5);
        (throw < self.percent).then(|| Fault {
            route: Some(Route::Create.name()),
            kind,
            status: (kind == Kind::Status).then_some(503),
            code: None,
            problem: None,
            body: None,
            headers: BTreeMap::new(),
            accepted: accepted || kind == Kind::Slow,
            effect_after_ms: None,
            times: 1,
            skip: 0,
            account: None,
            media_only: false,
            grant: None,
            delay_ms: self.delay_ms,
        })
    }
}
