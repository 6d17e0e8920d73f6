//! The history: pages of posts, and one post with everything that was tried.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::support::{Options, Visitor, World, png, post_form};

const POSTS: usize = 120;

/// So many posts, several of them in the same instant; their texts, newest first.
async fn with_posts(world: &World, count: usize) -> (Visitor, Vec<String>) {
    let visitor = world.connected().await;
    let mut texts = Vec::new();
    for n in 0..count {
        texts.insert(0, format!("post number {n}"));
        assert_eq!(visitor.post_text(&texts[0]).await.status, 201);
        if n % 7 == 0 {
            world.advance(Duration::from_secs(61));
        }
    }
    (visitor, texts)
}

async fn page(visitor: &Visitor, query: &str) -> (Vec<Value>, Option<String>) {
    let answer = visitor.get(&format!("/api/posts?{query}")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let page = answer.json();
    (page["items"].as_array().unwrap().clone(), page["next_cursor"].as_str().map(str::to_owned))
}

/// Every page from the first to the last.
async fn walk(visitor: &Visitor, limit: usize) -> Vec<Vec<Value>> {
    let (first, mut next) = page(visitor, &format!("limit={limit}")).await;
    let mut pages = vec![first];
    while let Some(cursor) = next {
        assert!(pages.len() <= POSTS, "the walk has no end");
        let (items, after) = page(visitor, &format!("limit={limit}&cursor={cursor}")).await;
        pages.push(items);
        next = after;
    }
    pages
}

fn column(items: &[Value], name: &str) -> Vec<String> {
    items.iter().map(|item| item[name].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_walk_meets_every_post_once_newest_first_whatever_the_page_size() {
    let world = World::new().await;
    let (visitor, texts) = with_posts(&world, POSTS).await;
    let mut whole = Vec::new();
    for (limit, sizes) in [(100, vec![100, 20]), (60, vec![60, 60]), (7, [vec![7; 17], vec![1]].concat())] {
        let pages = walk(&visitor, limit).await;
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), sizes);
        whole = pages.concat();
        let times = column(&whole, "created_at");
        assert!(times.is_sorted_by(|newer, older| newer >= older), "{times:?}");
        let mut met = column(&whole, "text");
        met.sort_unstable();
        let mut written = texts.clone();
        written.sort_unstable();
        assert_eq!(met, written);
    }
    assert_eq!(page(&visitor, "").await.0, whole[..50], "a page has 50 when nothing is said");
    assert_eq!(page(&visitor, "limit=1").await.0, whole[..1]);

    // What comes in meanwhile does not shift the pages behind it.
    let cursor = page(&visitor, "limit=50").await.1.unwrap();
    visitor.post_text("news").await;
    assert_eq!(page(&visitor, &format!("limit=70&cursor={cursor}")).await, (whole[50..].to_vec(), None));
}

#[tokio::test]
async fn posts_of_different_instants_are_listed_newest_first() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for text in ["first", "second", "third"] {
        visitor.post_text(text).await;
        world.advance(Duration::from_millis(1));
        world.clock.advance(Duration::from_micros(1));
    }
    for limit in [1, 2, 3] {
        assert_eq!(column(&walk(&visitor, limit).await.concat(), "text"), ["third", "second", "first"]);
    }
}

#[tokio::test]
async fn a_page_has_1_to_100_posts() {
    let world = World::new().await;
    let visitor = world.admin().await;
    assert_eq!(page(&visitor, "limit=1").await, (Vec::new(), None));
    assert_eq!(page(&visitor, "limit=100").await, (Vec::new(), None));
    for limit in ["0", "101", "4294967295"] {
        let problem = visitor.get(&format!("/api/posts?limit={limit}")).await.is_problem(422, "invalid_fields").json();
        assert_eq!(
            (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
            (&json!("limit"), &json!("out_of_range"))
        );
    }
    for limit in ["-1", "4294967296", "ten", ""] {
        visitor.get(&format!("/api/posts?limit={limit}")).await.is_problem(422, "invalid_query");
    }
}

#[tokio::test]
async fn a_cursor_that_is_not_ours_is_refused() {
    let world = World::new().await;
    let (visitor, _) = with_posts(&world, 3).await;
    let ours = page(&visitor, "limit=1").await.1.unwrap();
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(&ours).unwrap()).unwrap();
    let (micros, id) = text.split_once(':').unwrap();
    for made_up in [
        String::new(),
        "0".to_owned(),
        "nonsense".to_owned(),
        format!("{ours}A"),
        ours[1..].to_owned(),
        format!("{ours}%3D"),
        URL_SAFE_NO_PAD.encode(micros),
        URL_SAFE_NO_PAD.encode(format!("{micros}:")),
        URL_SAFE_NO_PAD.encode(format!(":{id}")),
        URL_SAFE_NO_PAD.encode(format!("{}:{id}", i64::MAX)),
        URL_SAFE_NO_PAD.encode(format!("{micros}:{id}' OR 1=1 --")),
        URL_SAFE_NO_PAD.encode([0xff, 0xfe]),
    ] {
        let answer = visitor.get(&format!("/api/posts?cursor={made_up}")).await;
        answer.is_problem(422, "cursor_invalid");
    }
    // One that could be ours, of a time when nothing was written.
    for (micros, found) in [("0", 0), ("-1", 0), ("4102444800000000", 3), ("253402300799999999", 3)] {
        let cursor = URL_SAFE_NO_PAD.encode(format!("{micros}:{id}"));
        assert_eq!(page(&visitor, &format!("cursor={cursor}")).await.0.len(), found, "{micros}");
    }
}

