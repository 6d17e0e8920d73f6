//! The front door: reads a request, has it served, and sends the answer in the manner it was decided.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::rt::time::sleep;
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use crate::Shared;
use crate::answer::Answer;
use crate::call::{Arrival, Call, Pairs, Part};
use crate::connection::Connection;
use crate::control;
use crate::faults::show::{Manner, Shown};
use crate::ledger;
use crate::media;
use crate::route::Route;

/// Large enough for the largest upload in base64.
const MAX_BODY_BYTES: usize = 32 * 1024 * 1024;

/// Serves every request.
pub(crate) async fn door(request: HttpRequest, payload: web::Payload, shared: web::Data<Shared>) -> HttpResponse {
    let call = read(&request, payload).await;
    if let Some(answer) = behind_the_scenes(&call, &shared) {
        return whole(answer);
    }
    let route = Route::of(&call);
    let served = shared.world().serve(route, &call);
    tracing::debug!(route = route.name(), path = call.path, fault = served.shown.fault, "served a request");
    if let Some(after) = served.effect_after {
        let told = served.shown.told();
        // On its own, because the client may be gone by then.
        actix_web::rt::spawn(async move {
            sleep(after).await;
            shared.world().take_effect(route, &call, &told);
        });
    }
    let connection = request.conn_data::<Arc<Connection>>().cloned();
    deliver(served.shown, connection).await
}

/// Control, ledger and record: they are not part of the platform, so they are neither recorded nor disturbed.
fn behind_the_scenes(call: &Call, shared: &Shared) -> Option<Answer> {
    let outcome = match (call.method.as_str(), call.path.as_str()) {
        ("GET", "/__control") => Ok(control::summary(&shared.world())),
        ("POST", "/__control") => control::run(&mut shared.world(), &call.body),
        ("GET", "/__media") => Ok(media::show::listed(&shared.world())),
        ("GET", "/__ledger") => Ok(ledger::ledger(&shared.world())),
        ("GET", "/__requests") => ledger::requests(&shared.world(), call.query.get("route")),
        ("DELETE", "/__requests") => {
            shared.world().log.clear();
            Ok(serde_json::json!({"requests": []}))
        }
        _ => return None,
    };
    Some(match outcome {
        Ok(body) => Answer::json(200, &body),
        Err(why) => Answer::json(400, &serde_json::json!({"error": why})),
    })
}

/// Reads a request to its end, or says why it could not.
async fn read(request: &HttpRequest, payload: web::Payload) -> Call {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let (arrival, body) = match payload.to_bytes_limited(MAX_BODY_BYTES).await {
        Ok(Ok(body)) => (Arrival::Whole, body),
        Ok(Err(_)) => (Arrival::BrokenOff, Bytes::new()),
        Err(_) => (Arrival::TooLong, Bytes::new()),
    };
    let headers = request
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    let mut call = Call {
        number: NEXT.fetch_add(1, Ordering::Relaxed),
        method: request.method().to_string(),
        path: request.path().to_owned(),
        raw_query: request.query_string().to_owned(),
        query: Pairs::parse(request.query_string().as_bytes()),
        headers,
        arrival,
        body,
        parts: None,
    };
    if call.is("multipart/form-data") {
        call.parts = Some(parts(request, call.body.clone()).await.unwrap_or_default());
    }
    call
}

async fn parts(request: &HttpRequest, body: Bytes) -> Result<Vec<Part>, actix_multipart::MultipartError> {
    let mut multipart = Multipart::new(request.headers(), stream::iter([Ok(body)]));
    let mut parts = Vec::new();
    while let Some(field) = multipart.try_next().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let content_type = field.content_type().map(ToString::to_string);
        let file_name = field.content_disposition().and_then(|given| given.get_filename()).map(str::to_owned);
        let bytes = field.map_ok(|chunk| chunk.to_vec()).try_concat().await?;
        parts.push(Part { name, file_name, content_type, bytes: bytes.into() });
    }
    Ok(parts)
}

async fn deliver(shown: Shown, connection: Option<Arc<Connection>>) -> HttpResponse {
    if !shown.delay.is_zero() {
        sleep(shown.delay).await;
    }
    match (shown.manner, connection) {
        (Manner::Whole(answer), _) => whole(answer),
        (Manner::Truncated(answer), Some(connection)) => truncated(&answer, connection),
        (Manner::Cut, Some(connection)) => {
            connection.cut();
            // Written to a closed socket: nobody reads this.
            HttpResponse::NoContent().finish()
        }
        (_, None) => {
            tracing::error!("this connection cannot be cut, so the fault cannot be shown");
            HttpResponse::NotImplemented().finish()
        }
    }
}

fn head(answer: &Answer) -> HttpResponseBuilder {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    for (name, value) in &answer.headers {
        response.insert_header((name.as_str(), value.as_str()));
    }
    response
}

fn whole(answer: Answer) -> HttpResponse {
    head(&answer).body(answer.body)
}

/// Announces the whole body, sends half of it, waits until that is out, and cuts.
fn truncated(answer: &Answer, connection: Arc<Connection>) -> HttpResponse {
    const TIME_TO_FLUSH: Duration = Duration::from_millis(50);
    let mut response = head(answer);
    let announced = answer.body.len().max(2);
    let half = answer.body.slice(..answer.body.len() / 2);
    let end = stream::once(async move {
        sleep(TIME_TO_FLUSH).await;
        connection.cut();
        Err(std::io::Error::other("cut on purpose"))
    });
    let body = stream::iter([Ok::<_, std::io::Error>(half)]).chain(end);
    response.body(SizedStream::new(announced as u64, body))
}
