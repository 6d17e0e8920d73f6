//! Every kind of scripted failure, seen from the client and from the ledger.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::stage::{ADA, GRACE, Stage, told};

async fn fault(stage: &Stage, kind: &str, more: Value) {
    let mut op = json!({"op": "fault", "route": "create", "kind": kind});
    for (key, value) in more.as_object().unwrap() {
        op[key] = value.clone();
    }
    stage.must(op).await;
}

async fn answers(stage: &Stage) -> Vec<String> {
    let ledger = stage.ledger().await;
    let posts = ledger["posts"].as_array().unwrap();
    posts.iter().map(|post| post["answer"].as_str().unwrap().to_owned()).collect()
}

/// Sends a create over a bare socket and gives every byte that came back.
async fn raw_create(stage: &Stage, token: &str) -> Vec<u8> {
    let mut socket = TcpStream::connect(stage.sandbox.address()).await.unwrap();
    let body = json!({"text": "raw"}).to_string();
    let request = format!(
        "POST /2/tweets HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut received = Vec::new();
    // A reset instead of an end is a cut as well.
    let _ = socket.read_to_end(&mut received).await;
    received
}

#[tokio::test]
async fn a_status_before_acceptance_leaves_no_post() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "status", json!({"status": 503})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!(told.status, 503);
    let expected = json!({"title": "Service Unavailable", "detail": "Service Unavailable",
        "type": "about:blank", "status": 503});
    assert_eq!(told.body, expected);
    assert!(told.header("x-rate-limit-remaining").is_some());
    assert_eq!(answers(&stage).await, Vec::<String>::new());
    assert_eq!(stage.create(&token, json!({"text": "a"})).await.status, 201);
}

#[tokio::test]
async fn a_status_after_acceptance_leaves_a_post_that_the_client_does_not_know() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "status", json!({"status": 503, "accepted": true})).await;
    assert_eq!(stage.create(&token, json!({"text": "a"})).await.status, 503);
    assert_eq!(answers(&stage).await, ["503"]);
    assert_eq!(stage.create(&token, json!({"text": "a"})).await.status, 403);
}

#[tokio::test]
async fn a_fault_may_bring_its_own_body_and_headers() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let headers = json!({"x-rate-limit-remaining": "0", "x-rate-limit-reset": "1900000000"});
    let body = json!({"errors": [{"code": 88, "message": "Rate limit exceeded"}]});
    fault(&stage, "status", json!({"status": 429, "body": body, "headers": headers})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!((told.status, &told.body), (429, &body));
    assert_eq!(told.header("x-rate-limit-reset"), Some("1900000000"));
    fault(&stage, "status", json!({"status": 502, "body": "<h1>Bad gateway</h1>"})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!((told.status, told.text.as_str()), (502, "<h1>Bad gateway</h1>"));
}

#[tokio::test]
async fn a_cut_ends_the_connection_before_any_byte() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "cut", json!({"accepted": false})).await;
    assert_eq!(raw_create(&stage, &token).await, b"");
    assert_eq!(answers(&stage).await, Vec::<String>::new());
    fault(&stage, "cut", json!({"accepted": true})).await;
    assert_eq!(raw_create(&stage, &token).await, b"");
    assert_eq!(answers(&stage).await, ["cut"]);
    fault(&stage, "cut", json!({"accepted": true})).await;
    let error = stage.create_request(&token, &json!({"text": "again"})).send().await.unwrap_err();
    assert!(error.is_request() && error.status().is_none(), "{error:?}");
    assert_eq!(answers(&stage).await, ["cut", "cut"]);
    // The next connection works.
    assert_eq!(stage.create(&token, json!({"text": "after"})).await.status, 201);
}

#[tokio::test]
async fn a_hang_gives_nothing_until_the_client_leaves() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "hang", json!({"accepted": true})).await;
    let request = stage.create_request(&token, &json!({"text": "a"})).timeout(Duration::from_millis(300));
    assert!(request.send().await.unwrap_err().is_timeout());
    assert_eq!(answers(&stage).await, ["hang"]);
}

