//! The judge: after a long random run with faults, what the sandbox accepted and what the history says agree.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::support::{Visitor, World};

const POSTS: usize = 500;

/// Every post of the history, page by page.
async fn history(visitor: &Visitor) -> Vec<Value> {
    let (mut posts, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = visitor.get(&format!("/api/posts?limit=100{cursor}")).await.json();
        posts.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return posts,
        }
    }
}

/// Compares the history with what X really has; returns how many deliveries are in each state.
async fn compare(world: &World, visitor: &Visitor) -> BTreeMap<String, usize> {
    let mut published: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for post in world.published() {
        let text = post["text"].as_str().unwrap().to_owned();
        published.entry(text).or_default().push(post["id"].as_str().unwrap().to_owned());
    }
    let posts = history(visitor).await;
    assert_eq!(posts.len(), POSTS, "nothing is lost from the history");
    let (mut states, mut seen) = (BTreeMap::new(), BTreeSet::new());
    for post in &posts {
        let text = post["text"].as_str().unwrap();
        assert!(seen.insert(text), "{text} is twice in the history");
        let delivery = &post["deliveries"][0];
        let state = delivery["state"].as_str().unwrap();
        *states.entry(state.to_owned()).or_default() += 1;
        let remote: &[String] = published.get(text).map_or(&[], Vec::as_slice);
        assert!(remote.len() <= 1, "{text} was published {} times", remote.len());
        match state {
            "posted" => assert_eq!(remote, [delivery["remote_id"].as_str().unwrap()], "{post}"),
            "failed" => assert!(remote.is_empty(), "called a failure, but it is out: {post}"),
            "unconfirmed" | "scheduled" => {}
            other => panic!("{other}: {post}"),
        }
    }
    states
}

#[tokio::test]
async fn five_hundred_posts_with_faults_are_neither_lost_nor_doubled_nor_misreported_and_all_doubts_end() {
    let world = World::new().await;
    let visitor = world.connected().await;
    visitor.connect("grace_sandbox").await;
    visitor.connect("linus_sandbox").await;
    let accounts: Vec<Value> = visitor.get("/api/accounts").await.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["id"].clone())
        .collect();
    world.control(&json!({"op": "rate_limit", "route": "create", "limit": 10_000, "window_secs": 900}));
    world.control(&json!({
        "op": "random_faults", "seed": 20_261_120, "percent": 30,
        "kinds": ["status", "cut", "truncated", "nonsense", "empty"]
    }));

    let mut answers = Vec::with_capacity(POSTS);
    for first in (0..POSTS).step_by(3) {
        let batch = (first..(first + 3).min(POSTS)).map(|n| {
            let body = json!({"text": format!("post number {n}"), "account_id": accounts[n % 3]});
            let visitor = &visitor;
            async move { visitor.post("/api/x/post", &body).await }
        });
        answers.extend(futures_util::future::join_all(batch).await);
    }
    assert_eq!(answers.len(), POSTS);

    let states = compare(&world, &visitor).await;
    assert!(states["posted"] > POSTS / 2, "{states:?}");
    assert!(states["unconfirmed"] > POSTS / 20, "the faults were on: {states:?}");

    // With the faults still on, every doubt ends: what is there is found, what is not is sent again or has failed.
    for _ in 0..30 {
        world.pass(60).await;
    }
    let states = compare(&world, &visitor).await;
    let ended: usize = ["posted", "failed"].into_iter().filter_map(|state| states.get(state)).sum();
    assert_eq!(ended, POSTS, "{states:?}");
    assert!(states["posted"] > POSTS * 9 / 10, "{states:?}");
}
