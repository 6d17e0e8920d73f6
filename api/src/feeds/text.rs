//! Text of others made harmless: plain, on one line, without signs that steer a screen, and naming nobody.

use html5gum::{Token, Tokenizer};

/// What is read between these is no text of the page.
const SILENT: &[&[u8]] = &[b"script", b"style", b"template", b"noscript"];
/// What ends a line where it is shown, so that words on both sides stay apart.
const BLOCKS: &[&[u8]] = &[b"p", b"br", b"div", b"li", b"h1", b"h2", b"h3", b"h4", b"blockquote", b"tr", b"td"];

/// The text of a piece of HTML.
pub(super) fn of_html(html: &str) -> String {
    let mut text = String::new();
    let mut silent = 0_usize;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if SILENT.contains(&&tag.name[..]) && !tag.self_closing => silent += 1,
            Token::EndTag(tag) if SILENT.contains(&&tag.name[..]) => silent = silent.saturating_sub(1),
            Token::StartTag(tag) if BLOCKS.contains(&&tag.name[..]) => text.push(' '),
            Token::EndTag(tag) if BLOCKS.contains(&&tag.name[..]) => text.push(' '),
            Token::String(part) if silent == 0 => text.push_str(&String::from_utf8_lossy(&part)),
            _ => {}
        }
    }
    text
}

/// On one line, without control and invisible signs, at most so many characters.
pub(super) fn clean(text: &str, max_chars: usize) -> String {
    let mut clean = String::new();
    let mut count = 0;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
                count += 1;
            }
        } else if !is_invisible(c) {
            clean.push(c);
            count += 1;
        }
        if count >= max_chars {
            break;
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// Marks of direction and width, and what else changes the text around it without being seen. The joiners of emoji and of
/// scripts that need them stay.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text without the `@` of every mention: X forbids programs to mention people who did not ask for it, and a title is
/// not written for X. Addresses of mail stay as they are.
pub(super) fn without_mentions(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let is_at = |c: char| matches!(c, '@' | '\u{ff20}');
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_at(c) {
            out.push(c);
            continue;
        }
        let mut run = String::from(c);
        while let Some(more) = chars.next_if(|next| is_at(*next)) {
            run.push(more);
        }
        let mentions = chars.peek().is_some_and(|next| is_word(*next)) && !out.chars().next_back().is_some_and(is_word);
        if !mentions {
            out.push_str(&run);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_its_text() {
        assert_eq!(
            clean(&of_html("<p>Tom &amp; <b>Jerry</b></p><p>two</p><script>x()</script>"), 99),
            "Tom & Jerry two"
        );
        assert_eq!(of_html("1 < 2 &hellip;"), "1 < 2 \u{2026}");
    }

    #[test]
    fn nothing_unseen_is_left() {
        assert_eq!(clean(" a\u{202e}b\u{0}c\n\t d\u{200b}\u{2066}e\u{e0041} ", 99), "ab c de");
        assert_eq!(clean("abcdef", 3), "abc");
    }

    #[test]
    fn nobody_is_mentioned_and_mail_stays_mail() {
        assert_eq!(without_mentions("@ada and (@grace) \u{ff20}kay"), "ada and (grace) kay");
        assert_eq!(without_mentions("mail ada@blog.example at 5 @ noon @@x"), "mail ada@blog.example at 5 @ noon x");
    }
}
