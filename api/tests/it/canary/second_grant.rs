//! The same with the second grant: its tokens, secrets and verifiers are planted by the pretend X and searched for.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;

use pillarbox_sandbox::{ClientApp, Sandbox, SandboxConfig};
use serde_json::json;

use super::{CLIENT_SECRET, contains, files, start, wait_until_ready};
use crate::support::{PASSWORD, Visitor, png, post_form};

const API_SECRET: &str = "canary-api-secret-0123456789";
/// In the address of the consent page, so in an answer too, and nowhere else.
const REQUEST_TOKENS: [&str; 2] = ["canaryrequesttoken0", "canaryrequesttoken1"];
const VERIFIER: &str = "canaryverifier0123456789";
/// What nobody but the program and X may ever see.
const SECRETS: [&str; 5] = [
    API_SECRET,
    VERIFIER,
    "canaryrequestsecret0123456789",
    "canaryaccesstoken0123456789",
    "canaryaccesssecret0123456789",
];

/// Has X hand out the planted ones on the next trip.
fn plant(sandbox: &Sandbox, request_token: &str, access_level: &str) {
    let answer = |route: &str, body: String| {
        json!({"op": "fault", "route": route, "kind": "status", "status": 200, "body": body,
            "headers": {"x-access-level": access_level}})
    };
    let [_, _, request_secret, access_token, access_secret] = SECRETS;
    let form = format!("oauth_token={request_token}&oauth_token_secret={request_secret}&oauth_callback_confirmed=true");
    let me = json!({"data": {"id": "1760000000000000101", "name": "Ada", "username": "ada_sandbox"}}).to_string();
    let operations = json!([
        answer("request_token", form),
        answer("access_token", format!("oauth_token={access_token}&oauth_token_secret={access_secret}&user_id=1")),
        answer("me", me),
    ]);
    sandbox.control(&operations).unwrap();
}

#[tokio::test]
async fn no_token_secret_or_verifier_of_the_second_grant_reaches_log_answer_or_disk_in_clear() {
    let url = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    let client = ClientApp {
        id: "canary-client".to_owned(),
        secret: Some(CLIENT_SECRET.to_owned()),
        redirect_uris: vec![format!("{url}/api/x/callback")],
    };
    let sandbox = Sandbox::start(SandboxConfig { clients: vec![client], ..SandboxConfig::default() }).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let settings = [("X_MEDIA_UPLOAD", "oauth1"), ("X_API_KEY", "canary-api-key"), ("X_API_SECRET", API_SECRET)];
    let mut program = start(&url, &sandbox, &data, &log, &settings);
    let visitor = Visitor::new(url.clone());
    wait_until_ready(&visitor, &url).await;

    let mut said = Vec::new();
    said.push(visitor.post("/api/auth/setup", &json!({"username": "margaret", "password": PASSWORD})).await);
    assert_eq!(visitor.connect("ada_sandbox").await, "/dashboard/settings?connected=x");
    let callback = |token: &str| format!("/api/x/oauth1/callback?oauth_token={token}&oauth_verifier={VERIFIER}");
    let [first, second] = REQUEST_TOKENS;
    // Refused as read-only, then given.
    plant(&sandbox, first, "read");
    let begun = visitor.get("/api/x/oauth1/auth-url").await;
    assert!(begun.text.contains(first), "it was planted: {begun:?}");
    said.push(visitor.get(&callback(first)).await);
    assert!(said.last().unwrap().header("location").ends_with("image_grant_error=read_only&platform=x"), "{said:?}");
    plant(&sandbox, second, "read-write");
    visitor.get("/api/x/oauth1/auth-url").await;
    said.push(visitor.get(&callback(second)).await);
    assert_eq!(said.last().unwrap().header("location"), "/dashboard/settings?image_grant=x", "{said:?}");
    said.push(visitor.get(&callback(second)).await);
    said.push(visitor.get(&format!("/api/x/oauth1/callback?denied={second}")).await);
    for fault in ["nonsense", "cut"] {
        sandbox.control(&json!({"op": "fault", "route": "upload", "kind": fault})).unwrap();
        said.push(visitor.post_form(post_form(fault, Some(png()), Some("squares"))).await);
    }
    for path in ["/api/accounts", "/api/posts", "/api/platforms"] {
        said.push(visitor.get(path).await);
    }
    let stored: Vec<(PathBuf, Vec<u8>)> =
        files(&data).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    assert!(stored.iter().any(|(path, _)| path.ends_with("pillarbox.db")));
    // What is owed to X is kept until X takes it.
    sandbox.control(&json!({"op": "fault", "route": "invalidate_token", "kind": "cut", "times": 9})).unwrap();
    said.push(visitor.delete("/api/x/oauth1").await);
    said.push(visitor.post("/api/x/disconnect", &json!({})).await);

    assert!(Command::new("kill").arg(program.0.id().to_string()).status().unwrap().success());
    assert!(program.0.wait().unwrap().success());

    let log = fs::read(log).unwrap();
    assert!(contains(&log, "/api/x/oauth1/callback"), "the log was on");
    for token in REQUEST_TOKENS {
        assert!(!contains(&log, token), "an address with a query is never logged");
    }
    for secret in SECRETS {
        assert!(!contains(&log, secret), "in the log: {secret}");
        for answer in said.iter().chain([&begun]) {
            assert!(!answer.text.contains(secret), "in an answer: {secret} {answer:?}");
            assert!(!format!("{:?}", answer.headers).contains(secret), "in a header: {secret} {answer:?}");
        }
        for (path, bytes) in &stored {
            assert!(!contains(bytes, secret), "in {}: {secret}", path.display());
        }
        for path in files(&data) {
            assert!(!contains(&fs::read(&path).unwrap(), secret), "in {}: {secret}", path.display());
        }
    }
    let asked = sandbox.requests(None).unwrap().to_string();
    assert!(asked.contains(VERIFIER) && asked.contains(SECRETS[3]), "both were really used");
    assert!(!asked.contains(API_SECRET), "a secret signs and is never sent");
}
