//! How large the head of a request may be and how slowly its body may arrive, so that nobody holds memory or a
//! connection with little effort.

use std::io;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage};
use futures_util::{Stream, StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::error::ApiError;

/// Names and values of all headers together.
const MAX_HEADER_BYTES: usize = 16 * 1024;
/// A body may be late by this much before its speed is looked at.
const GRACE: Duration = Duration::from_secs(10);
/// The slowest line on which a body may come.
const MIN_BYTES_PER_SEC: u64 = 1024;

pub(super) async fn arrival(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let bytes: usize = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if bytes > MAX_HEADER_BYTES {
        let detail = format!("The headers have together at most {MAX_HEADER_BYTES} bytes.");
        let error = ApiError::new(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "headers_too_large", detail);
        return Ok(request.error_response(error).map_into_right_body());
    }
    match request.take_payload() {
        Payload::None => {}
        body => request.set_payload(Payload::Stream { payload: Box::pin(paced(body)) }),
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// The body, with an error instead of its rest once it is later than the slowest line allows.
fn paced(body: Payload) -> impl Stream<Item = Result<Bytes, PayloadError>> {
    let began_at = Instant::now();
    stream::unfold((body, 0_u64, false), move |(mut body, mut received, ended)| async move {
        if ended {
            return None;
        }
        let allowed = GRACE + Duration::from_secs(received / MIN_BYTES_PER_SEC);
        match timeout_at(began_at + allowed, body.next()).await {
            Ok(None) => None,
            Ok(Some(Ok(chunk))) => {
                received += chunk.len() as u64;
                Some((Ok(chunk), (body, received, false)))
            }
            Ok(Some(Err(error))) => Some((Err(error), (body, received, true))),
            Err(_) => Some((Err(PayloadError::Io(io::ErrorKind::TimedOut.into())), (body, received, true))),
        }
    })
    // Readers of forms ask once more after the end.
    .fuse()
}

/// Whether a body did not come because it was too slow.
pub(super) fn is_too_slow(error: &PayloadError) -> bool {
    matches!(error, PayloadError::Io(error) if error.kind() == io::ErrorKind::TimedOut)
}

pub(super) fn too_slow() -> ApiError {
    let detail = "The body took too long to arrive. Nothing was done; send it again.";
    ApiError::new(StatusCode::REQUEST_TIMEOUT, "request_timeout", detail)
}
