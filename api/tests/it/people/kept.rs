//! Sessions and the audit trail as the database keeps them.

use std::time::{Duration, Instant};

use actix_web::cookie::{Cookie, CookieJar, Key};
use futures_util::stream;
use reqwest::{Body, Method};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::registration;
use super::sessions::{NEW_PASSWORD, change_password, copy, current, is_alive, log_in, sessions, signed_in};
use crate::support::{PASSWORD, Visitor, World};

/// A request whose body comes once something else has happened while the server was waiting for it.
async fn interrupted(world: &World, visitor: &Visitor, path: &str, body: &Value, meanwhile: impl AsyncFnOnce()) -> u16 {
    let (finish, rest) = oneshot::channel();
    let request = visitor.request(Method::POST, path).header("content-type", "application/json");
    let request = request.body(Body::wrap_stream(stream::once(rest)));
    let id = current(visitor).await["id"].as_str().unwrap().to_owned();
    // The server notes when it has seen a session, so we can tell that the request has begun.
    world.advance(Duration::from_secs(120));
    let mut database = world.database();
    let mut seen = || database.lines(&format!("SELECT last_seen_at AS line FROM sessions WHERE id = '{id}'"));
    let (before, deadline) = (seen(), Instant::now() + Duration::from_secs(10));
    let requests = async { visitor.send(request).await.status };
    let between = async {
        while seen() == before {
            assert!(Instant::now() < deadline, "the request did not begin");
            tokio::task::yield_now().await;
        }
        meanwhile().await;
        finish.send(body.to_string()).unwrap();
    };
    tokio::join!(requests, between).0
}

#[tokio::test]
async fn db_a_session_that_was_ended_is_not_brought_back_by_a_request_in_flight() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let other = signed_in(&world).await;
    let body = json!({"current_password": PASSWORD, "new_password": NEW_PASSWORD});
    let end_the_rest = async || assert_eq!(other.delete("/api/auth/sessions").await.status, 204);
    let before = copy(&world, &visitor);
    let status = interrupted(&world, &visitor, "/api/auth/password", &body, end_the_rest).await;
    assert_eq!(status, 401, "who is no longer signed in changes no password");
    assert!(!is_alive(&visitor).await && !is_alive(&before).await);
    assert!(is_alive(&other).await, "a session that has ended does not end others");
    assert_eq!(sessions(&other).await.len(), 1);
    log_in(&world.visitor(), PASSWORD).await;
}

#[tokio::test]
async fn db_a_copy_of_the_session_table_signs_nobody_in() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let secret = Key::from(world.app().session_key());
    let cookie = Cookie::parse_encoded(visitor.cookie().unwrap()).unwrap().into_owned();
    let mut jar = CookieJar::new();
    jar.add_original(cookie.clone());
    let key = jar.private(&secret).get("sid").expect("the cookie is sealed with the session key").value().to_owned();
    assert!(key.len() >= 43, "256 bits");

    let dump = world.database().dump().join("\n");
    assert!(!dump.contains(&key) && !dump.contains(cookie.value()));
    let kept = world.database().lines("SELECT lower(hex(key_hash)) AS line FROM sessions").remove(0);
    let id = current(&visitor).await["id"].as_str().unwrap().to_owned();
    for stolen in [kept, id, key.clone()] {
        // As it is, and even sealed by someone who knows the server's own secret.
        visitor.set_cookie(Some(format!("sid={stolen}")));
        assert!(!is_alive(&visitor).await);
        let mut jar = CookieJar::new();
        jar.private_mut(&secret).add(Cookie::new("sid", stolen.clone()));
        visitor.set_cookie(Some(jar.get("sid").unwrap().encoded().to_string()));
        assert_eq!(is_alive(&visitor).await, stolen == key);
    }
}

#[tokio::test]
async fn db_each_action_of_a_person_leaves_one_line_in_the_audit_trail() {
    let world = World::with(registration("open")).await;
    let visitor = world.admin().await;
    let other = signed_in(&world).await;
    let nobody = json!({"username": "nobody", "password": PASSWORD});
    world.visitor().post("/api/auth/login", &nobody).await;
    let wrong = json!({"username": "margaret", "password": NEW_PASSWORD});
    world.visitor().post("/api/auth/login", &wrong).await;
    visitor.delete(&format!("/api/auth/sessions/{}", current(&other).await["id"].as_str().unwrap())).await;
    visitor.delete("/api/auth/sessions").await;
    change_password(&visitor, NEW_PASSWORD, NEW_PASSWORD).await;
    change_password(&visitor, PASSWORD, NEW_PASSWORD).await;
    visitor.send(visitor.request(Method::POST, "/api/auth/logout")).await;
    visitor.send(visitor.request(Method::POST, "/api/auth/logout")).await;
    world.member("ada").await;

    let trail = "SELECT action || ' ' || coalesce((SELECT username FROM users WHERE users.id = user_id), '-') || ' '
        || coalesce(ip, '-') AS line FROM audit_events ORDER BY rowid";
    assert_eq!(
        world.database().lines(trail),
        [
            "server.set_up margaret 127.0.0.1",
            "login.succeeded margaret 127.0.0.1",
            "login.failed - 127.0.0.1",
            "login.failed margaret 127.0.0.1",
            "session.ended margaret -",
            "session.others_ended margaret -",
            "password.changed margaret 127.0.0.1",
            "session.ended margaret -",
            "user.registered ada 127.0.0.1",
        ]
    );
    let dump = world.database().dump().join("\n");
    for secret in [PASSWORD, NEW_PASSWORD] {
        assert!(!dump.contains(secret));
    }
}
