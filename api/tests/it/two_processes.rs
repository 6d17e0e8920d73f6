//! The real program beside another of the same data folder, and how it stops.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::publishing::wait_for_state;
use crate::support::{Events, Home, Visitor};

fn creates(home: &Home) -> u64 {
    home.sandbox.ledger()["counts"]["create_requests"].as_u64().unwrap()
}

fn published(home: &Home) -> usize {
    home.sandbox.ledger()["posts"].as_array().unwrap().len()
}

fn in_ms(ms: i64) -> String {
    (chrono::Utc::now() + chrono::TimeDelta::milliseconds(ms)).to_rfc3339()
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_exits_with_75_at_once_and_sends_nothing() {
    let home = Home::new().await;
    let first = home.serve(&[]).await;
    let visitor = first.connected().await;
    let id = visitor.schedule("sent by the first", &in_ms(2500)).await.json()["id"].clone();
    for arguments in [&["serve", "--dev"][..], &["serve", "--dev", "--role", "publisher"]] {
        let began = Instant::now();
        let mut second = home.start(arguments);
        let status = second.ended_within(Duration::from_secs(10)).await;
        assert_eq!(status.code(), Some(75), "{}", second.said());
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
        assert!(second.said().contains("already publishing"), "{}", second.said());
    }
    assert_eq!(visitor.get("/healthz").await.status, 200, "the first goes on");
    wait_for_state(&visitor, &id, "posted").await;
    assert_eq!((creates(&home), published(&home)), (1, 1));
}

#[tokio::test]
async fn one_process_serves_while_another_publishes_and_they_hear_of_each_other_at_once() {
    let home = Home::new().await;
    let web = home.serve(&["--role", "web"]).await;
    let visitor = web.connected().await;
    // Nobody publishes yet: it waits.
    let waiting = visitor.schedule("waits for a publisher", &in_ms(500)).await.json()["id"].clone();
    let mut publisher = home.start(&["serve", "--dev", "--role", "publisher"]);
    wait_for_state(&visitor, &waiting, "posted").await;
    // The web process looks for its publisher once a second.
    let mut events = Events::open(&visitor).await;
    let deadline = Instant::now() + Duration::from_secs(10);
    while !web.said().contains("in touch with the publisher") {
        assert!(Instant::now() < deadline, "{}", web.said());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    let began = Instant::now();
    let answer = visitor.post_text("at once").await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(events.until(&answer.json()["id"], "posted").await.last().unwrap(), "posted");

    let id = visitor.schedule("a second ahead", &in_ms(1000)).await.json()["id"].clone();
    let states = events.until(&id, "posted").await;
    assert!(states.ends_with(&["sending".to_owned(), "posted".to_owned()]), "{states:?}");
    assert_eq!((creates(&home), published(&home)), (3, 3));

    publisher.terminate();
    assert!(publisher.ended_within(Duration::from_secs(5)).await.success(), "{}", publisher.said());
    assert_eq!(visitor.get("/healthz").await.status, 200, "it serves on without");
}

/// A post on the wire of a create that X answers late; the request's answer comes in the background.
async fn on_the_wire(home: &Home, visitor: &Visitor, fault: serde_json::Value) -> serde_json::Value {
    home.sandbox.control(&fault).unwrap();
    let id = visitor.schedule("on the wire", &in_ms(200)).await.json()["id"].clone();
    wait_for_state(visitor, &id, "sending").await;
    id
}

#[tokio::test]
async fn asked_to_stop_it_finishes_what_is_on_the_wire_and_exits_with_0() {
    let home = Home::new().await;
    let mut program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let slow = json!({"op": "fault", "route": "create", "kind": "slow", "delay_ms": 1500});
    let id = on_the_wire(&home, &visitor, slow).await;
    let behind = visitor.schedule("behind it", &in_ms(100)).await.json()["id"].clone();
    tokio::time::sleep(Duration::from_millis(200)).await;
    program.terminate();
    assert!(program.ended_within(Duration::from_secs(10)).await.success(), "{}", program.said());
    assert_eq!((creates(&home), published(&home)), (1, 1), "nothing new was begun");
    assert!(!home.data_dir().join("pillarbox.db-wal").exists(), "the database is in one file");

    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["lookups"]), (&json!("posted"), &json!([])), "it was written down");
    wait_for_state(&visitor, &behind, "posted").await;
    assert_eq!((creates(&home), published(&home)), (2, 2));
}

#[tokio::test]
async fn asked_twice_it_stops_at_once_and_the_next_start_looks_up_what_was_on_the_wire() {
    let home = Home::new().await;
    let mut program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let hang = json!({"op": "fault", "route": "create", "kind": "hang", "accepted": true});
    let id = on_the_wire(&home, &visitor, hang).await;
    program.terminate();
    let deadline = Instant::now() + Duration::from_secs(10);
    while !program.said().contains("stopping") {
        assert!(Instant::now() < deadline, "{}", program.said());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(program.child.try_wait().unwrap().is_none(), "it waits for the create");
    program.terminate();
    program.ended_within(Duration::from_secs(2)).await;

    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    let post = wait_for_state(&visitor, &id, "posted").await;
    assert_eq!(post["deliveries"][0]["lookups"][0]["finding"], "found");
    assert_eq!((creates(&home), published(&home)), (1, 1));
}

#[tokio::test]
async fn resuming_from_the_command_line_reaches_the_server_that_runs() {
    let home = Home::new().await;
    let mut program = home.serve(&[]).await;
    let visitor = program.connected().await;
    assert_eq!(visitor.post_text("out before").await.status, 201);
    program.terminate();
    assert!(program.ended_within(Duration::from_secs(5)).await.success());
    fs::remove_file(home.data_dir().join("publisher.hwm")).unwrap();

    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    assert!(program.said().contains("pillarbox resume"), "the log says what to do: {}", program.said());
    let id = visitor.schedule("held", &in_ms(300)).await.json()["id"].clone();
    wait_for_state(&visitor, &id, "held").await;
    assert_eq!(creates(&home), 1);
    let output = home.command(&program.url, &["resume", "--dev"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("publisher.hwm is missing") && said.contains("Posts released: 1"), "{said}");
    let began = Instant::now();
    wait_for_state(&visitor, &id, "posted").await;
    assert!(began.elapsed() < Duration::from_secs(2), "without a restart, and at once: {:?}", began.elapsed());
    assert_eq!((creates(&home), published(&home)), (2, 2));
}
