//! Control, ledger, record, and the life of a sandbox.

use std::time::Instant;

use pillarbox_sandbox::{Sandbox, SandboxConfig};
use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{ADA, SCOPES, Stage, told};

#[tokio::test]
async fn what_control_does_not_know_is_refused_with_a_sentence() {
    let stage = Stage::new().await;
    for op in [
        json!({"op": "explode"}),
        json!({"op": "reset", "hard": true}),
        json!({"route": "create"}),
        json!({"op": "fault", "route": "create", "kind": "cut", "accpeted": true}),
        json!({"op": "fault", "route": "nowhere", "kind": "cut"}),
        json!({"op": "fault", "route": "page", "kind": "cut"}),
        json!({"op": "fault", "route": "create", "kind": "status"}),
        json!({"op": "fault", "route": "create", "kind": "status", "status": 99}),
        json!({"op": "fault", "route": "create", "kind": "cut", "status": 500}),
        json!({"op": "fault", "route": "create", "kind": "cut", "times": 0}),
        json!({"op": "fault", "route": "create", "kind": "slow", "accepted": false}),
        json!({"op": "fault", "route": "create", "kind": "cut", "account": "nobody"}),
        json!({"op": "fault", "route": "create", "kind": "cut", "effect_after_ms": 5}),
        json!({"op": "fault", "route": "create", "kind": "status", "status": 500, "headers": {"a b": "c"}}),
        json!({"op": "clock"}),
        json!({"op": "clock", "advance_secs": 1, "set": "2027-01-01T00:00:00Z"}),
        json!({"op": "clock", "advance_secs": i64::MAX}),
        json!({"op": "clock", "set": "tomorrow"}),
        json!({"op": "revoke_grants", "account": "nobody"}),
        json!({"op": "grant_scopes", "scopes": ["everything"]}),
        json!({"op": "credits", "mode": "rich"}),
        json!({"op": "account", "username": "not a name"}),
        json!({"op": "rate_limit", "route": "token", "limit": 1, "window_secs": 1}),
        json!({"op": "random_faults", "seed": 1, "percent": 10}),
        json!({"op": "visibility_delay", "secs": -1}),
        json!({"op": "access_life", "secs": -1}),
        json!({"op": "redirect_uri", "client_id": "nobody", "uri": "http://127.0.0.1/"}),
        json!({"op": "revoke_grants", "account": ADA, "grant": "oauth3"}),
        json!({"op": "oauth1_callback", "consumer_key": "nobody", "uri": "http://127.0.0.1/"}),
        json!({"op": "app_permission", "consumer_key": "nobody", "permission": "read"}),
        json!({"op": "app_permission", "consumer_key": "sandbox-api-key", "permission": "write"}),
        json!({"op": "oauth1_refusals", "shape": "rude"}),
        json!({"op": "duplicates", "mode": "sometimes"}),
        json!({"op": "media_processing", "secs": -1}),
        json!({"op": "media_processing", "error": {"code": 1, "name": "a"}}),
        json!({"op": "append_answer", "mode": "loud"}),
        json!({"op": "v1_media", "ids": "some"}),
        json!({"op": "fault", "route": "me", "kind": "status", "code": 1}),
        json!({"op": "fault", "route": "me", "kind": "cut", "code": 89}),
        json!({"op": "fault", "route": "me", "kind": "cut", "problem": "forbidden"}),
        json!({"op": "fault", "route": "me", "kind": "status", "code": 89, "problem": "forbidden"}),
        json!({"op": "fault", "route": "me", "kind": "status", "code": 89, "body": {}}),
        json!({"op": "fault", "route": "me", "kind": "status", "problem": "anything"}),
        json!({"op": "fault", "route": "oauth1_authorize", "kind": "cut"}),
        json!([{"op": "usage_cap", "on": true}, {"op": "explode"}]),
    ] {
        let told = stage.control(op.clone()).await;
        assert_eq!(told.status, 400, "{op}");
        assert!(told.body["error"].as_str().unwrap().ends_with('.'), "{}", told.text);
    }
    let present = stage.get("/__control").await.body;
    assert_eq!((&present["faults"], &present["switches"]["usage_capped"]), (&json!([]), &json!(false)));
    let told = told(stage.request(Method::POST, "/__control").body("not json")).await;
    assert_eq!(told.status, 400);
}

