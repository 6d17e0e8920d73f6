//! Sessions: how one begins anew, how long it lives, how it is seen and how it is ended.

use std::time::Duration;

use reqwest::Method;
use reqwest::header::USER_AGENT;
use serde_json::{Value, json};

use super::{assert_wrong, registration};
use crate::support::{NOTHING, PASSWORD, Visitor, World};

pub(super) const NEW_PASSWORD: &str = "eleven kites above the frozen quay";
const DAY: Duration = Duration::from_secs(24 * 3600);
const SECOND: Duration = Duration::from_secs(1);

/// A further browser of the administrator.
pub(super) async fn signed_in(world: &World) -> Visitor {
    let visitor = world.visitor();
    log_in(&visitor, PASSWORD).await;
    visitor
}

pub(super) async fn log_in(visitor: &Visitor, password: &str) {
    let answer = visitor.post("/api/auth/login", &json!({"username": "margaret", "password": password})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

pub(super) async fn is_alive(visitor: &Visitor) -> bool {
    let answer = visitor.get("/api/accounts").await;
    if answer.status != 200 {
        answer.is_problem(401, "session_required");
        assert_eq!(visitor.get("/api/auth/session").await.json()["user"], Value::Null);
    }
    answer.status == 200
}

/// The same browser with the cookie it has now, whatever comes later.
pub(super) fn copy(world: &World, visitor: &Visitor) -> Visitor {
    visitor.moved_to(world.url())
}

pub(super) async fn sessions(visitor: &Visitor) -> Vec<Value> {
    visitor.get("/api/auth/sessions").await.json()["items"].as_array().unwrap().clone()
}

pub(super) async fn current(visitor: &Visitor) -> Value {
    let mut mine = sessions(visitor).await;
    mine.retain(|session| session["current"] == true);
    assert_eq!(mine.len(), 1);
    mine.remove(0)
}

pub(super) async fn change_password(visitor: &Visitor, current: &str, new: &str) -> crate::support::Answer {
    visitor.post("/api/auth/password", &json!({"current_password": current, "new_password": new})).await
}

#[tokio::test]
async fn signing_in_begins_a_new_session_and_ends_the_one_before() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let before = copy(&world, &visitor);
    log_in(&visitor, PASSWORD).await;
    assert_ne!(visitor.cookie(), before.cookie());
    assert!(is_alive(&visitor).await);
    assert!(!is_alive(&before).await);
    assert_eq!(sessions(&visitor).await.len(), 1);

    // A cookie that someone else made up is not taken over.
    let planted = world.visitor();
    planted.set_cookie(Some("sid=planted".to_owned()));
    log_in(&planted, PASSWORD).await;
    assert_ne!(planted.cookie().unwrap(), "sid=planted");
}

#[tokio::test]
async fn signing_out_ends_the_session_and_clears_the_browser() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let other = signed_in(&world).await;
    let before = copy(&world, &visitor);
    let answer = visitor.send(visitor.request(Method::POST, "/api/auth/logout")).await;
    assert_eq!((answer.status, answer.header("clear-site-data")), (204, r#""cache", "storage""#));
    assert!(answer.header("set-cookie").starts_with("sid=; "), "{answer:?}");
    assert!(answer.header("set-cookie").contains("Max-Age=0"), "{answer:?}");
    assert!(!is_alive(&before).await);
    assert_eq!(sessions(&other).await.len(), 1, "other sessions go on");
    let again = before.send(before.request(Method::POST, "/api/auth/logout")).await;
    assert_eq!(again.status, 204, "signing out twice is no error");
}

#[tokio::test]
async fn a_session_ends_after_seven_idle_days() {
    let world = World::new().await;
    world.admin().await;
    let (early, exact, late) = (signed_in(&world).await, signed_in(&world).await, signed_in(&world).await);
    world.advance(7 * DAY - SECOND);
    assert_eq!(sessions(&early).await.len(), 4);
    world.advance(SECOND);
    assert!(!is_alive(&exact).await);
    assert!(is_alive(&early).await, "it was used a second ago");
    assert_eq!(sessions(&early).await.len(), 1, "what has ended is not listed");
    world.advance(SECOND);
    assert!(!is_alive(&late).await);
}

#[tokio::test]
async fn a_session_ends_after_thirty_days_however_busy_it_is() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for day in 1..=29 {
        world.advance(DAY);
        assert!(is_alive(&visitor).await, "day {day}");
    }
    world.advance(DAY - SECOND);
    assert!(is_alive(&visitor).await);
    world.advance(SECOND);
    assert!(!is_alive(&visitor).await);
    world.advance(DAY);
    assert!(!is_alive(&visitor).await, "day 31");
    log_in(&visitor, PASSWORD).await;
    assert!(is_alive(&visitor).await);
}

#[tokio::test]
async fn sessions_are_listed_last_seen_first_with_the_present_one_marked() {
    let world = World::new().await;
    let first = world.admin().await;
    world.advance(DAY);
    let second = world.visitor();
    let request = second.request(Method::POST, "/api/auth/login").header(USER_AGENT, "A phone");
    second.send(request.json(&json!({"username": "margaret", "password": PASSWORD}))).await;

    let seen = sessions(&second).await;
    let marks: Vec<_> =
        seen.iter().map(|session| (session["current"] == true, session["user_agent"].clone())).collect();
    assert_eq!(marks, [(true, json!("A phone")), (false, Value::Null)]);
    assert_eq!(seen[0]["ip"], "127.0.0.1");
    assert_eq!(seen[0]["created_at"], seen[0]["last_seen_at"]);

    world.advance(Duration::from_secs(60));
    let seen = sessions(&first).await;
    assert_eq!(seen[0]["current"], true, "it was seen last now: {seen:?}");
    assert_ne!(seen[0]["created_at"], seen[0]["last_seen_at"]);
}

#[tokio::test]
async fn one_session_can_be_ended_and_the_others_go_on() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let (lost, other) = (signed_in(&world).await, signed_in(&world).await);
    let path = format!("/api/auth/sessions/{}", current(&lost).await["id"].as_str().unwrap());
    assert_eq!(visitor.delete(&path).await.status, 204);
    assert!(!is_alive(&lost).await);
    assert!(is_alive(&other).await && is_alive(&visitor).await);
    visitor.delete(&path).await.is_problem(404, "not_found");

    let own = format!("/api/auth/sessions/{}", current(&visitor).await["id"].as_str().unwrap());
    assert_eq!(visitor.delete(&own).await.status, 204);
    assert!(!is_alive(&visitor).await);
}

