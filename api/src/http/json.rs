//! JSON bodies, paths and queries: what is malformed becomes a problem that says so.

use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::error::JsonPayloadError;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::arrival::{is_too_slow, too_slow};
use super::error::ApiError;
use super::spa::method_not_allowed_at;

/// Largest JSON body: the longest post there is, 25,000 characters, with each of them escaped in six bytes.
const MAX_JSON_BYTES: usize = 160 * 1024;

pub(super) fn json_config() -> web::JsonConfig {
    web::JsonConfig::default().limit(MAX_JSON_BYTES).error_handler(|error, _| json_error(&error).into())
}

pub(super) fn query_config() -> web::QueryConfig {
    web::QueryConfig::default().error_handler(|error, _| {
        ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_query", format!("The query cannot be used: {error}."))
            .into()
    })
}

/// An id that is no id names nothing.
pub(super) fn path_config() -> web::PathConfig {
    // `/api/posts/validate` with another method than its own arrives at `/api/posts/{id}`, as an id that is none.
    web::PathConfig::default().error_handler(|_, request| {
        method_not_allowed_at(request).unwrap_or_else(|| ApiError::not_found("thing")).into()
    })
}

fn json_error(error: &JsonPayloadError) -> ApiError {
    match error {
        JsonPayloadError::Overflow { .. } | JsonPayloadError::OverflowKnownLength { .. } => ApiError::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "body_too_large",
            format!("A JSON body has at most {MAX_JSON_BYTES} bytes."),
        ),
        JsonPayloadError::ContentType => ApiError::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "content_type_unsupported",
            "Send the body as JSON, with `Content-Type: application/json`.",
        ),
        JsonPayloadError::Payload(error) if is_too_slow(error) => too_slow(),
        _ => ApiError::new(StatusCode::BAD_REQUEST, "malformed_json", "The body is not well-formed JSON."),
    }
}

/// A JSON body that is an object; named so because the document knows a body by that name. Taken as they come, structs may also be written as arrays of their fields, which no
/// document says.
pub(super) struct Json<T>(T);

impl<T> Json<T> {
    pub(super) fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let raw = web::Json::<Box<RawValue>>::from_request(request, payload);
        Box::pin(async move {
            let raw = raw.await?;
            if !raw.get().starts_with('{') {
                return Err(invalid_body("it is no object").into());
            }
            let read = serde_json::from_str(raw.get()).map_err(|error| invalid_body(&error.to_string()))?;
            Ok(Self(read))
        })
    }
}

fn invalid_body(why: &str) -> ApiError {
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_body", format!("The body cannot be used: {why}."))
}

/// A JSON body that may be left out.
pub(super) struct OptionalJson<T>(pub(super) Option<T>);

impl<T: DeserializeOwned + 'static> FromRequest for OptionalJson<T> {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_empty = request.headers().get(header::CONTENT_LENGTH).is_none_or(|length| length == "0")
            && !request.headers().contains_key(header::TRANSFER_ENCODING);
        if is_empty {
            return Box::pin(async { Ok(Self(None)) });
        }
        let body = Json::<T>::from_request(request, payload);
        Box::pin(async move { Ok(Self(Some(body.await?.into_inner()))) })
    }
}
