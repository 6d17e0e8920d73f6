//! `POST /2/oauth2/revoke`.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::refusal;
use crate::answer::Answer;
use crate::call::Pairs;
use crate::world::World;

/// Ends a token. A refresh token takes its whole grant along, an access token only itself (a guess, RFC 7009 allows
/// both). A token that is not known is answered like one that is: RFC 7009, section 2.2.
pub(crate) fn revoke(world: &mut World, form: &Pairs, client_id: &str, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let given = form.get("token").ok_or_else(|| refusal::missing_parameter("token"))?;
    let by_refresh = world.grant_by_refresh(given, now).filter(|&place| world.grants[place].client_id == client_id);
    if let Some(place) = by_refresh {
        world.grants[place].revoke();
    }
    for grant in world.grants.iter_mut().filter(|grant| grant.client_id == client_id) {
        grant.access.retain(|token| token.value != given);
    }
    Ok(Answer::json(200, &json!({"revoked": true})))
}
