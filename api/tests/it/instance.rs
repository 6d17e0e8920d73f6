//! What administrators see of the installation, and that nobody else does.

mod administrating;
mod invitations;

use std::collections::BTreeSet;

use pillarbox::model::Scope;
use serde_json::{Value, json};

use crate::support::{Options, World};

const ROUTES: [&str; 3] = ["/api/instance", "/api/instance/users", "/api/instance/invitations"];

fn open() -> Options {
    Options { env: vec![("REGISTRATION", "open".to_owned())], ..Options::default() }
}

#[tokio::test]
async fn only_a_signed_in_administrator_sees_the_installation() {
    let world = World::with(open()).await;
    let admin = world.admin().await;
    let member = world.member("grace").await;
    let every_scope: Vec<Scope> = Scope::ALL.to_vec();
    let program = world.program(&every_scope).await;
    for route in ROUTES {
        assert_eq!(admin.get(route).await.status, 200, "{route}");
        member.get(route).await.is_problem(403, "administrator_required");
        world.visitor().get(route).await.is_problem(401, "session_required");
        program.get(route).await.is_problem(403, "session_only");
    }
}

#[tokio::test]
async fn who_is_no_administrator_any_more_sees_nothing_from_the_next_request_on() {
    let world = World::new().await;
    let admin = world.admin().await;
    world.database().execute("UPDATE users SET role = 'member'");
    for route in ROUTES {
        admin.get(route).await.is_problem(403, "administrator_required");
    }
}

#[tokio::test]
async fn the_installation_is_told_without_a_secret_in_it() {
    let world = World::with(open()).await;
    let admin = world.admin().await;
    let answer = admin.get("/api/instance").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let told = answer.json();
    let version = admin.get("/api/version").await.json();
    assert_eq!(told["schema_version"], version["schema_version"]);
    assert_eq!(told["version"], version["version"]);
    assert_eq!(told["database"]["kind"], "sqlite");
    assert!(told["database"]["size_bytes"].as_i64().unwrap() > 0);
    assert_eq!(told["readiness"], json!({"ready": true, "failed": []}));
    assert_eq!(told["publishes"], true);
    assert_eq!(told["registration"], "open");
    assert_eq!(told["mail_configured"], false);
    let callback = format!("{}/api/x/callback", world.url());
    let x = json!({"platform": "x", "client_id_end": "ient", "has_client_secret": true, "callback_url": callback});
    assert_eq!(told["credentials"], json!([x]));
    for secret in ["test-client", "test-client-secret"] {
        assert!(!answer.text.contains(secret), "{answer:?}");
    }
}

#[tokio::test]
async fn a_check_that_fails_is_told_with_what_to_do() {
    let world = World::new().await;
    let admin = world.admin().await;
    world.database().execute("UPDATE server SET hold_reason = 'restored'");
    let readiness = admin.get("/api/instance").await.json()["readiness"].clone();
    assert_eq!(readiness["ready"], false);
    assert_eq!(readiness["failed"][0]["code"], "restored_database");
    assert!(readiness["failed"][0]["detail"].as_str().unwrap().contains("pillarbox resume"));
}

#[tokio::test]
async fn the_people_are_listed_with_how_their_sign_in_stands() {
    let world = World::with(open()).await;
    let admin = world.admin().await;
    world.advance(std::time::Duration::from_secs(60));
    world.member("grace").await;
    world.app().people.disable("grace").await.unwrap().unwrap();
    let list = admin.get("/api/instance/users").await.json();
    assert_eq!(list["next_cursor"], Value::Null);
    let people = list["items"].as_array().unwrap();
    let names: Vec<&str> = people.iter().map(|person| person["username"].as_str().unwrap()).collect();
    assert_eq!(names, ["margaret", "grace"]);
    let [margaret, grace] = [&people[0], &people[1]];
    assert_eq!((&margaret["role"], &grace["role"]), (&json!("admin"), &json!("member")));
    assert_eq!(margaret["disabled_at"], Value::Null);
    assert!(margaret["last_seen_at"].is_string());
    assert!(grace["disabled_at"].is_string());
    assert_eq!(grace["last_seen_at"], Value::Null, "her sessions have ended");
    assert_eq!(margaret["second_factor"], false);
    let told: BTreeSet<&str> = margaret.as_object().unwrap().keys().map(String::as_str).collect();
    let known = ["created_at", "disabled_at", "id", "last_seen_at", "role", "second_factor", "username"];
    assert_eq!(told, BTreeSet::from(known), "and nothing of what they keep here");
}

#[tokio::test]
async fn people_come_in_pages_and_none_is_lost_between_them() {
    let world = World::with(open()).await;
    let admin = world.admin().await;
    let names: Vec<String> = (0..5).map(|number| format!("person{number}")).collect();
    for name in &names {
        world.advance(std::time::Duration::from_secs(1));
        world.member(name).await;
    }
    let (mut seen, mut cursor, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = admin.get(&format!("/api/instance/users?limit=2{cursor}")).await.json();
        let people = page["items"].as_array().unwrap().clone();
        seen.extend(people.iter().map(|person| person["username"].as_str().unwrap().to_owned()));
        pages += 1;
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!((seen[0].as_str(), &seen[1..], pages), ("margaret", &names[..], 3));
    for route in ["/api/instance/users", "/api/instance/invitations"] {
        admin.get(&format!("{route}?cursor=nonsense")).await.is_problem(422, "cursor_invalid");
        for limit in [0, 101] {
            admin.get(&format!("{route}?limit={limit}")).await.is_problem(422, "invalid_fields");
        }
        admin.get(&format!("{route}?page=2")).await.is_problem(422, "invalid_query");
    }
}

#[tokio::test]
async fn who_comes_only_by_a_key_has_been_seen_too() {
    let world = World::with(open()).await;
    let admin = world.admin().await;
    world.advance(std::time::Duration::from_secs(1));
    let grace = world.member("grace").await;
    assert_eq!(grace.post("/api/auth/logout", &json!({})).await.status, 204);
    let seen = async || admin.get("/api/instance/users").await.json()["items"][1]["last_seen_at"].clone();
    assert_eq!(seen().await, Value::Null);
    let key = world.key_with("grace", &[Scope::PostsRead]).await;
    assert_eq!(seen().await, Value::Null, "a key that was never used says nothing");
    world.advance(std::time::Duration::from_secs(3600));
    let program = crate::support::Visitor::with_key(world.url(), key);
    assert_eq!(program.get("/api/posts").await.status, 200);
    let by_key = seen().await;
    assert!(by_key.is_string());
    world.advance(std::time::Duration::from_secs(3600));
    let login = json!({"username": "grace", "password": crate::support::PASSWORD});
    assert_eq!(grace.post("/api/auth/login", &login).await.status, 200);
    assert!(seen().await.as_str() > by_key.as_str(), "the later of the two counts");
}
