//! Drafts: kept on the server while they are being written.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::caller::{Caller, PostsRead, PostsWrite};
use super::create_post::{AttachedImage, Override};
use super::cursor;
use super::error::{ApiError, FieldError, field_errors, key_reused};
use super::etag::{Precondition, precondition_failed, tag_of_version, tagged};
use super::json;
use super::post_bodies::media_path;
use super::posting::{idempotency_key, mark_replayed};
use super::problem::Problem;
use crate::app::App;
use crate::model::{AccountId, DraftOrigin};
use crate::posts::{DraftContent, DraftError, DraftStart, DraftView, PlannedTime};

/// What a draft holds: the parts of a post, none of which has to be fit to be posted yet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "text": "Fresh paint on the old pillar box.",
    "account_ids": ["0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"],
    "overrides": [],
    "media": [],
    "scheduled_for": "2026-12-01T09:00",
    "time_zone": "Europe/Berlin"
}))]
pub(super) struct DraftBody {
    /// At most 50000 characters.
    #[serde(default)]
    text: String,
    /// The chosen accounts.
    #[serde(default)]
    #[schema(max_items = 20)]
    account_ids: Vec<Uuid>,
    /// Texts for single accounts, chosen or not; one for each at most.
    #[serde(default)]
    #[schema(max_items = 20)]
    overrides: Vec<Override>,
    /// Images that were uploaded with `POST /api/media`, in the order in which they are shown. They wait as long as the
    /// draft does, up to a year after it was changed last.
    #[serde(default)]
    #[schema(max_items = 20)]
    media: Vec<AttachedImage>,
    /// As it will be asked for: an instant with its offset or `Z`, or a wall time without one. It may have passed.
    scheduled_for: Option<String>,
    /// IANA name of the zone in which a wall time is meant; only with `scheduled_for`.
    time_zone: Option<String>,
}

/// A text for one account.
#[derive(Serialize, ToSchema)]
pub(super) struct DraftOverride {
    account_id: Uuid,
    text: String,
}

/// An image of a draft.
#[derive(Serialize, ToSchema)]
pub(super) struct DraftImage {
    id: Uuid,
    #[schema(example = "image/png")]
    media_type: String,
    bytes: i64,
    /// In pixels, as it is shown.
    width: i32,
    height: i32,
    /// A GIF with more than one frame.
    animated: bool,
    /// A path on this server, for its owner.
    url: String,
    /// What a person who cannot see it is told.
    #[schema(required = true)]
    alt_text: Option<String>,
}

/// Who began a draft: `feed` is a blog whose posts are looked through before they are shared.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Origin {
    User,
    Feed,
}

/// A draft.
#[derive(Serialize, ToSchema)]
pub(super) struct Draft {
    id: Uuid,
    /// Counts the changes, from 1.
    revision: i64,
    text: String,
    account_ids: Vec<Uuid>,
    overrides: Vec<DraftOverride>,
    media: Vec<DraftImage>,
    #[schema(required = true)]
    scheduled_for: Option<String>,
    #[schema(required = true)]
    time_zone: Option<String>,
    origin: Origin,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// A page of drafts.
#[derive(Serialize, ToSchema)]
pub(super) struct DraftList {
    items: Vec<Draft>,
    /// Give it back as `cursor` for the next page; null on the last.
    #[schema(required = true)]
    next_cursor: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Drafts per page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List my drafts
///
/// The one that changed last comes first.
#[utoipa::path(
    tag = "Posts",
    params(ListQuery),
    responses((status = 200, description = "A page of drafts.", body = DraftList))
)]
#[get("/api/drafts")]
pub(super) async fn list_drafts(
    app: Data<App>,
    caller: Caller<PostsRead>,
    query: Query<ListQuery>,
) -> Result<Json<DraftList>, ApiError> {
    let limit = query.limit.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(ApiError::field("limit", "out_of_range", "A page has 1 to 100 drafts."));
    }
    let after = query.cursor.as_deref().map(cursor::read).transpose()?;
    let after = after.map(|(updated_at, id)| DraftStart { updated_at, id: id.into() });
    let page = app.posts.list_drafts(caller.user, after, limit).await.map_err(ApiError::internal)?;
    Ok(Json(DraftList {
        items: page.drafts.into_iter().map(Draft::of).collect(),
        next_cursor: page.next.map(|start| cursor::write(start.updated_at, start.id.uuid())),
    }))
}

