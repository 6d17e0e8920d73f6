//! Uploaded media and what was said about them.

use actix_web::web::Bytes;
use chrono::{DateTime, TimeDelta, Utc};

use super::World;

/// How long unused media live. Source: docs.x.com, POST /2/media/upload, `expires_after_secs`, read 2026-11-20.
pub(crate) const MEDIA_LIFETIME: TimeDelta = TimeDelta::seconds(86_400);

/// One finished upload.
#[derive(Clone, Debug)]
pub(crate) struct Media {
    pub(crate) id: String,
    /// The only account that may post it.
    pub(crate) account_id: String,
    pub(crate) category: Category,
    pub(crate) picture: Picture,
    pub(crate) bytes: Bytes,
    pub(crate) sha256: String,
    pub(crate) alt_text: Option<String>,
    pub(crate) uploaded_at: DateTime<Utc>,
}

/// What an upload is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    TweetImage,
    TweetGif,
    DmImage,
    DmGif,
}

impl Category {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "tweet_image" => Self::TweetImage,
            "tweet_gif" => Self::TweetGif,
            "dm_image" => Self::DmImage,
            "dm_gif" => Self::DmGif,
            _ => return None,
        })
    }

    pub(crate) fn is_gif(self) -> bool {
        matches!(self, Self::TweetGif | Self::DmGif)
    }

    /// Whether media of this category may stand in a post.
    pub(crate) fn is_for_posts(self) -> bool {
        matches!(self, Self::TweetImage | Self::TweetGif)
    }
}

/// What the bytes themselves say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) media_type: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) animated: bool,
}

impl Media {
    /// Kind, underscore, id. Source: keys in answers quoted on docs.x.com; 16 for GIF is a guess.
    pub(crate) fn key(&self) -> String {
        let kind = if self.category.is_gif() { 16 } else { 3 };
        format!("{kind}_{}", self.id)
    }

    pub(crate) fn is_expired(&self, now: DateTime<Utc>) -> bool {
        now >= self.uploaded_at + MEDIA_LIFETIME
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
}
