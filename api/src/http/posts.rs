//! One post: reading it, changing it, cancelling it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::caller::{Caller, PostsRead, PostsWrite};
use super::create_post::Override;
use super::error::ApiError;
use super::etag::{Precondition, precondition_failed, tag_of_version, tagged};
use super::json;
use super::post_bodies::{Post, PostDetail};
use super::posting;
use super::problem::Problem;
use super::publish_late::PublishLate;
use crate::app::App;
use crate::model::{PostId, UserId};
use crate::posts::{self, EditError, TimeAsked};

/// One of my posts, with everything that was tried
///
/// The answer has an `ETag`; with `If-None-Match` it is sent only if something has happened to the post since.
#[utoipa::path(
    tag = "Posts",
    params(
        ("id" = Uuid, Path, description = "The post's id."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of what you have."),
    ),
    responses(
        (status = 200, description = "The post with its deliveries and their attempts.", body = PostDetail, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 304, description = "It is as you have it."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/posts/{id}")]
pub(super) async fn get_post(
    app: Data<App>,
    caller: Caller<PostsRead>,
    request: HttpRequest,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let view = posting::get_post(&app, caller.user, id.into_inner().into()).await?;
    let version = view.post.version;
    let body = PostDetail::of(view);
    Ok(tagged(&request, &body, &tag_of_version(version, &body)?))
}

/// What is to be changed; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 0, "scheduled_for": "2026-12-01T10:30", "time_zone": "Europe/Berlin"}))]
pub(super) struct PostChange {
    /// The version you read. If the post was changed since, nothing is changed now. May be left out with `If-Match`.
    version: Option<i64>,
    text: Option<String>,
    /// The texts of single accounts from now on, in place of those there were; an empty list takes all of them away.
    #[schema(max_items = 20)]
    overrides: Option<Vec<Override>>,
    /// ISO 8601: an instant with its offset or `Z`, or a wall time without one. A post that failed or was missed goes
    /// back into the queue with it.
    scheduled_for: Option<String>,
    /// IANA name of the zone in which a wall time is meant; only with `scheduled_for`.
    time_zone: Option<String>,
    /// How late it may still go out.
    publish_late: Option<PublishLate>,
    /// Although the same text goes to this account within a day of it.
    #[serde(default)]
    #[schema(default = false)]
    allow_duplicate: bool,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CancelQuery {
    /// The version you read. If it is given and the post was changed since, nothing is cancelled.
    version: Option<i64>,
}

/// Change a post that has not gone out
///
/// Possible while it waits, and after it failed or was missed. Of a change and the publisher, whoever comes first wins.
/// Say which state you change, by `version` or by `If-Match`; of the `ETag` given there it is the version that counts.
#[utoipa::path(
    tag = "Posts",
    params(
        ("id" = Uuid, Path, description = "The post's id."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what you have read, instead of `version`."),
    ),
    responses(
        (status = 200, description = "As it is now.", body = Post, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 412, description = "`precondition_failed`: it is not at the version of your `If-Match`", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`version_required`: say which version you change", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`version_conflict`, with the `version` it has; `not_editable`, with the `state` it is in; `duplicate_content`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[patch("/api/posts/{id}")]
pub(super) async fn change_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    id: Path<Uuid>,
    body: json::Json<PostChange>,
) -> Result<HttpResponse, ApiError> {
    let (id, body) = (id.into_inner().into(), body.into_inner());
    if body.time_zone.is_some() && body.scheduled_for.is_none() {
        let detail = "A time zone means nothing without `scheduled_for`. Nothing was changed.";
        return Err(ApiError::field("time_zone", "time_missing", detail));
    }
    let time = body.scheduled_for.map(|scheduled_for| TimeAsked { scheduled_for, time_zone: body.time_zone });
    let base = base_version(&app, caller.user, id, body.version, &request).await?;
    let missing = || ApiError::new(StatusCode::PRECONDITION_REQUIRED, "version_required", VERSION_REQUIRED);
    let edit = posts::Edit {
        version: base.version.ok_or_else(missing)?,
        text: body.text,
        overrides: body.overrides.map(|all| all.into_iter().map(Into::into).collect()),
        time,
        publish_late: body.publish_late.map(Into::into),
        allow_duplicate: body.allow_duplicate,
    };
    app.posts.edit(caller.user, id, edit).await.map_err(|error| base.told(error))?;
    changed(&app, caller.user, id, &request).await
}

/// Cancel a post that has not begun to go out
///
/// It stays in the history as cancelled.
#[utoipa::path(
    tag = "Posts",
    params(
        ("id" = Uuid, Path, description = "The post's id."),
        CancelQuery,
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what you have read, instead of `version`."),
    ),
    responses(
        (status = 200, description = "It is cancelled.", body = Post, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 412, description = "`precondition_failed`: it is not at the version of your `If-Match`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`version_conflict`, with the `version` it has; `not_editable`, with the `state` it is in", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/posts/{id}")]
pub(super) async fn cancel_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    id: Path<Uuid>,
    query: Query<CancelQuery>,
) -> Result<HttpResponse, ApiError> {
    let id = id.into_inner().into();
    let base = base_version(&app, caller.user, id, query.version, &request).await?;
    app.posts.cancel(caller.user, id, base.version).await.map_err(|error| base.told(error))?;
    changed(&app, caller.user, id, &request).await
}

const VERSION_REQUIRED: &str = "Say which version of the post you change: `version` as you read it, or `If-Match` with its `ETag`. Nothing was changed.";

/// From which state of a post a change starts.
struct Base {
    version: Option<i64>,
    by_header: bool,
}

impl Base {
    /// A change in between is told in the words in which the state was named.
    fn told(&self, error: EditError) -> ApiError {
        match error {
            EditError::VersionConflict(_) if self.by_header => precondition_failed("post"),
            other => other.into(),
        }
    }
}

async fn base_version(
    app: &App,
    user: UserId,
    id: PostId,
    version: Option<i64>,
    request: &HttpRequest,
) -> Result<Base, ApiError> {
    let condition = Precondition::of(request);
    if matches!(condition, Precondition::None) {
        return Ok(Base { version, by_header: false });
    }
    let now = posting::get_post(app, user, id).await?.post.version;
    if !condition.allows_version(now) {
        return Err(precondition_failed("post"));
    }
    Ok(Base { version: Some(version.unwrap_or(now)), by_header: true })
}

async fn changed(app: &App, user: UserId, id: PostId, request: &HttpRequest) -> Result<HttpResponse, ApiError> {
    let body = posting::changed(app, user, id).await?;
    Ok(tagged(request, &body, &tag_of_version(body.version(), &body)?))
}
