//! Which app is asking, and whether it proves it the way its kind must.
//!
//! Source: docs.x.com, "OAuth 2.0: user access token", read 2026-11-20.

use super::refusal;
use crate::answer::Answer;
use crate::call::{Call, Pairs};
use crate::world::World;

/// The id of the calling client. Confidential clients prove themselves by Basic, public ones name themselves.
pub(crate) fn authenticate(world: &World, call: &Call, form: &Pairs) -> Result<String, Answer> {
    if let Some((id, secret)) = call.basic() {
        let client = world.client(&id).ok_or_else(refusal::missing_basic)?;
        // A public client has no secret, and nothing equals no secret.
        if client.secret.as_ref() != Some(&secret) {
            return Err(refusal::missing_basic());
        }
        if form.has("client_secret") {
            return Err(refusal::secret_in_body());
        }
        if form.get("client_id").is_some_and(|named| named != id) {
            return Err(refusal::missing_basic());
        }
        return Ok(id);
    }
    if call.header("authorization").is_some() {
        return Err(refusal::missing_basic());
    }
    let id = form.get("client_id");
    // A request that names nobody comes, on most installations, from a confidential client without its header.
    let all_confidential = world.clients.iter().all(|client| client.secret.is_some());
    let Some(id) = id else {
        return Err(if all_confidential { refusal::missing_basic() } else { refusal::missing_parameter("client_id") });
    };
    let client = world.client(id).ok_or_else(refusal::unknown_client)?;
    if client.secret.is_some() {
        return Err(refusal::missing_basic());
    }
    if form.has("client_secret") {
        return Err(refusal::secret_in_body());
    }
    Ok(id.to_owned())
}
