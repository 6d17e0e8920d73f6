//! Why an image is not taken.

use super::bounds::{MAX_FRAMES, MAX_FRAMES_PIXELS, MAX_PIXELS};

/// Why an image is not taken. Each sentence is for the person who chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageProblem {
    /// The bytes begin like none of the types that are taken.
    #[error("This file is not a JPEG, PNG, GIF or WebP image.")]
    UnsupportedType,
    /// No platform plays it, and its first frame alone is not what was meant.
    #[error("This is an animated WebP image, which cannot be posted. Save the animation as a GIF.")]
    AnimatedWebP,
    #[error("This image is larger than {} MB.", .max_bytes / (1024 * 1024))]
    TooManyBytes { max_bytes: u64 },
    /// Declared or needed: told before anything is decoded.
    #[error(
        "This image is larger than {max_side} pixels on a side or {} million in all, or needs too much memory to open.",
        MAX_PIXELS / 1_000_000
    )]
    TooManyPixels { max_side: u32 },
    #[error(
        "This animation has more than {MAX_FRAMES} frames, or more than {} million pixels in all of them together.",
        MAX_FRAMES_PIXELS / 1_000_000
    )]
    TooManyFrames,
    /// Broken, cut short, or of a kind that hardly any program writes.
    #[error("This image is damaged and cannot be decoded.")]
    Undecodable,
    #[error("This image takes too long to open.")]
    TooSlow,
}

impl ImageProblem {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnsupportedType | Self::AnimatedWebP => "image_type_unsupported",
            Self::TooManyBytes { .. } => "image_too_large",
            Self::TooManyPixels { .. } => "image_dimensions",
            Self::TooManyFrames => "image_too_many_frames",
            Self::Undecodable => "image_undecodable",
            Self::TooSlow => "image_too_slow",
        }
    }
}
