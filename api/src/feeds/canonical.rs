//! By what an entry is known again: its link without what does not tell pages apart, its id, and its path with its title.
//! One of them is enough, so a feed may move, change its dates, or give new ids, and shares nothing twice.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use url::Url;

use super::entry::Entry;

/// Parameters that tell where a reader comes from, not what he reads.
const TRACKING: &[&str] =
    &["fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "yclid", "ref_src", "_hsenc", "_hsmi"];

/// The link without scheme, port, `www.`, fragment, tracking parameters, order of parameters, and last slash.
pub(super) fn canonical_link(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let host = url.host_str()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).trim_end_matches('.');
    let mut text = host.to_owned();
    // The usual ports of both schemes are the usual port.
    if let Some(port) = url.port().filter(|port| ![80, 443].contains(port)) {
        write!(text, ":{port}").expect("a string takes what is written");
    }
    text.push_str(&path_and_query(&url));
    Some(text)
}

fn path_and_query(url: &Url) -> String {
    let mut text = url.path().trim_end_matches('/').to_owned();
    let is_tracking = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("utm_") || TRACKING.contains(&name.as_str())
    };
    let mut parameters: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !is_tracking(name))
        .map(|(n, v)| (n.into_owned(), v.into_owned()))
        .collect();
    parameters.sort();
    for (index, (name, value)) in parameters.iter().enumerate() {
        let sign = if index == 0 { '?' } else { '&' };
        write!(text, "{sign}{name}={value}").expect("a string takes what is written");
    }
    // What a page on the client's side shows is named behind `#!`.
    if let Some(fragment) = url.fragment().filter(|fragment| fragment.starts_with('!')) {
        write!(text, "#{fragment}").expect("a string takes what is written");
    }
    text
}

/// What the entry is known by; never empty.
pub(super) fn keys(entry: &Entry) -> Vec<String> {
    let title = entry.title.to_lowercase();
    let mut keys = Vec::new();
    if let Some(link) = &entry.link {
        keys.extend(canonical_link(link).map(|link| key('l', &[&link])));
        let path = Url::parse(link).map(|url| path_and_query(&url)).unwrap_or_default();
        // The front page under a title that comes again and again is no entry.
        if path.len() > 1 && !title.is_empty() {
            keys.push(key('p', &[&path, &title]));
        }
    }
    if let Some(id) = &entry.id {
        keys.push(key('i', &[id]));
    }
    if keys.is_empty() {
        keys.push(key('t', &[&title, &entry.summary]));
    }
    keys
}

fn key(kind: char, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let mut text = String::from(kind);
    for byte in &hash.finalize()[..20] {
        write!(text, "{byte:02x}").expect("a string takes what is written");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_canonical_link_however_it_is_written() {
        let same = [
            "https://Blog.example/2026/paint/",
            "http://blog.example/2026/paint",
            "https://www.blog.example:443/2026/paint#comments",
            "http://blog.example:443/2026/paint/?utm_source=rss&utm_medium=feed&fbclid=1",
            "https://blog.example./2026/paint?GCLID=2",
        ];
        for link in same {
            assert_eq!(canonical_link(link).as_deref(), Some("blog.example/2026/paint"), "{link}");
        }
        assert_eq!(canonical_link("https://b.example/?p=2&a=1"), canonical_link("http://b.example?a=1&p=2"));
        for (one, other) in [
            ("https://b.example/?p=1", "https://b.example/?p=2"),
            ("https://b.example/A", "https://b.example/a"),
            ("https://b.example:8443/a", "https://b.example/a"),
            ("https://b.example/#!/a", "https://b.example/#!/b"),
            ("https://b.example/a", "https://c.example/a"),
        ] {
            assert_ne!(canonical_link(one), canonical_link(other), "{one} {other}");
        }
        assert_eq!(canonical_link("not a link"), None);
    }
}
