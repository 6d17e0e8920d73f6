//! Whatever is wrong with the high-water file, nothing is sent before a person has looked.

use std::fs;

use serde_json::json;

use super::{held, scheduled, stands};
use crate::lookups::{BACKOFF, QUIET};
use crate::support::World;

/// Spoils the file of a stopped server.
type Spoil = fn(&World);

fn file(world: &World) -> std::path::PathBuf {
    world.data_dir().join("publisher.hwm")
}

fn remove(world: &World) {
    fs::remove_file(file(world)).unwrap();
}

/// Each record counts otherwise.
fn tamper(world: &World) {
    let written = fs::read_to_string(file(world)).unwrap();
    let changed = written.replace("\"attempts\":1", "\"attempts\":7").replace("\"attempts\":0", "\"attempts\":8");
    assert_ne!(written, changed, "{written}");
    fs::write(file(world), changed).unwrap();
}

fn empty(world: &World) {
    fs::write(file(world), "").unwrap();
}

fn nonsense(world: &World) {
    fs::write(file(world), [0xff; 4096]).unwrap();
}

/// As a copy of the whole folder has it: the same bytes in another file.
fn copy(world: &World) {
    let copied = file(world).with_extension("copied");
    fs::copy(file(world), &copied).unwrap();
    fs::rename(copied, file(world)).unwrap();
}

#[tokio::test]
async fn a_file_that_is_missing_changed_or_copied_holds_everything_until_a_person_resumes() {
    let cases: [(&str, Spoil); 5] = [
        ("Some(Missing)", remove),
        ("Some(Tampered)", tamper),
        ("Some(Tampered)", empty),
        ("Some(Tampered)", nonsense),
        ("Some(Copied)", copy),
    ];
    for (suspicion, spoil) in cases {
        let mut world = World::new().await;
        let visitor = world.connected().await;
        assert_eq!(visitor.post_text("out before").await.status, 201);
        let while_down = scheduled(&world, &visitor, "due while it was down", 60).await;
        let during = scheduled(&world, &visitor, "due during the hold", 3000).await;
        world.stop();
        world.advance(std::time::Duration::from_secs(60));
        spoil(&world);
        world.start().unwrap();
        let visitor = visitor.moved_to(world.url());
        for secs in [0, QUIET, QUIET, 3000 - 60 - 2 * QUIET] {
            world.pass(secs).await;
        }
        for id in [&while_down, &during] {
            assert_eq!(stands(&visitor, id).await, held(), "{suspicion}");
        }
        assert_eq!(world.count("create_requests"), 1, "{suspicion}");

        let resumed = world.resume().await;
        assert_eq!((format!("{:?}", resumed.suspicion), resumed.released), (suspicion.to_owned(), 2));
        for secs in [0, 120, BACKOFF] {
            world.pass(secs).await;
        }
        for id in [&while_down, &during] {
            assert_eq!(stands(&visitor, id).await.0, "posted", "{suspicion}");
        }
        assert_eq!((world.count("create_requests"), world.published().len()), (3, 3), "{suspicion}");
        world.restart();
        assert_eq!(visitor.moved_to(world.url()).post_text("and on").await.status, 201, "{suspicion}");
    }
}

#[tokio::test]
async fn the_file_of_another_database_holds_everything_too() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    let id = scheduled(&world, &visitor, "due in a minute", 60).await;
    let other = World::new().await;
    let others = other.connected().await;
    assert_eq!(others.post_text("of another database").await.status, 201);
    world.stop();
    fs::copy(file(&other), file(&world)).unwrap();
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.pass(60).await;
    assert_eq!(stands(&visitor, &id).await, held());
    let resumed = world.resume().await;
    assert_eq!(format!("{:?}", resumed.suspicion), "Some(OtherDatabase)");
    world.settle().await;
    assert_eq!(stands(&visitor, &id).await.0, "posted");
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn a_persons_word_holds_for_the_file_it_was_given_about() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post_text("out before").await.status, 201);
    for round in 0..2 {
        world.stop();
        remove(&world);
        world.start().unwrap();
        let visitor = visitor.moved_to(world.url());
        let id = scheduled(&world, &visitor, &format!("round {round}"), 60).await;
        world.pass(60).await;
        assert_eq!(stands(&visitor, &id).await, held(), "round {round}");
        world.resume().await;
        world.settle().await;
        assert_eq!(stands(&visitor, &id).await.0, "posted", "round {round}");
    }
}

#[tokio::test]
async fn resuming_where_nothing_is_held_changes_nothing() {
    let world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post_text("out before").await.status, 201);
    let resumed = world.resume().await;
    assert_eq!((resumed.reason, format!("{:?}", resumed.suspicion), resumed.released), (None, "None".to_owned(), 0));
    assert_eq!(visitor.post_text("and after").await.status, 201);
    assert_eq!(visitor.get("/readyz").await.status, 200);
    assert_eq!(json!(world.published().len()), json!(2));
}
