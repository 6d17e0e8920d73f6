//! Images made on the spot.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, RgbImage, RgbaImage};

fn encoded(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 90])
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn png() -> Vec<u8> {
    png_of(16, 12)
}

pub(crate) fn png_of(width: u32, height: u32) -> Vec<u8> {
    encoded(ImageFormat::Png, width, height)
}

pub(crate) fn jpeg() -> Vec<u8> {
    encoded(ImageFormat::Jpeg, 16, 12)
}

/// A GIF with so many frames.
pub(crate) fn gif(frames: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for shade in 0..frames {
        let picture = RgbaImage::from_pixel(8, 8, image::Rgba([shade * 40, 20, 20, 255]));
        encoder.encode_frame(Frame::new(picture)).unwrap();
    }
    drop(encoder);
    bytes
}
