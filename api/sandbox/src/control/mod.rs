//! `/__control`: how a test or a person changes the pretend platform.

mod fault;
mod ops;

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::api::ratelimit::Limit;
use crate::clock;
use crate::faults::random::RandomFaults;
use crate::faults::{Fault, Kind};
use crate::oauth::scopes;
use crate::route::Route;
use crate::world::World;
use crate::world::grants::{Grant, GrantKind};
use crate::world::people::{Account, Tier, is_username};
use crate::world::switches::{AccessLife, GrantScopes};
use ops::Op;

/// Carries out the operations in a body and tells the state afterwards.
///
/// Nothing happens if one of them cannot be read. One that cannot be carried out stops the list there.
pub(crate) fn run(world: &mut World, body: &[u8]) -> Result<Value, String> {
    for op in ops::parse(body)? {
        apply(world, op)?;
    }
    Ok(summary(world))
}

fn apply(world: &mut World, op: Op) -> Result<(), String> {
    match op {
        Op::Reset {} => world.reset(),
        Op::Fault(op) => {
            let fault = fault::read(world, *op)?;
            world.faults.script.push(fault);
        }
        Op::ClearFaults {} => world.faults = crate::faults::FaultBook::default(),
        Op::Clock { advance_secs: Some(secs), set: None } => world.clock.advance(secs)?,
        Op::Clock { advance_secs: None, set: Some(instant) } => world.clock.set(instant)?,
        Op::Clock { .. } => return Err("The clock takes either \"advance_secs\" or \"set\".".to_owned()),
        Op::RevokeGrants { account, grant } => {
            let id = account_id(world, &account)?;
            if grant != Some(GrantKind::OAuth1) {
                world.grants.iter_mut().filter(|grant| grant.account_id == id).for_each(Grant::revoke);
            }
            if grant != Some(GrantKind::OAuth2) {
                world.revoke_access_tokens(&id);
            }
        }
        Op::ExpireTokens { account } => {
            let id = account_id(world, &account)?;
            let now = world.now();
            let grants = world.grants.iter_mut().filter(|grant| grant.account_id == id);
            grants.flat_map(|grant| &mut grant.access).for_each(|token| token.expires_at = now);
        }
        Op::LoseRefreshAnswer { times } => world.faults.script.push(lost_refresh(at_least_one(times)?)),
        Op::GrantScopes { scopes, times } => {
            if let Some(unknown) = scopes.iter().find(|scope| scopes::in_words(scope).is_none()) {
                return Err(format!("There is no scope \"{unknown}\"."));
            }
            world.switches.grant_scopes = Some(GrantScopes { scopes, times: at_least_one(times)? });
        }
        Op::Credits { mode } => world.switches.credits = mode,
        Op::UsageCap { on } => world.switches.usage_capped = on,
        Op::ProblemHost { host } => world.switches.problem_host = host,
        Op::AccessLife { secs } => world.switches.access_life = AccessLife(duration(secs)?),
        Op::VisibilityDelay { secs } => {
            world.switches.visibility_delay = duration(secs)?;
        }
        Op::AnswerDelay { ms } => world.switches.answer_delay = Duration::from_millis(ms),
        Op::RefreshEndsAccess { on } => world.switches.refresh_ends_access = on,
        Op::Account { username, name, tier, suspended } => {
            change_account(world, &username, name.as_deref(), tier, suspended)?;
        }
        Op::RateLimit { route, limit, window_secs } => {
            let route: Route = route.parse()?;
            if !route.is_api() || window_secs == 0 {
                return Err("A rate limit needs an API route and a window of at least a second.".to_owned());
            }
            let window = TimeDelta::seconds(window_secs.into());
            world.rates.set(route, Limit { requests: limit, window });
        }
        Op::RandomFaults { percent: 0, .. } => world.faults.random = None,
        Op::RandomFaults { seed, percent, kinds, delay_ms } => {
            if percent > 100 || kinds.is_empty() {
                return Err("Random faults need a \"percent\" up to 100 and at least one kind.".to_owned());
            }
            let rng = World::seeded(seed);
            world.faults.random = Some(RandomFaults { rng, percent, kinds, delay_ms });
        }
        Op::RedirectUri { client_id, uri } => world.allow_redirect(&client_id, &uri)?,
        Op::Oauth1Callback { consumer_key, uri } => world.allow_oauth1_callback(&consumer_key, &uri)?,
        Op::AppPermission { consumer_key, permission } => world.set_app_permission(&consumer_key, permission)?,
        Op::Oauth1Refusals { shape } => world.switches.oauth1_refusals = shape,
        Op::Duplicates { mode } => world.switches.duplicates = mode,
        Op::MediaProcessing { secs, one_shot, fails, error } => {
            let length = secs.map(duration).transpose()?;
            let processing = &mut world.switches.processing;
            processing.length = length.unwrap_or(processing.length);
            processing.one_shot = one_shot.unwrap_or(processing.one_shot);
            processing.fails = fails.unwrap_or(processing.fails);
            processing.error = error.unwrap_or_else(|| processing.error.clone());
        }
        Op::AppendAnswer { mode } => world.switches.append_answer = mode,
        Op::V1Media { ids } => world.switches.v1_ids = ids,
    }
    Ok(())
}

