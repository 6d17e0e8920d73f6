//! Cursors of lists: opaque to clients, an instant in microseconds and an id.

use actix_web::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use uuid::Uuid;

use super::error::ApiError;
use crate::model::Instant;

pub(super) fn write(at: Instant, id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}:{id}", at.utc().timestamp_micros()))
}

pub(super) fn read(cursor: &str) -> Result<(Instant, Uuid), ApiError> {
    let parse = || {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let (micros, id) = text.split_once(':')?;
        let at = Instant::from(DateTime::from_timestamp_micros(micros.parse().ok()?)?);
        Some((at, id.parse().ok()?))
    };
    parse().ok_or_else(|| {
        ApiError::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "cursor_invalid",
            "This is no cursor of ours. Begin without one.",
        )
    })
}
