//! Before an endpoint: token, scopes, rate window, money. And the headers afterwards.

use chrono::{DateTime, Utc};

use super::problem;
use super::ratelimit::Window;
use crate::answer::Answer;
use crate::call::Call;
use crate::route::Route;
use crate::world::World;
use crate::world::switches::Credits;

/// A request that carries a living token.
#[derive(Clone, Debug)]
pub(crate) struct Entered {
    pub(crate) account_id: String,
    window: Window,
    allowed: bool,
    may_write: bool,
    transaction: String,
}

/// The scopes an endpoint wants. Source: docs.x.com, "Authentication mapping", read 2026-11-20.
fn needed_scopes(route: Route) -> &'static [&'static str] {
    match route {
        Route::Create | Route::Delete => &["tweet.read", "tweet.write", "users.read"],
        Route::Upload | Route::Metadata => &["media.write"],
        _ => &["tweet.read", "users.read"],
    }
}

/// Whether X charges for the call. Uploads are not on the price list.
/// Source: docs.x.com, "Pricing", read 2026-11-20.
fn is_paid(route: Route) -> bool {
    route != Route::Upload
}

/// Checks the token and counts the request in its rate window. A 401 is not counted and carries no headers.
pub(crate) fn enter(world: &mut World, route: Route, call: &Call, now: DateTime<Utc>) -> Result<Entered, Answer> {
    look(world, route, call, now, true)
}

/// [`enter`], with the choice not to count.
pub(crate) fn look(
    world: &mut World,
    route: Route,
    call: &Call,
    now: DateTime<Utc>,
    count: bool,
) -> Result<Entered, Answer> {
    let grant = call.bearer().and_then(|token| world.grant_by_access(token, now)).ok_or_else(problem::unauthorized)?;
    let account_id = grant.account_id.clone();
    let allowed = needed_scopes(route).iter().all(|scope| grant.allows(scope));
    let may_write = grant.allows("tweet.write");
    Ok(Entered {
        window: world.rates.count(&account_id, route, now, u32::from(count)),
        account_id,
        allowed,
        may_write,
        transaction: world.random_word(16).to_ascii_lowercase(),
    })
}

/// Why a request with a living token is refused before its endpoint looks at it.
pub(crate) fn refusal(world: &World, route: Route, entered: &Entered) -> Option<Answer> {
    let host = world.switches.problem_host;
    if !entered.allowed {
        return Some(problem::forbidden());
    }
    if entered.window.is_exceeded() {
        return Some(problem::too_many_requests());
    }
    if world.account(&entered.account_id).is_none_or(|account| account.suspended) {
        return Some(problem::suspended(host));
    }
    if is_paid(route) {
        match world.switches.credits {
            Credits::Ok => {}
            Credits::Depleted => return Some(problem::credits_depleted(host)),
            Credits::DepletedOld => {
                return Some(problem::credits_depleted_old(host, &entered.account_id));
            }
        }
        if world.switches.usage_capped {
            return Some(problem::usage_capped(host));
        }
    }
    None
}

impl Entered {
    /// Adds the headers that X sends with every answer to a living token.
    pub(crate) fn dress(&self, answer: Answer) -> Answer {
        let level = if self.may_write { "read-write" } else { "read" };
        let answer = answer
            .with_header("x-access-level", level)
            .with_header("x-transaction-id", &self.transaction)
            .with_header("api-version", "2.167");
        self.window
            .headers(answer.status)
            .into_iter()
            .fold(answer, |answer, (name, value)| answer.with_header(name, &value))
    }

    /// Adds to a faked answer those of the same headers that the script did not set itself.
    pub(crate) fn dress_fault(&self, answer: Answer) -> Answer {
        let scripted = answer.headers.clone();
        scripted.iter().fold(self.dress(answer), |answer, (name, value)| answer.with_header(name, value))
    }
}
