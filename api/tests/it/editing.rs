//! Changing and cancelling what has not gone out.

mod races;

use serde_json::{Value, json};

use crate::lookups::{FIRST_LOOK, post_in_doubt};
use crate::support::{Visitor, World, png, post_form};

async fn scheduled(world: &World, visitor: &Visitor, text: &str) -> Value {
    let answer = visitor.schedule(text, &world.in_secs(60)).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()["id"].clone()
}

/// Neither a change nor cancelling is taken, and both say why.
async fn is_closed(visitor: &Visitor, id: &Value, state: &str) {
    let before = visitor.read_post(id).await;
    for answer in [
        visitor.change(id, &json!({"version": before["version"], "text": "changed"})).await,
        // What it has become says more than that it changed.
        visitor.change(id, &json!({"version": 99, "publish_late": "always"})).await,
        visitor.cancel(id).await,
    ] {
        assert_eq!(answer.is_problem(409, "not_editable").json()["state"], state);
    }
    let after = visitor.read_post(id).await;
    assert_eq!((&after["text"], &after["version"]), (&before["text"], &before["version"]));
    assert_eq!((&before["can_edit"], &before["can_cancel"]), (&json!(false), &json!(false)), "{before}");
}

#[tokio::test]
async fn text_time_and_late_rule_can_be_changed_each_alone_or_together() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = scheduled(&world, &visitor, "as written first").await;
    let original = visitor.read_post(&id).await;

    let post = visitor.change(&id, &json!({"version": 0, "text": "  second thought "})).await.json();
    assert_eq!((&post["text"], &post["version"]), (&json!("second thought"), &json!(1)));
    assert_eq!(post["schedule"], original["schedule"], "what is left out stays");

    let later = world.in_secs(120);
    let change = json!({"version": 1, "scheduled_for": later, "time_zone": "Asia/Tokyo"});
    let post = visitor.change(&id, &change).await.json();
    assert_eq!((&post["text"], &post["version"]), (&json!("second thought"), &json!(2)));
    assert_eq!(post["schedule"]["time_zone"], "Asia/Tokyo");
    assert_eq!(post["deliveries"][0]["due_at"], post["schedule"]["at"]);
    assert_eq!(post["deliveries"][0]["next_attempt_at"], post["schedule"]["at"]);

    let post = visitor.change(&id, &json!({"version": 2, "publish_late": 7})).await.json();
    assert_eq!((&post["deliveries"][0]["publish_late"], &post["version"]), (&json!(7), &json!(3)));
    let change = json!({"version": 3, "text": "third", "scheduled_for": world.in_secs(90), "publish_late": "always"});
    assert_eq!(visitor.change(&id, &change).await.json()["version"], 4);

    world.pass(89).await;
    assert_eq!(world.count("create_requests"), 0, "neither at the first time nor before the last");
    world.pass(1).await;
    assert_eq!(world.published()[0]["text"], "third");
    world.pass(600).await;
    assert_eq!(world.count("create_requests"), 1);
}

#[tokio::test]
async fn a_change_that_cannot_be_used_changes_nothing() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let other = scheduled(&world, &visitor, "already taken").await;
    let id = scheduled(&world, &visitor, "as it was").await;
    let before = world.database().dump();
    for (change, field, code) in [
        (json!({"text": ""}), "text", "text_empty"),
        (json!({"text": "a".repeat(281)}), "text", "text_too_long"),
        (json!({"scheduled_for": world.in_secs(0)}), "scheduled_for", "time_in_past"),
        (json!({"scheduled_for": "soon"}), "scheduled_for", "time_invalid"),
        (json!({"scheduled_for": "2099-01-01T09:00"}), "time_zone", "time_zone_required"),
        (json!({"time_zone": "Asia/Tokyo"}), "time_zone", "time_missing"),
    ] {
        let mut change = change;
        change["version"] = json!(0);
        let problem = visitor.change(&id, &change).await.is_problem(422, "invalid_fields").json();
        assert_eq!((&problem["errors"][0]["field"], &problem["errors"][0]["code"]), (&json!(field), &json!(code)));
    }
    let taken = visitor.change(&id, &json!({"version": 0, "text": "already  taken"})).await;
    assert_eq!(taken.is_problem(409, "duplicate_content").json()["post_id"], other);
    visitor.change(&id, &json!({"text": "without a version"})).await.is_problem(428, "version_required");
    assert_eq!(world.database().dump(), before);
    let meant = json!({"version": 0, "text": "already taken", "allow_duplicate": true});
    assert_eq!(visitor.change(&id, &meant).await.status, 200);
    // A post is no duplicate of itself.
    assert_eq!(
        visitor.change(&other, &json!({"version": 0, "publish_late": "never", "allow_duplicate": true})).await.status,
        200
    );
}

#[tokio::test]
async fn a_change_from_an_older_version_is_told_the_newer_and_changes_nothing() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = scheduled(&world, &visitor, "first").await;
    assert_eq!(visitor.change(&id, &json!({"version": 0, "text": "second"})).await.status, 200);
    let late = visitor.change(&id, &json!({"version": 0, "text": "too late"})).await;
    assert_eq!(late.is_problem(409, "version_conflict").json()["version"], 1);
    let path = format!("/api/posts/{}?version=0", id.as_str().unwrap());
    assert_eq!(visitor.delete(&path).await.is_problem(409, "version_conflict").json()["version"], 1);
    assert_eq!(visitor.read_post(&id).await["text"], "second");
    assert_eq!(visitor.delete(&path.replace("=0", "=1")).await.status, 200);
}

