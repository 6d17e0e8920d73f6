//! Makes an image smaller, with a Lanczos filter of three lobes.
//!
//! Row by row: besides the result only as many source rows are held as one row of the result needs. The common way goes
//! over a whole picture of floating point numbers in between, which for forty million pixels takes half a gigabyte.

use std::f32::consts::PI;

use image::{DynamicImage, ImageBuffer};

use super::deadline::Deadline;
use super::problem::ImageProblem;

const LOBES: f32 = 3.0;

/// The image at a smaller size, of at least one pixel a side. Eight bits a sample; colours are weighted with their alpha,
/// so that what is transparent does not bleed into what is not.
pub(super) fn resample(
    image: &DynamicImage,
    width: u32,
    height: u32,
    deadline: &Deadline,
) -> Result<DynamicImage, ImageProblem> {
    let size = Size { from: (image.width(), image.height()), to: (width, height) };
    let samples = image.as_bytes();
    let smaller = match image {
        DynamicImage::ImageLuma8(_) => ImageBuffer::from_raw(width, height, rows::<1, false>(samples, size, deadline)?)
            .map(DynamicImage::ImageLuma8),
        DynamicImage::ImageLumaA8(_) => ImageBuffer::from_raw(width, height, rows::<2, true>(samples, size, deadline)?)
            .map(DynamicImage::ImageLumaA8),
        DynamicImage::ImageRgb8(_) => ImageBuffer::from_raw(width, height, rows::<3, false>(samples, size, deadline)?)
            .map(DynamicImage::ImageRgb8),
        DynamicImage::ImageRgba8(_) => ImageBuffer::from_raw(width, height, rows::<4, true>(samples, size, deadline)?)
            .map(DynamicImage::ImageRgba8),
        _ => None,
    };
    smaller.ok_or(ImageProblem::Undecodable)
}

#[derive(Clone, Copy)]
struct Size {
    from: (u32, u32),
    to: (u32, u32),
}

/// Which samples of a line make up one of the result: the first of them, and the share of each.
struct Window {
    start: usize,
    shares: Vec<f32>,
}

/// The windows along one side. Source: the usual scaled Lanczos kernel, centres of pixels at their halves.
#[expect(clippy::cast_precision_loss, reason = "sides are a few thousand pixels")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the line")]
fn windows(from: u32, to: u32) -> Vec<Window> {
    let scale = from as f32 / to as f32;
    let reach = LOBES * scale.max(1.0);
    let window = |place: u32| {
        let centre = (place as f32 + 0.5) * scale;
        let start = (centre - reach).floor().max(0.0) as usize;
        let end = ((centre + reach).ceil() as usize).min(from as usize);
        let shares: Vec<f32> = (start..end).map(|at| lanczos((at as f32 + 0.5 - centre) / scale.max(1.0))).collect();
        let sum: f32 = shares.iter().sum();
        Window { start, shares: shares.into_iter().map(|share| share / sum).collect() }
    };
    (0..to).map(window).collect()
}

fn lanczos(x: f32) -> f32 {
    if x.abs() < 1e-6 {
        1.0
    } else if x.abs() >= LOBES {
        0.0
    } else {
        let x = x * PI;
        LOBES * x.sin() * (x / LOBES).sin() / (x * x)
    }
}

fn rows<const CHANNELS: usize, const ALPHA: bool>(
    samples: &[u8],
    size: Size,
    deadline: &Deadline,
) -> Result<Vec<u8>, ImageProblem> {
    let across = windows(size.from.0, size.to.0);
    let down = windows(size.from.1, size.to.1);
    let (from_row, to_row) = (size.from.0 as usize * CHANNELS, size.to.0 as usize * CHANNELS);
    let held = down.iter().map(|window| window.shares.len()).max().unwrap_or(0);
    // The rows that a window needs, already at their new width; row `n` lies in place `n % held`.
    let mut ring = vec![vec![0_f32; to_row]; held];
    let mut loaded = 0;
    let mut line = vec![0_f32; from_row];
    let mut sums = vec![0_f32; to_row];
    let mut result = Vec::with_capacity(to_row * down.len());
    for window in &down {
        deadline.check()?;
        // Windows move on; rows before this one are not needed again.
        loaded = loaded.max(window.start);
        while loaded < window.start + window.shares.len() {
            load::<CHANNELS, ALPHA>(&samples[loaded * from_row..][..from_row], &mut line);
            narrow::<CHANNELS>(&line, &across, &mut ring[loaded % held]);
            loaded += 1;
        }
        sums.fill(0.0);
        for (offset, share) in window.shares.iter().enumerate() {
            for (sum, sample) in sums.iter_mut().zip(&ring[(window.start + offset) % held]) {
                *sum += sample * share;
            }
        }
        store::<CHANNELS, ALPHA>(&sums, &mut result);
    }
    Ok(result)
}

