//! Who signed a request, or why nobody is believed to have.
//!
//! Checked in this order: form of the header, consumer, time, token, signature, nonce. That order is a guess, except
//! that a nonce is only spent by a request whose signature holds.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::header::Header;
use super::signature::{base_string, sign};
use crate::answer::Answer;
use crate::call::Call;
use crate::v1::error::coded;
use crate::world::World;
use crate::world::consumers::{AccessToken, RequestToken};

/// How far a timestamp may lie from X's time. X says "within a few minutes"; five are a guess.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// The nonces of believed requests, each with the number of the request that brought it.
#[derive(Debug, Default)]
pub(crate) struct Nonces(HashMap<(String, i64, String), u64>);

impl Nonces {
    /// Whether the request is the one that brought this nonce, or the first to bring it.
    fn admit(&mut self, header: &Header, call: &Call, now: DateTime<Utc>) -> bool {
        const MANY: usize = 10_000;
        if self.0.len() > MANY {
            let oldest = (now - TOLERANCE).timestamp();
            self.0.retain(|(_, timestamp, _), _| *timestamp >= oldest);
        }
        let (key, nonce) = (header.required("oauth_consumer_key"), header.required("oauth_nonce"));
        let place = self.0.entry((key.to_owned(), header.timestamp, nonce.to_owned())).or_insert(call.number);
        *place == call.number
    }
}

/// The header of a request that a consumer signed without a token.
pub(super) fn as_consumer(world: &mut World, call: &Call, now: DateTime<Utc>) -> Result<Header, Answer> {
    let header = readable(world, call, now)?;
    if header.get("oauth_token").is_some() {
        return Err(coded(215));
    }
    verify(world, call, &header, "", now)?;
    Ok(header)
}

/// The header of a request that was signed with a living request token.
pub(super) fn as_request_token(world: &mut World, call: &Call, now: DateTime<Utc>) -> Result<Header, Answer> {
    let header = readable(world, call, now)?;
    let token = header.get("oauth_token").ok_or_else(|| coded(215))?;
    let secret = world
        .request_tokens
        .iter()
        .find(|known| known.token == token && is_of(&header, &known.consumer_key) && known.is_alive(now))
        .map(|known| known.secret.clone())
        .ok_or_else(|| coded(89))?;
    verify(world, call, &header, &secret, now)?;
    Ok(header)
}

/// The access token that a request was signed with: that of one person for one app.
pub(crate) fn as_person(world: &mut World, call: &Call, now: DateTime<Utc>) -> Result<AccessToken, Answer> {
    let header = readable(world, call, now)?;
    let token = header.get("oauth_token").ok_or_else(|| coded(215))?;
    let known = world
        .access_token(token)
        .filter(|known| is_of(&header, &known.consumer_key) && known.is_alive())
        .cloned()
        .ok_or_else(|| coded(89))?;
    verify(world, call, &header, &known.secret, now)?;
    Ok(known)
}

impl World {
    /// The person whose token a request names, whether or not its signature holds: for the record.
    pub(crate) fn person_signing(&self, call: &Call) -> Option<&str> {
        let header = Header::of(call)?;
        let token = header.get("oauth_token")?;
        let by_request_token = || self.request_token(token).and_then(RequestToken::person);
        self.access_token(token).map(|known| known.account_id.as_str()).or_else(by_request_token)
    }
}

/// A header in good form, from a known consumer, of about now.
fn readable(world: &World, call: &Call, now: DateTime<Utc>) -> Result<Header, Answer> {
    let header = Header::of(call).ok_or_else(|| coded(215))?;
    // RFC 5849, section 3.5: a parameter comes by one way only.
    let twice = call.query.iter().chain(call.form().iter()).any(|(name, _)| header.get(name).is_some());
    if twice {
        return Err(coded(215));
    }
    if world.consumer(header.required("oauth_consumer_key")).is_none() {
        return Err(coded(32));
    }
    if (now.timestamp() - header.timestamp).abs() > TOLERANCE.num_seconds() {
        return Err(coded(135));
    }
    Ok(header)
}

fn is_of(header: &Header, consumer_key: &str) -> bool {
    header.get("oauth_consumer_key") == Some(consumer_key)
}

fn verify(
    world: &mut World,
    call: &Call,
    header: &Header,
    token_secret: &str,
    now: DateTime<Utc>,
) -> Result<(), Answer> {
    let consumer = world.consumer(header.required("oauth_consumer_key")).ok_or_else(|| coded(32))?;
    let url = url_as_sent(world, call).ok_or_else(|| coded(32))?;
    let form = call.form();
    let parameters: Vec<(&str, &str)> = header.signed().chain(call.query.iter()).chain(form.iter()).collect();
    let expected = sign(&base_string(&call.method, &url, &parameters), &consumer.secret, token_secret);
    if header.required("oauth_signature") != expected {
        return Err(coded(32));
    }
    // The code for a nonce that was used before is a guess.
    if world.nonces.admit(header, call, now) { Ok(()) } else { Err(coded(32)) }
}

/// The address without its query, as the client wrote it. Source: RFC 5849, section 3.4.1.2.
fn url_as_sent(world: &World, call: &Call) -> Option<String> {
    let (scheme, _) = world.base_url.split_once("://")?;
    let host = call.header("host")?.to_ascii_lowercase();
    let usual_port = if scheme == "https" { ":443" } else { ":80" };
    Some(format!("{scheme}://{}{}", host.strip_suffix(usual_port).unwrap_or(&host), call.path))
}
