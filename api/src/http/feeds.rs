//! Blogs whose new entries are shared.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, PostsRead};
use super::error::{ApiError, no_account};
use super::etag::{Precondition, precondition_failed, tag_of_version, tagged};
use super::feed_bodies::{Feed, FeedList, FeedTrialResult, FoundFeedBody};
use super::json;
use super::posting::{idempotency_key, mark_replayed};
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;
use crate::feeds::{Added, FeedChange, FeedError, FeedRow, FindError, NewFeed, Template, USUAL};

/// An address to be looked at.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"address": "blog.example", "template": "{title} {url}"}))]
pub(super) struct FeedSearch {
    /// Of a feed, or of a page, which is searched for one. `https://` may be left out.
    #[schema(max_length = 2000)]
    address: String,
    /// For the preview; `{title} {url}` if it is left out.
    template: Option<String>,
}

/// An entry to be tried with a template.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"template": "New: {title} {url}", "title": "Fresh paint", "url": "https://blog.example/fresh-paint"}))]
pub(super) struct FeedTrial {
    template: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    title: String,
    #[schema(max_length = 2000)]
    url: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    summary: String,
    /// The accounts it would go to; all connected accounts if it is left out.
    #[serde(default)]
    #[schema(max_items = 20)]
    account_ids: Vec<Uuid>,
}

/// A feed to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"address": "https://blog.example/feed.xml", "template": "{title} {url}", "per_day": 3}))]
pub(super) struct NewFeedBody {
    /// Of a feed, or of a page that names one.
    #[schema(max_length = 2000)]
    address: String,
    /// `{title} {url}` if it is left out.
    template: Option<String>,
    /// All connected accounts if it is left out.
    #[serde(default)]
    #[schema(max_items = 20)]
    account_ids: Vec<Uuid>,
    #[serde(default)]
    #[schema(default = false)]
    approval: bool,
    #[serde(default)]
    #[schema(default = false)]
    with_image: bool,
    #[serde(default)]
    #[schema(default = 0, maximum = 10080)]
    delay_minutes: u32,
    #[serde(default = "usual_per_day")]
    #[schema(default = 3, minimum = 1, maximum = 24)]
    per_day: u32,
}

fn usual_per_day() -> u32 {
    3
}

/// What is to be otherwise; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"active": false}))]
pub(super) struct FeedChangeBody {
    #[schema(max_length = 200)]
    title: Option<String>,
    /// Switched on again, it begins anew: what came meanwhile is not shared.
    active: Option<bool>,
    template: Option<String>,
    #[schema(max_items = 20)]
    account_ids: Option<Vec<Uuid>>,
    approval: Option<bool>,
    with_image: Option<bool>,
    #[schema(maximum = 10080)]
    delay_minutes: Option<u32>,
    #[schema(minimum = 1, maximum = 24)]
    per_day: Option<u32>,
}

