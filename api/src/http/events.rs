//! Server-Sent Events: deliveries and accounts as they change, for pages that show them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpResponse, get};
use futures_util::{Stream, stream};
use serde::Serialize;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::time::{Instant, sleep_until};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, PostsRead, Right};
use super::delivery_bodies::{DeliveryState, Status, state, status};
use super::error::ApiError;
use super::problem::Problem;
use crate::app::App;
use crate::model::UserId;
use crate::publisher::Change;

/// A sign of life is sent this often, so that proxies keep the connection and a session that ended is noticed.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// Streams one person may have open: a few browser windows.
const STREAMS_MAX: usize = 12;

/// A delivery has changed: the `data` of an event `delivery`.
#[derive(Serialize, ToSchema)]
pub(super) struct DeliveryEvent {
    post_id: Uuid,
    delivery_id: Uuid,
    account_id: Uuid,
    state: DeliveryState,
    status: Status,
}

/// How an account is has changed: the `data` of an event `account`.
#[derive(Serialize, ToSchema)]
pub(super) struct AccountEvent {
    account_id: Uuid,
}

/// One event of the stream.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is only described; an event is written as text")]
pub(super) struct StreamEvent {
    event: EventName,
    data: EventData,
    /// With `hello`: after how many milliseconds to connect again.
    #[schema(required = false)]
    retry: Option<u32>,
}

/// JSON in the text of the event: of `delivery` a `DeliveryEvent`, of `account` an `AccountEvent`, of the others an empty
/// object.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is only described")]
enum EventData {
    Text(String),
    Delivery(DeliveryEvent),
    Account(AccountEvent),
}

/// What happened.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "it is only described")]
enum EventName {
    /// The stream begins.
    Hello,
    Delivery,
    Account,
    /// More changed than was told: read what you show again.
    Resync,
}

/// How many streams each person has open.
#[derive(Clone, Default)]
pub(super) struct Streams(Arc<Mutex<HashMap<UserId, usize>>>);

impl Streams {
    fn open(&self, user: UserId) -> Option<OpenStream> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(user).or_default();
        (*count < STREAMS_MAX).then(|| {
            *count += 1;
            OpenStream { streams: self.clone(), user }
        })
    }
}

/// Counted until it is dropped.
struct OpenStream {
    streams: Streams,
    user: UserId,
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        let mut counts = self.streams.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.user) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.user);
            }
        }
    }
}

/// My deliveries and accounts as they change
///
/// A stream of Server-Sent Events (HTML Standard, section 9.2). `hello` comes first: read what you show after it, and
/// nothing is missed. `delivery` tells of one delivery that changed, `account` of one account. `resync` says that more changed than was told: read
/// what you show again. A comment comes every twenty seconds. The stream ends when the session or the API key does.
#[utoipa::path(
    tag = "Posts",
    responses(
        (status = 200, description = "Events `hello`, `delivery`, `account` and `resync`. The `data` of `delivery` is a `DeliveryEvent`, that of `account` an `AccountEvent`.", content_type = "text/event-stream", body = StreamEvent),
        (status = 429, description = "`too_many_streams`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/events")]
pub(super) async fn stream_events(
    app: Data<App>,
    streams: Data<Streams>,
    caller: Caller<PostsRead>,
) -> Result<HttpResponse, ApiError> {
    let Some(open) = streams.open(caller.user) else {
        let detail = "Too many pages listen already. Close some of them.";
        return Err(ApiError::new(StatusCode::TOO_MANY_REQUESTS, "too_many_streams", detail));
    };
    let listener = Listener {
        changes: app.outbox.subscribe(),
        heartbeat_at: Instant::now() + HEARTBEAT,
        said_hello: false,
        app: app.into_inner(),
        user: caller.user,
        right: caller.right,
        _open: open,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        // A compressor would hold events back until it has enough of them; some proxies do too, unless told.
        .insert_header(ContentEncoding::Identity)
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(listener.into_stream()))
}

struct Listener {
    app: Arc<App>,
    user: UserId,
    right: Right,
    changes: Receiver<Change>,
    heartbeat_at: Instant,
    said_hello: bool,
    _open: OpenStream,
}

impl Listener {
    fn into_stream(self) -> impl Stream<Item = Result<Bytes, actix_web::Error>> {
        stream::unfold(self, |mut listener| async move {
            let event = listener.next().await?;
            Some((Ok(Bytes::from(event)), listener))
        })
    }

    /// What is sent next; nothing when the stream ends.
    async fn next(&mut self) -> Option<String> {
        if !self.said_hello {
            self.said_hello = true;
            return Some("retry: 2000\nevent: hello\ndata: {}\n\n".to_owned());
        }
        loop {
            tokio::select! {
                biased;
                () = self.app.outbox.closed() => return None,
                change = self.changes.recv() => match change {
                    Ok(Change::Delivery { user, .. } | Change::Account { user, .. }) if user != self.user => {}
                    Ok(change) => return Some(event(change)),
                    Err(RecvError::Lagged(_)) => return Some(event(Change::Many)),
                    Err(RecvError::Closed) => return None,
                },
                () = sleep_until(self.heartbeat_at) => {
                    self.heartbeat_at = Instant::now() + HEARTBEAT;
                    let alive = self.right.still_holds(&self.app, self.user).await;
                    return matches!(alive, Ok(true)).then(|| ": still here\n\n".to_owned());
                }
            }
        }
    }
}

fn event(change: Change) -> String {
    match change {
        Change::Many => "event: resync\ndata: {}\n\n".to_owned(),
        Change::Account { account, .. } => {
            let event = AccountEvent { account_id: account.uuid() };
            let data = serde_json::to_string(&event).expect("an id is always JSON");
            format!("event: account\ndata: {data}\n\n")
        }
        Change::Delivery { post, delivery, account, state: at, .. } => {
            let event = DeliveryEvent {
                post_id: post.uuid(),
                delivery_id: delivery.uuid(),
                account_id: account.uuid(),
                state: state(at),
                status: status(at.status()),
            };
            let data = serde_json::to_string(&event).expect("ids and words are always JSON");
            format!("event: delivery\ndata: {data}\n\n")
        }
    }
}
