//! Posts, deliveries and attempts as clients see them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::PlatformKey;
use crate::model::{self, Instant};
use crate::posts::{DeliveryView, PostView};

/// The few words a person needs.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    Scheduled,
    Posted,
    Failed,
    Cancelled,
}

/// Where a delivery stands exactly.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum DeliveryState {
    /// Waits for its time.
    Scheduled,
    /// Waits for something to happen first; the reason says what.
    Held,
    /// On the wire.
    Sending,
    /// Sent or not? Nobody knows yet, so it is not sent again.
    Unconfirmed,
    /// Out, with the platform's id.
    Posted,
    /// Proven not to be out.
    Failed,
    /// Could not be sent at its time, and its time is long past.
    Missed,
    /// Cannot be proven either way; a person decides.
    NeedsReview,
    Cancelled,
}

/// An image of a post.
#[derive(Serialize, ToSchema)]
pub(super) struct Image {
    id: Uuid,
    #[schema(example = "image/png")]
    media_type: String,
    bytes: i64,
    width: i32,
    height: i32,
    /// What a person who cannot see it is told.
    #[schema(required = true)]
    alt_text: Option<String>,
}

/// One post to one account.
#[derive(Serialize, ToSchema)]
pub(super) struct Delivery {
    id: Uuid,
    /// The account it goes to.
    account_id: Uuid,
    platform: PlatformKey,
    /// The handle it goes to, without the leading `@`.
    username: String,
    state: DeliveryState,
    status: Status,
    /// Why it is in this state, as a stable word, such as `platform_rejected`, `duplicate_content`,
    /// `insufficient_credits`, `account_needs_reauth`, `rate_limited`, `not_sent`, `unconfirmed`, `interrupted`.
    #[schema(required = true)]
    reason: Option<String>,
    /// The same as a sentence for people.
    #[schema(required = true)]
    detail: Option<String>,
    /// When it was meant to go out.
    due_at: DateTime<Utc>,
    /// When it is tried next; null when it is not waiting for its time.
    #[schema(required = true)]
    next_attempt_at: Option<DateTime<Utc>>,
    /// When we learned that it is out.
    #[schema(required = true)]
    posted_at: Option<DateTime<Utc>>,
    /// The platform's id of the post.
    #[schema(required = true, example = "1445880548472328192")]
    remote_id: Option<String>,
    /// Where the post can be read.
    #[schema(required = true)]
    url: Option<String>,
    /// How often it was tried.
    attempt_count: i64,
    /// Whether `retry` would send it again.
    can_retry: bool,
}

/// How far an attempt got.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Stage {
    /// Nothing that could create a post was sent.
    Prepare,
    /// At most one create request was sent.
    Create,
}

/// What came of an attempt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Posted,
    Rejected,
    Unauthorized,
    RateLimited,
    NotSent,
    Unconfirmed,
}

/// One try at a delivery.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c14",
    "number": 1,
    "stage": "create",
    "started_at": "2026-11-20T19:41:33.239120Z",
    "ended_at": "2026-11-20T19:41:33.245776Z",
    "outcome": "posted",
    "http_status": 201,
    "code": null,
    "detail": null
}))]
pub(super) struct Attempt {
    id: Uuid,
    /// From 1.
    number: i32,
    stage: Stage,
    /// When it was written down, before anything was sent.
    started_at: DateTime<Utc>,
    /// Null while it is on the wire.
    #[schema(required = true)]
    ended_at: Option<DateTime<Utc>>,
    /// Null while it is on the wire.
    #[schema(required = true)]
    outcome: Option<Outcome>,
    /// The platform's answer; null when none came.
    #[schema(required = true)]
    http_status: Option<i32>,
    /// The platform's own code for the problem, or ours where it gave none.
    #[schema(required = true)]
    code: Option<String>,
    /// The same as a sentence for people.
    #[schema(required = true)]
    detail: Option<String>,
}

/// What the user wrote, and what became of it.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
    "text": "Fresh paint on the old pillar box.",
    "status": "posted",
    "images": [{"id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15", "media_type": "image/png", "bytes": 9807, "width": 1266, "height": 793, "alt_text": "A red pillar box"}],
    "deliveries": [{"id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13", "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11", "platform": "x", "username": "ada_sandbox", "state": "posted", "status": "posted", "reason": null, "detail": null, "due_at": "2026-11-20T19:41:33.238390Z", "next_attempt_at": null, "posted_at": "2026-11-20T19:41:33.245776Z", "remote_id": "1445880548472328192", "url": "https://x.com/ada_sandbox/status/1445880548472328192", "attempt_count": 1, "can_retry": false}],
    "created_at": "2026-11-20T19:41:33.238390Z"
}))]
pub(super) struct Post {
    id: Uuid,
    /// As it is sent: in NFC, without white space around it.
    text: String,
    /// Of all deliveries together.
    status: Status,
    /// In order.
    images: Vec<Image>,
    /// One per account.
    deliveries: Vec<Delivery>,
    created_at: DateTime<Utc>,
}

