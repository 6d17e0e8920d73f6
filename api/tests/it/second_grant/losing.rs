//! Grants that cannot be used: another person's, read-only ones, and those X or the operator has ended. Posts with images
//! wait for a new one; text goes out.

use serde_json::{Value, json};

use super::{GIVEN, can_post_images, error, living, standing, state, with_it, without_it};
use crate::publishing::wait_for_state;
use crate::support::{API_KEY, API_SECRET, OTHER_API_KEY, OTHER_API_SECRET, Visitor, World, png};

fn permission(permission: &str) -> Value {
    json!({"op": "app_permission", "consumer_key": API_KEY, "permission": permission})
}

/// How many rows there are of sealed tokens of the second grant.
fn kept(world: &World) -> usize {
    world.database().lines("SELECT account_id AS line FROM token_sets WHERE kind = 'oauth1'").len()
}

/// Posts with an image that is held for want of the grant; returns its id.
async fn held(world: &World, visitor: &Visitor, text: &str) -> Value {
    let answer = visitor.post_with_images(text, &[(&png(), "described")]).await;
    let problem = answer.is_problem(409, "image_grant_required").json();
    let post = visitor.read_post(&problem["post_id"]).await;
    let delivery = &post["deliveries"][0];
    assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("held"), &json!("image_grant_required")), "{post}");
    assert!(delivery["detail"].as_str().is_some_and(|detail| detail.contains("settings")), "{post}");
    assert!(!world.media_files().is_empty(), "its image waits with it");
    problem["post_id"].clone()
}

/// Gives the grant again and sees the post go out with its image.
async fn released(world: &World, visitor: &Visitor, id: &Value) {
    assert_eq!(visitor.grant_images("ada_sandbox").await, GIVEN);
    world.settle().await;
    wait_for_state(visitor, id, "posted").await;
    let published = world.published().pop().unwrap();
    assert_eq!(published["media"][0]["alt_text"], "described", "{published}");
    assert!(world.media_files().is_empty());
}

#[tokio::test]
async fn another_account_than_the_one_meant_is_refused_and_its_token_given_back() {
    let (world, visitor) = without_it("oauth1").await;
    assert_eq!(visitor.grant_images("grace_sandbox").await, error("different_account"));
    assert_eq!((standing(&visitor).await, kept(&world)), (state("missing", None), 0));
    assert_eq!(living(&world), 0, "nobody here may use it, so it is ended at X");
}

#[tokio::test]
async fn another_account_that_is_connected_here_too_keeps_its_own_token() {
    let (world, visitor) = without_it("oauth1").await;
    visitor.connect("grace_sandbox").await;
    for username in ["ada_sandbox", "grace_sandbox"] {
        let id = visitor.account_named(username).await["id"].as_str().unwrap().to_owned();
        let consent = visitor.begin_image_grant(&format!("?account_id={id}")).await;
        let callback = visitor.decide(&consent, "allow", username).await;
        assert_eq!(visitor.follow(&callback).await, GIVEN);
    }
    let ada = visitor.account_named("ada_sandbox").await["id"].as_str().unwrap().to_owned();
    let consent = visitor.begin_image_grant(&format!("?account_id={ada}")).await;
    let callback = visitor.decide(&consent, "allow", "grace_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, error("different_account"));
    assert_eq!(living(&world), 2, "X gives one token for each account: that one is in use");
    for username in ["ada_sandbox", "grace_sandbox"] {
        assert_eq!(visitor.account_named(username).await["image_grant"]["state"], "active", "{username}");
    }
}

#[tokio::test]
async fn a_grant_that_may_only_read_is_refused_and_forgotten_and_the_same_one_again_is_told_apart() {
    let (world, visitor) = without_it("oauth1").await;
    world.control(&permission("read"));
    assert_eq!(visitor.grant_images("ada_sandbox").await, error("read_only"));
    assert_eq!((standing(&visitor).await, kept(&world)), (state("refused", Some("read_only")), 0));
    assert!(visitor.image_grant().await["detail"].is_string());
    assert!(!can_post_images(&visitor).await);
    visitor.post_with_images("no", &[(&png(), "")]).await.is_problem(409, "image_grant_required");

    // The application may write now; the token X gives again keeps what it was made with.
    world.control(&permission("read-write"));
    assert_eq!(visitor.grant_images("ada_sandbox").await, error("read_only_same_token"));
    assert_eq!((standing(&visitor).await, kept(&world)), (state("refused", Some("read_only_same_token")), 0));
    let detail = visitor.image_grant().await["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("Remove"), "{detail}");
    assert_eq!(visitor.grant_images("ada_sandbox").await, error("read_only_same_token"));

    // Removed at X, it is made anew.
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox", "grant": "oauth1"}));
    assert_eq!(visitor.grant_images("ada_sandbox").await, GIVEN);
    assert_eq!((standing(&visitor).await, kept(&world)), (state("active", None), 1));
    assert_eq!(visitor.post_with_images("yes", &[(&png(), "")]).await.status, 201);
}

#[tokio::test]
async fn a_new_token_that_may_only_read_is_not_taken_for_the_same() {
    let (world, visitor) = without_it("oauth1").await;
    world.control(&permission("read"));
    assert_eq!(visitor.grant_images("ada_sandbox").await, error("read_only"));
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox", "grant": "oauth1"}));
    assert_eq!(visitor.grant_images("ada_sandbox").await, error("read_only"));
    assert_eq!(standing(&visitor).await, state("refused", Some("read_only")));
}

#[tokio::test]
async fn access_taken_away_at_x_holds_the_post_until_it_is_given_again_and_text_goes_out() {
    // A code says that the token is dead; a refusal without one is followed by a question that tells.
    for (shape, questions) in [("codes", 0), ("problem", 1)] {
        let (world, visitor) = with_it("oauth1").await;
        let asked = world.count("me_requests");
        world.control(&json!({"op": "oauth1_refusals", "shape": shape}));
        world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox", "grant": "oauth1"}));
        let id = held(&world, &visitor, "a picture").await;
        assert_eq!((standing(&visitor).await, kept(&world)), (state("lost", Some("access_revoked")), 0), "{shape}");
        assert_eq!(world.count("me_requests"), asked + questions, "{shape}");
        assert_eq!(visitor.account().await["status"], "active");
        assert!(!can_post_images(&visitor).await);
        assert_eq!(visitor.post_text("text goes out all the same").await.status, 201);
        world.pass(600).await;
        assert_eq!(visitor.delivery(&id).await["state"], "held");
        released(&world, &visitor, &id).await;
    }
}

#[tokio::test]
async fn a_permission_that_x_refuses_is_cleared_and_the_post_waits() {
    for refusal in [json!({"problem": "oauth1_permissions"}), json!({"code": 261}), json!({"code": 220})] {
        let (world, visitor) = with_it("oauth1").await;
        let mut fault = json!({"op": "fault", "route": "upload", "kind": "status"});
        fault.as_object_mut().unwrap().extend(refusal.as_object().unwrap().clone());
        world.control(&fault);
        let id = held(&world, &visitor, "a picture").await;
        assert_eq!((standing(&visitor).await, kept(&world)), (state("lost", Some("permission_lost")), 0), "{refusal}");
        released(&world, &visitor, &id).await;
    }
}

#[tokio::test]
async fn a_token_that_lost_its_permission_and_comes_again_unchanged_is_known() {
    let (world, visitor) = with_it("oauth1").await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "problem": "oauth1_permissions"}));
    held(&world, &visitor, "a picture").await;
    // The same token once more, and by now X says of itself that it may only read.
    world.control(&json!({
        "op": "fault", "route": "me", "kind": "slow", "delay_ms": 1, "headers": {"x-access-level": "read"}
    }));
    assert_eq!(visitor.grant_images("ada_sandbox").await, error("read_only_same_token"));
}