/// Add a feed
///
/// Its new entries are shared from now on, while the preference `auto_share_blog_to_x` is on. What it has now is its base
/// line: none of that is shared. Give an `Idempotency-Key` to be sure that repeating the request adds it once.
#[utoipa::path(
    tag = "Feeds",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key adds one feed, for 48 hours.")),
    responses(
        (status = 201, description = "It is followed.", body = Feed, headers(("Location" = String, description = "Where the feed is read."), ("ETag" = String, description = "Names this state of it."), ("Idempotent-Replayed" = String, description = "`true` when this request was sent before."))),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`feed_known`, `too_many_feeds`, `account_not_connected`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`idempotency_key_invalid`, `idempotency_key_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/feeds")]
pub(super) async fn create_feed(
    app: Data<App>,
    signed_in: SignedIn,
    request: HttpRequest,
    body: json::Json<NewFeedBody>,
) -> Result<HttpResponse, ApiError> {
    let body = body.into_inner();
    let new = NewFeed {
        address: checked_address(body.address)?,
        template: body.template.unwrap_or_else(|| USUAL.to_owned()),
        account_ids: body.account_ids.into_iter().map(Into::into).collect(),
        approval: body.approval,
        with_image: body.with_image,
        delay_minutes: body.delay_minutes,
        per_day: body.per_day,
    };
    let key = idempotency_key(request.headers(), "/api/feeds")?;
    let Added { row, replayed } = app.feeds.add(signed_in.user, new, key).await?;
    let (id, version, feed) = (row.id, row.version, Feed::of(row));
    let tag = header::EntityTag::new_strong(tag_of_version(version, &feed)?);
    let mut response = HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/feeds/{id}")))
        .insert_header((header::ETAG, tag.to_string()))
        .json(feed);
    if replayed {
        mark_replayed(&mut response);
    }
    Ok(response)
}

/// List my feeds
///
/// In the order in which they were added; there are 20 at most.
#[utoipa::path(tag = "Feeds", responses((status = 200, description = "All of them.", body = FeedList)))]
#[get("/api/feeds")]
pub(super) async fn list_feeds(app: Data<App>, caller: Caller<PostsRead>) -> Result<Json<FeedList>, ApiError> {
    let rows = app.feeds.list(caller.user).await?;
    Ok(Json(FeedList { items: rows.into_iter().map(Feed::of).collect() }))
}

/// Look at an address
///
/// Nothing is saved. If there is a page, the feed that it names first is looked at. The answer shows the newest entry as it
/// would be posted.
#[utoipa::path(
    tag = "Feeds",
    responses((status = 200, description = "A feed is there.", body = FoundFeedBody))
)]
#[post("/api/feeds/find")]
pub(super) async fn find_feed(
    app: Data<App>,
    _signed_in: SignedIn,
    body: json::Json<FeedSearch>,
) -> Result<Json<FoundFeedBody>, ApiError> {
    let body = body.into_inner();
    let template = Template::new(body.template.as_deref().unwrap_or(USUAL)).map_err(FeedError::from)?;
    let found = app.feeds.look_at(&checked_address(body.address)?).await.map_err(FeedError::from)?;
    Ok(Json(FoundFeedBody::of(found, &template)))
}

/// Try a template
///
/// Shows what would be posted of an entry, and how long that is as X counts it. Accounts that take longer texts than the
/// others may get one of their own.
#[utoipa::path(
    tag = "Feeds",
    responses(
        (status = 200, description = "What would be posted.", body = FeedTrialResult),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/feeds/preview")]
pub(super) async fn preview_feed(
    app: Data<App>,
    signed_in: SignedIn,
    body: json::Json<FeedTrial>,
) -> Result<Json<FeedTrialResult>, ApiError> {
    let body = body.into_inner();
    for (field, text) in [("title", &body.title), ("url", &body.url), ("summary", &body.summary)] {
        if text.chars().count() > 2000 {
            return Err(ApiError::field(field, "field_too_large", "It has at most 2000 characters."));
        }
    }
    let template = Template::new(&body.template).map_err(FeedError::from)?;
    let accounts = body.account_ids.iter().map(|id| (*id).into()).collect();
    let entry = (body.title.as_str(), body.url.as_str(), body.summary.as_str());
    Ok(Json(app.feeds.preview(signed_in.user, accounts, &template, entry).await?.into()))
}

/// One of my feeds
///
/// The answer has an `ETag`; with `If-None-Match` it is sent only if the feed has changed since.
#[utoipa::path(
    tag = "Feeds",
    params(
        ("id" = Uuid, Path, description = "The feed's id."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of what you have."),
    ),
    responses(
        (status = 200, description = "The feed.", body = Feed, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 304, description = "It is as you have it."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/feeds/{id}")]
pub(super) async fn get_feed(
    app: Data<App>,
    caller: Caller<PostsRead>,
    request: HttpRequest,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    answer(&request, app.feeds.find(caller.user, id.into_inner().into()).await?)
}

/// Change a feed
///
/// Only what is given is changed. With `If-Match` nothing is, if somebody else has changed it since you read it.
#[utoipa::path(
    tag = "Feeds",
    params(
        ("id" = Uuid, Path, description = "The feed's id."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what you have read; of it the version counts."),
    ),
    responses(
        (status = 200, description = "As it is now.", body = Feed, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 404, description = "`not_found`: no such feed, no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`account_not_connected`", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`precondition_failed`, with the `version` it has", body = Problem, content_type = "application/problem+json"),
    )
)]
#[patch("/api/feeds/{id}")]
pub(super) async fn change_feed(
    app: Data<App>,
    signed_in: SignedIn,
    request: HttpRequest,
    id: Path<Uuid>,
    body: json::Json<FeedChangeBody>,
) -> Result<HttpResponse, ApiError> {
    let body = body.into_inner();
    let change = FeedChange {
        title: body.title,
        active: body.active,
        template: body.template,
        account_ids: body.account_ids.map(|ids| ids.into_iter().map(Into::into).collect()),
        approval: body.approval,
        with_image: body.with_image,
        delay_minutes: body.delay_minutes,
        per_day: body.per_day,
    };
    let read = Precondition::of(&request);
    let is_read = move |version| read.allows_version(version);
    answer(&request, app.feeds.change(signed_in.user, id.into_inner().into(), change, is_read).await?)
}

/// Remove a feed
///
/// Nothing of it is shared any more, and what became of its entries is forgotten. Posts and drafts stay.
#[utoipa::path(
    tag = "Feeds",
    params(
        ("id" = Uuid, Path, description = "The feed's id."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what you have read, if it is to be removed in that state only."),
    ),
    responses(
        (status = 204, description = "It is gone."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`precondition_failed`, with the `version` it has", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/feeds/{id}")]
pub(super) async fn delete_feed(
    app: Data<App>,
    signed_in: SignedIn,
    request: HttpRequest,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let read = Precondition::of(&request);
    let is_read = move |version| read.allows_version(version);
    app.feeds.remove(signed_in.user, id.into_inner().into(), is_read).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn answer(request: &HttpRequest, row: FeedRow) -> Result<HttpResponse, ApiError> {
    let (version, feed) = (row.version, Feed::of(row));
    Ok(tagged(request, &feed, &tag_of_version(version, &feed)?))
}

fn checked_address(address: String) -> Result<String, ApiError> {
    if address.trim().is_empty() {
        return Err(ApiError::field("address", "missing", "Give the address of a blog or its feed."));
    }
    if address.chars().count() > 2000 {
        return Err(ApiError::field("address", "field_too_large", "An address has at most 2000 characters."));
    }
    Ok(address)
}

impl From<FeedError> for ApiError {
    fn from(error: FeedError) -> Self {
        match error {
            FeedError::Unknown => Self::not_found("feed"),
            FeedError::Changed(version) => Self { version: Some(version), ..precondition_failed("feed") },
            FeedError::TooMany => {
                Self::new(StatusCode::CONFLICT, "too_many_feeds", "You follow 20 feeds. Remove one, then add another.")
            }
            FeedError::Known => {
                Self::new(StatusCode::CONFLICT, "feed_known", "You follow this feed already. Nothing was added.")
            }
            FeedError::KeyReused => super::error::key_reused(),
            FeedError::UnknownAccount => Self::not_found("account"),
            FeedError::NoAccount => no_account(),
            FeedError::Template(problem) => Self::field("template", problem.code(), problem.to_string()),
            FeedError::OutOfRange(field, least, most) => {
                Self::field(field, "out_of_range", format!("This is {least} to {most}."))
            }
            FeedError::Find(FindError::NoFeed) => {
                let detail =
                    "No feed is there, and the page names none. Look for “RSS” or “Feed” on it, and give that address.";
                Self::field("address", "feed_not_found", detail)
            }
            FeedError::Find(FindError::Refused(refusal)) => {
                Self::field("address", "feed_unreachable", format!("This address cannot be read: {refusal}."))
            }
            FeedError::Store(error) => Self::internal(error),
        }
    }
}