#[tokio::test]
async fn a_list_of_operations_is_carried_out_in_order() {
    let stage = Stage::new().await;
    let present = stage
        .must(json!([
            {"op": "account", "username": "new_person", "name": "New", "tier": "premium"},
            {"op": "clock", "set": "2027-03-04T05:06:07Z"},
            {"op": "usage_cap", "on": true},
        ]))
        .await;
    assert!(present["now"].as_str().unwrap().starts_with("2027-03-04T05:06:"));
    let person = &present["accounts"][3];
    assert_eq!((&person["username"], &person["tier"]), (&json!("new_person"), &json!("premium")));
    assert_eq!(present["switches"]["usage_capped"], true);
}

#[tokio::test]
async fn a_reset_puts_everything_back_but_the_redirect_uris() {
    let stage = Stage::new().await;
    let before = stage.get("/__control").await.body;
    stage.sandbox.allow_redirect("sandbox-client", "http://127.0.0.1:1234/cb");
    stage.must(json!({"op": "clock", "advance_secs": 5000})).await;
    let token = stage.connect(ADA).await;
    let id = stage.post(&token, "a").await;
    stage
        .must(json!([
            {"op": "credits", "mode": "depleted"},
            {"op": "fault", "route": "any", "kind": "cut"},
            {"op": "account", "username": ADA, "suspended": true},
            {"op": "account", "username": "new_person"},
            {"op": "duplicates", "mode": "allowed"},
            {"op": "media_processing", "secs": 9, "fails": 2, "one_shot": true},
            {"op": "append_answer", "mode": "empty"},
            {"op": "v1_media", "ids": "refused"},
            {"op": "oauth1_refusals", "shape": "problem"},
            {"op": "app_permission", "consumer_key": "sandbox-api-key", "permission": "read"},
        ]))
        .await;
    let after = stage.must(json!({"op": "reset"})).await;
    for key in ["accounts", "switches", "faults", "posts", "media", "living_grants", "base_url", "consumers"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    assert_eq!(after["clients"][0]["redirect_uris"][1], "http://127.0.0.1:1234/cb");
    assert_eq!(stage.read(&token, "/2/users/me").await.status, 401);
    let ledger = stage.ledger().await;
    assert_eq!((&ledger["posts"], &ledger["grants"]), (&json!([]), &json!([])));
    assert_eq!(ledger["counts"]["create_requests"], 0);
    let token = stage.connect(ADA).await;
    let next: u64 = stage.post(&token, "a").await.parse().unwrap();
    assert!(next > id.parse().unwrap());
}

#[tokio::test]
async fn requests_are_recorded_with_what_became_of_them() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.post(&token, "a").await;
    stage.must(json!({"op": "fault", "route": "create", "kind": "cut"})).await;
    assert!(stage.create_request(&token, &json!({"text": "b"})).send().await.is_err());
    let recorded = stage.get("/__requests?route=create").await.body["requests"].clone();
    let recorded = recorded.as_array().unwrap();
    assert_eq!(recorded.len(), 2);
    assert_eq!((&recorded[0]["status"], &recorded[0]["fault"]), (&json!(201), &Value::Null));
    assert_eq!((&recorded[1]["status"], &recorded[1]["fault"]), (&Value::Null, &json!("cut")));
    assert_eq!(recorded[0]["method"], "POST");
    assert_eq!(recorded[0]["path"], "/2/tweets");
    assert_eq!(recorded[0]["account"], ADA);
    assert_eq!(recorded[0]["body"], "{\"text\":\"a\"}");
    assert_eq!(recorded[0]["headers"]["authorization"], format!("Bearer {token}"));
    let token_request = &stage.get("/__requests?route=token").await.body["requests"][0];
    assert!(token_request["body"].as_str().unwrap().contains("code_verifier="));
    assert_eq!(stage.get("/__requests?route=nowhere").await.status, 400);
    let all = stage.get("/__requests").await.body["requests"].as_array().unwrap().len();
    assert_eq!(all, 4);
    told(stage.request(Method::DELETE, "/__requests")).await;
    assert_eq!(stage.get("/__requests").await.body, json!({"requests": []}));
}

