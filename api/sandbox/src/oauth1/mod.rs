//! OAuth 1.0a: request tokens, the consent page, access tokens, and the checking of signatures.
//!
//! Source: RFC 5849, and docs.x.com, "OAuth 1.0a", read 2026-11-20.

pub(crate) mod access_token;
pub(crate) mod authenticate;
pub(crate) mod authorize;
pub(crate) mod consent_page;
pub(crate) mod header;
pub(crate) mod invalidate;
pub(crate) mod request_token;
pub(crate) mod signature;

use chrono::{DateTime, Utc};
use url::form_urlencoded;

use crate::answer::Answer;
use crate::call::Call;
use crate::route::Route;
use crate::v1::error::coded;
use crate::world::World;

/// The true answer of the three calls that a program makes.
pub(crate) fn answer(world: &mut World, route: Route, call: &Call, now: DateTime<Utc>) -> Answer {
    let answer = match route {
        Route::RequestToken => request_token::issue(world, call, now),
        Route::AccessToken => access_token::exchange(world, call, now),
        Route::InvalidateToken => invalidate::invalidate(world, call, now),
        _ => Err(coded(34)),
    };
    match answer {
        Ok(answer) | Err(answer) => answer.with_header("cache-control", "no-store"),
    }
}

/// A form-encoded answer, which X declares as HTML.
fn form(fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Answer::new(200, "text/html;charset=utf-8", body)
}
