//! What an administrator does about other people: shutting out, letting in, changing roles, and who may not.

use std::time::Duration;

use futures_util::future::join;
use pillarbox::model::Scope;
use serde_json::{Value, json};

use super::open;
use crate::support::{Answer, NOTHING, PASSWORD, Visitor, World};

/// Two administrators and a member.
struct House {
    world: World,
    margaret: Visitor,
    grace: Visitor,
    ada: Visitor,
}

impl House {
    async fn new() -> Self {
        let world = World::with(open()).await;
        let margaret = world.admin().await;
        let (grace, ada) = (world.member("grace").await, world.member("ada").await);
        let house = Self { world, margaret, grace, ada };
        assert_eq!(house.role(&house.margaret, "grace", "admin").await.status, 200);
        sign_in(&house.grace, "grace").await;
        house
    }

    fn id(&self, name: &str) -> String {
        let people = self.world.database().lines(&format!("SELECT id AS line FROM users WHERE username = '{name}'"));
        people[0].clone()
    }

    async fn disable(&self, by: &Visitor, name: &str) -> Answer {
        by.post(&format!("/api/instance/users/{}/disable", self.id(name)), &json!({})).await
    }

    async fn enable(&self, by: &Visitor, name: &str) -> Answer {
        by.post(&format!("/api/instance/users/{}/enable", self.id(name)), &json!({})).await
    }

    async fn role(&self, by: &Visitor, name: &str, role: &str) -> Answer {
        by.post(&format!("/api/instance/users/{}/role", self.id(name)), &json!({"role": role})).await
    }

    /// Who may administrate, by name.
    fn administrators(&self) -> Vec<String> {
        let names = "SELECT username AS line FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY username";
        self.world.database().lines(names)
    }

    /// What was done to anybody but Grace, sorted: by the test's clock it is all of one moment.
    fn trail(&self) -> Vec<String> {
        self.world.database().lines(
            "SELECT e.action || ' ' || s.username || ' by ' || coalesce(u.username, 'the operator') || ' ' || \
             coalesce(e.detail, '') || ' ' || coalesce(e.ip, '') AS line FROM audit_events e \
             JOIN users s ON s.id = e.subject LEFT JOIN users u ON u.id = e.user_id \
             WHERE s.username <> 'grace' AND e.action IN ('user.disabled', 'user.enabled', 'user.role_changed') ORDER BY line",
        )
    }
}

async fn sign_in(visitor: &Visitor, name: &str) -> Answer {
    visitor.post("/api/auth/login", &json!({"username": name, "password": PASSWORD})).await
}

#[tokio::test]
async fn who_is_shut_out_is_out_at_once_and_what_he_scheduled_waits_until_he_is_let_in() {
    let house = House::new().await;
    house.ada.connect("ada_sandbox").await;
    let body = json!({"text": "later", "scheduled_for": house.world.in_secs(3600)});
    let post = house.ada.post("/api/x/schedule", &body).await.json()["id"].clone();
    let key = house.world.key_with("ada", &[Scope::PostsRead]).await;
    let program = Visitor::with_key(house.world.url(), key);
    assert_eq!(program.get("/api/posts").await.status, 200);

    let done = house.disable(&house.margaret, "ada").await;
    assert_eq!(done.status, 200, "{done:?}");
    let done = done.json();
    assert_eq!((&done["sessions_ended"], &done["posts_held"]), (&json!(1), &json!(1)));
    assert!(done["user"]["disabled_at"].is_string() && done["user"]["username"] == "ada", "{done}");
    house.ada.get("/api/posts").await.is_problem(401, "session_required");
    program.get("/api/posts").await.is_problem(401, "api_key_invalid");
    sign_in(&house.ada, "ada").await.is_problem(401, "credentials_wrong");
    let again = house.disable(&house.margaret, "ada").await.json();
    assert_eq!((&again["sessions_ended"], &again["posts_held"]), (&json!(0), &json!(0)), "twice is once");
    house.world.advance(Duration::from_secs(200));

    let back = house.enable(&house.margaret, "ada").await.json();
    assert_eq!((&back["posts_released"], &back["user"]["disabled_at"]), (&json!(1), &Value::Null), "{back}");
    assert_eq!(house.enable(&house.margaret, "ada").await.json()["posts_released"], 0);
    assert_eq!(sign_in(&house.ada, "ada").await.status, 200);
    assert_eq!(house.ada.read_post(&post).await["status"], "scheduled");
    assert_eq!(program.get("/api/posts").await.status, 200);
    let trail = house.trail();
    assert_eq!(
        trail,
        ["user.disabled ada by margaret  127.0.0.1", "user.enabled ada by margaret  127.0.0.1"],
        "each once"
    );
    let told = house.ada.get("/api/audit").await.json();
    let line = told["items"].as_array().unwrap().iter().find(|line| line["action"] == "user.enabled").unwrap();
    assert_eq!(line["ip"], Value::Null, "from where the administrator came is his own business");
}

