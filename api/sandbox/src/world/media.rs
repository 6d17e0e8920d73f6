//! Uploaded media, what was said about them, and uploads that were only begun.

use std::collections::BTreeMap;

use actix_web::web::Bytes;
use chrono::{DateTime, TimeDelta, Utc};

use super::World;
use super::grants::GrantKind;
use crate::media::accept::Uploader;
use crate::media::category::Category;
use crate::media::processing::Processing;
use crate::media::recognise::Content;

/// How long unused media live. Source: docs.x.com, POST /2/media/upload, `expires_after_secs`, read 2026-11-20.
const MEDIA_LIFETIME: TimeDelta = TimeDelta::seconds(86_400);

/// One finished upload.
#[derive(Clone, Debug)]
pub(crate) struct Media {
    pub(crate) id: String,
    /// The account that uploaded it.
    pub(crate) account_id: String,
    /// Accounts beside it that may post it.
    pub(crate) additional_owners: Vec<String>,
    pub(crate) category: Category,
    pub(crate) content: Content,
    pub(crate) bytes: Bytes,
    pub(crate) sha256: String,
    pub(crate) alt_text: Option<String>,
    pub(crate) uploaded_at: DateTime<Utc>,
    /// None when the medium was ready at once.
    pub(crate) processing: Option<Processing>,
    /// Which kind of token the upload was made with.
    pub(crate) by: GrantKind,
    pub(crate) door: Door,
}

/// The endpoint that an upload came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    V2,
    V2Chunked,
    V1,
    V1Chunked,
}

impl Door {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::V2 => "v2",
            Self::V2Chunked => "v2_chunked",
            Self::V1 => "v1",
            Self::V1Chunked => "v1_chunked",
        }
    }

    pub(crate) fn is_v1(self) -> bool {
        matches!(self, Self::V1 | Self::V1Chunked)
    }
}

/// An upload in chunks that is not finished.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) id: String,
    pub(crate) uploader: Uploader,
    pub(crate) media_type: String,
    pub(crate) category: Category,
    pub(crate) total_bytes: u64,
    /// By their number.
    pub(crate) segments: BTreeMap<u64, Bytes>,
    pub(crate) begun_at: DateTime<Utc>,
}

impl Upload {
    pub(crate) fn expires_at(&self) -> DateTime<Utc> {
        self.begun_at + TimeDelta::seconds(self.category.unfinished_secs())
    }
}

impl Media {
    pub(crate) fn key(&self) -> String {
        self.category.key(&self.id)
    }

    pub(crate) fn expires_at(&self) -> DateTime<Utc> {
        self.uploaded_at + MEDIA_LIFETIME
    }

    pub(crate) fn is_expired(&self, now: DateTime<Utc>) -> bool {
        now >= self.expires_at()
    }

    /// Whether X has finished its work with it, and with success.
    pub(crate) fn is_ready(&self, now: DateTime<Utc>) -> bool {
        self.processing.as_ref().is_none_or(|processing| processing.has_succeeded(now))
    }

    /// Whether this person may post it.
    pub(crate) fn belongs_to(&self, account_id: &str) -> bool {
        self.account_id == account_id || self.additional_owners.iter().any(|owner| owner == account_id)
    }
}

impl World {
    pub(crate) fn media_with(&self, id: &str) -> Option<&Media> {
        self.media.iter().find(|media| media.id == id)
    }

    /// The media of a list of ids, in the list's order.
    pub(crate) fn media_of(&self, ids: &[String]) -> Vec<&Media> {
        ids.iter().filter_map(|id| self.media_with(id)).collect()
    }

    /// Puts an alt text to one's own living medium; false when there is none with this id.
    pub(crate) fn describe_media(
        &mut self,
        id: &str,
        account_id: &str,
        alt_text: Option<&str>,
        now: DateTime<Utc>,
    ) -> bool {
        let own = |media: &&mut Media| media.id == id && media.account_id == account_id && !media.is_expired(now);
        let Some(media) = self.media.iter_mut().find(own) else { return false };
        if let Some(text) = alt_text {
            media.alt_text = Some(text.to_owned());
        }
        true
    }
}
