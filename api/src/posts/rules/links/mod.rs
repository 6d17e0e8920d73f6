//! Which parts of a text X takes for links, as the official package finds them (npm twitter-text 3.1.0,
//! `extractUrlsWithIndices`), by one pass over the text.
//!
//! With `http://` or `https://` a host of any script counts, without only its Latin part; both need a known top-level
//! domain. Whatever the package finds and then throws away (too long, a punycode label over 63, a bad character before
//! a host without scheme) is passed over as a whole.

mod classes;
mod host;
mod idna;
mod tail;

use std::ops::Range;

use super::tlds::List;
pub(super) use classes::{is_punctuation, is_space};
use host::{Host, Run};

/// In UTF-16 units, the scheme counted twice if it is written and once if not.
const LONGEST_URL: usize = 4096;
const LONGEST_SHORT_LINK: usize = 40;

/// The links of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Links {
    /// In order, without overlap; offsets in bytes.
    pub ranges: Vec<Range<usize>>,
    /// The lists of top-level domains differ somewhere, so that another list might give other links.
    pub is_disputed: bool,
}

/// Finds the links of a text in NFC.
pub(super) fn find(text: &str, list: List) -> Links {
    let mut links = Links { ranges: Vec::new(), is_disputed: false };
    let mut run = Run::default();
    // What the pattern has used up, and up to where the dots have been looked at.
    let mut used = 0;
    let mut seen = 0;
    while let Some(dot) = next_dot(text, seen) {
        let floor = used.max(run.end);
        run.read(text, dot, floor, list);
        links.is_disputed |= run.is_disputed;
        let mut from = used;
        while let Some((scheme, host)) = next_host(text, &run, from) {
            used = take(text, &run, scheme, &host, &mut links.ranges);
            from = used;
        }
        seen = run.end.max(used);
    }
    links
}

/// The next dot with something before it and something after it that a host could have there.
fn next_dot(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let beside = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphanumeric();
    let before = |byte: &u8| !byte.is_ascii() || classes::is_domain(char::from(*byte));
    let mut at = from;
    loop {
        let dot = at + text[at..].find('.')?;
        if dot > 0 && before(&bytes[dot - 1]) && bytes.get(dot + 1).is_some_and(beside) {
            return Some(dot);
        }
        at = dot + 1;
    }
}

/// The next host of a run, with the start of its scheme if it has one.
fn next_host(text: &str, run: &Run, from: usize) -> Option<(Option<usize>, Host)> {
    let schemed = scheme_before(text, run.start, from).and_then(|scheme| Some((Some(scheme), run.host_at_start()?)));
    schemed.or_else(|| run.first_host(text, from).map(|host| (None, host)))
}

/// Where the scheme begins that ends at `end`, if it is one of the two and something may stand before it.
fn scheme_before(text: &str, end: usize, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let scheme = ["http://", "https://"].into_iter().find_map(|scheme| {
        let start = end.checked_sub(scheme.len())?;
        bytes[start..end].eq_ignore_ascii_case(scheme.as_bytes()).then_some(start)
    })?;
    match text[..scheme].chars().next_back() {
        None => (from == 0).then_some(scheme),
        Some(before) => (classes::may_precede(before) && scheme - before.len_utf8() >= from).then_some(scheme),
    }
}

/// Adds what is a link of a host and what follows it. Gives the end of what the pattern has used.
fn take(text: &str, run: &Run, scheme: Option<usize>, host: &Host, links: &mut Vec<Range<usize>>) -> usize {
    let port = tail::port(text, host.end);
    let path = if text[port..].starts_with('/') { tail::path(text, port) } else { port };
    let end = tail::query(text, path);
    if !is_possible(text, run, scheme, host, end) {
        return end;
    }
    if let Some(start) = scheme {
        if let Some(end) = short_link_end(text, host, end) {
            links.push(start..end);
        }
    } else if !matches!(host.before, Some('-' | '_' | '.' | '/')) {
        let mut found = run.latin_hosts(host);
        if let Some(last) = found.last_mut()
            && path > port
        {
            last.end = end;
        }
        links.append(&mut found);
    }
    end
}

/// Whether a URL is not too long, and its host not either.
fn is_possible(text: &str, run: &Run, scheme: Option<usize>, host: &Host, end: usize) -> bool {
    let start = scheme.unwrap_or(host.start);
    let scheme_units = scheme.map_or("https://".len(), |start| host.start - start);
    // There are never more units than bytes.
    if end - start + 1 + scheme_units > LONGEST_URL {
        let half = usize::from(host.half_before);
        let units = half + text[start..end].chars().map(char::len_utf16).sum::<usize>();
        if units + scheme_units > LONGEST_URL {
            return false;
        }
    }
    // Punycode is not mixed with other scripts.
    let name = &text[host.start..host.end];
    if name.starts_with("xn--") && !host.half_before && run.latin_hosts(host).is_empty() {
        return false;
    }
    let half = host.half_before.then(|| text[..host.start].chars().next_back()).flatten();
    let low_half = half.map(|c| 0xDC00 + ((u32::from(c) - 0x1_0000) & 0x3FF));
    idna::fits(low_half.into_iter().chain(name.chars().map(u32::from)))
}

/// The end of a URL with a scheme: of X's own short links only the first part of the path counts. None if that is too long
/// to be one.
fn short_link_end(text: &str, host: &Host, end: usize) -> Option<usize> {
    if !text[host.start..host.end].eq_ignore_ascii_case("t.co") || !text[host.end..end].starts_with('/') {
        return Some(end);
    }
    let slug = host.end + 1;
    let len = text[slug..end].bytes().take_while(u8::is_ascii_alphanumeric).count();
    match len {
        0 => Some(end),
        1..=LONGEST_SHORT_LINK => Some(tail::query(&text[..end], slug + len)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