#[tokio::test]
async fn a_cancelled_post_stays_in_the_history_and_is_never_sent() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    let id = scheduled(&world, &visitor, "never mind").await;
    let answer = visitor.cancel(&id).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let post = answer.json();
    assert_eq!((&post["status"], &post["deliveries"][0]["state"]), (&json!("cancelled"), &json!("cancelled")));
    assert_eq!(post["deliveries"][0]["next_attempt_at"], json!(null));
    is_closed(&visitor, &id, "cancelled").await;
    assert_eq!(visitor.retry(&id).await.is_problem(409, "not_retryable").json()["state"], "cancelled");
    world.pass(120).await;
    world.restart();
    world.pass(24 * 3600).await;
    assert_eq!(world.count("create_requests"), 0);
}

#[tokio::test]
async fn what_is_on_the_wire_or_in_doubt_or_out_can_no_longer_be_changed() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = scheduled(&world, &visitor, "on the wire").await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "slow", "delay_ms": 1500}));
    world.advance(std::time::Duration::from_secs(60));
    crate::publishing::wait_for_state(&visitor, &id, "sending").await;
    is_closed(&visitor, &id, "sending").await;
    crate::publishing::wait_for_state(&visitor, &id, "posted").await;
    is_closed(&visitor, &id, "posted").await;

    let id = post_in_doubt(&world, &visitor, "in doubt", &json!({"kind": "cut"}), false).await;
    is_closed(&visitor, &id, "unconfirmed").await;
    world.control(&json!({"op": "fault", "route": "timeline", "kind": "status", "status": 503, "times": 1000}));
    for secs in [FIRST_LOOK, 1800, 1800] {
        world.pass(secs).await;
    }
    is_closed(&visitor, &id, "needs_review").await;
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn a_refused_post_can_be_changed_and_sent_again_at_once_or_later() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 400, "times": 2}));
    let mut ids = Vec::new();
    for text in ["the first draft", "another draft"] {
        let refused = visitor.post_form(post_form(text, Some(png()), Some("Squares"))).await;
        ids.push(refused.is_problem(422, "platform_rejected").json()["post_id"].clone());
    }
    let post = visitor.read_post(&ids[0]).await;
    assert_eq!((&post["can_edit"], &post["can_cancel"]), (&json!(true), &json!(false)));
    let post = visitor.change(&ids[0], &json!({"version": 0, "text": "corrected"})).await.json();
    assert_eq!((&post["text"], &post["status"]), (&json!("corrected"), &json!("failed")), "it is not sent by that");
    world.pass(600).await;
    assert_eq!(world.count("create_requests"), 2);
    assert_eq!(visitor.retry(&ids[0]).await.status, 202);
    world.settle().await;
    assert_eq!((world.published()[0]["text"].clone(), world.published().len()), (json!("corrected"), 1));
    assert_eq!(world.published()[0]["media"].as_array().unwrap().len(), 1, "the image came along");

    // A new time puts the other one back into the queue by itself.
    let change = json!({"version": 0, "text": "", "scheduled_for": world.in_secs(300)});
    let post = visitor.change(&ids[1], &change).await.json();
    assert_eq!(
        (&post["status"], &post["deliveries"][0]["state"]),
        (&json!("scheduled"), &json!("scheduled")),
        "{post}"
    );
    world.pass(299).await;
    assert_eq!(world.published().len(), 1);
    world.pass(1).await;
    assert_eq!(visitor.delivery(&ids[1]).await["state"], "posted");
    assert_eq!(world.published()[1]["text"], "");
}

#[tokio::test]
async fn a_missed_post_can_be_given_another_time() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    let id = scheduled(&world, &visitor, "slept through").await;
    world.stop();
    world.advance(std::time::Duration::from_secs(60 + 3601));
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.settle().await;
    let post = visitor.read_post(&id).await;
    assert_eq!((&post["deliveries"][0]["state"], &post["can_edit"]), (&json!("missed"), &json!(true)));
    let post =
        visitor.change(&id, &json!({"version": post["version"], "scheduled_for": world.in_secs(60)})).await.json();
    assert_eq!(post["deliveries"][0]["state"], "scheduled");
    assert_eq!((&post["deliveries"][0]["reason"], &post["deliveries"][0]["detail"]), (&json!(null), &json!(null)));
    world.pass(60).await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["late"]), (&json!("posted"), &json!(false)));
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn what_is_held_for_its_account_can_be_changed_and_cancelled() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (kept, given_up) = (scheduled(&world, &visitor, "kept").await, scheduled(&world, &visitor, "given up").await);
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    assert_eq!(visitor.delivery(&kept).await["reason"], "account_disconnected");
    let change = json!({"version": 0, "text": "kept and changed", "scheduled_for": world.in_secs(600)});
    let post = visitor.change(&kept, &change).await.json();
    assert_eq!(post["deliveries"][0]["state"], "held", "it waits for its account all the same");
    assert_eq!(visitor.cancel(&given_up).await.status, 200);
    world.pass(120).await;
    assert_eq!(world.count("create_requests"), 0);
    visitor.connect("ada_sandbox").await;
    world.settle().await;
    assert_eq!(world.count("create_requests"), 0, "its time is still to come");
    world.pass(480).await;
    let texts: Vec<Value> = world.published().iter().map(|post| post["text"].clone()).collect();
    assert_eq!(texts, [json!("kept and changed")]);
}
