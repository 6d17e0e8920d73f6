//! From a new entry to a post.

use reqwest::Method;
use serde_json::json;

use super::{Blog, Post, RSS, rss, switch};
use crate::support::{Options, png, response};

#[tokio::test]
async fn the_first_look_only_takes_the_base_line_and_what_comes_then_is_shared() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    blog.pass(20).await;
    assert_eq!(blog.published(), [""; 0], "nothing that was there before");

    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    assert_eq!(blog.published(), [format!("The second {}", blog.host.url("/second"))]);
    assert_eq!(
        blog.states(&feed).await,
        [("The second".into(), "shared ".into()), ("The first".to_owned(), "baseline ".to_owned())]
    );
    let shared = blog.items(&feed).await[0].clone();
    let post = blog.visitor.read_post(&shared["post_id"]).await;
    assert_eq!(post["status"], "posted");
    blog.pass(60).await;
    assert_eq!(blog.published().len(), 1);
}

#[tokio::test]
async fn an_address_is_looked_at_and_the_newest_entry_shown_as_it_would_be_posted() {
    let blog = Blog::new().await;
    let found = blog
        .visitor
        .post("/api/feeds/find", &json!({"address": blog.host.url("/"), "template": "New: {title} {url}"}))
        .await;
    assert_eq!(found.status, 200, "{found:?}");
    let found = found.json();
    assert_eq!((&found["title"], &found["entry_count"]), (&json!("A blog"), &json!(1)));
    assert_eq!(found["preview"]["text"], format!("New: The first {}", blog.host.url("/first")));
    assert_eq!(blog.visitor.get("/api/feeds").await.json()["items"], json!([]), "nothing is saved");
    for (address, code) in
        [("", "missing"), ("https://127.0.0.1/", "feed_unreachable"), ("ftp://a.example", "feed_unreachable")]
    {
        let refused = blog.visitor.post("/api/feeds/find", &json!({ "address": address })).await;
        assert_eq!(refused.is_problem(422, "invalid_fields").json()["errors"][0]["code"], code, "{address}");
    }
}

const HTML: &str = "content-type: text/html";

#[tokio::test]
async fn an_address_of_a_page_leads_to_the_first_it_names_that_is_a_feed() {
    let blog = Blog::new().await;
    let find = async || blog.visitor.post("/api/feeds/find", &json!({"address": blog.host.url("/")})).await;
    blog.host.say_at(
        "/",
        "200 OK",
        HTML,
        "<!doctype html><link rel=alternate type=application/json href=/wp-json/pages/2>
         <link rel=alternate type=application/rss+xml href=/comments/feed>
         <link rel=alternate type=application/rss+xml href=/old><link rel=alternate type=text/xml href=/feed>",
    );
    blog.host.say_at("/wp-json/pages/2", "200 OK", "content-type: application/json", r#"{"id": 2}"#);
    blog.host.say_at("/old", "404 Not Found", HTML, "gone");
    let found = find().await.json();
    assert_eq!(found["address"], blog.host.url("/feed"), "{found:#}");

    // The right one, at another time: nobody wants the comments instead.
    blog.host.say_at("/old", "503 Service Unavailable", HTML, "busy");
    let busy = find().await;
    assert_eq!(busy.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "feed_unreachable");

    blog.host.say("200 OK", HTML, "<!doctype html><link rel=alternate type=application/rss+xml href=/feed>");
    blog.host.say_at("/", "200 OK", HTML, "<!doctype html><link rel=alternate type=application/rss+xml href=/feed>");
    let none = find().await;
    assert_eq!(none.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "feed_not_found");
}

#[tokio::test]
async fn of_many_new_entries_the_newest_are_shared_and_the_others_can_be_by_hand() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({"per_day": 2})).await;
    let names = ["sixth", "fifth", "fourth", "third", "second", "first"];
    blog.has(&names.map(Post::new));
    blog.pass(20).await;
    assert_eq!(blog.published().len(), 2);
    let states = blog.states(&feed).await;
    for (name, state) in
        [("sixth", "shared "), ("fifth", "shared "), ("fourth", "skipped too_many"), ("first", "baseline ")]
    {
        assert!(states.contains(&(format!("The {name}"), state.to_owned())), "{name} {states:?}");
    }
    let items = blog.items(&feed).await;
    let skipped = items.iter().find(|item| item["title"] == "The fourth").unwrap();
    let path = format!("{feed}/items/{}/share", skipped["id"].as_str().unwrap());
    let shared = blog.visitor.post(&path, &json!({})).await;
    assert_eq!((shared.status, shared.json()["state"].clone()), (200, json!("shared")), "{shared:?}");
    blog.visitor.post(&path, &json!({})).await.is_problem(409, "entry_shared");
    blog.world.settle().await;
    assert_eq!(blog.published().len(), 3);
}

#[tokio::test]
async fn the_switch_over_all_feeds_is_the_last_word_and_nothing_is_caught_up_with() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({"delay_minutes": 60})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    assert_eq!(blog.states(&feed).await[0].1, "waiting ");
    switch(&blog.visitor, false).await;
    blog.has(&[Post::new("third"), Post::new("second"), Post::new("first")]);
    blog.pass(70).await;
    switch(&blog.visitor, true).await;
    blog.pass(70).await;
    assert_eq!(blog.published(), [""; 0]);
    let skipped = blog.states(&feed).await.into_iter().filter(|(_, state)| state == "skipped switched_off").count();
    assert_eq!(skipped, 2);
}

