//! Cashtags, as the official package finds them (npm twitter-text 3.1.0, `extractCashtags`).

use super::links::{is_punctuation, is_space};

/// How many cashtags a text in NFC has: `$` at the start or after a space, one to six letters, perhaps a dot or an
/// underscore and one or two more, and then the end, a space or punctuation.
pub(super) fn count(text: &str) -> u32 {
    let mut found = 0;
    // A space parts two cashtags only once.
    let mut used = 0;
    for (at, _) in text.match_indices('$') {
        let before = text[..at].chars().next_back();
        let free = before.is_none_or(|c| is_space(c) && at - c.len_utf8() >= used);
        if let Some(len) = tag_length(&text[at + 1..]).filter(|_| free) {
            found += 1;
            used = at + 1 + len;
        }
    }
    found
}

fn tag_length(text: &str) -> Option<usize> {
    let letters = letters(text, 6);
    if letters == 0 {
        return None;
    }
    let rest = &text[letters..];
    if let Some(class) = rest.strip_prefix(['.', '_']) {
        let more = self::letters(class, 2);
        if more > 0 && may_follow(&class[more..]) {
            return Some(letters + 1 + more);
        }
    }
    may_follow(rest).then_some(letters)
}

fn letters(text: &str, most: usize) -> usize {
    text.bytes().take(most).take_while(u8::is_ascii_alphabetic).count()
}

fn may_follow(text: &str) -> bool {
    // Here the package uses the language's own class of spaces, which differs in three characters.
    let space = |c| c == '\u{FEFF}' || is_space(c) && !matches!(c, '\u{85}' | '\u{180E}');
    text.chars().next().is_none_or(|c| space(c) || is_punctuation(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dollar_and_one_to_six_letters_are_a_cashtag() {
        for (text, cashtags) in [
            ("", 0),
            ("$", 0),
            ("$A", 1),
            ("$ABCDEF", 1),
            ("$ABCDEFG", 0),
            ("$goog", 1),
            ("$AB1", 0),
            ("$5", 0),
            ("$AB.C", 1),
            ("$AB_CD", 1),
            ("$AB.CDE", 1),
            ("$AB.C1", 1),
            ("$AB.1", 1),
            ("$ABCDEFG.A", 0),
            ("$ABé", 0),
            ("$AB\"", 0),
            ("$AB!", 1),
        ] {
            assert_eq!(count(text), cashtags, "{text:?}");
        }
    }

    #[test]
    fn a_cashtag_stands_at_the_start_or_after_a_space() {
        for (text, cashtags) in [
            ("buy $AB and $CD", 2),
            ("$AB $CD $EF", 3),
            ("$AB$CD", 1),
            ("a$AB", 0),
            ("($AB)", 0),
            ("\u{3000}$AB", 1),
            ("$AB\u{3000}$CD", 2),
            ("$AB\u{85}$CD", 1),
            ("\n$AB", 1),
            ("$$AB", 0),
        ] {
            assert_eq!(count(text), cashtags, "{text:?}");
        }
    }
}
