//! A text in NFC, and which places in it are places in the text as it was given.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

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
    let parted = |(at, c): &(usize, char)| match joining(*c) {
        Joining::Never => true,
        Joining::WithSome => {
            let last = text[..*at].nfc().last();
            last.is_none_or(|last| compose(last, *c).is_none())
        }
        // A control character takes no mark.
        Joining::AsMark => {
            let before = text[..*at].chars().next_back().map_or(0, char::len_utf8);
            text[at - before..at + c.len_utf8()].graphemes(true).count() > 1
        }
    };
    let end = text.char_indices().skip(1).find(parted);
    end.map_or(text, |(at, _)| &text[..at])
}

/// Whether normalising joins a character to what stands before it.
enum Joining {
    Never,
    /// It composes with some characters directly before it, and never changes places.
    WithSome,
    /// It composes with what it is a mark of, and may change places with other marks.
    AsMark,
}

fn joining(c: char) -> Joining {
    super::work::step();
    if c < '\u{300}' {
        return Joining::Never;
    }
    let mut first = None;
    decompose_canonical(c, |part| first = first.or(Some(part)));
    let first = first.unwrap_or(c);
    if canonical_combining_class(first) != 0 {
        Joining::AsMark
    } else if is_nfc_quick(std::iter::once(first)) == IsNormalized::Yes {
        Joining::Never
    } else {
        Joining::WithSome
    }
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
        // A vowel composes with no other letter, and no second one with a syllable.
        assert_eq!(places("e\u{301}k\u{1161}"), [(0, 0), (3, 2), (4, 3), (7, 6)]);
        assert_eq!(places("\u{1112}\u{1161}\u{1161}"), [(0, 0), (6, 3), (9, 6)]);
    }

    #[test]
    fn a_control_character_takes_no_mark() {
        assert_eq!(places("e\u{301}\0\u{301}"), [(0, 0), (3, 2), (4, 3), (6, 5)]);
    }

    proptest::proptest! {
        #[test]
        fn the_parts_before_and_after_a_place_are_the_composed_parts(
            text in "[a-e\0-\u{3}\u{200B}\u{2028}\u{300}-\u{34F}\u{1100}-\u{11FF}\u{AC00}-\u{AC20}\u{930}-\u{960}\u{212B}\u{9BE}]{0,12}"
        ) {
            let whole = composed(&text).into_owned();
            for (given, at) in places(&text) {
                proptest::prop_assert_eq!(composed(&text[..given]), &whole[..at]);
                proptest::prop_assert_eq!(composed(&text[given..]), &whole[at..]);
            }
        }
    }
}
