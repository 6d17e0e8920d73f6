//! Keeping tokens fresh: once, in time, and without ever disconnecting someone for the platform's own trouble.

mod processes;
mod rotating;

use std::time::Duration;

use pillarbox::model::AccountId;
use serde_json::json;

use crate::support::World;

/// Until the access token has less than five minutes left.
const NEARLY_EXPIRED: Duration = Duration::from_secs(7200 - 299);

/// Until the access token has lived 65 %, and 85 %, of its life of two hours.
const EARLIEST: Duration = Duration::from_secs(4680);
const LATEST: Duration = Duration::from_secs(6120);

/// Spends a background refresh on a failure, so that the token grows old.
async fn let_the_background_fail(world: &World, until: Duration) {
    let before = world.count("refresh_requests");
    world.control(&json!({"op": "fault", "route": "refresh", "kind": "status", "status": 503}));
    world.advance(until);
    wait_for_refreshes(world, before + 1).await;
}

async fn wait_for_refreshes(world: &World, wanted: u64) {
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while world.count("refresh_requests") < wanted {
        assert!(std::time::Instant::now() < deadline, "refresh {wanted} never came");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_token_is_replaced_in_the_background_at_about_three_quarters_of_its_life() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let first = visitor.account().await["access_token_expires_at"].clone();
    world.advance(EARLIEST - Duration::from_secs(5));
    // The publisher has been round once more by the time this is out.
    assert_eq!(visitor.post_text("with the first token").await.status, 201);
    assert_eq!(world.count("refresh_requests"), 0, "not before 65 %");

    // Nothing is posted, nobody asks.
    world.advance(LATEST + Duration::from_secs(5) - EARLIEST);
    wait_for_refreshes(&world, 1).await;
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while visitor.account().await["access_token_expires_at"] == first {
        assert!(std::time::Instant::now() < deadline, "the new token is not kept");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(world.ledger()["grants"][0]["generation"], 2);

    // The new one lives as long again.
    world.advance(EARLIEST - Duration::from_secs(5));
    assert_eq!(visitor.post_text("with the second token").await.status, 201);
    assert_eq!(world.count("refresh_requests"), 1);
}

#[tokio::test]
async fn a_token_about_to_expire_is_refreshed_before_posting_and_not_earlier() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let_the_background_fail(&world, NEARLY_EXPIRED - Duration::from_secs(60)).await;
    assert_eq!(visitor.post_text("with the first token").await.status, 201);
    assert_eq!(world.count("refresh_requests"), 1);
    world.advance(Duration::from_secs(60));
    assert_eq!(visitor.post_text("with the second").await.status, 201);
    assert_eq!(world.count("refresh_requests"), 2);
    assert_eq!(visitor.post_text("with the second again").await.status, 201);
    assert_eq!(world.count("refresh_requests"), 2);
}

#[tokio::test]
async fn db_fifty_users_of_one_expired_token_make_one_refresh() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.advance(NEARLY_EXPIRED);
    world.control(&json!({"op": "answer_delay", "ms": 50}));
    let id: AccountId = visitor.account().await["id"].as_str().unwrap().parse().unwrap();
    // Round the publisher, whose lanes would let them in one at a time.
    let users = (0..50).map(|_| world.app().accounts.fresh_token(id));
    let tokens = futures_util::future::join_all(users).await;
    let first = tokens[0].as_ref().unwrap().access.expose();
    assert!(tokens.iter().all(|token| token.as_ref().unwrap().access.expose() == first));
    assert_eq!(world.count("refresh_requests"), 1);
    assert_eq!(visitor.post_text("with the new token").await.status, 201);
}

#[tokio::test]
async fn a_token_refused_before_its_time_is_replaced_once_and_the_post_goes_out() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "expire_tokens", "account": "ada_sandbox"}));
    let answer = visitor.post_text("the second token works").await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let post = visitor.read_post(&answer.json()["id"]).await;
    let outcomes: Vec<_> =
        post["deliveries"][0]["attempts"].as_array().unwrap().iter().map(|a| a["outcome"].clone()).collect();
    assert_eq!(outcomes, [json!("unauthorized"), json!("posted")]);
    assert_eq!(world.count("refresh_requests"), 1);
}

#[tokio::test]
async fn a_dead_grant_holds_the_post_and_connecting_again_releases_it() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox"}));
    let refused = visitor.post_text("kept until you are back").await;
    let problem = refused.is_problem(409, "account_needs_reauth").json();
    let post = visitor.read_post(&problem["post_id"]).await;
    assert_eq!(post["deliveries"][0]["state"], "held");
    let account = visitor.account().await;
    assert_eq!((&account["status"], &account["status_reason"]), (&json!("needs_reauth"), &json!("grant_revoked")));
    visitor.post_text("not even written").await.is_problem(409, "account_needs_reauth");
    assert!(world.published().is_empty());

    visitor.connect("ada_sandbox").await;
    assert_eq!(wait_until_posted(&visitor, &problem["post_id"]).await["status"], "posted");
    assert_eq!(world.published().len(), 1);
}