#[tokio::test]
async fn all_other_sessions_can_be_ended_at_once_but_only_ones_own() {
    let world = World::with(registration("open")).await;
    let visitor = world.admin().await;
    let other = signed_in(&world).await;
    let ada = world.member("ada").await;
    let foreign = format!("/api/auth/sessions/{}", current(&ada).await["id"].as_str().unwrap());
    let unknown = visitor.delete(&format!("/api/auth/sessions/{NOTHING}")).await.is_problem(404, "not_found").json();
    let refused = visitor.delete(&foreign).await.is_problem(404, "not_found").json();
    assert_eq!(refused["detail"], unknown["detail"], "it is not told that the session exists");
    assert_eq!(sessions(&visitor).await.len(), 2);

    assert_eq!(visitor.delete("/api/auth/sessions").await.status, 204);
    assert!(!is_alive(&other).await);
    assert!(is_alive(&visitor).await && is_alive(&ada).await);
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_renews_the_key_of_this_one() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let (other, before) = (signed_in(&world).await, copy(&world, &visitor));
    let id = current(&visitor).await["id"].clone();
    assert_eq!(change_password(&visitor, PASSWORD, NEW_PASSWORD).await.status, 204);
    assert_ne!(visitor.cookie(), before.cookie());
    assert!(is_alive(&visitor).await);
    assert!(!is_alive(&before).await && !is_alive(&other).await);
    assert_eq!(current(&visitor).await["id"], id, "it is the same session");
    assert_eq!(sessions(&visitor).await.len(), 1);

    let old = json!({"username": "margaret", "password": PASSWORD});
    world.visitor().post("/api/auth/login", &old).await.is_problem(401, "credentials_wrong");
    log_in(&world.visitor(), NEW_PASSWORD).await;
}

#[tokio::test]
async fn a_refused_new_password_changes_nothing() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let (other, before) = (signed_in(&world).await, copy(&world, &visitor));
    let wrong = change_password(&visitor, NEW_PASSWORD, NEW_PASSWORD).await;
    assert_wrong(&wrong, "current_password", "password_wrong");
    for (bad, code) in [("too short", "password_too_short"), ("passwordpassword", "password_guessable")] {
        assert_wrong(&change_password(&visitor, PASSWORD, bad).await, "new_password", code);
    }
    assert_eq!(visitor.cookie(), before.cookie());
    assert!(is_alive(&other).await && is_alive(&before).await);
    log_in(&world.visitor(), PASSWORD).await;
}
