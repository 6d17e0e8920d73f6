//! `/i/oauth2/authorize`: shows the consent page and takes the person's decision.
//!
//! Source: docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE", read 2026-11-20.

use chrono::{DateTime, Utc};
use url::form_urlencoded;

use super::{consent_page, scopes};
use crate::answer::Answer;
use crate::call::{Call, Pairs};
use crate::world::World;
use crate::world::grants::{Challenge, Code};

/// The parameters of an authorize request, all checked.
#[derive(Debug)]
pub(crate) struct AuthorizationRequest {
    pub(crate) client_id: String,
    pub(crate) redirect_uri: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) state: String,
    pub(crate) challenge: Challenge,
}

/// The parameters a request must have, each once.
pub(crate) const PARAMETERS: [&str; 7] =
    ["response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method"];

pub(crate) fn answer(world: &mut World, call: &Call, now: DateTime<Utc>) -> Answer {
    let form = call.form();
    let given = if call.method == "POST" { &form } else { &call.query };
    let answer = match check(world, given) {
        // Never a redirect: nothing here has proved that the address belongs to the app.
        Err(why) => consent_page::refused(&why),
        Ok(request) if call.method == "POST" => decide(world, &request, &form, now),
        Ok(request) => consent_page::ask(world, &request, given),
    };
    answer.with_header("cache-control", "no-store")
}

/// Checks a request. The error is for the developer: X itself only says that something went wrong.
fn check(world: &World, given: &Pairs) -> Result<AuthorizationRequest, String> {
    let get = |name: &str| given.get(name).ok_or_else(|| format!("{name} is missing, empty, or given more than once."));
    for name in PARAMETERS {
        get(name)?;
    }
    let client = world.client(get("client_id")?).ok_or_else(|| "The client_id is not registered.".to_owned())?;
    let redirect_uri = get("redirect_uri")?;
    if !client.redirect_uris.iter().any(|known| known == redirect_uri) {
        return Err(format!(
            "The redirect_uri is not registered for this client, byte for byte. Registered: {}",
            client.redirect_uris.join(" ")
        ));
    }
    if get("response_type")? != "code" {
        return Err("The response_type must be \"code\".".to_owned());
    }
    let scopes = scopes::parse(get("scope")?).ok_or_else(|| "The scope names something unknown.".to_owned())?;
    let state = get("state")?;
    if state.chars().count() > 500 {
        return Err("The state is longer than 500 characters.".to_owned());
    }
    Ok(AuthorizationRequest {
        client_id: client.id.clone(),
        redirect_uri: redirect_uri.to_owned(),
        scopes,
        state: state.to_owned(),
        challenge: challenge(get("code_challenge")?, get("code_challenge_method")?)?,
    })
}

/// A challenge that a verifier could match. Source: RFC 7636, section 4.2.
fn challenge(value: &str, method: &str) -> Result<Challenge, String> {
    let hashed = match method {
        "S256" => true,
        "plain" => false,
        _ => return Err("The code_challenge_method must be \"S256\" or \"plain\".".to_owned()),
    };
    let of_base64url = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if hashed && (value.len() != 43 || !value.chars().all(of_base64url)) {
        return Err("The code_challenge is not the base64url of a SHA-256 hash.".to_owned());
    }
    Ok(Challenge { value: value.to_owned(), hashed })
}

fn decide(world: &mut World, request: &AuthorizationRequest, form: &Pairs, now: DateTime<Utc>) -> Answer {
    match form.get("decision") {
        Some("allow") => {}
        // RFC 6749, section 4.1.2.1; X does not document what Cancel sends.
        Some("cancel") => return back(request, &[("error", "access_denied"), ("state", &request.state)]),
        _ => return consent_page::refused("The decision must be \"allow\" or \"cancel\"."),
    }
    let Some(account_id) =
        form.get("account").and_then(|name| world.account_named(name)).map(|account| account.id.clone())
    else {
        return consent_page::refused("The account is not one of the pretend people.");
    };
    // A new consent ends what the app had from this person. Source: xurl#22, X staff, 2026-04-19.
    world.end_grants(&request.client_id, &account_id);
    let code = Code {
        value: world.new_token("ac", now),
        client_id: request.client_id.clone(),
        redirect_uri: request.redirect_uri.clone(),
        challenge: request.challenge.clone(),
        account_id,
        scopes: world.switches.granted(request.scopes.clone()),
        issued_at: now,
        used: false,
    };
    let answer = back(request, &[("state", &request.state), ("code", &code.value)]);
    world.codes.push(code);
    answer
}

/// Sends the browser back to the app.
fn back(request: &AuthorizationRequest, parameters: &[(&str, &str)]) -> Answer {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    let join = if request.redirect_uri.contains('?') { '&' } else { '?' };
    Answer::redirect(302, &format!("{}{join}{query}", request.redirect_uri))
}
