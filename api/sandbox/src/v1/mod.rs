//! What is left of v1.1: the older upload, its alt text, and `verify_credentials`. OAuth 1.0a only.
//!
//! Source: docs.x.com, "Authentication: API reference", and the announcements of the upload's end, read 2026-11-20.

pub(crate) mod error;
mod metadata;
mod upload;
mod verify_credentials;

use chrono::{DateTime, Utc};

use crate::answer::Answer;
use crate::call::Call;
use crate::oauth1::authenticate;
use crate::route::Route;
use crate::world::World;
use crate::world::consumers::AccessToken;
use error::coded;

/// The true answer to a request of v1.1.
pub(crate) fn answer(world: &mut World, route: Route, call: &Call, now: DateTime<Utc>) -> Answer {
    let token = match enter(world, call, now) {
        Ok(token) => token,
        Err(refused) => return refused,
    };
    let answer = match refusal(world, route, call, &token) {
        Some(refused) => refused,
        None => match route {
            Route::V1Upload => upload::answer(world, call, &token, now),
            Route::V1Metadata => metadata::answer(world, call, &token, now),
            _ => verify_credentials::answer(world, &token),
        },
    };
    dress(answer, token.permission.name())
}

/// The person behind a request. A token of OAuth 2.0 gets no further: node-twitter-api-v2#167.
fn enter(world: &mut World, call: &Call, now: DateTime<Utc>) -> Result<AccessToken, Answer> {
    match call.bearer() {
        None => authenticate::as_person(world, call, now),
        Some(token) if world.grant_by_access(token, now).is_some() => Err(coded(220)),
        Some(_) => Err(coded(89)),
    }
}

fn refusal(world: &World, route: Route, call: &Call, token: &AccessToken) -> Option<Answer> {
    if route.writes(&call.method) && !token.permission.may_write() {
        return Some(coded(261));
    }
    let is_barred = world.account(&token.account_id).is_none_or(|account| account.suspended);
    is_barred.then(|| coded(64))
}

/// The level that a faked answer tells, if the request's token holds.
pub(crate) fn access_level(world: &mut World, call: &Call, now: DateTime<Utc>) -> Option<&'static str> {
    enter(world, call, now).ok().map(|token| token.permission.name())
}

/// Adds the level, which a 401 does not carry.
pub(crate) fn dress(answer: Answer, level: &str) -> Answer {
    if answer.status == 401 { answer } else { answer.with_header("x-access-level", level) }
}
