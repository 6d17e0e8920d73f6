//! What the user should know although he is not looking.

use actix_web::web::{Data, Json, Query};
use actix_web::{get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::cursor;
use super::error::ApiError;
use super::json::OptionalJson;
use super::session::SignedIn;
use crate::app::App;
use crate::model::{AccountId, FeedId, Instant, PostId};
use crate::notifications::{ListStart, NotificationRow, words};

/// Kinds of notifications.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum NotificationKind {
    NeedsReauth,
    Failed,
    Missed,
    NeedsReview,
    InsufficientCredits,
    NewLogin,
    NewKey,
    NewConnection,
    KeyRotationFinished,
    Feed,
}

/// Something the user should know. What happens again for the same cause, while this is unread, is added to it.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c31",
    "kind": "needs_reauth",
    "title": "@ada_sandbox on X has to be connected again",
    "detail": "X no longer accepts this connection: it was ended there, or by connecting the same account elsewhere. Connect it again. 4 posts wait for it and go out then.",
    "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
    "post_id": null,
    "feed_id": null,
    "occurrences": 1,
    "created_at": "2026-11-20T19:41:33.186797Z",
    "last_at": "2026-11-20T19:41:33.186797Z",
    "read_at": null
}))]
pub(super) struct Notification {
    id: Uuid,
    kind: NotificationKind,
    /// One line.
    title: String,
    /// What it means and what to do.
    detail: String,
    /// The account it is about, if it is about one.
    #[schema(required = true)]
    account_id: Option<Uuid>,
    /// The post it is about; of several, the last.
    #[schema(required = true)]
    post_id: Option<Uuid>,
    /// The feed it is about, if it is about one; it may be removed meanwhile.
    #[schema(required = true)]
    feed_id: Option<Uuid>,
    /// How often it has happened.
    occurrences: i32,
    created_at: DateTime<Utc>,
    /// When it happened last.
    last_at: DateTime<Utc>,
    /// Null while it is unread. What has settled itself counts as read.
    #[schema(required = true)]
    read_at: Option<DateTime<Utc>>,
}

/// A page of notifications.
#[derive(Serialize, ToSchema)]
pub(super) struct NotificationList {
    items: Vec<Notification>,
    /// Give it back as `cursor` for the next page; null on the last.
    #[schema(required = true)]
    next_cursor: Option<String>,
    /// How many are unread, on all pages.
    unread_count: i64,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Notifications per page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// Only those that are unread.
    #[serde(default)]
    unread: bool,
}

/// List my notifications
///
/// The one in which something happened last comes first.
#[utoipa::path(
    tag = "Notifications",
    params(ListQuery),
    responses((status = 200, description = "A page of notifications.", body = NotificationList))
)]
#[get("/api/notifications")]
pub(super) async fn list_notifications(
    app: Data<App>,
    signed_in: SignedIn,
    query: Query<ListQuery>,
) -> Result<Json<NotificationList>, ApiError> {
    let limit = query.limit.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(ApiError::field("limit", "out_of_range", "A page has 1 to 100 notifications."));
    }
    let after = query.cursor.as_deref().map(cursor::read).transpose()?;
    let after = after.map(|(last_at, id)| ListStart { last_at, id: id.into() });
    let page = app.notifications.list(signed_in.user, query.unread, after, limit).await?;
    Ok(Json(NotificationList {
        items: page.notifications.into_iter().map(Notification::of).collect(),
        next_cursor: page.next.map(|start| cursor::write(start.last_at, start.id.uuid())),
        unread_count: page.unread,
    }))
}

/// Which notifications were read.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reading {
    /// At most a hundred ids; without them, all are meant.
    #[schema(max_items = 100)]
    ids: Option<Vec<Uuid>>,
}

/// How many notifications are unread.
#[derive(Serialize, ToSchema)]
pub(super) struct UnreadCount {
    unread_count: i64,
}

/// Mark notifications as read
///
/// Ids that are not mine, or read already, change nothing.
#[utoipa::path(
    tag = "Notifications",
    request_body(content = Option<Reading>, content_type = "application/json"),
    responses((status = 200, description = "They are read.", body = UnreadCount))
)]
#[post("/api/notifications/read")]
pub(super) async fn read_notifications(
    app: Data<App>,
    signed_in: SignedIn,
    body: OptionalJson<Reading>,
) -> Result<Json<UnreadCount>, ApiError> {
    let ids = body.0.unwrap_or_default().ids;
    if ids.as_ref().is_some_and(|ids| ids.len() > 100) {
        return Err(ApiError::field("ids", "too_many", "At most a hundred at once. Nothing was changed."));
    }
    let only = ids.map(|ids| ids.into_iter().map(Into::into).collect());
    Ok(Json(UnreadCount { unread_count: app.notifications.mark_read(signed_in.user, only).await? }))
}

impl Notification {
    fn of(row: NotificationRow) -> Self {
        use crate::model::NotificationKind as K;
        Self {
            id: row.id.uuid(),
            kind: match row.kind {
                K::NeedsReauth => NotificationKind::NeedsReauth,
                K::Failed => NotificationKind::Failed,
                K::Missed => NotificationKind::Missed,
                K::NeedsReview => NotificationKind::NeedsReview,
                K::InsufficientCredits => NotificationKind::InsufficientCredits,
                K::NewLogin => NotificationKind::NewLogin,
                K::NewKey => NotificationKind::NewKey,
                K::NewConnection => NotificationKind::NewConnection,
                K::KeyRotationFinished => NotificationKind::KeyRotationFinished,
                K::Feed => NotificationKind::Feed,
            },
            title: row.title,
            detail: row.detail,
            account_id: row.account_id.map(AccountId::uuid),
            post_id: row.post_id.map(PostId::uuid),
            feed_id: words::feed_of(&row.cause).map(FeedId::uuid),
            occurrences: row.occurrences,
            created_at: row.created_at.utc(),
            last_at: row.last_at.utc(),
            read_at: row.read_at.map(Instant::utc),
        }
    }
}
