//! One renewal at a time, whichever process of the data folder wants it.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Home, Program, Visitor};

/// A process that serves and one that publishes, and an account whose token has to be renewed before it is used next.
async fn two_processes(home: &Home) -> (Program, Program, Visitor, Value) {
    let web = home.serve(&["--role", "web"]).await;
    // Five minutes before its end a token is too old to be used; the background is not due for long.
    home.sandbox.control(&json!({"op": "access_life", "secs": 302})).unwrap();
    let visitor = web.connected().await;
    let publisher = home.start(&["serve", "--dev", "--role", "publisher"]);
    let deadline = Instant::now() + Duration::from_secs(10);
    while !web.said().contains("in touch with the publisher") {
        assert!(Instant::now() < deadline, "{}", web.said());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::sleep(Duration::from_millis(2100)).await;
    let id = visitor.account().await["id"].clone();
    home.sandbox.control(&json!({"op": "access_life", "secs": 7200})).unwrap();
    (web, publisher, visitor, id)
}

fn count(home: &Home, what: &str) -> u64 {
    home.sandbox.ledger()["counts"][what].as_u64().unwrap()
}

async fn until(home: &Home, what: &str, wanted: u64) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while count(home, what) < wanted {
        assert!(Instant::now() < deadline, "{what} stays at {}", count(home, what));
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn verify(visitor: &Visitor, id: &Value) -> u16 {
    let path = format!("/api/accounts/{}/verify", id.as_str().unwrap());
    visitor.send(visitor.request(Method::POST, &path)).await.status
}

#[tokio::test]
async fn twenty_users_in_two_processes_make_one_token_request() {
    let home = Home::new().await;
    let (_web, _publisher, visitor, id) = two_processes(&home).await;
    home.sandbox.control(&json!({"op": "answer_delay", "ms": 300})).unwrap();
    // The publisher wants it for the post, the other process for the checks.
    let post = visitor.post_text("by the publisher");
    let checks = join_all((0..20).map(|_| verify(&visitor, &id)));
    let (posted, checked) = tokio::join!(post, checks);
    assert!(checked.iter().all(|status| *status == 200), "{checked:?}");
    assert_eq!(posted.status, 201, "{posted:?}");
    assert_eq!(count(&home, "refresh_requests"), 1);
}

#[tokio::test]
async fn connecting_again_during_a_renewal_wins_over_its_refusal() {
    let home = Home::new().await;
    let (_web, _publisher, visitor, _id) = two_processes(&home).await;
    // X refuses the old refresh token because of the new consent, and takes its time to say so.
    let dead = json!({"error": "invalid_request", "error_description": "Value passed for the token was invalid."});
    let fault =
        json!({"op": "fault", "route": "refresh", "kind": "status", "status": 400, "body": dead, "delay_ms": 1500});
    home.sandbox.control(&fault).unwrap();
    let posting = visitor.post_text("with the new grant");
    let connecting = async {
        until(&home, "refresh_requests", 1).await;
        assert_eq!(visitor.connect("ada_sandbox").await, "/dashboard/settings?connected=x");
    };
    let (posted, ()) = tokio::join!(posting, connecting);
    assert_eq!(posted.status, 201, "{posted:?}");
    let account = visitor.account().await;
    assert_eq!((&account["status"], &account["status_reason"]), (&json!("active"), &json!(null)));
}

#[tokio::test]
async fn a_grant_renewed_while_its_account_was_given_up_is_ended_all_the_same() {
    let home = Home::new().await;
    let (_web, _publisher, visitor, id) = two_processes(&home).await;
    home.sandbox.control(&json!({"op": "fault", "route": "refresh", "kind": "slow", "delay_ms": 1500})).unwrap();
    let posting = visitor.post_text("never sent");
    let giving_up = async {
        until(&home, "refresh_requests", 1).await;
        let answer = visitor.post("/api/x/disconnect", &json!({"account_id": id})).await;
        assert_eq!(answer.json()["status"], "revoked", "{answer:?}");
    };
    let (posted, ()) = tokio::join!(posting, giving_up);
    assert_eq!(posted.status, 409, "{posted:?}");
    // The token given up first was spent already; the one that came after it is given up too.
    let deadline = Instant::now() + Duration::from_secs(10);
    while home.sandbox.ledger()["grants"][0]["revoked"] != true {
        assert!(Instant::now() < deadline, "{}", home.sandbox.ledger()["grants"]);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(home.sandbox.ledger()["posts"], json!([]));
}
