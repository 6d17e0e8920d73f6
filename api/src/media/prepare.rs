//! What is done with an image before it is kept: its type is told by its bytes, everything but the picture is taken out,
//! it is decoded once in full, and a still image that is too large is made smaller.

use image::metadata::Orientation;

use super::bounds::Bounds;
use super::deadline::Deadline;
use super::problem::ImageProblem;
use super::{decode, shrink, strip};
use crate::model::{ImageType, Treatment};

/// What an image may be at most.
#[derive(Clone, Debug)]
pub struct ImageLimits {
    pub types: &'static [ImageType],
    /// What the platform takes of a still image.
    pub still_max_bytes: u64,
    /// What the platform takes of a GIF with more than one frame.
    pub animated_max_bytes: u64,
    /// Longest side in pixels.
    pub max_side: u32,
    /// What a person may send of a still image; more than `still_max_bytes` is made smaller.
    pub upload_max_bytes: u64,
}

/// An image that is fit to be kept and sent.
#[derive(Debug)]
pub struct Prepared {
    /// Nothing when it stays exactly as it came.
    pub bytes: Option<Vec<u8>>,
    /// Of the bytes that are kept; another one than it came in when it had to be made smaller.
    pub media_type: ImageType,
    /// A GIF with more than one frame.
    pub animated: bool,
    /// In pixels, upright, as a viewer shows it.
    pub width: u32,
    pub height: u32,
    pub treatment: Treatment,
}

/// Prepares an image. Takes up to a few seconds and hundreds of megabytes, so it belongs on a thread of its own, and only
/// a few of them at once.
pub fn prepare(bytes: &[u8], limits: &ImageLimits, deadline: &Deadline) -> Result<Prepared, ImageProblem> {
    let media_type = tell_type(bytes).filter(|found| limits.types.contains(found));
    let media_type = media_type.ok_or(ImageProblem::UnsupportedType)?;
    // Whether a GIF moves is not known yet.
    let most = match media_type {
        ImageType::Gif => limits.upload_max_bytes.max(limits.animated_max_bytes),
        _ => limits.upload_max_bytes,
    };
    at_most(bytes, most)?;
    let stripped = strip::strip(media_type, bytes, Bounds { max_side: limits.max_side })?;
    deadline.check()?;
    let animated = stripped.frames > 1;
    if animated {
        at_most(&stripped.bytes, limits.animated_max_bytes)?;
    } else {
        at_most(bytes, limits.upload_max_bytes)?;
        if size(&stripped.bytes) > limits.still_max_bytes {
            return shrink::shrink(media_type, stripped, limits, deadline);
        }
    }
    decode::check(media_type, &stripped, deadline)?;
    let (width, height) = upright(stripped.orientation, stripped.width, stripped.height);
    let as_is = stripped.bytes == bytes;
    Ok(Prepared {
        bytes: (!as_is).then_some(stripped.bytes),
        media_type,
        animated,
        width,
        height,
        treatment: if as_is { Treatment::AsIs } else { Treatment::MetadataRemoved },
    })
}

/// The type that the first bytes show. A name or a claim of the sender does not count.
fn tell_type(bytes: &[u8]) -> Option<ImageType> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(ImageType::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(ImageType::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(ImageType::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(ImageType::WebP),
        _ => None,
    }
}

fn at_most(bytes: &[u8], max_bytes: u64) -> Result<(), ImageProblem> {
    if size(bytes) > max_bytes { Err(ImageProblem::TooManyBytes { max_bytes }) } else { Ok(()) }
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// Width and height after turning.
fn upright(orientation: Orientation, width: u32, height: u32) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            (height, width)
        }
        _ => (width, height),
    }
}

#[cfg(test)]
mod tests;