#[tokio::test]
async fn a_hang_with_a_delay_ends_in_a_cut() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "hang", json!({"delay_ms": 100})).await;
    let begin = Instant::now();
    let error = stage.create_request(&token, &json!({"text": "a"})).send().await.unwrap_err();
    assert!(!error.is_timeout() && begin.elapsed() >= Duration::from_millis(100));
}

#[tokio::test]
async fn nonsense_is_a_good_status_with_an_unreadable_body() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "nonsense", json!({"accepted": true})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!((told.status, told.body), (201, Value::Null));
    assert_eq!(answers(&stage).await, ["nonsense"]);
}

#[tokio::test]
async fn an_empty_answer_is_a_good_status_without_a_body() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "empty", json!({"accepted": true})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!((told.status, told.text.as_str()), (201, ""));
    assert_eq!(answers(&stage).await, ["empty"]);
}

#[tokio::test]
async fn a_truncated_answer_breaks_off_in_its_body() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "truncated", json!({"accepted": true})).await;
    let response = stage.create_request(&token, &json!({"text": "a"})).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 201);
    assert!(response.bytes().await.is_err());
    assert_eq!(answers(&stage).await, ["truncated"]);
    fault(&stage, "truncated", json!({"accepted": false})).await;
    let received = String::from_utf8(raw_create(&stage, &token).await).unwrap();
    assert!(received.starts_with("HTTP/1.1 201 "), "{received}");
    assert!(received.contains("\r\n\r\n{"), "{received}");
    assert!(!received.ends_with('}'), "{received}");
    assert_eq!(answers(&stage).await.len(), 1);
}

#[tokio::test]
async fn a_slow_answer_is_true_and_late() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "slow", json!({"delay_ms": 150})).await;
    let begin = Instant::now();
    assert_eq!(stage.create(&token, json!({"text": "a"})).await.status, 201);
    assert!(begin.elapsed() >= Duration::from_millis(150));
    assert_eq!(answers(&stage).await, ["201"]);
}

#[tokio::test]
async fn a_redirect_leads_to_a_place_that_is_recorded() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "redirect", json!({})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!(told.status, 307);
    assert_eq!(told.header("location"), Some(stage.url("/elsewhere").as_str()));
    fault(&stage, "redirect", json!({"status": 302, "headers": {"location": "http://127.0.0.1:1/"}})).await;
    let told = stage.create(&token, json!({"text": "a"})).await;
    assert_eq!((told.status, told.header("location")), (302, Some("http://127.0.0.1:1/")));
}

#[tokio::test]
async fn an_effect_may_come_later_than_the_cut() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    fault(&stage, "cut", json!({"accepted": true, "effect_after_ms": 200})).await;
    assert!(stage.create_request(&token, &json!({"text": "late"})).send().await.is_err());
    assert_eq!(answers(&stage).await, Vec::<String>::new());
    let deadline = Instant::now() + Duration::from_secs(5);
    while answers(&stage).await.is_empty() && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(answers(&stage).await, ["cut"]);
}

#[tokio::test]
async fn faults_wait_for_their_turn_their_account_and_media() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let status = |token: String, text: &'static str| {
        let request = stage.create_request(&token, &json!({"text": text}));
        async { told(request).await.status }
    };
    fault(&stage, "status", json!({"status": 500, "skip": 2, "times": 2})).await;
    for (text, expected) in [("0", 201), ("1", 201), ("2", 500), ("3", 500), ("4", 201)] {
        assert_eq!(status(ada.clone(), text).await, expected, "{text}");
    }
    fault(&stage, "status", json!({"status": 500, "account": GRACE})).await;
    assert_eq!(status(ada.clone(), "5").await, 201);
    assert_eq!(status(grace, "6").await, 500);
    fault(&stage, "status", json!({"status": 500, "media_only": true})).await;
    assert_eq!(status(ada.clone(), "7").await, 201);
    let picture = stage.picture(&ada, 1).await;
    let with_media = json!({"text": "8", "media": {"media_ids": [picture]}});
    assert_eq!(stage.create(&ada, with_media).await.status, 500);
}

