//! People: the first administrator, registration, and what is taken as a name and a password.

mod kept;
pub(crate) mod second_factor;
mod sessions;
mod signing_in;
mod trail;

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Answer, Options, PASSWORD, Visitor, World};

const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);

fn registration(kind: &str) -> Options {
    Options { env: vec![("REGISTRATION", kind.to_owned())], ..Options::default() }
}

async fn set_up(visitor: &Visitor, token: &Value) -> Answer {
    let body = json!({"username": "margaret", "password": PASSWORD, "setup_token": token});
    visitor.post("/api/auth/setup", &body).await
}

async fn register(visitor: &Visitor, username: &str, password: &str) -> Answer {
    visitor.post("/api/auth/register", &json!({"username": username, "password": password})).await
}

async fn register_with(visitor: &Visitor, username: &str, invitation: &Value) -> Answer {
    let body = json!({"username": username, "password": PASSWORD, "invitation": invitation});
    visitor.post("/api/auth/register", &body).await
}

/// The one field that is wrong, and how.
#[track_caller]
fn wrong_field(answer: &Answer) -> (String, String) {
    let problem = answer.is_problem(422, "invalid_fields").json();
    let errors = problem["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{answer:?}");
    assert_eq!(errors[0]["detail"], problem["detail"]);
    (errors[0]["field"].as_str().unwrap().to_owned(), errors[0]["code"].as_str().unwrap().to_owned())
}

#[track_caller]
fn assert_wrong(answer: &Answer, field: &str, code: &str) {
    assert_eq!(wrong_field(answer), (field.to_owned(), code.to_owned()));
}

#[tokio::test]
async fn in_a_development_start_the_first_visitor_sets_up_without_a_token() {
    let world = World::new().await;
    let visitor = world.visitor();
    let before = visitor.get("/api/auth/session").await.json();
    let unclaimed = json!({"user": null, "api_key": null, "setup_required": true, "setup_token_required": false, "registration": "closed"});
    assert_eq!(before, unclaimed);

    let answer = visitor.post("/api/auth/setup", &json!({"username": "Margaret", "password": PASSWORD})).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.json()["user"]["username"], "margaret");
    assert_eq!(answer.json()["user"]["role"], "admin");
    assert_eq!(visitor.get("/api/auth/session").await.json(), answer.json());
    let stranger = json!({"user": null, "api_key": null, "setup_required": false, "setup_token_required": false, "registration": "closed"});
    assert_eq!(world.visitor().get("/api/auth/session").await.json(), stranger);
}

#[tokio::test]
async fn elsewhere_setting_up_needs_the_token_of_the_last_start() {
    let world = World::with(Options { not_dev: true, ..Options::default() }).await;
    let visitor = world.visitor();
    // Each start makes a new one.
    let (older, token) = (world.setup_token().await.unwrap(), world.setup_token().await.unwrap());
    assert_eq!(visitor.get("/api/auth/session").await.json()["setup_token_required"], true);

    for wrong in [Value::Null, json!(""), json!(older), json!(format!("{token}x")), json!(token[1..])] {
        set_up(&visitor, &wrong).await.is_problem(403, "setup_token_wrong");
    }
    assert_eq!(visitor.cookie(), None, "a refusal begins no session");
    assert_eq!(set_up(&visitor, &json!(token)).await.status, 201);
    set_up(&world.visitor(), &json!(token)).await.is_problem(404, "already_set_up");
    assert_eq!(world.setup_token().await, None, "there is no other token once someone is there");
}

#[tokio::test]
async fn before_any_token_was_made_no_token_is_right() {
    let world = World::with(Options { not_dev: true, ..Options::default() }).await;
    for token in [Value::Null, json!(""), json!("0")] {
        set_up(&world.visitor(), &token).await.is_problem(403, "setup_token_wrong");
    }
}