#[tokio::test]
async fn a_delay_is_waited_for_and_a_feed_that_is_switched_on_again_begins_anew() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({"delay_minutes": 60})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    blog.pass(59).await;
    assert_eq!(blog.published().len(), 0);
    blog.pass(1).await;
    assert_eq!(blog.published().len(), 1);

    let read = blog.visitor.get(&feed).await;
    let change = |body| blog.visitor.request(Method::PATCH, &feed).json(&body);
    let off = change(json!({"active": false})).header("if-match", read.header("etag"));
    assert_eq!(blog.visitor.send(off).await.json()["health"], "paused");
    let late = change(json!({"active": true})).header("if-match", read.header("etag"));
    blog.visitor.send(late).await.is_problem(412, "precondition_failed");
    blog.has(&[Post::new("third"), Post::new("second"), Post::new("first")]);
    blog.pass(60).await;
    assert_eq!(blog.visitor.send(change(json!({"active": true, "delay_minutes": 0}))).await.status, 200);
    blog.round().await;
    blog.has(&[Post::new("fourth"), Post::new("third")]);
    blog.pass(20).await;
    assert_eq!(blog.published().len(), 2, "{:?}", blog.states(&feed).await);
}

#[tokio::test]
async fn a_ping_shares_at_once_and_one_without_a_key_only_has_the_feed_looked_at() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    let looked = blog.visitor.post(&format!("{feed}/ping"), &json!({})).await;
    assert_eq!(looked.status, 200, "{looked:?}");
    assert_eq!((&looked.json()["answered"], looked.json()["post_ids"].as_array().unwrap().len()), (&json!(true), 1));

    blog.has(&[Post::new("third"), Post::new("second"), Post::new("first")]);
    let ping = looked.json()["feed"]["ping_path"].as_str().unwrap().to_owned();
    let stranger = blog.world.visitor();
    let asked = blog.host.connections();
    for _ in 0..3 {
        assert_eq!(stranger.post(&ping, &json!({"title": "not read"})).await.status, 204);
        blog.round().await;
    }
    assert_eq!(blog.host.connections(), asked, "it was asked this very minute");
    blog.pass(1).await;
    assert_eq!(blog.published().len(), 2);
    stranger.post("/api/feed-pings/guessed", &json!({})).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn a_title_mentions_nobody_and_shows_no_sign_that_is_not_seen() {
    let blog = Blog::new().await;
    blog.follow(json!({"template": "{title} {url}"})).await;
    let title = "Hello @ada \u{202e}evil &lt;b&gt;bold&lt;/b&gt;".to_owned();
    blog.has(&[Post { title, ..Post::new("second") }]);
    blog.pass(20).await;
    assert_eq!(blog.published(), [format!("Hello ada evil bold {}", blog.host.url("/second"))]);
}

#[tokio::test]
async fn an_entry_goes_with_its_picture_where_that_is_wished() {
    let blog = Blog::with(Options::default()).await;
    blog.follow(json!({"with_image": true})).await;
    // One host answers with one thing: the picture is fetched while it is being shared, by hand of this test.
    let entry = "<item><guid>2</guid><link>/second</link><title>Two</title><enclosure url='/p.png' type='image/png' length='9'/></item>";
    blog.host.say("200 OK", RSS, &rss(&[]).replace("</channel>", &format!("{entry}</channel>")));
    let feed = blog.visitor.get("/api/feeds").await.json()["items"][0]["id"].as_str().unwrap().to_owned();
    let delayed = blog.visitor.request(Method::PATCH, &format!("/api/feeds/{feed}")).json(&json!({"delay_minutes": 5}));
    assert_eq!(blog.visitor.send(delayed).await.status, 200);
    blog.pass(20).await;
    blog.host.answer(response("200 OK", "content-type: image/png", &png()));
    blog.pass(5).await;
    let posts = blog.world.published();
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0]["media"].as_array().or(posts[0]["media_ids"].as_array()).map(Vec::len), Some(1), "{posts:?}");
}

#[tokio::test]
async fn what_a_feed_cannot_be_says_why_and_twenty_are_enough() {
    let blog = Blog::new().await;
    let address = blog.host.url("/feed");
    for (wish, code) in [
        (json!({"template": "{title}"}), "template_url_missing"),
        (json!({"template": "{url} {author}"}), "template_name_unknown"),
        (json!({"template": "x".repeat(270) + "{url}"}), "template_too_long"),
        (json!({"per_day": 0}), "out_of_range"),
        (json!({"delay_minutes": 10081}), "out_of_range"),
    ] {
        let mut body = json!({ "address": address });
        body.as_object_mut().unwrap().extend(wish.as_object().unwrap().clone());
        let refused = blog.visitor.post("/api/feeds", &body).await;
        assert_eq!(refused.is_problem(422, "invalid_fields").json()["errors"][0]["code"], code, "{wish}");
    }
    blog.follow(json!({})).await;
    blog.visitor.post("/api/feeds", &json!({ "address": address })).await.is_problem(409, "feed_known");
    for number in 1..20 {
        blog.follow(json!({"address": blog.host.url(&format!("/{number}"))})).await;
    }
    blog.visitor.post("/api/feeds", &json!({"address": blog.host.url("/21")})).await.is_problem(409, "too_many_feeds");
    let tried = json!({"template": "{title} {url}", "title": "t".repeat(400), "url": "https://a.example/"});
    let preview = blog.visitor.post("/api/feeds/preview", &tried).await.json();
    assert_eq!((&preview["is_shortened"], &preview["weighted_max"]), (&json!(true), &json!(280)));
}