fn duration(secs: f64) -> Result<Duration, String> {
    Duration::try_from_secs_f64(secs).map_err(|error| format!("\"secs\": {error}."))
}

fn at_least_one(times: Option<u32>) -> Result<u32, String> {
    match times {
        Some(0) => Err("\"times\" must be at least 1.".to_owned()),
        given => Ok(given.unwrap_or(1)),
    }
}

fn account_id(world: &World, username: &str) -> Result<String, String> {
    world
        .account_named(username)
        .map(|account| account.id.clone())
        .ok_or_else(|| format!("There is no account \"{username}\"."))
}

/// Rotates, then cuts the connection: the client never learns its new refresh token.
fn lost_refresh(times: u32) -> Fault {
    Fault {
        route: Some(Route::Refresh.name()),
        kind: Kind::Cut,
        status: None,
        code: None,
        problem: None,
        body: None,
        headers: BTreeMap::new(),
        accepted: true,
        effect_after_ms: None,
        times,
        skip: 0,
        account: None,
        media_only: false,
        grant: None,
        delay_ms: None,
    }
}

fn change_account(
    world: &mut World,
    username: &str,
    name: Option<&str>,
    tier: Option<Tier>,
    suspended: Option<bool>,
) -> Result<(), String> {
    if !is_username(username) {
        return Err(format!("\"{username}\" is not a username: 1 to 15 letters, digits or underscores."));
    }
    if world.account_named(username).is_none() {
        let now = world.now();
        let id = world.next_id(now);
        world.accounts.push(Account {
            id,
            username: username.to_owned(),
            name: username.to_owned(),
            description: String::new(),
            tier: Tier::None,
            suspended: false,
            created_at: now,
        });
    }
    for account in world.accounts.iter_mut().filter(|account| account.username.eq_ignore_ascii_case(username)) {
        if let Some(name) = name {
            name.clone_into(&mut account.name);
        }
        account.tier = tier.unwrap_or(account.tier);
        account.suspended = suspended.unwrap_or(account.suspended);
    }
    Ok(())
}

/// The state in short.
pub(crate) fn summary(world: &World) -> Value {
    let accounts: Vec<Value> = world
        .accounts
        .iter()
        .map(|account| {
            json!({"id": account.id, "username": account.username, "name": account.name,
                "tier": account.tier, "suspended": account.suspended})
        })
        .collect();
    let clients: Vec<Value> = world
        .clients
        .iter()
        .map(|client| {
            json!({"id": client.id, "confidential": client.secret.is_some(),
                "redirect_uris": client.redirect_uris})
        })
        .collect();
    let consumers: Vec<Value> = world
        .consumers
        .iter()
        .map(
            |consumer| json!({"key": consumer.key, "callbacks": consumer.callbacks, "permission": consumer.permission}),
        )
        .collect();
    json!({
        "now": clock::written(world.now()),
        "base_url": world.base_url,
        "accounts": accounts,
        "clients": clients,
        "consumers": consumers,
        "switches": world.switches,
        "faults": world.faults.script,
        "random_faults": world.faults.random.as_ref()
            .map(|random| json!({"percent": random.percent, "kinds": random.kinds})),
        "posts": world.posts.len(),
        "media": world.media.len(),
        "living_grants": world.grants.iter().filter(|grant| !grant.revoked).count(),
        "living_oauth1_tokens": world.access_tokens.iter().filter(|token| token.is_alive()).count(),
    })
}
