//! What a person, an app or a token may not do at the moment.

use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{ADA, GRACE, SCOPES, Stage, told};

async fn token_with(stage: &Stage, scopes: &str) -> String {
    let code = stage.consent(ADA, scopes).await;
    stage.exchange(&code).await.body["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn without_a_living_token_there_is_a_401_without_rate_headers() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "expire_tokens", "account": ADA})).await;
    let answers = [
        stage.read(&token, "/2/users/me").await,
        stage.read("made-up", "/2/users/me").await,
        stage.get("/2/users/me").await,
        stage.create(&token, json!({"text": "a"})).await,
    ];
    for told in answers {
        assert_eq!(told.status, 401);
        let expected = json!({"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"});
        assert_eq!(told.body, expected);
        assert!(told.header("x-rate-limit-limit").is_none());
        assert!(told.header("x-access-level").is_none());
    }
}

#[tokio::test]
async fn every_endpoint_asks_for_its_scopes() {
    let stage = Stage::new().await;
    let all = ["tweet.read", "users.read", "tweet.write", "media.write"];
    for (missing, path, method) in [
        ("tweet.read", "/2/users/me", Method::GET),
        ("users.read", "/2/users/me", Method::GET),
        ("users.read", "/2/tweets?ids=1", Method::GET),
        ("tweet.read", "/2/users/1/tweets", Method::GET),
        ("tweet.write", "/2/tweets", Method::POST),
        ("tweet.read", "/2/tweets", Method::POST),
        ("users.read", "/2/tweets", Method::POST),
        ("tweet.write", "/2/tweets/1", Method::DELETE),
        ("media.write", "/2/media/upload", Method::POST),
        ("media.write", "/2/media/metadata", Method::POST),
    ] {
        let scopes: Vec<&str> = all.into_iter().filter(|scope| *scope != missing).collect();
        let token = token_with(&stage, &scopes.join(" ")).await;
        let told = told(stage.request(method, path).bearer_auth(token).json(&json!({"text": "a"}))).await;
        assert_eq!(told.status, 403, "{missing} {path}");
        let expected = json!({"title": "Forbidden", "type": "about:blank", "status": 403, "detail": "Forbidden"});
        assert_eq!(told.body, expected);
        assert_eq!(told.header("content-type"), Some("application/problem+json"));
        assert!(told.header("x-rate-limit-limit").is_some());
    }
}

#[tokio::test]
async fn a_full_window_answers_429_until_it_resets() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    stage.must(json!({"op": "rate_limit", "route": "create", "limit": 2, "window_secs": 900})).await;
    let first = stage.create(&ada, json!({"text": "one"})).await;
    assert_eq!((first.header("x-rate-limit-limit"), first.header("x-rate-limit-remaining")), (Some("2"), Some("1")));
    // A refused request counts as well.
    assert_eq!(stage.create(&ada, json!({"text": ""})).await.status, 400);
    let full = stage.create(&ada, json!({"text": "two"})).await;
    assert_eq!(full.status, 429);
    let expected =
        json!({"title": "Too Many Requests", "detail": "Too Many Requests", "type": "about:blank", "status": 429});
    assert_eq!(full.body, expected);
    assert_eq!(full.header("x-rate-limit-remaining"), Some("0"));
    assert_eq!(full.header("x-rate-limit-reset"), first.header("x-rate-limit-reset"));
    assert!(full.header("retry-after").is_none());
    assert_eq!(stage.create(&grace, json!({"text": "mine"})).await.status, 201);
    assert_eq!(stage.read(&ada, "/2/users/me").await.status, 200);
    stage.must(json!({"op": "clock", "advance_secs": 900})).await;
    assert_eq!(stage.create(&ada, json!({"text": "two"})).await.status, 201);
}