#[tokio::test]
async fn every_route_can_be_made_to_fail() {
    let stage = Stage::new().await;
    for route in ["token", "refresh", "revoke", "me", "create", "timeline", "lookup", "delete", "upload", "metadata"] {
        stage.must(json!({"op": "fault", "route": route, "kind": "status", "status": 418})).await;
    }
    let code = stage.consent(ADA, crate::stage::SCOPES).await;
    assert_eq!(stage.exchange(&code).await.status, 418);
    // The unaccepted failure has not spent the code.
    let tokens = stage.exchange(&code).await.body;
    let (access, refresh) = (tokens["access_token"].as_str().unwrap(), tokens["refresh_token"].as_str().unwrap());
    assert_eq!(stage.refresh(refresh).await.status, 418);
    assert_eq!(stage.client_form("/2/oauth2/revoke", &[("token", refresh)]).await.status, 418);
    assert_eq!(stage.read(access, "/2/users/me").await.status, 418);
    assert_eq!(stage.create(access, json!({"text": "a"})).await.status, 418);
    assert_eq!(stage.timeline(access, ADA, "").await.status, 418);
    assert_eq!(stage.read(access, "/2/tweets?ids=1").await.status, 418);
    assert_eq!(stage.upload(access, crate::stage::png(1), "tweet_image").await.status, 418);
    assert_eq!(stage.get("/__control").await.body["faults"].as_array().unwrap().len(), 2);
    stage.must(json!({"op": "fault", "route": "any", "kind": "status", "status": 500})).await;
    assert_eq!(stage.read(access, "/2/users/me").await.status, 500);
}

#[tokio::test]
async fn the_token_endpoint_fails_in_its_own_words() {
    let stage = Stage::new().await;
    let tokens = stage.tokens(ADA).await;
    stage.must(json!({"op": "fault", "route": "refresh", "kind": "status", "status": 400, "accepted": true})).await;
    let told = stage.refresh(tokens["refresh_token"].as_str().unwrap()).await;
    assert_eq!((told.status, &told.body["error"]), (400, &json!("invalid_request")));
    assert_eq!(stage.ledger().await["grants"][0]["generation"], 2);
}

#[tokio::test]
async fn random_faults_repeat_with_their_seed() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let stage = Stage::new().await;
        let token = stage.connect(ADA).await;
        let kinds = ["status", "empty", "nonsense"];
        stage.must(json!({"op": "random_faults", "seed": 7, "percent": 50, "kinds": kinds})).await;
        let mut run = Vec::new();
        for number in 0..40 {
            let told = stage.create(&token, json!({"text": format!("post {number}")})).await;
            run.push((told.status, told.text.is_empty()));
        }
        let mut told = answers(&stage).await;
        told.sort();
        told.dedup();
        assert_eq!(told, ["201", "503", "empty", "nonsense"]);
        let posts = answers(&stage).await.len();
        assert!((21..40).contains(&posts), "{posts}");
        stage.must(json!({"op": "random_faults", "seed": 7, "percent": 0})).await;
        assert_eq!(stage.create(&token, json!({"text": "quiet again"})).await.status, 201);
        runs.push((run, posts));
    }
    assert_eq!(runs[0], runs[1]);
}

#[tokio::test]
async fn all_answers_can_be_delayed() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "answer_delay", "ms": 120})).await;
    let begin = Instant::now();
    assert_eq!(stage.read(&token, "/2/users/me").await.status, 200);
    assert!(begin.elapsed() >= Duration::from_millis(120));
}
