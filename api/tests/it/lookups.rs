//! Finding out at the platform what became of an attempt that was not answered.

mod resending;
mod texts;
mod unreadable;

use serde_json::{Value, json};

use crate::support::{Visitor, World, png, post_form};

/// From an attempt until its absence is believed: the deadline, the quiet time, and the distance of two reads.
pub(crate) const QUIET: u64 = 35 + 120 + 60;
/// The same after the platform has answered that it failed.
pub(crate) const QUIET_AFTER_ANSWER: u64 = 35 + 30 + 60;
/// The first look is taken this long after the attempt.
pub(crate) const FIRST_LOOK: u64 = 5;
/// The longest wait before the first and second retry.
pub(crate) const BACKOFF: u64 = 10;

/// Every way in which X can leave us without a usable answer, but for waiting.
fn unanswered() -> Vec<Value> {
    let mut kinds: Vec<Value> =
        ["cut", "nonsense", "empty", "truncated"].into_iter().map(|kind| json!({"kind": kind})).collect();
    kinds.extend([500, 502, 503, 504].into_iter().map(|status| json!({"kind": "status", "status": status})));
    kinds
}

/// How long absence proves nothing after such an end.
fn quiet_after(fault: &Value) -> u64 {
    if fault["kind"] == "status" { QUIET_AFTER_ANSWER } else { QUIET }
}

/// Has the next create meet this fault.
pub(crate) fn spoil(world: &World, fault: &Value, accepted: bool) {
    let mut operation = json!({"op": "fault", "route": "create", "accepted": accepted});
    operation.as_object_mut().unwrap().extend(fault.as_object().unwrap().clone());
    world.control(&operation);
}

/// Posts a text whose create meets this fault, and returns the post's id.
pub(crate) async fn post_in_doubt(
    world: &World,
    visitor: &Visitor,
    text: &str,
    fault: &Value,
    accepted: bool,
) -> Value {
    spoil(world, fault, accepted);
    let answer = visitor.post_text(text).await;
    assert_eq!(answer.status, 202, "{fault} {answer:?}");
    assert_eq!(answer.json()["deliveries"][0]["state"], "unconfirmed", "{fault}");
    answer.json()["id"].clone()
}

/// What the looks at a post's delivery found, in order.
pub(crate) async fn findings(visitor: &Visitor, id: &Value) -> Vec<String> {
    let lookups = visitor.delivery(id).await["lookups"].as_array().unwrap().clone();
    lookups.iter().map(|lookup| lookup["finding"].as_str().unwrap().to_owned()).collect()
}

/// The post is out, once, under the id that the history names, as the `nth` at X, and no second create was made.
async fn assert_found(world: &World, visitor: &Visitor, id: &Value, nth: usize, what: &str) {
    let delivery = visitor.delivery(id).await;
    assert_eq!(delivery["state"], "posted", "{what} {delivery}");
    let published = world.published();
    assert_eq!((published.len(), world.count("create_requests")), (nth, nth as u64), "{what}");
    let remote_id = &published[nth - 1]["id"];
    assert_eq!(delivery["remote_id"], *remote_id, "{what}");
    assert!(delivery["url"].as_str().unwrap().ends_with(remote_id.as_str().unwrap()), "{what}");
    let last = delivery["lookups"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["finding"], &last["remote_id"]), (&json!("found"), remote_id), "{what}");
}

#[tokio::test]
async fn what_was_accepted_without_an_answer_is_found_at_the_first_look_and_not_sent_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (n, fault) in unanswered().into_iter().enumerate() {
        let id = post_in_doubt(&world, &visitor, &format!("is it there? {n}"), &fault, true).await;
        world.pass(FIRST_LOOK - 1).await;
        assert_eq!(findings(&visitor, &id).await, [""; 0], "{fault}");
        world.pass(1).await;
        assert_found(&world, &visitor, &id, n + 1, &fault.to_string()).await;
    }
    let creates = world.count("create_requests");
    world.pass(3600).await;
    assert_eq!(world.count("create_requests"), creates);
}