#[tokio::test]
async fn a_role_is_given_and_taken_and_the_sessions_of_before_end() {
    let house = House::new().await;
    let answer = house.role(&house.margaret, "ada", "admin").await;
    assert_eq!((answer.status, &answer.json()["role"]), (200, &json!("admin")));
    house.ada.get("/api/posts").await.is_problem(401, "session_required");
    sign_in(&house.ada, "ada").await;
    assert_eq!(house.ada.get("/api/instance").await.status, 200);
    assert_eq!(house.role(&house.margaret, "ada", "admin").await.status, 200, "twice is once");
    assert_eq!(house.ada.get("/api/instance").await.status, 200, "and nothing ended again");

    // He may step down himself, and stays signed in.
    assert_eq!(house.role(&house.ada, "ada", "member").await.status, 200);
    house.ada.get("/api/instance").await.is_problem(403, "administrator_required");
    assert_eq!(house.ada.get("/api/posts").await.status, 200);
    let trail = house.trail();
    assert_eq!(
        trail,
        ["user.role_changed ada by ada member 127.0.0.1", "user.role_changed ada by margaret admin 127.0.0.1"]
    );
}

#[tokio::test]
async fn the_last_administrator_stays_one_whoever_asks() {
    let house = House::new().await;
    house.disable(&house.margaret, "margaret").await.is_problem(409, "own_account");
    assert_eq!(house.disable(&house.margaret, "grace").await.status, 200);
    // Grace is one by her role, and cannot sign in: she does not count.
    house.role(&house.margaret, "margaret", "member").await.is_problem(409, "last_administrator");
    assert_eq!(house.role(&house.margaret, "grace", "member").await.status, 200, "who does not count may go");
    house.role(&house.margaret, "margaret", "member").await.is_problem(409, "last_administrator");
    assert_eq!(house.administrators(), ["margaret"]);
    assert_eq!(house.margaret.get("/api/instance").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_administrators_who_end_each_other_at_once_one_stays() {
    for _ in 0..5 {
        let house = House::new().await;
        let both = join(house.disable(&house.margaret, "grace"), house.disable(&house.grace, "margaret")).await;
        let statuses = [both.0.status, both.1.status];
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{both:?}");
        assert_eq!(house.administrators().len(), 1);

        let house = House::new().await;
        let both = join(house.role(&house.margaret, "margaret", "member"), house.role(&house.grace, "grace", "member"));
        let both = both.await;
        let refused = if both.0.status == 200 { &both.1 } else { &both.0 };
        refused.is_problem(409, "last_administrator");
        assert_eq!(house.administrators().len(), 1, "{both:?}");
    }
}

#[tokio::test]
async fn nobody_but_an_administrator_who_shows_that_it_is_him_does_any_of_it() {
    let house = House::new().await;
    let program = house.world.program(Scope::ALL).await;
    let margaret = house.id("margaret");
    let acts = ["disable", "enable", "role"];
    let body = |act: &str| if act == "role" { json!({"role": "member"}) } else { json!({}) };
    for act in acts {
        let path = format!("/api/instance/users/{margaret}/{act}");
        house.ada.post(&path, &body(act)).await.is_problem(403, "administrator_required");
        house.world.visitor().post(&path, &body(act)).await.is_problem(401, "session_required");
        program.post(&path, &body(act)).await.is_problem(403, "session_only");
    }
    house.world.advance(Duration::from_secs(300));
    let ada = house.id("ada");
    for act in acts {
        let path = format!("/api/instance/users/{ada}/{act}");
        house.margaret.post(&path, &body(act)).await.is_problem(403, "reauth_required");
        let with = |password: &str| {
            let mut body = body(act);
            body["current_password"] = json!(password);
            body
        };
        let wrong = house.margaret.post(&path, &with("not the password at all")).await;
        assert_eq!(wrong.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "password_wrong");
        assert_eq!(house.margaret.post(&path, &with(PASSWORD)).await.status, 200, "{act}");
        // Who is no administrator is not even asked for his password.
        house.ada.post(&path, &body(act)).await.is_problem(401, "session_required");
    }
    let unknown = format!("/api/instance/users/{NOTHING}/disable");
    house.margaret.post(&unknown, &json!({"current_password": PASSWORD})).await.is_problem(404, "not_found");
    house
        .margaret
        .post(&format!("/api/instance/users/{ada}/role"), &json!({"role": "owner"}))
        .await
        .is_problem(422, "invalid_body");
    assert_eq!(house.administrators(), ["grace", "margaret"]);
}

#[tokio::test]
async fn an_administrator_who_was_ended_meanwhile_does_nothing_more() {
    let house = House::new().await;
    assert_eq!(house.role(&house.margaret, "grace", "member").await.status, 200);
    house.disable(&house.grace, "ada").await.is_problem(401, "session_required");
    sign_in(&house.grace, "grace").await;
    house.disable(&house.grace, "ada").await.is_problem(403, "administrator_required");
    assert_eq!(house.ada.get("/api/posts").await.status, 200);
}
