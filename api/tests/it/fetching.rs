//! Fetching from addresses that others have written: what is refused, and that nothing beside this server is asked.

mod corpus;
mod limits;
mod pictures;
mod redirects;

use std::time::Duration;

use pillarbox::fetch::{FetchSettings, Fetched, Refusal, SafeFetch, Validators, Wanted};
use pillarbox::model::HostPort;

use crate::support::{Book, Host};

/// Fetches as the product does, but also without TLS, and with names from this book.
fn fetcher(listed: &[&Host], names: Book) -> SafeFetch {
    let settings = FetchSettings { allow_http: true, allow_private: listed_hosts(listed), ..FetchSettings::default() };
    SafeFetch::with_names(settings, std::sync::Arc::new(names))
}

fn listed_hosts(hosts: &[&Host]) -> Vec<HostPort> {
    hosts.iter().map(|host| host.address.to_string().parse().unwrap()).collect()
}

async fn fetch(fetcher: &SafeFetch, url: &str) -> Result<String, Refusal> {
    let wanted = Wanted { url, types: &["text/plain"], ..Wanted::default() };
    match fetcher.fetch(wanted, |body| String::from_utf8(body.to_vec()).ok()).await? {
        Fetched::Fresh { made, .. } => Ok(made),
        Fetched::NotModified => panic!("nothing was known"),
    }
}

#[tokio::test]
async fn a_listed_host_is_reached_and_only_that_one() {
    let listed = Host::saying("200 OK", "content-type: text/plain", "from the listed one").await;
    let other = Host::saying("200 OK", "content-type: text/plain", "from another one").await;
    let fetcher = fetcher(&[&listed], Book::default());
    assert_eq!(fetch(&fetcher, &listed.url("/a")).await.as_deref(), Ok("from the listed one"));
    // The same machine, another port; and the same port under another of its addresses.
    assert_eq!(fetch(&fetcher, &other.url("/a")).await.unwrap_err().code(), "address_not_public");
    let another_way = format!("http://127.0.0.2:{}/", listed.address.port());
    assert_eq!(fetch(&fetcher, &another_way).await.unwrap_err().code(), "address_not_public");
    assert_eq!((listed.connections(), other.connections()), (1, 0));
}

#[tokio::test]
async fn a_request_says_who_asks_and_carries_nothing_from_before() {
    let host = Host::saying("200 OK", "content-type: text/plain\r\nset-cookie: seen=1; Path=/", "hello").await;
    let fetcher = fetcher(&[&host], Book::default());
    for _ in 0..2 {
        fetch(&fetcher, &host.url("/a?b=c")).await.unwrap();
    }
    let asked = host.requests();
    assert_eq!(asked.len(), 2);
    for request in asked {
        let request = request.to_ascii_lowercase();
        assert!(request.starts_with("get /a?b=c http/1.1\r\n"), "{request}");
        assert!(request.contains(&format!("\r\nuser-agent: pillarbox/{}\r\n", env!("CARGO_PKG_VERSION"))), "{request}");
        assert!(request.contains("\r\naccept: text/plain\r\n"), "{request}");
        for never in ["cookie:", "referer:", "authorization:"] {
            assert!(!request.contains(never), "{request}");
        }
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_fetched_again() {
    let head = "content-type: text/plain\r\netag: \"v1\"\r\nlast-modified: Fri, 27 Nov 2026 12:00:00 GMT";
    let host = Host::saying("200 OK", head, "the first").await;
    let fetcher = fetcher(&[&host], Book::default());
    let wanted = |known| Wanted { url: "", types: &["text/plain"], known, ..Wanted::default() };
    let url = host.url("/feed");
    let first = fetcher.fetch(Wanted { url: &url, ..wanted(Validators::default()) }, |body| Some(body.len())).await;
    let Ok(Fetched::Fresh { made: 9, validators }) = first else { panic!("{first:?}") };
    assert_eq!(validators.etag.as_deref(), Some("\"v1\""));
    assert_eq!(validators.last_modified.as_deref(), Some("Fri, 27 Nov 2026 12:00:00 GMT"));

    host.say("304 Not Modified", "etag: \"v1\"", "");
    let again = fetcher.fetch(Wanted { url: &url, ..wanted(validators) }, |_| Some(())).await;
    assert_eq!(again, Ok(Fetched::NotModified));
    let asked = host.requests().pop().unwrap().to_ascii_lowercase();
    assert!(asked.contains("\r\nif-none-match: \"v1\"\r\n"), "{asked}");
    assert!(asked.contains("\r\nif-modified-since: fri, 27 nov 2026 12:00:00 gmt\r\n"), "{asked}");
    // Whoever knew nothing is not told that nothing has changed.
    assert_eq!(fetch(&fetcher, &url).await, Err(Refusal::Status(304)));
}

#[tokio::test]
async fn what_cannot_be_made_sense_of_is_refused_and_not_handed_out() {
    let host = Host::saying("200 OK", "content-type: text/plain", "no number").await;
    let fetcher = fetcher(&[&host], Book::default());
    let url = host.url("/");
    let wanted = || Wanted { url: &url, types: &["text/plain"], ..Wanted::default() };
    let number = |body: &[u8]| std::str::from_utf8(body).ok()?.parse::<u64>().ok();
    assert_eq!(fetcher.fetch(wanted(), number).await, Err(Refusal::Unreadable));
    let panics = |_: &[u8]| -> Option<()> { panic!("a parser's own fault") };
    assert_eq!(fetcher.fetch(wanted(), panics).await, Err(Refusal::Unreadable));
    for (status, refusal) in
        [("404 Not Found", 404), ("500 Oops", 500), ("206 Partial Content", 206), ("204 None", 204)]
    {
        host.say(status, "content-type: text/plain", "words");
        assert_eq!(fetch(&fetcher, &url).await, Err(Refusal::Status(refusal)));
    }
}

#[tokio::test]
async fn without_being_configured_nothing_is_asked_in_clear() {
    let canary = Host::saying("200 OK", "content-type: text/plain", "in clear").await;
    let names = Book::default().with("plain.example.org", &["127.0.0.1"]);
    let settings = FetchSettings { ports: vec![canary.address.port()], ..FetchSettings::default() };
    let fetcher = SafeFetch::with_names(settings, std::sync::Arc::new(names));
    let url = format!("http://plain.example.org:{}/", canary.address.port());
    assert_eq!(fetch(&fetcher, &url).await, Err(Refusal::Scheme));
    assert_eq!(canary.connections(), 0);
    let usual = FetchSettings::default();
    assert_eq!((usual.ports, usual.max_bytes), (vec![443, 80], 10_000_000));
    assert_eq!((usual.total, usual.allow_http), (Duration::from_secs(15), false));
}
