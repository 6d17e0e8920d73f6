//! What is taken out, and that nothing else is.

use image::{DynamicImage, ImageFormat, Luma, Rgb, Rgba};

use super::image_parts::{
    animated_png, baseline_jpeg, chunk, cmyk_jpeg, encoded, exif, gif_extension, gif_of, gif_of_dots, gif_with,
    interlaced_png, jpeg_with, lossless_webp, lossy_webp, lossy_webp_with_alpha, palette_png, picture, plain_png,
    png_with, profile, profile_segments, progressive_jpeg, restarting_jpeg, riff_chunk, segment, webp_with, zlib,
};
use super::odd_images::odd_images;
use super::*;

fn as_channels(convert: impl Fn(&DynamicImage) -> DynamicImage, format: ImageFormat, side: u32) -> Vec<u8> {
    encoded(&convert(&picture(side, side).into()), format)
}

/// Good images with nothing in them that has to go, of every kind there is.
fn plain_images() -> Vec<(&'static str, Vec<u8>)> {
    let wide = |name, image: DynamicImage| (name, encoded(&image, ImageFormat::Png));
    vec![
        ("baseline JPEG", baseline_jpeg()),
        ("progressive JPEG", progressive_jpeg()),
        ("JPEG with restarts", restarting_jpeg()),
        ("CMYK JPEG", cmyk_jpeg()),
        ("gray JPEG", as_channels(|it| it.to_luma8().into(), ImageFormat::Jpeg, 17)),
        ("JPEG of one pixel", as_channels(|it| it.to_rgb8().into(), ImageFormat::Jpeg, 1)),
        ("RGBA PNG", plain_png()),
        ("gray PNG", as_channels(|it| it.to_luma8().into(), ImageFormat::Png, 9)),
        ("gray PNG with alpha", as_channels(|it| it.to_luma_alpha8().into(), ImageFormat::Png, 9)),
        ("PNG of one pixel", as_channels(|it| it.to_rgb8().into(), ImageFormat::Png, 1)),
        wide(
            "16 bit gray PNG",
            image::ImageBuffer::from_fn(5, 5, |x, y| Luma([u16::try_from(x * 9000 + y).unwrap()])).into(),
        ),
        wide(
            "16 bit RGB PNG",
            image::ImageBuffer::from_fn(5, 5, |x, y| Rgb([1000_u16, u16::try_from(x * 9000 + y).unwrap(), 3])).into(),
        ),
        wide(
            "16 bit RGBA PNG",
            image::ImageBuffer::from_fn(5, 5, |x, y| Rgba([1_u16, u16::try_from(x + y * 900).unwrap(), 3, 40_000]))
                .into(),
        ),
        ("interlaced PNG", interlaced_png(13, 11)),
        ("interlaced PNG of one pixel", interlaced_png(1, 1)),
        ("palette PNG", palette_png()),
        ("animated PNG", animated_png(3)),
        (
            "PNG with the chunks that are kept",
            png_with(
                &plain_png(),
                &[
                    chunk(*b"gAMA", &45_455_u32.to_be_bytes()),
                    chunk(*b"cHRM", &[0; 32]),
                    chunk(*b"sBIT", &[8, 8, 8, 8]),
                    chunk(*b"pHYs", &[0, 0, 0x0B, 0x13, 0, 0, 0x0B, 0x13, 1]),
                ],
            ),
        ),
        ("lossy WebP", lossy_webp()),
        ("lossless WebP", lossless_webp()),
        ("lossy WebP with alpha", lossy_webp_with_alpha()),
        ("still GIF", gif_of(1)),
        ("moving GIF", gif_of(4)),
        ("GIF with a count of loops", gif_with(&gif_of(2), &[gif_extension(0xFF, &[b"NETSCAPE2.0", &[1, 7, 0]])])),
    ]
}