#[tokio::test]
async fn what_was_not_accepted_is_sent_again_after_the_quiet_time_and_two_clean_reads() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (n, fault) in unanswered().into_iter().enumerate() {
        let (quiet, creates) = (quiet_after(&fault), 2 * n as u64);
        let id = post_in_doubt(&world, &visitor, &format!("is it there? {n}"), &fault, false).await;
        world.pass(FIRST_LOOK).await;
        assert_eq!(findings(&visitor, &id).await, ["absent"], "{fault}");
        world.pass(quiet - FIRST_LOOK - 1).await;
        let delivery = visitor.delivery(&id).await;
        assert_eq!(delivery["state"], "unconfirmed", "a second before the quiet time ends: {fault} {delivery}");
        assert_eq!(delivery["can_retry"], false);

        world.pass(1).await;
        let delivery = visitor.delivery(&id).await;
        assert_eq!(
            (&delivery["state"], &delivery["reason"]),
            (&json!("scheduled"), &json!("not_published")),
            "{fault}"
        );
        assert_eq!((world.count("create_requests"), world.published().len()), (creates + 1, n), "{fault}");
        world.pass(BACKOFF).await;
        let delivery = visitor.delivery(&id).await;
        let published = world.published();
        assert_eq!((published.len(), world.count("create_requests")), (n + 1, creates + 2), "{fault}");
        assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &published[n]["id"]), "{fault}");
        assert_eq!(delivery["attempt_count"], 2);
    }
}

#[tokio::test]
async fn a_post_that_shows_only_after_a_while_is_waited_for() {
    for shows_after in [60, QUIET - 3] {
        let world = World::new().await;
        let visitor = world.connected().await;
        world.control(&json!({"op": "visibility_delay", "secs": shows_after}));
        let id = post_in_doubt(&world, &visitor, "shy", &json!({"kind": "cut"}), true).await;
        world.pass(FIRST_LOOK).await;
        assert_eq!(findings(&visitor, &id).await, ["absent"]);
        world.pass(QUIET - FIRST_LOOK).await;
        assert_found(&world, &visitor, &id, 1, "shown late").await;
    }
}

#[tokio::test]
async fn a_post_that_x_makes_after_it_cut_the_connection_is_found() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let fault = json!({"kind": "cut", "effect_after_ms": 2000});
    let id = post_in_doubt(&world, &visitor, "made afterwards", &fault, true).await;
    world.pass(FIRST_LOOK).await;
    assert_eq!(findings(&visitor, &id).await, ["absent"]);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while world.published().is_empty() {
        assert!(std::time::Instant::now() < deadline, "the sandbox never made it");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    world.pass(QUIET - FIRST_LOOK).await;
    assert_found(&world, &visitor, &id, 1, "made late").await;
}

#[tokio::test]
async fn a_post_with_an_image_is_found_and_its_file_is_removed_then() {
    let world = World::new().await;
    let visitor = world.connected().await;
    spoil(&world, &json!({"kind": "cut"}), true);
    let answer = visitor.post_form(post_form("a picture & a word", Some(png()), Some("Squares"))).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let id = answer.json()["id"].clone();
    let files = || std::fs::read_dir(world.data_dir().join("media")).unwrap().count();
    assert_eq!(files(), 1, "it is kept while it may be needed");
    world.pass(FIRST_LOOK).await;
    assert_found(&world, &visitor, &id, 1, "with a picture").await;
    assert_eq!(files(), 0);
}

#[tokio::test]
async fn an_image_without_a_text_is_found_too_and_is_sent_again_whole_when_it_is_not_there() {
    for accepted in [true, false] {
        let world = World::new().await;
        let visitor = world.connected().await;
        spoil(&world, &json!({"kind": "cut"}), accepted);
        let id = visitor.post_form(post_form("", Some(png()), Some("Squares"))).await.json()["id"].clone();
        world.pass(FIRST_LOOK).await;
        if accepted {
            assert_found(&world, &visitor, &id, 1, "only a picture").await;
            continue;
        }
        world.pass(QUIET - FIRST_LOOK).await;
        world.pass(BACKOFF).await;
        assert_eq!(visitor.delivery(&id).await["state"], "posted");
        let published = world.published();
        assert_eq!(published.len(), 1);
        assert_eq!(published[0]["media"][0]["alt_text"], "Squares");
    }
}

#[tokio::test]
async fn what_was_in_doubt_when_the_server_stopped_is_looked_up_by_the_next() {
    for accepted in [true, false] {
        let mut world = World::new().await;
        let visitor = world.connected().await;
        let id = post_in_doubt(&world, &visitor, "over the restart", &json!({"kind": "cut"}), accepted).await;
        world.pass(FIRST_LOOK + 1).await;
        world.restart();
        let visitor = visitor.moved_to(world.url());
        // A new process has watched for nothing yet: its own quiet time begins with its first look.
        world.pass(QUIET - FIRST_LOOK).await;
        if accepted {
            assert_found(&world, &visitor, &id, 1, "after a restart").await;
            continue;
        }
        assert_eq!(visitor.delivery(&id).await["state"], "unconfirmed");
        world.pass(QUIET).await;
        world.pass(BACKOFF).await;
        assert_eq!(visitor.delivery(&id).await["state"], "posted");
        assert_eq!((world.published().len(), world.count("create_requests")), (1, 2));
    }
}
