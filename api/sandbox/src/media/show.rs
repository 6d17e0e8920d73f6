//! Media as the API answers about them, and as a test reads them.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::recognise::Shape;
use crate::clock;
use crate::world::World;
use crate::world::grants::GrantKind;
use crate::world::media::{Media, Upload};

/// One finished upload, with the bytes that really arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMedia {
    /// The id that was given out.
    pub id: String,
    /// The username of the person who uploaded it.
    pub account: String,
    /// `tweet_image`, `tweet_gif`, …
    pub category: String,
    /// What the bytes are, whatever the client said: `image/png`, …
    pub media_type: String,
    /// Exactly what was uploaded, chunks put together.
    pub bytes: Vec<u8>,
    /// Hexadecimal.
    pub sha256: String,
    /// What was said about it for people who cannot see it.
    pub alt_text: Option<String>,
    /// Which kind of token signed the upload.
    pub grant: GrantKind,
    /// `v2`, `v2_chunked`, `v1` or `v1_chunked`.
    pub endpoint: String,
    /// `ready`, or the state of its processing: `pending`, `in_progress`, `succeeded`, `failed`.
    pub state: String,
}

impl Media {
    /// The `data` that v2 answers with.
    pub(crate) fn in_v2(&self, now: DateTime<Utc>) -> Value {
        let mut data = self.common(now);
        data.insert("id".to_owned(), json!(self.id));
        data.insert("media_key".to_owned(), json!(self.key()));
        json!({"data": data})
    }

    /// The body that v1.1 answers with.
    pub(crate) fn in_v1(&self, now: DateTime<Utc>) -> Value {
        let mut body = self.common(now);
        body.insert("media_id".to_owned(), json!(self.id.parse::<i64>().unwrap_or_default()));
        body.insert("media_id_string".to_owned(), json!(self.id));
        body.insert("media_key".to_owned(), json!(self.key()));
        Value::Object(body)
    }

    fn common(&self, now: DateTime<Utc>) -> Map<String, Value> {
        let mut shown = Map::new();
        shown.insert("size".to_owned(), json!(self.bytes.len()));
        let left = (self.expires_at() - now).num_seconds().max(0);
        shown.insert("expires_after_secs".to_owned(), json!(left));
        let content = &self.content;
        let (key, about) = if content.shape == Shape::Video {
            ("video", json!({"video_type": content.media_type}))
        } else {
            ("image", json!({"image_type": content.media_type, "w": content.width, "h": content.height}))
        };
        shown.insert(key.to_owned(), about);
        if let Some(processing) = &self.processing {
            shown.insert("processing_info".to_owned(), processing.info(now));
        }
        shown
    }

    pub(crate) fn state(&self, now: DateTime<Utc>) -> &'static str {
        self.processing.as_ref().map_or("ready", |processing| processing.state(now))
    }
}

/// All finished uploads, oldest first.
pub(crate) fn stored(world: &World) -> Vec<StoredMedia> {
    let now = world.now();
    world
        .media
        .iter()
        .map(|media| StoredMedia {
            id: media.id.clone(),
            account: world.username(&media.account_id).to_owned(),
            category: media.category.name().to_owned(),
            media_type: media.content.media_type.to_owned(),
            bytes: media.bytes.to_vec(),
            sha256: media.sha256.clone(),
            alt_text: media.alt_text.clone(),
            grant: media.by,
            endpoint: media.door.name().to_owned(),
            state: media.state(now).to_owned(),
        })
        .collect()
}

/// What `/__media` gives: finished uploads without their bytes, and those that were only begun.
pub(crate) fn listed(world: &World) -> Value {
    let now = world.now();
    let media: Vec<Value> = world.media.iter().map(|media| about(world, media, now)).collect();
    let unfinished: Vec<Value> = world.uploads.iter().map(|upload| about_unfinished(world, upload)).collect();
    json!({"media": media, "unfinished": unfinished})
}

/// One finished upload for the ledger and the list.
pub(crate) fn about(world: &World, media: &Media, now: DateTime<Utc>) -> Value {
    json!({
        "id": media.id,
        "account": world.username(&media.account_id),
        "category": media.category.name(),
        "type": media.content.media_type,
        "bytes": media.bytes.len(),
        "sha256": media.sha256,
        "alt_text": media.alt_text,
        "grant": media.by,
        "endpoint": media.door.name(),
        "state": media.state(now),
        "uploaded_at": clock::written(media.uploaded_at),
        "expires_at": clock::written(media.expires_at()),
    })
}

fn about_unfinished(world: &World, upload: &Upload) -> Value {
    let segments: Vec<Value> =
        upload.segments.iter().map(|(index, bytes)| json!({"index": index, "bytes": bytes.len()})).collect();
    json!({
        "id": upload.id,
        "account": world.username(&upload.uploader.account_id),
        "category": upload.category.name(),
        "media_type": upload.media_type,
        "total_bytes": upload.total_bytes,
        "segments": segments,
        "grant": upload.uploader.by,
        "endpoint": upload.uploader.door.name(),
        "begun_at": clock::written(upload.begun_at),
    })
}
