//! `DELETE /2/tweets/:id`.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::gate::Entered;
use super::{problem, schema};
use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;

/// Deletes one's own post. That an unknown id gets a 404 is a guess.
pub(crate) fn answer(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    let host = world.switches.problem_host;
    let segments = call.segments();
    let id = segments.last().copied().unwrap_or_default();
    if !schema::is_id(id) {
        let message = format!("The `id` query parameter value [{id}] is not valid");
        return problem::invalid_parameter(host, "id", &[id], &message);
    }
    let Some(post) = world.posts.iter_mut().find(|post| post.id == id && post.deleted_at.is_none()) else {
        return problem::not_found();
    };
    if post.account_id != entered.account_id {
        return problem::forbidden_because("You are not authorized to delete this Tweet.");
    }
    post.deleted_at = Some(now);
    Answer::json(200, &json!({"data": {"deleted": true}}))
}
