//! Files that nobody made on purpose.

use proptest::prelude::*;
use proptest::sample::Index;

use super::bad_images::bad_images;
use super::image_parts::{
    animated_png, baseline_jpeg, cmyk_jpeg, gif_of, interlaced_png, lossless_webp, lossy_webp, lossy_webp_with_alpha,
    palette_png, plain_png, progressive_jpeg, restarting_jpeg,
};
use super::odd_images::odd_images;
use super::*;
use crate::media::bounds::MAX_PIXELS;
use crate::mishaps::{befall, cases, mishaps};

/// Whatever comes of it, it keeps to the rules.
pub(super) fn keeps_to_the_rules(bytes: &[u8], limits: &ImageLimits) {
    let Ok(prepared) = prepare(bytes, limits, &patient()) else { return };
    let (width, height) = (prepared.width, prepared.height);
    assert!(width.max(height) <= limits.max_side && u64::from(width) * u64::from(height) <= MAX_PIXELS);
    let kept = prepared.bytes.as_deref().unwrap_or(bytes);
    let most = if prepared.animated { limits.animated_max_bytes } else { limits.still_max_bytes };
    assert!(u64::try_from(kept.len()).unwrap() <= most);
    let again = prepare(kept, limits, &patient()).expect("what was kept is kept again");
    assert_eq!((again.bytes, again.treatment), (None, Treatment::AsIs));
    assert_eq!((again.width, again.height, again.animated), (width, height, prepared.animated));
}

/// Tight enough that some images are made smaller.
pub(super) fn tight() -> ImageLimits {
    ImageLimits { still_max_bytes: 700, animated_max_bytes: 3_000, max_side: 600, ..limits() }
}

fn seeds() -> Vec<Vec<u8>> {
    let plain = [
        baseline_jpeg(),
        progressive_jpeg(),
        restarting_jpeg(),
        cmyk_jpeg(),
        plain_png(),
        interlaced_png(13, 11),
        palette_png(),
        animated_png(3),
        gif_of(1),
        gif_of(3),
        lossy_webp(),
        lossless_webp(),
        lossy_webp_with_alpha(),
    ];
    let odd = odd_images().into_iter().map(|image| image.bytes);
    let bad = bad_images().into_iter().map(|image| image.bytes);
    plain.into_iter().chain(odd).chain(bad).filter(|bytes| bytes.len() < 8_000).collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_mutated_image_keeps_to_the_rules(seed in prop::sample::select(seeds()), mishaps in mishaps()) {
        let mut bytes = seed;
        for mishap in mishaps {
            befall(&mut bytes, mishap);
        }
        keeps_to_the_rules(&bytes, &limits());
        keeps_to_the_rules(&bytes, &tight());
    }

    #[test]
    fn noise_behind_any_signature_keeps_to_the_rules(
        signature in prop::sample::select(vec![
            b"\xFF\xD8\xFF".to_vec(), b"\x89PNG\r\n\x1a\n".to_vec(), b"GIF89a".to_vec(), b"RIFF\x40\0\0\0WEBPVP8X".to_vec(),
            b"RIFF\x40\0\0\0WEBPVP8L\x30\0\0\0\x2F".to_vec(), Vec::new(),
        ]),
        noise in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        keeps_to_the_rules(&[signature, noise].concat(), &tight());
    }

    #[test]
    fn a_cut_anywhere_is_noticed(seed in 0..6_usize, cut in any::<Index>()) {
        let whole = [
            baseline_jpeg(), progressive_jpeg(), plain_png(), gif_of(3), lossy_webp(), lossless_webp(),
        ][seed].clone();
        let problem = problem(&whole[..cut.index(whole.len())], &limits());
        prop_assert!(matches!(problem, ImageProblem::Undecodable | ImageProblem::UnsupportedType));
    }
}
