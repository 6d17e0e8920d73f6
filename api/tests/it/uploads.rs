//! Uploads that go wrong on the way: what is safe to repeat is repeated, and what X refuses is told in its words.
//! Nothing here may ever make two posts of one.

use serde_json::{Value, json};

use crate::publishing::wait_for_state;
use crate::support::{Answer, Visitor, World, gif, jpeg, large_gif, png};

const UPLOADED_BY_NOW: &str = "create_requests";

/// Posts an animation of three segments while both clocks go on until X is asked to create the post.
async fn post_animation(world: &World, visitor: &Visitor, text: &str) -> Answer {
    let moving = large_gif();
    let creates = world.count(UPLOADED_BY_NOW);
    let images = [(moving.as_slice(), "")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images(text, &images), world.pass_until_asked(UPLOADED_BY_NOW, creates + 1));
    answer
}

fn fault(route: &str, kind: &str) -> Value {
    json!({"op": "fault", "route": route, "kind": kind})
}

#[tokio::test]
async fn a_segment_whose_connection_is_cut_is_sent_again_and_the_upload_goes_on() {
    for accepted in [false, true] {
        let world = World::new().await;
        let visitor = world.connected().await;
        let mut cut = fault("append", "cut");
        (cut["skip"], cut["accepted"]) = (json!(1), json!(accepted));
        world.control(&cut);
        let answer = post_animation(&world, &visitor, "cut in the middle").await;
        assert_eq!(answer.status, 201, "{answer:?}");
        assert_eq!((world.count("initialize_requests"), world.count("append_requests")), (1, 4));
        assert_eq!(world.sandbox.media()[0].bytes, large_gif());
        assert_eq!(answer.json()["deliveries"][0]["attempt_count"], 1);
        assert_eq!(world.published().len(), 1);
    }
}

#[tokio::test]
async fn each_step_that_fails_in_passing_is_repeated_by_itself() {
    for (route, count) in [
        ("initialize", "initialize_requests"),
        ("append", "append_requests"),
        ("finalize", "finalize_requests"),
        ("media_status", "media_status_requests"),
    ] {
        let world = World::new().await;
        let visitor = world.connected().await;
        let mut down = fault(route, "status");
        down["status"] = json!(503);
        world.control(&down);
        let answer = post_animation(&world, &visitor, route).await;
        assert_eq!(answer.status, 201, "{route} {answer:?}");
        let usual = if route == "append" { 3 } else { 1 };
        assert_eq!(world.count(count), usual + 1, "{route}");
        assert_eq!(answer.json()["deliveries"][0]["attempt_count"], 1, "{route}");
    }
}

#[tokio::test]
async fn a_description_that_does_not_arrive_is_repeated_and_the_image_is_not_uploaded_twice() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&fault("metadata", "cut"));
    let image = png();
    let images = [(image.as_slice(), "a description")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images("described", &images), world.pass_until_asked("metadata_requests", 2));
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(world.count("upload_requests"), 1);
    assert_eq!(world.sandbox.media()[0].alt_text.as_deref(), Some("a description"));
}

#[tokio::test]
async fn what_stays_down_is_left_for_later_and_nothing_is_posted_without_its_images() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let mut down = fault("finalize", "status");
    (down["status"], down["times"]) = (json!(500), json!(3));
    world.control(&down);
    let moving = gif(2);
    let images = [(moving.as_slice(), "")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images("down", &images), world.pass_until_asked("finalize_requests", 3));
    assert_eq!(answer.status, 202, "{answer:?}");
    let post = answer.json();
    assert_eq!(post["deliveries"][0]["reason"], "not_sent", "{post}");
    assert_eq!((world.count("create_requests"), world.media_files().len()), (0, 1));
    world.control(&json!({"op": "media_processing", "secs": 0}));
    world.pass(60).await;
    wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn a_pause_that_x_asks_for_in_the_middle_is_kept_and_the_upload_begins_anew() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let reset = chrono::Utc::now().timestamp() + 600;
    world.control(&json!({
        "op": "fault", "route": "append", "kind": "status", "status": 429, "skip": 1,
        "headers": {"x-rate-limit-remaining": "0", "x-rate-limit-reset": reset.to_string()},
    }));
    world.control(&json!({"op": "media_processing", "secs": 0}));
    let moving = large_gif();
    let answer = visitor.post_with_images("too often", &[(&moving, "")]).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let post = answer.json();
    assert_eq!(post["deliveries"][0]["reason"], "rate_limited", "{post}");
    assert_eq!((world.count("append_requests"), world.media_files().len()), (2, 1), "a pause is no reason to hammer");
    world.pass(540).await;
    assert_eq!(world.count("append_requests"), 2);
    world.pass(120).await;
    wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!(world.sandbox.media()[0].bytes, moving);
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn a_failed_processing_is_told_in_the_words_of_x() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let error = json!({"code": 3, "name": "InvalidMedia", "message": "This animation <b>cannot</b> be played"});
    world.control(&json!({"op": "media_processing", "fails": 1, "error": error}));
    let moving = gif(3);
    let images = [(moving.as_slice(), "")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images("it fails", &images), world.pass_until_asked("media_status_requests", 1));
    let problem = answer.is_problem(422, "media_rejected").json();
    assert!(problem["detail"].as_str().unwrap().contains("This animation <b>cannot</b> be played"), "{problem}");
    assert_eq!(world.count("create_requests"), 0);
    let post = visitor.read_post(&problem["post_id"]).await;
    let delivery = &post["deliveries"][0];
    assert_eq!((&delivery["state"], &delivery["can_retry"]), (&json!("failed"), &json!(true)));
    assert_eq!(delivery["attempts"].as_array().unwrap().len(), 1);
    assert_eq!(world.media_files().len(), 1);
}

