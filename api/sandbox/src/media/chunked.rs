//! Uploads in chunks: begun, filled in any order, finished.
//!
//! Source: docs.x.com, "Chunked media upload", 2.167, read 2026-11-20.

use actix_web::web::Bytes;
use chrono::{DateTime, Utc};

use super::accept::{Uploader, check, too_large};
use super::category::Category;
use super::refusal::Refusal;
use crate::world::World;
use crate::world::media::Upload;

/// The most bytes that `initialize` takes at all.
const MAX_TOTAL_BYTES: u64 = 17_179_869_184;
/// The last number a segment may have.
pub(crate) const MAX_SEGMENT_INDEX: u64 = 999;
/// The most bytes of a segment. Source: "Best practices", as reported in 2026-10.
const MAX_SEGMENT_BYTES: usize = 8 * 1024 * 1024;
/// What `initialize` knows. Models and subtitles have no category here and are refused by it.
const MEDIA_TYPES: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/gif",
    "image/bmp",
    "image/pjpeg",
    "image/tiff",
    "video/mp4",
    "video/webm",
    "video/mp2t",
    "video/quicktime",
    "text/srt",
    "text/vtt",
    "model/gltf-binary",
    "model/vnd.usdz+zip",
];

impl World {
    /// Begins an upload and gives its id.
    pub(crate) fn begin_upload(
        &mut self,
        uploader: Uploader,
        media_type: &str,
        category: Category,
        total_bytes: u64,
        now: DateTime<Utc>,
    ) -> Result<String, Refusal> {
        if !MEDIA_TYPES.contains(&media_type) {
            let message = format!("The media type is not one of [{}].", MEDIA_TYPES.join(", "));
            return Err(Refusal::new("media_type", media_type, &message));
        }
        if !category.takes(media_type) {
            let message = format!("The media type does not fit the media category {}.", category.name());
            return Err(Refusal::new("media_type", media_type, &message));
        }
        let max = category.max_bytes(self.tier_of(&uploader.account_id)).min(MAX_TOTAL_BYTES);
        if total_bytes > max {
            return Err(too_large("total_bytes", max));
        }
        let id = self.next_id(now);
        self.uploads.push(Upload {
            id: id.clone(),
            uploader,
            media_type: media_type.to_owned(),
            category,
            total_bytes,
            segments: std::collections::BTreeMap::new(),
            begun_at: now,
        });
        Ok(id)
    }

    /// Adds a segment, or puts it in the place of an earlier one with its number. Gives when the upload expires.
    pub(crate) fn append_segment(
        &mut self,
        id: &str,
        account_id: &str,
        index: u64,
        bytes: Bytes,
        now: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, Refusal> {
        if index > MAX_SEGMENT_INDEX {
            let message = format!("The segment index is not between 0 and {MAX_SEGMENT_INDEX}.");
            return Err(Refusal::new("segment_index", &index.to_string(), &message));
        }
        if bytes.is_empty() || bytes.len() > MAX_SEGMENT_BYTES {
            let message = format!("A segment must have 1 to {MAX_SEGMENT_BYTES} bytes.");
            return Err(Refusal::new("media", "", &message));
        }
        let place = self.unfinished(id, account_id, now)?;
        let upload = &mut self.uploads[place];
        upload.segments.insert(index, bytes);
        Ok(upload.expires_at())
    }

    /// Puts the segments together and keeps the whole. What is refused here stays open for more segments (a guess).
    pub(crate) fn finish_upload(&mut self, id: &str, account_id: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
        let place = self.unfinished(id, account_id, now)?;
        let upload = &self.uploads[place];
        let without_gap = (0..).zip(upload.segments.keys()).all(|(expected, index)| expected == *index);
        let bytes: Bytes = upload.segments.values().flatten().copied().collect::<Vec<u8>>().into();
        if !without_gap || bytes.is_empty() || bytes.len() as u64 != upload.total_bytes {
            return Err(Refusal::new("id", id, "Segments do not add up to provided total file size."));
        }
        let content = check(&bytes, upload.category)?;
        if content.media_type != upload.media_type.replace("image/pjpeg", "image/jpeg") {
            let message = format!("The media is {}, not the media type it was announced as.", content.media_type);
            return Err(Refusal::new("media_type", &upload.media_type, &message));
        }
        let upload = self.uploads.remove(place);
        let processing = self.processing(&content, now);
        self.keep(upload.id, &upload.uploader, bytes, (upload.category, content), processing, now);
        Ok(())
    }

    /// The place of an upload that this person has begun, not finished, and not let expire.
    fn unfinished(&self, id: &str, account_id: &str, now: DateTime<Utc>) -> Result<usize, Refusal> {
        self.uploads
            .iter()
            .position(|upload| upload.id == id && upload.uploader.account_id == account_id && now < upload.expires_at())
            .ok_or_else(|| Refusal::not_found("id", id))
    }
}
