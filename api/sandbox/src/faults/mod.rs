//! Scripted failure: which request fails, how, and whether its effect still happens.

pub(crate) mod random;
pub(crate) mod show;

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::route::Route;
use crate::world::grants::GrantKind;
use random::RandomFaults;

/// How a fault looks from the client's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Another status than the true one.
    Status,
    /// The connection ends before any byte of an answer.
    Cut,
    /// No answer comes.
    Hang,
    /// A good status with a body that is not JSON.
    Nonsense,
    /// The head and the beginning of the body, then the end of the connection.
    Truncated,
    /// The true answer, late.
    Slow,
    /// A redirect elsewhere.
    Redirect,
    /// A good status with no body.
    Empty,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Cut => "cut",
            Self::Hang => "hang",
            Self::Nonsense => "nonsense",
            Self::Truncated => "truncated",
            Self::Slow => "slow",
            Self::Redirect => "redirect",
            Self::Empty => "empty",
        }
    }
}

/// A refusal of v2 about what a token may do, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ProblemName {
    /// An OAuth 1.0a token that may only read.
    Oauth1Permissions,
    /// A scope is missing.
    Forbidden,
    /// The account may not do this.
    NotPermitted,
    /// The token is not valid.
    Unauthorized,
}

/// One line of the script.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fault {
    /// The route it waits for; none means every route that can fail.
    pub(crate) route: Option<&'static str>,
    pub(crate) kind: Kind,
    pub(crate) status: Option<u16>,
    /// The v1.1 error that the body holds.
    pub(crate) code: Option<u16>,
    /// The problem that the body is.
    pub(crate) problem: Option<ProblemName>,
    pub(crate) body: Option<Value>,
    pub(crate) headers: BTreeMap<String, String>,
    /// Whether the request's effect happens although the client is not told.
    pub(crate) accepted: bool,
    /// With `accepted`: the effect happens this long after the request came in.
    pub(crate) effect_after_ms: Option<u64>,
    /// How many requests it still hits.
    pub(crate) times: u32,
    /// How many matching requests still pass before it hits.
    pub(crate) skip: u32,
    /// The username it waits for.
    pub(crate) account: Option<String>,
    /// Waits for a create with media.
    pub(crate) media_only: bool,
    /// Waits for a request that is signed this way.
    pub(crate) grant: Option<GrantKind>,
    pub(crate) delay_ms: Option<u64>,
}

impl Fault {
    /// How long to wait before the fault shows.
    pub(crate) fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms.unwrap_or(match self.kind {
            Kind::Slow => 3_000,
            Kind::Hang => 600_000,
            _ => 0,
        }))
    }

    fn waits_for(&self, knock: &Knock<'_>) -> bool {
        self.route.is_none_or(|route| route == knock.route.name())
            && self
                .account
                .as_deref()
                .is_none_or(|wanted| knock.account.is_some_and(|account| account.eq_ignore_ascii_case(wanted)))
            && (!self.media_only || knock.with_media)
            && (self.grant.is_none() || self.grant == knock.grant)
    }
}

/// What a fault may ask about a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Knock<'a> {
    pub(crate) route: Route,
    pub(crate) account: Option<&'a str>,
    pub(crate) with_media: bool,
    pub(crate) grant: Option<GrantKind>,
}

/// The script and the dice.
#[derive(Debug, Default)]
pub(crate) struct FaultBook {
    pub(crate) script: Vec<Fault>,
    pub(crate) random: Option<RandomFaults>,
}

impl FaultBook {
    /// The fault this request meets. The script comes first, in its order; then the dice.
    pub(crate) fn take(&mut self, knock: &Knock<'_>) -> Option<Fault> {
        if !knock.route.can_fail() {
            return None;
        }
        let mut hit = None;
        for fault in self.script.iter_mut().filter(|fault| fault.waits_for(knock)) {
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            fault.times -= 1;
            hit = Some(fault.clone());
            break;
        }
        self.script.retain(|fault| fault.times > 0);
        hit.or_else(|| self.random.as_mut().and_then(|random| random.take(knock)))
    }
}