#[tokio::test]
async fn the_documented_limits_stand_in_the_headers() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let limit = |told: &crate::stage::Told| told.header("x-rate-limit-limit").unwrap().to_owned();
    assert_eq!(limit(&stage.read(&token, "/2/users/me").await), "75");
    assert_eq!(limit(&stage.read(&token, "/2/tweets?ids=1").await), "5000");
    assert_eq!(limit(&stage.timeline(&token, ADA, "").await), "900");
    assert_eq!(limit(&stage.create(&token, json!({"text": "a"})).await), "100");
    assert_eq!(limit(&stage.upload(&token, crate::stage::png(1), "tweet_image").await), "500");
}

#[tokio::test]
async fn without_credits_every_paid_call_answers_402_in_both_shapes() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "credits", "mode": "depleted"})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!(told.status, 402);
    assert_eq!(
        told.body,
        json!({"detail": "credits depleted", "status": 402, "title": "Payment Required",
            "type": "https://api.x.com/2/problems/credits-depleted"})
    );
    assert!(told.header("x-rate-limit-remaining").is_some());
    assert_eq!(stage.read(&token, "/2/users/me").await.status, 402);
    stage.must(json!({"op": "credits", "mode": "depleted_old"})).await;
    stage.must(json!({"op": "problem_host", "host": "twitter"})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!(told.status, 402);
    assert_eq!(told.body["title"], "CreditsDepleted");
    assert_eq!(told.body["type"], "https://api.twitter.com/2/problems/credits");
    stage.must(json!({"op": "credits", "mode": "ok"})).await;
    assert_eq!(stage.create(&token, json!({"text": "a"})).await.status, 201);
}

#[tokio::test]
async fn a_usage_cap_is_a_429_of_another_type() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "usage_cap", "on": true})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!(told.status, 429);
    assert_eq!(told.body["title"], "UsageCapExceeded");
    assert_eq!(told.body["type"], "https://api.x.com/2/problems/usage-capped");
    assert_eq!(stage.ledger().await["posts"], json!([]));
}

#[tokio::test]
async fn a_suspended_person_is_refused() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "account", "username": ADA, "suspended": true})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!(told.status, 403);
    assert_eq!(told.body["type"], "https://api.x.com/2/problems/user-suspended");
    stage.must(json!({"op": "account", "username": ADA, "suspended": false})).await;
    assert_eq!(stage.create(&token, json!({"text": "a"})).await.status, 201);
}

#[tokio::test]
async fn revoked_grants_end_at_once() {
    let stage = Stage::new().await;
    let tokens = stage.tokens(ADA).await;
    stage.must(json!({"op": "revoke_grants", "account": ADA})).await;
    assert_eq!(stage.read(tokens["access_token"].as_str().unwrap(), "/2/users/me").await.status, 401);
    assert_eq!(stage.refresh(tokens["refresh_token"].as_str().unwrap()).await.status, 400);
}

#[tokio::test]
async fn expired_tokens_can_be_refreshed() {
    let stage = Stage::new().await;
    let tokens = stage.tokens(ADA).await;
    stage.must(json!({"op": "expire_tokens", "account": ADA})).await;
    assert_eq!(stage.read(tokens["access_token"].as_str().unwrap(), "/2/users/me").await.status, 401);
    let fresh = stage.refresh(tokens["refresh_token"].as_str().unwrap()).await.body;
    assert_eq!(stage.read(fresh["access_token"].as_str().unwrap(), "/2/users/me").await.status, 200);
}

#[tokio::test]
async fn a_read_only_token_says_so() {
    let stage = Stage::new().await;
    let token = token_with(&stage, "tweet.read users.read").await;
    assert_eq!(stage.read(&token, "/2/users/me").await.header("x-access-level"), Some("read"));
    let token = token_with(&stage, SCOPES).await;
    assert_eq!(stage.read(&token, "/2/users/me").await.header("x-access-level"), Some("read-write"));
}

#[tokio::test]
async fn a_place_that_is_not_acted_out_is_a_404() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let told = stage.read(&token, "/2/tweets/1/liking_users").await;
    assert_eq!((told.status, &told.body["status"]), (404, &Value::from(404)));
}
