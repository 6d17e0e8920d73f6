//! What lives on through a rotation and the end of the old secret: sessions, API keys, grants, posts that wait, and the
//! trust in the high-water file.

use std::process::Command;
use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use super::{NEW, OLD, home_with, rotate, run, secrets, status, stop};
use crate::publishing::wait_for_state;
use crate::support::{API_KEY, API_SECRET, Answer, Home, Options, Program, Visitor, World, png};

fn make_key(home: &Home) -> String {
    let arguments = ["key", "create", "--dev", "--user", "margaret", "--name", "cron", "--scope", "scheduler:run"];
    let said = run(home, &arguments);
    assert_eq!(said.code, 0, "{said:?}");
    said.out.trim().to_owned()
}

async fn use_key(program: &Program, key: &str) -> Answer {
    let anyone = Visitor::new(program.url.clone());
    anyone.send(anyone.request(Method::POST, "/api/cron/run-x-queue").bearer_auth(key)).await
}

async fn is_signed_in(visitor: &Visitor) -> bool {
    visitor.get("/api/accounts").await.status == 200
}

/// Whether the start found the database and its high-water file to disagree.
fn is_alarmed(program: &Program) -> bool {
    program.said().contains("run `pillarbox resume`")
}

fn in_secs(secs: i64) -> String {
    (chrono::Utc::now() + chrono::TimeDelta::seconds(secs)).to_rfc3339()
}

#[tokio::test]
async fn everything_goes_on_when_the_old_secret_is_gone() {
    let mut home = home_with(OLD).await;
    for (name, value) in [("X_MEDIA_UPLOAD", "oauth1"), ("X_API_KEY", API_KEY), ("X_API_SECRET", API_SECRET)] {
        home.set_env(name, value);
    }
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    assert_eq!(visitor.grant_images("ada_sandbox").await, "/dashboard/settings?image_grant=x");
    assert_eq!(visitor.post_text("before").await.status, 201);
    let answer = visitor.schedule_with_images("waits", &in_secs(3600), &[(&png(), "a dot")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let waiting = answer.json();
    let key = make_key(&home);
    assert_eq!(use_key(&program, &key).await.status, 200);
    let factor = visitor.post("/api/auth/second-factor", &json!({})).await;
    assert_eq!(factor.status, 200, "{factor:?}");
    let secret = factor.json()["secret"].as_str().unwrap().to_owned();
    stop(program).await;

    secrets(&mut home, NEW, OLD);
    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    assert!(is_signed_in(&visitor).await, "from the first start on");
    assert_eq!(use_key(&program, &key).await.status, 200);
    assert_eq!(visitor.post_text("between").await.status, 201);
    let said = rotate(&home);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(!said.out.contains("Removed"), "each of both kinds of trip opened: {said:?}");
    assert_eq!(status(&home)[1].total(), 0);
    // The server that ran meanwhile needs no new start.
    assert!(is_signed_in(&visitor).await);
    let sent = visitor.post_with_images("beside it", &[(&png(), "a dot")]).await;
    assert_eq!(sent.status, 201, "{sent:?}");
    stop(program).await;

    secrets(&mut home, NEW, "");
    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    assert!(!is_alarmed(&program), "{}", program.said());
    assert!(is_signed_in(&visitor).await);
    assert_eq!(use_key(&program, &key).await.status, 200);
    let newer = make_key(&home);
    assert_eq!(use_key(&program, &newer).await.status, 200);
    assert_eq!(visitor.image_grant().await["state"], "active");
    let now = chrono::Utc::now().timestamp();
    let code = json!({"code": crate::people::second_factor::digits_at(now, &secret)});
    let confirmed = visitor.post("/api/auth/second-factor/confirm", &code).await;
    assert_eq!(confirmed.status, 200, "{confirmed:?}");
    let moved = json!({"version": waiting["version"], "scheduled_for": in_secs(1)});
    let answer = visitor.change(&waiting["id"], &moved).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    wait_for_state(&visitor, &waiting["id"], "posted").await;
    assert_eq!(visitor.post_text("after").await.status, 201);
    let posts = home.sandbox.ledger()["posts"].as_array().unwrap().len();
    assert_eq!(posts, 5, "each of them once");
}

#[tokio::test]
async fn a_server_that_does_not_run_is_rotated_with_its_high_water_file() {
    let mut home = home_with(OLD).await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    assert_eq!(visitor.post_text("before").await.status, 201);
    stop(program).await;
    secrets(&mut home, NEW, OLD);
    let said = rotate(&home);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("publisher.hwm 1"), "{said:?}");
    assert_eq!(status(&home)[1].total(), 0);
    secrets(&mut home, NEW, "");
    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    assert!(!is_alarmed(&program), "{}", program.said());
    assert_eq!(visitor.post_text("after").await.status, 201);
}

#[tokio::test]
async fn a_file_that_is_the_evidence_of_something_keeps_its_secret_needed_until_a_person_resumes() {
    let mut home = home_with(OLD).await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    assert_eq!(visitor.post_text("before").await.status, 201);
    stop(program).await;
    // The same bytes in another file, as in a copied folder.
    let file = home.data_dir().join("publisher.hwm");
    std::fs::copy(&file, file.with_extension("copied")).unwrap();
    std::fs::rename(file.with_extension("copied"), &file).unwrap();
    let evidence = std::fs::read(&file).unwrap();
    secrets(&mut home, NEW, OLD);
    let program = home.serve(&[]).await;
    assert!(is_alarmed(&program), "{}", program.said());
    let said = rotate(&home);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("publisher.hwm is left as it is") && !said.out.contains("may be removed"), "{said:?}");
    assert_eq!(std::fs::read(&file).unwrap(), evidence);
    assert_eq!(run(&home, &["resume", "--dev"]).code, 0);
    let visitor = visitor.moved_to(program.url.clone());
    assert_eq!(visitor.post_text("after").await.status, 201);
    assert_eq!(status(&home)[1].advice, "may be removed");
}

