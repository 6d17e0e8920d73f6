//! Before an endpoint: token, scopes or permission, rate window, money. And the headers afterwards.

use chrono::{DateTime, Utc};

use super::problem;
use super::ratelimit::Window;
use crate::answer::Answer;
use crate::call::Call;
use crate::config::AppPermission;
use crate::oauth1::authenticate;
use crate::route::Route;
use crate::world::World;
use crate::world::grants::GrantKind;
use crate::world::switches::{Credits, OAuth1Refusals};

/// A request that carries a living token.
#[derive(Clone, Debug)]
pub(crate) struct Entered {
    pub(crate) account_id: String,
    /// Which kind of token it carries.
    pub(crate) by: GrantKind,
    level: AppPermission,
    /// Whether the token may do what the request wants.
    is_allowed: bool,
    window: Window,
    transaction: String,
}

/// Whom a token stands for and how far it reaches.
struct Holder {
    account_id: String,
    by: GrantKind,
    level: AppPermission,
    is_allowed: bool,
}

/// The scopes an endpoint wants. Source: docs.x.com, "Authentication mapping", read 2026-11-20.
fn needed_scopes(route: Route) -> &'static [&'static str] {
    match route {
        Route::Create | Route::Delete => &["tweet.read", "tweet.write", "users.read"],
        _ if route.is_media() => &["media.write"],
        _ => &["tweet.read", "users.read"],
    }
}

/// Whether X charges for the call. Uploads are not on the price list.
/// Source: docs.x.com, "Pricing", read 2026-11-20.
fn is_paid(route: Route) -> bool {
    !route.is_media() || route == Route::Metadata
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
    let Holder { account_id, by, level, is_allowed } = holder(world, route, call, now)?;
    Ok(Entered {
        window: world.rates.count(&account_id, route, now, u32::from(count)),
        account_id,
        by,
        level,
        is_allowed,
        transaction: world.random_word(16).to_ascii_lowercase(),
    })
}

/// Reads the token, signed or bearer.
fn holder(world: &mut World, route: Route, call: &Call, now: DateTime<Utc>) -> Result<Holder, Answer> {
    if call.oauth1().is_some() {
        let shape = world.switches.oauth1_refusals;
        let token = authenticate::as_person(world, call, now).map_err(|refused| match shape {
            OAuth1Refusals::Codes => refused,
            OAuth1Refusals::Problem => problem::unauthorized(),
        })?;
        return Ok(Holder {
            is_allowed: token.permission.may_write() || !route.writes(&call.method),
            account_id: token.account_id,
            by: GrantKind::OAuth1,
            level: token.permission,
        });
    }
    let grant = call.bearer().and_then(|token| world.grant_by_access(token, now)).ok_or_else(problem::unauthorized)?;
    Ok(Holder {
        account_id: grant.account_id.clone(),
        by: GrantKind::OAuth2,
        level: if grant.allows("tweet.write") { AppPermission::ReadWrite } else { AppPermission::Read },
        is_allowed: needed_scopes(route).iter().all(|scope| grant.allows(scope)),
    })
}

/// Why a request with a living token is refused before its endpoint looks at it.
pub(crate) fn refusal(world: &World, route: Route, entered: &Entered) -> Option<Answer> {
    let host = world.switches.problem_host;
    if !entered.is_allowed {
        return Some(match entered.by {
            GrantKind::OAuth1 => problem::oauth1_permissions(host),
            GrantKind::OAuth2 => problem::forbidden(),
        });
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
        let is_unauthorized = answer.status == 401;
        let answer = answer.with_header("x-transaction-id", &self.transaction).with_header("api-version", "2.167");
        // Both kinds of header are absent on a 401, as was measured in 2026-08.
        let answer = if is_unauthorized { answer } else { answer.with_header("x-access-level", self.level.name()) };
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