/// Keep a draft
///
/// Nothing is sent. Post it with `POST /api/posts` and its id as `draft_id`: then it is deleted as the post is written.
/// Give an `Idempotency-Key` to make repeating the request safe.
#[utoipa::path(
    tag = "Posts",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same draft, for 48 hours, as long as it is here.")),
    responses(
        (status = 201, description = "It is kept.", body = Draft, headers(("Location" = String, description = "Where the draft is read."), ("ETag" = String, description = "Names this state of it."))),
        (status = 404, description = "`not_found`: no such account, no such image", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`media_in_use`, `too_many_drafts`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/drafts")]
pub(super) async fn create_draft(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    body: json::Json<DraftBody>,
) -> Result<HttpResponse, ApiError> {
    let idempotency = idempotency_key(request.headers(), "/api/drafts")?;
    let view = app.posts.keep_draft(caller.user, body.into_inner().content()?, idempotency).await?;
    let (revision, replayed) = (view.row.revision, view.replayed);
    let draft = Draft::of(view);
    let tag = header::EntityTag::new_strong(tag_of_version(revision, &draft)?);
    let mut response = HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/drafts/{}", draft.id)))
        .insert_header((header::ETAG, tag.to_string()))
        .json(draft);
    if replayed {
        mark_replayed(&mut response);
    }
    Ok(response)
}

/// One of my drafts
///
/// The answer has an `ETag`; with `If-None-Match` it is sent only if the draft has changed since.
#[utoipa::path(
    tag = "Posts",
    params(
        ("id" = Uuid, Path, description = "The draft's id."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of what you have."),
    ),
    responses(
        (status = 200, description = "The draft.", body = Draft, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 304, description = "It is as you have it."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/drafts/{id}")]
pub(super) async fn get_draft(
    app: Data<App>,
    caller: Caller<PostsRead>,
    request: HttpRequest,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    answer(&request, app.posts.find_draft(caller.user, id.into_inner().into()).await?)
}

/// Change a draft
///
/// Its whole content is replaced. Say with `If-Match` which state you have read: if somebody else has changed it since,
/// nothing is changed, so that no text is written over unseen.
#[utoipa::path(
    tag = "Posts",
    params(
        ("id" = Uuid, Path, description = "The draft's id."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what you have read; of it the revision counts. Without it the answer is 428."),
    ),
    responses(
        (status = 200, description = "As it is now.", body = Draft, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 404, description = "`not_found`: no such draft, account or image", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`media_in_use`", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`precondition_failed`, with the revision it has as `version`", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`version_required`: say which state you change", body = Problem, content_type = "application/problem+json"),
    )
)]
#[put("/api/drafts/{id}")]
pub(super) async fn replace_draft(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    id: Path<Uuid>,
    body: json::Json<DraftBody>,
) -> Result<HttpResponse, ApiError> {
    let (id, content) = (id.into_inner().into(), body.into_inner().content()?);
    let read = Precondition::of(&request);
    if matches!(read, Precondition::None) {
        app.posts.find_draft(caller.user, id).await?;
        let detail = "Say with `If-Match` which state of the draft you change. Nothing was changed.";
        return Err(ApiError::new(StatusCode::PRECONDITION_REQUIRED, "version_required", detail));
    }
    let is_read = move |revision| read.allows_version(revision);
    answer(&request, app.posts.replace_draft(caller.user, id, content, is_read).await?)
}

/// Delete a draft
///
/// Its images are kept for another 24 hours.
#[utoipa::path(
    tag = "Posts",
    params(
        ("id" = Uuid, Path, description = "The draft's id."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what you have read, if it is to be deleted in that state only."),
    ),
    responses(
        (status = 204, description = "It is gone."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`precondition_failed`, with the revision it has as `version`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/drafts/{id}")]
pub(super) async fn delete_draft(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let read = Precondition::of(&request);
    let is_read = move |revision| read.allows_version(revision);
    app.posts.delete_draft(caller.user, id.into_inner().into(), is_read).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn answer(request: &HttpRequest, view: DraftView) -> Result<HttpResponse, ApiError> {
    let revision = view.row.revision;
    let draft = Draft::of(view);
    Ok(tagged(request, &draft, &tag_of_version(revision, &draft)?))
}

impl DraftBody {
    fn content(self) -> Result<DraftContent, ApiError> {
        if self.time_zone.is_some() && self.scheduled_for.is_none() {
            let detail = "A time zone means nothing without `scheduled_for`. Nothing was kept.";
            return Err(ApiError::field("time_zone", "time_missing", detail));
        }
        let time_zone = self.time_zone;
        Ok(DraftContent {
            text: self.text,
            account_ids: self.account_ids.into_iter().map(Into::into).collect(),
            overrides: self.overrides.into_iter().map(Into::into).collect(),
            images: self.media.into_iter().map(Into::into).collect(),
            time: self.scheduled_for.map(|scheduled_for| PlannedTime { scheduled_for, time_zone }),
        })
    }
}

impl Draft {
    fn of(view: DraftView) -> Self {
        let DraftView { row, account_ids, overrides, images, replayed: _ } = view;
        let image = |(alt_text, image): (Option<String>, crate::posts::MediaRow)| DraftImage {
            id: image.id.uuid(),
            media_type: image.media_type.to_string(),
            bytes: image.bytes,
            width: image.width,
            height: image.height,
            animated: image.animated,
            url: media_path(image.id),
            alt_text: alt_text.or(image.alt_text).filter(|text| !text.is_empty()),
        };
        Self {
            id: row.id.uuid(),
            revision: row.revision,
            text: row.text,
            account_ids: account_ids.into_iter().map(AccountId::uuid).collect(),
            overrides: overrides
                .into_iter()
                .map(|own| DraftOverride { account_id: own.account.uuid(), text: own.text })
                .collect(),
            media: images.into_iter().map(image).collect(),
            scheduled_for: row.scheduled_for,
            time_zone: row.time_zone,
            origin: match row.origin {
                DraftOrigin::User => Origin::User,
                DraftOrigin::Feed => Origin::Feed,
            },
            created_at: row.created_at.utc(),
            updated_at: row.updated_at.utc(),
        }
    }
}

impl From<DraftError> for ApiError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Unknown => Self::not_found("draft"),
            DraftError::Changed(revision) => Self { version: Some(revision), ..precondition_failed("draft") },
            DraftError::TooMany => {
                let detail = "You have 500 drafts. Delete one that is not needed any more, then keep another.";
                Self::new(StatusCode::CONFLICT, "too_many_drafts", detail)
            }
            DraftError::UnknownAccount => Self::not_found("account"),
            DraftError::UnknownImage => Self::not_found("image"),
            DraftError::MediaInUse(field) => {
                let detail = "A post has this image. Upload it again for this draft; nothing was kept.";
                let errors = vec![FieldError { field, code: "media_in_use".to_owned(), detail: detail.to_owned() }];
                Self { errors, ..Self::new(StatusCode::CONFLICT, "media_in_use", detail) }
            }
            DraftError::Fields(problems) => {
                let detail = problems.first().map(|problem| problem.detail.clone()).unwrap_or_default();
                let error = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_fields", detail);
                Self { errors: field_errors(problems), ..error }
            }
            DraftError::KeyReused => key_reused(),
            DraftError::Store(error) => Self::internal(error),
        }
    }
}
