//! `POST /2/oauth2/token`: a code for tokens, and a refresh token for new tokens.
//!
//! Source: docs.x.com, "OAuth 2.0: user access token", read 2026-11-20.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::refusal;
use crate::answer::Answer;
use crate::call::Pairs;
use crate::world::World;
use crate::world::grants::{CODE_LIFETIME, Challenge, Grant};

/// Exchanges an authorization code.
///
/// A code is spent by the first request that names it, even one with a wrong verifier (a guess, and the safe one:
/// a client must not count on a second try). Using a code again ends nothing else.
pub(crate) fn exchange(world: &mut World, form: &Pairs, client_id: &str, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let get = |name: &str| form.get(name).ok_or_else(|| refusal::missing_parameter(name));
    if get("grant_type")? != "authorization_code" {
        return Err(refusal::unknown_grant_type());
    }
    let (given, redirect_uri, verifier) = (get("code")?, get("redirect_uri")?, get("code_verifier")?);
    let code = world
        .codes
        .iter_mut()
        .find(|code| code.value == given && code.client_id == client_id)
        .ok_or_else(refusal::bad_code)?;
    let too_late = now - code.issued_at >= CODE_LIFETIME;
    if std::mem::replace(&mut code.used, true) || too_late {
        return Err(refusal::bad_code());
    }
    if code.redirect_uri != redirect_uri {
        return Err(refusal::other_redirect());
    }
    if !code.challenge.matches(verifier) {
        return Err(refusal::wrong_verifier());
    }
    let grant = Grant {
        client_id: client_id.to_owned(),
        account_id: code.account_id.clone(),
        scopes: code.scopes.clone(),
        generation: 1,
        revoked: false,
        created_at: now,
        access: Vec::new(),
        refresh: None,
    };
    // Two consents may both be waiting for their exchange; the later exchange wins.
    world.end_grants(&grant.client_id, &grant.account_id);
    world.grants.push(grant);
    let place = world.grants.len() - 1;
    world.issue_tokens(place, now);
    Ok(tokens(world, place))
}

/// Rotates a refresh token: the old one is dead from here on.
pub(crate) fn refresh(world: &mut World, form: &Pairs, client_id: &str, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let given = form.get("refresh_token").ok_or_else(|| refusal::missing_parameter("refresh_token"))?;
    let place = world
        .grant_by_refresh(given, now)
        .filter(|&place| world.grants[place].client_id == client_id)
        .ok_or_else(refusal::bad_token)?;
    world.grants[place].generation += 1;
    world.issue_tokens(place, now);
    Ok(tokens(world, place))
}

/// The answer with the newest tokens. Scopes come in another order than asked: X promises none.
fn tokens(world: &World, place: usize) -> Answer {
    let grant = &world.grants[place];
    let scopes: Vec<&str> = grant.scopes.iter().rev().map(String::as_str).collect();
    let mut body = json!({
        "token_type": "bearer",
        "expires_in": world.access_life().num_seconds(),
        "access_token": grant.access.last().map(|token| &token.value),
        "scope": scopes.join(" "),
    });
    if let Some(refresh) = &grant.refresh {
        body["refresh_token"] = json!(refresh.value);
    }
    Answer::json(200, &body)
}

impl Challenge {
    /// Source: RFC 7636, section 4.6.
    fn matches(&self, verifier: &str) -> bool {
        if self.hashed {
            URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == self.value
        } else {
            verifier == self.value
        }
    }
}
