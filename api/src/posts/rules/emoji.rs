//! Emoji as X counts them: a whole sequence, however many code points, as one.
//!
//! The sequences are those Unicode recommends for general interchange (UTS #51, RGI) in the newest version, and the few
//! more that the official package knows (`data/emoji.txt`, written by `data/generate.mjs`). The package itself is frozen
//! at Emoji 11 and takes younger sequences for their parts; X's page counts them as one.

use std::sync::LazyLock;

/// A tree of characters, one node for each start of a sequence.
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    /// Sorted by character.
    next: Vec<(char, usize)>,
    is_emoji: bool,
}

static TREE: LazyLock<Tree> = LazyLock::new(|| {
    let mut tree = Tree { nodes: vec![Node::default()] };
    sequences().for_each(|sequence| tree.insert(sequence));
    tree
});

/// Every sequence that counts as one.
fn sequences() -> impl Iterator<Item = &'static str> {
    include_str!("data/emoji.txt")
        .lines()
        .filter(|line| !line.starts_with("//") && !line.starts_with('['))
        .flat_map(str::split_whitespace)
}

impl Tree {
    fn insert(&mut self, sequence: &str) {
        let mut node = 0;
        for c in sequence.chars() {
            node = match self.nodes[node].next.binary_search_by_key(&c, |(c, _)| *c) {
                Ok(at) => self.nodes[node].next[at].1,
                Err(at) => {
                    let new = self.nodes.len();
                    self.nodes[node].next.insert(at, (c, new));
                    self.nodes.push(Node::default());
                    new
                }
            };
        }
        self.nodes[node].is_emoji = true;
    }

    fn follow(&self, node: usize, c: char) -> Option<usize> {
        let next = &self.nodes[node].next;
        next.binary_search_by_key(&c, |(c, _)| *c).ok().map(|at| next[at].1)
    }
}

/// The length in bytes of the longest emoji that `text` begins with.
pub(super) fn length(text: &str) -> Option<usize> {
    let mut node = 0;
    let mut longest = None;
    for (at, c) in text.char_indices() {
        super::work::step();
        let Some(next) = TREE.follow(node, c) else { break };
        node = next;
        if TREE.nodes[node].is_emoji {
            longest = Some(at + c.len_utf8());
        }
    }
    longest
}

/// Whether an emoji can begin with `c`; not for ASCII, where only a key cap can.
pub(super) fn may_begin_with(c: char) -> bool {
    matches!(c, '\u{1F000}'..|'©'| '®' | '\u{203C}'..='\u{3299}')
}

/// Whether `c` makes a key cap of the digit, `#` or `*` before it.
pub(super) fn may_make_key_cap(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{20E3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_is_found_whole() {
        for whole in [
            "👨\u{200D}👩\u{200D}👧\u{200D}👦",
            "❤\u{FE0F}\u{200D}🔥",
            "🇨🇭",
            "1\u{FE0F}\u{20E3}",
            "#\u{20E3}",
            "👍🏽",
            "©\u{FE0F}",
        ] {
            assert_eq!(length(whole), Some(whole.len()), "{whole}");
            assert_eq!(length(&format!("{whole}!")), Some(whole.len()), "{whole}");
        }
    }

    #[test]
    fn the_longest_start_that_is_an_emoji_counts() {
        assert_eq!(length("👨\u{200D}👩\u{200D}x"), Some("👨".len()));
        assert_eq!(length("🏳\u{FE0F}\u{200D}x"), Some("🏳\u{FE0F}".len()));
        assert_eq!(length("🇨🇭🇨🇭"), Some("🇨🇭".len()));
    }

    #[test]
    fn a_bare_digit_sign_or_letter_is_none() {
        for text in ["", "1", "#", "1\u{FE0F}", "©", "™", "a", "é", "漢", "\u{200D}", "\u{FE0F}", "🇨"] {
            assert_eq!(length(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_newest_emoji_are_known() {
        // Unicode 16, 17 and 18.
        for newest in ["\u{1FAE9}", "\u{1F6D8}", "\u{1F6D9}", "\u{1FAF9}\u{1F3FB}"] {
            assert_eq!(length(newest), Some(newest.len()), "{newest}");
        }
    }

    #[test]
    fn every_first_character_is_looked_up() {
        for sequence in sequences() {
            let first = sequence.chars().next().expect("no empty sequence");
            let cap = sequence.chars().nth(1).is_some_and(may_make_key_cap);
            assert!(may_begin_with(first) || first.is_ascii() && cap, "{sequence}");
            assert_eq!(length(sequence), Some(sequence.len()), "{sequence}");
        }
        assert_eq!(sequences().count(), 3972 + 122);
    }
}
