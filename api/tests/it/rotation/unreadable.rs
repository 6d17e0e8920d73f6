//! Values that cannot be opened: they are named, they do not stop the rest, and they can be given up.

use serde_json::json;

use super::{NEW, OLD, begin_trips, home_with, rotate, run, secrets, status, stop, values};
use crate::support::{Database, Home, Visitor};

/// A stopped server with two accounts and some trips, sealed with the old secret; the settings have both.
async fn sealed_with_the_old() -> (Home, Visitor) {
    let mut home = home_with(OLD).await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    visitor.connect("grace_sandbox").await;
    begin_trips(&visitor, 3).await;
    stop(program).await;
    secrets(&mut home, NEW, OLD);
    (home, visitor)
}

/// Changes the last byte of a sealed value.
fn tamper(database: &mut Database, table: &str, column: &str, which: &str) {
    let cut = format!("substr(hex({column}), 1, length(hex({column})) - 2)");
    let last = format!("CASE substr(hex({column}), -2) WHEN '00' THEN '01' ELSE '00' END");
    database.execute(&format!("UPDATE {table} SET {column} = unhex({cut} || {last}) WHERE {which}"));
}

const OF_ADA: &str = "account_id = (SELECT id FROM accounts WHERE username = 'ada_sandbox')";

#[tokio::test]
async fn db_a_changed_value_is_named_and_stays_and_the_rest_is_sealed_anew() {
    let (mut home, visitor) = sealed_with_the_old().await;
    tamper(&mut home.database(), "token_sets", "sealed_access", OF_ADA);
    tamper(&mut home.database(), "authorization_requests", "sealed_verifier", "rowid = 1");
    let ada = home.database().lines("SELECT id AS line FROM accounts WHERE username = 'ada_sandbox'").remove(0);
    for round in 0..2 {
        let said = rotate(&home);
        assert_eq!(said.code, 1, "round {round} {said:?}");
        let named = said.err.lines().filter(|line| line.starts_with("Cannot be opened")).collect::<Vec<_>>();
        assert_eq!(named.len(), 1, "{said:?}");
        assert!(named[0].contains(&format!("the connection of @ada_sandbox at X, account {ada}")), "{said:?}");
        assert!(named[0].contains("was changed") && said.err.contains("--forget-unreadable"), "{said:?}");
        // A trip lives ten minutes; it is not worth a word from anyone.
        assert_eq!(said.out.contains("Removed 1 trips"), round == 0, "{said:?}");
        let keys = status(&home);
        assert_eq!(keys[1].values, values(&[("token_sets", 1)]), "all but the one");
        assert_eq!(keys[0].values["authorization_requests"], 4, "one of five was removed");
    }

    let said = run(&home, &["keys", "rotate", "--dev", "--forget-unreadable"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("Connect the account again."), "{said:?}");
    assert_eq!(status(&home)[1].advice, "may be removed");
    secrets(&mut home, NEW, "");
    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    let account = visitor.account_named("ada_sandbox").await;
    assert_eq!((&account["status"], &account["status_reason"]), (&json!("needs_reauth"), &json!("token_unreadable")));
    assert_eq!(visitor.account_named("grace_sandbox").await["status"], "active");
    visitor.connect("ada_sandbox").await;
    let post = json!({"text": "connected again", "account_id": account["id"]});
    let answer = visitor.post("/api/x/post", &post).await;
    assert_eq!(answer.status, 201, "{answer:?}");
}

#[tokio::test]
async fn a_secret_that_is_lost_costs_only_what_it_sealed() {
    const LOST: &str = "0pQ8sVbN4mX7cZ1aS5dF9gH2jK6lP3oI";
    let mut home = home_with(OLD).await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    stop(program).await;
    // For a while another secret was the newest: one account was connected then.
    secrets(&mut home, LOST, OLD);
    let program = home.serve(&[]).await;
    visitor.moved_to(program.url.clone()).connect("grace_sandbox").await;
    stop(program).await;

    secrets(&mut home, NEW, OLD);
    assert_eq!(run(&home, &["serve", "--dev"]).code, 78);
    let said = rotate(&home);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("@grace_sandbox") && said.err.contains("a key that is not configured"), "{said:?}");
    assert_eq!(run(&home, &["keys", "rotate", "--dev", "--forget-unreadable"]).code, 1);
    secrets(&mut home, NEW, "");
    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    assert_eq!(visitor.account_named("grace_sandbox").await["status_reason"], "token_unreadable");
    assert_eq!(visitor.account_named("ada_sandbox").await["status"], "active");
}

#[tokio::test]
async fn db_the_servers_own_keys_are_not_made_anew_behind_anyones_back() {
    let (home, _) = sealed_with_the_old().await;
    tamper(&mut home.database(), "server", "sealed_session_key", "id = 1");
    let dump = home.database().dump();
    for arguments in [&["serve", "--dev"][..], &["keys", "rotate", "--dev", "--forget-unreadable"]] {
        let said = run(&home, arguments);
        assert_eq!(said.code, 78, "{said:?}");
        assert!(said.err.contains("Restore the database from a backup"), "{said:?}");
    }
    assert_eq!(home.database().dump(), dump);
}
