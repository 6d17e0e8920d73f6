//! `POST /oauth/request_token`: the first leg.
//!
//! Source: docs.x.com, "Authentication: API reference", read 2026-11-20.

use chrono::{DateTime, Utc};

use super::header::Header;
use super::{authenticate, form};
use crate::answer::Answer;
use crate::call::{Call, Pairs};
use crate::config::AppPermission;
use crate::v1::error::coded;
use crate::world::World;
use crate::world::consumers::{Progress, RequestToken};

/// The callback of an app that cannot be called back: the person types a number instead.
const OUT_OF_BAND: &str = "oob";

pub(super) fn issue(world: &mut World, call: &Call, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let header = authenticate::as_consumer(world, call, now)?;
    let consumer_key = header.required("oauth_consumer_key").to_owned();
    let consumer = world.consumer(&consumer_key).ok_or_else(|| coded(32))?;
    let form_body = call.form();
    // That a missing callback is bad data is a guess.
    let callback = parameter(&header, &call.query, &form_body, "oauth_callback").ok_or_else(|| coded(215))?;
    if callback != OUT_OF_BAND {
        if consumer.callbacks.is_empty() {
            return Err(coded(417));
        }
        if !consumer.callbacks.iter().any(|known| known == callback) {
            return Err(coded(415));
        }
    }
    let ceiling = match parameter(&header, &call.query, &form_body, "x_auth_access_type") {
        None | Some("write") => AppPermission::ReadWriteDirectMessages,
        Some("read") => AppPermission::Read,
        Some(_) => return Err(coded(215)),
    };
    let token = RequestToken {
        token: world.random_word(27),
        secret: world.random_word(32),
        consumer_key,
        callback: (callback != OUT_OF_BAND).then(|| callback.to_owned()),
        ceiling,
        issued_at: now,
        progress: Progress::Waiting,
    };
    let answer = form(&[
        ("oauth_token", &token.token),
        ("oauth_token_secret", &token.secret),
        ("oauth_callback_confirmed", "true"),
    ]);
    world.request_tokens.push(token);
    Ok(answer)
}

/// A parameter that may stand in the header, in the query or in the body.
pub(super) fn parameter<'a>(header: &'a Header, query: &'a Pairs, form: &'a Pairs, name: &str) -> Option<&'a str> {
    header.get(name).or_else(|| query.get(name)).or_else(|| form.get(name)).filter(|value| !value.is_empty())
}