#[tokio::test]
async fn db_only_the_hash_of_the_setup_token_is_kept_and_only_until_it_is_used() {
    let world = World::with(Options { not_dev: true, ..Options::default() }).await;
    let token = world.setup_token().await.unwrap();
    let kept = "SELECT quote(setup_token_hash) AS line FROM server";
    let hash = pillarbox::vault::token_hash(&token).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02X}"));
    assert_eq!(world.database().lines(kept), [format!("X'{hash}'")]);
    assert!(!world.database().dump().concat().contains(&token));
    assert_eq!(set_up(&world.visitor(), &json!(token)).await.status, 201);
    assert_eq!(world.database().lines(kept), ["NULL"]);
}

#[tokio::test]
async fn of_several_set_ups_at_once_exactly_one_succeeds() {
    let world = World::new().await;
    let bodies = (0..6).map(|n| json!({"username": format!("admin-{n}"), "password": PASSWORD}));
    let visitors: Vec<_> = bodies.map(|body| (world.visitor(), body)).collect();
    let answers = join_all(visitors.iter().map(|(visitor, body)| visitor.post("/api/auth/setup", body))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "{answers:?}");
    for refused in answers.iter().filter(|answer| answer.status != 201) {
        refused.is_problem(404, "already_set_up");
    }
    assert_eq!(world.app().people.list().await.unwrap().len(), 1);
}

#[tokio::test]
async fn registration_is_closed_unless_the_operator_opens_it() {
    let world = World::new().await;
    world.admin().await;
    let visitor = world.visitor();
    register(&visitor, "ada", PASSWORD).await.is_problem(403, "registration_closed");
    let invitation = world.app().people.invite().await.unwrap();
    register_with(&visitor, "ada", &json!(invitation.expose())).await.is_problem(403, "registration_closed");
    assert_eq!((visitor.cookie(), world.app().people.list().await.unwrap().len()), (None, 1));
}

#[tokio::test]
async fn an_open_server_takes_members_but_never_before_its_administrator() {
    let world = World::with(registration("open")).await;
    register(&world.visitor(), "ada", PASSWORD).await.is_problem(403, "registration_closed");
    world.admin().await;
    let ada = world.visitor();
    let answer = register(&ada, "Ada.Lovelace", PASSWORD).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!((&answer.json()["user"]["role"], &answer.json()["registration"]), (&json!("member"), &json!("open")));
    assert_eq!(ada.get("/api/auth/session").await.json()["user"]["username"], "ada.lovelace");
}

