//! `POST /1.1/media/metadata/create.json`: the alt text of an upload.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::error::{because, coded};
use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;
use crate::world::consumers::AccessToken;

const MAX_ALT_TEXT: usize = 1_000;

/// A good request is answered with an empty body. The sentences are guesses.
pub(super) fn answer(world: &mut World, call: &Call, token: &AccessToken, now: DateTime<Utc>) -> Answer {
    let Ok(body) = serde_json::from_slice::<Value>(&call.body) else {
        return because(324, "The body is not JSON.");
    };
    let Some(id) = body["media_id"].as_str() else {
        return because(324, "media_id parameter is missing.");
    };
    let Some(text) = body["alt_text"]["text"].as_str() else {
        return because(324, "alt_text parameter is missing.");
    };
    if text.chars().count() > MAX_ALT_TEXT {
        return because(324, "The alt text is longer than 1000 characters.");
    }
    if world.describe_media(id, &token.account_id, Some(text), now) { Answer::empty(200) } else { coded(325) }
}