#[tokio::test]
async fn a_post_is_shown_with_its_deliveries_and_everything_that_was_tried() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let busy = json!({"op": "fault", "route": "create", "kind": "status", "status": 403});
    world.control(&busy);
    let refused = visitor.post_form(post_form("twice tried", Some(png()), Some("Squares"))).await;
    let id = refused.json()["post_id"].clone();
    world.advance(Duration::from_secs(5));
    assert_eq!(visitor.post("/api/x/retry", &json!({"post_id": id})).await.status, 202);
    let post = crate::publishing::wait_for_state(&visitor, &id, "posted").await;

    assert_eq!((&post["text"], &post["status"]), (&json!("twice tried"), &json!("posted")));
    let image = &post["images"][0];
    assert_eq!((&image["media_type"], &image["alt_text"]), (&json!("image/png"), &json!("Squares")));
    assert_eq!((&image["width"], &image["height"]), (&json!(16), &json!(12)));
    let delivery = &post["deliveries"][0];
    assert_eq!(delivery["account_id"], visitor.account().await["id"]);
    assert_eq!((&delivery["platform"], &delivery["username"]), (&json!("x"), &json!("ada_sandbox")));
    assert_eq!((&delivery["lookups"], &delivery["late"]), (&json!([]), &json!(false)));
    assert_eq!(
        (&post["can_edit"], &post["can_cancel"], &post["schedule"]),
        (&json!(false), &json!(false), &json!(null))
    );
    assert_eq!((&delivery["attempt_count"], &delivery["can_retry"]), (&json!(2), &json!(false)));
    assert_eq!(delivery["remote_id"], world.published()[0]["id"]);
    assert!(delivery["url"].as_str().unwrap().ends_with(delivery["remote_id"].as_str().unwrap()));

    let attempts = delivery["attempts"].as_array().unwrap();
    let said: Vec<_> =
        attempts.iter().map(|one| json!([one["number"], one["stage"], one["outcome"], one["http_status"]])).collect();
    assert_eq!(said, [json!([1, "create", "rejected", 403]), json!([2, "create", "posted", 201])]);
    for attempt in attempts {
        assert!(attempt["started_at"].as_str() <= attempt["ended_at"].as_str(), "{attempt}");
    }
    assert!(attempts[0]["ended_at"].as_str() < attempts[1]["started_at"].as_str(), "they come one after the other");

    // The list says the same, without the attempts and lookups.
    let mut listed = post.clone();
    for left_out in ["attempts", "lookups"] {
        assert!(listed["deliveries"][0].as_object_mut().unwrap().remove(left_out).is_some(), "{left_out}");
    }
    assert_eq!(page(&visitor, "").await.0, [listed]);
}

#[tokio::test]
async fn everyone_sees_only_his_own_posts() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".into())], ..Options::default() }).await;
    let (ada, texts) = with_posts(&world, 3).await;
    let grace = world.member("grace").await;
    grace.connect("grace_sandbox").await;
    grace.post_text("mine").await;
    assert_eq!(column(&page(&grace, "").await.0, "text"), ["mine"]);
    assert_eq!(page(&ada, "").await.0.len(), texts.len());
    let cursor = page(&ada, "limit=1").await.1.unwrap();
    let behind = page(&grace, &format!("cursor={cursor}")).await.0;
    assert!(column(&behind, "text").iter().all(|text| text == "mine"), "a cursor opens no other history: {behind:?}");
    assert_eq!(grace.get("/api/accounts").await.json()["items"].as_array().unwrap().len(), 1);
}
