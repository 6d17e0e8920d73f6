//! Images made on the spot.

use std::io::Cursor;
use std::sync::LazyLock;

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

/// Bytes that no compression makes smaller.
fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..bytes.div_ceil(8)).flat_map(|_| next().to_le_bytes()).take(bytes).collect()
}

/// A PNG of noise, of so many pixels a side: three bytes a pixel and a little more.
pub(crate) fn large_png(side: u32) -> Vec<u8> {
    let pixels = noise(usize::try_from(side * side * 3).unwrap());
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_raw(side, side, pixels).unwrap().write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// An animation of two frames, of more than two megabytes, so that it takes three segments.
pub(crate) fn large_gif() -> Vec<u8> {
    static GIF: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new_with_speed(&mut bytes, 30);
        for frame in noise(2 * 1000 * 1000 * 4).chunks(1000 * 1000 * 4) {
            let picture = RgbaImage::from_raw(1000, 1000, frame.to_vec()).unwrap();
            encoder.encode_frame(Frame::new(picture)).unwrap();
        }
        drop(encoder);
        bytes
    });
    GIF.clone()
}

/// Width, height and every pixel of a picture.
pub(crate) fn pixels(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let picture = image::load_from_memory(bytes).unwrap().to_rgba8();
    (picture.width(), picture.height(), picture.into_raw())
}
