//! What an upload is for, and what that allows.
//!
//! Source: docs.x.com, POST /2/media/upload, 2.167, and "Best practices" for media, read 2026-11-20.

use super::recognise::Shape;
use crate::world::people::Tier;

/// A media category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    TweetImage,
    TweetGif,
    TweetVideo,
    AmplifyVideo,
    DmImage,
    DmGif,
    DmVideo,
}

impl Category {
    const ALL: [Self; 7] = [
        Self::TweetImage,
        Self::TweetGif,
        Self::TweetVideo,
        Self::AmplifyVideo,
        Self::DmImage,
        Self::DmGif,
        Self::DmVideo,
    ];

    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TweetImage => "tweet_image",
            Self::TweetGif => "tweet_gif",
            Self::TweetVideo => "tweet_video",
            Self::AmplifyVideo => "amplify_video",
            Self::DmImage => "dm_image",
            Self::DmGif => "dm_gif",
            Self::DmVideo => "dm_video",
        }
    }

    /// The shape that bytes of this category must have.
    pub(crate) fn shape(self) -> Shape {
        match self {
            Self::TweetImage | Self::DmImage => Shape::Still,
            Self::TweetGif | Self::DmGif => Shape::Animated,
            Self::TweetVideo | Self::AmplifyVideo | Self::DmVideo => Shape::Video,
        }
    }

    /// Whether media of this category may stand in a post.
    pub(crate) fn is_for_posts(self) -> bool {
        matches!(self, Self::TweetImage | Self::TweetGif | Self::TweetVideo | Self::AmplifyVideo)
    }

    /// Whether a declared `media_type` can be of this category. A still GIF is an image.
    pub(crate) fn takes(self, media_type: &str) -> bool {
        match self.shape() {
            Shape::Still => media_type.starts_with("image/"),
            Shape::Animated => media_type == "image/gif",
            Shape::Video => media_type.starts_with("video/"),
        }
    }

    /// The most bytes. Source: "Best practices", a version later than 2026-08-22.
    pub(crate) fn max_bytes(self, tier: Tier) -> u64 {
        const MEGABYTE: u64 = 1024 * 1024;
        match (self, tier) {
            (Self::TweetImage | Self::DmImage, _) => 5 * MEGABYTE,
            (Self::TweetGif | Self::DmGif, _) => 15 * MEGABYTE,
            (Self::DmVideo, Tier::None) => 512 * MEGABYTE,
            (Self::DmVideo, Tier::Premium) => 1024 * MEGABYTE,
            (Self::TweetVideo | Self::AmplifyVideo, Tier::None) => 8 * 1024 * MEGABYTE,
            (Self::TweetVideo | Self::AmplifyVideo, Tier::Premium) => 16 * 1024 * MEGABYTE,
        }
    }

    /// How long, in seconds, an upload that was only begun waits. Source: answers quoted on docs.x.com.
    pub(crate) fn unfinished_secs(self) -> i64 {
        if self == Self::AmplifyVideo { 1_295_999 } else { 86_400 }
    }

    /// Kind, underscore, id. Source: keys in answers quoted on docs.x.com; 16 for GIF is a guess.
    pub(crate) fn key(self, id: &str) -> String {
        let kind = match self {
            Self::TweetImage | Self::DmImage => 3,
            Self::TweetVideo | Self::DmVideo => 7,
            Self::AmplifyVideo => 13,
            Self::TweetGif | Self::DmGif => 16,
        };
        format!("{kind}_{id}")
    }
}
