//! Turning a fault as it is written into a line of the script, or saying what is wrong with it.

use std::str::FromStr as _;

use actix_web::http::header::{HeaderName, HeaderValue};

use super::ops::FaultOp;
use crate::faults::{Fault, Kind};
use crate::route::Route;
use crate::v1::error;
use crate::world::World;

/// Checks a fault.
pub(super) fn read(world: &World, op: FaultOp) -> Result<Fault, String> {
    let route = match op.route.as_str() {
        "any" => None,
        name => {
            let route = Route::from_str(name)?;
            if !route.can_fail() {
                return Err(format!("The route \"{name}\" cannot be made to fail."));
            }
            Some(route.name())
        }
    };
    let times = op.times.unwrap_or(1);
    if times == 0 {
        return Err("A fault needs \"times\" of at least 1.".to_owned());
    }
    check_status(op.kind, op.status, op.code.is_some() || op.problem.is_some())?;
    if (op.code.is_some() || op.problem.is_some()) && op.kind != Kind::Status {
        return Err("Only a fault of kind \"status\" takes a \"code\" or a \"problem\".".to_owned());
    }
    if [op.body.is_some(), op.code.is_some(), op.problem.is_some()].into_iter().filter(|given| *given).count() > 1 {
        return Err("A fault takes one of \"body\", \"code\" and \"problem\".".to_owned());
    }
    if let Some(code) = op.code.filter(|code| error::find(*code).is_none()) {
        return Err(format!("There is no error with the code {code}."));
    }
    if op.body.is_some() && op.kind != Kind::Status {
        return Err("Only a fault of kind \"status\" takes a \"body\".".to_owned());
    }
    for (name, value) in &op.headers {
        if HeaderName::from_str(name).is_err() || HeaderValue::from_str(value).is_err() {
            return Err(format!("\"{name}: {value}\" is not a header."));
        }
    }
    let accepted = op.accepted.unwrap_or(op.kind == Kind::Slow);
    if op.kind == Kind::Slow && !accepted {
        return Err("A slow answer is a true answer: it is always accepted.".to_owned());
    }
    if op.effect_after_ms.is_some() && (!accepted || op.kind == Kind::Slow) {
        return Err("\"effect_after_ms\" needs \"accepted\": true and another kind than \"slow\".".to_owned());
    }
    if let Some(name) = op.account.as_deref().filter(|name| world.account_named(name).is_none()) {
        return Err(format!("There is no account \"{name}\"."));
    }
    Ok(Fault {
        route,
        kind: op.kind,
        status: op.status,
        code: op.code,
        problem: op.problem,
        body: op.body,
        headers: op.headers,
        accepted,
        effect_after_ms: op.effect_after_ms,
        times,
        skip: op.skip.unwrap_or_default(),
        account: op.account,
        media_only: op.media_only,
        grant: op.grant,
        delay_ms: op.delay_ms,
    })
}

fn check_status(kind: Kind, status: Option<u16>, is_named: bool) -> Result<(), String> {
    let name = kind.name();
    let range = match kind {
        Kind::Status => 200..=599,
        Kind::Nonsense | Kind::Empty => 200..=299,
        Kind::Redirect => 300..=399,
        Kind::Cut | Kind::Hang | Kind::Truncated | Kind::Slow => {
            return match status {
                None => Ok(()),
                Some(_) => Err(format!("A fault of kind \"{name}\" takes no \"status\".")),
            };
        }
    };
    match status {
        None if kind == Kind::Status && !is_named => {
            Err("A fault of kind \"status\" needs a \"status\", a \"code\" or a \"problem\".".to_owned())
        }
        Some(status) if !range.contains(&status) => {
            Err(format!("A fault of kind \"{name}\" takes a status from {} to {}.", range.start(), range.end()))
        }
        _ => Ok(()),
    }
}
