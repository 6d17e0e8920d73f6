//! The HTTP clients of the adapters. Every client has fixed hosts, follows no redirect (a token must never go
//! elsewhere), sends nothing twice by itself and reads answers up to a limit.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::{Client, ClientBuilder, Response, redirect, retry};
use url::Url;

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a create request may take in all. A publisher's deadline is reckoned from it.
pub(crate) const CREATE_TIMEOUT: Duration = Duration::from_secs(30);

/// How long an upload may take.
pub(crate) const UPLOAD_TIMEOUT: Duration = Duration::from_mins(2);

/// The largest JSON answer that is read.
const MAX_JSON_BYTES: usize = 256 * 1024;

/// Clients for the kinds of request an adapter makes.
pub(crate) struct Clients {
    /// Token endpoint and other short calls: 15 s. Uploads say [`UPLOAD_TIMEOUT`].
    pub(crate) short: Client,
    /// Creating a post: its own connection each time, so that a connection closed while idle can never make it
    /// look as if a request had been sent.
    pub(crate) create: Client,
}

impl Clients {
    pub(crate) fn new() -> Self {
        let build = |builder: ClientBuilder| builder.build().expect("the TLS back end is compiled in");
        Self {
            short: build(base().timeout(Duration::from_secs(15))),
            create: build(base().timeout(CREATE_TIMEOUT).pool_max_idle_per_host(0).http1_only()),
        }
    }
}

fn base() -> ClientBuilder {
    Client::builder()
        .user_agent(concat!("Pillarbox/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .connect_timeout(CONNECT_TIMEOUT)
        .no_proxy()
}

/// Asks an address for anything at all, and returns the time it says it is. Whatever its answer, it was reached.
pub async fn look_at(url: &Url) -> Result<Option<DateTime<Utc>>, String> {
    let asked = Clients::new().short.head(url.clone()).send().await;
    let answer = asked.map_err(|error| describe(&error))?;
    let date = answer.headers().get(reqwest::header::DATE).and_then(|date| date.to_str().ok());
    Ok(date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()).map(|date| date.to_utc()))
}

/// Why an answer's body could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BodyError {
    #[error("the answer is larger than {MAX_JSON_BYTES} bytes")]
    TooLarge,
    #[error("{}", describe(.0))]
    Transport(reqwest::Error),
}

/// Reads a short answer.
pub(crate) async fn read_body(response: Response) -> Result<Vec<u8>, BodyError> {
    read_body_up_to(response, MAX_JSON_BYTES).await
}

/// Reads an answer of at most `max_bytes`.
pub(crate) async fn read_body_up_to(mut response: Response, max_bytes: usize) -> Result<Vec<u8>, BodyError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(BodyError::Transport)? {
        if body.len() + chunk.len() > max_bytes {
            return Err(BodyError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// What went wrong with a request, in words and without its URL, which may hold secrets.
pub(crate) fn describe(error: &reqwest::Error) -> String {
    let what = if error.is_timeout() {
        "it took too long"
    } else if error.is_connect() {
        "no connection could be made"
    } else if error.is_builder() {
        "the request could not be built"
    } else {
        "the connection broke"
    };
    let mut cause: Option<&dyn std::error::Error> = None;
    let mut next = std::error::Error::source(error);
    while let Some(inner) = next {
        cause = Some(inner);
        next = inner.source();
    }
    cause.map_or_else(|| what.to_owned(), |cause| format!("{what} ({cause})"))
}

/// Whether a failed request is proven not to have reached the platform: name not resolved, connection refused, no
/// route, TLS not agreed, or too slow to connect.
pub(crate) fn is_proven_unsent(error: &reqwest::Error) -> bool {
    error.is_connect() || error.is_builder()
}
