//! The outermost layer: gives each request an id, logs one line about it, counts it, and writes every error as a problem.
//!
//! What is logged is the route and not the path, which holds ids; the path where there is no route. Never the query: the
//! callback's holds a code. No body, cookie or credential is logged.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, ResponseError};
use tracing::Instrument;
use uuid::Uuid;

use super::error::ApiError;
use super::headers::Guards;
use super::identity::Identity;
use super::problem::Problem;
use crate::model::UserId;

/// Of what a stranger says so much is logged.
const LONGEST_WORD: usize = 120;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

pub(super) async fn request_log(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let began_at = Instant::now();
    #[expect(clippy::disallowed_methods, reason = "the id of a request is for the log, which has the system's time")]
    let id = Uuid::now_v7().to_string();
    let about = About::of(&request, began_at);
    let guards = Guards::of(&request);
    let span = tracing::info_span!("request", request_id = %id);
    let answered = next.call(request).instrument(span.clone()).await;
    match answered {
        Ok(response) => {
            let response = as_problem(response.map_into_boxed_body(), &id);
            let user = Identity::of(response.request()).user();
            span.in_scope(|| about.note(response.status(), response.request().match_pattern(), user));
            Ok(response)
        }
        // A layer gave up before there was an answer; the session's, when the database fails.
        Err(cause) => {
            let error = span.in_scope(|| ApiError::internal(&cause));
            span.in_scope(|| about.note(error.status, None, None));
            Err(Unanswered { error, id, guards }.into())
        }
    }
}

/// What is noted of a request.
struct About {
    began_at: Instant,
    method: Method,
    path: String,
    user_agent: Option<String>,
}

impl About {
    fn of(request: &ServiceRequest, began_at: Instant) -> Self {
        let user_agent = request.headers().get(header::USER_AGENT).map(HeaderValue::as_bytes);
        Self {
            began_at,
            method: request.method().clone(),
            path: request.path().chars().take(LONGEST_WORD).collect(),
            user_agent: user_agent.map(|said| String::from_utf8_lossy(said).chars().take(LONGEST_WORD).collect()),
        }
    }

    /// Logs and counts it. `route` is the template that was asked for.
    fn note(self, status: StatusCode, route: Option<String>, user: Option<UserId>) {
        let took = self.began_at.elapsed();
        let path = route.is_none().then_some(self.path);
        let route = route.unwrap_or_else(|| "none".to_owned());
        tracing::info!(
            method = %self.method,
            route,
            path,
            status = status.as_u16(),
            ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            user = user.map(tracing::field::display),
            user_agent = self.user_agent,
            "answered"
        );
        let method = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
        let method = method.into_iter().find(|known| *known == self.method.as_str()).unwrap_or("other");
        let status = status.as_u16().to_string();
        let labels = [("method", method.to_owned()), ("route", route), ("status", status)];
        metrics::counter!("pillarbox_http_requests_total", &labels).increment(1);
        metrics::histogram!("pillarbox_http_request_duration_seconds", &labels[..2]).record(took);
    }
}

/// An error that has no answer to be written on yet.
#[derive(Debug)]
struct Unanswered {
    error: ApiError,
    id: String,
    guards: Guards,
}

impl std::fmt::Display for Unanswered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(f)
    }
}

impl ResponseError for Unanswered {
    fn status_code(&self) -> StatusCode {
        self.error.status
    }

    fn error_response(&self) -> HttpResponse {
        let problem = Problem::of(&self.error, self.id.clone());
        let mut response = HttpResponse::build(self.error.status)
            .insert_header((header::CONTENT_TYPE, PROBLEM_JSON))
            .insert_header((REQUEST_ID, self.id.as_str()))
            .json(problem);
        self.guards.put_on(response.headers_mut());
        response
    }
}

/// Puts the request id on an answer, and rewrites an error that is not a problem yet.
fn as_problem(mut response: ServiceResponse<BoxBody>, id: &str) -> ServiceResponse<BoxBody> {
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        let ours = response.response().error().and_then(|error| error.as_error::<ApiError>()).cloned();
        let error = ours.unwrap_or_else(|| of_framework(status));
        let mut problem = HttpResponse::build(status).json(Problem::of(&error, id.to_owned()));
        for (name, value) in response.headers() {
            if *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH {
                problem.headers_mut().append(name.clone(), value.clone());
            }
        }
        problem.headers_mut().insert(header::CONTENT_TYPE, PROBLEM_JSON);
        if let Some(seconds) = error.retry_after_secs {
            problem.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED || error.scope.is_some() {
            problem.headers_mut().insert(header::WWW_AUTHENTICATE, challenge(&error));
        }
        if let Some(allow) = error.allow.as_deref().and_then(|allow| HeaderValue::from_str(allow).ok()) {
            problem.headers_mut().insert(header::ALLOW, allow);
        }
        response = response.into_response(problem);
    }
    let id = HeaderValue::from_str(id).expect("an id is plain ASCII");
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// What would have been needed (RFC 9110, 11.6.1; RFC 6750, 3).
fn challenge(error: &ApiError) -> HeaderValue {
    let more = match (error.code, error.scope) {
        (_, Some(scope)) => format!(", error=\"insufficient_scope\", scope=\"{scope}\""),
        ("api_key_invalid", None) => ", error=\"invalid_token\"".to_owned(),
        _ => String::new(),
    };
    HeaderValue::from_str(&format!("Bearer realm=\"pillarbox\"{more}")).expect("a scope is a plain word")
}

/// An error that no code of ours has worded.
fn of_framework(status: StatusCode) -> ApiError {
    match status {
        StatusCode::BAD_REQUEST => ApiError::new(status, "bad_request", "The request cannot be understood."),
        StatusCode::NOT_FOUND => ApiError::new(status, "not_found", "There is nothing at this address."),
        StatusCode::METHOD_NOT_ALLOWED => {
            ApiError::new(status, "method_not_allowed", "This address does not take this method.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::new(status, "body_too_large", "The body is too large."),
        StatusCode::REQUEST_TIMEOUT => ApiError::new(status, "request_timeout", "The request took too long to arrive."),
        _ if status.is_client_error() => ApiError::new(status, "request_refused", "The request was refused."),
        _ => {
            let internal = ApiError::internal("the framework answered with an error");
            ApiError { status, ..internal }
        }
    }
}
