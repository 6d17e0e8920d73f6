//! What holds for every text, whatever the package says.

use pillarbox::posts::rules::{measure, weighted_length};
use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::pieces::{MARKS, OF_LINKS, OF_TAGS, WORDS};
use crate::texts::{self, KINDS};

/// A text of pieces, or of characters of any plane.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(OF_LINKS).prop_map(str::to_owned),
        2 => prop::sample::select(OF_TAGS).prop_map(str::to_owned),
        2 => prop::sample::select(WORDS).prop_map(str::to_owned),
        2 => prop::sample::select(crate::pieces::emoji()).prop_map(str::to_owned),
        2 => prop::sample::select(MARKS).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Any character, or one that has to do with the one before it.
fn any_character() -> impl Strategy<Value = char> {
    let joins = "\u{200D}\u{FE0F}\u{20E3}\u{301}\u{323}\u{1161}\u{11A8}\u{3099}🏽🇭♂🔥👩".chars().collect::<Vec<_>>();
    prop_oneof![any::<char>(), prop::sample::select(MARKS), prop::sample::select(joins)]
}

fn check_cut(text: &str, max: u32) -> Result<(), TestCaseError> {
    let measured = measure(text, max);
    let end = measured.valid_until;
    prop_assert!(text.is_char_boundary(end), "{end} is inside a character");
    prop_assert!(weighted_length(&text[..end]) <= max, "{:?} weighs more than {max}", &text[..end]);
    let graphemes = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]);
    prop_assert!(graphemes.into_iter().any(|boundary| boundary == end), "{end} is inside a grapheme");
    prop_assert_eq!(measured.weighted_length <= max, end == text.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn the_start_that_is_valid_weighs_at_most_the_maximum_and_cuts_nothing(text in text(), max in 0_u32..60) {
        check_cut(&text, max)?;
    }

    #[test]
    fn composed_and_decomposed_texts_weigh_the_same(text in text(), max in 0_u32..60) {
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        let measured = measure(&composed, max);
        let otherwise = measure(&decomposed, max);
        prop_assert_eq!(measured.weighted_length, otherwise.weighted_length);
        prop_assert_eq!(measured.weighted_length, weighted_length(&text));
        // And they are cut at the same place.
        let cut: String = decomposed[..otherwise.valid_until].nfc().collect();
        prop_assert_eq!(cut, &composed[..measured.valid_until]);
    }

    #[test]
    fn one_more_word_makes_a_text_longer_by_its_own_weight(text in text(), word in text()) {
        // A space parts: neither links nor emoji nor marks reach across it.
        let together = weighted_length(&format!("{text} {word}"));
        prop_assert_eq!(together, weighted_length(&text) + weighted_length(&format!(" {word}")));
    }

    #[test]
    fn without_links_one_more_character_changes_no_more_than_the_last_grapheme(text in text(), c in any_character()) {
        let longer = format!("{text}{c}");
        let last = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        prop_assume!([&text[..last], &text, &longer].into_iter().all(|text| !measure(text, 0).has_link));
        prop_assert!(weighted_length(&longer) >= weighted_length(&text[..last]));
        prop_assert!(weighted_length(&longer) <= weighted_length(&text) + 4);
    }

    #[test]
    fn a_larger_maximum_never_allows_less_of_a_text_of_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..12), max in 0_u32..60) {
        let text = words.join(" ");
        prop_assert!(measure(&text, max).valid_until <= measure(&text, max + 1).valid_until);
    }
}

#[test]
fn the_valid_start_is_the_longest_one_in_plain_text() {
    // In a text without links each grapheme that still fits is in.
    for text in ["漢a字b", "e\u{301}漢e\u{301}", "😀a👨\u{200D}👩\u{200D}👧b", "ab🇨🇭🇫🇷"] {
        for max in 0..12 {
            let fitting = text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
            let longest = fitting.rev().find(|end| weighted_length(&text[..*end]) <= max).unwrap_or(0);
            assert_eq!(measure(text, max).valid_until, longest, "{text:?} at {max}");
        }
    }
}

#[test]
fn a_million_strings_are_measured_without_a_panic_and_cut_where_they_may_be() {
    let mut rng = StdRng::seed_from_u64(1);
    let soup = [OF_LINKS, OF_TAGS, WORDS].concat();
    let mut weights = 0_u64;
    for _ in 0..1_000_000 {
        let text: String = (0..rng.random_range(0..10))
            .map(|_| {
                if rng.random_bool(0.8) {
                    (*soup.choose(&mut rng).unwrap()).to_owned()
                } else {
                    rng.random::<char>().to_string()
                }
            })
            .collect();
        let max = rng.random_range(0..40);
        let measured = measure(&text, max);
        assert!(
            measured.weighted_length <= max || weighted_length(&text[..measured.valid_until]) <= max,
            "{text:?} at {max}"
        );
        weights += u64::from(measured.weighted_length);
    }
    assert!(weights > 10_000_000, "the strings were too short to mean anything: {weights}");
}

#[test]
fn texts_of_every_kind_are_cut_where_they_may_be() {
    for kind in KINDS {
        for (at, text) in texts::of_kind(*kind, 2, 1_000).iter().enumerate() {
            check_cut(text, u32::try_from(at).unwrap() % 50)
                .unwrap_or_else(|problem| panic!("{}: {text:?}: {problem}", kind.0));
        }
    }
}
