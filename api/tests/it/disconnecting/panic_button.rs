//! `accounts revoke-all`: everything given up from the command line, beside a server that runs.

use std::io::Write;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::{Events, Home, Program};

async fn revoke_all(home: &Home, program: &Program, arguments: &[&str], typed: &str) -> Output {
    let mut command = home.command(&program.url, &[&["accounts", "revoke-all", "--dev"], arguments].concat());
    let typed = typed.to_owned();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap()
}

fn is_revoked(home: &Home) -> bool {
    home.sandbox.ledger()["grants"].as_array().unwrap().iter().all(|grant| grant["revoked"] == true)
}

#[tokio::test]
async fn every_account_is_given_up_at_once_and_the_pages_of_a_running_server_hear_of_it() {
    let home = Home::new().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    visitor.connect("grace_sandbox").await;
    let ada = visitor.account_named("ada_sandbox").await["id"].clone();
    let at = (chrono::Utc::now() + chrono::TimeDelta::hours(1)).to_rfc3339();
    let body = json!({"text": "waits", "account_id": ada, "scheduled_for": at});
    let waiting = visitor.post("/api/x/schedule", &body).await.json()["id"].clone();
    let mut events = Events::open(&visitor).await;

    let refused = revoke_all(&home, &program, &[], "yes\n").await;
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    assert!(!is_revoked(&home), "only the right words do it");

    let done = revoke_all(&home, &program, &[], "revoke all\n").await;
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{said}");
    assert!(said.contains("@ada_sandbox  posts held: 1") && said.contains("@grace_sandbox  posts held: 0"), "{said}");
    assert!(said.contains("Every platform has confirmed."), "{said}");
    assert!(is_revoked(&home));
    while events.next().await.unwrap().0 != "resync" {}
    for account in visitor.get("/api/accounts").await.json()["items"].as_array().unwrap() {
        assert_eq!(account["status"], "revoked");
    }
    assert_eq!(visitor.delivery(&waiting).await["reason"], "account_disconnected");

    let again = revoke_all(&home, &program, &["--yes"], "").await;
    assert!(String::from_utf8(again.stdout).unwrap().contains("No account was connected."));
}

#[tokio::test]
async fn a_platform_that_is_down_is_told_later_and_posts_can_be_cancelled_with_their_account() {
    let home = Home::new().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let at = (chrono::Utc::now() + chrono::TimeDelta::hours(1)).to_rfc3339();
    let waiting = visitor.schedule("waits", &at).await.json()["id"].clone();
    home.sandbox.control(&json!({"op": "fault", "route": "revoke", "kind": "status", "status": 503})).unwrap();
    let done = revoke_all(&home, &program, &["--yes", "--cancel-waiting", "--user", "margaret"], "").await;
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("posts cancelled: 1") && said.contains("Still to be revoked: 1"), "{said}");
    assert_eq!(visitor.delivery(&waiting).await["state"], "cancelled");
    assert_eq!(visitor.account().await["status"], "revoked");
    assert!(!is_revoked(&home));
    let unknown = revoke_all(&home, &program, &["--yes", "--user", "nobody"], "").await;
    assert_eq!(unknown.status.code(), Some(1));

    // The server that runs goes on telling; it is next due in a minute, sooner than a test likes to wait.
    program.terminate();
    let mut program = program;
    assert!(program.ended_within(Duration::from_secs(10)).await.success());
    let mut database = crate::support::Database::open(&home.data_dir().join("pillarbox.db"));
    database.execute("UPDATE revocations SET next_attempt_at = '2020-01-01 00:00:00.000000'");
    let _program = home.serve(&[]).await;
    let deadline = Instant::now() + Duration::from_secs(10);
    while !is_revoked(&home) {
        assert!(Instant::now() < deadline, "X never heard of it");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
