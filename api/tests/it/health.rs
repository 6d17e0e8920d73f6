//! How an account is, in words people can act on: when it was proven good, until when it will be, what waits for it.

mod ahead;

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Events, Visitor, World};

/// When a token has lived so long, it was renewed in the background.
const RENEWED: Duration = Duration::from_secs(6130);

async fn verify(visitor: &Visitor) -> crate::support::Answer {
    let id = visitor.account().await["id"].as_str().unwrap().to_owned();
    visitor.send(visitor.request(reqwest::Method::POST, &format!("/api/accounts/{id}/verify"))).await
}

/// Lets five minutes pass, and waits until the renewal that is due then has been tried and its end written down.
async fn renewal_tried(world: &World, visitor: &Visitor) {
    let mut events = Events::open(visitor).await;
    world.advance(Duration::from_secs(301));
    while events.next().await.unwrap().0 != "account" {}
}

/// Reads the account until it is as it should be.
async fn account_when(visitor: &Visitor, is_right: impl Fn(&Value) -> bool) -> Value {
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    loop {
        let account = visitor.account().await;
        if is_right(&account) {
            return account;
        }
        assert!(std::time::Instant::now() < deadline, "{account}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_connected_account_is_active_renews_itself_and_says_when_it_was_verified() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let account = visitor.account().await;
    assert_eq!(account["status"], "active");
    assert_eq!((&account["status_reason"], &account["status_detail"]), (&json!(null), &json!(null)));
    assert_eq!((&account["renews_itself"], &account["needs_you_by"]), (&json!(true), &json!(null)));
    assert_eq!(account["last_verified_at"], account["connected_at"]);
    assert_eq!(account["last_used_at"], json!(null));
    assert_eq!(account["waiting_posts"], 0);
    assert_eq!(account["forecast"], json!({"at_risk_count": 0, "at_risk": []}));
}

#[tokio::test]
async fn an_idle_account_is_verified_by_its_renewal_and_nothing_is_read_for_it() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (before, reads) = (visitor.account().await, world.count("me_requests"));
    world.advance(RENEWED);
    let after = account_when(&visitor, |account| account["last_verified_at"] != before["last_verified_at"]).await;
    assert_eq!(world.count("refresh_requests"), 1);
    assert_eq!(world.count("me_requests"), reads, "X bills reads");
    assert_eq!(after["last_used_at"], json!(null));
}

#[tokio::test]
async fn a_post_that_went_out_verifies_the_account_and_counts_as_its_use() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.advance(Duration::from_secs(60));
    assert_eq!(visitor.post_text("in use").await.status, 201);
    let account = visitor.account().await;
    assert!(account["last_verified_at"].as_str() > account["connected_at"].as_str(), "{account}");
    assert_eq!(account["last_used_at"], account["last_verified_at"]);

    // What X refuses is no use, and what it does not answer proves nothing.
    world.advance(Duration::from_secs(60));
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 400}));
    assert_eq!(visitor.post_text("refused").await.status, 422);
    world.control(&json!({"op": "fault", "route": "create", "kind": "cut"}));
    assert_eq!(visitor.post_text("unanswered").await.status, 202);
    assert_eq!(visitor.account().await["last_verified_at"], account["last_verified_at"]);
    // Looking it up is an answer.
    world.pass(400).await;
    assert_ne!(visitor.account().await["last_verified_at"], account["last_verified_at"]);
    assert_eq!(visitor.account().await["last_used_at"], account["last_used_at"]);
}

#[tokio::test]
async fn checking_an_account_reads_it_once_and_keeps_what_x_says() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let before = visitor.account().await;
    let reads = world.count("me_requests");
    world.control(&json!({"op": "account", "username": "ada_sandbox", "name": "Ada L.", "tier": "premium"}));
    world.advance(Duration::from_secs(5));
    let account = verify(&visitor).await.json();
    assert_eq!(world.count("me_requests"), reads + 1);
    assert_eq!((&account["display_name"], &account["text_weighted_max"]), (&json!("Ada L."), &json!(25_000)));
    assert_ne!(account["last_verified_at"], before["last_verified_at"]);
    assert_eq!(account["connected_at"], before["connected_at"]);
}

#[tokio::test]
async fn checking_renews_a_token_that_ended_before_its_time() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "expire_tokens", "account": "ada_sandbox"}));
    assert_eq!(verify(&visitor).await.json()["status"], "active");
    assert_eq!(world.count("refresh_requests"), 1);
}

