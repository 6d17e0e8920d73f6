//! The second factor: digits of an app beside the password.

use std::time::Duration;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha1::Sha1;

use crate::support::{Answer, Options, PASSWORD, Visitor, World};

/// What an authenticator app shows, so many steps from now.
fn digits(world: &World, secret: &str, steps: i64) -> String {
    let now = pillarbox::clock::Clock::now(&*world.clock).utc().timestamp();
    digits_at(now + 30 * steps, secret)
}

/// What it shows at that second since 1970.
pub(crate) fn digits_at(second: i64, secret: &str) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(&BASE32_NOPAD.decode(secret.as_bytes()).unwrap()).unwrap();
    mac.update(&(second / 30).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let from = usize::from(hash[19] % 16);
    let number = u32::from_be_bytes(hash[from..from + 4].try_into().unwrap()) % (1 << 31) % 1_000_000;
    format!("{number:06}")
}

async fn log_in(visitor: &Visitor, code: Option<&str>) -> Answer {
    let mut body = json!({"username": "margaret", "password": PASSWORD});
    if let Some(code) = code {
        body["code"] = json!(code);
    }
    visitor.post("/api/auth/login", &body).await
}

/// Somebody whose factor is on, with its secret and the recovery codes.
async fn with_factor(world: &World) -> (Visitor, String, Vec<String>) {
    let visitor = world.admin().await;
    let begun = visitor.post("/api/auth/second-factor", &json!({})).await;
    assert_eq!(begun.status, 200, "{begun:?}");
    let secret = begun.json()["secret"].as_str().unwrap().to_owned();
    let uri = format!("otpauth://totp/Pillarbox:margaret?secret={secret}&issuer=Pillarbox");
    assert_eq!(begun.json()["uri"], uri);
    let code = json!({"code": digits(world, &secret, 0)});
    let confirmed = visitor.post("/api/auth/second-factor/confirm", &code).await;
    assert_eq!(confirmed.status, 200, "{confirmed:?}");
    let codes: Vec<String> = serde_json::from_value(confirmed.json()["recovery_codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    (visitor, secret, codes)
}

fn step() -> Duration {
    Duration::from_secs(30)
}

#[tokio::test]
async fn signing_in_takes_password_and_digits_and_digits_are_taken_once() {
    let world = World::new().await;
    let (_, secret, _) = with_factor(&world).await;
    let stranger = world.visitor();
    log_in(&stranger, None).await.is_problem(401, "second_factor_required");
    stranger.get("/api/auth/sessions").await.is_problem(401, "session_required");
    // Those it was confirmed with are used up.
    log_in(&stranger, Some(&digits(&world, &secret, 0))).await.is_problem(401, "second_factor_wrong");
    world.advance(step());
    let code = digits(&world, &secret, 0);
    assert_eq!(log_in(&stranger, Some(&format!("{} {}", &code[..3], &code[3..]))).await.status, 200);
    let other = world.visitor();
    log_in(&other, Some(&code)).await.is_problem(401, "second_factor_wrong");
    let wrong =
        other.post("/api/auth/login", &json!({"username": "margaret", "password": "a guess", "code": code})).await;
    wrong.is_problem(401, "credentials_wrong");
    let wrong = other.post("/api/auth/login", &json!({"username": "margaret", "password": "a guess"})).await;
    assert!(!wrong.text.contains("factor"), "only the right password learns of it: {wrong:?}");
}

#[tokio::test]
async fn digits_of_one_step_before_and_after_are_taken_and_of_two_are_not() {
    for (steps, status) in [(-2, 401), (-1, 200), (0, 200), (1, 200), (2, 401)] {
        let world = World::new().await;
        let (_, secret, _) = with_factor(&world).await;
        world.advance(4 * step());
        let answer = log_in(&world.visitor(), Some(&digits(&world, &secret, steps))).await;
        assert_eq!(answer.status, status, "{steps}: {answer:?}");
    }
}

#[tokio::test]
async fn of_many_who_show_the_same_digits_at_once_one_comes_in() {
    let world = World::new().await;
    let (_, secret, codes) = with_factor(&world).await;
    world.advance(step());
    for code in [digits(&world, &secret, 0), codes[0].clone()] {
        let visitors: Vec<Visitor> = (0..6).map(|_| world.visitor()).collect();
        let tries = visitors.iter().map(|visitor| log_in(visitor, Some(&code)));
        let answers = futures_util::future::join_all(tries).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1, "{answers:?}");
        world.advance(Duration::from_secs(3600));
    }
}

#[tokio::test]
async fn a_recovery_code_lets_in_once_however_it_is_written() {
    let world = World::new().await;
    let (visitor, secret, codes) = with_factor(&world).await;
    let stranger = world.visitor();
    assert_eq!(log_in(&stranger, Some(&codes[3].replace('-', " ").to_lowercase())).await.status, 200);
    log_in(&stranger, Some(&codes[3])).await.is_problem(401, "second_factor_wrong");
    let state = visitor.get("/api/auth/second-factor").await.json();
    assert_eq!(state["recovery_codes_left"], 9);
    assert!(state["on_since"].is_string(), "{state}");

    world.advance(step());
    let both = json!({"current_password": PASSWORD, "code": digits(&world, &secret, 0)});
    let renewed = visitor.post("/api/auth/second-factor/recovery-codes", &both).await;
    assert_eq!(renewed.status, 200, "{renewed:?}");
    log_in(&stranger, Some(&codes[4])).await.is_problem(401, "second_factor_wrong");
    let new = renewed.json()["recovery_codes"][0].as_str().unwrap().to_owned();
    assert_eq!(log_in(&stranger, Some(&new)).await.status, 200);
}

#[tokio::test]
async fn guessing_digits_is_slowed_down_like_guessing_the_password() {
    let world = World::with(Options { tries_per_minute: Some(1000), ..Options::default() }).await;
    let (owner, secret, _) = with_factor(&world).await;
    // From a network where nobody is signed in.
    assert_eq!(owner.post("/api/auth/logout", &json!({})).await.status, 204);
    let stranger = world.visitor();
    for _ in 0..5 {
        log_in(&stranger, Some("000000")).await.is_problem(401, "second_factor_wrong");
    }
    let waiting = log_in(&stranger, Some(&digits(&world, &secret, 1))).await;
    assert_eq!(waiting.is_problem(429, "too_many_tries").json()["retry_after_secs"], 2);
}

#[tokio::test]
async fn switching_it_on_ends_other_sessions_and_nothing_is_asked_before_it_is_confirmed() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let other = world.visitor();
    assert_eq!(log_in(&other, None).await.status, 200);
    let begun = visitor.post("/api/auth/second-factor", &json!({})).await.json();
    assert_eq!(log_in(&other, None).await.status, 200, "it is not confirmed");
    let wrong = visitor.post("/api/auth/second-factor/confirm", &json!({"code": "12345"})).await;
    assert_eq!(wrong.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "code_wrong");
    // Begun anew, the secret before is forgotten.
    let again = visitor.post("/api/auth/second-factor", &json!({})).await.json();
    let old = json!({"code": digits(&world, begun["secret"].as_str().unwrap(), 0)});
    visitor.post("/api/auth/second-factor/confirm", &old).await.is_problem(422, "invalid_fields");
    let new = json!({"code": digits(&world, again["secret"].as_str().unwrap(), 0)});
    assert_eq!(visitor.post("/api/auth/second-factor/confirm", &new).await.status, 200);
    assert_eq!(visitor.get("/api/auth/sessions").await.status, 200);
    other.get("/api/auth/sessions").await.is_problem(401, "session_required");
    for path in ["/api/auth/second-factor", "/api/auth/second-factor/confirm"] {
        let body = if path.ends_with("confirm") { new.clone() } else { json!({}) };
        visitor.post(path, &body).await.is_problem(409, "second_factor_on");
    }
}