#[test]
fn an_image_with_nothing_to_take_out_stays_byte_for_byte() {
    for (name, image) in plain_images() {
        let prepared = prepare(&image, &limits(), &patient()).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert_eq!((prepared.bytes, prepared.treatment), (None, Treatment::AsIs), "{name}");
        let shown = shown(&image);
        assert_eq!((prepared.width, prepared.height), shown[0].dimensions(), "{name}");
        assert_eq!(prepared.animated, shown.len() > 1, "{name}");
    }
}

#[test]
fn every_odd_image_loses_what_it_should_not_say_and_no_pixel() {
    let odd = odd_images();
    assert!(odd.len() > 45, "the list has lost images");
    for image in odd {
        let name = image.name;
        let prepared =
            prepare(&image.bytes, &limits(), &patient()).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert_eq!(prepared.treatment, Treatment::MetadataRemoved, "{name}");
        assert_eq!(prepared.media_type.as_str(), image.media_type, "{name}");
        let kept = prepared.bytes.unwrap_or_else(|| panic!("{name} stayed as it was"));
        for gone in &image.must_be_gone {
            assert!(contains(&image.bytes, gone), "{name} never had what it must lose");
            assert!(!contains(&kept, gone), "{name} still has {}", gone.escape_ascii());
        }
        assert!(!image.must_be_gone.is_empty(), "{name}");
        assert!(kept.len() < image.bytes.len(), "{name}");
        let shown = shown(&kept);
        assert!(shown == self::shown(&image.bytes), "{name} looks different");
        assert_eq!((prepared.width, prepared.height), shown[0].dimensions(), "{name}");
        let orientation = if image.orientation == 1 {
            vec![]
        } else {
            vec![(exif::Tag::Orientation, Some(u32::from(image.orientation)))]
        };
        assert_eq!(exif_fields(&kept), orientation, "{name}");
        let again = super::prepared(&kept);
        assert_eq!((again.bytes, again.treatment), (None, Treatment::AsIs), "{name} is not finished in one go");
    }
}

#[test]
fn every_orientation_is_kept_and_nothing_else_of_exif() {
    for orientation in 1..=8 {
        for big_endian in [false, true] {
            let block = exif(orientation, big_endian, "secret");
            let images = [
                jpeg_with(&baseline_jpeg(), &[segment(0xE1, &[b"Exif\0\0", block.as_slice()].concat())]),
                png_with(&plain_png(), &[chunk(*b"eXIf", &block)]),
                webp_with(&lossy_webp(), 0x08, &[], &[riff_chunk(*b"EXIF", &block)]),
            ];
            for image in images {
                assert!(exif_fields(&image).len() > 3);
                let prepared = prepared(&image);
                let kept = prepared.bytes.unwrap();
                let expected = if orientation == 1 {
                    vec![]
                } else {
                    vec![(exif::Tag::Orientation, Some(u32::from(orientation)))]
                };
                assert_eq!(exif_fields(&kept), expected);
                assert!(shown(&kept) == shown(&image), "{orientation} looks different");
                let upright = if orientation >= 5 { (16, 24) } else { (24, 16) };
                assert_eq!((prepared.width, prepared.height), upright);
            }
        }
    }
}

#[test]
fn of_two_orientations_the_first_counts() {
    let block = |orientation| segment(0xE1, &[b"Exif\0\0", exif(orientation, true, "").as_slice()].concat());
    let kept = kept(&jpeg_with(&baseline_jpeg(), &[block(8), block(3)]));
    assert_eq!(exif_fields(&kept), vec![(exif::Tag::Orientation, Some(8))]);
}

#[test]
fn a_webp_whose_exif_is_marked_as_in_a_jpeg_is_understood() {
    let block = [b"Exif\0\0", exif(5, true, "secret").as_slice()].concat();
    let kept = kept(&webp_with(&lossy_webp(), 0x08, &[], &[riff_chunk(*b"EXIF", &block)]));
    assert_eq!(exif_fields(&kept), vec![(exif::Tag::Orientation, Some(5))]);
}

