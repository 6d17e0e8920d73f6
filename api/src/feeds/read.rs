//! From bytes to a feed: which characters they are, what kind of document it is, what its entries say. Whatever the bytes
//! are, it comes to an end and says nothing that was not in them.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use feed_rs::model::{FeedType, Link, MediaObject, Text};
use feed_rs::parser::Builder;
use url::Url;

use super::discover::{Alternate, alternates};
use super::entry::{Document, Entry};
use super::text::{clean, of_html};
use crate::fetch::Answered;
use crate::model::Instant;

/// Entries of one document that are looked at.
const MAX_ENTRIES: usize = 2000;
const TITLE_MAX: usize = 500;
const SUMMARY_MAX: usize = 1000;
const LINK_MAX: usize = 2000;
/// Of a summary so much is read before its tags are taken out.
const HTML_MAX: usize = 20_000;

/// What stands at an address.
#[derive(Debug)]
pub(super) enum Found {
    Feed(Document),
    /// A page, with the feeds it names.
    Page(Vec<Alternate>),
}

/// Reads an answer; nothing when it is neither feed nor page.
pub(super) fn read(answer: &Answered<'_>) -> Option<Found> {
    let text = decode(answer.body, answer.content_type);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if let Some(document) = parse(text, answer.url) {
        return Some(Found::Feed(document));
    }
    text.starts_with('<').then(|| Found::Page(alternates(text, answer.url)))
}

/// The characters: by a byte order mark, as UTF-8 where it is that, as the answer says, as the document says.
fn decode(body: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(body) {
        return encoding.decode_without_bom_handling(&body[length..]).0.into_owned();
    }
    // What is UTF-8 by its bytes is so whatever is said of it; servers say wrong things more often. Neither escape nor zero
    // bytes are in it, which other encodings have.
    let is_utf8 = !body.contains(&0x1b) && !body.contains(&0);
    if is_utf8 && let Ok(text) = std::str::from_utf8(body) {
        return text.to_owned();
    }
    let said = content_type.and_then(|value| parameter(value, "charset")).and_then(named);
    let written = declared(body).and_then(named);
    let encoding = said.into_iter().chain(written).find(|encoding| *encoding != UTF_8);
    encoding.unwrap_or(if is_utf8 { WINDOWS_1252 } else { UTF_8 }).decode_without_bom_handling(body).0.into_owned()
}

fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes())
}

fn parameter<'a>(content_type: &'a str, name: &str) -> Option<&'a str> {
    content_type.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
    })
}

/// The encoding in the first line of an XML document.
fn declared(body: &[u8]) -> Option<&str> {
    let head = std::str::from_utf8(body.get(..body.len().min(200))?.split(|byte| *byte == b'>').next()?).ok()?;
    let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn parse(text: &str, url: &Url) -> Option<Document> {
    // The declaration names an encoding that it has no more; and signs that no document may have would end the reading.
    let text = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, rest)| rest);
    let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    let base = url.as_str();
    // An id that the feed does not give is none: made up from the title, it would change with it.
    let builder = Builder::new().base_uri(Some(base)).id_generator(|_, _, _| String::new()).sanitize_content(false);
    let feed = builder.build().parse(text.trim_start().as_bytes()).ok()?;
    // RSS does not say what its texts are, and most are HTML.
    let is_rss = !matches!(feed.feed_type, FeedType::Atom | FeedType::JSON);
    let plain = |text: &Text, max| {
        let is_plain = !is_rss && text.content_type.subty() == "plain";
        let content: String = text.content.chars().take(HTML_MAX).collect();
        clean(&if is_plain { content } else { of_html(&content) }, max)
    };
    let entries = feed.entries.iter().take(MAX_ENTRIES).map(|entry| {
        let id = Some(entry.id.trim()).filter(|id| !id.is_empty()).map(str::to_owned);
        let summary = entry.summary.as_ref().map(|text| plain(text, SUMMARY_MAX));
        let content = || {
            entry
                .content
                .as_ref()?
                .body
                .as_ref()
                .map(|body| clean(&of_html(&body.chars().take(HTML_MAX).collect::<String>()), SUMMARY_MAX))
        };
        Entry {
            link: page_of(&entry.links, url).or_else(|| id.as_deref().and_then(as_page)),
            title: entry.title.as_ref().map(|text| plain(text, TITLE_MAX)).unwrap_or_default(),
            summary: summary.filter(|text| !text.is_empty()).or_else(content).unwrap_or_default(),
            image: entry.media.iter().find_map(image_of).or_else(|| enclosed_image(&entry.links, url)),
            published: entry.published.or(entry.updated).map(Instant::from),
            id,
        }
    });
    let entries: Vec<Entry> = entries.collect();
    let title = feed.title.as_ref().map(|text| plain(text, 200)).filter(|title| !title.is_empty());
    Some(Document {
        title: title.unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned()),
        site: page_of(&feed.links, url),
        entries,
    })
}

/// The link that leads to the page itself.
fn page_of(links: &[Link], base: &Url) -> Option<String> {
    let is_page = |link: &&Link| matches!(link.rel.as_deref(), None | Some("alternate" | ""));
    links.iter().filter(is_page).find_map(|link| absolute(&link.href, base))
}

fn enclosed_image(links: &[Link], base: &Url) -> Option<String> {
    let is_image = |link: &&Link| {
        link.rel.as_deref() == Some("enclosure")
            && link.media_type.as_ref().is_some_and(|kind| kind.starts_with("image/"))
    };
    links.iter().find(is_image).and_then(|link| absolute(&link.href, base))
}

fn image_of(media: &MediaObject) -> Option<String> {
    let is_image = |kind: &str| kind.starts_with("image/");
    let content = media.content.iter().find_map(|content| {
        let said = content.content_type.as_ref().map(ToString::to_string);
        content.url.as_ref().filter(|_| said.as_deref().is_some_and(is_image)).map(Url::to_string)
    });
    content
        .or_else(|| media.thumbnails.first().map(|thumbnail| thumbnail.image.uri.clone()))
        .filter(|url| as_page(url).is_some())
}

fn absolute(link: &str, base: &Url) -> Option<String> {
    let url = base.join(link.trim()).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.host().is_some() && url.username().is_empty();
    (is_web && url.as_str().len() <= LINK_MAX).then(|| url.to_string())
}

/// An id that is the address of a page.
fn as_page(id: &str) -> Option<String> {
    let url = Url::parse(id).ok()?;
    absolute(id, &url)
}
