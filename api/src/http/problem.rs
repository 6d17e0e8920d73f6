//! Problems: the one shape of every refusal (RFC 9457).

use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::document::codes::{FIELD_CODES, PROBLEM_CODES, is_known};
use super::error::{AccountOption, ApiError, FieldError};

/// Why a request was not done, as `application/problem+json` (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "type": "urn:pillarbox:problem:text_too_long",
    "title": "Unprocessable Content",
    "status": 422,
    "detail": "Some fields cannot be used.",
    "code": "invalid_fields",
    "request_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
    "errors": [{"field": "text", "code": "text_too_long", "detail": "The post is too long: it counts 281 and at most 280 are possible."}]
}))]
pub struct Problem {
    /// `urn:pillarbox:problem:` followed by the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The name of the status.
    pub title: String,
    /// The HTTP status again.
    pub status: u16,
    /// A sentence for people: what happened, what it means, what to do.
    pub detail: String,
    /// A stable word for programs.
    pub code: String,
    /// The same as in the header `X-Request-Id`; it is in the server's log too.
    pub request_id: String,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldError>,
    /// The post this is about: the one that was refused and is kept in the history, or the earlier one with the same text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub post_id: Option<Uuid>,
    /// With `account_required`: the accounts to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub accounts: Vec<AccountOption>,
    /// With 409 on a change or retry: the state the delivery is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub state: Option<String>,
    /// With `version_conflict`: the version the post has now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub version: Option<i64>,
    /// With 429: seconds to wait; also in the header `Retry-After`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub retry_after_secs: Option<u64>,
}

impl Problem {
    pub(super) fn of(error: &ApiError, request_id: String) -> Self {
        debug_assert!(is_known(PROBLEM_CODES, error.code), "{} is not in the document", error.code);
        for field in &error.errors {
            debug_assert!(is_known(FIELD_CODES, &field.code), "{} is not in the document", field.code);
        }
        Self {
            kind: format!("urn:pillarbox:problem:{}", error.code),
            title: title(error.status),
            status: error.status.as_u16(),
            detail: error.detail.clone(),
            code: error.code.to_owned(),
            request_id,
            errors: error.errors.clone(),
            post_id: error.post_id,
            accounts: error.accounts.clone(),
            state: error.state.clone(),
            version: error.version,
            retry_after_secs: error.retry_after_secs,
        }
    }
}

fn title(status: StatusCode) -> String {
    status.canonical_reason().unwrap_or("Error").to_owned()
}
