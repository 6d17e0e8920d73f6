//! Still images that are larger than the platform takes.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, Rgba, RgbaImage};

use super::image_parts::{
    chunk, encoded, exif, gif_of, jpeg_with, plain_png, png_with, profile, profile_segments, segment, zlib,
};
use super::*;

/// Numbers without a pattern, the same each time.
fn noise(seed: u32) -> u8 {
    let mut x = seed.wrapping_mul(0x9E37_79B9) ^ 0x85EB_CA6B;
    x = (x ^ (x >> 15)).wrapping_mul(0x2C1B_3C6D);
    u8::try_from((x ^ (x >> 12)) >> 24).unwrap()
}

fn noisy(width: u32, height: u32) -> DynamicImage {
    let at = |x: u32, y: u32, channel: u32| noise((y * width + x) * 3 + channel);
    RgbImage::from_fn(width, height, |x, y| Rgb([at(x, y, 0), at(x, y, 1), at(x, y, 2)])).into()
}

/// Noise, the left half of it transparent.
fn half_transparent(width: u32, height: u32) -> DynamicImage {
    let noisy = noisy(width, height).into_rgb8();
    RgbaImage::from_fn(width, height, |x, y| {
        let Rgb([r, g, b]) = *noisy.get_pixel(x, y);
        Rgba([r, g, b, if x < width / 2 { 0 } else { 255 }])
    })
    .into()
}

fn with_room_for(still_max_bytes: u64) -> ImageLimits {
    ImageLimits { still_max_bytes, ..limits() }
}

/// Prepares it, and checks what holds for every image that is made smaller.
fn shrunk(bytes: &[u8], limits: &ImageLimits) -> (Prepared, DynamicImage) {
    let prepared = prepare(bytes, limits, &patient()).unwrap();
    assert_eq!(prepared.treatment, Treatment::Shrunk);
    let kept = prepared.bytes.as_ref().unwrap();
    assert!(u64::try_from(kept.len()).unwrap() <= limits.still_max_bytes, "{} bytes", kept.len());
    assert_eq!(exif_fields(kept), vec![]);
    let image = image::load_from_memory(kept).unwrap();
    assert_eq!((image.width(), image.height()), (prepared.width, prepared.height));
    let again = prepare(kept, limits, &patient()).unwrap();
    assert_eq!((again.treatment, again.media_type), (Treatment::AsIs, prepared.media_type));
    (prepared, image)
}

#[test]
fn a_large_jpeg_loses_quality_before_it_loses_pixels() {
    let mut image = Vec::new();
    JpegEncoder::new_with_quality(&mut image, 98).encode_image(&noisy(300, 200)).unwrap();
    let nearly = u64::try_from(image.len()).unwrap() * 8 / 10;
    let (prepared, _) = shrunk(&image, &with_room_for(nearly));
    assert_eq!((prepared.media_type, prepared.width, prepared.height), (ImageType::Jpeg, 300, 200));
}

#[test]
fn an_image_is_scaled_until_it_fits_and_keeps_its_shape() {
    for (width, height) in [(300, 200), (200, 300), (701, 97), (640, 640)] {
        let image = encoded(&noisy(width, height), ImageFormat::Png);
        for max_bytes in [40_000, 12_000, 4_000] {
            let (prepared, _) = shrunk(&image, &with_room_for(max_bytes));
            let expected = f64::from(prepared.width) * f64::from(height) / f64::from(width);
            assert!((expected - f64::from(prepared.height)).abs() <= 1.0, "{width} × {height} became {prepared:?}");
            assert!(prepared.width <= width && prepared.height <= height);
            // Not much smaller than it had to be.
            let kept = prepared.bytes.unwrap().len();
            assert!(u64::try_from(kept).unwrap() * 3 > max_bytes || prepared.width == width, "{kept} of {max_bytes}");
        }
    }
}

