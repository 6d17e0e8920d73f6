//! Timelines that cannot be read.

use serde_json::{Value, json};

use super::{BACKOFF, FIRST_LOOK, QUIET, QUIET_AFTER_ANSWER, assert_found, findings, post_in_doubt};
use crate::support::{Visitor, World};

fn break_timelines(world: &World, fault: &Value) {
    let mut operation = json!({"op": "fault", "route": "timeline", "times": 10_000});
    operation.as_object_mut().unwrap().extend(fault.as_object().unwrap().clone());
    world.control(&operation);
}

async fn state_of(visitor: &Visitor, id: &Value) -> (Value, Value) {
    let delivery = visitor.delivery(id).await;
    (delivery["state"].clone(), delivery["reason"].clone())
}

#[tokio::test]
async fn a_timeline_that_cannot_be_read_for_an_hour_leaves_it_to_a_person() {
    for fault in [
        json!({"kind": "status", "status": 503}),
        json!({"kind": "status", "status": 429}),
        json!({"kind": "cut"}),
        json!({"kind": "nonsense"}),
        json!({"kind": "empty"}),
        json!({"kind": "status", "status": 200, "body": {"errors": [{"title": "Not Found Error"}]}}),
        json!({"kind": "status", "status": 200, "body": {}}),
        json!({"kind": "status", "status": 200, "body": {"data": [{"id": "1", "text": "no time"}], "meta": {"result_count": 1}}}),
    ] {
        let world = World::new().await;
        let visitor = world.connected().await;
        let id = post_in_doubt(&world, &visitor, "nobody knows", &json!({"kind": "cut"}), false).await;
        break_timelines(&world, &fault);
        for secs in [FIRST_LOOK, 600, 1400, 1500] {
            world.pass(secs).await;
            assert_eq!(state_of(&visitor, &id).await.0, "unconfirmed", "{fault}");
        }
        for _ in 0..2 {
            world.pass(900).await;
        }
        assert_eq!(state_of(&visitor, &id).await, (json!("needs_review"), json!("unreadable")), "{fault}");
        assert_eq!(world.count("create_requests"), 1, "{fault}");
        let post = visitor.read_post(&id).await;
        assert_eq!((&post["status"], &post["deliveries"][0]["can_retry"]), (&json!("failed"), &json!(false)));
        assert!(findings(&visitor, &id).await.iter().all(|finding| finding == "unreadable"), "{fault}");
        let looks = post["deliveries"][0]["lookups"].as_array().unwrap().len();
        assert!((3..=12).contains(&looks), "X is not asked all the time: {looks}");
        world.pass(24 * 3600).await;
        assert_eq!(world.count("create_requests"), 1, "{fault}");
    }
}

#[tokio::test]
async fn a_timeline_that_can_be_read_again_in_time_settles_it() {
    for accepted in [true, false] {
        let world = World::new().await;
        let visitor = world.connected().await;
        let id = post_in_doubt(&world, &visitor, "patience", &json!({"kind": "cut"}), accepted).await;
        break_timelines(&world, &json!({"kind": "status", "status": 503}));
        for _ in 0..4 {
            world.pass(120).await;
        }
        world.control(&json!({"op": "clear_faults"}));
        for _ in 0..5 {
            world.pass(300).await;
        }
        if accepted {
            assert_found(&world, &visitor, &id, 1, "read again").await;
        } else {
            assert_eq!(state_of(&visitor, &id).await.0, "posted");
            assert_eq!((world.published().len(), world.count("create_requests")), (1, 2));
            let findings = findings(&visitor, &id).await;
            let clean = findings.iter().filter(|finding| *finding == "absent").count();
            assert!(clean >= 2, "one clean read proves nothing: {findings:?}");
        }
    }
}

#[tokio::test]
async fn an_explicit_failure_is_no_proof_when_it_cannot_be_looked_up() {
    for accepted in [true, false] {
        let world = World::new().await;
        let visitor = world.connected().await;
        break_timelines(&world, &json!({"kind": "status", "status": 503}));
        let id = post_in_doubt(&world, &visitor, "503", &json!({"kind": "status", "status": 503}), accepted).await;
        for secs in [FIRST_LOOK, QUIET_AFTER_ANSWER, QUIET, 1500, 1500] {
            world.pass(secs).await;
            assert_eq!(state_of(&visitor, &id).await.0, "unconfirmed");
        }
        for _ in 0..2 {
            world.pass(900).await;
        }
        assert_eq!(state_of(&visitor, &id).await, (json!("needs_review"), json!("unreadable")));
        assert_eq!((world.count("create_requests"), world.published().len()), (1, usize::from(accepted)));
    }
}

#[tokio::test]
async fn absence_is_believed_from_a_whole_reading_only() {
    let world = World::new().await;
    let visitor = world.connected().await;
    // The post is on the second page, and that one cannot be read at first.
    let id = post_in_doubt(&world, &visitor, "the first of many", &json!({"kind": "cut"}), true).await;
    for n in 0..55 {
        assert_eq!(visitor.post_text(&format!("number {n}")).await.status, 201);
    }
    world.control(&json!({"op": "fault", "route": "timeline", "kind": "status", "status": 503, "skip": 1}));
    world.pass(FIRST_LOOK).await;
    assert_eq!(findings(&visitor, &id).await, ["unreadable"]);
    world.pass(60).await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &world.published()[0]["id"]));
    assert_eq!(world.published().len(), 56);
}

#[tokio::test]
async fn a_token_refused_at_the_timeline_is_replaced_and_the_look_goes_on() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = post_in_doubt(&world, &visitor, "with a dead token", &json!({"kind": "cut"}), true).await;
    world.control(&json!({"op": "expire_tokens", "account": "ada_sandbox"}));
    world.pass(FIRST_LOOK).await;
    assert_found(&world, &visitor, &id, 1, "after a refresh").await;
    assert_eq!(world.count("refresh_requests"), 1);
}

#[tokio::test]
async fn a_disconnected_account_is_not_looked_at_and_a_person_decides_in_the_end() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = post_in_doubt(&world, &visitor, "and then disconnected", &json!({"kind": "cut"}), false).await;
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    for secs in [FIRST_LOOK, QUIET, BACKOFF] {
        world.pass(secs).await;
    }
    assert_eq!(state_of(&visitor, &id).await.0, "unconfirmed");
    for _ in 0..4 {
        world.pass(1800).await;
    }
    assert_eq!(state_of(&visitor, &id).await, (json!("needs_review"), json!("unreadable")));
    assert_eq!((world.count("create_requests"), world.published().len()), (1, 0));
}
