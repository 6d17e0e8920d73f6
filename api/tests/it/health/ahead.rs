//! The forecast: which posts that wait will not go out unless something is done, and what.

use std::time::Duration;

use serde_json::{Value, json};

use super::{RENEWED, account_when, verify};
use crate::support::{Options, World, png};

/// Reason, act and post of each post at risk.
fn at_risk(account: &Value) -> Vec<(String, String, Value)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let posts = account["forecast"]["at_risk"].as_array().unwrap();
    posts.iter().map(|post| (word(&post["reason"]), word(&post["act"]), post["post_id"].clone())).collect()
}

fn risk(reason: &str, act: &str, post: &Value) -> (String, String, Value) {
    (reason.to_owned(), act.to_owned(), post.clone())
}

#[tokio::test]
async fn everything_that_waits_for_a_lost_account_is_at_risk_in_the_order_of_its_time() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let late = visitor.schedule("the later one", &world.in_secs(7200)).await.json()["id"].clone();
    let soon = visitor.schedule("the sooner one", &world.in_secs(3600)).await.json()["id"].clone();
    assert_eq!(visitor.account().await["waiting_posts"], 2);
    assert_eq!(at_risk(&visitor.account().await), [], "as things are, both go out");

    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox"}));
    verify(&visitor).await.is_problem(409, "account_needs_reauth");
    let account = visitor.account().await;
    assert_eq!((&account["waiting_posts"], &account["forecast"]["at_risk_count"]), (&json!(2), &json!(2)));
    let expected = [risk("grant_revoked", "reconnect", &soon), risk("grant_revoked", "reconnect", &late)];
    assert_eq!(at_risk(&account), expected);
    assert_eq!(account["forecast"]["at_risk"][0]["detail"], account["status_detail"]);
    assert_eq!(account["forecast"]["at_risk"][0]["excerpt"], "the sooner one");

    visitor.connect("ada_sandbox").await;
    let account = visitor.account().await;
    assert_eq!((at_risk(&account).len(), &account["waiting_posts"]), (0, &json!(2)));
    visitor.post("/api/x/disconnect", &json!({})).await;
    assert_eq!(at_risk(&visitor.account().await)[0], risk("disconnected", "reconnect", &soon));
}

#[tokio::test]
async fn of_many_the_first_twenty_are_shown_and_all_are_counted() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for number in 0..23 {
        let at = world.in_secs(600 + 60 * number);
        assert_eq!(visitor.schedule(&format!("post {number}"), &at).await.status, 201);
    }
    visitor.post("/api/x/disconnect", &json!({})).await;
    let account = visitor.account().await;
    assert_eq!((at_risk(&account).len(), &account["forecast"]["at_risk_count"]), (20, &json!(23)));
    assert_eq!(account["waiting_posts"], 23);
}

#[tokio::test]
async fn posts_after_the_end_of_an_access_that_cannot_be_renewed_are_at_risk() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "refresh", "kind": "status", "status": 401}));
    visitor.schedule("before the end", &world.in_secs(7000)).await;
    let after = visitor.schedule("after the end", &world.in_secs(7300)).await.json()["id"].clone();
    world.advance(RENEWED);
    let account = account_when(&visitor, |account| account["status"] == "expiring").await;
    assert_eq!(at_risk(&account), [risk("client_misconfigured", "ask_operator", &after)]);
}

#[tokio::test]
async fn a_long_post_is_at_risk_when_the_subscription_has_lapsed() {
    let world = World::new().await;
    world.control(&json!({"op": "account", "username": "ada_sandbox", "tier": "premium"}));
    let visitor = world.connected().await;
    let long = visitor.schedule(&"a long thought ".repeat(40), &world.in_secs(600)).await.json()["id"].clone();
    visitor.schedule("a short one", &world.in_secs(700)).await;
    assert_eq!(at_risk(&visitor.account().await), []);
    world.control(&json!({"op": "account", "username": "ada_sandbox", "tier": "none"}));
    let account = verify(&visitor).await.json();
    assert_eq!(at_risk(&account), [risk("text_too_long", "shorten_text", &long)]);
    let excerpt = account["forecast"]["at_risk"][0]["excerpt"].as_str().unwrap();
    assert!(excerpt.starts_with("a long thought a long") && excerpt.chars().count() <= 81, "{excerpt}");
    let change = json!({"version": 0, "text": "a shorter thought"});
    assert_eq!(visitor.change(&long, &change).await.status, 200);
    assert_eq!(at_risk(&visitor.account().await), []);
}

#[tokio::test]
async fn images_without_their_permission_are_at_risk_and_text_is_not() {
    let mut world = World::with(Options::with_second_grant("oauth1")).await;
    let visitor = world.connected().await;
    visitor.grant_images("ada_sandbox").await;
    let at = world.in_secs(3600);
    let post = visitor.schedule_with_images("with a picture", &at, &[(&png(), "")]).await.json()["id"].clone();
    visitor.schedule("without one", &at).await;
    assert_eq!(at_risk(&visitor.account().await), []);
    visitor.delete("/api/x/oauth1").await;
    assert_eq!(at_risk(&visitor.account().await), [risk("image_grant_required", "give_image_permission", &post)]);

    world.set_env("X_MEDIA_UPLOAD", "off");
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(at_risk(&visitor.account().await), [risk("images_off", "ask_operator", &post)]);
}

#[tokio::test]
async fn what_waits_for_credits_asks_for_the_operator() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "credits", "mode": "depleted"}));
    let refused = visitor.post_text("not paid for").await.is_problem(402, "insufficient_credits").json();
    let account = visitor.account().await;
    assert_eq!(at_risk(&account), [risk("insufficient_credits", "ask_operator", &refused["post_id"])]);
    assert_eq!(account["waiting_posts"], 1);
    world.advance(Duration::from_secs(1));
    world.control(&json!({"op": "credits", "mode": "ok"}));
    visitor.retry(&refused["post_id"]).await;
    world.settle().await;
    assert_eq!(visitor.account().await["waiting_posts"], 0);
}
