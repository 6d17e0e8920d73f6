//! What is swept: the images of posts that ended a week ago, and files that nothing names.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::publishing::wait_for_state;
use crate::support::{PASSWORD, Visitor, World, png};

const DAY: u64 = 24 * 3600;

/// A post with an image that X has refused; returns its id.
async fn failed(world: &World, visitor: &Visitor, text: &str) -> Value {
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "status": 400}));
    let refused = visitor.post_with_images(text, &[(&png(), "")]).await;
    refused.is_problem(422, "media_rejected");
    refused.json()["post_id"].clone()
}

/// Signs in again: sessions do not last as long as images.
async fn sign_in(visitor: &Visitor) {
    let answer = visitor.post("/api/auth/login", &json!({"username": "margaret", "password": PASSWORD})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[tokio::test]
async fn a_post_that_failed_can_be_sent_again_with_its_images_for_a_week() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = failed(&world, &visitor, "six days and some").await;
    world.pass(7 * DAY - 60).await;
    world.sweep().await;
    assert_eq!(world.media_files().len(), 1);
    assert_eq!(visitor.retry(&id).await.status, 202);
    world.settle().await;
    wait_for_state(&visitor, &id, "posted").await;
    assert_eq!(world.published()[0]["media"].as_array().unwrap().len(), 1);
    assert!(world.media_files().is_empty());
}

#[tokio::test]
async fn after_a_week_they_are_gone_and_it_says_so() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = failed(&world, &visitor, "seven days and some").await;
    world.pass(7 * DAY + 60).await;
    world.sweep().await;
    assert!(world.media_files().is_empty());
    sign_in(&visitor).await;
    let post = visitor.read_post(&id).await;
    assert_eq!(post["images"][0]["url"], Value::Null);
    assert_eq!(post["deliveries"][0]["can_retry"], false, "nothing is offered that would be refused");
    let before = world.database().dump();
    visitor.retry(&id).await.is_problem(409, "images_gone");
    assert_eq!(world.database().dump(), before);
}

#[tokio::test]
async fn a_try_in_between_gives_them_another_week() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = failed(&world, &visitor, "once more").await;
    world.pass(6 * DAY).await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "status": 400}));
    assert_eq!(visitor.retry(&id).await.status, 202);
    world.settle().await;
    wait_for_state(&visitor, &id, "failed").await;
    world.pass(6 * DAY).await;
    world.sweep().await;
    assert_eq!(world.media_files().len(), 1);
}

#[tokio::test]
async fn what_waits_longer_than_a_week_is_not_swept() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let at = world.in_secs(i64::try_from(30 * DAY).unwrap());
    let post = visitor.schedule_with_images("next month", &at, &[(&png(), "")]).await.json();
    for _ in 0..3 {
        world.pass(9 * DAY).await;
        world.sweep().await;
    }
    assert_eq!(world.media_files().len(), 1);
    world.pass(3 * DAY).await;
    sign_in(&visitor).await;
    wait_for_state(&visitor, &post["id"], "posted").await;
}

#[tokio::test]
async fn files_that_no_post_names_are_removed_after_a_day_and_others_stay() {
    let world = World::new().await;
    let visitor = world.connected().await;
    visitor.schedule_with_images("named", &world.in_secs(3600), &[(&png(), "")]).await;
    let named = world.media_files().remove(0);
    let folder = named.parent().unwrap().to_owned();
    let put = |name: &str, age_hours: u64| {
        let file = std::fs::File::create(folder.join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(age_hours * 3600)).unwrap();
    };
    put("0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11", 25);
    put("0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12", 23);
    put("0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13.part", 25);
    put("0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c14.part", 23);
    put("a note of the operator's", 1000);
    let old = std::fs::File::options().write(true).open(&named).unwrap();
    old.set_modified(SystemTime::now() - Duration::from_secs(1000 * 3600)).unwrap();
    world.sweep().await;
    let mut left: Vec<String> =
        world.media_files().iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    left.sort();
    let mut expected = vec![
        "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12".to_owned(),
        "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c14.part".to_owned(),
        "a note of the operator's".to_owned(),
        named.file_name().unwrap().to_str().unwrap().to_owned(),
    ];
    expected.sort();
    assert_eq!(left, expected);
}

#[tokio::test]
async fn the_audit_trail_is_kept_for_four_hundred_days() {
    let world = World::new().await;
    let _admin = world.admin().await;
    let lines = |world: &World| world.database().lines("SELECT action AS line FROM audit_events ORDER BY at");
    assert_eq!(lines(&world), ["server.set_up"]);
    world.advance(Duration::from_secs(400 * DAY - 60));
    world.sweep().await;
    assert_eq!(lines(&world), ["server.set_up"]);
    world.advance(Duration::from_secs(120));
    world.sweep().await;
    assert!(lines(&world).is_empty());
}
