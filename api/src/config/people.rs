//! Who may come in.

use super::env::Reader;
use crate::model::Registration;

/// `REGISTRATION`, and whether the first administrator needs the setup token.
#[derive(Clone, Copy, Debug)]
pub struct PeopleConfig {
    pub registration: Registration,
    /// False only in a loopback development start.
    pub setup_needs_token: bool,
}

impl PeopleConfig {
    pub(super) fn read(reader: &mut Reader<'_>, dev: bool) -> Self {
        let registration = reader.parsed("REGISTRATION").unwrap_or(Registration::Closed);
        Self { registration, setup_needs_token: !dev }
    }

    pub(super) fn describe(self) -> Vec<String> {
        vec![format!("REGISTRATION: {}", self.registration)]
    }
}
