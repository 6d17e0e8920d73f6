//! What the composer shows of a text while it is written: its length, and from where on it is too long.

use unicode_segmentation::UnicodeSegmentation;

use super::atoms::{Atom, Atoms};
use super::cashtags;
use super::origin::{Places, composed};
use super::weighted::{Readings, weighted_length};

/// What is known about a text before it is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The length as X counts it.
    pub weighted_length: u32,
    /// A byte offset into the text as given: what lies before it weighs at most the maximum, and no emoji, URL or
    /// grapheme is cut there.
    pub valid_until: usize,
    /// Whether X may see a link.
    pub has_link: bool,
    /// How many cashtags X will see.
    pub cashtags: u32,
    /// The first character that X refuses: U+FFFE, U+FEFF or U+FFFF.
    pub invalid: Option<char>,
}

/// Measures a text, as the user wrote it, for an account whose posts may count up to `max`.
pub fn measure(text: &str, max: u32) -> Measured {
    let composed = composed(text);
    let readings = Readings::of(&composed);
    let weighted_length = readings.weight();
    Measured {
        weighted_length,
        valid_until: if weighted_length <= max { text.len() } else { valid_until(text, &composed, &readings, max) },
        has_link: readings.has_link(),
        cashtags: cashtags::count(&composed),
        invalid: composed.chars().find(|c| matches!(c, '\u{FFFE}' | '\u{FEFF}' | '\u{FFFF}')),
    }
}

/// How many shorter starts are tried. A host that weighs less than the link it becomes has less than 23 characters.
const TRIES: usize = 32;

/// A start of a text may weigh more than it does within the text: `a.com` is a link, and in `a.comx` it is none. So the
/// start is weighed by itself and shortened until it fits. Should a text be made to prevent that, the start up to the last
/// space remains, as nothing behind a space changes what stands before it.
fn valid_until(text: &str, composed: &str, readings: &Readings, max: u32) -> usize {
    let cuts = cuts(text, composed, readings, max);
    let fits = |cut: &&usize| weighted_length(&text[..**cut]) <= max;
    let ends_with_space = |cut: &&usize| text[..**cut].ends_with([' ', '\n']);
    let near = cuts.iter().rev().take(TRIES).find(fits);
    near.or_else(|| cuts.iter().rev().find(ends_with_space)).copied().unwrap_or(0)
}

/// The places after which a text may be cut so that no piece is cut and what lies before weighs at most `max`, read in
/// any way.
fn cuts(text: &str, composed: &str, readings: &Readings, max: u32) -> Vec<usize> {
    let mut places = Places::new(text, composed);
    let mut readers: Vec<Reader> = readings.each().map(Reader::new).collect();
    let mut cuts = Vec::new();
    for (start, grapheme) in text.grapheme_indices(true) {
        let end = start + grapheme.len();
        let Some(at) = places.composed_of(end) else { continue };
        let mut cuts_nothing = true;
        for reader in &mut readers {
            let until = reader.read_until(at);
            if until.weight > max {
                return cuts;
            }
            cuts_nothing &= until.cuts_nothing;
        }
        if cuts_nothing {
            cuts.push(end);
        }
    }
    cuts
}

/// Adds up what lies before a place.
struct Reader<'a> {
    atoms: Atoms<'a>,
    /// The piece being read, and all before it.
    atom: Atom,
    weight_before: u32,
}

/// What lies before a place: its weight, without the piece that the place would cut.
struct Until {
    weight: u32,
    cuts_nothing: bool,
}

impl<'a> Reader<'a> {
    fn new(atoms: Atoms<'a>) -> Self {
        Self { atoms, atom: Atom { end: 0, weight: 0, is_ascii: true }, weight_before: 0 }
    }

