//! How much and how long.

use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use pillarbox::fetch::{FetchSettings, Refusal, SafeFetch, Wanted};

use super::{fetch, fetcher, listed_hosts};
use crate::support::{Book, Host, HostAnswer as Answer, response};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn packed(bytes: &[u8]) -> Answer {
    Answer::Bytes(response("200 OK", "content-type: text/plain\r\ncontent-encoding: gzip", bytes))
}

#[tokio::test]
async fn a_packed_answer_is_unpacked_unless_it_grows_too_much() {
    // Every word another one: packs to about a third, as texts do.
    let words: Vec<String> = (0..60_000_u32).map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761))).collect();
    let text = words.join(" ");
    let host = Host::answering(packed(&gzip(text.as_bytes()))).await;
    let fine = fetcher(&[&host], Book::default());
    assert!(text.len() > 500_000);
    assert_eq!(fetch(&fine, &host.url("/")).await.as_deref(), Ok(text.as_str()));

    let bomb = Host::answering(packed(&gzip(&vec![b'a'; 9_000_000]))).await;
    let short = Host::answering(packed(&gzip("a".repeat(20_000).as_bytes()))).await;
    let cut = Host::answering(packed(&gzip(text.as_bytes())[..100])).await;
    let other = Host::saying("200 OK", "content-type: text/plain\r\ncontent-encoding: br", "words").await;
    let both = Host::saying("200 OK", "content-type: text/plain\r\ncontent-encoding: gzip, gzip", "words").await;
    let fetcher = fetcher(&[&bomb, &short, &cut, &other, &both], Book::default());
    assert_eq!(fetch(&fetcher, &bomb.url("/")).await, Err(Refusal::Inflates));
    assert_eq!(fetch(&fetcher, &short.url("/")).await.map(|text| text.len()), Ok(20_000), "too short to do harm");
    assert_eq!(fetch(&fetcher, &cut.url("/")).await, Err(Refusal::Unreadable));
    assert_eq!(fetch(&fetcher, &other.url("/")).await, Err(Refusal::Encoding));
    assert_eq!(fetch(&fetcher, &both.url("/")).await, Err(Refusal::Encoding));
}

#[tokio::test]
async fn a_large_answer_is_refused_before_it_is_taken() {
    let again = vec![b'a'; 100_000];
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n".to_vec();
    // Ten gigabytes that are announced, and an answer that never ends.
    let announced = [&head[..], b"content-length: 10000000000\r\n\r\n"].concat();
    let announced = Host::answering(Answer::Endless { head: announced, again: again.clone() }).await;
    let open = [&head[..], b"connection: close\r\n\r\n"].concat();
    let open = Host::answering(Answer::Endless { head: open, again }).await;
    let fetcher = fetcher(&[&announced, &open], Book::default());
    assert_eq!(fetch(&fetcher, &announced.url("/")).await, Err(Refusal::TooLarge));
    assert!(announced.sent() < 10_000_000, "{}", announced.sent());
    assert_eq!(fetch(&fetcher, &open.url("/")).await, Err(Refusal::TooLarge));
    assert!(open.sent() < 30_000_000, "what lay in buffers may come on top: {}", open.sent());
}

#[tokio::test]
async fn the_limit_is_exact_and_a_smaller_one_may_be_asked_for() {
    let host = Host::saying("200 OK", "content-type: text/plain", &"a".repeat(1000)).await;
    let fetcher = fetcher(&[&host], Book::default());
    let url = host.url("/");
    for (max_bytes, fits) in [(999, false), (1000, true), (1001, true)] {
        let wanted = Wanted { url: &url, types: &["text/plain"], max_bytes: Some(max_bytes), ..Wanted::default() };
        assert_eq!(fetcher.fetch(wanted, |body| Some(body.len())).await.is_ok(), fits, "{max_bytes}");
    }
}

#[tokio::test]
async fn who_answers_slowly_is_not_waited_for() {
    let total = Duration::from_millis(600);
    let slow_head = Host::answering(Answer::Dripping(response("200 OK", "content-type: text/plain", b"a"))).await;
    let body = [&b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 1000000\r\n\r\n"[..], &[b'a'; 500]];
    let slow_body = Host::answering(Answer::Dripping(body.concat())).await;
    let settings =
        FetchSettings { allow_private: listed_hosts(&[&slow_head, &slow_body]), total, ..FetchSettings::default() };
    let fetcher = SafeFetch::with_names(settings, Arc::new(Book::default()));
    for host in [&slow_head, &slow_body] {
        let began_at = Instant::now();
        assert_eq!(fetch(&fetcher, &host.url("/")).await, Err(Refusal::TooSlow));
        assert!(began_at.elapsed() < total * 4, "{:?}", began_at.elapsed());
    }
}

#[tokio::test]
async fn only_what_was_wanted_is_taken() {
    let host = Host::saying("200 OK", "", "words").await;
    let fetcher = fetcher(&[&host], Book::default());
    for (head, code) in [
        ("", Some("type_not_allowed")),
        ("content-type: text/html", Some("type_not_allowed")),
        ("content-type: text/plainer", Some("type_not_allowed")),
        ("content-type: image/svg+xml", Some("type_not_allowed")),
        ("content-type: Text/Plain; charset=utf-8", None),
    ] {
        host.say("200 OK", head, "words");
        let answer = fetch(&fetcher, &host.url("/")).await;
        assert_eq!(answer.err().map(|refusal| refusal.code()), code, "{head}");
    }
}
