//! The same with mail: the mail server's password, the link's token and who an address belongs to.

use std::fs;
use std::net::TcpListener;
use std::process::Command;

use pillarbox_sandbox::{Sandbox, SandboxConfig};
use serde_json::json;

use super::{contains, files, start, wait_until_ready};
use crate::support::{MAIL_ESCAPED, MAIL_PASSWORD, MailServer, PASSWORD, Visitor, Way};

/// Before the `@`: it is in the database and in answers to its owner, and in no log.
const LOCAL_PART: &str = "canary-local-part-0123456789";

#[tokio::test]
async fn no_password_of_the_mail_server_and_no_token_of_a_link_reaches_log_answer_or_disk_in_clear() {
    let url = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    let sandbox = Sandbox::start(SandboxConfig::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let server = MailServer::start(Way::StartTls);
    let settings = server.env();
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut program = start(&url, &sandbox, &data, &log, &settings);
    let visitor = Visitor::new(url.clone());
    wait_until_ready(&visitor, &url).await;

    let mut said = Vec::new();
    said.push(visitor.post("/api/auth/setup", &json!({"username": "margaret", "password": PASSWORD})).await);
    let address = format!("{LOCAL_PART}@example.org");
    let ask = async || visitor.put("/api/auth/email", &json!({"address": address, "current_password": PASSWORD})).await;
    for (at, code) in [("connect", 421), ("auth", 535), ("to", 550)] {
        let words = format!("{address} {MAIL_PASSWORD}");
        server.plan(&json!([{"at": at, "code": code, "says": words}]));
        said.push(ask().await);
        assert!(said.last().unwrap().status >= 502, "{at}: {said:?}");
    }
    said.push(ask().await);
    assert_eq!(said.last().unwrap().status, 200, "{said:?}");
    let token = server.letter(1).token();
    said.push(visitor.get(&format!("/confirm-email?token={token}")).await);
    for _ in 0..2 {
        said.push(visitor.post("/api/auth/email/confirm", &json!({"token": token})).await);
    }
    said.push(visitor.delete("/api/auth/email").await);
    // The note to the address before has left.
    server.letter(2);

    assert!(Command::new("kill").arg(program.0.id().to_string()).status().unwrap().success());
    assert!(program.0.wait().unwrap().success());

    let check = Command::new(env!("CARGO_BIN_EXE_pillarbox"))
        .arg("check-config")
        .env_clear()
        .envs(settings)
        .env("APP_URL", &url)
        .env("APP_SECRET", "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE")
        .output()
        .unwrap();
    assert!(check.status.success(), "{check:?}");
    assert!(contains(&check.stdout, "SMTP_URL: 127.0.0.1 port"), "{check:?}");

    let log = fs::read(log).unwrap();
    assert!(contains(&log, "/api/auth/email/confirm"), "the log was on");
    assert!(contains(&log, "could not be sent its link"), "what went wrong is in it");
    assert!(!contains(&log, LOCAL_PART), "who an address belongs to is not logged");
    let (password, escaped) = (MAIL_PASSWORD, MAIL_ESCAPED.rsplit(':').next().unwrap());
    for secret in [password, escaped, token.as_str()] {
        assert!(!contains(&log, secret), "in the log: {secret}");
        assert!(!contains(&check.stdout, secret), "in the settings: {secret}");
        for answer in &said {
            assert!(!answer.text.contains(secret), "in an answer: {secret} {answer:?}");
            assert!(!format!("{:?}", answer.headers).contains(secret), "in a header: {secret} {answer:?}");
        }
        for path in files(&data) {
            assert!(!contains(&fs::read(&path).unwrap(), secret), "in {}: {secret}", path.display());
        }
    }
}
