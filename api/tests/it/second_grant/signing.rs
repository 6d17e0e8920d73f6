//! Uploading with the second grant: by v2 and by what is left of v1.1, each request signed and each post still the
//! connection's own.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::with_it;
use crate::publishing::wait_for_state;
use crate::support::{World, jpeg, large_gif, png};

/// How the requests of a route were signed.
fn signed_by(world: &World, route: &str) -> BTreeSet<String> {
    world.requests(route).iter().map(|request| request["grant"].as_str().unwrap_or("nobody").to_owned()).collect()
}

fn only(grant: &str) -> BTreeSet<String> {
    BTreeSet::from([grant.to_owned()])
}

#[tokio::test]
async fn by_v2_uploads_are_signed_and_posts_are_the_connections_own() {
    let (world, visitor) = with_it("oauth1").await;
    let (one, two, moving) = (png(), jpeg(), large_gif());
    let described = "with + signs & \u{e4} = 100%";
    let answer = visitor.post_with_images("two", &[(&one, described), (&two, "")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let images = [(moving.as_slice(), "it moves")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images("it moves", &images), world.pass_until_asked("create_requests", 2));
    assert_eq!(answer.status, 201, "{answer:?}");
    for route in ["upload", "metadata", "initialize", "append", "finalize", "media_status"] {
        assert_eq!(signed_by(&world, route), only("oauth1"), "{route}");
    }
    assert_eq!(signed_by(&world, "create"), only("oauth2"));
    let stored = world.sandbox.media();
    assert_eq!(stored.iter().map(|media| media.bytes.clone()).collect::<Vec<_>>(), [one, two, moving]);
    assert_eq!(stored[0].alt_text.as_deref(), Some(described));
    assert!(stored.iter().all(|media| media.endpoint.starts_with("v2")));
}

#[tokio::test]
async fn by_v1_one_request_segments_and_descriptions_go_to_its_own_routes() {
    let (world, visitor) = with_it("v1").await;
    let (one, two, moving) = (png(), jpeg(), large_gif());
    let answer = visitor.post_with_images("two", &[(&one, "a + b & c"), (&two, "")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let images = [(moving.as_slice(), "it moves")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images("it moves", &images), world.pass_until_asked("create_requests", 2));
    assert_eq!(answer.status, 201, "{answer:?}");
    let stored = world.sandbox.media();
    let doors: Vec<&str> = stored.iter().map(|media| media.endpoint.as_str()).collect();
    assert_eq!(doors, ["v1", "v1", "v1_chunked"]);
    assert_eq!(stored.iter().map(|media| media.bytes.clone()).collect::<Vec<_>>(), [one, two, moving]);
    let said: Vec<Option<&str>> = stored.iter().map(|media| media.alt_text.as_deref()).collect();
    assert_eq!(said, [Some("a + b & c"), None, Some("it moves")]);
    assert_eq!((world.count("upload_requests"), world.count("initialize_requests")), (0, 0));
    assert_eq!(signed_by(&world, "v1_upload"), only("oauth1"));
    assert_eq!(signed_by(&world, "create"), only("oauth2"));
}

#[tokio::test]
async fn ids_of_v1_that_posts_do_not_take_are_told_with_their_reason_and_not_made_anew() {
    let (world, visitor) = with_it("v1").await;
    world.control(&json!({"op": "v1_media", "ids": "refused"}));
    let answer = visitor.post_with_images("the trap", &[(&png(), "")]).await;
    let problem = answer.is_problem(422, "media_rejected").json();
    assert!(problem["detail"].as_str().unwrap().contains("X_MEDIA_UPLOAD=v1"), "{problem}");
    assert_eq!((world.count("v1_upload_requests"), world.count("create_requests")), (1, 1));
    assert_eq!(visitor.delivery(&problem["post_id"]).await["state"], "failed");
}

#[tokio::test]
async fn a_segment_of_v1_that_is_cut_is_sent_again() {
    let (world, visitor) = with_it("v1").await;
    world.control(&json!({"op": "media_processing", "secs": 0}));
    // INIT passes, and the first segment.
    world.control(&json!({"op": "fault", "route": "v1_upload", "kind": "cut", "skip": 2}));
    let moving = large_gif();
    let images = [(moving.as_slice(), "")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images("cut", &images), world.pass_until_asked("create_requests", 1));
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(world.sandbox.media()[0].bytes, moving);
    assert_eq!(world.count("v1_upload_requests"), 6, "INIT, three segments, one of them twice, FINALIZE");
}

#[tokio::test]
async fn a_failed_processing_is_told_in_the_words_of_x_by_v1_too() {
    let (world, visitor) = with_it("v1").await;
    let error = json!({"code": 1, "name": "InvalidMedia", "message": "It does not move"});
    world.control(&json!({"op": "media_processing", "fails": 1, "error": error}));
    let moving = crate::support::gif(3);
    let images = [(moving.as_slice(), "")];
    let (answer, ()) =
        tokio::join!(visitor.post_with_images("it fails", &images), world.pass_until_asked("v1_upload_requests", 4));
    let problem = answer.is_problem(422, "media_rejected").json();
    assert!(problem["detail"].as_str().unwrap().contains("It does not move"), "{problem}");
    assert_eq!(world.count("create_requests"), 0);
}

#[tokio::test]
async fn access_taken_away_holds_the_post_by_v1_too() {
    let (world, visitor) = with_it("v1").await;
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox", "grant": "oauth1"}));
    let answer = visitor.post_with_images("a picture", &[(&png(), "")]).await;
    let id = answer.is_problem(409, "image_grant_required").json()["post_id"].clone();
    assert_eq!(visitor.image_grant().await["reason"], "access_revoked");
    visitor.grant_images("ada_sandbox").await;
    world.settle().await;
    wait_for_state(&visitor, &id, "posted").await;
}

#[tokio::test]
async fn each_request_has_a_nonce_of_its_own_and_the_time_of_the_clock() {
    let (world, visitor) = with_it("oauth1").await;
    let (one, two) = (png(), jpeg());
    visitor.post_with_images("two", &[(&one, "a"), (&two, "b")]).await;
    let all = world.sandbox.requests(None).unwrap()["requests"].as_array().unwrap().clone();
    let headers: Vec<&str> = all
        .iter()
        .filter_map(|request: &Value| request["headers"]["authorization"].as_str())
        .filter(|header| header.starts_with("OAuth "))
        .collect();
    let part = |header: &str, name: &str| {
        header.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    };
    let nonces: BTreeSet<String> = headers.iter().map(|header| part(header, "oauth_nonce")).collect();
    assert_eq!((nonces.len(), headers.len()), (7, 7), "request token, access token, me, two uploads, two descriptions");
    let now = pillarbox::clock::Clock::now(&*world.clock).utc().timestamp().to_string();
    assert!(headers.iter().all(|header| part(header, "oauth_timestamp") == now));
}
