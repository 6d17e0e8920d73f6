//! Posts as clients see them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::delivery_bodies::{Delivery, DeliveryDetail, PostStatus, delivery, delivery_detail, post_status};
use crate::model;
use crate::posts::{PostView, time_note};

/// What became of a wall time when it was turned into an instant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum TimeResolution {
    /// There is exactly one such time.
    Exact,
    /// The clocks jump over it; the time moved forward by as much as they do.
    Gap,
    /// The clocks show it twice; the earlier one was taken.
    Overlap,
}

/// When a post is meant to go out.
#[derive(Serialize, ToSchema)]
pub(super) struct PostSchedule {
    /// The instant, which is what counts.
    at: DateTime<Utc>,
    /// IANA name of the zone it was thought in.
    #[schema(required = true, example = "Europe/Berlin")]
    time_zone: Option<String>,
    /// The time on the wall there, as it was asked for.
    #[schema(required = true, example = "2026-12-01T09:00:00")]
    wall_time: Option<String>,
    resolution: TimeResolution,
    /// A sentence for people, where the clocks change just then.
    #[schema(required = true)]
    note: Option<String>,
}

/// What was done with an image before it was kept or sent.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Treatment {
    /// Nothing: it is the file that was sent.
    AsIs,
    /// What no eye sees was taken out (EXIF, the place where it was taken, comments); the picture is the same.
    MetadataRemoved,
    /// Made smaller, because the platform would not have taken it.
    Shrunk,
}

impl From<model::Treatment> for Treatment {
    fn from(treatment: model::Treatment) -> Self {
        match treatment {
            model::Treatment::AsIs => Self::AsIs,
            model::Treatment::MetadataRemoved => Self::MetadataRemoved,
            model::Treatment::Shrunk => Self::Shrunk,
        }
    }
}

/// An image of a post.
#[derive(Serialize, ToSchema)]
pub(super) struct Image {
    id: Uuid,
    #[schema(example = "image/png")]
    media_type: String,
    bytes: i64,
    /// In pixels, as it is shown.
    width: i32,
    height: i32,
    /// A GIF with more than one frame.
    animated: bool,
    treatment: Treatment,
    /// Size of the file as it was sent here.
    uploaded_bytes: i64,
    /// A path on this server, for its owner; null once the server no longer keeps it: when the post is out, or a week
    /// after it failed.
    #[schema(required = true)]
    url: Option<String>,
    /// What a person who cannot see it is told.
    #[schema(required = true)]
    alt_text: Option<String>,
}

/// What the user wrote, and what became of it.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
    "text": "Fresh paint on the old pillar box.",
    "status": "posted",
    "images": [{"id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15", "media_type": "image/png", "bytes": 9807, "width": 1266, "height": 793, "animated": false, "treatment": "metadata_removed", "uploaded_bytes": 12011, "url": null, "alt_text": "A red pillar box"}],
    "deliveries": [{"id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13", "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11", "platform": "x", "username": "ada_sandbox", "text": "Fresh paint on the old pillar box.", "own_text": false, "state": "posted", "status": "posted", "reason": null, "detail": null, "due_at": "2026-11-20T19:41:33.238390Z", "late": false, "publish_late": null, "next_attempt_at": null, "next_lookup_at": null, "posted_at": "2026-11-20T19:41:33.245776Z", "remote_id": "1445880548472328192", "url": "https://x.com/ada_sandbox/status/1445880548472328192", "attempt_count": 1, "can_retry": false}],
    "schedule": null,
    "version": 0,
    "can_edit": false,
    "can_cancel": false,
    "created_at": "2026-11-20T19:41:33.238390Z"
}))]
pub(super) struct Post {
    id: Uuid,
    /// In NFC, without white space around it. It goes to each account that has no text of its own.
    text: String,
    /// Of all deliveries together.
    status: PostStatus,
    /// In order.
    images: Vec<Image>,
    /// One per account.
    deliveries: Vec<Delivery>,
    /// When it is meant to go out; null for one that was sent at once.
    #[schema(required = true)]
    schedule: Option<PostSchedule>,
    /// One higher with each change; send it back with yours.
    version: i64,
    /// Whether text and time can be changed.
    can_edit: bool,
    /// Whether it can be cancelled.
    can_cancel: bool,
    created_at: DateTime<Utc>,
}

/// A post with everything that was tried.
#[derive(Serialize, ToSchema)]
pub(super) struct PostDetail {
    id: Uuid,
    /// In NFC, without white space around it. It goes to each account that has no text of its own.
    text: String,
    /// Of all deliveries together.
    status: PostStatus,
    /// In order.
    images: Vec<Image>,
    /// One per account.
    deliveries: Vec<DeliveryDetail>,
    /// When it is meant to go out; null for one that was sent at once.
    #[schema(required = true)]
    schedule: Option<PostSchedule>,
    /// One higher with each change; send it back with yours.
    version: i64,
    /// Whether text and time can be changed.
    can_edit: bool,
    /// Whether it can be cancelled.
    can_cancel: bool,
    created_at: DateTime<Utc>,
}

impl Post {
    /// Where it is read, for the header `Location`.
    pub(super) fn path(&self) -> String {
        format!("/api/posts/{}", self.id)
    }

    pub(super) fn version(&self) -> i64 {
        self.version
    }

    pub(super) fn of(view: PostView) -> Self {
        Self {
            id: view.post.id.uuid(),
            status: post_status(view.status()),
            images: images(&view),
            schedule: view.post.schedule().map(PostSchedule::from),
            version: view.post.version,
            can_edit: view.can_edit(),
            can_cancel: view.can_cancel(),
            deliveries: view.deliveries.iter().map(|one| delivery(one, &view)).collect(),
            created_at: view.post.created_at.utc(),
            text: view.post.text,
        }
    }
}

impl PostDetail {
    pub(super) fn of(view: PostView) -> Self {
        Self {
            id: view.post.id.uuid(),
            status: post_status(view.status()),
            images: images(&view),
            schedule: view.post.schedule().map(PostSchedule::from),
            version: view.post.version,
            can_edit: view.can_edit(),
            can_cancel: view.can_cancel(),
            deliveries: view.deliveries.iter().map(|one| delivery_detail(one, &view)).collect(),
            created_at: view.post.created_at.utc(),
            text: view.post.text,
        }
    }
}

/// Where an image is, for its owner.
pub(super) fn media_path(id: model::MediaId) -> String {
    format!("/api/media/{id}")
}

fn images(view: &PostView) -> Vec<Image> {
    view.images
        .iter()
        .map(|image| Image {
            id: image.row.id.uuid(),
            media_type: image.row.media_type.to_string(),
            bytes: image.row.bytes,
            width: image.row.width,
            height: image.row.height,
            animated: image.row.animated,
            treatment: image.row.treatment.into(),
            uploaded_bytes: image.row.uploaded_bytes,
            url: image.is_here.then(|| media_path(image.row.id)),
            alt_text: image.row.alt_text.clone(),
        })
        .collect()
}

impl From<model::Schedule> for PostSchedule {
    fn from(schedule: model::Schedule) -> Self {
        Self {
            at: schedule.at.utc(),
            note: time_note(&schedule),
            resolution: match schedule.resolution {
                model::TimeResolution::Exact => TimeResolution::Exact,
                model::TimeResolution::Gap => TimeResolution::Gap,
                model::TimeResolution::Overlap => TimeResolution::Overlap,
            },
            time_zone: schedule.time_zone,
            wall_time: schedule.wall_time,
        }
    }
}
