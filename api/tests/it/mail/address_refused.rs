//! What is not taken as an address, who may not ask, and what is said when mail does not work.

use std::time::Duration;

use serde_json::{Value, json};

use super::{ADDRESS, ask_for, confirm};
use crate::support::{MailServer, Options, PASSWORD, Visitor, Way, World};

async fn asked_by(visitor: &Visitor, password: &str) -> crate::support::Answer {
    visitor.put("/api/auth/email", &json!({"address": ADDRESS, "current_password": password})).await
}

async fn pending(visitor: &Visitor) -> Value {
    visitor.get("/api/auth/email").await.json()["pending"].clone()
}

#[tokio::test]
async fn only_one_plain_address_is_taken() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    for address in [
        "",
        "margaret",
        "margaret@example.org, eve@example.org",
        "margaret@example.org\r\nBcc: eve@example.org",
        "Margaret <margaret@example.org>",
        "\"margaret\"@example.org",
        "margaret@[127.0.0.1]",
    ] {
        let problem = ask_for(&visitor, address).await.is_problem(422, "invalid_fields").json();
        let error = &problem["errors"][0];
        assert_eq!((&error["field"], &error["code"]), (&json!("address"), &json!("address_invalid")), "{address:?}");
    }
    assert_eq!(server.count("connect"), 0);
    // In another script it goes out in ASCII.
    assert_eq!(ask_for(&visitor, "margaret@bücher.example").await.json()["pending"], "margaret@xn--bcher-kva.example");
    assert_eq!(server.letter(1).to, "margaret@xn--bcher-kva.example");
}

#[tokio::test]
async fn who_asks_has_to_know_the_password() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    let problem = asked_by(&visitor, "not the password at all").await.is_problem(422, "invalid_fields").json();
    let error = &problem["errors"][0];
    assert_eq!((&error["field"], &error["code"]), (&json!("current_password"), &json!("password_wrong")));
    assert_eq!((server.count("connect"), pending(&visitor).await), (0, Value::Null));
    asked_by(&world.visitor(), PASSWORD).await.is_problem(401, "session_required");
}

#[tokio::test]
async fn five_letters_an_hour_are_enough_for_one_user_and_tries_are_counted_by_the_network() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    for number in 1..=5 {
        // What is not sent is not counted: neither wrong passwords nor wrong addresses.
        asked_by(&visitor, "not the password at all").await.is_problem(422, "invalid_fields");
        assert_eq!(asked_by(&visitor, PASSWORD).await.status, 200, "{number}");
    }
    let refused = asked_by(&visitor, PASSWORD).await;
    refused.is_problem(429, "too_many_tries");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 60, "{refused:?}");
    assert_eq!(server.letters().len(), 5);

    let world = World::with(Options { tries_per_minute: Some(3), ..server.options() }).await;
    let visitor = world.admin().await;
    for _ in 0..2 {
        confirm(&visitor, "made up").await.is_problem(410, "token_invalid");
    }
    confirm(&visitor, "made up").await.is_problem(429, "too_many_tries");
    asked_by(&visitor, PASSWORD).await.is_problem(429, "too_many_tries");
}

#[tokio::test]
async fn if_the_mail_server_refuses_the_address_nothing_is_pending() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    ask_for(&visitor, "first@example.org").await;
    server.plan(&json!([{"at": "to", "code": 550, "says": "no such user here"}]));
    let refused = ask_for(&visitor, ADDRESS).await;
    let problem = refused.is_problem(502, "mail_not_sent").json();
    assert!(problem["detail"].as_str().unwrap().contains("does not take mail for this address"), "{refused:?}");
    assert!(!refused.text.contains("no such user"), "the mail server's words stay inside");
    assert_eq!(pending(&visitor).await, Value::Null);
    confirm(&visitor, &server.letter(1).token()).await.is_problem(410, "token_invalid");
}

#[tokio::test]
async fn if_the_mail_server_is_busy_or_away_nothing_is_pending_either() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    for (at, code) in [("connect", 421), ("from", 451), ("data", 452)] {
        server.plan(&json!([{"at": at, "code": code}]));
        let problem = ask_for(&visitor, ADDRESS).await.is_problem(503, "mail_not_sent").json();
        assert!(problem["detail"].as_str().unwrap().contains("could not be reached"), "{problem}");
        assert_eq!(pending(&visitor).await, Value::Null);
    }
    drop(server);
    ask_for(&visitor, ADDRESS).await.is_problem(503, "mail_not_sent");
    assert_eq!(pending(&visitor).await, Value::Null);
}

#[tokio::test]
async fn nobody_waits_longer_than_fifteen_seconds_for_a_mail_server_that_says_nothing() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    server.plan(&json!([{"at": "connect", "hangs": true}]));
    let (answer, ()) = tokio::join!(ask_for(&visitor, ADDRESS), async {
        while server.count("connect") == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        world.clock.advance(Duration::from_secs(14));
        // It is pending while the letter is on its way, and no transaction is open.
        assert_eq!(pending(&visitor).await, ADDRESS);
        world.clock.advance(Duration::from_secs(1));
    });
    answer.is_problem(503, "mail_not_sent");
    assert_eq!(pending(&visitor).await, Value::Null);
}