fn load<const CHANNELS: usize, const ALPHA: bool>(samples: &[u8], line: &mut [f32]) {
    for (to, from) in line.chunks_exact_mut(CHANNELS).zip(samples.chunks_exact(CHANNELS)) {
        let weight = if ALPHA { f32::from(from[CHANNELS - 1]) / 255.0 } else { 1.0 };
        for (to, from) in to.iter_mut().zip(from) {
            *to = f32::from(*from) * weight;
        }
        if ALPHA {
            to[CHANNELS - 1] = f32::from(from[CHANNELS - 1]);
        }
    }
}

fn narrow<const CHANNELS: usize>(line: &[f32], across: &[Window], narrowed: &mut [f32]) {
    for (to, window) in narrowed.chunks_exact_mut(CHANNELS).zip(across) {
        let mut sums = [0_f32; CHANNELS];
        let pixels = line[window.start * CHANNELS..].chunks_exact(CHANNELS);
        for (pixel, share) in pixels.zip(&window.shares) {
            for (sum, sample) in sums.iter_mut().zip(pixel) {
                *sum += sample * share;
            }
        }
        to.copy_from_slice(&sums);
    }
}

fn store<const CHANNELS: usize, const ALPHA: bool>(sums: &[f32], result: &mut Vec<u8>) {
    for pixel in sums.chunks_exact(CHANNELS) {
        let weight = if ALPHA { pixel[CHANNELS - 1].max(0.0) / 255.0 } else { 1.0 };
        for (channel, sum) in pixel.iter().enumerate() {
            let is_alpha = ALPHA && channel == CHANNELS - 1;
            let value = if is_alpha || weight == 0.0 { *sum } else { sum / weight };
            result.push(rounded(value));
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn rounded(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use image::imageops::FilterType;
    use image::{GrayImage, Luma, Rgba, RgbaImage};

    use super::*;

    fn smaller(image: impl Into<DynamicImage>, width: u32, height: u32) -> DynamicImage {
        resample(&image.into(), width, height, &Deadline::when(|| false)).unwrap()
    }

    #[test]
    fn an_even_area_stays_as_it_is() {
        for value in [0, 1, 127, 254, 255] {
            let small = smaller(GrayImage::from_pixel(97, 61, Luma([value])), 13, 40).into_luma8();
            assert_eq!(small.dimensions(), (13, 40));
            assert!(small.pixels().all(|pixel| pixel.0 == [value]));
        }
    }

    #[test]
    fn it_does_what_the_other_way_does_that_needs_more_memory() {
        let image = GrayImage::from_fn(90, 70, |x, y| Luma([u8::try_from((x * x + y * 7) % 256).unwrap()]));
        for (width, height) in [(45, 35), (89, 69), (31, 10), (1, 1), (90, 70)] {
            let ours = smaller(image.clone(), width, height).into_luma8();
            let theirs = image::imageops::resize(&image, width, height, FilterType::Lanczos3);
            for (one, other) in ours.pixels().zip(theirs.pixels()) {
                assert!(one.0[0].abs_diff(other.0[0]) <= 1, "{one:?} and {other:?} at {width} × {height}");
            }
        }
    }

    #[test]
    fn each_channel_is_on_its_own() {
        let image =
            RgbaImage::from_fn(40, 40, |x, _| if x < 20 { Rgba([255, 0, 10, 255]) } else { Rgba([0, 255, 10, 255]) });
        let small = smaller(image, 10, 10).into_rgba8();
        assert_eq!(*small.get_pixel(1, 5), Rgba([255, 0, 10, 255]));
        assert_eq!(*small.get_pixel(8, 5), Rgba([0, 255, 10, 255]));
    }

    #[test]
    fn what_is_transparent_does_not_bleed_into_what_is_not() {
        let image =
            RgbaImage::from_fn(40, 40, |x, _| if x < 20 { Rgba([0, 255, 0, 0]) } else { Rgba([200, 100, 50, 255]) });
        for pixel in smaller(image, 9, 9).into_rgba8().pixels().filter(|pixel| pixel[3] > 8) {
            assert!(
                pixel[0].abs_diff(200) <= 3 && pixel[1].abs_diff(100) <= 3 && pixel[2].abs_diff(50) <= 3,
                "{pixel:?}"
            );
        }
    }

    #[test]
    fn it_stops_at_the_deadline() {
        let image = GrayImage::new(20, 20).into();
        assert_eq!(resample(&image, 10, 10, &Deadline::when(|| true)).unwrap_err(), ImageProblem::TooSlow);
    }
}
