//! The pretend `/2/...` API: the gate first, then the endpoint, then the headers X adds.

pub(crate) mod chunked;
pub(crate) mod create;
pub(crate) mod create_body;
pub(crate) mod delete;
pub(crate) mod fields;
pub(crate) mod gate;
pub(crate) mod lookup;
pub(crate) mod me;
pub(crate) mod metadata;
pub(crate) mod post_json;
pub(crate) mod problem;
pub(crate) mod ratelimit;
pub(crate) mod schema;
pub(crate) mod timeline;
pub(crate) mod upload;

use chrono::{DateTime, Utc};

use crate::answer::Answer;
use crate::call::Call;
use crate::route::Route;
use crate::world::World;
use gate::Entered;

/// The true answer to an API request.
pub(crate) fn answer(world: &mut World, route: Route, call: &Call, now: DateTime<Utc>) -> Answer {
    let entered = match gate::enter(world, route, call, now) {
        Ok(entered) => entered,
        Err(refused) => return refused,
    };
    let answer = match gate::refusal(world, route, &entered) {
        Some(refused) => refused,
        None => match route {
            Route::Me => me::answer(world, call, &entered),
            Route::Create => create::answer(world, call, &entered, now),
            Route::Delete => delete::answer(world, call, &entered, now),
            Route::Lookup => lookup::answer(world, call, &entered, now),
            Route::Timeline => timeline::answer(world, call, &entered, now),
            Route::Upload => upload::answer(world, call, &entered, now),
            Route::Initialize | Route::Append | Route::Finalize | Route::MediaStatus => {
                chunked::answer(world, route, call, &entered, now)
            }
            Route::Metadata => metadata::answer(world, call, &entered, now),
            _ => problem::not_found(),
        },
    };
    entered.dress(answer)
}

/// The headers for a faked answer. The request is counted in its rate window unless it already was.
pub(crate) fn only_count(
    world: &mut World,
    route: Route,
    call: &Call,
    now: DateTime<Utc>,
    counted: bool,
) -> Option<Entered> {
    gate::look(world, route, call, now, !counted).ok()
}
