//! What posting has in common on every platform: write the post, nudge the publisher, wait a while, and say what is
//! known.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Data;
use tokio::sync::OwnedSemaphorePermit;

use super::compose_form::ComposeBody;
use super::error::ApiError;
use super::post_bodies::Post;
use crate::app::App;
use crate::model::{DeliveryState, IdempotencyKey, PlatformKey, PostId, PostStatus, UserId};
use crate::posts::{Compose, Composed, DeliveryView, PostView};

/// How long a request waits for the post to be out.
const PATIENCE: Duration = Duration::from_secs(10);

/// Posts now: 201 when it is out, 202 while it is on its way, a problem when the platform has refused it. In every
/// case but a refusal before anything was written, the post is in the history.
pub(super) async fn post_now(
    app: &Data<App>,
    user: UserId,
    compose: Compose,
    memory: Option<OwnedSemaphorePermit>,
) -> Result<HttpResponse, ApiError> {
    let app = Data::clone(app);
    // On its own, because a client that goes away must not leave images behind that are only in memory.
    let posted = actix_web::rt::spawn(async move {
        let _memory = memory;
        post_and_wait(&app, user, compose).await
    });
    let (view, replayed) = posted.await.map_err(ApiError::internal)??;
    let mut response = answer(view)?;
    if replayed {
        mark_replayed(&mut response);
    }
    Ok(response)
}

async fn post_and_wait(app: &App, user: UserId, compose: Compose) -> Result<(PostView, bool), ApiError> {
    let Composed { view, replayed } = app.posts.compose(user, compose).await?;
    let post = view.post.id;
    app.outbox.nudge();
    let settled = app.outbox.wait_until_settled(user, post, PATIENCE).await;
    if view.images.is_empty() {
        settled?;
        return Ok((find_post(app, user, post).await?, replayed));
    }
    let view = find_post(app, user, post).await?;
    if view.status() == PostStatus::Posted {
        return Ok((view, replayed));
    }
    // Before anybody is told that it waits or may be sent again.
    app.posts.keep_images(post).await.map_err(ApiError::internal)?;
    settled?;
    Ok((find_post(app, user, post).await?, replayed))
}

/// Writes a post for later and answers with it.
pub(super) async fn schedule(app: &App, user: UserId, compose: Compose) -> Result<HttpResponse, ApiError> {
    let Composed { view, replayed } = app.posts.compose(user, compose).await?;
    tell(app, &view);
    let mut response = written(StatusCode::CREATED, view);
    if replayed {
        mark_replayed(&mut response);
    }
    Ok(response)
}

/// What is asked of one platform's route.
pub(super) fn compose(platform: PlatformKey, body: ComposeBody, idempotency: Option<IdempotencyKey>) -> Compose {
    Compose {
        platform: Some(platform),
        text: body.text,
        account_ids: body.account_id.into_iter().map(Into::into).collect(),
        overrides: Vec::new(),
        images: body.images,
        attachments: Vec::new(),
        time: body.time,
        publish_late: body.publish_late,
        allow_duplicate: body.allow_duplicate,
        idempotency,
        draft: None,
    }
}

/// A post with where it is read.
fn written(status: StatusCode, view: PostView) -> HttpResponse {
    let post = Post::of(view);
    HttpResponse::build(status).insert_header((header::LOCATION, post.path())).json(post)
}

/// Tells a client that it had sent this request before.
pub(super) fn mark_replayed(response: &mut HttpResponse) {
    let replayed = HeaderName::from_static("idempotent-replayed");
    response.headers_mut().insert(replayed, HeaderValue::from_static("true"));
}

/// A post that its user has changed, with everybody told who shows it, the publisher too.
pub(super) async fn changed(app: &App, user: UserId, id: PostId) -> Result<Post, ApiError> {
    let view = get_post(app, user, id).await?;
    tell(app, &view);
    Ok(Post::of(view))
}

/// Tells everybody who shows a post how it stands, and the publisher when it is due.
fn tell(app: &App, view: &PostView) {
    for delivery in &view.deliveries {
        app.outbox.changed(&delivery.delivery);
    }
}

/// A post that was just written or changed.
pub(super) async fn get_post(app: &App, user: UserId, id: PostId) -> Result<PostView, ApiError> {
    find_post(app, user, id).await
}

async fn find_post(app: &App, user: UserId, id: PostId) -> Result<PostView, ApiError> {
    app.posts.find(user, id).await?.ok_or_else(|| ApiError::not_found("post"))
}

/// What is said of a post after waiting for it: of several accounts, whatever is still open comes first, and what is out
/// before what was refused.
fn answer(view: PostView) -> Result<HttpResponse, ApiError> {
    let (mut refusals, mut posted) = (Vec::new(), 0);
    for one in &view.deliveries {
        match refusal(one) {
            Some(refusal) => refusals.push(refusal),
            None if one.delivery.state == DeliveryState::Posted => posted += 1,
            None => return Ok(written(StatusCode::ACCEPTED, view)),
        }
    }
    match refusals.into_iter().next() {
        Some(refusal) if posted == 0 => Err(refusal.about_post(view.post.id.uuid())),
        _ => Ok(written(StatusCode::CREATED, view)),
    }
}

/// Why a delivery is not out, where that is known.
fn refusal(view: &DeliveryView) -> Option<ApiError> {
    let delivery = &view.delivery;
    let refused = |status, code, fallback: &str| {
        Some(ApiError::new(status, code, delivery.detail.clone().unwrap_or_else(|| fallback.to_owned())))
    };
    match (delivery.state, delivery.reason.as_deref()) {
        (DeliveryState::Held, Some("insufficient_credits")) => {
            refused(StatusCode::PAYMENT_REQUIRED, "insufficient_credits", "The credits are used up.")
        }
        (DeliveryState::Held, Some("restored_database")) => {
            refused(StatusCode::SERVICE_UNAVAILABLE, "sending_held", "Nothing is sent until the operator has resumed.")
        }
        (DeliveryState::Held, Some("image_grant_required")) => {
            refused(StatusCode::CONFLICT, "image_grant_required", "Images need a second permission.")
        }
        (DeliveryState::Held, _) => refused(StatusCode::CONFLICT, "account_needs_reauth", "Connect the account again."),
        (DeliveryState::Failed, Some("duplicate_content")) => {
            refused(StatusCode::CONFLICT, "duplicate_content", "The account has this post already.")
        }
        (DeliveryState::Failed, Some("media_rejected")) => {
            refused(StatusCode::UNPROCESSABLE_ENTITY, "media_rejected", "The platform refused the image.")
        }
        (DeliveryState::Failed, Some("client_misconfigured")) => {
            refused(StatusCode::CONFLICT, "client_misconfigured", "The platform refuses this server's application.")
        }
        (DeliveryState::Failed, Some("not_sent" | "rate_limited")) => refused(
            StatusCode::SERVICE_UNAVAILABLE,
            "not_sent",
            "The platform could not be reached; nothing was published.",
        ),
        (DeliveryState::Failed, _) => {
            refused(StatusCode::UNPROCESSABLE_ENTITY, "platform_rejected", "The platform refused the post.")
        }
        _ => None,
    }
}

/// The header `Idempotency-Key`: 1 to 255 visible ASCII characters.
pub(super) fn idempotency_key(headers: &HeaderMap, route: &'static str) -> Result<Option<IdempotencyKey>, ApiError> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=255).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Ok(Some(IdempotencyKey { key: key.to_owned(), route }))
        }
        _ => Err(ApiError::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency_key_invalid",
            "Idempotency-Key has 1 to 255 visible ASCII characters.",
        )),
    }
}