#[test]
fn an_orientation_that_is_none_is_taken_for_upright() {
    for orientation in [0, 9, 255] {
        let block = exif(orientation, true, "secret");
        let kept = kept(&png_with(&plain_png(), &[chunk(*b"eXIf", &block)]));
        assert_eq!(exif_fields(&kept), vec![]);
    }
}

#[test]
fn a_profile_is_kept_up_to_its_limit() {
    for (bytes, is_kept) in [(200, true), (3000, true), (65_536, true), (65_537, false)] {
        let profile = profile(bytes);
        let images = [
            jpeg_with(&baseline_jpeg(), &profile_segments(&profile)),
            png_with(&plain_png(), &[chunk(*b"iCCP", &[b"_\0\0", zlib(&profile).as_slice()].concat())]),
            webp_with(&lossy_webp(), 0x20, &[riff_chunk(*b"ICCP", &profile)], &[]),
        ];
        for image in images {
            let kept = kept(&image);
            assert_eq!(kept == image, is_kept, "{bytes}");
            let mut decoder =
                ImageReader::new(Cursor::new(&kept)).with_guessed_format().unwrap().into_decoder().unwrap();
            assert_eq!(decoder.icc_profile().unwrap(), is_kept.then(|| profile.clone()), "{bytes}");
        }
    }
}

#[test]
fn a_profile_whose_tags_point_outside_or_that_lies_about_its_length_is_dropped() {
    let spoiled = |at: usize| {
        let mut profile = profile(600);
        profile[at] = 0x7F;
        profile
    };
    for at in [0, 3, 36, 128, 137, 141] {
        let kept = kept(&webp_with(&lossy_webp(), 0x20, &[riff_chunk(*b"ICCP", &spoiled(at))], &[]));
        assert!(!contains(&kept, b"ICCP"), "{at}");
    }
}

#[test]
fn a_profile_of_which_a_part_is_missing_is_dropped() {
    let mut parts = profile_segments(&profile(65_500));
    assert_eq!(parts.len(), 2);
    parts.remove(0);
    assert!(!contains(&kept(&jpeg_with(&baseline_jpeg(), &parts)), b"ICC_PROFILE"));
    // All of it in one part that says it is one of two: viewers do not take it.
    let mut one_of_two = profile_segments(&profile(600));
    one_of_two[0][17] = 2;
    assert!(!contains(&kept(&jpeg_with(&baseline_jpeg(), &one_of_two)), b"ICC_PROFILE"));
}

#[test]
fn of_two_chunks_or_blocks_that_say_the_same_the_first_is_kept() {
    let size = |unit: u8| chunk(*b"pHYs", &[0, 0, 0, 9, 0, 0, 0, 9, unit]);
    let (image, first) = (plain_png(), size(1));
    assert_eq!(kept(&png_with(&image, &[first.clone(), size(0)])), png_with(&image, &[first]));
    let loops = |count: u8| gif_extension(0xFF, &[b"NETSCAPE2.0", &[1, count, 0]]);
    assert_eq!(kept(&gif_with(&gif_of(2), &[loops(3), loops(4)])), gif_with(&gif_of(2), &[loops(3)]));
}

#[test]
fn what_is_said_about_a_text_block_goes_with_it() {
    let delay = gif_extension(0xF9, &[&[4, 77, 0, 0]]);
    let text = gif_extension(0x01, &[&[0; 12], b"text"]);
    let image = gif_of_dots((4, 4), 2);
    assert_eq!(kept(&gif_with(&image, &[delay.clone(), text])), image);
    // About a frame it stays, also with a comment in between.
    let comment = gif_extension(0xFE, &[b"text"]);
    assert_eq!(kept(&gif_with(&image, &[delay.clone(), comment])), gif_with(&image, &[delay]));
}

#[test]
fn a_name_or_a_claim_is_never_asked_for() {
    // Only the bytes are an argument; each type is told from every other.
    let types = [baseline_jpeg(), plain_png(), gif_of(1), lossy_webp()].map(|image| prepared(&image).media_type);
    assert_eq!(types, [ImageType::Jpeg, ImageType::Png, ImageType::Gif, ImageType::WebP]);
}
