//! One post to one or several accounts, each with a text of its own where its user wants one.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, PostsWrite};
use super::error::ApiError;
use super::json;
use super::post_bodies::Post;
use super::posting;
use super::problem::Problem;
use super::publish_late::PublishLate;
use crate::app::App;
use crate::posts::{Attachment, Compose, OwnText, TimeAsked};

/// A text for one account instead of the post's.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Override {
    /// One of those the post goes to.
    account_id: Uuid,
    text: String,
}

/// An image that was uploaded with `POST /api/media`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AttachedImage {
    id: Uuid,
    /// What a person who cannot see it is told; as it was uploaded if it is left out, nothing if it is empty.
    alt_text: Option<String>,
}

/// A post to one or several accounts.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "text": "Fresh paint on the old pillar box.",
    "account_ids": ["0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11", "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21"],
    "overrides": [{"account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21", "text": "We painted our pillar box."}],
    "scheduled_for": "2026-12-01T09:00",
    "time_zone": "Europe/Berlin"
}))]
pub(super) struct NewPost {
    /// Goes to each account that has no text of its own. As X counts, at most 280 for ordinary accounts; may be empty
    /// beside an image.
    text: String,
    /// Where it goes. May be left out when one account is connected.
    #[schema(min_items = 1, max_items = 20)]
    account_ids: Option<Vec<Uuid>>,
    /// Texts for single accounts; one for each at most.
    #[serde(default)]
    #[schema(max_items = 20)]
    overrides: Vec<Override>,
    /// ISO 8601: an instant with its offset or `Z`, or a wall time without one; at once if it is left out.
    scheduled_for: Option<String>,
    /// IANA name of the zone in which a wall time is meant; your preference if it is left out. Only with
    /// `scheduled_for`.
    time_zone: Option<String>,
    /// How late it may still go out; as you prefer if it is left out.
    publish_late: Option<PublishLate>,
    /// Although the same text goes to one of the accounts within a day of it.
    #[serde(default)]
    #[schema(default = false)]
    allow_duplicate: bool,
    /// In the order in which they are shown. Each image goes with one post.
    #[serde(default)]
    media: Vec<AttachedImage>,
    /// The draft it was written as. It is deleted as the post is written; when it is not there any more, nothing is written.
    draft_id: Option<Uuid>,
}

impl From<Override> for OwnText {
    fn from(body: Override) -> Self {
        Self { account: body.account_id.into(), text: body.text }
    }
}

impl From<AttachedImage> for Attachment {
    fn from(body: AttachedImage) -> Self {
        Self { id: body.id.into(), alt_text: body.alt_text }
    }
}

/// Post to one or several accounts, now or later
///
/// One post with a delivery for each account. Everything is checked for all of them before anything is written. Without
/// a time it is sent now, and the answer waits up to ten seconds for the end. Give an `Idempotency-Key` to make repeating
/// the request safe.
#[utoipa::path(
    tag = "Posts",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same post, for 48 hours.")),
    responses(
        (status = 201, description = "It waits for its time; or it is out, everywhere (`posted`) or on some of the accounts only (`partly_posted`): the deliveries tell.", body = Post, headers(("Location" = String, description = "Where the post is read."))),
        (status = 202, description = "Some of it is on its way, or we do not know yet whether it is out: read it again.", body = Post, headers(("Location" = String, description = "Where the post is read."))),
        (status = 402, description = "`insufficient_credits`: it is kept and waits", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: no such account, no such image", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`duplicate_content` (with `errors` saying `same_text_within_a_day` when it was refused here and nothing was sent), `account_needs_reauth`, `account_not_connected`, `image_grant_required`, `media_in_use`, `draft_gone`, `client_misconfigured`, `platform_not_configured`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`account_required`; `platform_rejected`, `media_rejected`: nothing is out, and the post is kept", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`not_sent`: proven not to be published; `sending_held`: it is kept, and nothing is sent until the operator has looked at a restored database", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/posts")]
pub(super) async fn create_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    body: json::Json<NewPost>,
) -> Result<HttpResponse, ApiError> {
    let idempotency = posting::idempotency_key(request.headers(), "/api/posts")?;
    let body = body.into_inner();
    if body.account_ids.as_ref().is_some_and(Vec::is_empty) {
        let detail = "Name at least one account, or leave this out when you have connected one.";
        return Err(ApiError::field("account_ids", "missing", detail));
    }
    if body.time_zone.is_some() && body.scheduled_for.is_none() {
        let detail = "A time zone means nothing without `scheduled_for`. Nothing was sent.";
        return Err(ApiError::field("time_zone", "time_missing", detail));
    }
    let time_zone = body.time_zone;
    let compose = Compose {
        platform: None,
        text: body.text,
        account_ids: body.account_ids.unwrap_or_default().into_iter().map(Into::into).collect(),
        overrides: body.overrides.into_iter().map(Into::into).collect(),
        images: Vec::new(),
        attachments: body.media.into_iter().map(Into::into).collect(),
        time: body.scheduled_for.map(|scheduled_for| TimeAsked { scheduled_for, time_zone }),
        publish_late: body.publish_late.map(Into::into),
        allow_duplicate: body.allow_duplicate,
        idempotency,
        draft: body.draft_id.map(Into::into),
    };
    if compose.time.is_some() {
        posting::schedule(&app, caller.user, compose).await
    } else {
        posting::post_now(&app, caller.user, compose, None).await
    }
}
