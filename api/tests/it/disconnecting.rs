//! Disconnecting: the tokens go at once, and X is told now or later.

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
