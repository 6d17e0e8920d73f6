//! The restore drill: a database that is older than what was sent from it publishes nothing until a person resumes,
//! and nothing twice after that.

mod suspicions;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::lookups::{BACKOFF, QUIET};
use crate::support::{Visitor, World};

/// The database's files in a folder.
fn database_files(folder: &Path) -> Vec<PathBuf> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    names.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("pillarbox.db")).collect()
}

/// Waits until nobody in this process has the database open: a connection that closes late takes the new one's log
/// with it. Between processes there is no such moment.
fn wait_until_closed(world: &World) {
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    let is_open = || {
        let open = fs::read_dir("/proc/self/fd").unwrap().filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
        let is_database = |path: &PathBuf| path.to_string_lossy().contains("pillarbox.db");
        open.filter(is_database).any(|path| path.starts_with(world.data_dir()))
    };
    while is_open() {
        assert!(std::time::Instant::now() < deadline, "the database stays open");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Copies the database of a server that has stopped.
fn back_up(world: &World) -> tempfile::TempDir {
    let backup = tempfile::tempdir().unwrap();
    wait_until_closed(world);
    for path in database_files(world.data_dir()) {
        fs::copy(&path, backup.path().join(path.file_name().unwrap())).unwrap();
    }
    backup
}

/// Puts a copy in the place of the database.
fn restore(world: &World, backup: &tempfile::TempDir) {
    wait_until_closed(world);
    for path in database_files(world.data_dir()) {
        fs::remove_file(path).unwrap();
    }
    for path in database_files(backup.path()) {
        fs::copy(&path, world.data_dir().join(path.file_name().unwrap())).unwrap();
    }
}

/// How often each text is at X.
fn there(world: &World) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for post in world.published() {
        *counts.entry(post["text"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

/// Each of these is at X once, and nothing else is.
#[track_caller]
fn assert_once(world: &World, texts: &[&str]) {
    assert_eq!(there(world), texts.iter().map(|text| ((*text).to_owned(), 1)).collect());
}

async fn scheduled(world: &World, visitor: &Visitor, text: &str, secs: i64) -> Value {
    let answer = visitor.schedule(text, &world.in_secs(secs)).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()["id"].clone()
}

async fn stands(visitor: &Visitor, id: &Value) -> (Value, Value) {
    let delivery = visitor.delivery(id).await;
    (delivery["state"].clone(), delivery["reason"].clone())
}

fn held() -> (Value, Value) {
    (json!("held"), json!("restored_database"))
}

/// A world whose database was put back to before `first` and `second` went out; `missed_by_both` came due while
/// nothing ran, `later` is still to come. The server is stopped.
async fn put_back() -> (World, Visitor, [Value; 4]) {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    let ids = [
        scheduled(&world, &visitor, "first", 60).await,
        scheduled(&world, &visitor, "second & third", 120).await,
        scheduled(&world, &visitor, "missed by both", 600).await,
        scheduled(&world, &visitor, "later", 1200).await,
    ];
    world.settle().await;
    world.stop();
    let backup = back_up(&world);
    world.start().unwrap();
    world.pass(60).await;
    world.pass(60).await;
    let moved = visitor.moved_to(world.url());
    assert_eq!(moved.post_text("written after the backup").await.status, 201);
    assert_once(&world, &["first", "second & third", "written after the backup"]);
    world.stop();
    world.advance(Duration::from_secs(600));
    restore(&world, &backup);
    (world, visitor, ids)
}

#[tokio::test]
async fn a_restored_database_sends_nothing_until_a_person_resumes_and_nothing_twice_then() {
    let (mut world, visitor, [first, second, missed, later]) = put_back().await;
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.settle().await;
    // What is out already is found, under its true id.
    for (id, text) in [(&first, "first"), (&second, "second & third")] {
        let delivery = visitor.delivery(id).await;
        let published = world.published().into_iter().find(|post| post["text"] == text).unwrap();
        assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &published["id"]), "{delivery}");
    }
    assert_eq!(stands(&visitor, &missed).await, (json!("unconfirmed"), json!("restored_database")));
    world.pass(QUIET).await;
    world.pass(QUIET).await;
    assert_eq!(stands(&visitor, &missed).await, held());

    // What comes due meanwhile waits as well, and so does what is written now.
    world.pass(100).await;
    assert_eq!(stands(&visitor, &later).await, held());
    visitor.post_text("written during the hold").await;
    world.pass(600).await;
    let posts = visitor.get("/api/posts").await.json()["items"].clone();
    let new = posts.as_array().unwrap().iter().find(|post| post["text"] == "written during the hold").unwrap();
    assert_eq!(stands(&visitor, &new["id"]).await, held());

    assert_eq!(world.count("create_requests"), 3, "none before a person resumes");

    // A restart is no answer.
    world.restart();
    let visitor = visitor.moved_to(world.url());
    world.pass(60).await;
    assert_eq!(world.count("create_requests"), 3);

    let resumed = world.resume().await;
    assert!(resumed.reason.is_some());
    assert_eq!((format!("{:?}", resumed.suspicion), resumed.released), ("Some(DatabaseIsOlder)".to_owned(), 3));
    world.settle().await;
    for _ in 0..5 {
        world.pass(60).await;
    }
    let all =
        ["first", "second & third", "written after the backup", "missed by both", "later", "written during the hold"];
    assert_once(&world, &all);
    assert_eq!(world.count("create_requests"), 6);
    for id in [&first, &second, &missed, &later, &new["id"]] {
        let delivery = visitor.delivery(id).await;
        assert_eq!(delivery["state"], "posted", "{delivery}");
        assert!(world.published().iter().any(|post| post["id"] == delivery["remote_id"]), "{delivery}");
    }
    // It is over: the next start sends as ever.
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(visitor.post_text("as ever").await.status, 201);
}

#[tokio::test]
async fn resuming_before_everything_was_looked_up_does_not_send_what_is_out() {
    let (mut world, visitor, [first, second, missed, later]) = put_back().await;
    // X cannot be read at first, so all of it is still in doubt.
    world.control(&json!({"op": "fault", "route": "timeline", "kind": "status", "status": 503}));
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.settle().await;
    for id in [&first, &second, &missed] {
        assert_eq!(stands(&visitor, id).await, (json!("unconfirmed"), json!("restored_database")));
    }
    assert_eq!(world.resume().await.released, 0);
    world.settle().await;
    assert_eq!(world.count("create_requests"), 3);
    for secs in [60, QUIET, QUIET, BACKOFF, 120, 600] {
        world.pass(secs).await;
    }
    for id in [&first, &second, &missed, &later] {
        assert_eq!(visitor.delivery(id).await["state"], "posted");
    }
    assert_once(&world, &["first", "second & third", "written after the backup", "missed by both", "later"]);
    assert_eq!(world.count("create_requests"), 5);
}

#[tokio::test]
async fn resuming_before_the_first_start_does_not_send_what_is_out() {
    let (mut world, visitor, [first, second, missed, _]) = put_back().await;
    world.resume().await;
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.settle().await;
    assert_eq!(world.count("create_requests"), 3, "what may be out is looked up first");
    for secs in [60, QUIET, QUIET, BACKOFF, 120, 600] {
        world.pass(secs).await;
    }
    for id in [&first, &second, &missed] {
        assert_eq!(visitor.delivery(id).await["state"], "posted");
    }
    assert_once(&world, &["first", "second & third", "written after the backup", "missed by both", "later"]);
}

#[tokio::test]
async fn a_hold_can_be_resumed_while_the_server_is_stopped() {
    let (mut world, visitor, [first, _, missed, later]) = put_back().await;
    world.start().unwrap();
    world.settle().await;
    world.pass(QUIET).await;
    world.pass(QUIET).await;
    world.stop();
    assert!(world.resume().await.reason.is_some());
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    for secs in [0, 120, 600] {
        world.pass(secs).await;
    }
    for id in [&first, &missed, &later] {
        assert_eq!(visitor.delivery(id).await["state"], "posted");
    }
    assert_eq!(world.count("create_requests"), 5);
    assert_once(&world, &["first", "second & third", "written after the backup", "missed by both", "later"]);
}

#[tokio::test]
async fn the_newer_database_put_back_instead_needs_no_word_from_anyone() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    let later = scheduled(&world, &visitor, "later", 600).await;
    world.settle().await;
    world.stop();
    let older = back_up(&world);
    world.start().unwrap();
    assert_eq!(visitor.moved_to(world.url()).post_text("after the backup").await.status, 201);
    world.stop();
    let newer = back_up(&world);
    restore(&world, &older);
    world.start().unwrap();
    world.pass(100).await;
    world.stop();
    // It was the wrong one.
    restore(&world, &newer);
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.pass(500).await;
    assert_eq!(visitor.delivery(&later).await["state"], "posted");
    assert_once(&world, &["after the backup", "later"]);
}

#[tokio::test]
async fn posting_during_the_hold_does_not_blame_the_account() {
    let (mut world, visitor, _) = put_back().await;
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.pass(1).await;
    let answer = visitor.post_text("written during the hold").await;
    assert_ne!(answer.json()["code"], "account_needs_reauth", "{answer:?}");
    assert_eq!(visitor.account().await["status"], "active");
}
