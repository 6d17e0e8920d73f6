//! Images through `prepare`, with the files that the tests of the whole server use too.

#[path = "../../../tests/it/support/bad_images.rs"]
mod bad_images;
#[path = "../../../tests/it/support/image_parts.rs"]
mod image_parts;
#[path = "../../../tests/it/support/odd_images.rs"]
mod odd_images;

mod declared;
mod mutated;
mod refused;
mod shrunk;
mod stripped;

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgba32FImage};

use super::{ImageLimits, Prepared, prepare};
use crate::media::deadline::Deadline;
use crate::media::problem::ImageProblem;
use crate::model::{ImageType, Treatment};

/// As X has them.
fn limits() -> ImageLimits {
    ImageLimits {
        types: ImageType::ALL,
        still_max_bytes: 5 << 20,
        animated_max_bytes: 15 << 20,
        max_side: 8192,
        upload_max_bytes: 32 << 20,
    }
}

fn patient() -> Deadline {
    Deadline::when(|| false)
}

fn prepared(bytes: &[u8]) -> Prepared {
    prepare(bytes, &limits(), &patient()).unwrap()
}

fn problem(bytes: &[u8], limits: &ImageLimits) -> ImageProblem {
    prepare(bytes, limits, &patient()).unwrap_err()
}

/// What is kept of an image.
fn kept(bytes: &[u8]) -> Vec<u8> {
    prepared(bytes).bytes.unwrap_or_else(|| bytes.to_vec())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The frames as a viewer shows them, turned upright, decoded without any of our own code.
fn shown(bytes: &[u8]) -> Vec<Rgba32FImage> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
    if reader.format() == Some(ImageFormat::Gif) {
        let frames = GifDecoder::new(Cursor::new(bytes)).unwrap().into_frames();
        return frames.map(|frame| DynamicImage::from(frame.unwrap().into_buffer()).into_rgba32f()).collect();
    }
    let mut decoder = reader.into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap();
    let mut image = DynamicImage::from_decoder(decoder).unwrap();
    image.apply_orientation(orientation);
    vec![image.into_rgba32f()]
}

/// Every EXIF field, as another reader finds them; a GIF has none.
fn exif_fields(bytes: &[u8]) -> Vec<(exif::Tag, Option<u32>)> {
    if bytes.starts_with(b"GIF") {
        return Vec::new();
    }
    match exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) {
        Ok(found) => found.fields().map(|field| (field.tag, field.value.get_uint(0))).collect(),
        Err(exif::Error::NotFound(_)) => Vec::new(),
        Err(error) => panic!("{error}"),
    }
}
