//! `POST /oauth/access_token`: the third leg.
//!
//! Source: docs.x.com, "Authentication: API reference", read 2026-11-20.

use chrono::{DateTime, Utc};

use super::request_token::parameter;
use super::{authenticate, form};
use crate::answer::Answer;
use crate::call::Call;
use crate::v1::error::coded;
use crate::world::World;
use crate::world::consumers::Progress;

/// Exchanges a request token that a person has allowed.
///
/// A request token is spent by the first signed request that names it, even with a wrong verifier or before the
/// person has decided (a guess, and the safe one: a client must not count on a second try). What X says to a wrong
/// verifier is a guess too.
pub(super) fn exchange(world: &mut World, call: &Call, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let header = authenticate::as_request_token(world, call, now)?;
    let form_body = call.form();
    let given = parameter(&header, &call.query, &form_body, "oauth_verifier").ok_or_else(|| coded(215))?;
    let named = header.get("oauth_token").unwrap_or_default();
    let Some(token) = world.request_tokens.iter_mut().find(|known| known.token == named) else {
        return Err(coded(89));
    };
    let (consumer_key, ceiling) = (token.consumer_key.clone(), token.ceiling);
    let account_id = match std::mem::replace(&mut token.progress, Progress::Spent) {
        Progress::Allowed { account_id, verifier } if verifier == given => account_id,
        _ => return Err(coded(32)),
    };
    let permission = world.consumer(&consumer_key).ok_or_else(|| coded(32))?.permission.min(ceiling);
    let place = world.give_access_token(consumer_key, account_id, permission, now);
    let token = &world.access_tokens[place];
    Ok(form(&[
        ("oauth_token", &token.token),
        ("oauth_token_secret", &token.secret),
        ("user_id", &token.account_id),
        ("screen_name", world.username(&token.account_id)),
    ]))
}
