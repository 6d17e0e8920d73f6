//! What an image is, told by its bytes alone: name and claimed type are ignored.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder, ImageFormat, ImageReader, Limits};

use crate::model::ImageType;

/// What an image may be at most.
#[derive(Clone, Debug)]
pub struct ImageLimits {
    pub types: &'static [ImageType],
    pub still_max_bytes: u64,
    /// For a GIF with more than one frame.
    pub animated_max_bytes: u64,
    /// Longest side in pixels.
    pub max_side: u32,
}

/// Most memory a decoder may ask for; also bounds the pixels, at four bytes each.
const MAX_ALLOC_BYTES: u64 = 160 * 1024 * 1024;
/// Most pixels of one frame.
const MAX_PIXELS: u64 = 40_000_000;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inspected {
    pub media_type: ImageType,
    /// A GIF with more than one frame.
    pub animated: bool,
    pub width: u32,
    pub height: u32,
}

/// Why an image is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageProblem {
    #[error("This file is not a JPEG, PNG, GIF or WebP image.")]
    UnsupportedType,
    #[error("This image is larger than {} MB.", .max_bytes / (1024 * 1024))]
    TooManyBytes { max_bytes: u64 },
    #[error("This image is larger than {max_side} pixels on a side, or 40 million in all.")]
    TooManyPixels { max_side: u32 },
    #[error("This image is damaged and cannot be decoded.")]
    Undecodable,
}

pub(super) fn inspect(bytes: &[u8], limits: &ImageLimits) -> Result<Inspected, ImageProblem> {
    let format = image::guess_format(bytes).map_err(|_| ImageProblem::UnsupportedType)?;
    let media_type = match format {
        ImageFormat::Jpeg => ImageType::Jpeg,
        ImageFormat::Png => ImageType::Png,
        ImageFormat::Gif => ImageType::Gif,
        ImageFormat::WebP => ImageType::WebP,
        _ => return Err(ImageProblem::UnsupportedType),
    };
    if !limits.types.contains(&media_type) {
        return Err(ImageProblem::UnsupportedType);
    }
    // Before any decoding: the larger of the two limits, since a GIF's frames are not known yet.
    let size = bytes.len() as u64;
    let hard_max = if media_type == ImageType::Gif { limits.animated_max_bytes } else { limits.still_max_bytes };
    if size > hard_max {
        return Err(ImageProblem::TooManyBytes { max_bytes: hard_max });
    }
    let (width, height) = reader(bytes, format, limits).into_dimensions().map_err(|error| problem(&error, limits))?;
    if width.max(height) > limits.max_side || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(ImageProblem::TooManyPixels { max_side: limits.max_side });
    }
    let animated = if media_type == ImageType::Gif {
        has_two_frames(bytes, limits)?
    } else {
        reader(bytes, format, limits).decode().map_err(|error| problem(&error, limits))?;
        false
    };
    if !animated && size > limits.still_max_bytes {
        return Err(ImageProblem::TooManyBytes { max_bytes: limits.still_max_bytes });
    }
    Ok(Inspected { media_type, animated, width, height })
}

fn decoder_limits(limits: &ImageLimits) -> Limits {
    let mut bounds = Limits::default();
    bounds.max_image_width = Some(limits.max_side);
    bounds.max_image_height = Some(limits.max_side);
    bounds.max_alloc = Some(MAX_ALLOC_BYTES);
    bounds
}

fn reader<'a>(bytes: &'a [u8], format: ImageFormat, limits: &ImageLimits) -> ImageReader<Cursor<&'a [u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(decoder_limits(limits));
    reader
}

fn has_two_frames(bytes: &[u8], limits: &ImageLimits) -> Result<bool, ImageProblem> {
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(|error| problem(&error, limits))?;
    image::ImageDecoder::set_limits(&mut decoder, decoder_limits(limits)).map_err(|error| problem(&error, limits))?;
    let mut frames = decoder.into_frames();
    match frames.next() {
        Some(Ok(_)) => {}
        Some(Err(error)) => return Err(problem(&error, limits)),
        None => return Err(ImageProblem::Undecodable),
    }
    match frames.next() {
        Some(Ok(_)) => Ok(true),
        Some(Err(error)) => Err(problem(&error, limits)),
        None => Ok(false),
    }
}

fn problem(error: &image::ImageError, limits: &ImageLimits) -> ImageProblem {
    match error {
        image::ImageError::Limits(_) => ImageProblem::TooManyPixels { max_side: limits.max_side },
        _ => ImageProblem::Undecodable,
    }
}
