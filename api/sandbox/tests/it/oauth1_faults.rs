//! Scripted failure of OAuth 1.0a, of uploads, and of what is left of v1.1.

use std::time::Duration;

use pillarbox_sandbox::DEFAULT_OAUTH1_CALLBACK;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::signer::{Signer, code, connect, decide};
use crate::stage::{ADA, GRACE, Stage, png, told};

const ME: &str = "/2/users/me";

async fn fault(stage: &Stage, op: Value) {
    let mut whole = json!({"op": "fault"});
    for (key, value) in op.as_object().unwrap() {
        whole[key] = value.clone();
    }
    stage.must(whole).await;
}

#[tokio::test]
async fn a_code_brings_its_status_and_its_sentence_on_every_route() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    for (number, status) in [(32, 401), (89, 401), (135, 401), (215, 400), (415, 403), (261, 403), (88, 429)] {
        fault(&stage, json!({"route": "any", "kind": "status", "code": number, "times": 3})).await;
        assert_eq!(code(&Signer::consumer().request_token(&stage).await), (status, json!(number)));
        for path in ["/1.1/account/verify_credentials.json", ME] {
            let told = ada.get(&stage, path).await;
            assert_eq!(code(&told), (status, json!(number)));
            assert_eq!(told.header("x-access-level").is_some(), status != 401, "{path} {number}");
        }
    }
    fault(&stage, json!({"route": "me", "kind": "status", "code": 89, "status": 403})).await;
    assert_eq!(code(&ada.get(&stage, ME).await), (403, json!(89)));
}

#[tokio::test]
async fn a_problem_can_be_named() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    for (name, status, key, value) in [
        ("oauth1_permissions", 403, "type", "https://api.x.com/2/problems/oauth1-permissions"),
        ("forbidden", 403, "detail", "Forbidden"),
        ("not_permitted", 403, "detail", "You are not permitted to perform this action."),
        ("unauthorized", 401, "title", "Unauthorized"),
    ] {
        fault(&stage, json!({"route": "upload", "kind": "status", "problem": name})).await;
        let form = Form::new().part("media", Part::bytes(png(1))).text("media_category", "tweet_image");
        let told = told(ada.request(&stage, Method::POST, "/2/media/upload").multipart(form)).await;
        assert_eq!((told.status, &told.body[key]), (status, &json!(value)));
    }
    assert!(stage.sandbox.media().is_empty());
}

#[tokio::test]
async fn a_bare_status_is_refused_in_the_words_of_its_route() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    for (status, number) in [(400, 215), (401, 89), (403, 220), (404, 34), (429, 88), (500, 131), (503, 130)] {
        fault(&stage, json!({"route": "any", "kind": "status", "status": status, "times": 2})).await;
        assert_eq!(code(&Signer::consumer().request_token(&stage).await), (status, json!(number)));
        assert_eq!(code(&ada.get(&stage, "/1.1/account/verify_credentials.json").await), (status, json!(number)));
    }
}

#[tokio::test]
async fn every_new_route_can_be_made_to_fail() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    for (route, method, path) in [
        ("request_token", Method::POST, "/oauth/request_token"),
        ("access_token", Method::POST, "/oauth/access_token"),
        ("invalidate_token", Method::POST, "/1.1/oauth/invalidate_token.json"),
        ("verify_credentials", Method::GET, "/1.1/account/verify_credentials.json"),
        ("initialize", Method::POST, "/2/media/upload/initialize"),
        ("append", Method::POST, "/2/media/upload/1/append"),
        ("finalize", Method::POST, "/2/media/upload/1/finalize"),
        ("media_status", Method::GET, "/2/media/upload?command=STATUS&media_id=1"),
        ("v1_upload", Method::POST, "/1.1/media/upload.json"),
        ("v1_metadata", Method::POST, "/1.1/media/metadata/create.json"),
    ] {
        fault(&stage, json!({"route": route, "kind": "status", "status": 418})).await;
        assert_eq!(told(ada.request(&stage, method.clone(), path)).await.status, 418, "{route}");
        fault(&stage, json!({"route": route, "kind": "cut"})).await;
        assert!(ada.request(&stage, method.clone(), path).send().await.is_err(), "{route}");
        fault(&stage, json!({"route": route, "kind": "hang"})).await;
        let hanging = ada.request(&stage, method, path).timeout(Duration::from_millis(100)).send().await;
        assert!(hanging.unwrap_err().is_timeout(), "{route}");
    }
    assert_eq!(stage.get("/__control").await.body["faults"], json!([]));
    assert_eq!(ada.get(&stage, ME).await.status, 200);
    for route in ["oauth1_authorize", "authorize"] {
        let told = stage.control(json!({"op": "fault", "route": route, "kind": "cut"})).await;
        assert_eq!(told.status, 400, "{route}");
    }
}

