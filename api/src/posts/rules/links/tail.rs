//! What may follow the host of a URL: port, path, query.

use super::classes;
use crate::posts::rules::work;

/// The end of the path that begins with the slash at `slash`: the last place where a path may end. Parentheses count only in
/// pairs, one inside another at most.
pub(super) fn path(text: &str, slash: usize) -> usize {
    let mut at = slash + 1;
    let mut end = at;
    while let Some(c) = text[at..].chars().next() {
        work::step();
        if classes::is_path(c) {
            at += c.len_utf8();
            if classes::ends_path(c) {
                end = at;
            }
        } else if let Some(after) = parentheses(text, at) {
            // They end a path only where it might have ended before them.
            if end == at {
                end = after;
            }
            at = after;
        } else {
            break;
        }
    }
    end
}

/// The end of a pair of parentheses that opens at `at`: characters of a path, or one more pair with some.
fn parentheses(text: &str, at: usize) -> Option<usize> {
    let inner = opened(text, at)?;
    let after = run(text, inner);
    if text[after..].starts_with('(') {
        let nested = run(text, after + 1);
        if nested == after + 1 {
            return None;
        }
        return closed(text, run(text, closed(text, nested)?));
    }
    if after == inner { None } else { closed(text, after) }
}

fn opened(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with('(').then_some(at + 1)
}

fn closed(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with(')').then_some(at + 1)
}

fn run(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    rest.find(|c| {
        work::step();
        !classes::is_path(c)
    })
    .map_or(text.len(), |len| from + len)
}

/// The end of the port that may begin at `at`, or `at`.
pub(super) fn port(text: &str, at: usize) -> usize {
    match text[at..].strip_prefix(':') {
        None => at,
        Some(rest) => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 { at } else { at + 1 + digits }
        }
    }
}

/// The end of the query that may begin at `at`, or `at`.
pub(super) fn query(text: &str, at: usize) -> usize {
    let Some(rest) = text[at..].strip_prefix('?') else { return at };
    let mut end = at;
    for (offset, byte) in rest.bytes().enumerate() {
        work::step();
        if !classes::is_query(byte) {
            break;
        }
        if classes::ends_query(byte) {
            end = at + 2 + offset;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_where_a_path_may_end() {
        for (path_of, rest) in [
            ("/", ""),
            ("/a/b", " c"),
            ("/a", "."),
            ("/a", "...,!"),
            ("/a!b", "!"),
            ("/", "!!"),
            ("/@name/", ""),
            ("/é", "漢"),
            ("/путь", "。"),
            ("/a–b", "–"),
            ("/a#b=", "?"),
        ] {
            assert_eq!(path(&format!("{path_of}{rest}"), 0), path_of.len(), "{path_of}{rest}");
        }
    }

    #[test]
    fn parentheses_belong_to_a_path_in_pairs() {
        for (path_of, rest) in [
            ("/(a)", ")"),
            ("/a_(b)", ""),
            ("/a(b(c)d)", ""),
            ("/a(b(c))", "."),
            ("/((a))", ""),
            ("/a", "(b(c(d)))"),
            ("/a", "()"),
            ("/a", "(())"),
            ("/a", "(b(c)(d))"),
            ("/a", "(b"),
            ("/", "(((((("),
            ("/a(b)(c)", "(d"),
            ("/a", ",(b)"),
            ("/", "!(b)"),
            ("/a,(b)c", ""),
            ("/a(b)", ",(c)"),
        ] {
            assert_eq!(path(&format!("{path_of}{rest}"), 0), path_of.len(), "{path_of}{rest}");
        }
    }

    #[test]
    fn a_query_needs_an_end() {
        for (query_of, rest) in [("?a=b", ""), ("?a", "!"), ("", "?"), ("", "?!!"), ("?a?b(c)d", ")"), ("?é", "")] {
            let expected = if query_of == "?é" { 0 } else { query_of.len() };
            assert_eq!(query(&format!("{query_of}{rest}"), 0), expected, "{query_of}{rest}");
        }
        assert_eq!(query("a?b=1&c=2 d", 1), 9);
    }

    #[test]
    fn a_port_is_digits() {
        for (text, end) in [(":80", 3), (":8080/x", 5), (":", 0), (":x", 0), ("80", 0)] {
            assert_eq!(port(text, 0), end, "{text}");
        }
    }
}
