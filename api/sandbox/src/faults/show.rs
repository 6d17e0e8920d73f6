//! What the client sees of an answer: the truth, or a fault's version of it.

use std::time::Duration;

use serde_json::Value;

use super::{Fault, Kind, ProblemName};
use crate::answer::Answer;
use crate::api::problem;
use crate::route::Route;
use crate::v1::error;
use crate::world::switches::ProblemHost;

/// How an answer goes out.
#[derive(Debug)]
pub(crate) enum Manner {
    Whole(Answer),
    /// The head and about half of the body.
    Truncated(Answer),
    /// The connection ends without an answer.
    Cut,
}

/// An answer on its way out.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) manner: Manner,
    pub(crate) delay: Duration,
    pub(crate) fault: Option<&'static str>,
}

impl Shown {
    pub(crate) fn truly(answer: Answer) -> Self {
        Self { manner: Manner::Whole(answer), delay: Duration::ZERO, fault: None }
    }

    /// The status the client reads, if it gets to read one.
    pub(crate) fn status(&self) -> Option<u16> {
        match &self.manner {
            Manner::Whole(answer) | Manner::Truncated(answer) => Some(answer.status),
            Manner::Cut => None,
        }
    }

    /// What the ledger says the client was told.
    pub(crate) fn told(&self) -> String {
        match (self.fault, self.status()) {
            (None | Some("status" | "slow" | "redirect"), Some(status)) => status.to_string(),
            (Some(kind), _) => kind.to_owned(),
            (None, None) => "nothing".to_owned(),
        }
    }
}

impl Fault {
    /// Bends `truth`. Without a truth (nothing was accepted) a plausible answer is bent instead.
    pub(crate) fn show(&self, route: Route, truth: Option<Answer>, host: ProblemHost, base_url: &str) -> Shown {
        let truth = truth.unwrap_or_else(|| likely(route));
        let whole = |answer: Answer| {
            Manner::Whole(self.headers.iter().fold(answer, |answer, (name, value)| answer.with_header(name, value)))
        };
        let manner = match self.kind {
            Kind::Cut | Kind::Hang => Manner::Cut,
            Kind::Truncated => Manner::Truncated(truth),
            Kind::Slow => whole(truth),
            Kind::Nonsense => whole(Answer::new(
                self.status.unwrap_or(route.success()),
                "application/json; charset=utf-8",
                "<html><body>\u{FFFD} this is not the JSON you are looking for",
            )),
            Kind::Empty => {
                whole(Answer::new(self.status.unwrap_or(route.success()), "application/json; charset=utf-8", ""))
            }
            Kind::Redirect => {
                // A client that follows is found in the record of requests.
                whole(Answer::redirect(self.status.unwrap_or(307), &format!("{base_url}/elsewhere")))
            }
            Kind::Status => whole(self.with_status(route, host)),
        };
        Shown { manner, delay: self.delay(), fault: Some(self.kind.name()) }
    }

    fn with_status(&self, route: Route, host: ProblemHost) -> Answer {
        let named = self.code.and_then(error::find).or(self.problem.map(|name| name.answer(host)));
        if let Some(named) = named {
            return Answer { status: self.status.unwrap_or(named.status), ..named };
        }
        let status = self.status.unwrap_or(503);
        match &self.body {
            Some(Value::String(text)) => Answer::new(status, "text/html; charset=utf-8", text.clone()),
            Some(body) if route.is_api() => Answer::problem(status, body),
            Some(body) => Answer::json(status, body),
            None if route.is_oauth() => crate::oauth::refusal::usual(status),
            None if route.is_oauth1() || route.is_v1() => error::usual(status),
            None => problem::usual(host, status),
        }
    }
}

impl ProblemName {
    fn answer(self, host: ProblemHost) -> Answer {
        match self {
            Self::Oauth1Permissions => problem::oauth1_permissions(host),
            Self::Forbidden => problem::forbidden(),
            Self::NotPermitted => problem::not_permitted(),
            Self::Unauthorized => problem::unauthorized(),
        }
    }
}

/// A good answer to a request that was not served.
fn likely(route: Route) -> Answer {
    match route {
        Route::RequestToken | Route::AccessToken => {
            Answer::new(200, "text/html;charset=utf-8", "oauth_token=none&oauth_token_secret=none")
        }
        _ => Answer::json(route.success(), &serde_json::json!({"data": {"id": "0", "text": ""}})),
    }
}
