//! OAuth 2.0 with PKCE: the consent page, the token endpoint, revocation.

pub(crate) mod authorize;
pub(crate) mod client;
pub(crate) mod consent_page;
pub(crate) mod refusal;
pub(crate) mod revoke;
pub(crate) mod scopes;
pub(crate) mod token;

use chrono::{DateTime, Utc};

use crate::answer::Answer;
use crate::call::Call;
use crate::route::Route;
use crate::world::World;

/// The true answer of the token endpoint and of revocation.
pub(crate) fn answer(world: &mut World, route: Route, call: &Call, now: DateTime<Utc>) -> Answer {
    let form = call.form();
    let answer = client::authenticate(world, call, &form).and_then(|client_id| match route {
        Route::Revoke => revoke::revoke(world, &form, &client_id, now),
        Route::Refresh => token::refresh(world, &form, &client_id, now),
        _ => token::exchange(world, &form, &client_id, now),
    });
    match answer {
        Ok(answer) | Err(answer) => answer.with_header("cache-control", "no-store"),
    }
}
