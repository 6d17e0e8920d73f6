//! The history: what was posted and what became of it.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{delete, get, patch};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::bodies::list_of;
use super::caller::{Caller, PostsRead, PostsWrite};
use super::cursor;
use super::error::ApiError;
use super::post_bodies::{Post, PostDetail};
use super::posting;
use super::problem::Problem;
use super::publish_late::PublishLate;
use crate::app::App;
use crate::posts::{self, PageStart, TimeAsked};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PageQuery {
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Posts per page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

list_of!(
    /// A page of the history.
    PostList of Post
);

/// List my posts
///
/// Newest first.
#[utoipa::path(
    tag = "Posts",
    params(PageQuery),
    responses((status = 200, description = "A page of the history.", body = PostList))
)]
#[get("/api/posts")]
pub(super) async fn list_posts(
    app: Data<App>,
    caller: Caller<PostsRead>,
    query: Query<PageQuery>,
) -> Result<Json<PostList>, ApiError> {
    let limit = query.limit.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(ApiError::field("limit", "out_of_range", "A page has 1 to 100 posts."));
    }
    let after = query
        .cursor
        .as_deref()
        .map(cursor::read)
        .transpose()?
        .map(|(created_at, id)| PageStart { created_at, id: id.into() });
    let page = app.posts.list(caller.user, after, limit).await?;
    Ok(Json(PostList::new(
        page.posts.into_iter().map(Post::of).collect(),
        page.next.map(|start| cursor::write(start.created_at, start.id.uuid())),
    )))
}

/// One of my posts, with everything that was tried
#[utoipa::path(
    tag = "Posts",
    params(("id" = Uuid, Path, description = "The post's id.")),
    responses(
        (status = 200, description = "The post with its deliveries and their attempts.", body = PostDetail),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/posts/{id}")]
pub(super) async fn get_post(
    app: Data<App>,
    caller: Caller<PostsRead>,
    id: Path<Uuid>,
) -> Result<Json<PostDetail>, ApiError> {
    let view = posting::get_post(&app, caller.user, id.into_inner().into()).await?;
    Ok(Json(PostDetail::of(view)))
}

/// What is to be changed; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 0, "scheduled_for": "2026-12-01T10:30", "time_zone": "Europe/Berlin"}))]
pub(super) struct PostChange {
    /// The version you read. If the post was changed since, nothing is changed now.
    version: i64,
    text: Option<String>,
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
#[utoipa::path(
    tag = "Posts",
    params(("id" = Uuid, Path, description = "The post's id.")),
    responses(
        (status = 200, description = "As it is now.", body = Post),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`version_conflict`, with the `version` it has; `not_editable`, with the `state` it is in; `duplicate_content`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[patch("/api/posts/{id}")]
pub(super) async fn change_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    id: Path<Uuid>,
    body: Json<PostChange>,
) -> Result<Json<Post>, ApiError> {
    let (id, body) = (id.into_inner().into(), body.into_inner());
    if body.time_zone.is_some() && body.scheduled_for.is_none() {
        let detail = "A time zone means nothing without `scheduled_for`. Nothing was changed.";
        return Err(ApiError::field("time_zone", "time_missing", detail));
    }
    let time = body.scheduled_for.map(|scheduled_for| TimeAsked { scheduled_for, time_zone: body.time_zone });
    let edit = posts::Edit {
        version: body.version,
        text: body.text,
        time,
        publish_late: body.publish_late.map(Into::into),
        allow_duplicate: body.allow_duplicate,
    };
    app.posts.edit(caller.user, id, edit).await?;
    posting::changed(&app, caller.user, id).await.map(Json)
}

/// Cancel a post that has not begun to go out
///
/// It stays in the history as cancelled.
#[utoipa::path(
    tag = "Posts",
    params(("id" = Uuid, Path, description = "The post's id."), CancelQuery),
    responses(
        (status = 200, description = "It is cancelled.", body = Post),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`version_conflict`, with the `version` it has; `not_editable`, with the `state` it is in", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/posts/{id}")]
pub(super) async fn cancel_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    id: Path<Uuid>,
    query: Query<CancelQuery>,
) -> Result<Json<Post>, ApiError> {
    let id = id.into_inner().into();
    app.posts.cancel(caller.user, id, query.version).await?;
    posting::changed(&app, caller.user, id).await.map(Json)
}
