//! X's way of counting: twitter-text configuration v3 (docs.x.com, Counting characters).
//!
//! After NFC: a URL counts 23, a whole emoji sequence 2, code points of the light ranges 1, every other one 2.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::tlds;

/// Every URL is counted as its t.co form.
const URL_LENGTH: u32 = 23;
/// Code points that count 1; weights are in hundredths in the configuration.
const LIGHT: [std::ops::RangeInclusive<u32>; 4] = [0..=4351, 8192..=8205, 8208..=8223, 8242..=8247];

/// What may be a URL: a scheme and a host, or a host alone; whether the host counts is looked at afterwards.
static CANDIDATE: LazyLock<Regex> = LazyLock::new(|| {
    let label = r"[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?";
    let tail = r"(?::[0-9]+)?(?:/[^\s<>\u{3000}]*)?(?:\?[^\s<>\u{3000}]*)?";
    Regex::new(&format!(r"(?i)(?P<scheme>https?://)?(?P<host>{label}(?:\.{label})+){tail}")).expect("a fixed pattern")
});

/// A grapheme that is an emoji: it shows as a picture by itself, by a selector, as a flag or as a keycap.
static EMOJI: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}|\p{RI}\p{RI}|[0-9#*]\u{FE0F}?\u{20E3}|\p{Extended_Pictographic}.*\u{200D})")
        .expect("a fixed pattern")
});

/// The length of a text as X counts it.
pub fn weighted_length(text: &str) -> u32 {
    let text: String = text.nfc().collect();
    let mut length = 0;
    let mut counted_to = 0;
    for (start, end) in urls(&text) {
        length += plain_length(&text[counted_to..start]) + URL_LENGTH;
        counted_to = end;
    }
    length + plain_length(&text[counted_to..])
}

fn plain_length(text: &str) -> u32 {
    text.graphemes(true)
        .map(|grapheme| if EMOJI.is_match(grapheme) { 2 } else { grapheme.chars().map(weight).sum() })
        .sum()
}

fn weight(c: char) -> u32 {
    if LIGHT.iter().any(|range| range.contains(&u32::from(c))) { 1 } else { 2 }
}

/// Byte ranges of the URLs in a text, in order.
fn urls(text: &str) -> Vec<(usize, usize)> {
    CANDIDATE
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let host = found.name("host")?;
            // Part of an e-mail address, a mention, a hashtag or a longer word.
            let before = text[..whole.start()].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '#' | '$' | '_' | '.' | '-' | '/')) {
                return None;
            }
            if text[whole.end()..].starts_with('@') {
                return None;
            }
            let host_end = whole.start() + (host.end() - whole.start());
            let kept = tlds::host_length(host.as_str())?;
            let end = if kept == host.len() { trim_end(text, host_end, whole.end()) } else { host.start() + kept };
            Some((whole.start(), end))
        })
        .collect()
}

/// Punctuation after a URL belongs to the sentence, not to the URL; a closing bracket only if it has no partner.
fn trim_end(text: &str, host_end: usize, end: usize) -> usize {
    let mut end = end;
    while end > host_end {
        let url = &text[host_end..end];
        let Some(last) = url.chars().next_back() else { break };
        let lonely_bracket = last == ')' && url.matches('(').count() < url.matches(')').count();
        if !(lonely_bracket || matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '"' | '…')) {
            break;
        }
        end -= last.len_utf8();
    }
    end
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
            ("🏳\u{FE0F}\u{200D}⚧\u{FE0F}", 2),
            ("🐦\u{200D}⬛", 2),
            ("🇨🇭", 2),
            ("1\u{FE0F}\u{20E3}", 2),
            ("漢字", 4),
            ("©", 1),
            ("example.com", 23),
            ("see https://example.com/a/very/long/path?with=query#and-more.", 28),
            ("(https://example.com/a_(b))", 25),
            ("d3.select(nodes)", 30),
            ("mail me@example.com", 19),
            ("1.5 and 3.14", 12),
            ("file.txt", 8),
            ("http://localhost:8080", 21),
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
