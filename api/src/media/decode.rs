//! Decodes an image once in full: the only proof that it is not damaged.
//!
//! Where a format allows it row by row or frame by frame, so that neither memory nor time depends on what the file
//! promises. The bounds have been held against what it declares before (`strip`).

use std::io::Cursor;

use gif::ColorOutput;
use image::codecs::gif::GifDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, GrayImage, ImageBuffer, ImageDecoder, Limits, RgbImage};
use png::Transformations;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

use super::bounds::MAX_WORKING_BYTES;
use super::deadline::Deadline;
use super::problem::ImageProblem;
use super::strip::Stripped;
use crate::model::ImageType;

/// Decodes all of it and keeps nothing.
pub(super) fn check(media_type: ImageType, image: &Stripped, deadline: &Deadline) -> Result<(), ImageProblem> {
    match media_type {
        ImageType::Gif => check_gif(image, deadline),
        ImageType::Png => check_png(image, deadline),
        ImageType::Jpeg | ImageType::WebP => pixels(media_type, image, deadline).map(drop),
    }?;
    deadline.check()
}

/// Decodes the first frame to eight bits a sample, not turned.
pub(super) fn pixels(
    media_type: ImageType,
    image: &Stripped,
    deadline: &Deadline,
) -> Result<DynamicImage, ImageProblem> {
    deadline.check()?;
    match media_type {
        ImageType::Jpeg if image.sequential => jpeg_pixels(&open_ended(&image.bytes)),
        ImageType::Jpeg => jpeg_pixels(&image.bytes),
        ImageType::Png => png_pixels(&image.bytes, deadline),
        ImageType::Gif => {
            let mut decoder = GifDecoder::new(Cursor::new(&image.bytes)).map_err(damaged)?;
            let mut limits = Limits::no_limits();
            // For a frame that is smaller than its canvas, beside the canvas.
            limits.max_alloc = Some(MAX_WORKING_BYTES.saturating_sub(decoder.total_bytes()));
            decoder.set_limits(limits).map_err(damaged)?;
            DynamicImage::from_decoder(decoder).map_err(damaged)
        }
        ImageType::WebP => {
            let decoder = WebPDecoder::new(Cursor::new(&image.bytes)).map_err(damaged)?;
            DynamicImage::from_decoder(decoder).map_err(damaged)
        }
    }
}

/// The same image with zeros for its end. Behind an end marker the decoder makes up as many zeros as it is short of, even
/// in its strict way; where the file just stops, it says that pixels are missing. The zeros are for its reading ahead.
fn open_ended(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.len().saturating_sub(2);
    [&bytes[..end], &[0; 16]].concat()
}

/// The strict way of the decoder: otherwise it fills what is missing with grey, and says that all is well.
fn jpeg_pixels(bytes: &[u8]) -> Result<DynamicImage, ImageProblem> {
    let options = DecoderOptions::default().set_strict_mode(true).set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let is_gray = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let colours = if is_gray { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(colours));
    let samples = decoder.decode().map_err(damaged)?;
    let (width, height) = decoder.dimensions().ok_or(ImageProblem::Undecodable)?;
    let (width, height) = (u32::try_from(width).map_err(damaged)?, u32::try_from(height).map_err(damaged)?);
    let image = if is_gray {
        GrayImage::from_raw(width, height, samples).map(DynamicImage::from)
    } else {
        RgbImage::from_raw(width, height, samples).map(DynamicImage::from)
    };
    image.ok_or(ImageProblem::Undecodable)
}

fn png_decoder(bytes: &[u8]) -> png::Decoder<Cursor<&[u8]>> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    // It has been looked at, and is no longer needed here.
    decoder.set_ignore_iccp_chunk(true);
    decoder
}

fn check_png(image: &Stripped, deadline: &Deadline) -> Result<(), ImageProblem> {
    let mut reader = png_decoder(&image.bytes).read_info().map_err(damaged)?;
    let animation = reader.info().animation_control();
    let is_extra = reader.info().frame_control().is_none();
    let frames = animation.map_or(1, |animation| u64::from(animation.num_frames) + u64::from(is_extra)).max(1);
    for frame in 0..frames {
        if frame > 0 {
            reader.next_frame_info().map_err(damaged)?;
        }
        while reader.next_row().map_err(damaged)?.is_some() {
            deadline.check()?;
        }
    }
    Ok(())
}

fn png_pixels(bytes: &[u8], deadline: &Deadline) -> Result<DynamicImage, ImageProblem> {
    let mut decoder = png_decoder(bytes);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(damaged)?;
    deadline.check()?;
    let mut samples = vec![0; reader.output_buffer_size().ok_or(ImageProblem::Undecodable)?];
    let frame = reader.next_frame(&mut samples).map_err(damaged)?;
    let (width, height) = (frame.width, frame.height);
    let image = match frame.color_type {
        png::ColorType::Grayscale => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        png::ColorType::GrayscaleAlpha => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLumaA8),
        png::ColorType::Rgb => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        png::ColorType::Rgba => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
        png::ColorType::Indexed => None,
    };
    image.ok_or(ImageProblem::Undecodable)
}

fn check_gif(image: &Stripped, deadline: &Deadline) -> Result<(), ImageProblem> {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    let mut decoder = options.read_info(Cursor::new(&image.bytes)).map_err(damaged)?;
    let mut frame = Vec::new();
    let mut frames = 0;
    while decoder.next_frame_info().map_err(damaged)?.is_some() {
        deadline.check()?;
        frame.resize(decoder.buffer_size(), 0);
        decoder.read_into_buffer(&mut frame).map_err(damaged)?;
        frames += 1;
    }
    if frames == image.frames { Ok(()) } else { Err(ImageProblem::Undecodable) }
}

/// The person who chose the image is helped by no more than that; what exactly is broken differs with each decoder.
fn damaged<E>(_: E) -> ImageProblem {
    ImageProblem::Undecodable
}