#[tokio::test]
async fn the_ledger_counts_requests_by_route() {
    let stage = Stage::new().await;
    let tokens = stage.tokens(ADA).await;
    let refresh = tokens["refresh_token"].as_str().unwrap();
    stage.refresh(refresh).await;
    stage.refresh(refresh).await;
    stage.client_form("/2/oauth2/revoke", &[("token", refresh)]).await;
    stage.create("nobody", json!({"text": "a"})).await;
    let counts = stage.ledger().await["counts"].clone();
    for (key, count) in [("token_requests", 1), ("refresh_requests", 2), ("revoke_requests", 1), ("create_requests", 1)]
    {
        assert_eq!(counts[key], count, "{key}");
    }
}

#[tokio::test]
async fn the_handle_does_what_the_addresses_do() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.post(&token, "a").await;
    assert_eq!(stage.sandbox.ledger(), stage.ledger().await);
    let recorded = stage.sandbox.requests(Some("create")).unwrap();
    assert_eq!(recorded["requests"].as_array().unwrap().len(), 1);
    assert!(stage.sandbox.requests(Some("nowhere")).is_err());
    let present = stage.sandbox.control(&json!({"op": "usage_cap", "on": true})).unwrap();
    assert_eq!(present["switches"]["usage_capped"], true);
    assert!(stage.sandbox.control(&json!({"op": "explode"})).is_err());
}

#[tokio::test]
async fn only_loopback_addresses_are_served() {
    let config = SandboxConfig { bind: ([0, 0, 0, 0], 0).into(), ..SandboxConfig::default() };
    let error = Sandbox::start(config).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}

#[tokio::test]
async fn the_base_url_can_be_another_than_the_address() {
    let config = SandboxConfig { base_url: Some("http://localhost:9/".to_owned()), ..SandboxConfig::default() };
    let sandbox = Sandbox::start(config).await.unwrap();
    assert_eq!(sandbox.base_url(), "http://localhost:9");
}

#[tokio::test]
async fn stopping_frees_the_port_even_while_a_request_hangs() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "fault", "route": "create", "kind": "hang"})).await;
    let hanging = tokio::spawn(stage.create_request(&token, &json!({"text": "a"})).send());
    while stage.sandbox.requests(Some("create")).unwrap()["requests"] == json!([]) {
        tokio::task::yield_now().await;
    }
    let (address, begin) = (stage.sandbox.address(), Instant::now());
    stage.sandbox.stop().await;
    assert!(hanging.await.unwrap().is_err());
    assert!(begin.elapsed().as_secs() < 2, "{:?}", begin.elapsed());
    let again = SandboxConfig { bind: address, ..SandboxConfig::default() };
    Sandbox::start(again).await.unwrap().stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_sandboxes_run_side_by_side() {
    let begin = Instant::now();
    let stages: Vec<Stage> = futures_util::future::join_all((0..10).map(|_| Stage::new())).await;
    let started = begin.elapsed();
    for (number, stage) in stages.iter().enumerate() {
        let code = stage.consent(ADA, SCOPES).await;
        let token = stage.exchange(&code).await.body["access_token"].as_str().unwrap().to_owned();
        stage.post(&token, &format!("in world {number}")).await;
        assert_eq!(stage.ledger().await["posts"].as_array().unwrap().len(), 1);
    }
    // Ten starts; the bound is wide because other tests share the machine.
    assert!(started.as_millis() < 3_000, "{started:?}");
}
