//! Standing settings of the pretend platform that a test may change.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::media::processing::Failure;

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
    /// How long access tokens of the next grants and refreshes live.
    pub(crate) access_life: AccessLife,
    /// Whether a refresh ends the access tokens before it. X does not say; by default they live on.
    pub(crate) refresh_ends_access: bool,
    /// What the next consents grant instead of what is asked.
    pub(crate) grant_scopes: Option<GrantScopes>,
    pub(crate) oauth1_refusals: OAuth1Refusals,
    pub(crate) duplicates: Duplicates,
    pub(crate) processing: ProcessingSwitch,
    pub(crate) append_answer: AppendAnswer,
    pub(crate) v1_ids: V1Ids,
}

/// The life of an access token. Source: docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE", read 2026-11-20.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct AccessLife(#[serde(serialize_with = "millis")] pub(crate) Duration);

impl Default for AccessLife {
    fn default() -> Self {
        Self(Duration::from_hours(2))
    }
}

/// How v2 refuses an OAuth 1.0a signature or token. X's own way there is not established.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OAuth1Refusals {
    /// As v1.1 does, with a code.
    #[default]
    Codes,
    /// As v2 refuses a bearer token: a 401 that says nothing.
    Problem,
}

/// What happens to the same post once more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Duplicates {
    #[default]
    Refused,
    Allowed,
}

/// What a good append answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AppendAnswer {
    #[default]
    ExpiresAt,
    Empty,
}

/// Whether v2 posts take the ids of v1.1 uploads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum V1Ids {
    #[default]
    Accepted,
    /// The trap that was reported in 2026: the upload succeeds, the create refuses.
    Refused,
}

/// How long GIFs and videos take, and how many of the next ones fail.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ProcessingSwitch {
    #[serde(rename = "length_ms", serialize_with = "millis")]
    pub(crate) length: Duration,
    /// Whether a GIF that comes in one request takes that time too. X does not say.
    pub(crate) one_shot: bool,
    pub(crate) fails: u32,
    pub(crate) error: Failure,
}

impl Default for ProcessingSwitch {
    fn default() -> Self {
        Self { length: Duration::from_secs(2), one_shot: false, fails: 0, error: Failure::default() }
    }
}

impl ProcessingSwitch {
    /// The failure of the medium at hand, if it is one of those that fail.
    pub(crate) fn next_failure(&mut self) -> Option<Failure> {
        self.fails = self.fails.checked_sub(1)?;
        Some(self.error.clone())
    }
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
