//! Finding links in a text as X does: with a scheme, or a bare domain under a known top-level domain.
//!
//! Source: docs.x.com, "Counting characters", and the rules of the `twitter-text` library, read 2026-11-20.
//! Written anew and a little simpler: no balanced brackets deeper than one level, no full registry of domains.

use std::ops::Range;

use super::tlds;

/// The places of all links, counted in characters, in order and without overlap.
pub(crate) fn find(chars: &[char]) -> Vec<Range<usize>> {
    let mut links = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some(end) = link_at(chars, at) {
            links.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    links
}

fn link_at(chars: &[char], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).map(|index| chars[index]);
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || "@＠$#＃\u{FFFE}\u{FEFF}\u{FFFF}".contains(c)) {
        return None;
    }
    let scheme = scheme_len(&chars[start..]);
    if scheme == 0 && before.is_some_and(|c| "-_./".contains(c)) {
        return None;
    }
    let mut end = domain(chars, start + scheme, scheme > 0)?;
    end = port(chars, end);
    end = path(chars, end);
    Some(query(chars, end))
}

fn scheme_len(chars: &[char]) -> usize {
    ["https://", "http://"]
        .into_iter()
        .find(|scheme| {
            chars.len() > scheme.len() && scheme.chars().zip(chars).all(|(want, have)| want.eq_ignore_ascii_case(have))
        })
        .map_or(0, str::len)
}

/// The end of the longest domain at `start` whose last label is a known top-level domain.
fn domain(chars: &[char], start: usize, with_scheme: bool) -> Option<usize> {
    let of_label = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || (with_scheme && c.is_alphanumeric());
    let mut found = None;
    let mut at = start;
    let mut previous: Option<&[char]> = None;
    loop {
        let end = at + chars[at..].iter().take_while(|&&c| of_label(c)).count();
        let label = &chars[at..end];
        if let Some(name) = previous
            && !name.contains(&'_')
            && let Some(tld_end) = top_level(chars, at, end)
        {
            found = Some(tld_end);
        }
        let edge = |c: Option<&char>| c.is_none_or(|&c| c == '-' || c == '_');
        if edge(label.first()) || edge(label.last()) || chars.get(end) != Some(&'.') {
            return found;
        }
        previous = Some(label);
        at = end + 1;
    }
}

/// The end of a top-level domain that fills the label `at..end` or is followed by `_` in it.
fn top_level(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let label: String = chars[at..end].iter().collect();
    if label.to_ascii_lowercase().starts_with("xn--") && !label.contains('_') {
        return Some(end);
    }
    let name: String = label.chars().take_while(char::is_ascii_alphanumeric).collect();
    let after = chars.get(at + name.len());
    let fits = after.is_none_or(|c| !c.is_ascii_alphanumeric() && !"@+-".contains(*c));
    (fits && tlds::is_known(&name)).then_some(at + name.len())
}

fn port(chars: &[char], at: usize) -> usize {
    if chars.get(at) != Some(&':') {
        return at;
    }
    let digits = chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 0 { at } else { at + 1 + digits }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{00C0}'..='\u{024F}').contains(&c) || ('\u{0400}'..='\u{04FF}').contains(&c)
}

fn path(chars: &[char], start: usize) -> usize {
    if chars.get(start) != Some(&'/') {
        return start;
    }
    let of_path = |c: char| is_letter(c) || "!*';:=+,.$/%#[]-–_~@|&".contains(c);
    let mut end = start + 1;
    let mut at = start + 1;
    while let Some(&c) = chars.get(at) {
        if c == '(' {
            let inside = chars[at + 1..].iter().take_while(|&&c| of_path(c)).count();
            if inside == 0 || chars.get(at + 1 + inside) != Some(&')') {
                break;
            }
            at += inside + 2;
            end = at;
            continue;
        }
        if !of_path(c) {
            break;
        }
        at += 1;
        if is_letter(c) || "=_#/+-".contains(c) {
            end = at;
        }
    }
    end
}

fn query(chars: &[char], start: usize) -> usize {
    if chars.get(start) != Some(&'?') {
        return start;
    }
    let of_query = |c: char| c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c);
    let length = chars[start + 1..].iter().take_while(|&&c| of_query(c)).count();
    chars[start + 1..=start + length]
        .iter()
        .rposition(|c| c.is_ascii_alphanumeric() || "-_&=#/".contains(*c))
        .map_or(start, |last| start + 2 + last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        find(&chars).into_iter().map(|place| chars[place].iter().collect()).collect()
    }

    #[test]
    fn a_scheme_or_a_known_top_level_domain_makes_a_link() {
        assert_eq!(links("see https://example.com/a?b=c, ok"), ["https://example.com/a?b=c"]);
        assert_eq!(links("see example.com."), ["example.com"]);
        assert_eq!(links("d3.select(nodes)"), ["d3.select"]);
        assert_eq!(links("a.b.example.co.uk/x and HTTP://EXAMPLE.ORG"), ["a.b.example.co.uk/x", "HTTP://EXAMPLE.ORG"]);
    }

    #[test]
    fn what_only_looks_like_a_link_is_left_alone() {
        for text in ["me@example.com", "http://localhost/x", "1.5", "file.unknowntld", "v1.2.3", "a..com", "#x.com"] {
            assert_eq!(links(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn punctuation_at_the_end_belongs_to_the_sentence() {
        assert_eq!(links("(https://example.com/a)."), ["https://example.com/a"]);
        assert_eq!(links("https://example.com/a_(b)!"), ["https://example.com/a_(b)"]);
        assert_eq!(links("https://example.com?"), ["https://example.com"]);
        assert_eq!(links("https://example.com:8080/x"), ["https://example.com:8080/x"]);
    }
}
