//! Every kind of secret at every place that takes one: each opens its own place and no other.

use pillarbox::model::Scope;
use reqwest::Method;
use serde_json::json;

use crate::people::second_factor::digits_at;
use crate::support::{Answer, MailServer, Options, PASSWORD, Visitor, Way, World};

/// Whether an answer means that a secret was let in.
type LetsIn = fn(&Answer) -> bool;

/// A place that takes a secret.
const PLACES: [(&str, LetsIn); 7] = [
    ("setup token", |answer| answer.status == 201),
    ("invitation", |answer| answer.status == 201),
    ("link of a letter", |answer| answer.status == 200),
    ("session", |answer| answer.status == 200),
    ("API key", |answer| answer.status == 200),
    ("state of a trip", |answer| answer.header("location").contains("connected=x")),
    ("recovery code", |answer| answer.status == 200),
];

async fn show(world: &World, owner: &Visitor, code: &str, place: &str, secret: &str) -> Answer {
    let anyone = world.visitor();
    match place {
        "setup token" => {
            let body = json!({"username": "grace", "password": PASSWORD, "setup_token": secret});
            anyone.post("/api/auth/setup", &body).await
        }
        "invitation" => {
            let body = json!({"username": "grace", "password": PASSWORD, "invitation": secret});
            anyone.post("/api/auth/register", &body).await
        }
        "link of a letter" => anyone.post("/api/auth/email/confirm", &json!({ "token": secret })).await,
        "session" => {
            anyone.set_cookie(Some(format!("sid={secret}")));
            anyone.get("/api/preferences").await
        }
        "API key" => anyone.send(anyone.request(Method::GET, "/api/posts").bearer_auth(secret)).await,
        "state of a trip" => {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("state", secret)
                .append_pair("code", code)
                .finish();
            owner.get(&format!("/api/x/callback?{query}")).await
        }
        "recovery code" => {
            let body = json!({"username": "margaret", "password": PASSWORD, "code": secret});
            anyone.post("/api/auth/login", &body).await
        }
        other => panic!("{other}"),
    }
}

fn value_of(callback: &str, name: &str) -> String {
    let query = callback.split_once('?').unwrap().1;
    let found = url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    found.unwrap().1.into_owned()
}

#[tokio::test]
async fn each_kind_of_secret_opens_its_own_place_and_no_other() {
    let mail = MailServer::start(Way::StartTls);
    let mut options: Options = mail.options();
    options.not_dev = true;
    options.env.push(("REGISTRATION", "invite".to_owned()));
    let world = World::with(options).await;
    // The setup token has opened its place when the administrator came in; it opens nothing from then on.
    let setup_token = world.setup_token().await.unwrap();
    let owner = world.visitor();
    let body = json!({"username": "margaret", "password": PASSWORD, "setup_token": setup_token});
    assert!(PLACES[0].1(&owner.post("/api/auth/setup", &body).await));

    let invitation = world.app().people.invite().await.unwrap().expose().to_owned();
    let body = json!({"address": "margaret@example.org", "current_password": PASSWORD});
    assert_eq!(owner.put("/api/auth/email", &body).await.status, 200);
    let link = mail.letter(1).token();
    let session = owner.cookie().unwrap().split_once('=').unwrap().1.to_owned();
    let key = world.key_with("margaret", &[Scope::PostsRead]).await;
    let callback = owner.decide(&owner.begin_connecting("").await, "allow", "ada_sandbox").await;
    let (state, code) = (value_of(&callback, "state"), value_of(&callback, "code"));

    let begun = owner.post("/api/auth/second-factor", &json!({})).await.json();
    let now = pillarbox::clock::Clock::now(&*world.clock).utc().timestamp();
    let digits = digits_at(now, begun["secret"].as_str().unwrap());
    let confirmed = owner.post("/api/auth/second-factor/confirm", &json!({ "code": digits })).await.json();
    let recovery_code = confirmed["recovery_codes"][0].as_str().unwrap().to_owned();

    let kinds = [
        ("setup token", setup_token),
        ("invitation", invitation),
        ("link of a letter", link),
        ("session", session),
        ("API key", key),
        ("state of a trip", state.clone()),
        ("recovery code", recovery_code),
        ("key of an app", begun["secret"].as_str().unwrap().to_owned()),
        ("authorization code", code.clone()),
        ("password", PASSWORD.to_owned()),
    ];
    let mut tried = 0;
    for (kind, secret) in &kinds {
        for (place, lets_in) in PLACES.iter().filter(|(place, _)| place != kind) {
            let answer = show(&world, &owner, &code, place, secret).await;
            assert!(!lets_in(&answer), "{kind} opened {place}: {answer:?}");
            assert!(!answer.text.contains(secret.as_str()), "{place} repeats {kind}: {answer:?}");
            tried += 1;
        }
    }
    assert_eq!(tried, kinds.len() * PLACES.len() - PLACES.len());
    // And then each its own, so that the refusals mean something.
    for (place, lets_in) in &PLACES[1..] {
        let secret = &kinds.iter().find(|(kind, _)| kind == place).unwrap().1;
        let answer = show(&world, &owner, &code, place, secret).await;
        assert!(lets_in(&answer), "{place}: {answer:?}");
    }
}
