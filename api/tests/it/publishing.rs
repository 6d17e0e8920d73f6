//! The publisher: what it does when X does not answer as hoped, and after a stop in the middle.

use std::time::Duration;

use pillarbox::app::StartError;
use serde_json::{Value, json};

use crate::support::{Visitor, World, png, post_form};

/// Waits until the only delivery of a post is in a state.
pub(crate) async fn wait_for_state(visitor: &Visitor, id: &Value, state: &str) -> Value {
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    loop {
        let post = visitor.read_post(id).await;
        if post["deliveries"][0]["state"] == state {
            return post;
        }
        assert!(std::time::Instant::now() < deadline, "never {state}: {post}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn an_answer_that_does_not_say_is_not_sent_again_while_it_is_in_doubt() {
    for (kind, accepted) in [("cut", true), ("cut", false), ("nonsense", true), ("empty", true), ("truncated", true)] {
        let mut world = World::new().await;
        let visitor = world.connected().await;
        world.control(&json!({"op": "fault", "route": "create", "kind": kind, "accepted": accepted}));
        let answer = visitor.post_text("is it there?").await;
        assert_eq!(answer.status, 202, "{kind} {answer:?}");
        let delivery = answer.json()["deliveries"][0].clone();
        assert_eq!(delivery["state"], "unconfirmed", "{kind}");
        assert_eq!(delivery["can_retry"], false);
        visitor.post("/api/x/retry", &json!({"post_id": answer.json()["id"]})).await.is_problem(409, "not_retryable");
        world.control(&json!({"op": "fault", "route": "timeline", "kind": "status", "status": 503, "times": 100}));
        world.pass(1200).await;
        world.restart();
        world.settle().await;
        world.pass(1200).await;
        assert_eq!(world.count("create_requests"), 1, "{kind}");
        assert_eq!(world.published().len(), usize::from(accepted), "{kind}");
    }
}

#[tokio::test]
async fn a_5xx_with_or_without_effect_leaves_the_delivery_unconfirmed() {
    for status in [500, 502, 503, 504] {
        for accepted in [true, false] {
            let world = World::new().await;
            let visitor = world.connected().await;
            let fault =
                json!({"op": "fault", "route": "create", "kind": "status", "status": status, "accepted": accepted});
            world.control(&fault);
            let answer = visitor.post_text("who knows").await;
            assert_eq!(answer.status, 202, "{answer:?}");
            assert_eq!(answer.json()["deliveries"][0]["state"], "unconfirmed");
            assert_eq!(world.published().len(), usize::from(accepted));
        }
    }
}

#[tokio::test]
async fn a_redirect_is_refused_and_the_token_goes_nowhere_else() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "redirect"}));
    let answer = visitor.post_text("follow me").await;
    let problem = answer.is_problem(422, "platform_rejected").json();
    let post = visitor.read_post(&problem["post_id"]).await;
    assert_eq!(post["deliveries"][0]["reason"], "unexpected_redirect");
    let elsewhere = world.sandbox.requests(None).unwrap();
    assert!(!elsewhere.to_string().contains("/elsewhere"), "{elsewhere}");
}

#[tokio::test]
async fn a_rate_limit_waits_for_the_window_and_then_the_post_goes_out() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "rate_limit", "route": "create", "limit": 1, "window_secs": 900}));
    assert_eq!(visitor.post_text("the first of the window").await.status, 201);
    let answer = visitor.post_text("the second").await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let delivery = answer.json()["deliveries"][0].clone();
    assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("scheduled"), &json!("rate_limited")));
    world.advance(Duration::from_secs(600));
    assert_eq!(
        visitor.read_post(&answer.json()["id"]).await["deliveries"][0]["attempt_count"],
        1,
        "not before the reset"
    );
    world.advance(Duration::from_secs(302));
    wait_for_state(&visitor, &answer.json()["id"], "posted").await;
}

#[tokio::test]
async fn what_was_not_sent_is_tried_twice_more_and_then_fails_with_the_reason() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "cut", "times": 3}));
    let answer = visitor.post_form(post_form("three cuts", Some(png()), None)).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let id = answer.json()["id"].clone();
    for tries in 2..=3 {
        world.advance(Duration::from_secs(41));
        wait_for_attempts(&visitor, &id, tries).await;
    }
    let post = wait_for_state(&visitor, &id, "failed").await;
    assert_eq!(post["deliveries"][0]["reason"], "not_sent");
    assert_eq!(world.count("create_requests"), 0);
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(visitor.post("/api/x/retry", &json!({"post_id": id})).await.status, 202);
    wait_for_state(&visitor, &id, "posted").await;
}

async fn wait_for_attempts(visitor: &Visitor, id: &Value, wanted: u64) {
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while visitor.read_post(id).await["deliveries"][0]["attempt_count"] != wanted {
        assert!(std::time::Instant::now() < deadline, "attempt {wanted} never came");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_post_that_waits_longer_than_its_grace_is_missed_and_can_be_sent_by_hand() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "cut"}));
    let answer = visitor.post_form(post_form("too late", Some(png()), None)).await;
    world.stop();
    world.advance(Duration::from_secs(3601));
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    let post = wait_for_state(&visitor, &answer.json()["id"], "missed").await;
    assert_eq!(post["status"], "failed");
    assert_eq!(visitor.post("/api/x/retry", &json!({"post_id": post["id"]})).await.status, 202);
    wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn posts_of_one_account_go_out_one_at_a_time_in_order() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "answer_delay", "ms": 20}));
    let texts: Vec<String> = (0..10).map(|n| format!("in order {n}")).collect();
    let mut sent = Vec::new();
    for text in &texts {
        sent.push(visitor.post_text(text));
        // One after the other into the queue, all waiting at once.
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let statuses: Vec<u16> = futures_util::future::join_all(sent).await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, vec![201; 10]);
    let published = world.published();
    let mut ids: Vec<&str> = published.iter().map(|post| post["id"].as_str().unwrap()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 10);
}

#[tokio::test]
async fn a_second_publisher_on_the_same_folder_is_refused() {
    let mut world = World::new().await;
    let address = world.url();
    let refused = world.start();
    assert!(matches!(refused, Err(StartError::Publisher(_))), "{:?}", refused.err());
    assert_eq!(world.url(), address, "the first one goes on");
}

#[tokio::test]
async fn another_secret_is_refused_at_the_start() {
    let mut world = World::new().await;
    world.admin().await;
    world.stop();
    world.set_env("APP_SECRET", "ZKfE5tXoQi9Ae7CpGu4DsLm6RnVwY1b8kJ0qz2FxT3h");
    assert!(matches!(world.start(), Err(StartError::WrongSecret { .. })));
}