#[tokio::test]
async fn a_cut_after_acceptance_has_spent_the_request_token_and_one_before_has_not() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    for (accepted, status) in [(true, 401), (false, 200)] {
        let waiting = consumer.with_token(&consumer.request_token(&stage).await);
        let verifier = decide(&stage, &waiting.token, ADA, "allow").await.redirect_query()["oauth_verifier"].clone();
        fault(&stage, json!({"route": "access_token", "kind": "cut", "accepted": accepted})).await;
        let legs = [("oauth_verifier", &*verifier)];
        let header = waiting.header(&Method::POST, &stage.url("/oauth/access_token"), &[], &legs);
        let request = stage.request(Method::POST, "/oauth/access_token").header("authorization", header);
        assert!(request.send().await.is_err());
        assert_eq!(waiting.exchange(&stage, &verifier).await.status, status);
    }
    // The lost answer's token exists, and the next consent gives it again.
    assert_eq!(stage.ledger().await["oauth1_tokens"].as_array().unwrap().len(), 1);
    let ada = connect(&stage, ADA).await;
    assert_eq!(stage.ledger().await["oauth1_tokens"][0]["token"], ada.token.as_str());
}

#[tokio::test]
async fn an_accepted_upload_is_there_although_the_client_was_told_otherwise() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let request = |path| {
        let form = Form::new().part("media", Part::bytes(png(1))).text("media_category", "tweet_image");
        ada.request(&stage, Method::POST, path).multipart(form)
    };
    fault(&stage, json!({"route": "upload", "kind": "status", "status": 503, "accepted": true})).await;
    let answer = told(request("/2/media/upload")).await;
    assert_eq!((answer.status, answer.header("x-access-level")), (503, Some("read-write")));
    fault(&stage, json!({"route": "v1_upload", "kind": "status", "code": 130, "accepted": true})).await;
    let answer = told(request("/1.1/media/upload.json")).await;
    assert_eq!((answer.status, answer.header("x-access-level")), (503, Some("read-write")));
    fault(&stage, json!({"route": "v1_upload", "kind": "cut", "accepted": true, "effect_after_ms": 50})).await;
    assert!(request("/1.1/media/upload.json").send().await.is_err());
    let deadline = std::time::Instant::now() + Duration::from_secs(5);
    while stage.sandbox.media().len() < 3 && std::time::Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(stage.sandbox.media().len(), 3);
    assert!(stage.sandbox.media().iter().all(|media| media.bytes == png(1)));
}

#[tokio::test]
async fn a_fault_may_wait_for_one_kind_of_grant_or_one_person() {
    let stage = Stage::new().await;
    let (ada, grace) = (connect(&stage, ADA).await, connect(&stage, GRACE).await);
    let bearer = stage.connect(ADA).await;
    fault(&stage, json!({"route": "me", "kind": "status", "status": 500, "grant": "oauth1", "account": GRACE})).await;
    assert_eq!(stage.read(&bearer, ME).await.status, 200);
    assert_eq!(ada.get(&stage, ME).await.status, 200);
    assert_eq!(grace.get(&stage, ME).await.status, 500);
    fault(&stage, json!({"route": "me", "kind": "status", "status": 500, "grant": "oauth2"})).await;
    assert_eq!(ada.get(&stage, ME).await.status, 200);
    assert_eq!(stage.read(&bearer, ME).await.status, 500);
}

#[tokio::test]
async fn a_truncated_token_answer_breaks_off_in_its_form() {
    let stage = Stage::new().await;
    fault(&stage, json!({"route": "request_token", "kind": "truncated", "accepted": true})).await;
    let consumer = Signer::consumer();
    let legs = [("oauth_callback", DEFAULT_OAUTH1_CALLBACK)];
    let header = consumer.header(&Method::POST, &stage.url("/oauth/request_token"), &[], &legs);
    let response =
        stage.request(Method::POST, "/oauth/request_token").header("authorization", header).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/html;charset=utf-8");
    assert!(response.bytes().await.is_err());
}

#[tokio::test]
async fn duplicates_can_be_allowed() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.post(&token, "again").await;
    assert_eq!(stage.create(&token, json!({"text": "again"})).await.status, 403);
    stage.must(json!({"op": "duplicates", "mode": "allowed"})).await;
    assert_eq!(stage.create(&token, json!({"text": "again"})).await.status, 201);
    stage.must(json!({"op": "duplicates", "mode": "refused"})).await;
    assert_eq!(stage.create(&token, json!({"text": "again"})).await.status, 403);
}

#[tokio::test]
async fn a_request_that_is_too_long_or_breaks_off_is_recorded_all_the_same() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    // A fault waits for a request that arrives.
    fault(&stage, json!({"route": "upload", "kind": "status", "status": 418})).await;
    let request = ada.request(&stage, Method::POST, "/2/media/upload");
    // The sandbox may answer before the client has sent everything, so only the record is looked at.
    let _ = request.header("content-type", "application/json").body(vec![b' '; 33 * 1024 * 1024]).send().await;
    let mut socket = TcpStream::connect(stage.sandbox.address()).await.unwrap();
    let head =
        "POST /2/media/upload HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{";
    socket.write_all(head.as_bytes()).await.unwrap();
    drop(socket);
    let recorded = || stage.sandbox.requests(Some("upload")).unwrap()["requests"].clone();
    let deadline = std::time::Instant::now() + Duration::from_secs(5);
    while recorded().as_array().unwrap().len() < 2 && std::time::Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let recorded = recorded();
    let mut seen: Vec<(&str, &Value)> = recorded
        .as_array()
        .unwrap()
        .iter()
        .map(|request| (request["arrival"].as_str().unwrap(), &request["status"]))
        .collect();
    seen.sort_by_key(|(arrival, _)| *arrival);
    assert_eq!(seen, [("broken_off", &Value::Null), ("too_long", &json!(413))]);
    assert_eq!(ada.json(&stage, "/2/media/upload", &json!({})).await.status, 418);
}
