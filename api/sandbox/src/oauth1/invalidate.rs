//! `POST /1.1/oauth/invalidate_token.json`: the app gives its own token back.
//!
//! Source: docs.x.com, "Authentication: API reference", read 2026-11-20.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::authenticate;
use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;
use crate::world::consumers::Ended;

/// Ends the token that the request is signed with. One that may only read may do this too.
pub(super) fn invalidate(world: &mut World, call: &Call, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let signed_with = authenticate::as_person(world, call, now)?;
    for token in world.access_tokens.iter_mut().filter(|token| token.token == signed_with.token) {
        token.ended = Some(Ended::Invalidated);
    }
    let answer = Answer::json(200, &json!({"access_token": signed_with.token}));
    Ok(answer.with_header("x-access-level", signed_with.permission.name()))
}
