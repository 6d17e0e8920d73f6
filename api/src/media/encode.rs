//! Writes pixels as a file, and stops as soon as the file is larger than it may be.

use std::io::{self, Write};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ColorType, DynamicImage, ImageEncoder};

use super::deadline::Deadline;
use super::problem::ImageProblem;
use crate::model::ImageType;

/// Most pixels that are written as WebP: its encoder holds all of them a second time, and cannot be stopped.
const MAX_WEBP_PIXELS: u64 = 12_000_000;
/// How many bytes are written between two looks at the deadline.
const BYTES_BETWEEN_LOOKS: usize = 64 * 1024;

/// A way to write pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// With a quality of 1 to 100. Without alpha.
    Jpeg(u8),
    Png,
    /// Lossless.
    WebP,
}

impl Encoding {
    pub(super) fn media_type(self) -> ImageType {
        match self {
            Self::Jpeg(_) => ImageType::Jpeg,
            Self::Png => ImageType::Png,
            Self::WebP => ImageType::WebP,
        }
    }

    /// Whether an image of this size is written this way.
    pub(super) fn takes(self, image: &DynamicImage) -> bool {
        self != Self::WebP || u64::from(image.width()) * u64::from(image.height()) <= MAX_WEBP_PIXELS
    }
}

/// The file, or nothing when it would be larger than `max_bytes`. The pixels have eight bits a sample. A colour profile
/// is written when it is one for such pixels.
pub(super) fn encode(
    image: &DynamicImage,
    encoding: Encoding,
    icc_profile: Option<&[u8]>,
    max_bytes: u64,
    deadline: &Deadline,
) -> Result<Option<Vec<u8>>, ImageProblem> {
    deadline.check()?;
    let mut file = Bounded { bytes: Vec::new(), max_bytes, looked_at: 0, deadline, stopped: None };
    let profile = icc_profile.filter(|profile| fits(profile, image.color())).map(<[u8]>::to_vec);
    let written = match encoding {
        Encoding::Jpeg(quality) => with_profile(JpegEncoder::new_with_quality(&mut file, quality), image, profile),
        Encoding::WebP => with_profile(WebPEncoder::new_lossless(&mut file), image, profile),
        Encoding::Png => png(&mut file, image, profile).map_err(|_| ImageProblem::Undecodable),
    };
    // Encoders wrap the error of what they write to, each in its own way.
    match (written, file.stopped) {
        (Ok(()), None) => Ok(Some(file.bytes)),
        (_, Some(Stopped::TooLarge)) => Ok(None),
        (_, Some(Stopped::TooSlow)) => Err(ImageProblem::TooSlow),
        (Err(problem), None) => Err(problem),
    }
}

fn with_profile(
    mut encoder: impl ImageEncoder,
    image: &DynamicImage,
    profile: Option<Vec<u8>>,
) -> Result<(), ImageProblem> {
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).map_err(|_| ImageProblem::Undecodable)?;
    }
    let written = encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into());
    written.map_err(|_| ImageProblem::Undecodable)
}

/// Row by row: the other encoder holds all filtered rows at once.
fn png(file: &mut Bounded, image: &DynamicImage, profile: Option<Vec<u8>>) -> Result<(), png::EncodingError> {
    let mut info = png::Info::with_size(image.width(), image.height());
    info.bit_depth = png::BitDepth::Eight;
    info.color_type = match image.color() {
        ColorType::L8 => png::ColorType::Grayscale,
        ColorType::La8 => png::ColorType::GrayscaleAlpha,
        ColorType::Rgb8 => png::ColorType::Rgb,
        _ => png::ColorType::Rgba,
    };
    info.icc_profile = profile.map(Into::into);
    let mut encoder = png::Encoder::with_info(file, info)?;
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let row_bytes = image.width() as usize * usize::from(image.color().bytes_per_pixel());
    for row in image.as_bytes().chunks_exact(row_bytes) {
        rows.write_all(row)?;
    }
    rows.finish()?;
    writer.finish()
}

/// Whether a profile is one for pixels of these colours: that of a CMYK image is not, once it has been decoded to RGB.
/// Source: ICC.1:2022, section 7.2.6.
fn fits(profile: &[u8], colours: ColorType) -> bool {
    let expected = if colours.has_color() { b"RGB " } else { b"GRAY" };
    profile.get(16..20) == Some(expected.as_slice())
}

/// A file in memory that refuses to become too large, and to be written for too long.
struct Bounded<'a> {
    bytes: Vec<u8>,
    max_bytes: u64,
    /// How long the file was when the deadline was last looked at.
    looked_at: usize,
    deadline: &'a Deadline,
    /// Why nothing more was taken.
    stopped: Option<Stopped>,
}

#[derive(Clone, Copy)]
enum Stopped {
    TooLarge,
    TooSlow,
}

impl Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // An encoder that is dropped tries to write its end.
        if self.stopped.is_some() {
            return Err(io::ErrorKind::Other.into());
        }
        let length = self.bytes.len() + bytes.len();
        if u64::try_from(length).is_ok_and(|length| length > self.max_bytes) {
            self.stopped = Some(Stopped::TooLarge);
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if length - self.looked_at >= BYTES_BETWEEN_LOOKS {
            self.looked_at = length;
            if self.deadline.has_passed() {
                self.stopped = Some(Stopped::TooSlow);
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn noisy() -> DynamicImage {
        let noise = |x: u32, y: u32| u8::try_from((x * 7919 + y * 104_729 + x * x * y) % 251).unwrap();
        image::RgbImage::from_fn(300, 300, |x, y| image::Rgb([noise(x, y), noise(y, x), noise(x + y, x)])).into()
    }

    #[test]
    fn a_file_may_be_as_large_as_it_may_be_and_not_one_byte_more() {
        let (image, patient) = (noisy(), Deadline::when(|| false));
        for encoding in [Encoding::Jpeg(80), Encoding::Png, Encoding::WebP] {
            let with_room = |max_bytes| encode(&image, encoding, None, max_bytes, &patient).unwrap();
            let file = with_room(u64::MAX).unwrap();
            let size = u64::try_from(file.len()).unwrap();
            assert_eq!(with_room(size), Some(file));
            assert_eq!(with_room(size - 1), None);
        }
    }

    #[test]
    fn writing_ends_at_the_deadline() {
        let late = Deadline::when(|| true);
        assert_eq!(encode(&noisy(), Encoding::WebP, None, u64::MAX, &late), Err(ImageProblem::TooSlow));
        for encoding in [Encoding::Jpeg(100), Encoding::Png] {
            for passes_at in [1, 2, 3] {
                let left = Cell::new(passes_at);
                let deadline = Deadline::when(move || {
                    left.set(left.get() - 1);
                    left.get() == 0
                });
                let written = encode(&noisy(), encoding, None, u64::MAX, &deadline);
                assert_eq!(written, Err(ImageProblem::TooSlow), "{encoding:?} {passes_at}");
            }
        }
    }
}
