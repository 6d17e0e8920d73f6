//! One circuit per platform: when it fails for everybody, nothing more is tried until a probe has gone through.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::PlatformKey;

/// So many failures in a row open it.
const OPENS_AFTER: u32 = 5;
/// How long it stays open the first time.
const FIRST_PAUSE: Duration = Duration::from_mins(1);
/// How long it stays open at most.
const LONGEST_PAUSE: Duration = Duration::from_mins(15);

/// What an attempt says about the platform as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It answered as a platform that works does, refusals included.
    Works,
    /// A 5xx, or no connection.
    Fails,
    /// Neither.
    Unclear,
}

/// Whether an attempt may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Open,
    /// Not before this reading of the monotonic clock.
    Wait(Duration),
}

/// Times are readings of the monotonic clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circuit {
    failures: u32,
    /// How often it opened without closing.
    opened: u32,
    open_until: Option<Duration>,
    probing: bool,
    closed_at: Option<Duration>,
}

impl Circuit {
    /// Asks to begin an attempt. Of those that ask when the pause is over, one goes ahead as a probe.
    pub fn admit(&mut self, now: Duration) -> Admission {
        match self.open_until {
            None => Admission::Open,
            Some(until) if now < until => Admission::Wait(until),
            Some(_) if self.probing => Admission::Wait(now + Duration::from_secs(5)),
            Some(_) => {
                self.probing = true;
                Admission::Open
            }
        }
    }

    /// Notes how an attempt went.
    pub fn note(&mut self, health: Health, now: Duration) {
        match health {
            Health::Works => {
                let was_open = self.open_until.is_some();
                *self = Self { closed_at: if was_open { Some(now) } else { self.closed_at }, ..Self::default() };
            }
            Health::Fails => {
                self.failures += 1;
                if self.probing || (self.open_until.is_none() && self.failures >= OPENS_AFTER) {
                    let pause = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(self.opened)).min(LONGEST_PAUSE);
                    self.opened = self.opened.saturating_add(1);
                    self.open_until = Some(now + pause);
                }
                self.probing = false;
            }
            Health::Unclear => self.probing = false,
        }
    }

    /// When sending became possible again.
    pub fn closed_at(&self) -> Option<Duration> {
        self.closed_at
    }
}

/// The circuits of all platforms.
#[derive(Default)]
pub(super) struct Circuits(Mutex<HashMap<PlatformKey, Circuit>>);

impl Circuits {
    fn all(&self) -> MutexGuard<'_, HashMap<PlatformKey, Circuit>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn admit(&self, platform: PlatformKey, now: Duration) -> Admission {
        self.all().entry(platform).or_default().admit(now)
    }

    pub(super) fn note(&self, platform: PlatformKey, health: Health, now: Duration) {
        let mut all = self.all();
        let circuit = all.entry(platform).or_default();
        let was_open = circuit.open_until;
        circuit.note(health, now);
        match (was_open, circuit.open_until) {
            (Some(_), None) => tracing::info!(platform = %platform, "the platform works again"),
            (before, Some(until)) if before != Some(until) => {
                let pause_secs = until.saturating_sub(now).as_secs();
                tracing::warn!(platform = %platform, pause_secs, "the platform fails; sending pauses");
            }
            _ => {}
        }
    }

    pub(super) fn closed_at(&self, platform: PlatformKey) -> Option<Duration> {
        self.all().get(&platform).and_then(Circuit::closed_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn five_failures_in_a_row_open_it_and_one_probe_closes_it() {
        let mut circuit = Circuit::default();
        for _ in 0..4 {
            circuit.note(Health::Fails, secs(0));
        }
        circuit.note(Health::Works, secs(0));
        for _ in 0..4 {
            circuit.note(Health::Fails, secs(0));
        }
        assert_eq!(circuit.admit(secs(0)), Admission::Open);
        circuit.note(Health::Fails, secs(0));
        assert_eq!(circuit.admit(secs(59)), Admission::Wait(secs(60)));
        assert_eq!(circuit.admit(secs(60)), Admission::Open);
        assert_eq!(circuit.admit(secs(60)), Admission::Wait(secs(65)), "one probe");
        circuit.note(Health::Works, secs(61));
        assert_eq!(circuit.admit(secs(61)), Admission::Open);
        assert_eq!(circuit.closed_at(), Some(secs(61)));
    }

    #[test]
    fn each_failed_probe_doubles_the_pause_up_to_a_quarter_of_an_hour() {
        let mut circuit = Circuit::default();
        for _ in 0..5 {
            circuit.note(Health::Fails, secs(0));
        }
        let (mut now, mut pauses) = (secs(0), Vec::new());
        for _ in 0..6 {
            let Admission::Wait(until) = circuit.admit(now) else { panic!("it is open") };
            pauses.push(until.saturating_sub(now).as_secs());
            now = until;
            assert_eq!(circuit.admit(now), Admission::Open);
            circuit.note(Health::Fails, now);
        }
        assert_eq!(pauses, [60, 120, 240, 480, 900, 900]);
    }

    #[test]
    fn what_was_on_the_wire_when_it_opened_does_not_lengthen_the_pause() {
        let mut circuit = Circuit::default();
        for _ in 0..50 {
            circuit.note(Health::Fails, secs(0));
        }
        assert_eq!(circuit.admit(secs(60)), Admission::Open);
    }
}
