//! Invitations from the page: shown once, used once, taken back, and by whom.

use std::time::Duration;

use pillarbox::model::Scope;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, NOTHING, Options, PASSWORD, Visitor, World};

const ROUTE: &str = "/api/instance/invitations";

async fn by_invitation() -> World {
    World::with(Options { env: vec![("REGISTRATION", "invite".to_owned())], ..Options::default() }).await
}

async fn register(world: &World, name: &str, token: &Value) -> (Visitor, Answer) {
    let visitor = world.visitor();
    let body = json!({"username": name, "password": PASSWORD, "invitation": token});
    let answer = visitor.post("/api/auth/register", &body).await;
    (visitor, answer)
}

async fn list(admin: &Visitor) -> Vec<Value> {
    admin.get(ROUTE).await.json()["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_invitation_is_shown_once_lets_one_person_in_and_says_afterwards_whom() {
    let world = by_invitation().await;
    let admin = world.admin().await;
    let answer = admin.post(ROUTE, &json!({"note": " Grace, press team "})).await;
    assert_eq!((answer.status, answer.header("cache-control")), (201, "no-store"), "{answer:?}");
    let made = answer.json();
    let token = made["token"].as_str().unwrap().to_owned();
    assert_eq!(made["url"], json!(format!("{}/register?invitation={token}", world.url())));
    let expected = json!({
        "id": made["invitation"]["id"], "note": "Grace, press team", "status": "open", "created_by": "margaret",
        "created_at": made["invitation"]["created_at"], "expires_at": made["invitation"]["expires_at"],
        "used_by": null, "ended_at": null
    });
    assert_eq!(made["invitation"], expected);
    let listed = admin.get(ROUTE).await;
    assert_eq!(listed.json()["items"], json!([expected]));
    assert!(!listed.text.contains(&token));
    assert!(!world.database().dump().join("\n").contains(&token), "the database has a hash");

    let (_, registered) = register(&world, "grace", &made["token"]).await;
    assert_eq!((registered.status, &registered.json()["user"]["role"]), (201, &json!("member")), "{registered:?}");
    register(&world, "eve", &made["token"]).await.1.is_problem(403, "invitation_invalid");
    let used = list(&admin).await.remove(0);
    assert_eq!((&used["status"], &used["used_by"]), (&json!("used"), &json!("grace")));
    assert!(used["ended_at"].is_string());
    let trail = world.database().lines(
        "SELECT e.action || ' ' || u.username AS line FROM audit_events e JOIN users u ON u.id = e.user_id \
         JOIN invitations i ON i.id = e.subject ORDER BY e.action",
    );
    assert_eq!(trail, ["invitation.created margaret", "user.registered grace"]);
}

#[tokio::test]
async fn what_was_taken_back_or_has_expired_lets_nobody_in() {
    let world = by_invitation().await;
    let admin = world.admin().await;
    let made = admin.post(ROUTE, &json!({})).await.json();
    let path = format!("{ROUTE}/{}", made["invitation"]["id"].as_str().unwrap());
    // Taking back asks for nothing: it must be quick.
    world.advance(Duration::from_secs(3600));
    assert_eq!(admin.delete(&path).await.status, 204);
    admin.delete(&path).await.is_problem(404, "not_found");
    register(&world, "grace", &made["token"]).await.1.is_problem(403, "invitation_invalid");
    let on_command_line = world.app().people.invite().await.unwrap();
    let listed = list(&admin).await;
    assert_eq!((&listed[0]["status"], &listed[0]["created_by"]), (&json!("open"), &Value::Null));
    assert_eq!(listed[1]["status"], "revoked");
    world.advance(Duration::from_secs(4 * 24 * 3600));
    assert_eq!(list(&admin).await[0]["status"], "open");
    world.advance(Duration::from_secs(3 * 24 * 3600));
    assert_eq!(list(&admin).await[0]["status"], "expired");
    let expired = format!("{ROUTE}/{}", listed[0]["id"].as_str().unwrap());
    admin.delete(&expired).await.is_problem(404, "not_found");
    register(&world, "grace", &json!(on_command_line.expose())).await.1.is_problem(403, "invitation_invalid");
    let trail = world
        .database()
        .lines("SELECT action AS line FROM audit_events WHERE action LIKE 'invitation.%' ORDER BY action");
    assert_eq!(trail, ["invitation.created", "invitation.created", "invitation.revoked"]);
}

#[tokio::test]
async fn nobody_but_an_administrator_who_shows_that_it_is_him_makes_one() {
    let world = by_invitation().await;
    let admin = world.admin().await;
    let made = admin.post(ROUTE, &json!({})).await.json();
    let (member, _) = register(&world, "grace", &made["token"]).await;
    let open = admin.post(ROUTE, &json!({})).await.json();
    let path = format!("{ROUTE}/{}", open["invitation"]["id"].as_str().unwrap());
    let program = world.program(Scope::ALL).await;
    member.post(ROUTE, &json!({})).await.is_problem(403, "administrator_required");
    member.delete(&path).await.is_problem(403, "administrator_required");
    program.post(ROUTE, &json!({})).await.is_problem(403, "session_only");
    program.delete(&path).await.is_problem(403, "session_only");
    world.visitor().post(ROUTE, &json!({})).await.is_problem(401, "session_required");
    admin.delete(&format!("{ROUTE}/{NOTHING}")).await.is_problem(404, "not_found");
    world.advance(Duration::from_secs(300));
    admin.post(ROUTE, &json!({})).await.is_problem(403, "reauth_required");
    let wrong = admin.post(ROUTE, &json!({"current_password": "not the password at all"})).await;
    assert_eq!(wrong.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "password_wrong");
    assert_eq!(admin.post(ROUTE, &json!({"current_password": PASSWORD})).await.status, 201);
    assert_eq!(list(&admin).await.len(), 3);
}

#[tokio::test]
async fn where_registration_is_not_by_invitation_none_is_made() {
    for kind in ["open", "closed"] {
        let env = vec![("REGISTRATION", kind.to_owned())];
        let world = World::with(Options { env, ..Options::default() }).await;
        let admin = world.admin().await;
        let refused = admin.post(ROUTE, &json!({})).await;
        let problem = refused.is_problem(409, "invitations_off").json();
        assert!(problem["detail"].as_str().unwrap().contains(kind), "{problem}");
        assert!(list(&admin).await.is_empty());
    }
}

#[tokio::test]
async fn a_hundred_may_be_open_and_a_note_has_a_hundred_characters() {
    let world = by_invitation().await;
    let admin = world.admin().await;
    let long = admin.post(ROUTE, &json!({"note": "ä".repeat(101)})).await;
    assert_eq!(long.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "note_too_long");
    for _ in 0..99 {
        world.app().people.invite().await.unwrap();
    }
    assert_eq!(admin.post(ROUTE, &json!({"note": "ä".repeat(100)})).await.status, 201);
    admin.post(ROUTE, &json!({})).await.is_problem(409, "too_many_invitations");
    let first = admin.get(&format!("{ROUTE}?limit=60")).await.json();
    let next = first["next_cursor"].as_str().unwrap();
    let second = admin.get(&format!("{ROUTE}?limit=60&cursor={next}")).await.json();
    assert_eq!((first["items"].as_array().unwrap().len(), second["items"].as_array().unwrap().len()), (60, 40));
    assert_eq!(second["next_cursor"], Value::Null);
    let last = second["items"][39]["id"].as_str().unwrap();
    assert_eq!(admin.delete(&format!("{ROUTE}/{last}")).await.status, 204);
    assert_eq!(admin.post(ROUTE, &json!({})).await.status, 201, "there is room again");
}

#[tokio::test]
async fn the_same_request_makes_one_invitation() {
    let world = by_invitation().await;
    let admin = world.admin().await;
    let send = async |note: &str| {
        let request = admin.request(Method::POST, ROUTE).header("idempotency-key", "one");
        admin.send(request.json(&json!({"note": note}))).await
    };
    assert_eq!(send("for Ada").await.status, 201);
    send("for Ada").await.is_problem(409, "invitation_made_before");
    send("for Grace").await.is_problem(422, "idempotency_key_reused");
    assert_eq!(list(&admin).await.len(), 1);
}

#[tokio::test]
async fn invitations_of_who_is_no_administrator_any_more_do_not_hold() {
    let world = by_invitation().await;
    let margaret = world.admin().await;
    let invite = async |by: &Visitor| by.post(ROUTE, &json!({})).await.json()["token"].clone();
    for (name, act, body) in [("grace", "disable", json!({})), ("ada", "role", json!({"role": "member"}))] {
        let (visitor, registered) = register(&world, name, &invite(&margaret).await).await;
        let id = registered.json()["user"]["id"].as_str().unwrap().to_owned();
        let path = |act: &str| format!("/api/instance/users/{id}/{act}");
        assert_eq!(margaret.post(&path("role"), &json!({"role": "admin"})).await.status, 200);
        visitor.post("/api/auth/login", &json!({"username": name, "password": PASSWORD})).await;
        let (theirs, hers) = (invite(&visitor).await, invite(&margaret).await);
        assert_eq!(margaret.post(&path(act), &body).await.status, 200);
        register(&world, &format!("{name}.guest"), &theirs).await.1.is_problem(403, "invitation_invalid");
        assert_eq!(register(&world, &format!("{name}.other"), &hers).await.1.status, 201);
    }
}
