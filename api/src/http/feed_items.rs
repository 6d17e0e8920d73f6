//! The entries of a feed: what became of each, sharing one by hand, and having the feed looked at out of its turn.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::caller::{Caller, PostsRead, PostsWrite};
use super::cursor;
use super::error::ApiError;
use super::feed_bodies::{Feed, FeedEntry, FeedEntryList};
use super::posting::idempotency_key;
use super::problem::Problem;
use crate::app::App;
use crate::feeds::{HubWish, ItemStart, ShareError};
use crate::model::PostId;

/// What looking at a feed at once came to.
#[derive(Serialize, ToSchema)]
pub(super) struct FeedLook {
    /// Whether it answered as it should.
    answered: bool,
    /// Posts that were written.
    post_ids: Vec<Uuid>,
    feed: Feed,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct EntryQuery {
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Entries per page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
}

/// What became of a feed's entries
///
/// The one that was seen last comes first.
#[utoipa::path(
    tag = "Feeds",
    params(("id" = Uuid, Path, description = "The feed's id."), EntryQuery),
    responses(
        (status = 200, description = "A page of entries.", body = FeedEntryList),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/feeds/{id}/items")]
pub(super) async fn list_feed_items(
    app: Data<App>,
    caller: Caller<PostsRead>,
    id: Path<Uuid>,
    query: Query<EntryQuery>,
) -> Result<Json<FeedEntryList>, ApiError> {
    let limit = query.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(ApiError::field("limit", "out_of_range", "A page has 1 to 100 entries."));
    }
    let after = query.cursor.as_deref().map(cursor::read).transpose()?;
    let after = after.map(|(first_seen_at, id)| ItemStart { first_seen_at, id: id.into() });
    let page = app.feeds.items(caller.user, id.into_inner().into(), after, limit).await?;
    Ok(Json(FeedEntryList {
        items: page.items.into_iter().map(FeedEntry::of).collect(),
        next_cursor: page.next.map(|start| cursor::write(start.first_seen_at, start.id.uuid())),
    }))
}

/// Share an entry
///
/// One that was there before, or was skipped. It becomes a post at once, without approval; if its page does not answer, or
/// it cannot be posted, the entry says so. With an `Idempotency-Key` a repetition is answered with how the entry stands.
#[utoipa::path(
    tag = "Feeds",
    params(
        ("id" = Uuid, Path, description = "The feed's id."),
        ("item_id" = Uuid, Path, description = "The entry's id."),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice; good for 48 hours."),
    ),
    responses(
        (status = 200, description = "As the entry stands now.", body = FeedEntry),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`entry_shared`, `entry_without_link`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`idempotency_key_invalid`, `idempotency_key_reused`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/feeds/{id}/items/{item_id}/share")]
pub(super) async fn share_feed_item(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    path: Path<(Uuid, Uuid)>,
) -> Result<Json<FeedEntry>, ApiError> {
    let (feed, item) = path.into_inner();
    let key = idempotency_key(request.headers(), "/api/feeds/{id}/items/{item_id}/share")?;
    let (row, post) = app.feeds.share_by_hand(caller.user, feed.into(), item.into(), key).await?;
    app.send_shared(&post.map(|post| (caller.user, post)).into_iter().collect::<Vec<_>>());
    Ok(Json(FeedEntry::of(row)))
}

/// Look at a feed now
///
/// For whoever has just published: what is new is shared at once. The feed need not be due.
#[utoipa::path(
    tag = "Feeds",
    params(("id" = Uuid, Path, description = "The feed's id.")),
    responses(
        (status = 200, description = "It was asked.", body = FeedLook),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/feeds/{id}/ping")]
pub(super) async fn ping_feed(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    id: Path<Uuid>,
) -> Result<Json<FeedLook>, ApiError> {
    let id = id.into_inner().into();
    let (answered, round) = app.feeds.ask_now(caller.user, id).await?;
    app.send_shared(&round.posts);
    let feed = app.feeds.find(caller.user, id).await?;
    let post_ids = round.posts.into_iter().map(|(_, post)| PostId::uuid(post)).collect();
    Ok(Json(FeedLook { answered, post_ids, feed: Feed::of(feed) }))
}

/// Have a feed looked at soon
///
/// For a blog that tells others when something is new, and for a `WebSub` hub: it needs no key, and what it sends is not
/// read. The feed is asked once a minute at most, however often this is called.
#[utoipa::path(
    tag = "Feeds",
    params(("token" = String, Path, description = "The end of the feed's `ping_path`.")),
    responses(
        (status = 204, description = "It is asked soon."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/feed-pings/{token}")]
pub(super) async fn ping_feed_by_token(app: Data<App>, token: Path<String>) -> Result<HttpResponse, ApiError> {
    if !app.feeds.ping(token.into_inner()).await? {
        return Err(ApiError::not_found("feed"));
    }
    Ok(HttpResponse::NoContent().finish())
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct HubQuery {
    /// `subscribe` or `unsubscribe`.
    #[serde(rename = "hub.mode")]
    mode: String,
    /// The feed's address.
    #[serde(rename = "hub.topic")]
    topic: String,
    /// What is answered with.
    #[serde(rename = "hub.challenge")]
    #[param(min_length = 1, max_length = 1000)]
    challenge: String,
}

/// Confirm a hub's subscription
///
/// For a `WebSub` hub that wants to tell of a feed and asks first whether that is wanted: it is while the feed is followed,
/// and to end it is once the feed is paused. The answer is the challenge.
#[utoipa::path(
    tag = "Feeds",
    params(("token" = String, Path, description = "The end of the feed's `ping_path`."), HubQuery),
    responses(
        (status = 200, description = "The challenge.", body = String, content_type = "text/plain"),
        (status = 404, description = "`not_found`: that is not wanted", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/feed-pings/{token}")]
pub(super) async fn confirm_hub_subscription(
    app: Data<App>,
    token: Path<String>,
    query: Result<Query<HubQuery>, actix_web::Error>,
) -> Result<HttpResponse, actix_web::Error> {
    let token = token.into_inner();
    // Who does not know the address is not told what it takes.
    if !app.feeds.has_token(token.clone()).await.map_err(ApiError::from)? {
        return Err(ApiError::not_found("feed").into());
    }
    let HubQuery { mode, topic, challenge } = query?.into_inner();
    let wish = match mode.as_str() {
        "subscribe" => HubWish::Subscribe,
        "unsubscribe" => HubWish::Unsubscribe,
        _ => return Err(ApiError::not_found("feed").into()),
    };
    if !(1..=1000).contains(&challenge.len()) {
        return Err(ApiError::field("hub.challenge", "out_of_range", "A challenge has 1 to 1000 bytes.").into());
    }
    if !app.feeds.confirms(token, wish, &topic).await.map_err(ApiError::from)? {
        return Err(ApiError::not_found("feed").into());
    }
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(challenge))
}

impl From<ShareError> for ApiError {
    fn from(error: ShareError) -> Self {
        match error {
            ShareError::Unknown => Self::not_found("entry"),
            ShareError::Shared => {
                let detail = "This entry was shared before, waits, or is a draft. Nothing was sent.";
                Self::new(StatusCode::CONFLICT, "entry_shared", detail)
            }
            ShareError::KeyReused => super::error::key_reused(),
            ShareError::NoLink => {
                let detail = "This entry has no link, so there is nothing to share.";
                Self::new(StatusCode::CONFLICT, "entry_without_link", detail)
            }
            ShareError::Store(error) => Self::internal(error),
        }
    }
}
