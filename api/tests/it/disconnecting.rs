//! Disconnecting: the tokens go at once, and X is told now or later.

mod panic_button;

use std::time::Duration;

use serde_json::json;

use crate::support::World;

#[tokio::test]
async fn disconnecting_revokes_the_grant_and_forgets_the_tokens() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let answer = visitor.send(visitor.request(reqwest::Method::POST, "/api/x/disconnect")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let account = answer.json();
    assert_eq!(account["status"], "revoked");
    assert_eq!(account["scopes"], json!([]));
    assert_eq!(account["can"], json!([]));
    assert_eq!(account["access_token_expires_at"], json!(null));
    assert_eq!(world.ledger()["grants"][0]["revoked"], true);

    visitor.post_text("nobody is there").await.is_problem(409, "account_not_connected");
    visitor.post("/api/x/disconnect", &json!({})).await.is_problem(409, "account_not_connected");
}

#[tokio::test]
async fn disconnecting_works_while_x_is_down_and_x_is_told_later() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "revoke", "kind": "status", "status": 503, "times": 2}));
    let answer = visitor.post("/api/x/disconnect", &json!({})).await;
    assert_eq!(answer.json()["status"], "revoked", "{answer:?}");
    assert_eq!(world.ledger()["grants"][0]["revoked"], false);

    // A minute later it fails once more, four minutes after that it is done.
    world.advance(Duration::from_secs(61));
    wait_for_revocations(&world, 2).await;
    world.advance(Duration::from_secs(241));
    wait_for_revocations(&world, 3).await;
    assert_eq!(world.ledger()["grants"][0]["revoked"], true);
    world.advance(Duration::from_secs(24 * 3600));
    visitor.get("/api/accounts").await;
    assert_eq!(world.count("revoke_requests"), 3, "what is revoked is not revoked again");
}

async fn wait_for_revocations(world: &World, wanted: u64) {
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while world.count("revoke_requests") < wanted {
        assert!(std::time::Instant::now() < deadline, "no revocation came");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn with_several_accounts_the_one_to_disconnect_must_be_named() {
    let world = World::new().await;
    let visitor = world.connected().await;
    visitor.connect("grace_sandbox").await;
    let refused = visitor.post("/api/x/disconnect", &json!({})).await;
    assert_eq!(refused.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "account_required");

    let grace = visitor.account_named("grace_sandbox").await;
    let answer = visitor.post("/api/x/disconnect", &json!({"account_id": grace["id"]})).await;
    assert_eq!(answer.json()["username"], "grace_sandbox");
    assert_eq!(visitor.post_text("ada is the only one now").await.status, 201);
}

#[tokio::test]
async fn an_account_can_be_connected_again_after_disconnecting() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let before = visitor.account().await;
    visitor.post("/api/x/disconnect", &json!({})).await;
    assert_eq!(visitor.connect("ada_sandbox").await, "/dashboard/settings?connected=x");
    let after = visitor.account().await;
    assert_eq!((&after["id"], &after["status"]), (&before["id"], &json!("active")));
    assert_eq!(visitor.post_text("back again").await.status, 201);
}

/// Connected, with two posts that wait, one of them with an image.
async fn with_waiting(world: &World) -> (crate::support::Visitor, Vec<serde_json::Value>) {
    let visitor = world.connected().await;
    let at = world.in_secs(3600);
    let text = visitor.schedule("only words", &at).await.json()["id"].clone();
    let image = visitor.schedule_with_images("a picture", &at, &[(&crate::support::png(), "")]).await;
    let image = image.json()["id"].clone();
    (visitor, vec![text, image])
}

#[tokio::test]
async fn what_waits_is_held_with_its_reason_and_only_the_same_account_releases_it() {
    let world = World::new().await;
    let (visitor, waiting) = with_waiting(&world).await;
    let account = visitor.post("/api/x/disconnect", &json!({"waiting": "hold"})).await.json();
    assert_eq!((&account["status"], &account["waiting_posts"]), (&json!("revoked"), &json!(2)));
    for id in &waiting {
        let delivery = visitor.delivery(id).await;
        assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("held"), &json!("account_disconnected")));
        assert!(delivery["detail"].as_str().unwrap().contains("Connect it again"), "{delivery}");
    }
    assert_eq!(world.media_files().len(), 1, "its image waits with it");

    // Another account inherits nothing.
    visitor.connect("grace_sandbox").await;
    world.pass(3700).await;
    assert_eq!(visitor.account_named("grace_sandbox").await["waiting_posts"], 0);
    assert!(world.published().is_empty());
    assert_eq!(visitor.delivery(&waiting[0]).await["state"], "held");

    visitor.connect("ada_sandbox").await;
    world.settle().await;
    for _ in 0..3 {
        world.pass(61).await;
    }
    let published = world.published();
    assert_eq!(published.len(), 2);
    assert!(published.iter().all(|post| post["account"] == "ada_sandbox"), "{published:?}");
}

#[tokio::test]
async fn what_waits_is_cancelled_when_its_user_says_so() {
    for route in ["/api/x/disconnect", "/api/accounts"] {
        let world = World::new().await;
        let (visitor, waiting) = with_waiting(&world).await;
        let id = visitor.account().await["id"].as_str().unwrap().to_owned();
        let answer = match route {
            "/api/accounts" => visitor.delete(&format!("/api/accounts/{id}?waiting=cancel")).await,
            _ => visitor.post(route, &json!({"account_id": id, "waiting": "cancel"})).await,
        };
        let account = answer.json();
        assert_eq!((&account["status"], &account["waiting_posts"]), (&json!("revoked"), &json!(0)), "{route}");
        for id in &waiting {
            assert_eq!(visitor.delivery(id).await["state"], "cancelled");
        }
        assert_eq!(world.media_files().len(), 0, "nobody wants its image any more");
        visitor.connect("ada_sandbox").await;
        world.pass(3700).await;
        assert!(world.published().is_empty());
    }
}

#[tokio::test]
async fn db_the_ciphertext_is_gone_at_once_even_while_x_is_down() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let sealed = world.database().lines("SELECT hex(sealed_refresh) AS line FROM token_sets");
    world.control(&json!({"op": "fault", "route": "revoke", "kind": "status", "status": 503, "times": 100}));
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    let rows = world.database().dump();
    assert!(rows.iter().all(|row| !row.contains(&sealed[0])));
    assert!(!rows.iter().any(|row| row.starts_with("token_sets")), "{rows:?}");
    // What X has yet to hear is sealed anew, for that alone.
    assert_eq!(rows.iter().filter(|row| row.starts_with("revocations")).count(), 1);
}
