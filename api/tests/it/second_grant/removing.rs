//! Giving the second grant up: forgotten here at once, ended at X now or later.

use serde_json::{Value, json};

use super::{GIVEN, can_post_images, error, living, standing, state, with_it, without_it};
use crate::support::{World, png};

fn sealed(world: &World) -> usize {
    world.database().lines("SELECT account_id AS line FROM token_sets WHERE kind = 'oauth1'").len()
}

async fn wait_for_invalidations(world: &World, wanted: u64) {
    world.until_asked("invalidate_token_requests", wanted).await;
}

#[tokio::test]
async fn removing_forgets_it_here_and_ends_it_at_x() {
    let (world, visitor) = with_it("oauth1").await;
    let answer = visitor.delete("/api/x/oauth1").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let account = answer.json();
    assert_eq!((&account["image_grant"]["state"], &account["status"]), (&json!("missing"), &json!("active")));
    assert_eq!((living(&world), sealed(&world), can_post_images(&visitor).await), (0, 0, false));
    assert_eq!(world.ledger()["oauth1_tokens"][0]["ended"], "invalidated");
    visitor.post_with_images("no", &[(&png(), "")]).await.is_problem(409, "image_grant_required");
    assert_eq!(visitor.post_text("text").await.status, 201);
    // Once more is no error, and asks X nothing.
    world.settle().await;
    let asked = world.count("invalidate_token_requests");
    assert_eq!(visitor.delete("/api/x/oauth1").await.status, 200);
    world.settle().await;
    assert_eq!(world.count("invalidate_token_requests"), asked);
    assert_eq!(visitor.grant_images("ada_sandbox").await, GIVEN);
}

#[tokio::test]
async fn while_x_is_down_it_is_forgotten_all_the_same_and_x_is_told_later() {
    let (world, visitor) = with_it("oauth1").await;
    world.control(&json!({"op": "fault", "route": "invalidate_token", "kind": "status", "status": 503, "times": 2}));
    assert_eq!(visitor.delete("/api/x/oauth1").await.json()["image_grant"]["state"], "missing");
    assert_eq!((living(&world), sealed(&world)), (1, 0));
    world.advance(std::time::Duration::from_secs(61));
    wait_for_invalidations(&world, 2).await;
    world.advance(std::time::Duration::from_secs(241));
    wait_for_invalidations(&world, 3).await;
    assert_eq!(living(&world), 0);
    assert!(world.database().lines("SELECT id AS line FROM revocations").len() <= 1);
}

#[tokio::test]
async fn what_x_does_not_know_any_more_needs_no_second_try() {
    let (world, visitor) = with_it("oauth1").await;
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox", "grant": "oauth1"}));
    assert_eq!(visitor.delete("/api/x/oauth1").await.status, 200);
    world.settle().await;
    let asked = world.count("invalidate_token_requests");
    assert_eq!(world.database().lines("SELECT id AS line FROM revocations"), Vec::<String>::new());
    world.pass(3600).await;
    assert_eq!(world.count("invalidate_token_requests"), asked);
}

#[tokio::test]
async fn disconnecting_the_account_ends_both_grants() {
    let (world, visitor) = with_it("oauth1").await;
    let answer = visitor.post("/api/x/disconnect", &json!({})).await;
    assert_eq!(answer.json()["status"], "revoked", "{answer:?}");
    assert_eq!(world.ledger()["grants"][0]["revoked"], true);
    assert_eq!((living(&world), sealed(&world)), (0, 0));
    assert_eq!(answer.json()["can"], json!([]));
    // Connected again, it has to be given again.
    visitor.connect("ada_sandbox").await;
    assert_eq!(standing(&visitor).await, state("missing", None));
}

#[tokio::test]
async fn disconnecting_while_x_is_down_owes_both_and_ends_both_later() {
    let (world, visitor) = with_it("oauth1").await;
    for route in ["invalidate_token", "revoke"] {
        world.control(&json!({"op": "fault", "route": route, "kind": "status", "status": 503}));
    }
    visitor.post("/api/x/disconnect", &json!({})).await;
    assert_eq!((living(&world), sealed(&world)), (1, 0));
    world.advance(std::time::Duration::from_secs(61));
    wait_for_invalidations(&world, 2).await;
    world.until_asked("revoke_requests", 2).await;
    assert_eq!((living(&world), &world.ledger()["grants"][0]["revoked"]), (0, &Value::Bool(true)));
}

#[tokio::test]
async fn a_grant_that_comes_back_after_the_account_was_disconnected_is_not_kept() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    visitor.post("/api/x/disconnect", &json!({})).await;
    let end = visitor.follow(&callback).await;
    assert_ne!(end, GIVEN, "there is nothing it could be for");
    assert!(end.contains("image_grant_error="), "{end} {}", error(""));
    assert_eq!((living(&world), sealed(&world)), (0, 0), "nobody would ever end it");
}

#[tokio::test]
async fn another_way_of_sending_images_leaves_nothing_that_cannot_be_ended() {
    let (mut world, visitor) = with_it("oauth1").await;
    world.set_env("X_MEDIA_UPLOAD", "oauth2");
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(visitor.image_grant().await, Value::Null);
    visitor.post("/api/x/disconnect", &json!({})).await;
    world.pass(3600).await;
    assert_eq!((living(&world), sealed(&world)), (0, 0), "the keys are still there to end it with");
}
