//! `/readyz`: what is looked at, and what is said when it fails.

use chrono::TimeDelta;
use serde_json::json;

use crate::publishing::wait_for_state;
use crate::support::{Answer, Home, Visitor, World};

const EVERY_CHECK: [&str; 8] = [
    "database",
    "disk_full",
    "disk_read_only",
    "clock",
    "restored_database",
    "database_writes",
    "high_water",
    "publisher_lock",
];

async fn ready(visitor: &Visitor) -> Answer {
    visitor.get("/readyz").await
}

/// The words for what is not as it should be.
async fn reasons(visitor: &Visitor) -> Vec<String> {
    let answer = ready(visitor).await;
    let problem = answer.is_problem(503, "not_ready").json();
    let errors = problem["errors"].as_array().unwrap();
    assert!(errors.iter().all(|error| error["detail"].as_str().is_some_and(|detail| detail.ends_with('.'))));
    assert_eq!(problem["detail"], errors[0]["detail"]);
    errors.iter().map(|error| error["code"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_server_that_is_ready_says_what_was_looked_at() {
    let world = World::new().await;
    let answer = ready(&world.visitor()).await;
    assert_eq!((answer.status, answer.json()), (200, json!({"status": "ready", "checks": EVERY_CHECK})));
}

#[tokio::test]
async fn a_process_that_only_serves_does_not_answer_for_the_publisher() {
    let home = Home::new().await;
    let web = home.serve(&["--role", "web"]).await;
    let answer = ready(&Visitor::new(web.url.clone())).await;
    assert_eq!((answer.status, &answer.json()["checks"]), (200, &json!(&EVERY_CHECK[..4])));
}

#[tokio::test]
async fn a_hold_after_a_restore_is_named_until_a_person_resumes() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post_text("out before").await.status, 201);
    world.stop();
    std::fs::remove_file(world.data_dir().join("publisher.hwm")).unwrap();
    world.start().unwrap();
    assert_eq!(reasons(&world.visitor()).await, ["restored_database"]);
    world.resume().await;
    world.settle().await;
    assert_eq!(ready(&world.visitor()).await.status, 200);
}

#[tokio::test]
async fn a_lock_that_keeps_nobody_out_is_noticed() {
    let world = World::new().await;
    let lock = world.data_dir().join("publisher.lock");
    std::fs::remove_file(&lock).unwrap();
    assert_eq!(reasons(&world.visitor()).await, ["publisher_lock"]);
    // Another file of the same name is not the one that is locked.
    std::fs::write(&lock, "").unwrap();
    assert_eq!(reasons(&world.visitor()).await, ["publisher_lock"]);
}

#[tokio::test]
async fn a_clock_behind_what_was_written_is_noticed() {
    let world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post_text("written now").await.status, 201);
    world.clock.jump(TimeDelta::minutes(-4));
    assert_eq!(ready(&visitor).await.status, 200, "clocks are put right by a little every day");
    world.clock.jump(TimeDelta::minutes(-4));
    assert_eq!(reasons(&visitor).await, ["clock"]);
    world.clock.jump(TimeDelta::minutes(8));
    assert_eq!(ready(&visitor).await.status, 200);
}

#[tokio::test]
async fn db_a_database_that_takes_no_attempts_is_named_until_it_does() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.database().execute(
        "CREATE TRIGGER nothing_more BEFORE INSERT ON publish_attempts BEGIN SELECT RAISE(ABORT, 'no room'); END",
    );
    let post = visitor.post("/api/x/schedule", &json!({"text": "due", "scheduled_for": world.in_secs(5)})).await.json();
    world.advance(std::time::Duration::from_secs(6));
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while ready(&visitor).await.status == 200 {
        assert!(std::time::Instant::now() < deadline, "it is never noticed");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(reasons(&visitor).await, ["database_writes"]);
    world.database().execute("DROP TRIGGER nothing_more");
    world.pass(5).await;
    wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!(ready(&visitor).await.status, 200);
}

#[tokio::test]
async fn db_what_was_wrong_is_over_when_nothing_waits_for_it_any_more() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let post = visitor.post("/api/x/schedule", &json!({"text": "due", "scheduled_for": world.in_secs(5)})).await.json();
    world.database().execute(
        "CREATE TRIGGER nothing_more BEFORE INSERT ON publish_attempts BEGIN SELECT RAISE(ABORT, 'no room'); END",
    );
    world.advance(std::time::Duration::from_secs(6));
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while ready(&visitor).await.status == 200 {
        assert!(std::time::Instant::now() < deadline, "it is never noticed");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    world.database().execute("DROP TRIGGER nothing_more");
    assert_eq!(visitor.delete(&format!("/api/posts/{}", post["id"].as_str().unwrap())).await.status, 200);
    world.settle().await;
    assert_eq!(ready(&visitor).await.status, 200);
}

#[tokio::test]
async fn db_a_database_that_cannot_be_read_is_named_without_its_words() {
    let world = World::new().await;
    world.database().execute("ALTER TABLE server RENAME TO elsewhere");
    assert_eq!(reasons(&world.visitor()).await[0], "database");
    assert!(!ready(&world.visitor()).await.text.contains("no such table"));
    assert_eq!(world.visitor().get("/healthz").await.status, 200, "it is alive all the same");
    world.database().execute("ALTER TABLE elsewhere RENAME TO server");
}
