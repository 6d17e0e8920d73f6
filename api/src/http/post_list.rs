//! The history: what was posted and what became of it, newest first.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use utoipa::IntoParams;
use uuid::Uuid;

use super::bodies::list_of;
use super::caller::{Caller, PostsRead};
use super::cursor;
use super::error::ApiError;
use super::post_bodies::Post;
use super::problem::Problem;
use crate::app::App;
use crate::model::{Instant, PostStatus};
use crate::posts::{PageStart, PostFilter};

/// Characters that are looked for at most.
const TEXT_MAX: usize = 200;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PageQuery {
    /// `next_cursor` of the page before. It is a place in the history, nothing else: give the same filters with it, or
    /// go on from there with others.
    cursor: Option<String>,
    /// Posts per page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// Only posts with this status, or with one of several, separated by commas: `scheduled`, `posted`, `partly_posted`,
    /// `failed`, `cancelled`.
    #[param(example = "failed,partly_posted")]
    status: Option<String>,
    /// Only posts that go to this account, among others.
    account_id: Option<Uuid>,
    /// Only posts meant for this moment or later, in RFC 3339: when they are scheduled for, or else were written.
    from: Option<String>,
    /// Only posts meant for an earlier moment, in RFC 3339.
    to: Option<String>,
    /// Only posts with this somewhere in their text or in an account's own, whether in upper or lower case: 1 to 200
    /// characters. (With SQLite letters of every script fold; with PostgreSQL those that the locale of the database
    /// folds.)
    #[param(min_length = 1, max_length = 200)]
    text: Option<String>,
}

list_of!(
    /// A page of the history.
    PostList of Post
);

/// List my posts
///
/// Newest first. The filters hold together: a post is listed when it answers to each of them.
#[utoipa::path(
    tag = "Posts",
    params(PageQuery),
    responses(
        (status = 200, description = "A page of the history.", body = PostList),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/posts")]
pub(super) async fn list_posts(
    app: Data<App>,
    caller: Caller<PostsRead>,
    query: Query<PageQuery>,
) -> Result<Json<PostList>, ApiError> {
    let query = query.into_inner();
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
    let filter = PostFilter {
        statuses: query.status.as_deref().map_or(Ok(Vec::new()), statuses)?,
        account: query.account_id.map(Into::into),
        from: query.from.as_deref().map(|text| instant("from", text)).transpose()?,
        to: query.to.as_deref().map(|text| instant("to", text)).transpose()?,
        text: query.text.as_deref().map(words).transpose()?,
    };
    let page = app.posts.list(caller.user, filter, after, limit).await?;
    let page = page.ok_or_else(|| ApiError::not_found("account"))?;
    Ok(Json(PostList::new(
        page.posts.into_iter().map(Post::of).collect(),
        page.next.map(|start| cursor::write(start.created_at, start.id.uuid())),
    )))
}

fn statuses(text: &str) -> Result<Vec<PostStatus>, ApiError> {
    text.split(',')
        .map(|word| {
            word.parse().map_err(|_| {
                let words: Vec<String> = PostStatus::ALL.iter().map(|status| format!("`{status}`")).collect();
                let detail = format!("A status is one of {}, or several separated by commas.", words.join(", "));
                ApiError::field("status", "status_unknown", detail)
            })
        })
        .collect()
}

fn instant(field: &str, text: &str) -> Result<Instant, ApiError> {
    let parsed = DateTime::parse_from_rfc3339(text).map(|at| Instant::from(at.with_timezone(&Utc)));
    parsed.map_err(|_| {
        let detail = "Give an instant as in `2026-12-01T09:00:00Z` (RFC 3339, and `+` as `%2B`).";
        ApiError::field(field, "time_invalid", detail)
    })
}

/// What is looked for, normalised as texts are kept.
fn words(text: &str) -> Result<String, ApiError> {
    let text: String = text.nfc().collect();
    if (1..=TEXT_MAX).contains(&text.chars().count()) && !text.contains('\0') {
        return Ok(text);
    }
    let detail = format!("Look for 1 to {TEXT_MAX} characters.");
    Err(ApiError::field("text", "out_of_range", detail))
}
