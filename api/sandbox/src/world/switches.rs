//! Standing settings of the pretend platform that a test may change.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The switches and their positions.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Switches {
    pub(crate) credits: Credits,
    pub(crate) usage_capped: bool,
    pub(crate) problem_host: ProblemHost,
    #[serde(rename = "visibility_delay_ms", serialize_with = "millis")]
    pub(crate) visibility_delay: Duration,
    #[serde(rename = "answer_delay_ms", serialize_with = "millis")]
    pub(crate) answer_delay: Duration,
    /// Whether a refresh ends the access tokens before it. X does not say; by default they live on.
    pub(crate) refresh_ends_access: bool,
    /// What the next consents grant instead of what is asked.
    pub(crate) grant_scopes: Option<GrantScopes>,
}

/// Whether the app's owner has paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Credits {
    #[default]
    Ok,
    Depleted,
    DepletedOld,
}

/// The host in the `type` of problems. X changed it in 2026.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ProblemHost {
    #[default]
    X,
    Twitter,
}

impl ProblemHost {
    /// The URI of a problem type.
    pub(crate) fn problem(self, segment: &str) -> String {
        let host = match self {
            Self::X => "api.x.com",
            Self::Twitter => "api.twitter.com",
        };
        format!("https://{host}/2/problems/{segment}")
    }
}

/// A narrower grant for some consents.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GrantScopes {
    pub(crate) scopes: Vec<String>,
    pub(crate) times: u32,
}

impl Switches {
    /// What a consent that asks for `asked` grants now.
    pub(crate) fn granted(&mut self, asked: Vec<String>) -> Vec<String> {
        let Some(narrow) = &mut self.grant_scopes else { return asked };
        let scopes = narrow.scopes.clone();
        narrow.times -= 1;
        if narrow.times == 0 {
            self.grant_scopes = None;
        }
        scopes
    }
}

fn millis<S: serde::Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u128(duration.as_millis())
}
