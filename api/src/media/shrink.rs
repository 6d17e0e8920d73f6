//! Makes a still image smaller that is larger than the platform takes: first in quality, then in size.
//!
//! The orientation is turned into the pixels. A colour profile stays where it is one for the new pixels; other words on
//! colour (gamma, chromaticities, coding points of a PNG) are lost, so the result is taken for sRGB. Of an animated PNG
//! the default image is left, which is what platforms show of it anyway.

use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer};

use super::bounds::MAX_WORKING_BYTES;
use super::deadline::Deadline;
use super::decode;
use super::encode::{Encoding, encode};
use super::prepare::{ImageLimits, Prepared};
use super::problem::ImageProblem;
use super::resample::resample;
use super::strip::Stripped;
use crate::model::{ImageType, Treatment};

/// For an image without transparency: from hardly to just about visible.
const OPAQUE: &[Encoding] = &[Encoding::Jpeg(92), Encoding::Jpeg(87), Encoding::Jpeg(82), Encoding::Jpeg(75)];
/// With transparency there is no quality to give up.
const TRANSPARENT: &[Encoding] = &[Encoding::Png, Encoding::WebP];
/// One of so many bands of the picture stands for all of them when a size is estimated.
const BANDS: usize = 8;
/// The height of such a band: a whole number of blocks of a JPEG.
const BAND_ROWS: usize = 16;
/// How far an estimate may be above the limit and is still tried.
const BENEFIT_OF_DOUBT: f64 = 1.1;
/// How much of the limit is aimed at, so that an estimate that is a little low does not cost another round.
const CAUTION: f64 = 0.97;
/// How much smaller each side becomes at least from one try to the next.
const STEP: f64 = 0.9;
const MAX_STEPS: usize = 40;

/// Encodes a still image so that it fits `still_max_bytes`.
pub(super) fn shrink(
    media_type: ImageType,
    stripped: Stripped,
    limits: &ImageLimits,
    deadline: &Deadline,
) -> Result<Prepared, ImageProblem> {
    let mut image = without_needless_alpha(decode::pixels(media_type, &stripped, deadline)?);
    let Stripped { bytes, orientation, icc_profile: profile, .. } = stripped;
    // The pixels are all that is needed of it from here on.
    drop(bytes);
    turn(&mut image, orientation, limits)?;
    let fitting = Fitting { profile: profile.as_deref(), limits, deadline };
    let ways = if image.color().has_alpha() || !limits.types.contains(&ImageType::Jpeg) { TRANSPARENT } else { OPAQUE };
    let mut factor = match fitting.try_all(&image, ways)? {
        Tried::Fits(prepared) => return Ok(prepared),
        Tried::TooLarge { share } => first_factor(&image, share),
    };
    for _ in 0..MAX_STEPS {
        let (width, height) = (scaled(image.width(), factor), scaled(image.height(), factor));
        match fitting.try_all(&resample(&image, width, height, deadline)?, ways)? {
            Tried::Fits(prepared) => return Ok(prepared),
            // A picture made of even areas takes more bytes for each pixel the smaller it becomes.
            Tried::TooLarge { share } => factor *= share.sqrt().min(STEP),
        }
    }
    Err(ImageProblem::TooManyBytes { max_bytes: limits.still_max_bytes })
}

/// What came of writing an image in all the ways there are.
enum Tried {
    Fits(Prepared),
    /// Of what the smallest way is thought to take, this share is allowed.
    TooLarge {
        share: f64,
    },
}

struct Fitting<'a> {
    profile: Option<&'a [u8]>,
    limits: &'a ImageLimits,
    deadline: &'a Deadline,
}

