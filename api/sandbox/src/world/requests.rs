//! The record of requests, for assertions. It keeps secrets: this is a test tool.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::call::{Arrival, Call, Part};
use crate::clock;
use crate::route::Route;
use crate::world::grants::GrantKind;

/// So that a demo that runs for weeks does not fill the memory.
const MOST_KEPT: usize = 10_000;
const LONGEST_BODY: usize = 64 * 1024;
const LONGEST_FIELD: usize = 1024;

/// The recorded requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog(VecDeque<Recorded>);

/// One request and what became of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Recorded {
    at: String,
    route: &'static str,
    method: String,
    path: String,
    query: String,
    /// The username the request acted as, where that could be told.
    pub(crate) account: Option<String>,
    /// Which kind of token the request presented, whether or not it was believed.
    grant: Option<GrantKind>,
    /// The status the client was shown; none when the connection was cut or left hanging.
    status: Option<u16>,
    /// The kind of fault that was shown instead of the true answer.
    fault: Option<&'static str>,
    headers: BTreeMap<String, String>,
    /// The body if it is text and not too long. Multipart bodies are given by their parts' names.
    body: Option<String>,
    body_bytes: usize,
    arrival: Arrival,
    /// The parts of a multipart body.
    parts: Option<Vec<RecordedPart>>,
}

/// One part of a multipart body.
#[derive(Clone, Debug, Serialize)]
struct RecordedPart {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    bytes: usize,
    /// The part if it is text and short, as fields are.
    text: Option<String>,
}

impl Recorded {
    pub(crate) fn new(call: &Call, route: Route, account: Option<String>, now: DateTime<Utc>) -> Self {
        Self {
            at: clock::written(now),
            route: route.name(),
            method: call.method.clone(),
            path: call.path.clone(),
            query: call.raw_query.clone(),
            account,
            grant: call.grant_kind(),
            status: None,
            fault: None,
            headers: call.headers.clone(),
            body: body(call),
            body_bytes: call.body.len(),
            arrival: call.arrival,
            parts: call.parts.as_ref().map(|parts| parts.iter().map(RecordedPart::of).collect()),
        }
    }

    pub(crate) fn shown(mut self, status: Option<u16>, fault: Option<&'static str>) -> Self {
        self.status = status;
        self.fault = fault;
        self
    }
}

impl RecordedPart {
    fn of(part: &Part) -> Self {
        let is_short = part.bytes.len() <= LONGEST_FIELD;
        Self {
            name: part.name.clone(),
            file_name: part.file_name.clone(),
            content_type: part.content_type.clone(),
            bytes: part.bytes.len(),
            text: is_short.then(|| std::str::from_utf8(&part.bytes).ok().map(str::to_owned)).flatten(),
        }
    }
}

fn body(call: &Call) -> Option<String> {
    if let Some(parts) = &call.parts {
        let names: Vec<String> =
            parts.iter().map(|part| format!("{} ({} bytes)", part.name, part.bytes.len())).collect();
        return Some(format!("multipart: {}", names.join(", ")));
    }
    if call.body.is_empty() || call.body.len() > LONGEST_BODY {
        return None;
    }
    std::str::from_utf8(&call.body).ok().map(str::to_owned)
}

impl RequestLog {
    pub(crate) fn push(&mut self, request: Recorded) {
        if self.0.len() == MOST_KEPT {
            self.0.pop_front();
        }
        self.0.push_back(request);
    }

    /// The requests of one route, or of all.
    pub(crate) fn of(&self, route: Option<Route>) -> Vec<&Recorded> {
        let wanted = route.map(Route::name);
        self.0.iter().filter(|request| wanted.is_none_or(|route| request.route == route)).collect()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
