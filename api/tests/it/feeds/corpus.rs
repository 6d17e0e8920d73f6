//! Feeds as they are met in the wild: each is written for what is wrong or odd about it, and found through the front door.

use serde_json::json;

use super::Blog;
use crate::support::response;

/// A feed, how it is served, and what is to be read of it: how many entries, the newest one's title, and where it leads
/// (`~` for the host itself).
struct Case {
    name: &'static str,
    kind: &'static str,
    body: Vec<u8>,
    count: usize,
    title: &'static str,
    url: Option<&'static str>,
}

fn case(
    name: &'static str,
    kind: &'static str,
    body: impl Into<Vec<u8>>,
    count: usize,
    title: &'static str,
    url: impl Into<Option<&'static str>>,
) -> Case {
    Case { name, kind, body: body.into(), count, title, url: url.into() }
}

fn items(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>B</title>{items}</channel></rss>"
    )
}

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn corpus() -> Vec<Case> {
    const RSS: &str = "application/rss+xml";
    const ATOM: &str = "application/atom+xml; charset=utf-8";
    let umlaut = items("<item><title>Grüße</title><link>/g</link></item>");
    let latin: Vec<u8> = items("<item><title>Gr\u{fc}\u{df}e</title><link>/g</link></item>")
        .replace("UTF-8", "ISO-8859-1")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let undeclared: Vec<u8> = latin.iter().skip_while(|byte| **byte != b'\n').copied().collect();
    let shift_jis = {
        let mut bytes = items("<item><title>").replace("UTF-8", "Shift_JIS").into_bytes();
        bytes.truncate(bytes.len() - "</channel></rss>".len());
        bytes.extend([0x93, 0xfa, 0x96, 0x7b]);
        bytes.extend(b"</title><link>/j</link></item></channel></rss>");
        bytes
    };
    vec![
        case("plain", RSS, items("<item><title>One</title><link>/1</link></item>"), 1, "One", "~/1"),
        case(
            "of no particular kind",
            "text/plain",
            items("<item><title>One</title><link>/1</link></item>"),
            1,
            "One",
            "~/1",
        ),
        case("served as a page", "text/html", items("<item><title>One</title><link>/1</link></item>"), 1, "One", "~/1"),
        case(
            "blank lines first",
            RSS,
            format!("\n\n  {}", items("<item><title>One</title><link>/1</link></item>")),
            1,
            "One",
            "~/1",
        ),
        case("byte order mark", RSS, format!("\u{feff}{umlaut}"), 1, "Grüße", "~/g"),
        case("wrong charset in the header", "text/xml; charset=iso-8859-1", umlaut.clone(), 1, "Grüße", "~/g"),
        case("latin 1 as it says", "text/xml", latin.clone(), 1, "Grüße", "~/g"),
        case("latin 1 that is called UTF-8", "text/xml; charset=utf-8", latin, 1, "Grüße", "~/g"),
        case("latin 1 of which nothing is said", RSS, undeclared, 1, "Grüße", "~/g"),
        case("Shift JIS", RSS, shift_jis, 1, "日本", "~/j"),
        case("UTF-16", RSS, utf16(&umlaut.replace("UTF-8", "UTF-16")), 1, "Grüße", "~/g"),
        case(
            "CDATA with tags and entities",
            RSS,
            items(
                "<item><title><![CDATA[<b>Tom</b> &amp; Jerry &#8230;]]></title><link><![CDATA[ /t ]]></link></item>",
            ),
            1,
            "Tom & Jerry …",
            "~/t",
        ),
        case(
            "escaped twice",
            RSS,
            items("<item><title>A &amp;amp; B</title><link>/a</link></item>"),
            1,
            "A & B",
            "~/a",
        ),
        case(
            "entities that XML does not know",
            RSS,
            items("<item><title>A&nbsp;B &copy;</title><link>/n</link></item>"),
            1,
            "A B ©",
            "~/n",
        ),
        case(
            "bad dates",
            RSS,
            items(
                "<item><title>Old</title><link>/o</link><pubDate>Mon, 02 Jan 2006 15:04:05 GMT</pubDate></item>\
                 <item><title>Broken</title><link>/b</link><pubDate>yesterday, more or less</pubDate></item>\
                 <item><title>New</title><link>/n</link><pubDate>Tues, 3 Feb 26 9:00 EST</pubDate></item>",
            ),
            3,
            "New",
            "~/n",
        ),
        case(
            "a link as guid only",
            RSS,
            items("<item><title>G</title><guid>https://b.example/g</guid></item>"),
            1,
            "G",
            "https://b.example/g",
        ),
        case(
            "no link at all",
            RSS,
            items("<item><title>N</title><guid isPermaLink='false'>7</guid></item>"),
            1,
            "N",
            None,
        ),
        case(
            "a link that is a script",
            RSS,
            items("<item><title>S</title><link>javascript:alert(1)</link></item>"),
            1,
            "S",
            None,
        ),
        case(
            "Atom with a base, relative links, and a link for each purpose",
            ATOM,
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.example/blog/'><title>B</title><id>b</id>\
             <entry><id>1</id><title type='html'>&lt;i&gt;One&lt;/i&gt;</title><updated>2026-01-01T00:00:00Z</updated>\
             <link rel='self' href='1.atom'/><link rel='alternate' href='1.html'/></entry></feed>",
            1,
            "One",
            "https://b.example/blog/1.html",
        ),
        case(
            "Atom whose title only looks like HTML",
            ATOM,
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title><id>b</id><entry><id>1</id>\
             <title type='text'>Using &lt;b> well</title><link href='https://b.example/b'/></entry></feed>",
            1,
            "Using <b> well",
            "https://b.example/b",
        ),
        case(
            "JSON Feed",
            "application/feed+json",
            json!({"version": "https://jsonfeed.org/version/1.1", "title": "B", "items": [
                {"id": "2", "url": "https://b.example/2", "title": "Two", "date_published": "2026-02-01T00:00:00Z"},
                {"id": "1", "url": "https://b.example/1", "content_text": "a note"}]})
            .to_string(),
            2,
            "Two",
            "https://b.example/2",
        ),
        case(
            "RDF",
            "application/rdf+xml",
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>\
             <channel rdf:about='x'><title>B</title><link>https://b.example</link><description>d</description></channel>\
             <item rdf:about='https://b.example/r'><title>R</title><link>https://b.example/r</link></item></rdf:RDF>",
            1,
            "R",
            "https://b.example/r",
        ),
        case(
            "signs no document may have",
            RSS,
            items("<item><title>A\u{b}B\u{202e}C</title><link>/c</link></item>"),
            1,
            "A BC",
            "~/c",
        ),
        case("empty", RSS, items(""), 0, "", None),
        case(
            "entities of its own that grow",
            RSS,
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>\
             <rss version='2.0'><channel><title>B</title><item><title>Grown</title><link>/l</link></item></channel></rss>",
            1,
            "Grown",
            "~/l",
        ),
        case("huge", RSS, items(&"<item><title>H</title><link>/h</link></item>".repeat(5000)), 2000, "H", "~/h"),
    ]
}

#[tokio::test]
async fn each_is_read_as_its_writer_meant_it() {
    let blog = Blog::new().await;
    let mut wrong = Vec::new();
    for Case { name, kind, body, count, title, url } in corpus() {
        blog.host.answer(response("200 OK", &format!("content-type: {kind}"), &body));
        let answer = blog.visitor.post("/api/feeds/find", &json!({"address": blog.host.url("/feed")})).await;
        let found = answer.json();
        let url = url.map(|url| url.replace('~', &blog.host.url("")));
        let is =
            (&found["entry_count"], found["newest"]["title"].as_str().unwrap_or(""), found["newest"]["url"].as_str());
        if is != (&json!(count), title, url.as_deref()) {
            wrong.push(format!("{name}: {is:?} {}", answer.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
