//! X's way of counting: twitter-text configuration v3 (docs.x.com, Counting characters).
//!
//! In NFC a URL counts 23, a whole emoji sequence 2, code points of the light ranges 1, every other one 2.

use std::ops::Range;

use super::atoms::Atoms;
use super::links;
use super::origin::composed;
use super::tlds::List;

/// The length of a text as X counts it. Where it is not known which top-level domains X knows, the longer.
pub fn weighted_length(text: &str) -> u32 {
    Readings::of(&composed(text)).weight()
}

/// How X may understand a text: in one way, or in two if it depends on the list of top-level domains.
pub(super) struct Readings<'a> {
    text: &'a str,
    links: Vec<Vec<Range<usize>>>,
}

impl<'a> Readings<'a> {
    /// The readings of a text in NFC.
    pub fn of(text: &'a str) -> Self {
        let first = links::find(text, List::Package);
        let second = first.is_disputed.then(|| links::find(text, List::RootZone).ranges);
        let links = [Some(first.ranges), second].into_iter().flatten().collect();
        Self { text, links }
    }

    pub fn weight(&self) -> u32 {
        let of = |atoms: Atoms| atoms.fold(0_u32, |sum, atom| sum.saturating_add(atom.weight));
        self.each().map(of).max().unwrap_or(0)
    }

    pub fn has_link(&self) -> bool {
        self.links.iter().any(|links| !links.is_empty())
    }

    pub fn each(&self) -> impl Iterator<Item = Atoms<'_>> {
        self.links.iter().map(|links| Atoms::new(self.text, links))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_the_documents_examples_do() {
        for (text, expected) in [
            ("", 0),
            ("hello", 5),
            ("cafe\u{301}", 4),
            ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2),
            ("❤\u{FE0F}\u{200D}🔥", 2),
            ("漢字", 4),
            ("example.com", 23),
            ("see https://example.com/a/very/long/path?with=query#and-more.", 28),
            ("d3.select(nodes)", 30),
            ("mail me@example.com", 19),
            ("http://localhost:8080", 21),
        ] {
            assert_eq!(weighted_length(text), expected, "{text:?}");
        }
    }

    #[test]
    fn where_the_lists_of_domains_differ_the_longer_reading_counts() {
        for (text, expected) in [
            ("example.kids", 23),
            ("example.abarth", 23),
            ("example.kids/with/a/path/longer/than/a/link", 43),
            ("example.abarth/with/a/path/longer/than/a/link", 45),
            // The package sees a link and five characters more, the root zone one link.
            ("a.com.kids", 28),
        ] {
            assert_eq!(weighted_length(text), expected, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC*|[\\x00-\\x{2FFF}.:/@#]{0,80}") {
            weighted_length(&text);
        }
    }
}