#[test]
fn a_large_image_looks_the_same_when_it_is_smaller() {
    let smooth = RgbImage::from_fn(1200, 900, |x, y| {
        let grain = noise(y * 1200 + x) / 4;
        Rgb([u8::try_from(x * 190 / 1200).unwrap() + grain, u8::try_from(y * 190 / 900).unwrap() + grain, 60 + grain])
    });
    let image = encoded(&smooth.into(), ImageFormat::Png);
    let (prepared, small) = shrunk(&image, &with_room_for(60_000));
    assert!(prepared.width < 1200);
    let small = small.into_rgb8();
    for (x, y) in [(0.1, 0.1), (0.5, 0.5), (0.9, 0.2), (0.3, 0.8)] {
        let at = |side: u32, share: f64| format!("{:.0}", f64::from(side) * share).parse::<u32>().unwrap();
        let Rgb([red, green, _]) = *small.get_pixel(at(small.width(), x), at(small.height(), y));
        assert!((f64::from(red) - (190.0 * x + 31.0)).abs() < 30.0, "{red} at {x}");
        assert!((f64::from(green) - (190.0 * y + 31.0)).abs() < 30.0, "{green} at {y}");
    }
}

#[test]
fn transparency_stays() {
    let image = encoded(&half_transparent(120, 80), ImageFormat::Png);
    for max_bytes in [20_000, 6_000, 1_500] {
        let (prepared, small) = shrunk(&image, &with_room_for(max_bytes));
        assert_ne!(prepared.media_type, ImageType::Jpeg);
        let (width, small) = (prepared.width, small.into_rgba8());
        assert_eq!(small.get_pixel(width / 4, prepared.height / 2)[3], 0);
        assert_eq!(small.get_pixel(width * 3 / 4, prepared.height / 2)[3], 255);
    }
}

#[test]
fn an_alpha_channel_that_hides_nothing_does_not_keep_an_image_from_becoming_a_jpeg() {
    for image in [DynamicImage::from(noisy(90, 60).into_rgba8()), noisy(90, 60).into_luma_alpha8().into()] {
        let has_colour = image.color().has_color();
        let (prepared, small) = shrunk(&encoded(&image, ImageFormat::Png), &with_room_for(4_000));
        assert_eq!(prepared.media_type, ImageType::Jpeg);
        assert_eq!(small.color().has_color(), has_colour);
    }
}

#[test]
fn a_still_gif_becomes_another_type() {
    let opaque = encoded(&noisy(60, 60), ImageFormat::Gif);
    assert_eq!(shrunk(&opaque, &with_room_for(3_000)).0.media_type, ImageType::Jpeg);
    let transparent = encoded(&half_transparent(60, 60), ImageFormat::Gif);
    assert_ne!(shrunk(&transparent, &with_room_for(3_000)).0.media_type, ImageType::Jpeg);
}

#[test]
fn other_kinds_of_image_are_made_smaller_too() {
    let wide = DynamicImage::from(noisy(70, 50).into_rgb16());
    let animated = image_parts::animated_png(40);
    for (image, max_bytes) in [
        (encoded(&wide, ImageFormat::Png), 3_000),
        (encoded(&noisy(70, 50), ImageFormat::WebP), 3_000),
        (image_parts::interlaced_png(400, 300), 1_800),
        (animated, 700),
    ] {
        shrunk(&image, &with_room_for(max_bytes));
    }
    assert_eq!(problem(&gif_of(1), &with_room_for(20)), ImageProblem::TooManyBytes { max_bytes: 20 });
}

