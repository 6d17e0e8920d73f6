//! Requests about feeds that come twice, too late or from a hub.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Blog, Post};
use crate::support::{Answer, Visitor};

async fn with_key(visitor: &Visitor, path: &str, key: &str, body: &Value) -> Answer {
    visitor.send(visitor.request(Method::POST, path).header("idempotency-key", key).json(body)).await
}

#[tokio::test]
async fn the_same_request_adds_a_feed_once_and_is_answered_as_before() {
    let blog = Blog::new().await;
    let body = json!({"address": blog.host.url("/feed")});
    let first = with_key(&blog.visitor, "/api/feeds", "one", &body).await;
    assert_eq!(first.status, 201, "{first:?}");
    assert!(first.headers.get("idempotent-replayed").is_none());
    // Even where the blog answers no more.
    blog.host.say("500 No", "content-type: text/plain", "");
    let again = with_key(&blog.visitor, "/api/feeds", "one", &body).await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (201, "true"), "{again:?}");
    assert_eq!(
        (again.json()["id"].clone(), again.header("location")),
        (first.json()["id"].clone(), first.header("location"))
    );
    let other = json!({"address": blog.host.url("/other")});
    with_key(&blog.visitor, "/api/feeds", "one", &other).await.is_problem(422, "idempotency_key_reused");
    with_key(&blog.visitor, "/api/feeds", "", &body).await.is_problem(422, "idempotency_key_invalid");
    assert_eq!(blog.visitor.get("/api/feeds").await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_request_shares_an_entry_once_and_is_answered_with_how_it_stands() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    let item = blog.items(&feed).await[0]["id"].as_str().unwrap().to_owned();
    let path = format!("{feed}/items/{item}/share");
    let first = with_key(&blog.visitor, &path, "one", &json!({})).await;
    assert_eq!((first.status, &first.json()["state"]), (200, &json!("shared")), "{first:?}");
    let again = with_key(&blog.visitor, &path, "one", &json!({})).await;
    assert_eq!((again.status, again.json()), (200, first.json()), "{again:?}");
    with_key(&blog.visitor, &path, "two", &json!({})).await.is_problem(409, "entry_shared");
    blog.round().await;
    assert_eq!(blog.published().len(), 1);

    blog.visitor.put("/api/preferences", &json!({"auto_share_blog_to_x": false})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    let other = blog.items(&feed).await[0]["id"].as_str().unwrap().to_owned();
    let other = format!("{feed}/items/{other}/share");
    with_key(&blog.visitor, &other, "one", &json!({})).await.is_problem(422, "idempotency_key_reused");
}

#[tokio::test]
async fn a_change_goes_by_what_was_read_and_a_second_one_is_told_the_version() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    let tag = blog.visitor.get(&feed).await.header("etag").to_owned();
    let change = async |tag: &str, per_day: u32| {
        let request = blog.visitor.request(Method::PATCH, &feed).header("if-match", tag);
        blog.visitor.send(request.json(&json!({"per_day": per_day}))).await
    };
    let changed = change(&tag, 5).await;
    assert_eq!((changed.status, &changed.json()["per_day"]), (200, &json!(5)), "{changed:?}");
    let late = change(&tag, 7).await;
    assert_eq!(late.is_problem(412, "precondition_failed").json()["version"], 1);
    assert_eq!(change(changed.header("etag"), 7).await.status, 200);
}

#[tokio::test]
async fn a_hub_is_answered_with_its_challenge_where_it_is_wanted_and_what_it_sends_is_not_believed() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    let path = blog.visitor.get(&feed).await.json()["ping_path"].as_str().unwrap().to_owned();
    let hub = blog.world.visitor();
    let address = blog.host.url("/feed");
    let ask = async |path: &str, mode: &str, topic: &str, challenge: &str| {
        let query =
            [("hub.mode", mode), ("hub.topic", topic), ("hub.challenge", challenge), ("hub.lease_seconds", "99")];
        hub.send(hub.request(Method::GET, path).query(&query)).await
    };
    let confirmed = ask(&path, "subscribe", &address, "<b>42</b>").await;
    assert_eq!((confirmed.status, confirmed.text.as_str()), (200, "<b>42</b>"));
    assert_eq!(confirmed.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(confirmed.header("x-content-type-options"), "nosniff");
    let elsewhere = format!("{address}2");
    for (path, mode, topic) in [
        (path.as_str(), "subscribe", elsewhere.as_str()),
        (&path, "subscribe", "no address"),
        (&path, "unsubscribe", &address),
        (&path, "denied", &address),
        ("/api/feed-pings/nobody", "subscribe", &address),
    ] {
        ask(path, mode, topic, "42").await.is_problem(404, "not_found");
    }
    ask(&path, "subscribe", &address, "").await.is_problem(422, "invalid_fields");
    hub.get(&path).await.is_problem(422, "invalid_query");

    // It brings an entry that the feed does not have.
    blog.world.advance(std::time::Duration::from_secs(120));
    blog.has(&[Post::new("second"), Post::new("first")]);
    let told = hub.request(Method::POST, &path).header("content-type", "application/rss+xml");
    let told = told.header("x-hub-signature", "sha1=0").body(super::rss(&[Post::new("forged")]));
    assert_eq!(hub.send(told).await.status, 204);
    blog.round().await;
    assert_eq!(blog.published(), [format!("The second {}", blog.host.url("/second"))]);

    blog.visitor.patch(&feed, &json!({"active": false})).await;
    ask(&path, "subscribe", &address, "42").await.is_problem(404, "not_found");
    assert_eq!(ask(&path, "unsubscribe", &address, "42").await.text, "42");
}

#[tokio::test]
async fn a_notice_says_which_feed_it_is_about() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({"approval": true})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    let notices = blog.notices().await;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(feed, format!("/api/feeds/{}", notices[0]["feed_id"].as_str().unwrap()));
}