/// A delivery with everything that was tried.
#[derive(Serialize, ToSchema)]
pub(super) struct DeliveryDetail {
    #[serde(flatten)]
    delivery: Delivery,
    attempts: Vec<Attempt>,
}

/// A post with everything that was tried.
#[derive(Serialize, ToSchema)]
pub(super) struct PostDetail {
    id: Uuid,
    /// As it is sent: in NFC, without white space around it.
    text: String,
    /// Of all deliveries together.
    status: Status,
    /// In order.
    images: Vec<Image>,
    /// One per account.
    deliveries: Vec<DeliveryDetail>,
    created_at: DateTime<Utc>,
}

impl Post {
    pub(super) fn of(view: PostView) -> Self {
        Self {
            id: view.post.id.uuid(),
            status: status(view.status()),
            images: images(&view),
            text: view.post.text,
            deliveries: view.deliveries.iter().map(delivery).collect(),
            created_at: view.post.created_at.utc(),
        }
    }
}

impl PostDetail {
    pub(super) fn of(view: PostView) -> Self {
        Self {
            id: view.post.id.uuid(),
            status: status(view.status()),
            images: images(&view),
            text: view.post.text,
            deliveries: view.deliveries.iter().map(delivery_detail).collect(),
            created_at: view.post.created_at.utc(),
        }
    }
}

fn images(view: &PostView) -> Vec<Image> {
    view.images
        .iter()
        .map(|image| Image {
            id: image.id.uuid(),
            media_type: image.media_type.to_string(),
            bytes: image.bytes,
            width: image.width,
            height: image.height,
            alt_text: image.alt_text.clone(),
        })
        .collect()
}

fn delivery(view: &DeliveryView) -> Delivery {
    let row = &view.delivery;
    Delivery {
        id: row.id.uuid(),
        account_id: row.account_id.uuid(),
        platform: row.platform.into(),
        username: view.username.clone(),
        state: state(row.state),
        status: status(row.state.status()),
        reason: row.reason.clone(),
        detail: row.detail.clone(),
        due_at: row.due_at.utc(),
        next_attempt_at: row.next_attempt_at.map(Instant::utc),
        posted_at: row.posted_at.map(Instant::utc),
        remote_id: row.remote_id.clone(),
        url: row.remote_url.clone(),
        attempt_count: view.attempt_count,
        can_retry: view.can_retry(),
    }
}

fn delivery_detail(view: &DeliveryView) -> DeliveryDetail {
    let attempts = view
        .attempts
        .iter()
        .map(|attempt| Attempt {
            id: attempt.id.uuid(),
            number: attempt.number,
            stage: match attempt.stage {
                model::Stage::Prepare => Stage::Prepare,
                model::Stage::Create => Stage::Create,
            },
            started_at: attempt.prepared_at.utc(),
            ended_at: attempt.ended_at.map(Instant::utc),
            outcome: attempt.outcome.map(outcome),
            http_status: attempt.http_status,
            code: attempt.code.clone(),
            detail: attempt.detail.clone(),
        })
        .collect::<Vec<_>>();
    let count = i64::try_from(attempts.len()).unwrap_or(i64::MAX);
    DeliveryDetail { delivery: Delivery { attempt_count: count, ..delivery(view) }, attempts }
}

fn outcome(kind: model::OutcomeKind) -> Outcome {
    match kind {
        model::OutcomeKind::Posted => Outcome::Posted,
        model::OutcomeKind::Rejected => Outcome::Rejected,
        model::OutcomeKind::Unauthorized => Outcome::Unauthorized,
        model::OutcomeKind::RateLimited => Outcome::RateLimited,
        model::OutcomeKind::NotSent => Outcome::NotSent,
        model::OutcomeKind::Unconfirmed => Outcome::Unconfirmed,
    }
}

fn status(status: model::Status) -> Status {
    match status {
        model::Status::Scheduled => Status::Scheduled,
        model::Status::Posted => Status::Posted,
        model::Status::Failed => Status::Failed,
        model::Status::Cancelled => Status::Cancelled,
    }
}

fn state(state: model::DeliveryState) -> DeliveryState {
    match state {
        model::DeliveryState::Scheduled => DeliveryState::Scheduled,
        model::DeliveryState::Held => DeliveryState::Held,
        model::DeliveryState::Sending => DeliveryState::Sending,
        model::DeliveryState::Unconfirmed => DeliveryState::Unconfirmed,
        model::DeliveryState::Posted => DeliveryState::Posted,
        model::DeliveryState::Failed => DeliveryState::Failed,
        model::DeliveryState::Missed => DeliveryState::Missed,
        model::DeliveryState::NeedsReview => DeliveryState::NeedsReview,
        model::DeliveryState::Cancelled => DeliveryState::Cancelled,
    }
}
