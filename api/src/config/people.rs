//! Who may come in.

use std::time::Duration;

use super::env::Reader;
use crate::model::Registration;

/// `REGISTRATION`, and whether the first administrator needs the setup token.
#[derive(Clone, Copy, Debug)]
pub struct PeopleConfig {
    pub registration: Registration,
    /// False only in a loopback development start.
    pub setup_needs_token: bool,
    /// `SESSION_IDLE_DAYS`: a session that is not used this long ends.
    pub session_idle: Duration,
    /// `SESSION_MAX_DAYS`: a session ends after this long, however busy it is.
    pub session_max: Duration,
}

impl PeopleConfig {
    pub(super) fn read(reader: &mut Reader<'_>, dev: bool) -> Self {
        let registration = reader.parsed("REGISTRATION").unwrap_or(Registration::Closed);
        let session_idle = read_days(reader, "SESSION_IDLE_DAYS", 7);
        let session_max = read_days(reader, "SESSION_MAX_DAYS", 30);
        if session_idle > session_max {
            reader.fault("SESSION_IDLE_DAYS must not be more than SESSION_MAX_DAYS");
        }
        Self { registration, setup_needs_token: !dev, session_idle, session_max }
    }

    pub(super) fn describe(self) -> Vec<String> {
        let days = |life: Duration| life.as_secs() / DAY.as_secs();
        vec![
            format!("REGISTRATION: {}", self.registration),
            format!("SESSION_IDLE_DAYS: {}", days(self.session_idle)),
            format!("SESSION_MAX_DAYS: {}", days(self.session_max)),
        ]
    }
}

const DAY: Duration = Duration::from_hours(24);

fn read_days(reader: &mut Reader<'_>, name: &str, default: u32) -> Duration {
    let days = reader.parsed(name).unwrap_or(default);
    if !(1..=365).contains(&days) {
        reader.fault(format!("{name} must be 1 to 365 days"));
    }
    DAY * days
}
