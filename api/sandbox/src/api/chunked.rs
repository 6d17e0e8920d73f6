//! Uploads in chunks: `POST /2/media/upload/initialize`, `…/{id}/append`, `…/{id}/finalize`, and the `GET` that tells
//! how far X is with the result.
//!
//! Source: docs.x.com, "Chunked media upload", 2.167, read 2026-11-20.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::gate::Entered;
use super::problem;
use super::schema::{self, Findings, Node};
use super::upload::{base64, only_parts, only_query, shown, uploader};
use crate::answer::Answer;
use crate::call::Call;
use crate::media::accept::category;
use crate::media::refusal::Refusal;
use crate::route::Route;
use crate::world::World;
use crate::world::media::Door;
use crate::world::switches::{AppendAnswer, ProblemHost};

pub(crate) fn answer(world: &mut World, route: Route, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    let answer = match route {
        Route::Initialize => initialize(world, call, entered, now),
        Route::Append => append(world, call, entered, now),
        Route::Finalize => finalize(world, call, entered, now),
        _ => status(world, call, entered, now),
    };
    match answer {
        Ok(answer) | Err(answer) => answer,
    }
}

fn initialize(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let host = world.switches.problem_host;
    only_query(call, &[], host)?;
    let object = schema::object(call, host)?;
    let mut findings = Findings::default();
    let root = Node::root(&object);
    root.only(&["media_type", "media_category", "total_bytes", "additional_owners", "shared"], &mut findings);
    for key in ["media_type", "media_category", "total_bytes"] {
        root.required(key, &mut findings);
    }
    let media_type = root.text("media_type", &mut findings).unwrap_or_default();
    let name = root.text("media_category", &mut findings).unwrap_or_default();
    let owners = root.ids("additional_owners", 0..=100, &mut findings);
    root.flag("shared", &mut findings);
    let total_bytes = u64::try_from(root.number("total_bytes").unwrap_or_default()).unwrap_or_else(|_| {
        findings.add("$.total_bytes", "must be between 0 and 17179869184");
        0
    });
    findings.into_result(host)?;
    let mut uploader = uploader(entered, Door::V2Chunked);
    uploader.additional_owners = owners.into_iter().map(str::to_owned).collect();
    let refuse = |refusal: Refusal| refusal.in_v2(host);
    let category = category(name).map_err(refuse)?;
    let id = world.begin_upload(uploader, media_type, category, total_bytes, now).map_err(refuse)?;
    let body = json!({"data": {
        "id": id,
        "media_key": category.key(&id),
        "expires_after_secs": category.unfinished_secs(),
    }});
    Ok(Answer::json(200, &body))
}

fn append(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let host = world.switches.problem_host;
    only_query(call, &[], host)?;
    let id = named_id(call, host)?;
    let mut findings = Findings::default();
    let (index, bytes) = if call.parts.is_some() {
        only_parts(call, &["segment_index", "media"], &mut findings);
        let part = |name| call.part(name).map(|part| part.bytes.clone()).unwrap_or_default();
        (whole_number(&String::from_utf8_lossy(&part("segment_index"))), part("media"))
    } else {
        let object = schema::object(call, host)?;
        let root = Node::root(&object);
        root.only(&["segment_index", "media"], &mut findings);
        for key in ["segment_index", "media"] {
            root.required(key, &mut findings);
        }
        // The schema takes the number as digits in a string as well.
        let digits = object.get("segment_index").and_then(|value| value.as_str());
        let number = root.number("segment_index").and_then(|number| u64::try_from(number).ok());
        (digits.map_or(number, whole_number), base64(&root, &mut findings))
    };
    if index.is_none() {
        findings.add("$.segment_index", "must be a whole number from 0 to 999");
    }
    findings.into_result(host)?;
    let index = index.unwrap_or_default();
    let expires_at =
        world.append_segment(id, &entered.account_id, index, bytes, now).map_err(|refusal| refusal.in_v2(host))?;
    Ok(match world.switches.append_answer {
        AppendAnswer::ExpiresAt => Answer::json(200, &json!({"data": {"expires_at": expires_at.timestamp()}})),
        AppendAnswer::Empty => Answer::empty(204),
    })
}

fn finalize(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let host = world.switches.problem_host;
    only_query(call, &[], host)?;
    let id = named_id(call, host)?;
    world.finish_upload(id, &entered.account_id, now).map_err(|refusal| refusal.in_v2(host))?;
    Ok(shown(world, id, now))
}

/// Tells about a medium that X works or worked on. One that was ready at once is not found: xurl#18.
fn status(world: &World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let host = world.switches.problem_host;
    only_query(call, &["command", "media_id"], host)?;
    let command = call.query.get("command").unwrap_or_default();
    if command != "STATUS" {
        let message = format!("The `command` query parameter value [{command}] is not one of [STATUS]");
        return Err(problem::invalid_parameter(host, "command", &[command], &message));
    }
    let id = call.query.get("media_id").unwrap_or_default();
    if !schema::is_id(id) {
        let message = format!("The `media_id` query parameter value [{id}] is not valid");
        return Err(problem::invalid_parameter(host, "media_id", &[id], &message));
    }
    world
        .media_with(id)
        .filter(|media| media.account_id == entered.account_id && media.processing.is_some() && !media.is_expired(now))
        .map(|media| Answer::json(200, &media.in_v2(now)))
        .ok_or_else(|| Refusal::not_found("media_id", id).in_v2(host))
}

/// The id in `/2/media/upload/{id}/…`.
fn named_id(call: &Call, host: ProblemHost) -> Result<&str, Answer> {
    let id = call.segments().get(3).copied().unwrap_or_default();
    if schema::is_id(id) {
        return Ok(id);
    }
    let message = format!("The `id` path parameter value [{id}] is not valid");
    Err(problem::invalid_parameter(host, "id", &[id], &message))
}

/// A number in plain digits.
fn whole_number(digits: &str) -> Option<u64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}
