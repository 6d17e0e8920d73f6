//! How often what is not there is sent again, what a refusal as a duplicate means, and what a clock that is set does.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{BACKOFF, FIRST_LOOK, QUIET, QUIET_AFTER_ANSWER, findings, post_in_doubt, spoil};
use crate::support::World;

#[tokio::test]
async fn after_three_creates_that_are_not_there_it_has_failed_as_not_published() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "cut", "times": 3}));
    let id = visitor.post_text("three times").await.json()["id"].clone();
    for tries in 1..=3 {
        assert_eq!(world.count("create_requests"), tries);
        world.pass(FIRST_LOOK).await;
        world.pass(QUIET - FIRST_LOOK).await;
        world.pass(4 * BACKOFF).await;
    }
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("failed"), &json!("not_published")), "{delivery}");
    assert_eq!((&delivery["can_retry"], &delivery["attempt_count"]), (&json!(true), &json!(3)));
    world.pass(3600).await;
    assert_eq!((world.count("create_requests"), world.published().len()), (3, 0));

    // And then its user may begin anew.
    assert_eq!(visitor.retry(&id).await.status, 202);
    world.settle().await;
    assert_eq!(visitor.delivery(&id).await["state"], "posted");
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn a_duplicate_refused_after_an_unanswered_attempt_is_that_attempt() {
    let world = World::new().await;
    let visitor = world.connected().await;
    // X made it, and does not show it for longer than anyone waits: so it is sent again, and refused.
    world.control(&json!({"op": "visibility_delay", "secs": QUIET + 2 * BACKOFF}));
    let id = post_in_doubt(&world, &visitor, "you have it already", &json!({"kind": "cut"}), true).await;
    world.pass(FIRST_LOOK).await;
    world.pass(QUIET - FIRST_LOOK).await;
    world.pass(BACKOFF).await;
    assert_eq!((world.count("create_requests"), world.published().len()), (2, 1));
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("unconfirmed"), &json!("duplicate_content")));
    world.pass(QUIET).await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &world.published()[0]["id"]));
    assert_eq!((world.count("create_requests"), world.published().len()), (2, 1));
}

#[tokio::test]
async fn a_duplicate_that_x_never_shows_is_for_a_person_to_decide() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "visibility_delay", "secs": 1_000_000}));
    let id = post_in_doubt(&world, &visitor, "you have it already", &json!({"kind": "cut"}), true).await;
    for secs in [FIRST_LOOK, QUIET - FIRST_LOOK, BACKOFF, FIRST_LOOK, QUIET] {
        world.pass(secs).await;
    }
    let delivery = visitor.delivery(&id).await;
    assert_eq!(
        (&delivery["state"], &delivery["reason"]),
        (&json!("needs_review"), &json!("conflicting")),
        "{delivery}"
    );
    assert_eq!((world.count("create_requests"), world.published().len()), (2, 1));
    visitor.retry(&id).await.is_problem(409, "may_be_published");
}

#[tokio::test]
async fn a_duplicate_refused_at_the_first_attempt_has_failed_unless_it_is_found_as_newer() {
    let world = World::new().await;
    let visitor = world.connected().await;
    // Somebody wrote the same by hand, an hour ago: that is not ours.
    let by_hand = visitor.post_text("by hand").await.json();
    world.pass(3600).await;
    let answer = visitor.post("/api/x/post", &json!({"text": "by hand", "allow_duplicate": true})).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let id = answer.json()["id"].clone();
    world.pass(FIRST_LOOK).await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!(
        (&delivery["state"], &delivery["reason"]),
        (&json!("failed"), &json!("duplicate_content")),
        "{delivery}"
    );
    assert_eq!(findings(&visitor, &id).await, ["absent"], "one look");
    assert_ne!(delivery["remote_id"], by_hand["deliveries"][0]["remote_id"]);
    assert_eq!(world.published().len(), 1);
}

/// A wall clock set by someone while a post is in doubt, and where the sandbox's stays.
async fn a_clock_set_by(minutes: i64, accepted: bool) -> (World, crate::support::Visitor, Value) {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "visibility_delay", "secs": if accepted { QUIET - 5 } else { 0 }}));
    let id = post_in_doubt(&world, &visitor, "what time is it?", &json!({"kind": "cut"}), accepted).await;
    world.pass(FIRST_LOOK).await;
    world.clock.jump(TimeDelta::minutes(minutes));
    world.settle().await;
    (world, visitor, id)
}

#[tokio::test]
async fn a_wall_clock_that_jumps_does_not_shorten_the_quiet_time() {
    for minutes in [10, -10, 24 * 60] {
        for accepted in [true, false] {
            let (world, visitor, id) = a_clock_set_by(minutes, accepted).await;
            // Look after look until just before the quiet time ends.
            for _ in 0..2 {
                world.pass(100).await;
            }
            assert_eq!(visitor.delivery(&id).await["state"], "unconfirmed", "{minutes} {accepted}");
            assert_eq!(world.count("create_requests"), 1, "{minutes} {accepted}");
            for _ in 0..4 {
                world.pass(90).await;
            }
            // However it is settled, nothing is there twice.
            let delivery = visitor.delivery(&id).await;
            if !accepted && minutes > 60 {
                assert_eq!(
                    (&delivery["state"], world.published().len()),
                    (&json!("missed"), 0),
                    "a day late by the wall"
                );
                continue;
            }
            assert_eq!(world.published().len(), 1, "{minutes} {accepted} {delivery}");
            assert_eq!(delivery["state"], "posted", "{minutes} {accepted} {delivery}");
            assert_eq!(delivery["remote_id"], world.published()[0]["id"], "{minutes} {accepted}");
            assert_eq!(world.count("create_requests"), if accepted { 1 } else { 2 }, "{minutes} {accepted}");
        }
    }
}

#[tokio::test]
async fn each_doubt_of_one_delivery_has_a_quiet_time_of_its_own() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = post_in_doubt(&world, &visitor, "again and again", &json!({"kind": "cut"}), false).await;
    world.pass(FIRST_LOOK).await;
    world.pass(QUIET - FIRST_LOOK).await;
    // The second one is made, and shown late: the first doubt's time is no excuse.
    world.control(&json!({"op": "visibility_delay", "secs": QUIET - 10}));
    spoil(&world, &json!({"kind": "cut"}), true);
    world.pass(BACKOFF).await;
    assert_eq!(world.count("create_requests"), 2);
    world.pass(FIRST_LOOK).await;
    world.pass(QUIET_AFTER_ANSWER).await;
    assert_eq!(visitor.delivery(&id).await["state"], "unconfirmed");
    world.pass(QUIET).await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &world.published()[0]["id"]));
    assert_eq!((world.count("create_requests"), world.published().len()), (2, 1));
}