async fn wait_until_posted(visitor: &crate::support::Visitor, id: &serde_json::Value) -> serde_json::Value {
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    loop {
        let post = visitor.read_post(id).await;
        if post["status"] == "posted" {
            return post;
        }
        assert!(std::time::Instant::now() < deadline, "{post}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_platform_that_refuses_what_it_has_just_renewed_is_given_time_before_anyone_is_asked() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 401, "times": 2}));
    let answer = visitor.post_text("after the outage").await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let id = answer.json()["id"].clone();
    assert_eq!(visitor.delivery(&id).await["reason"], "token_refused");
    assert_eq!((world.count("create_requests"), world.count("refresh_requests")), (2, 1));
    assert_eq!(visitor.account().await["status"], "active");
    world.pass(299).await;
    assert_eq!(world.count("create_requests"), 2);
    world.pass(2).await;
    assert_eq!(visitor.delivery(&id).await["state"], "posted");
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn a_token_refused_again_minutes_later_asks_the_user() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 401, "times": 3}));
    let id = visitor.post_text("refused three times").await.json()["id"].clone();
    world.pass(301).await;
    assert_eq!(visitor.delivery(&id).await["state"], "held");
    assert_eq!(visitor.account().await["status_reason"], "token_refused");
    assert_eq!(world.count("create_requests"), 3);
}

#[tokio::test]
async fn db_an_answer_that_comes_after_the_account_was_given_up_for_lost_brings_it_back() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let waiting = visitor.schedule("waits for the answer", &world.in_secs(9000)).await.json()["id"].clone();
    world.advance(NEARLY_EXPIRED);
    wait_for_refreshes(&world, 1).await;
    world.settle().await;
    world.control(&json!({"op": "expire_tokens", "account": "ada_sandbox"}));
    world.control(&json!({"op": "fault", "route": "refresh", "kind": "slow", "delay_ms": 600}));
    let posting = visitor.post_text("with the late answer");
    let given_up = async {
        wait_for_refreshes(&world, 2).await;
        // As another process does that has waited longer than the lease.
        world.database().execute(
            "UPDATE accounts SET standing = 'needs_reauth', standing_reason = 'refresh_interrupted';
             UPDATE deliveries SET state = 'held', reason = 'account_needs_reauth', next_attempt_at = NULL
              WHERE state = 'scheduled'",
        );
    };
    tokio::join!(posting, given_up);
    assert_eq!(visitor.account().await["status"], "active");
    assert_eq!(visitor.delivery(&waiting).await["state"], "scheduled");
}

#[tokio::test]
async fn trouble_at_the_token_endpoint_disconnects_nobody() {
    for fault in [
        json!({"op": "fault", "route": "refresh", "kind": "status", "status": 503}),
        json!({"op": "fault", "route": "refresh", "kind": "status", "status": 429}),
        json!({"op": "fault", "route": "refresh", "kind": "cut"}),
        json!({"op": "fault", "route": "refresh", "kind": "nonsense"}),
    ] {
        let world = World::new().await;
        let visitor = world.connected().await;
        let_the_background_fail(&world, NEARLY_EXPIRED).await;
        world.control(&fault);
        let answer = visitor.post_text("later then").await;
        assert_eq!(answer.status, 202, "{fault} {answer:?}");
        let delivery = answer.json()["deliveries"][0].clone();
        assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("scheduled"), &json!("not_sent")), "{fault}");
        assert_eq!(visitor.account().await["status"], "active", "{fault}");
        world.advance(Duration::from_secs(11));
        assert_eq!(wait_until_posted(&visitor, &answer.json()["id"]).await["status"], "posted", "{fault}");
    }
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_asks_the_user_and_says_why() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let_the_background_fail(&world, NEARLY_EXPIRED).await;
    world.control(&json!({"op": "lose_refresh_answer", "times": 1}));
    let answer = visitor.post_text("caught in between").await;
    assert_eq!(answer.status, 202, "{answer:?}");
    assert_eq!(visitor.account().await["status"], "active", "one lost answer proves nothing");

    world.advance(Duration::from_secs(11));
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while visitor.account().await["status"] == "active" {
        assert!(std::time::Instant::now() < deadline);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(visitor.account().await["status_reason"], "refresh_interrupted");
    assert_eq!(world.count("refresh_requests"), 3, "the old token is tried once more");
    assert_eq!(visitor.read_post(&answer.json()["id"]).await["deliveries"][0]["state"], "held");
}

#[tokio::test]
async fn a_background_refresh_whose_answer_was_lost_ends_the_same_way_and_holds_what_waits() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "lose_refresh_answer", "times": 1}));
    world.advance(LATEST + Duration::from_secs(5));
    wait_for_refreshes(&world, 1).await;
    assert_eq!(visitor.account().await["status"], "active", "one lost answer proves nothing");
    assert_eq!(visitor.post_text("the first token still lives").await.status, 201);

    let waiting = visitor.schedule("and now it does not", &world.in_secs(700)).await.json()["id"].clone();
    world.advance(NEARLY_EXPIRED - LATEST);
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while visitor.account().await["status"] == "active" {
        assert!(std::time::Instant::now() < deadline);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(visitor.account().await["status_reason"], "refresh_interrupted");
    assert_eq!(world.count("refresh_requests"), 2, "the old token is tried once more");
    assert_eq!(visitor.delivery(&waiting).await["state"], "held");
    visitor.connect("ada_sandbox").await;
    assert_eq!(wait_until_posted(&visitor, &waiting).await["status"], "posted");
    assert_eq!(world.published().len(), 2);
}
