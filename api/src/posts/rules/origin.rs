//! A text in NFC, and which places in it are places in the text as it was given.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in NFC, borrowed where it was so already.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    // Below U+0300 nothing composes with what stands before it, and nothing is composed otherwise.
    if text.bytes().all(|byte| byte < 0xCC) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Places at which both forms of a text may be cut, going forward.
pub(super) struct Places<'a> {
    rest: Option<&'a str>,
    given: usize,
    composed: usize,
}

impl<'a> Places<'a> {
    pub fn new(given: &'a str, composed: &str) -> Self {
        Self { rest: (given != composed).then_some(given), given: 0, composed: 0 }
    }

    /// The place in the composed text that is `given` in the given one, if there is one. Must not be called with less
    /// than before.
    pub fn composed_of(&mut self, given: usize) -> Option<usize> {
        let Some(text) = self.rest else { return Some(given) };
        while self.given < given {
            let part = first_part(&text[self.given..]);
            self.given += part.len();
            self.composed += part.nfc().map(char::len_utf8).sum::<usize>();
        }
        (self.given == given).then_some(self.composed)
    }
}

/// The start of a text that is normalised without regard to what follows.
fn first_part(text: &str) -> &str {
    let end = text.char_indices().skip(1).find(|(_, c)| stands_alone(*c));
    end.map_or(text, |(at, _)| &text[..at])
}

/// Whether normalising can be parted before this character: it neither changes place with what stands before it nor
/// composes with it.
fn stands_alone(c: char) -> bool {
    super::work::step();
    let mut first = None;
    decompose_canonical(c, |part| first = first.or(Some(part)));
    let first = first.unwrap_or(c);
    c < '\u{300}' || canonical_combining_class(first) == 0 && is_nfc_quick(std::iter::once(first)) == IsNormalized::Yes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(usize, usize)> {
        let composed = composed(text);
        let mut places = Places::new(text, &composed);
        let ends = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        ends.filter_map(|at| Some((at, places.composed_of(at)?))).collect()
    }

    #[test]
    fn a_composed_text_is_borrowed_and_has_all_its_places() {
        assert!(matches!(composed("é漢😀"), Cow::Borrowed(_)));
        assert_eq!(places("é漢"), [(0, 0), (2, 2), (5, 5)]);
    }

    #[test]
    fn a_letter_and_its_marks_are_one_place() {
        assert_eq!(places("ae\u{301}b"), [(0, 0), (1, 1), (4, 3), (5, 4)]);
        assert_eq!(places("e\u{323}\u{301}\u{308}x").len(), 3);
    }

    #[test]
    fn a_character_that_decomposes_stands_alone() {
        // ANGSTROM SIGN becomes A WITH RING; a Devanagari letter with nukta becomes two code points.
        assert_eq!(places("\u{212B}\u{212B}"), [(0, 0), (3, 2), (6, 4)]);
        assert_eq!(places("\u{958}\u{958}"), [(0, 0), (3, 6), (6, 12)]);
    }

    #[test]
    fn korean_letters_compose_to_one_syllable() {
        assert_eq!(places("\u{1112}\u{1161}\u{11AB}\u{1100}"), [(0, 0), (9, 3), (12, 6)]);
    }

    proptest::proptest! {
        #[test]
        fn the_parts_before_and_after_a_place_are_the_composed_parts(
            text in "[a-e\u{300}-\u{34F}\u{1100}-\u{11FF}\u{AC00}-\u{AC20}\u{930}-\u{960}\u{212B}\u{9BE}]{0,12}"
        ) {
            let whole = composed(&text).into_owned();
            for (given, at) in places(&text) {
                proptest::prop_assert_eq!(composed(&text[..given]), &whole[..at]);
                proptest::prop_assert_eq!(composed(&text[given..]), &whole[at..]);
            }
        }
    }
}
