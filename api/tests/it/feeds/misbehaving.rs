//! Servers that do not answer as they should.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use super::{Blog, Post, RSS, rss};
use crate::support::response;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[tokio::test]
async fn what_cannot_be_read_is_asked_less_often_told_after_a_day_and_settled_when_it_works_again() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    blog.host.say("500 Internal Server Error", "", "");
    let asked = blog.host.connections();
    for _ in 0..23 {
        blog.pass(60).await;
    }
    let tries = blog.host.connections() - asked;
    assert!((5..=7).contains(&tries), "{tries}");
    assert_eq!(blog.notices().await.len(), 0, "not at every look");
    assert_eq!(blog.visitor.get(&feed).await.json()["health"], "failing");
    for _ in 0..50 {
        blog.pass(60).await;
    }
    let notices = blog.notices().await;
    assert_eq!((notices.len(), &notices[0]["occurrences"]), (1, &json!(1)), "{notices:?}");
    assert!(notices[0]["read_at"].is_null());

    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(1440).await;
    assert!(!blog.notices().await[0]["read_at"].is_null(), "settled");
    assert_eq!(blog.visitor.get(&feed).await.json()["health"], "working");
    assert_eq!(blog.published().len(), 1);
}

#[tokio::test]
async fn a_feed_that_is_gone_is_not_asked_again_and_its_user_is_told_at_once() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    blog.host.say("410 Gone", "", "");
    blog.pass(20).await;
    let asked = blog.host.connections();
    blog.pass(3000).await;
    assert_eq!(blog.host.connections(), asked);
    assert_eq!(
        (blog.notices().await.len(), blog.visitor.get(&feed).await.json()["health"].clone()),
        (1, json!("gone"))
    );
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again_and_how_often_it_may_be_asked_is_heeded() {
    let blog = Blog::new().await;
    blog.follow(json!({})).await;
    let said = format!("{RSS}\r\netag: \"one\"\r\ncache-control: public, max-age=7200");
    blog.host.say("200 OK", &said, &rss(&[Post::new("first")]));
    blog.pass(20).await;
    blog.host.say("304 Not Modified", "retry-after: 1", "");
    let asked = blog.host.connections();
    blog.pass(119).await;
    assert_eq!(blog.host.connections(), asked);
    blog.pass(1).await;
    assert!(blog.host.requests().last().unwrap().to_lowercase().contains("if-none-match: \"one\""));

    blog.host.say("503 Service Unavailable", "retry-after: 10800", "");
    blog.pass(20).await;
    let asked = blog.host.connections();
    blog.pass(179).await;
    assert_eq!(blog.host.connections(), asked);
    blog.pass(1).await;
    assert_eq!(blog.host.connections(), asked + 1);
}

#[tokio::test]
async fn neither_size_nor_packing_nor_a_cut_answer_shares_anything_or_stops_the_others() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    let whole = rss(&[Post::new("second"), Post::new("first")]);
    let huge =
        format!("<rss version='2.0'><channel>{}</channel></rss>", "<item><title>x</title></item>".repeat(300_000));
    let mut cut = response("200 OK", RSS, whole.as_bytes());
    cut.truncate(cut.len() - 40);
    let bomb = gzip(&vec![b' '; 4_000_000]);
    let elsewhere = "location: http://10.0.0.1/feed";
    let deep = "<a>".repeat(100_000);
    for (what, bytes) in [
        ("huge", response("200 OK", RSS, huge.as_bytes())),
        ("cut", cut),
        ("bomb", response("200 OK", &format!("{RSS}\r\ncontent-encoding: gzip"), &bomb)),
        ("private", response("302 Found", elsewhere, b"")),
        ("no feed", response("200 OK", RSS, b"not a feed at all")),
        ("deep", response("200 OK", RSS, deep.as_bytes())),
        ("binary", response("200 OK", "content-type: image/png", &[0; 100])),
    ] {
        blog.host.answer(bytes);
        blog.pass(1500).await;
        assert_eq!(blog.visitor.get(&feed).await.json()["health"], "failing", "{what}");
    }
    assert_eq!(blog.published().len(), 0);

    let packed = format!("{RSS}\r\ncontent-encoding: gzip");
    blog.host.answer(response("200 OK", &packed, &gzip(whole.as_bytes())));
    blog.pass(1500).await;
    assert_eq!(blog.visitor.get(&feed).await.json()["health"], "working");
}
