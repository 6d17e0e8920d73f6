//! Where an answer leads on to is judged as if it had been asked for.

use std::sync::Arc;

use pillarbox::fetch::{FetchSettings, Refusal, SafeFetch};

use super::{fetch, fetcher, listed_hosts};
use crate::support::{Book, Host};

/// A host that leads on.
async fn leading_to(location: &str) -> Host {
    Host::saying("302 Found", &format!("location: {location}"), "").await
}

#[tokio::test]
async fn three_hops_are_followed_and_a_fourth_is_not() {
    let end = Host::saying("200 OK", "content-type: text/plain", "the end").await;
    let mut chain = vec![end];
    for _ in 0..4 {
        chain.push(leading_to(&chain.last().unwrap().url("/next")).await);
    }
    let fetcher = fetcher(&chain.iter().collect::<Vec<_>>(), Book::default());
    assert_eq!(fetch(&fetcher, &chain[3].url("/")).await.as_deref(), Ok("the end"));
    assert_eq!(chain[0].connections(), 1);
    assert_eq!(fetch(&fetcher, &chain[4].url("/")).await, Err(Refusal::TooManyRedirects));
    assert_eq!(chain[0].connections(), 1, "the end was not asked again");
    for (status, follows) in [("301 M", true), ("303 S", true), ("307 T", true), ("308 P", true), ("300 C", false)] {
        chain[1].say(status, &format!("location: {}", chain[0].url("/")), "");
        assert_eq!(fetch(&fetcher, &chain[1].url("/")).await.is_ok(), follows, "{status}");
    }
}

#[tokio::test]
async fn each_hop_is_judged_anew() {
    let canary = Host::saying("200 OK", "content-type: text/plain", "inside").await;
    let port = canary.address.port();
    let first = leading_to("http://169.254.169.254/latest/meta-data/").await;
    let names = Book::default().with("loops.example.org", &["127.0.0.1"]);
    let settings = FetchSettings {
        allow_http: true,
        allow_private: listed_hosts(&[&first]),
        ports: vec![443, 80, port],
        ..FetchSettings::default()
    };
    let fetcher = SafeFetch::with_names(settings, Arc::new(names));
    for (location, code) in [
        ("http://169.254.169.254/latest/meta-data/".to_owned(), "address_not_public"),
        (format!("http://127.0.0.1:{port}/"), "address_not_public"),
        (format!("http://[::ffff:127.0.0.1]:{port}/"), "address_not_public"),
        (format!("http://loops.example.org:{port}/"), "address_not_public"),
        (format!("http://localhost:{port}/"), "name_not_public"),
        (format!("http://a@loops.example.org:{port}/"), "userinfo_not_allowed"),
        ("https://loops.example.org:22/".to_owned(), "port_not_allowed"),
        ("file:///etc/passwd".to_owned(), "scheme_not_allowed"),
        ("gopher://127.0.0.1/".to_owned(), "scheme_not_allowed"),
        ("http://[".to_owned(), "url_invalid"),
    ] {
        first.say("302 Found", &format!("location: {location}"), "");
        assert_eq!(fetch(&fetcher, &first.url("/")).await.unwrap_err().code(), code, "{location}");
    }
    first.say("302 Found", "x-nothing: here", "");
    assert_eq!(fetch(&fetcher, &first.url("/")).await, Err(Refusal::NoUrl));
    assert_eq!(canary.connections(), 0);
}
