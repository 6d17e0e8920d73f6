//! The history: what was posted and what became of it.

use actix_web::get;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, Query};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::bodies::list_of;
use super::error::ApiError;
use super::post_bodies::{Post, PostDetail};
use super::posting;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;
use crate::model::Instant;
use crate::posts::PageStart;

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
    signed_in: SignedIn,
    query: Query<PageQuery>,
) -> Result<Json<PostList>, ApiError> {
    let limit = query.limit.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(ApiError::field("limit", "out_of_range", "A page has 1 to 100 posts."));
    }
    let after = query.cursor.as_deref().map(page_start).transpose()?;
    let page = app.posts.list(signed_in.user, after, limit).await?;
    Ok(Json(PostList::new(page.posts.into_iter().map(Post::of).collect(), page.next.map(|start| cursor(&start)))))
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
    signed_in: SignedIn,
    id: Path<Uuid>,
) -> Result<Json<PostDetail>, ApiError> {
    let view = posting::get_post(&app, signed_in, id.into_inner().into()).await?;
    Ok(Json(PostDetail::of(view)))
}

/// A cursor is opaque to clients: the last post's time in microseconds and its id.
fn cursor(start: &PageStart) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}:{}", start.created_at.utc().timestamp_micros(), start.id))
}

fn page_start(cursor: &str) -> Result<PageStart, ApiError> {
    let parse = || {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let (micros, id) = text.split_once(':')?;
        let created_at = Instant::from(DateTime::from_timestamp_micros(micros.parse().ok()?)?);
        Some(PageStart { created_at, id: id.parse().ok()? })
    };
    parse().ok_or_else(|| {
        ApiError::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "cursor_invalid",
            "This is no cursor of ours. Begin without one.",
        )
    })
}
