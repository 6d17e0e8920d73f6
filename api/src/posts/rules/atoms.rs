//! A text as the pieces that X weighs: links, emoji, and what is neither.

use std::ops::Range;

use super::{emoji, work};

/// Every URL is counted as its t.co form.
const LINK_WEIGHT: u32 = 23;
const EMOJI_WEIGHT: u32 = 2;
/// Code points that count 1 (configuration v3 of twitter-text); its weights are in hundredths.
const LIGHT: [std::ops::RangeInclusive<u32>; 4] = [0..=4351, 8192..=8205, 8208..=8223, 8242..=8247];

/// A piece of a text that ends at `end`, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub end: usize,
    pub weight: u32,
    /// It may be cut anywhere: each of its bytes is a character and weighs 1.
    pub is_ascii: bool,
}

/// The pieces of a text in NFC, in order. They cover it without a gap.
pub(super) struct Atoms<'a> {
    text: &'a str,
    links: std::slice::Iter<'a, Range<usize>>,
    link: Option<&'a Range<usize>>,
    at: usize,
}

impl<'a> Atoms<'a> {
    pub fn new(text: &'a str, links: &'a [Range<usize>]) -> Self {
        let mut links = links.iter();
        let link = links.next();
        Self { text, links, link, at: 0 }
    }

    /// ASCII up to `limit`, but not the digit, `#` or `*` that a key cap begins with.
    fn ascii(&self, limit: usize) -> Atom {
        let bytes = &self.text.as_bytes()[self.at..limit];
        let len = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
        let mut end = self.at + len;
        let cap = self.text[end..limit].chars().next().is_some_and(emoji::may_make_key_cap);
        if cap && matches!(bytes[len - 1], b'0'..=b'9' | b'#' | b'*') {
            if len == 1 {
                return self.emoji(limit).unwrap_or(Atom { end, weight: 1, is_ascii: true });
            }
            end -= 1;
        }
        Atom { end, weight: saturated(end - self.at), is_ascii: true }
    }

    fn emoji(&self, limit: usize) -> Option<Atom> {
        let len = emoji::length(&self.text[self.at..limit])?;
        Some(Atom { end: self.at + len, weight: EMOJI_WEIGHT, is_ascii: false })
    }
}

impl Iterator for Atoms<'_> {
    type Item = Atom;

    fn next(&mut self) -> Option<Atom> {
        let atom = match self.link {
            Some(link) if link.start == self.at => {
                let end = link.end;
                self.link = self.links.next();
                Atom { end, weight: LINK_WEIGHT, is_ascii: false }
            }
            link => {
                let limit = link.map_or(self.text.len(), |link| link.start);
                work::step();
                match self.text[self.at..].chars().next()? {
                    c if c.is_ascii() => self.ascii(limit),
                    c => {
                        let emoji = if emoji::may_begin_with(c) { self.emoji(limit) } else { None };
                        emoji.unwrap_or(Atom { end: self.at + c.len_utf8(), weight: weight(c), is_ascii: false })
                    }
                }
            }
        };
        self.at = atom.end;
        Some(atom)
    }
}

fn weight(c: char) -> u32 {
    if LIGHT.iter().any(|range| range.contains(&u32::from(c))) { 1 } else { 2 }
}

fn saturated(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(text: &str) -> Vec<u32> {
        Atoms::new(text, &[]).map(|atom| atom.weight).collect()
    }

    #[test]
    fn light_characters_weigh_one_and_all_others_two() {
        for (text, weight) in [
            ("\0", 1),
            ("\u{10FF}", 1),
            ("\u{1100}", 2),
            ("\u{1FFF}", 2),
            ("\u{2000}", 1),
            ("\u{200D}", 1),
            ("\u{200E}", 2),
            ("\u{200F}", 2),
            ("\u{2010}", 1),
            ("\u{201F}", 1),
            ("\u{2020}", 2),
            ("\u{2031}", 2),
            ("\u{2032}", 1),
            ("\u{2037}", 1),
            ("\u{2038}", 2),
            ("\u{FFFD}", 2),
            ("𝒳", 2),
            ("©", 1),
            ("\u{FE0F}", 2),
        ] {
            assert_eq!(weights(text), [weight], "{text:?}");
        }
    }

    #[test]
    fn a_key_cap_is_parted_from_the_digits_before_it() {
        assert_eq!(weights("ab1\u{FE0F}\u{20E3}c"), [2, 2, 1]);
        assert_eq!(weights("1\u{FE0F}\u{20E3}"), [2]);
        assert_eq!(weights("1\u{FE0F}"), [1, 2]);
        assert_eq!(weights("a\u{FE0F}\u{20E3}"), [1, 2, 2]);
        assert_eq!(weights("11\u{20E3}"), [1, 2]);
    }

    #[test]
    fn a_link_weighs_23_whatever_its_length() {
        let text = "a 1 b";
        let atoms: Vec<_> = Atoms::new(text, std::slice::from_ref(&(2..3))).collect();
        assert_eq!(atoms.iter().map(|atom| (atom.end, atom.weight)).collect::<Vec<_>>(), [(2, 2), (3, 23), (5, 2)]);
    }

    #[test]
    fn the_pieces_cover_the_text() {
        let text = "é1\u{20E3}👨\u{200D}👩x©\u{FE0F}漢";
        assert_eq!(Atoms::new(text, &[]).last().map(|atom| atom.end), Some(text.len()));
    }
}
