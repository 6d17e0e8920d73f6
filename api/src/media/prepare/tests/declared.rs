//! Files whose headers say what is not so: any size, any depth, any length, with checksums that are right.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;

use super::image_parts::{
    animated_png, baseline_jpeg, gif_of, lossless_webp, lossy_webp, lossy_webp_with_alpha, plain_png, progressive_jpeg,
};
use super::mutated::{keeps_to_the_rules, tight};
use crate::mishaps::cases;

/// What is declared is refused or believed at once, and never waited for.
const AT_ONCE: Duration = Duration::from_secs(5);

/// Numbers at which headers are misread.
fn number() -> impl Strategy<Value = u32> {
    prop_oneof![
        prop::sample::select(vec![
            0,
            1,
            2,
            7,
            16,
            24,
            255,
            256,
            599,
            600,
            601,
            8191,
            8192,
            8193,
            16_383,
            16_384,
            32_768,
            65_535,
            0x00FF_FFFF,
            0x7FFF_FFFF,
            0x8000_0000,
            0xFFFF_FFFF,
        ]),
        any::<u32>(),
    ]
}

/// Writes a number over the bytes at a place.
fn write(bytes: &mut [u8], at: usize, number: &[u8]) {
    let end = (at + number.len()).min(bytes.len());
    bytes[at..end].copy_from_slice(&number[..end - at]);
}

/// The places of a JPEG's frame headers, at their precision.
fn frame_headers(jpeg: &[u8]) -> Vec<usize> {
    (2..jpeg.len() - 9).filter(|at| jpeg[*at] == 0xFF && matches!(jpeg[at + 1], 0xC0..=0xC2)).map(|at| at + 4).collect()
}

/// The chunks of a PNG: where each begins, and how long it is.
fn chunks(png: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 8;
    while at + 12 <= png.len() {
        let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
        found.push((at, length));
        at += 12 + length;
    }
    found
}

/// Makes a chunk's checksum right again.
fn sign(png: &mut [u8], (at, length): (usize, usize)) {
    let sum = crc32fast::hash(&png[at + 4..at + 8 + length]);
    write(png, at + 8 + length, &sum.to_be_bytes());
}

fn at_once(bytes: &[u8]) {
    let began_at = Instant::now();
    keeps_to_the_rules(bytes, &tight());
    assert!(began_at.elapsed() < AT_ONCE, "{:?}", began_at.elapsed());
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_jpeg_of_any_declared_size_keeps_to_the_rules(
        progressive in any::<bool>(), width in number(), height in number(), precision in any::<Option<u8>>(),
        components in prop_oneof![Just(None), any::<u8>().prop_map(Some)],
    ) {
        let mut bytes = if progressive { progressive_jpeg() } else { baseline_jpeg() };
        let at = frame_headers(&bytes)[0];
        write(&mut bytes, at + 1, &u16::try_from(height & 0xFFFF).unwrap().to_be_bytes());
        write(&mut bytes, at + 3, &u16::try_from(width & 0xFFFF).unwrap().to_be_bytes());
        bytes[at] = precision.unwrap_or(8);
        bytes[at + 5] = components.unwrap_or(bytes[at + 5]);
        at_once(&bytes);
    }

    #[test]
    fn a_png_of_any_declared_size_keeps_to_the_rules(
        frames in 1..4_u8, width in number(), height in number(),
        rest in prop_oneof![Just(None), any::<[u8; 5]>().prop_map(Some)],
    ) {
        let mut bytes = if frames == 1 { plain_png() } else { animated_png(frames.into()) };
        let header = chunks(&bytes)[0];
        write(&mut bytes, header.0 + 8, &width.to_be_bytes());
        write(&mut bytes, header.0 + 12, &height.to_be_bytes());
        if let Some(rest) = rest {
            write(&mut bytes, header.0 + 16, &rest);
        }
        sign(&mut bytes, header);
        at_once(&bytes);
    }

    #[test]
    fn a_png_whose_chunks_are_wrong_but_signed_keeps_to_the_rules(
        animated in any::<bool>(), which in any::<Index>(), place in any::<Index>(), number in number(),
        renamed in prop_oneof![Just(None), prop::sample::select(vec![
            *b"IHDR", *b"PLTE", *b"tRNS", *b"IDAT", *b"fdAT", *b"fcTL", *b"acTL", *b"eXIf", *b"iCCP", *b"zTXt", *b"IEND",
        ]).prop_map(Some)],
    ) {
        let mut bytes = if animated { animated_png(3) } else { plain_png() };
        let all = chunks(&bytes);
        let (at, length) = all[which.index(all.len())];
        if length > 0 {
            let end = at + 8 + length;
            write(&mut bytes[..end], at + 8 + place.index(length), &number.to_be_bytes());
        }
        if let Some(name) = renamed {
            write(&mut bytes, at + 4, &name);
        }
        sign(&mut bytes, (at, length));
        at_once(&bytes);
    }

    #[test]
    fn a_gif_of_any_declared_size_keeps_to_the_rules(
        frames in 1..4_u8, screen in (number(), number()), frame in (any::<Index>(), number()), flags in any::<Option<u8>>(),
    ) {
        let mut bytes = gif_of(frames);
        write(&mut bytes, 6, &u16::try_from(screen.0 & 0xFFFF).unwrap().to_le_bytes());
        write(&mut bytes, 8, &u16::try_from(screen.1 & 0xFFFF).unwrap().to_le_bytes());
        bytes[10] = flags.unwrap_or(bytes[10]);
        // A frame's place and size: left, top, width, height.
        let descriptor = bytes.iter().skip(13).position(|byte| *byte == 0x2C).map_or(13, |at| at + 13);
        write(&mut bytes, descriptor + 1 + 2 * frame.0.index(4), &u16::try_from(frame.1 & 0xFFFF).unwrap().to_le_bytes());
        at_once(&bytes);
    }

    #[test]
    fn a_webp_of_any_declared_size_keeps_to_the_rules(
        kind in 0..3_usize, place in 4..40_usize, number in number(), bytes_of_it in 1..5_usize,
    ) {
        // Sizes of the file, of its chunks and of the picture all stand in the first forty bytes.
        let mut bytes = [lossy_webp(), lossless_webp(), lossy_webp_with_alpha()][kind].clone();
        write(&mut bytes, place, &number.to_le_bytes()[..bytes_of_it]);
        at_once(&bytes);
    }
}
