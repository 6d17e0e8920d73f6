//! Connecting X: the one way it succeeds, and every way it can end without an account.

use std::time::Duration;

use serde_json::json;

use crate::support::{Options, Visitor, World};

const CONNECTED: &str = "/dashboard/settings?connected=x";

fn error(code: &str) -> String {
    format!("/dashboard/settings?connect_error={code}&platform=x")
}

async fn no_account(visitor: &Visitor) {
    assert_eq!(visitor.get("/api/accounts").await.json()["items"], json!([]));
}

#[tokio::test]
async fn an_account_is_connected_with_its_profile_and_what_it_can_do() {
    let world = World::new().await;
    let visitor = world.admin().await;
    assert_eq!(visitor.connect("ada_sandbox").await, CONNECTED);

    let account = visitor.account().await;
    assert_eq!(account["username"], "ada_sandbox");
    assert_eq!(account["status"], "active");
    assert_eq!(account["can"], json!(["post_text", "post_images", "read_metrics", "stay_connected"]));
    assert!(account["access_token_expires_at"].is_string());
    let picture = visitor.get(account["avatar_url"].as_str().unwrap()).await;
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
}

#[tokio::test]
async fn the_consent_page_is_asked_with_pkce_state_and_exactly_the_scopes_needed() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let pairs: std::collections::HashMap<_, _> = consent.query_pairs().into_owned().collect();
    assert_eq!(pairs["response_type"], "code");
    assert_eq!(pairs["code_challenge_method"], "S256");
    assert_eq!(pairs["code_challenge"].len(), 43);
    assert_eq!(pairs["state"].len(), 43);
    assert_eq!(pairs["redirect_uri"], format!("{}/api/x/callback", world.url()));
    let mut scopes: Vec<&str> = pairs["scope"].split(' ').collect();
    scopes.sort_unstable();
    assert_eq!(scopes, ["media.write", "offline.access", "tweet.read", "tweet.write", "users.read"]);
    assert!(!consent.query().unwrap().contains('+'), "spaces are %20: {consent}");
}

#[tokio::test]
async fn a_host_header_does_not_change_the_redirect_uri() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let request = visitor.request(reqwest::Method::GET, "/api/x/auth-url").header("host", "evil.example");
    let answer = visitor.send(request).await;
    assert!(!answer.text.contains("evil"), "{answer:?}");
}

#[tokio::test]
async fn a_denial_ends_with_its_own_code_and_uses_the_trip_up() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let denied = visitor.decide(&consent, "cancel", "ada_sandbox").await;
    assert_eq!(visitor.follow(&denied).await, error("access_denied"));
    assert_eq!(visitor.follow(&denied).await, error("state_used"));
    assert_eq!(world.count("token_requests"), 0);
    no_account(&visitor).await;
}

#[tokio::test]
async fn a_trip_holds_for_ten_minutes_and_no_longer() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    world.advance(Duration::from_secs(599));
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, CONNECTED);

    let consent = visitor.begin_connecting("").await;
    world.advance(Duration::from_secs(600));
    let callback = visitor.decide(&consent, "allow", "grace_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, error("state_expired"));
    assert_eq!(world.count("token_requests"), 1);
}

#[tokio::test]
async fn a_callback_works_once_even_when_ten_come_at_the_same_time() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    let all = futures_util::future::join_all((0..10).map(|_| visitor.follow(&callback))).await;
    assert_eq!(all.iter().filter(|end| *end == CONNECTED).count(), 1, "{all:?}");
    assert_eq!(all.iter().filter(|end| **end == error("state_used")).count(), 9, "{all:?}");
    assert_eq!(world.count("token_requests"), 1);
}

#[tokio::test]
async fn a_callback_in_another_session_is_refused_before_any_token_request() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".into())], ..Options::default() }).await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;

    let someone_else = world.member("victor").await;
    assert_eq!(someone_else.follow(&callback).await, error("state_other_session"));
    assert_eq!(world.visitor().follow(&callback).await, error("session_required"));
    assert_eq!(world.count("token_requests"), 0);
    // The stranger's try has not spoiled the owner's.
    assert_eq!(visitor.follow(&callback).await, CONNECTED);
}

#[tokio::test]
async fn a_callback_that_is_malformed_fails_closed() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let good = visitor.decide(&consent, "allow", "ada_sandbox").await;
    let state = consent.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    for query in ["", "state=", "code=abc", "state[]=x&code=abc", &format!("state={state}&state={state}&code=abc")] {
        let end = visitor.follow(&format!("/api/x/callback?{query}")).await;
        assert_eq!(end, error("callback_malformed"), "{query}");
    }
    assert_eq!(visitor.follow("/api/x/callback?state=unknown&code=abc").await, error("state_unknown"));
    assert_eq!(visitor.follow(&good).await, CONNECTED);
    assert_eq!(visitor.follow(&format!("/api/x/callback?state={state}")).await, error("state_used"));
}

#[tokio::test]
async fn another_issuer_in_the_answer_is_refused() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    let end = visitor.follow(&format!("{callback}&iss=https%3A%2F%2Fevil.example")).await;
    assert_eq!(end, error("issuer_mismatch"));
    assert_eq!(world.count("token_requests"), 0);
}

#[tokio::test]
async fn words_of_the_platform_are_not_repeated_in_the_redirect() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let state = consent.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let query = format!("state={state}&error=server_error&error_description=%3Cscript%3E&return_to=//evil.example");
    assert_eq!(visitor.follow(&format!("/api/x/callback?{query}")).await, error("platform_refused"));
}