#[tokio::test]
async fn scheduled_posts_wait_for_the_grant_too() {
    let (world, visitor) = with_it("oauth1").await;
    let at = world.in_secs(3600);
    let post = visitor.schedule_with_images("in an hour", &at, &[(&png(), "described")]).await.json();
    assert_eq!(visitor.delete("/api/x/oauth1").await.status, 200);
    world.pass(3600).await;
    let delivery = visitor.delivery(&post["id"]).await;
    assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("held"), &json!("image_grant_required")));
    assert_eq!(world.count("upload_requests"), 0);
    released(&world, &visitor, &post["id"]).await;
}

#[tokio::test]
async fn another_api_key_of_the_operator_is_told_as_such_and_the_old_one_is_good_again() {
    let (mut world, visitor) = with_it("oauth1").await;
    let at = world.in_secs(3600);
    let post = visitor.schedule_with_images("in an hour", &at, &[(&png(), "described")]).await.json();
    world.set_env("X_API_KEY", OTHER_API_KEY);
    world.set_env("X_API_SECRET", OTHER_API_SECRET);
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(standing(&visitor).await, state("lost", Some("consumer_key_changed")));
    assert!(!can_post_images(&visitor).await);
    visitor.post_with_images("no", &[(&png(), "")]).await.is_problem(409, "image_grant_required");

    world.set_env("X_API_KEY", API_KEY);
    world.set_env("X_API_SECRET", API_SECRET);
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(standing(&visitor).await, state("active", None));

    world.set_env("X_API_KEY", OTHER_API_KEY);
    world.set_env("X_API_SECRET", OTHER_API_SECRET);
    world.restart();
    let visitor = visitor.moved_to(world.url());
    world.pass(3600).await;
    let delivery = visitor.delivery(&post["id"]).await;
    assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("held"), &json!("image_grant_required")));
    assert_eq!(world.count("upload_requests"), 0, "a token of the old key is not tried with the new one");
    assert_eq!(standing(&visitor).await, state("lost", Some("consumer_key_changed")));
    released(&world, &visitor, &post["id"]).await;
}

#[tokio::test]
async fn a_stored_token_that_does_not_open_is_told_as_such() {
    let (world, visitor) = with_it("oauth1").await;
    world.database().execute("UPDATE token_sets SET sealed_refresh = sealed_access WHERE kind = 'oauth1'");
    let id = held(&world, &visitor, "a picture").await;
    assert_eq!((standing(&visitor).await, kept(&world)), (state("lost", Some("token_unreadable")), 0));
    released(&world, &visitor, &id).await;
}

#[tokio::test]
async fn trouble_in_passing_costs_neither_the_grant_nor_the_post() {
    let (world, visitor) = with_it("oauth1").await;
    // A 401 that says nothing, while the token is good: X is asked once more, and believed.
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "problem": "unauthorized"}));
    let answer = visitor.post_with_images("a moment's trouble", &[(&png(), "")]).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    assert_eq!(standing(&visitor).await, state("active", None));
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "code": 135}));
    world.pass(60).await;
    assert_eq!(standing(&visitor).await, state("active", None));
    world.pass(600).await;
    wait_for_state(&visitor, &answer.json()["id"], "posted").await;
    assert_eq!(world.published().len(), 1);
}