impl Fitting<'_> {
    /// Writes the image in each way that is likely to fit, until one does.
    #[expect(clippy::cast_precision_loss, reason = "a limit of a few megabytes")]
    fn try_all(&self, image: &DynamicImage, ways: &[Encoding]) -> Result<Tried, ImageProblem> {
        let max_bytes = self.limits.still_max_bytes as f64;
        let mut smallest = f64::INFINITY;
        for encoding in ways.iter().filter(|encoding| self.is_allowed(**encoding) && encoding.takes(image)) {
            let estimate = self.estimate(image, *encoding)?;
            if estimate <= max_bytes * BENEFIT_OF_DOUBT
                && let Some(prepared) = self.try_with(image, *encoding)?
            {
                return Ok(Tried::Fits(prepared));
            }
            smallest = smallest.min(estimate);
        }
        Ok(Tried::TooLarge { share: max_bytes * CAUTION / smallest })
    }

    /// About how many bytes the image takes this way.
    #[expect(clippy::cast_precision_loss, reason = "it is an estimate")]
    fn estimate(&self, image: &DynamicImage, encoding: Encoding) -> Result<f64, ImageProblem> {
        let sample = bands(image);
        let sample = sample.as_ref().unwrap_or(image);
        let share = f64::from(image.height()) / f64::from(sample.height());
        let file = encode(sample, encoding, None, u64::MAX, self.deadline)?;
        Ok(file.map_or(f64::INFINITY, |file| file.len() as f64 * share))
    }

    fn is_allowed(&self, encoding: Encoding) -> bool {
        self.limits.types.contains(&encoding.media_type())
    }

    fn try_with(&self, image: &DynamicImage, encoding: Encoding) -> Result<Option<Prepared>, ImageProblem> {
        let file = encode(image, encoding, self.profile, self.limits.still_max_bytes, self.deadline)?;
        Ok(file.map(|bytes| Prepared {
            bytes: Some(bytes),
            media_type: encoding.media_type(),
            animated: false,
            width: image.width(),
            height: image.height(),
            treatment: Treatment::Shrunk,
        }))
    }
}

/// Turns the image upright. Where that swaps the sides it needs the image twice.
fn turn(image: &mut DynamicImage, orientation: Orientation, limits: &ImageLimits) -> Result<(), ImageProblem> {
    let twice = 2 * u64::try_from(image.as_bytes().len()).unwrap_or(u64::MAX / 2);
    if orientation != Orientation::NoTransforms && twice > MAX_WORKING_BYTES {
        return Err(ImageProblem::TooManyPixels { max_side: limits.max_side });
    }
    image.apply_orientation(orientation);
    Ok(())
}

/// Takes an alpha channel out that hides nothing, without a second copy of the pixels.
fn without_needless_alpha(image: DynamicImage) -> DynamicImage {
    let (width, height, channels) = (image.width(), image.height(), usize::from(image.color().channel_count()));
    let is_opaque = |samples: &[u8]| samples.chunks_exact(channels).all(|pixel| pixel[channels - 1] == u8::MAX);
    if !image.color().has_alpha() || !is_opaque(image.as_bytes()) {
        return image;
    }
    let is_gray = !image.color().has_color();
    let mut samples = image.into_bytes();
    let kept = channels - 1;
    let pixels = samples.len() / channels;
    for pixel in 0..pixels {
        samples.copy_within(pixel * channels..pixel * channels + kept, pixel * kept);
    }
    samples.truncate(pixels * kept);
    let opaque = if is_gray {
        ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLuma8)
    } else {
        ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgb8)
    };
    opaque.expect("as many samples as pixels and channels")
}

/// Every eighth band of rows, one above the other; nothing for an image that is too low for it to stand for the whole.
fn bands(image: &DynamicImage) -> Option<DynamicImage> {
    let row_bytes = image.width() as usize * usize::from(image.color().bytes_per_pixel());
    let rows = image.height() as usize;
    if rows < 4 * BANDS * BAND_ROWS {
        return None;
    }
    let mut samples = Vec::with_capacity(image.as_bytes().len() / BANDS + BAND_ROWS * row_bytes);
    for band in image.as_bytes().chunks(BANDS * BAND_ROWS * row_bytes) {
        samples.extend_from_slice(&band[..band.len().min(BAND_ROWS * row_bytes)]);
    }
    let (width, height) = (image.width(), u32::try_from(samples.len() / row_bytes).ok()?);
    match image {
        DynamicImage::ImageLuma8(_) => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        DynamicImage::ImageLumaA8(_) => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLumaA8),
        DynamicImage::ImageRgb8(_) => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        _ => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
    }
}

/// How much smaller each side is made at first: so that the pixels become fewer as the bytes must, and that both
/// pictures find room together.
#[expect(clippy::cast_precision_loss, reason = "it is an estimate")]
fn first_factor(image: &DynamicImage, share: f64) -> f64 {
    let bytes = image.as_bytes().len() as f64;
    let room = (MAX_WORKING_BYTES as f64 - bytes) / bytes;
    share.min(room).min(1.0).sqrt().min(0.95)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "smaller than the side it is taken from")]
fn scaled(side: u32, factor: f64) -> u32 {
    ((f64::from(side) * factor).round() as u32).max(1)
}