#[tokio::test]
async fn an_invitation_lets_one_person_in_and_a_failed_try_does_not_use_it_up() {
    let world = World::with(registration("invite")).await;
    world.admin().await;
    let invitation = json!(world.app().people.invite().await.unwrap().expose());
    for wrong in [Value::Null, json!(""), json!("no such invitation")] {
        register_with(&world.visitor(), "ada", &wrong).await.is_problem(403, "invitation_invalid");
    }
    assert_wrong(&register_with(&world.visitor(), "margaret", &invitation).await, "username", "username_taken");
    assert_wrong(&register_with(&world.visitor(), "a", &invitation).await, "username", "username_invalid");

    let visitors = [world.visitor(), world.visitor(), world.visitor()];
    let tries = visitors.iter().zip(["ada", "grace", "hedy"]);
    let answers = join_all(tries.map(|(visitor, name)| register_with(visitor, name, &invitation))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| answer.status == 403).count(), 2, "{answers:?}");
    register_with(&world.visitor(), "later", &invitation).await.is_problem(403, "invitation_invalid");
    assert_eq!(world.app().people.list().await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_invitation_holds_for_seven_days_and_not_a_second_longer() {
    let world = World::with(registration("invite")).await;
    world.admin().await;
    let mut invitations = Vec::new();
    for _ in 0..3 {
        invitations.push(json!(world.app().people.invite().await.unwrap().expose()));
    }
    let second = Duration::from_secs(1);
    world.advance(WEEK - second);
    assert_eq!(register_with(&world.visitor(), "before", &invitations[0]).await.status, 201);
    world.advance(second);
    register_with(&world.visitor(), "exactly", &invitations[1]).await.is_problem(403, "invitation_invalid");
    world.advance(second);
    register_with(&world.visitor(), "after", &invitations[2]).await.is_problem(403, "invitation_invalid");
}

#[tokio::test]
async fn usernames_have_3_to_32_plain_characters_and_one_owner() {
    let world = World::with(registration("open")).await;
    world.admin().await;
    for bad in ["", "ab", &"a".repeat(33), ".ada", "-ada", "_ada", "ada lovelace", "äda", "ada@x", "a\0da"] {
        assert_wrong(&register(&world.visitor(), bad, PASSWORD).await, "username", "username_invalid");
    }
    for good in ["abc", &"a".repeat(32), "7of9", "a.d_a-", " Grace "] {
        assert_eq!(register(&world.visitor(), good, PASSWORD).await.status, 201, "{good}");
    }
    for taken in ["ABC", " grace", "Margaret"] {
        assert_wrong(&register(&world.visitor(), taken, PASSWORD).await, "username", "username_taken");
    }
}

#[tokio::test]
async fn passwords_have_15_to_128_characters_and_are_not_easy_to_guess() {
    let world = World::with(registration("open")).await;
    world.admin().await;
    // Characters are counted, not bytes.
    let long: String = "Zürich kauft 7 gelbe Öfen; ".chars().cycle().take(128).collect();
    for (bad, code) in [
        ("", "password_too_short"),
        ("7 gelbe Öfen ä", "password_too_short"),
        (&format!("{long}x"), "password_too_long"),
        ("passwordpassword", "password_guessable"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "password_guessable"),
        ("pillarboxpillarbox", "password_guessable"),
        ("zqvkwptxjzqvkwptxj", "password_guessable"),
    ] {
        assert_wrong(&register(&world.visitor(), "zqvkwptxj", bad).await, "password", code);
    }
    let another = register(&world.visitor(), "somebody-else", "zqvkwptxjzqvkwptxj").await;
    assert_eq!(another.status, 201, "only one's own name is easy to guess: {another:?}");
    for (n, good) in ["7 gelbe Öfen äß", &long].into_iter().enumerate() {
        assert_eq!(register(&world.visitor(), &format!("person-{n}"), good).await.status, 201, "{good}");
    }
}

#[tokio::test]
async fn what_a_user_chose_is_his_own_and_outlives_a_restart() {
    let mut world = World::with(registration("open")).await;
    let (margaret, ada) = (world.admin().await, world.member("ada").await);
    let off = json!({"auto_share_blog_to_x": false, "time_zone": null, "publish_late": "default"});
    let on = json!({"auto_share_blog_to_x": true, "time_zone": "Europe/Berlin", "publish_late": 90});
    // What is said about notifications stands in its own test.
    let chosen_by = async |visitor: &Visitor| without_notifications(visitor.get("/api/preferences").await.json());
    assert_eq!(chosen_by(&margaret).await, off);
    for chosen in [&on, &off, &on] {
        assert_eq!(without_notifications(margaret.put("/api/preferences", chosen).await.json()), *chosen);
    }
    let unknown = json!({"auto_share_blog_to_x": false, "time_zone": "Mars/Olympus"});
    assert_wrong(&margaret.put("/api/preferences", &unknown).await, "time_zone", "time_zone_unknown");
    world.restart();
    assert_eq!(chosen_by(&margaret.moved_to(world.url())).await, on);
    assert_eq!(chosen_by(&ada.moved_to(world.url())).await, off);
}

fn without_notifications(mut preferences: Value) -> Value {
    assert!(preferences.as_object_mut().unwrap().remove("notifications").is_some_and(|it| it.is_object()));
    preferences
}
