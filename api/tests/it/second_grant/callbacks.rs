//! Coming back with the second grant: everything that does not count.

use std::time::Duration;

use super::{GIVEN, error, living, standing, state, without_it};
use crate::support::{Visitor, World};

/// Nothing was exchanged and nothing kept.
async fn nothing_came_of_it(world: &World, visitor: &Visitor) {
    assert_eq!((world.count("access_token_requests"), living(world)), (0, 0));
    assert_eq!(standing(visitor).await, state("missing", None));
}

#[tokio::test]
async fn a_denial_ends_with_its_own_code_and_uses_the_trip_up() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let denied = visitor.decide(&consent, "cancel", "ada_sandbox").await;
    assert!(denied.contains("?denied="), "{denied}");
    assert_eq!(visitor.follow(&denied).await, error("access_denied"));
    assert_eq!(visitor.follow(&denied).await, error("state_used"));
    nothing_came_of_it(&world, &visitor).await;
}

#[tokio::test]
async fn a_callback_works_once_even_when_ten_come_at_the_same_time() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    let all = futures_util::future::join_all((0..10).map(|_| visitor.follow(&callback))).await;
    assert_eq!(all.iter().filter(|end| *end == GIVEN).count(), 1, "{all:?}");
    assert_eq!(all.iter().filter(|end| **end == error("state_used")).count(), 9, "{all:?}");
    assert_eq!(world.count("access_token_requests"), 1);
    assert_eq!(visitor.follow(&callback).await, error("state_used"));
    assert_eq!(standing(&visitor).await, state("active", None));
}

#[tokio::test]
async fn a_callback_in_another_session_or_of_another_user_is_refused_before_anything_is_exchanged() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    let stranger = world.member("victor").await;
    assert_eq!(stranger.follow(&callback).await, error("state_other_session"));
    let second_browser = world.visitor();
    let body = serde_json::json!({"username": "margaret", "password": crate::support::PASSWORD});
    assert_eq!(second_browser.post("/api/auth/login", &body).await.status, 200);
    assert_eq!(second_browser.follow(&callback).await, error("state_other_session"));
    assert_eq!(world.visitor().follow(&callback).await, error("session_required"));
    nothing_came_of_it(&world, &visitor).await;
    // Their tries have not spoiled the owner's.
    assert_eq!(visitor.follow(&callback).await, GIVEN);
}

#[tokio::test]
async fn a_trip_holds_for_ten_minutes_and_no_longer() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    world.clock.advance(Duration::from_secs(600));
    assert_eq!(visitor.follow(&callback).await, error("state_expired"));
    nothing_came_of_it(&world, &visitor).await;
    // X's own clock has not moved: it would still exchange it.
    world.control(&serde_json::json!({"op": "clock", "advance_secs": 600}));
    let consent = visitor.begin_image_grant("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    world.clock.advance(Duration::from_secs(295));
    assert_eq!(visitor.follow(&callback).await, GIVEN);
}

#[tokio::test]
async fn the_two_trips_are_never_taken_for_one_another() {
    let (world, visitor) = without_it("oauth1").await;
    let second = visitor.begin_image_grant("").await;
    let request_token = second.query_pairs().find(|(name, _)| name == "oauth_token").unwrap().1.into_owned();
    let first = visitor.begin_connecting("").await;
    let first_state = first.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let tokens_before = world.count("token_requests");

    let end = visitor.follow(&format!("/api/x/callback?state={request_token}&code=abc")).await;
    assert_eq!(end, "/dashboard/settings?connect_error=state_unknown&platform=x");
    let end = visitor.follow(&format!("/api/x/oauth1/callback?oauth_token={first_state}&oauth_verifier=abc")).await;
    assert_eq!(end, error("state_unknown"));
    let end = visitor.follow(&format!("/api/x/oauth1/callback?denied={first_state}")).await;
    assert_eq!(end, error("state_unknown"));
    assert_eq!(world.count("token_requests"), tokens_before);
    nothing_came_of_it(&world, &visitor).await;

    // Neither is spoiled.
    let callback = visitor.decide(&first, "allow", "ada_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, "/dashboard/settings?connected=x");
    let callback = visitor.decide(&second, "allow", "ada_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, GIVEN);
}

#[tokio::test]
async fn what_is_malformed_fails_closed() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let good = visitor.decide(&consent, "allow", "ada_sandbox").await;
    let query = good.split_once('?').unwrap().1.to_owned();
    let token = query.split('&').find(|pair| pair.starts_with("oauth_token=")).unwrap().to_owned();
    for (bad, code) in [
        (String::new(), "callback_malformed"),
        ("oauth_token=".to_owned(), "callback_malformed"),
        ("oauth_verifier=abc".to_owned(), "callback_malformed"),
        (format!("{query}&{token}"), "callback_malformed"),
        (format!("{query}&oauth_verifier=other"), "callback_malformed"),
        (format!("{query}&denied=a&denied=b"), "callback_malformed"),
        ("oauth_token[]=a&oauth_verifier=b".to_owned(), "callback_malformed"),
        ("oauth_token=unknown&oauth_verifier=b".to_owned(), "state_unknown"),
        ("denied=unknown".to_owned(), "state_unknown"),
    ] {
        let end = visitor.follow(&format!("/api/x/oauth1/callback?{bad}")).await;
        assert_eq!(end, error(code), "{bad}");
    }
    nothing_came_of_it(&world, &visitor).await;
    assert_eq!(visitor.follow(&good).await, GIVEN);

    let consent = visitor.begin_image_grant("").await;
    let token = consent.query_pairs().find(|(name, _)| name == "oauth_token").unwrap().1.into_owned();
    let without_verifier = format!("/api/x/oauth1/callback?oauth_token={token}");
    assert_eq!(visitor.follow(&without_verifier).await, error("callback_malformed"));
    assert_eq!(world.count("access_token_requests"), 1);
}

#[tokio::test]
async fn a_verifier_that_is_not_xs_and_an_x_that_does_not_answer_leave_nothing() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let token = consent.query_pairs().find(|(name, _)| name == "oauth_token").unwrap().1.into_owned();
    visitor.decide(&consent, "allow", "ada_sandbox").await;
    let forged = format!("/api/x/oauth1/callback?oauth_token={token}&oauth_verifier=forged");
    assert_eq!(visitor.follow(&forged).await, error("platform_refused"));
    for (route, kind, code) in [
        ("access_token", "cut", "platform_unreachable"),
        ("access_token", "nonsense", "platform_unreachable"),
        ("me", "cut", "platform_unreachable"),
        ("me", "nonsense", "platform_unreachable"),
    ] {
        let consent = visitor.begin_image_grant("").await;
        let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
        world.control(&serde_json::json!({"op": "fault", "route": route, "kind": kind}));
        assert_eq!(visitor.follow(&callback).await, error(code), "{route} {kind}");
        assert_eq!(standing(&visitor).await, state("missing", None), "{route} {kind}");
    }
    assert_eq!(visitor.grant_images("ada_sandbox").await, GIVEN);
}

#[tokio::test]
async fn a_session_that_has_ended_meanwhile_gets_nothing() {
    let (world, visitor) = without_it("oauth1").await;
    let consent = visitor.begin_image_grant("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    let cookie = visitor.cookie();
    assert_eq!(visitor.post("/api/auth/logout", &serde_json::json!({})).await.status, 204);
    visitor.set_cookie(cookie);
    assert_eq!(visitor.follow(&callback).await, error("session_required"));
    assert_eq!((world.count("access_token_requests"), living(&world)), (0, 0));
}