#[tokio::test]
async fn switching_it_off_takes_both_and_then_the_password_is_enough() {
    let world = World::new().await;
    let (visitor, secret, _) = with_factor(&world).await;
    world.advance(step());
    let remove = |password: &str, code: &str| {
        let body = json!({"current_password": password, "code": code});
        let visitor = &visitor;
        async move { visitor.post("/api/auth/second-factor/remove", &body).await }
    };
    let code = digits(&world, &secret, 0);
    let wrong: Value = remove("not the password at all", &code).await.json();
    assert_eq!(wrong["errors"][0]["code"], "password_wrong");
    let wrong: Value = remove(PASSWORD, "000000").await.json();
    assert_eq!(wrong["errors"][0]["code"], "code_wrong");
    assert_eq!(remove(PASSWORD, &code).await.status, 204);
    remove(PASSWORD, &code).await.is_problem(409, "second_factor_off");
    assert_eq!(log_in(&world.visitor(), None).await.status, 200);
    let actions: Vec<Value> = visitor.get("/api/audit").await.json()["items"].as_array().unwrap().clone();
    for wanted in ["second_factor.on", "second_factor.off"] {
        assert_eq!(actions.iter().filter(|line| line["action"] == wanted).count(), 1, "{wanted}");
    }
}

#[tokio::test]
async fn an_old_session_does_not_begin_it_without_the_password_and_a_program_never_does() {
    let world = World::new().await;
    let visitor = world.admin().await;
    world.advance(Duration::from_secs(301));
    visitor.post("/api/auth/second-factor", &json!({})).await.is_problem(403, "reauth_required");
    let with_password = json!({"current_password": PASSWORD});
    assert_eq!(visitor.post("/api/auth/second-factor", &with_password).await.status, 200);
    let program = world.program(&[pillarbox::model::Scope::PostsWrite]).await;
    program.post("/api/auth/second-factor", &with_password).await.is_problem(403, "session_only");
}

#[tokio::test]
async fn db_the_secret_is_sealed_and_the_codes_are_hashes() {
    let world = World::new().await;
    let (_, secret, codes) = with_factor(&world).await;
    let rows = world.database().dump().join("\n");
    for text in codes.iter().map(|code| code.replace('-', "")).chain([secret]).chain(codes.clone()) {
        assert!(!rows.contains(&text), "{text}");
        let hex = data_encoding::HEXLOWER.encode(text.as_bytes());
        assert!(!rows.to_lowercase().contains(&hex), "{text}");
    }
}

#[tokio::test]
async fn the_operator_can_let_in_who_has_lost_phone_and_paper() {
    let world = World::new().await;
    with_factor(&world).await;
    let new = pillarbox::model::Secret::new("eleven lanterns over a grey sea");
    world.app().people.reset_password("margaret", &new, false).await.unwrap();
    let stranger = world.visitor();
    let body = json!({"username": "margaret", "password": new.expose()});
    stranger.post("/api/auth/login", &body).await.is_problem(401, "second_factor_required");
    world.app().people.reset_password("margaret", &new, true).await.unwrap();
    assert_eq!(stranger.post("/api/auth/login", &body).await.status, 200);
}