#[test]
fn an_image_is_turned_upright_when_it_is_written_anew() {
    for orientation in 1..=8 {
        let quarters = RgbImage::from_fn(96, 64, |x, y| match (x < 48, y < 32) {
            (true, true) => Rgb([250, noise(y * 96 + x) / 16, 0]),
            (false, true) => Rgb([0, 250, 0]),
            (true, false) => Rgb([0, 0, 250]),
            (false, false) => Rgb([120, 120, 120]),
        });
        let png =
            png_with(&encoded(&quarters.into(), ImageFormat::Png), &[chunk(*b"eXIf", &exif(orientation, false, ""))]);
        let before = &shown(&png)[0];
        let max_bytes = u64::try_from(kept(&png).len()).unwrap() - 1;
        let (prepared, after) = shrunk(&png, &with_room_for(max_bytes));
        assert_eq!(before.dimensions(), (prepared.width, prepared.height), "only quality had to go");
        let after = after.into_rgba32f();
        for (x, y) in [(1, 1), (3, 1), (1, 3), (3, 3)] {
            let (x, y) = (x * before.width() / 4, y * before.height() / 4);
            let far = before.get_pixel(x, y).0.iter().zip(after.get_pixel(x, y).0).any(|(a, b)| (a - b).abs() > 0.1);
            assert!(!far, "orientation {orientation} at {x}, {y}");
        }
    }
}

#[test]
fn a_profile_stays_where_it_fits_the_new_pixels() {
    let icc = |bytes: &[u8]| {
        let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap().into_decoder().unwrap();
        decoder.icc_profile().unwrap()
    };
    let rgb = profile(400);
    let mut inks = profile(400);
    inks[16..20].copy_from_slice(b"CMYK");
    let photo = encoded(&noisy(80, 60), ImageFormat::Jpeg);
    let with = |photo: &[u8], profile: &[u8]| jpeg_with(photo, &profile_segments(profile));
    let smaller = |bytes: &[u8], limit| shrunk(bytes, &with_room_for(limit)).0.bytes.unwrap();
    assert_eq!(icc(&smaller(&with(&photo, &rgb), 5_000)), Some(rgb.clone()));
    assert_eq!(icc(&smaller(&with(&photo, &inks), 5_000)), None);
    let transparent = encoded(&half_transparent(80, 60), ImageFormat::Png);
    let transparent = png_with(&transparent, &[chunk(*b"iCCP", &[b"name\0\0", zlib(&rgb).as_slice()].concat())]);
    assert_eq!(icc(&smaller(&transparent, 5_000)), Some(rgb));
}

#[test]
fn only_types_that_the_platform_takes_are_written() {
    let limits = ImageLimits { types: &[ImageType::Png], ..with_room_for(6_000) };
    let (prepared, _) = shrunk(&encoded(&noisy(80, 60), ImageFormat::Png), &limits);
    assert_eq!(prepared.media_type, ImageType::Png);
    let limits = ImageLimits { types: &[ImageType::WebP], ..with_room_for(6_000) };
    let (prepared, _) = shrunk(&encoded(&noisy(80, 60), ImageFormat::WebP), &limits);
    assert_eq!(prepared.media_type, ImageType::WebP);
}

#[test]
fn an_image_that_fits_once_its_metadata_is_gone_is_not_encoded_again() {
    let image = plain_png();
    let limits = with_room_for(u64::try_from(image.len()).unwrap());
    let heavy = png_with(&image, &[chunk(*b"tEXt", &[b'x'; 5000])]);
    let prepared = prepare(&heavy, &limits, &patient()).unwrap();
    assert_eq!((prepared.treatment, prepared.bytes), (Treatment::MetadataRemoved, Some(image)));
    let heavy = jpeg_with(&encoded(&noisy(20, 20), ImageFormat::Jpeg), &[segment(0xFE, &[b'x'; 5000])]);
    assert_eq!(prepare(&heavy, &with_room_for(4_000), &patient()).unwrap().treatment, Treatment::MetadataRemoved);
}

#[test]
fn a_damaged_image_is_not_made_smaller_either() {
    let jpeg = encoded(&noisy(80, 60), ImageFormat::Jpeg);
    let cut = [&jpeg[..jpeg.len() / 2], &[0xFF, 0xD9]].concat();
    assert_eq!(problem(&cut, &with_room_for(1_000)), ImageProblem::Undecodable);
}
