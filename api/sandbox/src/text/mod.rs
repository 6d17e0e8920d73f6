//! X's view of a text: its length, its links, its wire form. Independent of the product's own counter.

pub(crate) mod emoji;
pub(crate) mod links;
pub(crate) mod render;
pub(crate) mod tlds;

use unicode_normalization::UnicodeNormalization as _;

/// A stretch of text that X counts as one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Link(String),
    Emoji(String),
    Letter(char),
}

impl Piece {
    /// Its weight, times 100. Source: `twitter-text` configuration v3, read 2026-11-20.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Link(_) => 2300,
            Self::Emoji(_) => 200,
            Self::Letter(c) => match *c as u32 {
                0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 100,
                _ => 200,
            },
        }
    }
}

/// The text as X stores it: NFC, without white space around it.
pub(crate) fn stored(text: &str) -> String {
    text.nfc().collect::<String>().trim().to_owned()
}

/// Cuts a stored text into its pieces.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    let mut links = links::find(&chars).into_iter().peekable();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some(link) = links.next_if(|link| link.start == at) {
            at = link.end;
            pieces.push(Piece::Link(chars[link].iter().collect()));
        } else if let Some(length) = emoji::sequence_len(&chars[at..]) {
            pieces.push(Piece::Emoji(chars[at..at + length].iter().collect()));
            at += length;
        } else {
            pieces.push(Piece::Letter(chars[at]));
            at += 1;
        }
    }
    pieces
}

/// The weighted length of some pieces.
pub(crate) fn weighted_length(pieces: &[Piece]) -> usize {
    pieces.iter().map(Piece::weight).sum::<usize>() / 100
}

/// Whether the text holds a character that X refuses everywhere.
pub(crate) fn has_forbidden(text: &str) -> bool {
    text.contains(['\u{FFFE}', '\u{FEFF}', '\u{FFFF}'])
}

/// How many `$CASHTAG`s there are: up to six letters, perhaps one short suffix, between word borders.
pub(crate) fn cashtags(text: &str) -> usize {
    let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '$' && c != '_');
    text.match_indices('$')
        .filter(|(at, _)| {
            let before = text[..*at].chars().next_back();
            let after = &text[at + 1..];
            let letters = after.chars().take_while(char::is_ascii_alphabetic).count();
            before.is_none_or(char::is_whitespace) && (1..=6).contains(&letters) && border(after.chars().nth(letters))
        })
        .count()
}

/// Whether the text mentions `@username`.
pub(crate) fn mentions(text: &str, username: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let wanted = format!("@{}", username.to_ascii_lowercase());
    text.match_indices(&wanted).any(|(at, _)| {
        let after = text[at + wanted.len()..].chars().next();
        after.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(text: &str) -> usize {
        weighted_length(&pieces(&stored(text)))
    }

    #[test]
    fn the_documented_examples_have_their_documented_length() {
        assert_eq!(length("cafe\u{301}"), 4);
        assert_eq!(length("👨‍👩‍👧‍👦"), 2);
        assert_eq!(length("example.com"), 23);
        assert_eq!(length("d3.select(nodes)"), 30);
        assert_eq!(length("日本"), 4);
    }

    #[test]
    fn whole_emoji_sequences_count_two() {
        for emoji in ["❤️‍🔥", "🐦‍⬛", "🏳️‍⚧️", "👍🏽", "🇩🇪", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "©️"]
        {
            assert_eq!(length(emoji), 2, "{emoji}");
        }
        assert_eq!(length("©"), 1);
    }

    #[test]
    fn cashtags_are_counted_and_prices_are_not() {
        assert_eq!(cashtags("$ABC and $DEF"), 2);
        assert_eq!(cashtags("$5 or a$ABC or $TOOLONGG or US$"), 0);
    }

    #[test]
    fn a_mention_is_a_whole_name() {
        assert!(mentions("hello @Ada!", "ada"));
        assert!(!mentions("hello @adam", "ada"));
    }
}
