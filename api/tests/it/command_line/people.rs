//! People from the command line, beside a server that runs.

use serde_json::json;

use super::{creates, done, home, in_ms, refused, scheduled, stop};
use crate::publishing::wait_for_state;
use crate::support::{Home, PASSWORD, Program, Visitor};

const OTHER: &str = "seven quiet herons at the weir";

async fn sign_in(program: &Program, name: &str, password: &str) -> (Visitor, crate::support::Answer) {
    let visitor = Visitor::new(program.url.clone());
    let answer = visitor.post("/api/auth/login", &json!({"username": name, "password": password})).await;
    (visitor, answer)
}

fn create(home: &Home, name: &str, more: &[&str]) -> crate::support::Said {
    home.run_with(&[&["user", "create", name, "--dev"], more].concat(), &format!("{OTHER}\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_person_is_an_administrator_and_the_setup_token_is_of_no_use_then() {
    let home = home().await;
    let member = create(&home, "ada", &[]);
    assert_eq!(member.code, 1, "{member:?}");
    assert!(member.err.contains("--admin"), "{member:?}");
    let admin = create(&home, "margaret", &["--admin"]);
    assert_eq!(admin.code, 0, "{admin:?}");
    assert!(!admin.out.contains(OTHER) && !admin.err.contains(OTHER));
    assert_eq!(create(&home, "ada", &[]).code, 0);
    assert!(create(&home, "ada", &[]).err.contains("taken"));
    assert!(home.run_with(&["user", "create", "grace", "--dev"], "short\n").err.contains("at least 15 characters"));
    assert!(home.run_with(&["user", "create", "grace", "--dev"], "").err.contains("no password came"));
    let said = done(&home, &["user", "list"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 2, "{said:?}");
    assert!(
        lines[0].starts_with("margaret  admin   since ") && lines[1].starts_with("ada       member  since "),
        "{said:?}"
    );

    let program = home.serve(&[]).await;
    let (visitor, answer) = sign_in(&program, "margaret", OTHER).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(visitor.get("/api/auth/session").await.json()["user"]["role"], "admin");
    let setup = visitor.post("/api/auth/setup", &json!({"username": "eve", "password": PASSWORD})).await;
    assert_eq!(setup.status, 404, "{setup:?}");
    stop(program).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shut_out_is_out_at_once_and_everything_of_his_goes_on_when_he_is_let_in() {
    let home = home().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let key = done(&home, &["key", "create", "--user", "margaret", "--scope", "scheduler:run"]).out.trim().to_owned();
    let with_key = |visitor: &Visitor| {
        let request = visitor.request(reqwest::Method::POST, "/api/cron/run-x-queue");
        request.bearer_auth(&key)
    };
    let stranger = Visitor::new(program.url.clone());
    assert_eq!(stranger.send(with_key(&stranger)).await.status, 200);
    let soon = scheduled(&visitor, "due while he is out", 2500).await;
    let (_, wrong) = sign_in(&program, "margaret", "another sentence than his own").await;

    let said = done(&home, &["user", "disable", "Margaret"]);
    assert!(said.out.contains("Sessions ended: 1. Posts held: 1."), "{said:?}");
    assert!(said.err.contains("Nobody is left who may administrate"), "{said:?}");
    assert!(done(&home, &["user", "disable", "margaret"]).out.contains("already"));
    assert!(done(&home, &["user", "list"]).out.contains("shut out since 20"));
    assert_eq!(visitor.get("/api/posts").await.status, 401);
    assert_eq!(stranger.send(with_key(&stranger)).await.status, 401);
    let (_, shut_out) = sign_in(&program, "margaret", PASSWORD).await;
    assert_eq!(shut_out.status, 401);
    let without_id = |answer: &crate::support::Answer| {
        let mut body = answer.json();
        body["request_id"].take();
        body
    };
    assert_eq!(without_id(&shut_out), without_id(&wrong), "the same answer as to a wrong password");
    // It comes back to the queue another way, and still does not go out.
    home.database().execute(
        "UPDATE deliveries SET state = 'scheduled', reason = NULL, detail = NULL, next_attempt_at = due_at, version = version + 1",
    );
    // Nothing is held; it only has the server look.
    done(&home, &["resume"]);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    let state = "SELECT state || ' ' || coalesce(reason, '') AS line FROM deliveries";
    while home.database().lines(state) != ["held user_disabled"] {
        assert!(std::time::Instant::now() < deadline, "{:?}", home.database().lines(state));
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(creates(&home), 0);

    let said = done(&home, &["user", "enable", "margaret"]);
    assert!(said.out.contains("Posts that go on: 1."), "{said:?}");
    assert!(done(&home, &["user", "enable", "margaret"]).out.contains("was not shut out"));
    let (visitor, answer) = sign_in(&program, "margaret", PASSWORD).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    wait_for_state(&visitor, &soon, "posted").await;
    assert_eq!(stranger.send(with_key(&stranger)).await.status, 200);
    refused(&home, &["user", "disable", "nobody"], 1, "no user of this name");
    let trail =
        home.database().lines("SELECT action AS line FROM audit_events WHERE action LIKE 'user.%abled' ORDER BY at");
    assert_eq!(trail, ["user.disabled", "user.enabled"]);
    stop(program).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_reset_and_sessions_end_from_the_command_line() {
    let home = home().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    assert_eq!(create(&home, "ada", &[]).code, 0);
    let (ada, _) = sign_in(&program, "ada", OTHER).await;
    assert!(done(&home, &["sessions", "revoke-all", "--user", "ada"]).out.contains("Sessions ended: 1."));
    assert_eq!((ada.get("/api/posts").await.status, visitor.get("/api/posts").await.status), (401, 200));
    refused(&home, &["sessions", "revoke-all", "--user", "nobody"], 1, "no user of this name");
    assert!(done(&home, &["sessions", "revoke-all"]).out.contains("Sessions ended: 1."));
    assert_eq!(visitor.get("/api/posts").await.status, 401);

    let reset = home.run_with(&["user", "reset", "margaret", "--dev"], &format!("{OTHER}\n"));
    assert_eq!(reset.code, 0, "{reset:?}");
    assert_eq!(sign_in(&program, "margaret", PASSWORD).await.1.status, 401);
    assert_eq!(sign_in(&program, "margaret", OTHER).await.1.status, 200);
    let nobody = home.run_with(&["user", "reset", "nobody", "--dev"], &format!("{OTHER}\n"));
    assert!(nobody.code == 1 && nobody.err.contains("no user of this name"), "{nobody:?}");
    stop(program).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_listed_with_how_they_are_and_what_waits() {
    let home = home().await;
    assert!(done(&home, &["accounts", "list"]).out.contains("No account is connected."));
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    visitor.connect("grace_sandbox").await;
    let grace = visitor.account_named("grace_sandbox").await["id"].clone();
    for number in 0..2 {
        let body = json!({"text": format!("waits {number}"), "account_id": grace, "scheduled_for": in_ms(3_600_000)});
        assert_eq!(visitor.post("/api/x/schedule", &body).await.status, 201);
    }
    let said = done(&home, &["accounts", "list"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 2, "{said:?}");
    assert!(lines[0].starts_with("margaret  X  @ada_sandbox    active  -  verified 20"), "{said:?}");
    assert!(lines[0].ends_with("posts waiting: 0") && lines[1].ends_with("posts waiting: 2"), "{said:?}");
    stop(program).await;
}