#[tokio::test]
async fn missing_scopes_are_listed_and_the_grant_is_given_back() {
    let world = World::new().await;
    let visitor = world.admin().await;
    world.control(&json!({"op": "grant_scopes", "scopes": ["tweet.read", "users.read", "offline.access"]}));
    let end = visitor.connect("ada_sandbox").await;
    assert_eq!(end, format!("{}&missing=media.write+tweet.write", error("missing_scope")));
    no_account(&visitor).await;
    assert_eq!(world.count("revoke_requests"), 1);
    assert_eq!(world.ledger()["grants"][0]["revoked"], true);
}

#[tokio::test]
async fn a_profile_of_another_user_is_not_connected_twice() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".into())], ..Options::default() }).await;
    let owner = world.connected().await;
    let other = world.member("victor").await;
    assert_eq!(other.connect("ada_sandbox").await, error("account_linked_elsewhere"));
    no_account(&other).await;
    assert_eq!(owner.account().await["username"], "ada_sandbox");
    assert_eq!(world.count("revoke_requests"), 1, "the tokens that were issued are given back");
}

#[tokio::test]
async fn connecting_again_with_another_profile_is_told_and_changes_nothing() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let before = visitor.account().await;
    let id = before["id"].as_str().unwrap();
    let consent = visitor.begin_connecting(&format!("?account_id={id}")).await;
    let callback = visitor.decide(&consent, "allow", "grace_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, error("different_account"));
    assert_eq!(visitor.account().await, before);
    assert_eq!(visitor.get("/api/accounts").await.json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(world.count("revoke_requests"), 1);
    assert_eq!(visitor.post_text("still connected").await.status, 201);
}

#[tokio::test]
async fn connecting_again_with_another_connected_profile_keeps_both_working() {
    let world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.connect("grace_sandbox").await, CONNECTED);
    let accounts = visitor.get("/api/accounts").await.json()["items"].clone();
    let ada = visitor.account_named("ada_sandbox").await["id"].as_str().unwrap().to_owned();
    let consent = visitor.begin_connecting(&format!("?account_id={ada}")).await;
    let callback = visitor.decide(&consent, "allow", "grace_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, error("different_account"));
    for account in accounts.as_array().unwrap() {
        let body = json!({"text": format!("as {}", account["username"]), "account_id": account["id"]});
        assert_eq!(visitor.post("/api/x/post", &body).await.status, 201);
    }
}

#[tokio::test]
async fn x_out_of_reach_or_talking_nonsense_is_told_as_unreachable() {
    for fault in [
        json!({"op": "fault", "route": "token", "kind": "cut"}),
        json!({"op": "fault", "route": "token", "kind": "status", "status": 503}),
        json!({"op": "fault", "route": "token", "kind": "status", "status": 429}),
        json!({"op": "fault", "route": "token", "kind": "nonsense"}),
        json!({"op": "fault", "route": "token", "kind": "empty"}),
        json!({"op": "fault", "route": "token", "kind": "truncated", "accepted": true}),
        json!({"op": "fault", "route": "token", "kind": "redirect"}),
        json!({"op": "fault", "route": "me", "kind": "status", "status": 500}),
        json!({"op": "fault", "route": "me", "kind": "nonsense"}),
        json!({"op": "fault", "route": "me", "kind": "cut"}),
    ] {
        let world = World::new().await;
        let visitor = world.admin().await;
        world.control(&fault);
        assert_eq!(visitor.connect("ada_sandbox").await, error("platform_unreachable"), "{fault}");
        no_account(&visitor).await;
        assert_eq!(visitor.connect("ada_sandbox").await, CONNECTED, "and the next try succeeds: {fault}");
    }
}

#[tokio::test]
async fn x_refusing_the_profile_is_told_as_a_refusal() {
    let world = World::new().await;
    let visitor = world.admin().await;
    world.control(&json!({"op": "fault", "route": "me", "kind": "status", "status": 403}));
    assert_eq!(visitor.connect("ada_sandbox").await, error("platform_refused"));
    no_account(&visitor).await;
}

#[tokio::test]
async fn a_client_that_is_set_up_wrong_is_told_apart_from_a_dead_code() {
    let wrong = Options { env: vec![("X_CLIENT_SECRET", "not the secret".into())], ..Options::default() };
    let world = World::with(wrong).await;
    let visitor = world.admin().await;
    assert_eq!(visitor.connect("ada_sandbox").await, error("client_misconfigured"));

    let world = World::new().await;
    let visitor = world.admin().await;
    let consent = visitor.begin_connecting("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    world.advance(Duration::from_secs(31));
    assert_eq!(visitor.follow(&callback).await, error("code_refused"), "X's codes live thirty seconds");
}

#[tokio::test]
async fn a_platform_that_is_not_set_up_is_said_to_be_so() {
    let world = World::with(Options { without_x: true, ..Options::default() }).await;
    let visitor = world.admin().await;
    visitor.get("/api/x/auth-url").await.is_problem(409, "platform_not_configured");
    let platform = visitor.get("/api/platforms").await.json()["items"][0].clone();
    assert_eq!((platform["configured"].clone(), platform["limits"]["images_max"].clone()), (json!(false), json!(0)));
    assert_eq!(visitor.follow("/api/x/callback?state=x&code=y").await, error("platform_not_configured"));
}

#[tokio::test]
async fn connecting_the_same_profile_again_keeps_the_account_and_renews_its_tokens() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let before = visitor.account().await;
    assert_eq!(visitor.connect("ada_sandbox").await, CONNECTED);
    let after = visitor.account().await;
    assert_eq!(before["id"], after["id"]);
    assert_eq!(visitor.post_text("after connecting again").await.status, 201);
}