    /// Reads on to a place in the composed text, which must not lie before the last one.
    fn read_until(&mut self, at: usize) -> Until {
        while self.atom.end < at
            && let Some(next) = self.atoms.next()
        {
            self.weight_before = self.weight_before.saturating_add(self.atom.weight);
            self.atom = next;
        }
        let with_it = self.weight_before.saturating_add(self.atom.weight);
        // The characters of an ASCII piece weigh as many as they are.
        match (u32::try_from(self.atom.end - at).unwrap_or(u32::MAX), self.atom.is_ascii) {
            (0, _) => Until { weight: with_it, cuts_nothing: true },
            (behind, true) => Until { weight: with_it.saturating_sub(behind), cuts_nothing: true },
            (_, false) => Until { weight: self.weight_before, cuts_nothing: false },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until(text: &str, max: u32) -> &str {
        &text[..measure(text, max).valid_until]
    }

    #[test]
    fn all_of_a_text_that_fits_is_valid() {
        for text in ["", "a", "aé漢", "see example.com"] {
            let length = measure(text, 280).weighted_length;
            assert_eq!(until(text, length), text);
            assert_eq!(measure(text, u32::MAX).valid_until, text.len());
        }
    }

    #[test]
    fn the_cut_is_at_the_maximum_one_before_and_one_after() {
        let text = "a".repeat(281);
        assert_eq!(measure(&text, 279).valid_until, 279);
        assert_eq!(measure(&text, 280).valid_until, 280);
        assert_eq!(measure(&text, 281).valid_until, 281);
        assert_eq!(measure(&text, 0).valid_until, 0);
        assert_eq!(until("漢字漢字", 5), "漢字");
        assert_eq!(until("漢字漢字", 6), "漢字漢");
    }

    #[test]
    fn no_emoji_link_or_grapheme_is_cut() {
        for (text, max, valid) in [
            ("ab👨\u{200D}👩\u{200D}👧!", 3, "ab"),
            ("ab👨\u{200D}👩\u{200D}👧!", 4, "ab👨\u{200D}👩\u{200D}👧"),
            ("1\u{FE0F}\u{20E3}2", 1, ""),
            ("a 1\u{20E3}2", 3, "a "),
            ("see example.com/abc now", 26, "see "),
            ("see example.com/abc now", 27, "see example.com/abc"),
            ("ab\r\nc", 3, "ab"),
            ("ab\r\nc", 4, "ab\r\n"),
            ("ax\u{308}\u{301}b", 1, "a"),
            ("ax\u{308}\u{301}b", 3, "a"),
            ("ax\u{30A}\u{301}b", 4, "ax\u{30A}\u{301}"),
            // A mark after a link belongs to the grapheme of its last letter.
            ("a http://b.co\u{20E3}c", 25, "a "),
            ("a http://b.co\u{20E3}c", 27, "a http://b.co\u{20E3}"),
        ] {
            assert_eq!(until(text, max), valid, "{text:?} at {max}");
        }
    }

    #[test]
    fn the_cut_is_in_the_text_as_given() {
        // Each is two code points as given and one as counted.
        let text = "e\u{301}".repeat(10);
        assert_eq!(measure(&text, 9).valid_until, 27);
        assert_eq!(measure(&text, 9).weighted_length, 10);
        let korean = "\u{1112}\u{1161}\u{11AB}".repeat(3);
        assert_eq!(measure(&korean, 5).valid_until, 18);
        // And here one code point as given is two as counted.
        assert_eq!(measure(&"\u{958}".repeat(4), 5).valid_until, 6);
    }

    #[test]
    fn a_start_that_is_heavier_alone_is_shortened() {
        // Alone, the first eight characters are a link, and the first nine as well.
        let text = "abcde.comxyz";
        assert_eq!(measure(text, 12).weighted_length, 12);
        for (max, valid) in [(7, "abcde.c"), (8, "abcde.c"), (9, "abcde.c"), (10, "abcde.comx"), (12, text)] {
            assert_eq!(until(text, max), valid, "{max}");
        }
    }

    #[test]
    fn a_text_whose_starts_are_all_heavier_alone_is_cut_at_a_space() {
        // The last label is too long for a host, so that none of all these links is one.
        let text = format!("words before {}{}.com", "漢a.co".repeat(40), "漢".repeat(64));
        let length = measure(&text, 280).weighted_length;
        assert_eq!(length, 13 + 40 * 6 + 64 * 2 + 4);
        assert_eq!(until(&text, 252), "words before ");
        assert_eq!(until(&text, length), text);
    }

    #[test]
    fn it_tells_links_cashtags_and_refused_characters() {
        let of = |text| measure(text, 280);
        assert!(of("a example.com b").has_link && !of("a example b").has_link);
        // A link for the root zone, and none for the package.
        assert!(of("example.kids").has_link);
        assert_eq!(of("$A and $B").cashtags, 2);
        assert_eq!(of("a\u{FEFF}b\u{FFFF}").invalid, Some('\u{FEFF}'));
        assert_eq!(of("a\u{FFFD}b").invalid, None);
    }
}
