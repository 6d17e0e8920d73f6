//! Signing in: the answers, the cookie, and how guessing is slowed.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Options, PASSWORD, Visitor, World};

const WRONG: &str = "a lantern over eight grey boats";
const HOME: &str = "198.51.100.7";
const ELSEWHERE: &str = "203.0.113.9";

async fn log_in(visitor: &Visitor, username: &str, password: &str) -> Answer {
    visitor.post("/api/auth/login", &json!({"username": username, "password": password})).await
}

/// Signs in as seen through a proxy, as a new browser.
async fn log_in_from(world: &World, ip: &str, username: &str, password: &str) -> Answer {
    let visitor = world.visitor();
    let request = visitor.request(Method::POST, "/api/auth/login").header("x-forwarded-for", ip);
    visitor.send(request.json(&json!({"username": username, "password": password}))).await
}

/// A world behind a proxy on this machine.
async fn proxied(tries_per_minute: Option<u32>) -> World {
    let env = vec![("TRUSTED_PROXIES", "127.0.0.1/32".to_owned())];
    World::with(Options { env, tries_per_minute, ..Options::default() }).await
}

#[track_caller]
fn assert_wait(answer: &Answer, longest_secs: u64) -> u64 {
    let problem = answer.is_problem(429, "too_many_tries").json();
    let wait: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=longest_secs).contains(&wait), "{answer:?}");
    assert_eq!(problem["retry_after_secs"], wait);
    wait
}

/// An answer without what is its own each time.
fn comparable(answer: &Answer) -> (u16, Value, Vec<String>) {
    let mut body = answer.json();
    body["request_id"] = Value::Null;
    let mut headers: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
    headers.sort_unstable();
    (answer.status, body, headers)
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_get_the_same_answer() {
    let world = World::new().await;
    world.admin().await;
    let visitor = world.visitor();
    let wrong = log_in(&visitor, "margaret", WRONG).await;
    wrong.is_problem(401, "credentials_wrong");
    for (username, password) in [("nobody", WRONG), ("no name at all", PASSWORD), ("", ""), ("margaret", "")] {
        assert_eq!(comparable(&log_in(&visitor, username, password).await), comparable(&wrong), "{username}");
    }
    assert_eq!(visitor.cookie(), None);
}

#[tokio::test]
async fn a_password_is_compared_exactly_and_to_its_last_character() {
    let env = vec![("REGISTRATION", "open".to_owned())];
    let world = World::with(Options { env, ..Options::default() }).await;
    world.admin().await;
    let password = format!("{} {}x", PASSWORD, "Seven Grey Boats and Öfen ".repeat(3));
    assert!(password.len() > 100);
    let body = json!({"username": "ada", "password": password});
    assert_eq!(world.visitor().post("/api/auth/register", &body).await.status, 201);
    let cut = &password[..password.len() - 1];
    for wrong in [cut, &format!("{cut}y"), &format!("{password} "), &password.to_lowercase()] {
        log_in(&world.visitor(), "ada", wrong).await.is_problem(401, "credentials_wrong");
    }
    assert_eq!(log_in(&world.visitor(), " ADA ", &password).await.status, 200, "the name is folded, the password not");
}

/// The cookie's name and its attributes in order.
fn cookie_of(answer: &Answer) -> (String, Vec<String>) {
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 1, "{answer:?}");
    let mut parts = cookies[0].to_str().unwrap().split("; ").map(str::to_owned);
    let name = parts.next().unwrap().split_once('=').unwrap().0.to_owned();
    let mut attributes: Vec<_> = parts.collect();
    attributes.sort_unstable();
    (name, attributes)
}

