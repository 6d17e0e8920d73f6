//! Deliveries as clients see them, with what was tried and looked up.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::PlatformKey;
use super::publish_late::PublishLate;
use crate::model::{self, Instant};
use crate::posts::{DeliveryView, PostView};

/// The few words a person needs about a delivery.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    Scheduled,
    Posted,
    Failed,
    Cancelled,
}

/// The few words a person needs about a post and all its deliveries.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum PostStatus {
    /// Something of it still waits or is on its way.
    Scheduled,
    /// Out on each account, apart from those it was cancelled for.
    Posted,
    /// Nothing waits any more: it is out on some accounts and failed on others.
    PartlyPosted,
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

/// One post to one account.
#[derive(Serialize, ToSchema)]
pub(super) struct Delivery {
    id: Uuid,
    /// The account it goes to.
    account_id: Uuid,
    platform: PlatformKey,
    /// The handle it goes to, without the leading `@`.
    username: String,
    /// What goes to this account.
    text: String,
    /// It is a text of its own, not the post's.
    own_text: bool,
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
    /// It began to go out more than a minute after that.
    late: bool,
    /// How late it may still go out; null: as the server is set up.
    #[schema(required = true)]
    publish_late: Option<PublishLate>,
    /// When it is tried next; null when it is not waiting for its time.
    #[schema(required = true)]
    next_attempt_at: Option<DateTime<Utc>>,
    /// While it is unconfirmed: when the platform is asked next whether it is out.
    #[schema(required = true)]
    next_lookup_at: Option<DateTime<Utc>>,
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

/// What one look at the account's own posts showed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Finding {
    /// The post is there.
    Found,
    /// Everything since the attempt could be read, and the post is not among it.
    Absent,
    /// The platform could not be asked, or its answer cannot be relied on.
    Unreadable,
}

/// One look at the platform for what became of an attempt.
#[derive(Serialize, ToSchema)]
pub(super) struct Lookup {
    id: Uuid,
    looked_at: DateTime<Utc>,
    finding: Finding,
    /// The platform's id of what was found.
    #[schema(required = true)]
    remote_id: Option<String>,
    /// Why it could not be read.
    #[schema(required = true)]
    detail: Option<String>,
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

/// A delivery with everything that was tried.
#[derive(Serialize, ToSchema)]
pub(super) struct DeliveryDetail {
    #[serde(flatten)]
    delivery: Delivery,
    /// In order.
    attempts: Vec<Attempt>,
    /// In order; empty while nothing was in doubt.
    lookups: Vec<Lookup>,
}

pub(super) fn delivery(view: &DeliveryView, post: &PostView) -> Delivery {
    let row = &view.delivery;
    Delivery {
        id: row.id.uuid(),
        account_id: row.account_id.uuid(),
        platform: row.platform.into(),
        username: view.username.clone(),
        text: post.text_of(view).to_owned(),
        own_text: row.own_text.is_some(),
        state: state(row.state),
        status: status(row.state.status()),
        reason: row.reason.clone(),
        detail: row.detail.clone(),
        due_at: row.due_at.utc(),
        late: row.late,
        publish_late: PublishLate::of(row.publish_late),
        next_attempt_at: row.next_attempt_at.map(Instant::utc),
        next_lookup_at: row.check_at.map(Instant::utc),
        posted_at: row.posted_at.map(Instant::utc),
        remote_id: row.remote_id.clone(),
        url: row.remote_url.clone(),
        attempt_count: view.attempt_count,
        can_retry: view.can_retry(),
    }
}

pub(super) fn delivery_detail(view: &DeliveryView, post: &PostView) -> DeliveryDetail {
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
    let lookups = view
        .lookups
        .iter()
        .map(|lookup| Lookup {
            id: lookup.id.uuid(),
            looked_at: lookup.looked_at.utc(),
            finding: match lookup.finding {
                model::Finding::Found => Finding::Found,
                model::Finding::Absent => Finding::Absent,
                model::Finding::Unreadable => Finding::Unreadable,
            },
            remote_id: lookup.remote_id.clone(),
            detail: lookup.detail.clone(),
        })
        .collect();
    DeliveryDetail { delivery: Delivery { attempt_count: count, ..delivery(view, post) }, attempts, lookups }
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

pub(super) fn status(status: model::Status) -> Status {
    match status {
        model::Status::Scheduled => Status::Scheduled,
        model::Status::Posted => Status::Posted,
        model::Status::Failed => Status::Failed,
        model::Status::Cancelled => Status::Cancelled,
    }
}

pub(super) fn post_status(status: model::PostStatus) -> PostStatus {
    match status {
        model::PostStatus::Scheduled => PostStatus::Scheduled,
        model::PostStatus::Posted => PostStatus::Posted,
        model::PostStatus::PartlyPosted => PostStatus::PartlyPosted,
        model::PostStatus::Failed => PostStatus::Failed,
        model::PostStatus::Cancelled => PostStatus::Cancelled,
    }
}

pub(super) fn state(state: model::DeliveryState) -> DeliveryState {
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
