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
    let mut found: Vec<Alternate> = Vec::new();
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
                if !found.iter().any(|other| other.address == address.as_str()) {
                    let title = clean(&attribute(b"title").unwrap_or_default(), 200);
                    found.push(Alternate { address: address.into(), title });
                }
                if found.len() == MAX_FEEDS {
                    break;
                }
            }
            _ => {}
        }
    }
    // A blog's own feed before that of what others wrote below it.
    found.sort_by_key(|feed| feed.address.to_ascii_lowercase().contains("comment"));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_searched_for_its_feeds_and_those_of_comments_come_last() {
        let html = r#"<!doctype html><HEAD><base href="/blog/">
            <link rel=alternate type="application/rss+xml" title="Comments" href="comments/feed">
            <LINK REL="home ALTERNATE" TYPE="Application/Atom+XML; charset=utf-8" HREF="atom.xml" title="A &amp; B">
            <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
            <link rel="alternate" hreflang="de" href="/de">
            <!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->"#;
        let found = alternates(html, &Url::parse("https://b.example/start?x").unwrap());
        let told: Vec<_> = found.iter().map(|feed| (feed.address.as_str(), feed.title.as_str())).collect();
        assert_eq!(
            told,
            [("https://b.example/blog/atom.xml", "A & B"), ("https://b.example/blog/comments/feed", "Comments")]
        );
    }
}
