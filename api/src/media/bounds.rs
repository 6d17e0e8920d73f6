//! How much of an image is opened at most. All of it is asked of what the file declares, before anything is decoded.

use super::problem::ImageProblem;

/// Most pixels of one frame.
pub(super) const MAX_PIXELS: u64 = 40_000_000;
/// Most frames of an animation. Source: X, media best practices, read 2026-11.
pub(super) const MAX_FRAMES: u64 = 350;
/// Most pixels of all frames of an animation together. Source: the same.
pub(super) const MAX_FRAMES_PIXELS: u64 = 300_000_000;
/// Most memory that decoding one image may take, all its buffers together: seven bytes for each of the pixels allowed,
/// which is what a lossless WebP takes.
pub(super) const MAX_WORKING_BYTES: u64 = 7 * MAX_PIXELS;
/// Most pixels gone through in all scans of a progressive JPEG together: a file of a few kilobytes can ask for a
/// hundred passes over forty million pixels, and no step of that can be interrupted. Ordinary files have ten scans.
pub(super) const MAX_SCANNED_PIXELS: u64 = 1_000_000_000;

/// The bounds for one image.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub max_side: u32,
}

impl Bounds {
    /// Whether one frame of this size may be opened.
    pub(super) fn frame(self, width: u32, height: u32) -> Result<(), ImageProblem> {
        if width == 0 || height == 0 {
            return Err(ImageProblem::Undecodable);
        }
        if width.max(height) > self.max_side || u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(self.too_many_pixels());
        }
        Ok(())
    }

    /// Whether decoding may take so much memory.
    pub(super) fn working_bytes(self, bytes: u64) -> Result<(), ImageProblem> {
        if bytes > MAX_WORKING_BYTES { Err(self.too_many_pixels()) } else { Ok(()) }
    }

    /// Whether so many frames on a canvas of this size may be opened.
    pub(super) fn animation(frames: u64, width: u32, height: u32) -> Result<(), ImageProblem> {
        let pixels = frames.saturating_mul(u64::from(width) * u64::from(height));
        if frames > 1 && (frames > MAX_FRAMES || pixels > MAX_FRAMES_PIXELS) {
            return Err(ImageProblem::TooManyFrames);
        }
        Ok(())
    }

    /// Whether so many scans over an image of this size may be gone through.
    pub(super) fn scans(scans: u64, width: u32, height: u32) -> Result<(), ImageProblem> {
        let pixels = scans.saturating_mul(u64::from(width) * u64::from(height));
        if pixels > MAX_SCANNED_PIXELS { Err(ImageProblem::TooSlow) } else { Ok(()) }
    }

    fn too_many_pixels(self) -> ImageProblem {
        ImageProblem::TooManyPixels { max_side: self.max_side }
    }
}