#[tokio::test]
async fn the_cookie_is_for_this_host_only_and_no_script_can_read_it() {
    let world = World::new().await;
    world.admin().await;
    let answer = log_in(&world.visitor(), "margaret", PASSWORD).await;
    let attributes = ["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax"].map(str::to_owned).to_vec();
    assert_eq!(cookie_of(&answer), ("sid".to_owned(), attributes));
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_host_and_tls() {
    let env = vec![("APP_URL", "https://posts.example".to_owned())];
    let world = World::with(Options { env, not_dev: true, ..Options::default() }).await;
    let visitor = world.admin().await;
    let answer = log_in(&visitor, "margaret", PASSWORD).await;
    let attributes = ["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax", "Secure"].map(str::to_owned).to_vec();
    assert_eq!(cookie_of(&answer), ("__Host-sid".to_owned(), attributes));
    assert_eq!(visitor.get("/api/accounts").await.status, 200);
    let renamed = visitor.cookie().unwrap().replace("__Host-sid", "sid");
    visitor.set_cookie(Some(renamed));
    visitor.get("/api/accounts").await.is_problem(401, "session_required");
}

#[tokio::test]
async fn tries_are_counted_by_network_and_a_try_too_many_waits() {
    let world = proxied(Some(3)).await;
    let setup = world.visitor();
    let request = setup.request(Method::POST, "/api/auth/setup").header("x-forwarded-for", "192.0.2.1");
    let answer = setup.send(request.json(&json!({"username": "margaret", "password": PASSWORD}))).await;
    assert_eq!(answer.status, 201, "{answer:?}");

    for name in ["a", "b", "margaret"] {
        log_in_from(&world, HOME, name, WRONG).await.is_problem(401, "credentials_wrong");
    }
    assert_wait(&log_in_from(&world, HOME, "margaret", PASSWORD).await, 21);
    assert_wait(&log_in_from(&world, &format!("::ffff:{HOME}"), "margaret", PASSWORD).await, 21);
    assert_eq!(log_in_from(&world, ELSEWHERE, "margaret", PASSWORD).await.status, 200, "others are not held up");

    for last in 1..=3 {
        log_in_from(&world, &format!("2001:db8:1:2::{last}"), "a", WRONG).await.is_problem(401, "credentials_wrong");
    }
    assert_wait(&log_in_from(&world, "2001:db8:1:2:ffff::9", "a", WRONG).await, 21);
    log_in_from(&world, "2001:db8:1:3::1", "a", WRONG).await.is_problem(401, "credentials_wrong");
}

#[tokio::test]
async fn registering_setting_up_and_changing_the_password_count_as_tries_too() {
    let world = World::with(Options { tries_per_minute: Some(4), ..Options::default() }).await;
    let margaret = world.admin().await;
    world.visitor().post("/api/auth/setup", &json!({"username": "x", "password": "y"})).await;
    world.visitor().post("/api/auth/register", &json!({"username": "x", "password": "y"})).await;
    let change = json!({"current_password": WRONG, "new_password": WRONG});
    margaret.post("/api/auth/password", &change).await.is_problem(422, "invalid_fields");
    assert_wait(&margaret.post("/api/auth/password", &change).await, 16);
    assert_wait(&world.visitor().post("/api/auth/setup", &json!({"username": "x", "password": "y"})).await, 16);
    assert_wait(&world.visitor().post("/api/auth/register", &json!({"username": "x", "password": "y"})).await, 16);
}

#[tokio::test]
async fn without_a_trusted_proxy_a_forwarded_address_is_not_believed() {
    let world = World::with(Options { tries_per_minute: Some(3), ..Options::default() }).await;
    let margaret = world.admin().await;
    for n in 1..=2 {
        log_in_from(&world, &format!("192.0.2.{n}"), "a", WRONG).await.is_problem(401, "credentials_wrong");
    }
    assert_wait(&log_in_from(&world, "192.0.2.3", "a", WRONG).await, 21);
    assert_eq!(margaret.get("/api/auth/sessions").await.json()["items"][0]["ip"], "127.0.0.1");
}

#[tokio::test]
async fn behind_a_proxy_the_last_address_it_wrote_is_the_visitors() {
    let world = proxied(None).await;
    world.admin().await;
    let visitor = world.visitor();
    let forged = format!("{HOME}, {ELSEWHERE}");
    let request = visitor.request(Method::POST, "/api/auth/login").header("x-forwarded-for", forged);
    visitor.send(request.json(&json!({"username": "margaret", "password": PASSWORD}))).await;
    let sessions = visitor.get("/api/auth/sessions").await.json()["items"].clone();
    let mine = sessions.as_array().unwrap().iter().find(|session| session["current"] == true).unwrap();
    assert_eq!(mine["ip"], ELSEWHERE);
}

#[tokio::test]
async fn after_five_failures_each_further_try_waits_twice_as_long() {
    let world = proxied(None).await;
    world.admin().await;
    for _ in 0..5 {
        log_in_from(&world, ELSEWHERE, "margaret", WRONG).await.is_problem(401, "credentials_wrong");
    }
    for wait_ms in [1000, 2000, 4000] {
        assert_wait(&log_in_from(&world, ELSEWHERE, "margaret", PASSWORD).await, wait_ms / 1000 + 1);
        world.clock.advance(Duration::from_millis(wait_ms - 1));
        assert_wait(&log_in_from(&world, ELSEWHERE, "margaret", PASSWORD).await, 1);
        world.clock.advance(Duration::from_millis(1));
        log_in_from(&world, ELSEWHERE, "margaret", WRONG).await.is_problem(401, "credentials_wrong");
    }
    world.clock.advance(Duration::from_secs(8));
    assert_eq!(log_in_from(&world, ELSEWHERE, "margaret", PASSWORD).await.status, 200);
    log_in_from(&world, "192.0.2.1", "margaret", WRONG).await.is_problem(401, "credentials_wrong");
    log_in_from(&world, "192.0.2.1", "margaret", WRONG).await.is_problem(401, "credentials_wrong");
}

#[tokio::test]
async fn guessing_at_a_name_holds_up_the_guesser_and_not_its_owner_at_home() {
    let world = proxied(None).await;
    world.admin().await;
    assert_eq!(log_in_from(&world, HOME, "margaret", PASSWORD).await.status, 200);
    for _ in 0..5 {
        log_in_from(&world, ELSEWHERE, "margaret", WRONG).await.is_problem(401, "credentials_wrong");
    }
    assert_wait(&log_in_from(&world, ELSEWHERE, "margaret", PASSWORD).await, 2);
    assert_wait(&log_in_from(&world, "198.51.100.8", "margaret", PASSWORD).await, 2);
    log_in_from(&world, HOME, "margaret", WRONG).await.is_problem(401, "credentials_wrong");
    assert_eq!(log_in_from(&world, HOME, "margaret", PASSWORD).await.status, 200);
    log_in_from(&world, ELSEWHERE, "margaret", WRONG).await.is_problem(401, "credentials_wrong");
}

#[tokio::test]
async fn db_after_a_hundred_failures_only_a_known_network_or_a_reset_helps() {
    let world = proxied(None).await;
    world.admin().await;
    assert_eq!(log_in_from(&world, HOME, "margaret", PASSWORD).await.status, 200);
    for (failures, locked) in [(98, false), (99, true)] {
        world.database().execute(&format!("UPDATE users SET failed_logins = {failures}"));
        log_in_from(&world, ELSEWHERE, "margaret", WRONG).await.is_problem(401, "credentials_wrong");
        world.advance(Duration::from_secs(15 * 60));
        let answer = log_in_from(&world, ELSEWHERE, "margaret", WRONG).await;
        answer.is_problem(if locked { 429 } else { 401 }, if locked { "sign_in_locked" } else { "credentials_wrong" });
        world.advance(Duration::from_secs(15 * 60));
    }
    log_in_from(&world, ELSEWHERE, "margaret", PASSWORD).await.is_problem(429, "sign_in_locked");
    assert_eq!(log_in_from(&world, HOME, "margaret", PASSWORD).await.status, 200);

    world.database().execute("UPDATE users SET failed_logins = 100, last_failed_at = created_at");
    log_in_from(&world, ELSEWHERE, "margaret", PASSWORD).await.is_problem(429, "sign_in_locked");
    let new = pillarbox::model::Secret::new(format!("{PASSWORD}, and one more"));
    world.app().people.reset_password("margaret", &new, false).await.unwrap();
    assert_eq!(log_in_from(&world, ELSEWHERE, "margaret", new.expose()).await.status, 200);
}
