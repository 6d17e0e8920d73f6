//! Takes everything out of an image file that is not needed to show it: where and when it was taken, with what, by
//! whom, earlier versions, and whatever follows its end. Compressed pixels are copied as they are.
//!
//! Each format is walked by hand, because what must go also sits where readers of metadata do not look: between the
//! scans of a JPEG, behind the end of the image, in a second chunk of the same name. Each walk keeps what is known to be
//! needed and drops the rest, and holds what the file declares against the bounds on its way.

mod exif;
mod gif;
mod icc;
mod jpeg;
mod png;
mod riff;

use image::metadata::Orientation;

use super::bounds::Bounds;
use super::problem::ImageProblem;
use crate::model::ImageType;

/// An image file without what is not needed to show it.
pub(super) struct Stripped {
    pub bytes: Vec<u8>,
    /// How it must be turned to be upright; the file still says so.
    pub orientation: Orientation,
    /// In pixels, as stored, not turned.
    pub width: u32,
    pub height: u32,
    /// How many frames a viewer plays: one for a still image and for an animated PNG.
    pub frames: u64,
    /// Whether all pixels of a JPEG lie in one scan, one block after the other.
    pub sequential: bool,
    /// The colour profile that was left in.
    pub icc_profile: Option<Vec<u8>>,
}

/// Strips a file of the given type. `Undecodable` when it has no end, or is not put together as its type must be.
pub(super) fn strip(media_type: ImageType, bytes: &[u8], bounds: Bounds) -> Result<Stripped, ImageProblem> {
    match media_type {
        ImageType::Jpeg => jpeg::strip(bytes, bounds),
        ImageType::Png => png::strip(bytes, bounds),
        ImageType::Gif => gif::strip(bytes, bounds),
        ImageType::WebP => riff::strip(bytes, bounds),
    }
}

/// Walks over bytes; asking for more than there is means that the file is cut short.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], ImageProblem> {
        let end = self.at.checked_add(count).ok_or(ImageProblem::Undecodable)?;
        let taken = self.bytes.get(self.at..end).ok_or(ImageProblem::Undecodable)?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ImageProblem> {
        self.take(N)?.try_into().map_err(|_| ImageProblem::Undecodable)
    }

    fn byte(&mut self) -> Result<u8, ImageProblem> {
        self.array().map(|[byte]| byte)
    }
}
