//! `/oauth/authorize` and `/oauth/authenticate`: the second leg, in the person's browser.
//!
//! Source: docs.x.com, "Authentication: API reference", read 2026-11-20. What a denial sends back:
//! flask-dance#125. X asks whoever is signed in there; here the page asks which person to be.

use chrono::{DateTime, Utc};
use rand::RngExt as _;
use url::form_urlencoded;

use super::consent_page;
use crate::answer::Answer;
use crate::call::{Call, Pairs};
use crate::world::World;
use crate::world::consumers::{Progress, RequestToken};

pub(crate) fn answer(world: &mut World, call: &Call, now: DateTime<Utc>) -> Answer {
    let form = call.form();
    let given = if call.method == "POST" { &form } else { &call.query };
    let answer = match waiting(world, given, now) {
        Err(why) => consent_page::refused(&why),
        Ok(token) if call.method == "POST" => decide(world, &token, &form),
        Ok(token) => match known_person(world, call, &token) {
            Some(account_id) => allow(world, &token, account_id),
            None => consent_page::ask(world, &token, given.get("screen_name")),
        },
    };
    answer.with_header("cache-control", "no-store")
}

/// The request token that waits for a decision, or a sentence for the developer.
fn waiting(world: &World, given: &Pairs, now: DateTime<Utc>) -> Result<RequestToken, String> {
    let named =
        given.get("oauth_token").ok_or_else(|| "oauth_token is missing, empty, or given more than once.".to_owned())?;
    let token = world.request_token(named).ok_or_else(|| "There is no such request token.".to_owned())?;
    if !token.is_alive(now) {
        return Err("The request token was used, denied, or has expired. Ask for a new one.".to_owned());
    }
    match token.progress {
        Progress::Waiting => Ok(token.clone()),
        _ => Err("Somebody has decided about this request token already.".to_owned()),
    }
}

/// Whether `/oauth/authenticate` may go back without asking: the person is named and has a living token.
///
/// X knows the person by the browser; the sandbox has no sessions, so that only `screen_name` can tell.
fn known_person(world: &World, call: &Call, token: &RequestToken) -> Option<String> {
    if !call.path.starts_with("/oauth/authenticate") || call.query.get("force_login") == Some("true") {
        return None;
    }
    let account = world.account_named(call.query.get("screen_name")?)?;
    world.living_token(&token.consumer_key, &account.id).map(|_| account.id.clone())
}

fn decide(world: &mut World, token: &RequestToken, form: &Pairs) -> Answer {
    match form.get("decision") {
        Some("allow") => {}
        Some("cancel") => {
            put(world, token, Progress::Denied);
            return match &token.callback {
                Some(callback) => back(callback, &[("denied", &token.token)]),
                None => consent_page::denied(world),
            };
        }
        _ => return consent_page::refused("The decision must be \"allow\" or \"cancel\"."),
    }
    match form.get("account").and_then(|name| world.account_named(name)).map(|account| account.id.clone()) {
        Some(account_id) => allow(world, token, account_id),
        None => consent_page::refused("The account is not one of the pretend people."),
    }
}

fn allow(world: &mut World, token: &RequestToken, account_id: String) -> Answer {
    let verifier = match &token.callback {
        Some(_) => world.random_word(32),
        None => world.rng.random_range(1_000_000..10_000_000u32).to_string(),
    };
    let answer = match &token.callback {
        Some(callback) => back(callback, &[("oauth_token", &token.token), ("oauth_verifier", &verifier)]),
        None => consent_page::number(world, &verifier),
    };
    put(world, token, Progress::Allowed { account_id, verifier });
    answer
}

fn put(world: &mut World, token: &RequestToken, progress: Progress) {
    if let Some(known) = world.request_tokens.iter_mut().find(|known| known.token == token.token) {
        known.progress = progress;
    }
}

/// Sends the browser back to the app.
fn back(callback: &str, parameters: &[(&str, &str)]) -> Answer {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    let join = if callback.contains('?') { '&' } else { '?' };
    Answer::redirect(302, &format!("{callback}{join}{query}"))
}
