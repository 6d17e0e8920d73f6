//! `/1.1/media/upload.json`: a picture in one request, or the commands INIT, APPEND, FINALIZE and STATUS.
//!
//! X's docs no longer hold this endpoint; statuses and fields are those its clients have long relied on.
//! It lives on `upload.x.com`; here it has the same address as everything else.

use actix_web::web::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use serde_json::json;

use super::error::{because, coded};
use crate::answer::Answer;
use crate::call::Call;
use crate::media::accept::{Uploader, category};
use crate::media::category::Category;
use crate::media::recognise::{Shape, recognise};
use crate::media::refusal::Refusal;
use crate::world::World;
use crate::world::consumers::AccessToken;
use crate::world::grants::GrantKind;
use crate::world::media::Door;

pub(super) fn answer(world: &mut World, call: &Call, token: &AccessToken, now: DateTime<Utc>) -> Answer {
    let answer = match (call.method.as_str(), text(call, "command").as_deref()) {
        ("GET", Some("STATUS")) => status(world, call, token, now),
        ("POST", None) => one_shot(world, call, token, now),
        ("POST", Some("INIT")) => init(world, call, token, now),
        ("POST", Some("APPEND")) => append(world, call, token, now),
        ("POST", Some("FINALIZE")) => finalize(world, call, token, now),
        _ => Err(because(324, "The command is not one of INIT, APPEND, FINALIZE, STATUS.")),
    };
    match answer {
        Ok(answer) | Err(answer) => answer,
    }
}

fn one_shot(world: &mut World, call: &Call, token: &AccessToken, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let bytes = bytes(call)?;
    let category = match text(call, "media_category") {
        Some(name) => category(&name).map_err(Refusal::in_v1)?,
        // Without a category the bytes decide.
        None => match recognise(&bytes).map(|content| content.shape) {
            Some(Shape::Animated) => Category::TweetGif,
            _ => Category::TweetImage,
        },
    };
    let uploader = uploader(call, token, Door::V1);
    let id = world.keep_one_shot(&uploader, bytes, category, now).map_err(Refusal::in_v1)?;
    Ok(shown(world, &id, 200, now))
}

fn init(world: &mut World, call: &Call, token: &AccessToken, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let media_type = needed(call, "media_type")?;
    let total_bytes = number(call, "total_bytes")?;
    let category = match text(call, "media_category") {
        Some(name) => category(&name).map_err(Refusal::in_v1)?,
        None if media_type.starts_with("video/") => Category::TweetVideo,
        None => Category::TweetImage,
    };
    let uploader = uploader(call, token, Door::V1Chunked);
    let id = world.begin_upload(uploader, &media_type, category, total_bytes, now).map_err(Refusal::in_v1)?;
    let body = json!({
        "media_id": id.parse::<i64>().unwrap_or_default(),
        "media_id_string": id,
        "media_key": category.key(&id),
        "expires_after_secs": category.unfinished_secs(),
    });
    Ok(Answer::json(202, &body))
}

fn append(world: &mut World, call: &Call, token: &AccessToken, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let id = needed(call, "media_id")?;
    let index = number(call, "segment_index")?;
    world.append_segment(&id, &token.account_id, index, bytes(call)?, now).map_err(Refusal::in_v1)?;
    Ok(Answer::empty(204))
}

fn finalize(world: &mut World, call: &Call, token: &AccessToken, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let id = needed(call, "media_id")?;
    world.finish_upload(&id, &token.account_id, now).map_err(Refusal::in_v1)?;
    Ok(shown(world, &id, 201, now))
}

fn status(world: &World, call: &Call, token: &AccessToken, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let id = needed(call, "media_id")?;
    world
        .media_with(&id)
        .filter(|media| media.account_id == token.account_id && media.processing.is_some() && !media.is_expired(now))
        .map(|media| Answer::json(200, &media.in_v1(now)))
        .ok_or_else(|| coded(325))
}

fn shown(world: &World, id: &str, status: u16, now: DateTime<Utc>) -> Answer {
    world.media_with(id).map_or_else(|| coded(325), |media| Answer::json(status, &media.in_v1(now)))
}

fn uploader(call: &Call, token: &AccessToken, door: Door) -> Uploader {
    let owners = text(call, "additional_owners").unwrap_or_default();
    Uploader {
        account_id: token.account_id.clone(),
        additional_owners: owners.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
        by: GrantKind::OAuth1,
        door,
    }
}

/// A parameter from the query, the form or a part of the body.
fn text(call: &Call, name: &str) -> Option<String> {
    let of_part = || call.part(name).map(|part| String::from_utf8_lossy(&part.bytes).into_owned());
    call.query.get(name).or(call.form().get(name)).map(str::to_owned).or_else(of_part)
}

fn needed(call: &Call, name: &str) -> Result<String, Answer> {
    text(call, name).ok_or_else(|| because(324, &format!("{name} parameter is missing.")))
}

fn number(call: &Call, name: &str) -> Result<u64, Answer> {
    needed(call, name)?.parse().map_err(|_| because(324, &format!("{name} parameter is invalid.")))
}

/// The bytes: as they are in `media`, or in base64 in `media_data`.
fn bytes(call: &Call) -> Result<Bytes, Answer> {
    if let Some(part) = call.part("media") {
        return Ok(part.bytes.clone());
    }
    let data = text(call, "media_data").ok_or_else(|| because(324, "media parameter is missing."))?;
    STANDARD.decode(data).map(Bytes::from).map_err(|_| because(324, "media_data is not base64."))
}
