//! The operations of `POST /__control`, as they are written.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use crate::config::AppPermission;
use crate::faults::{Kind, ProblemName};
use crate::media::processing::Failure;
use crate::world::grants::GrantKind;
use crate::world::people::Tier;
use crate::world::switches::{AppendAnswer, Credits, Duplicates, OAuth1Refusals, ProblemHost, V1Ids};

/// One operation. A field that is not named here is refused.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Op {
    Reset {},
    Fault(Box<FaultOp>),
    ClearFaults {},
    Clock {
        advance_secs: Option<i64>,
        set: Option<DateTime<Utc>>,
    },
    RevokeGrants {
        account: String,
        grant: Option<GrantKind>,
    },
    ExpireTokens {
        account: String,
    },
    LoseRefreshAnswer {
        times: Option<u32>,
    },
    GrantScopes {
        scopes: Vec<String>,
        times: Option<u32>,
    },
    Credits {
        mode: Credits,
    },
    UsageCap {
        on: bool,
    },
    ProblemHost {
        host: ProblemHost,
    },
    AccessLife {
        secs: f64,
    },
    VisibilityDelay {
        secs: f64,
    },
    AnswerDelay {
        ms: u64,
    },
    RefreshEndsAccess {
        on: bool,
    },
    Account {
        username: String,
        name: Option<String>,
        tier: Option<Tier>,
        suspended: Option<bool>,
    },
    RateLimit {
        route: String,
        limit: u32,
        window_secs: u32,
    },
    RandomFaults {
        seed: u64,
        percent: u8,
        #[serde(default)]
        kinds: Vec<Kind>,
        delay_ms: Option<u64>,
    },
    RedirectUri {
        client_id: String,
        uri: String,
    },
    Oauth1Callback {
        consumer_key: String,
        uri: String,
    },
    AppPermission {
        consumer_key: String,
        permission: AppPermission,
    },
    Oauth1Refusals {
        shape: OAuth1Refusals,
    },
    Duplicates {
        mode: Duplicates,
    },
    MediaProcessing {
        secs: Option<f64>,
        one_shot: Option<bool>,
        fails: Option<u32>,
        error: Option<Failure>,
    },
    AppendAnswer {
        mode: AppendAnswer,
    },
    V1Media {
        ids: V1Ids,
    },
}

/// A line for the script of faults.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FaultOp {
    pub(crate) route: String,
    pub(crate) kind: Kind,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<u16>,
    pub(crate) problem: Option<ProblemName>,
    pub(crate) body: Option<Value>,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) accepted: Option<bool>,
    pub(crate) effect_after_ms: Option<u64>,
    pub(crate) times: Option<u32>,
    pub(crate) skip: Option<u32>,
    pub(crate) account: Option<String>,
    #[serde(default)]
    pub(crate) media_only: bool,
    pub(crate) grant: Option<GrantKind>,
    pub(crate) delay_ms: Option<u64>,
}

/// Reads one operation or a list of them. All are read before the first is carried out.
pub(crate) fn parse(body: &[u8]) -> Result<Vec<Op>, String> {
    let value: Value = serde_json::from_slice(body).map_err(|error| format!("The body is not JSON: {error}."))?;
    let values = match value {
        Value::Array(values) => values,
        one => vec![one],
    };
    values
        .into_iter()
        .map(|value| {
            let shown = value.to_string();
            serde_json::from_value(value).map_err(|error| format!("{error}, in {shown}."))
        })
        .collect()
}
