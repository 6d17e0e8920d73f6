//! The feeds that a page names in its head (`<link rel="alternate" type="…">`).

use html5gum::{Token, Tokenizer};
use url::Url;

use super::text::clean;

/// Of a page so much is searched; its head is at its beginning.
const SEARCHED_BYTES: usize = 512 * 1024;
/// Feeds of one page that are told.
const MAX_FEEDS: usize = 10;
const TYPES: &[&str] =
    &["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "text/xml"];

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    pub address: String,
    pub title: String,
}

/// Those of a page, in its order.
pub(super) fn alternates(html: &str, url: &Url) -> Vec<Alternate> {
    let mut base = url.clone();
    let mut found: Vec<(Rank, Alternate)> = Vec::new();
    for Ok(token) in Tokenizer::new(&html[..html.floor_char_boundary(SEARCHED_BYTES)]) {
        let Token::StartTag(tag) = token else { continue };
        let attribute = |name: &[u8]| {
            let value = tag.attributes.iter().find(|(key, _)| &key[..] == name);
            value.map(|(_, value)| String::from_utf8_lossy(value).trim().to_owned())
        };
        match &tag.name[..] {
            b"base" => base = attribute(b"href").and_then(|href| url.join(&href).ok()).unwrap_or(base),
            b"link" => {
                let rel = attribute(b"rel").unwrap_or_default();
                let kind = attribute(b"type").unwrap_or_default().to_ascii_lowercase();
                let kind = kind.split(';').next().unwrap_or_default().trim();
                let is_feed =
                    rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("alternate")) && TYPES.contains(&kind);
                let address = attribute(b"href").filter(|_| is_feed).and_then(|href| base.join(&href).ok());
                let Some(address) = address.filter(|url| matches!(url.scheme(), "http" | "https")) else { continue };
                if !found.iter().any(|(_, other)| other.address == address.as_str()) {
                    let title = clean(&attribute(b"title").unwrap_or_default(), 200);
                    found.push((Rank::of(kind, &address), Alternate { address: address.into(), title }));
                }
                if found.len() == MAX_FEEDS {
                    break;
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, alternate)| alternate).collect()
}

/// How likely it is the feed that is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Feed,
    /// What others wrote below a blog.
    Comments,
    /// A feed of JSON Feed 1.0, or something else altogether: `WordPress` names the page's own data so.
    SomeJson,
}

impl Rank {
    fn of(kind: &str, address: &Url) -> Self {
        match kind {
            "application/json" => Self::SomeJson,
            _ if address.as_str().to_ascii_lowercase().contains("comment") => Self::Comments,
            _ => Self::Feed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_searched_for_its_feeds_and_the_least_likely_come_last() {
        let html = r#"<!doctype html><HEAD><base href="/blog/">
            <link rel="alternate" title="JSON" type="application/json" href="/wp-json/wp/v2/pages/2">
            <link rel=alternate type="application/rss+xml" title="Comments" href="comments/feed">
            <LINK REL="home ALTERNATE" TYPE="Application/Atom+XML; charset=utf-8" HREF="atom.xml" title="A &amp; B">
            <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
            <link rel="alternate" hreflang="de" href="/de">
            <!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->"#;
        let found = alternates(html, &Url::parse("https://b.example/start?x").unwrap());
        let told: Vec<_> = found.iter().map(|feed| (feed.address.as_str(), feed.title.as_str())).collect();
        assert_eq!(
            told,
            [
                ("https://b.example/blog/atom.xml", "A & B"),
                ("https://b.example/blog/comments/feed", "Comments"),
                ("https://b.example/wp-json/wp/v2/pages/2", "JSON"),
            ]
        );
    }
}