#[tokio::test]
async fn an_animation_that_x_looks_at_for_ever_is_given_up_and_tried_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "media_processing", "secs": 100_000}));
    let moving = gif(3);
    let images = [(moving.as_slice(), "")];
    let given_up = async {
        world.until_asked("finalize_requests", 1).await;
        // A minute at a time: it is more than X asks for.
        let began_at = std::time::Instant::now();
        while world.media_files().is_empty() {
            assert!(began_at.elapsed().as_secs() < 20, "it is never given up");
            world.advance(std::time::Duration::from_secs(5));
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let (answer, ()) = tokio::join!(visitor.post_with_images("for ever", &images), given_up);
    assert_eq!(answer.status, 202, "{answer:?}");
    assert_eq!(answer.json()["deliveries"][0]["state"], "scheduled", "{answer:?}");
    assert_eq!(world.count("create_requests"), 0);
}

#[tokio::test]
async fn media_ids_that_x_does_not_know_any_more_are_made_anew_once() {
    let invalid = json!({
        "op": "fault", "route": "create", "kind": "status", "status": 400,
        "body": {"title": "Invalid Request", "detail": "One or more parameters to your request was invalid.",
            "type": "https://api.x.com/2/problems/invalid-request",
            "errors": [{"message": "Your media IDs are invalid."}]},
    });
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&invalid);
    let (one, two) = (png(), jpeg());
    let answer = visitor.post_with_images("once more", &[(&one, ""), (&two, "")]).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let post = answer.json();
    assert_eq!((&post["deliveries"][0]["state"], world.media_files().len()), (&json!("scheduled"), 2));
    world.pass(60).await;
    wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!((world.count("upload_requests"), world.count("create_requests")), (4, 2));
    assert_eq!(world.published().len(), 1);

    world.control(&invalid);
    world.control(&invalid);
    let post = visitor.post_with_images("in vain", &[(&one, "")]).await.json();
    world.pass(60).await;
    let failed = wait_for_state(&visitor, &post["id"], "failed").await;
    let delivery = &failed["deliveries"][0];
    assert_eq!(delivery["reason"], "media_rejected", "{delivery}");
    assert!(delivery["detail"].as_str().unwrap().contains("Your media IDs are invalid"), "{delivery}");
    for _ in 0..5 {
        world.pass(600).await;
    }
    assert_eq!((world.count("upload_requests"), world.count("create_requests")), (6, 4));
}

#[tokio::test]
async fn a_second_image_that_is_refused_stops_the_post_before_it_is_made() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (one, two) = (png(), jpeg());
    let mut refused = fault("upload", "status");
    (refused["status"], refused["skip"]) = (json!(400), json!(1));
    world.control(&refused);
    let answer = visitor.post_with_images("half of it", &[(&one, ""), (&two, "")]).await;
    let problem = answer.is_problem(422, "media_rejected").json();
    assert_eq!((world.count("upload_requests"), world.count("create_requests")), (2, 0));
    assert_eq!(world.media_files().len(), 2);
    assert_eq!(visitor.retry(&problem["post_id"]).await.status, 202);
    wait_for_state(&visitor, &problem["post_id"], "posted").await;
    assert_eq!(world.published()[0]["media"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_token_that_has_run_out_is_renewed_in_the_middle() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let unauthorized = json!({"op": "fault", "route": "append", "kind": "status", "status": 401, "skip": 1});
    world.control(&unauthorized);
    world.control(&json!({"op": "media_processing", "secs": 0}));
    let moving = large_gif();
    let answer = visitor.post_with_images("with a new token", &[(&moving, "")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(world.count("refresh_requests"), 1);
    assert_eq!(visitor.account().await["status"], "active");
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn an_append_without_a_body_in_its_answer_is_as_good_as_any() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!([{"op": "append_answer", "mode": "empty"}, {"op": "media_processing", "secs": 0}]));
    let moving = gif(2);
    assert_eq!(visitor.post_with_images("empty", &[(&moving, "")]).await.status, 201);
}