/// On a clock that is moved by hand, because X is asked again after minutes.
#[tokio::test]
async fn x_is_still_told_of_what_was_given_up_before() {
    let mut world = World::with(Options::with_second_grant("oauth1")).await;
    let visitor = world.connected().await;
    visitor.grant_images("ada_sandbox").await;
    for route in ["invalidate_token", "revoke"] {
        world.control(&json!({"op": "fault", "route": route, "kind": "status", "status": 503}));
    }
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    // The world's own secret is the old one.
    world.set_env("APP_SECRET", NEW);
    world.set_env("APP_SECRET_PREVIOUS", OLD);
    world.restart();
    let output = Command::new(env!("CARGO_BIN_EXE_pillarbox"))
        .args(["keys", "rotate"])
        .env_clear()
        .envs([("APP_URL", "http://127.0.0.1:1"), ("APP_SECRET", NEW), ("APP_SECRET_PREVIOUS", OLD)])
        .env("DATA_DIR", world.data_dir())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("revocations 3"), "a token, and a pair: {said}");
    world.set_env("APP_SECRET_PREVIOUS", "");
    world.restart();
    world.advance(Duration::from_secs(61));
    world.until_asked("revoke_requests", 2).await;
    world.until_asked("invalidate_token_requests", 2).await;
    let ledger = world.ledger();
    assert_eq!(
        (&ledger["grants"][0]["revoked"], &ledger["oauth1_tokens"][0]["ended"]),
        (&json!(true), &json!("invalidated"))
    );
}

/// A database of the version before the server kept its own keys: they were made of the secret then.
#[tokio::test]
async fn db_an_upgrade_and_a_rotation_may_come_together() {
    let mut home = home_with(OLD).await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let key = make_key(&home);
    stop(program).await;
    let forget = "UPDATE server SET sealed_session_key = NULL, sealed_api_key_pepper = NULL, newest_key_id = NULL";
    home.database().execute(forget);
    secrets(&mut home, NEW, OLD);
    let said = rotate(&home);
    assert_eq!(said.code, 0, "{said:?}");
    secrets(&mut home, NEW, "");
    let program = home.serve(&[]).await;
    assert!(is_signed_in(&visitor.moved_to(program.url.clone())).await);
    assert_eq!(use_key(&program, &key).await.status, 200);
}