#[tokio::test]
async fn checking_tells_a_grant_that_was_revoked_from_a_platform_that_is_down() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "me", "kind": "status", "status": 503}));
    verify(&visitor).await.is_problem(503, "platform_unreachable");
    world.control(&json!({"op": "fault", "route": "me", "kind": "status", "status": 401, "times": 2}));
    verify(&visitor).await.is_problem(503, "platform_unreachable");
    assert_eq!(visitor.account().await["status"], "active", "neither disconnects anyone");

    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox"}));
    verify(&visitor).await.is_problem(409, "account_needs_reauth");
    let account = visitor.account().await;
    assert_eq!((&account["status"], &account["status_reason"]), (&json!("needs_reauth"), &json!("grant_revoked")));
    assert!(account["status_detail"].as_str().unwrap().contains("Connect it again"), "{account}");
    assert_eq!(account["can"], json!([]));
    verify(&visitor).await.is_problem(409, "account_needs_reauth");
    assert_eq!(visitor.account().await["status_reason"], "grant_revoked", "asked again, the reason is the same");
    let told = visitor.get("/api/notifications").await.json()["items"].clone();
    let of_loss = told.as_array().unwrap().iter().filter(|notice| notice["kind"] == "needs_reauth");
    assert_eq!(of_loss.map(|notice| &notice["occurrences"]).collect::<Vec<_>>(), [&json!(1)], "he knows");

    visitor.post("/api/x/disconnect", &json!({})).await;
    verify(&visitor).await.is_problem(409, "account_not_connected");
}

#[tokio::test]
async fn a_suspended_account_goes_on_when_it_is_checked_after_its_release() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let waiting = visitor.schedule("after the release", &world.in_secs(60)).await.json()["id"].clone();
    world.control(&json!({"op": "account", "username": "ada_sandbox", "suspended": true}));
    let refused = visitor.post_text("suspended").await;
    refused.is_problem(409, "account_needs_reauth");
    assert_eq!(visitor.account().await["status_reason"], "account_suspended");
    assert_eq!(visitor.delivery(&waiting).await["state"], "held");
    verify(&visitor).await.is_problem(409, "platform_refused");

    world.control(&json!({"op": "account", "username": "ada_sandbox", "suspended": false}));
    let account = verify(&visitor).await.json();
    assert_eq!((&account["status"], &account["status_reason"]), (&json!("active"), &json!(null)));
    world.pass(61).await;
    assert_eq!(visitor.delivery(&waiting).await["state"], "posted");
    let unread = visitor.get("/api/notifications?unread=true").await.json();
    assert!(!unread.to_string().contains("needs_reauth"), "nothing has to be done any more: {unread}");
}

#[tokio::test]
async fn credentials_of_the_operator_that_x_refuses_make_an_account_expiring_and_no_more() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "refresh", "kind": "status", "status": 401, "times": 2}));
    world.advance(RENEWED);
    let account = account_when(&visitor, |account| account["status"] != "active").await;
    assert_eq!((&account["status"], &account["status_reason"]), (&json!("expiring"), &json!("client_misconfigured")));
    assert_eq!(account["needs_you_by"], account["access_token_expires_at"]);
    assert!(account["status_detail"].as_str().unwrap().contains("operator"), "{account}");
    assert_eq!(visitor.post_text("it still works").await.status, 201);

    // The post noted no success of the renewal, nor does the next try; the one after it does.
    renewal_tried(&world, &visitor).await;
    assert_eq!(world.count("refresh_requests"), 2);
    world.advance(Duration::from_secs(301));
    let account = account_when(&visitor, |account| account["status"] == "active").await;
    assert_eq!(account["status_reason"], json!(null));
}

#[tokio::test]
async fn a_platform_that_cannot_be_asked_is_named_and_changes_nothing_else() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "refresh", "kind": "status", "status": 503}));
    world.advance(RENEWED);
    let account = account_when(&visitor, |account| account["status_reason"] != json!(null)).await;
    assert_eq!((&account["status"], &account["status_reason"]), (&json!("active"), &json!("platform_unavailable")));
    assert_eq!(account["needs_you_by"], json!(null));
    let since = account["renewal_failing_since"].clone();
    assert!(since.is_string(), "{account}");
    world.control(&json!({"op": "fault", "route": "refresh", "kind": "status", "status": 503}));
    renewal_tried(&world, &visitor).await;
    assert_eq!(world.count("refresh_requests"), 2);
    assert_eq!(visitor.account().await["renewal_failing_since"], since, "since the first failure");
    world.advance(Duration::from_secs(301));
    let account = account_when(&visitor, |account| account["status_reason"] == json!(null)).await;
    assert_eq!(account["renewal_failing_since"], json!(null));
}
