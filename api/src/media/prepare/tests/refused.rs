//! What is not taken, and at which bound exactly.

use std::cell::Cell;

use super::bad_images::bad_images;
use super::image_parts::{
    animated_png, animated_webp, baseline_jpeg, gif_of, gif_of_dots, header, interlaced_png, lossless_webp, plain_png,
    png_of_chunks, zlib,
};
use super::*;

fn code_and_status(problem: ImageProblem) -> (&'static str, u16) {
    match problem {
        ImageProblem::UnsupportedType | ImageProblem::AnimatedWebP => ("image_type_unsupported", 415),
        ImageProblem::TooManyBytes { .. } => ("image_too_large", 413),
        ImageProblem::TooManyPixels { .. } => ("image_dimensions", 422),
        ImageProblem::Undecodable => ("image_undecodable", 422),
        ImageProblem::TooManyFrames => ("image_too_many_frames", 422),
        ImageProblem::TooSlow => ("image_too_slow", 422),
    }
}

#[test]
fn every_bad_image_is_refused_for_its_own_reason() {
    let bad = bad_images();
    assert!(bad.len() > 50, "the list has lost images");
    for image in bad {
        let refused = prepare(&image.bytes, &limits(), &patient());
        let refused = refused.map(|prepared| (prepared.media_type, prepared.treatment)).map_err(code_and_status);
        assert_eq!(refused, Err((image.expect_code, image.expect_status)), "{}", image.name);
        assert!(image.bytes.len() < 100_000, "{} is too large to be carried around", image.name);
    }
}

#[test]
fn an_animated_webp_is_told_from_a_type_that_is_not_taken() {
    assert_eq!(problem(&animated_webp(), &limits()), ImageProblem::AnimatedWebP);
}

#[test]
fn a_type_that_the_platform_does_not_take_is_refused_though_it_is_a_good_image() {
    let limits = ImageLimits { types: &[ImageType::Jpeg, ImageType::Png], ..limits() };
    assert_eq!(problem(&lossless_webp(), &limits), ImageProblem::UnsupportedType);
    assert_eq!(problem(&gif_of(1), &limits), ImageProblem::UnsupportedType);
}

#[test]
fn an_upload_may_have_as_many_bytes_as_the_limit_and_not_one_more() {
    let image = plain_png();
    let size = u64::try_from(image.len()).unwrap();
    let at = |upload_max_bytes| ImageLimits { upload_max_bytes, ..limits() };
    assert!(prepare(&image, &at(size), &patient()).is_ok());
    assert_eq!(problem(&image, &at(size - 1)), ImageProblem::TooManyBytes { max_bytes: size - 1 });
}

#[test]
fn a_moving_gif_has_a_limit_of_its_own_and_is_not_made_smaller() {
    let (still, moving) = (gif_of(1), gif_of(3));
    let size = u64::try_from(moving.len()).unwrap();
    let at =
        |animated_max_bytes| ImageLimits { animated_max_bytes, upload_max_bytes: 10, still_max_bytes: 10, ..limits() };
    let prepared = prepare(&moving, &at(size), &patient()).unwrap();
    assert_eq!((prepared.animated, prepared.treatment), (true, Treatment::AsIs));
    assert_eq!(problem(&moving, &at(size - 1)), ImageProblem::TooManyBytes { max_bytes: size - 1 });
    // A still one is not let through by the larger limit.
    let limits = ImageLimits { upload_max_bytes: 10, ..limits() };
    assert_eq!(problem(&still, &limits), ImageProblem::TooManyBytes { max_bytes: 10 });
    let limits = ImageLimits { animated_max_bytes: size - 1, ..super::limits() };
    assert_eq!(problem(&moving, &limits), ImageProblem::TooManyBytes { max_bytes: size - 1 });
}

#[test]
fn the_longest_side_is_taken_and_one_pixel_more_is_not() {
    let strip = |width: u32| {
        let rows = zlib(&vec![0; 1 + width.div_ceil(8) as usize]);
        png_of_chunks(&[
            header(width, 1, 1, 0, false),
            image_parts::chunk(*b"IDAT", &rows),
            image_parts::chunk(*b"IEND", &[]),
        ])
    };
    assert_eq!(prepared(&strip(8192)).width, 8192);
    assert_eq!(problem(&strip(8193), &limits()), ImageProblem::TooManyPixels { max_side: 8192 });
}

#[test]
fn the_last_frame_that_is_allowed_is_taken() {
    assert!(prepared(&gif_of_dots((1, 1), 350)).animated);
    assert!(!prepared(&animated_png(350)).animated);
    // 300 million pixels in all, and one row more.
    assert!(prepared(&gif_of_dots((2000, 3000), 50)).animated);
    assert_eq!(problem(&gif_of_dots((2000, 3001), 50), &limits()), ImageProblem::TooManyFrames);
}

#[test]
fn work_ends_at_the_deadline_whatever_the_type() {
    for image in [baseline_jpeg(), plain_png(), interlaced_png(20, 20), gif_of(3), lossless_webp()] {
        for still_max_bytes in [5 << 20, 100] {
            let limits = ImageLimits { still_max_bytes, ..limits() };
            let refused = prepare(&image, &limits, &Deadline::when(|| true)).unwrap_err();
            assert_eq!(refused, ImageProblem::TooSlow);
        }
    }
}

#[test]
fn the_deadline_is_looked_at_again_for_each_row_and_each_frame() {
    for (image, steps) in [(plain_png(), 16), (gif_of(20), 20), (animated_png(30), 30)] {
        let left = Cell::new(steps);
        let deadline = Deadline::when(move || {
            left.set(left.get() - 1);
            left.get() == 0
        });
        assert_eq!(prepare(&image, &limits(), &deadline).unwrap_err(), ImageProblem::TooSlow);
    }
}

#[test]
fn every_problem_is_told_in_a_sentence() {
    let all = [
        ImageProblem::UnsupportedType,
        ImageProblem::AnimatedWebP,
        ImageProblem::TooManyBytes { max_bytes: 5 << 20 },
        ImageProblem::TooManyPixels { max_side: 8192 },
        ImageProblem::TooManyFrames,
        ImageProblem::Undecodable,
        ImageProblem::TooSlow,
    ];
    for problem in all {
        let sentence = problem.to_string();
        assert!(sentence.starts_with("This ") && sentence.ends_with('.') && !sentence.contains('{'), "{sentence}");
    }
    assert_eq!(all[2].to_string(), "This image is larger than 5 MB.");
}
