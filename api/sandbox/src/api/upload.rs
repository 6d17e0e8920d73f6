//! `POST /2/media/upload`: one picture in one request, as multipart or as base64 in JSON.
//!
//! Source: docs.x.com, POST /2/media/upload, 2.167, and "Best practices" for media, read 2026-11-20.

use actix_web::web::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};

use super::gate::Entered;
use super::problem;
use super::schema::{self, Findings, Node};
use crate::answer::Answer;
use crate::call::Call;
use crate::media::accept::{Uploader, category};
use crate::world::World;
use crate::world::media::Door;
use crate::world::switches::ProblemHost;

const NOT_DEFINED: &str = "is not defined in the schema and the schema does not allow additional properties";

pub(crate) fn answer(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    match keep(world, call, entered, now) {
        Ok(answer) | Err(answer) => answer,
    }
}

fn keep(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let host = world.switches.problem_host;
    only_query(call, &[], host)?;
    let (bytes, name) = read(call, host)?;
    let kept =
        category(&name).and_then(|category| world.keep_one_shot(&uploader(entered, Door::V2), bytes, category, now));
    let id = kept.map_err(|refusal| refusal.in_v2(host))?;
    Ok(shown(world, &id, now))
}

/// The person behind a request of v2, as an uploader.
pub(super) fn uploader(entered: &Entered, door: Door) -> Uploader {
    Uploader { account_id: entered.account_id.clone(), additional_owners: Vec::new(), by: entered.by, door }
}

/// The answer about a finished upload.
pub(super) fn shown(world: &World, id: &str, now: DateTime<Utc>) -> Answer {
    world.media_with(id).map_or_else(problem::not_found, |media| Answer::json(200, &media.in_v2(now)))
}

/// Refuses every query parameter that is not in `known`, and so the withdrawn `?command=INIT` too (a guess).
pub(super) fn only_query(call: &Call, known: &[&str], host: ProblemHost) -> Result<(), Answer> {
    match call.query.iter().find(|(name, _)| !known.contains(name)) {
        None => Ok(()),
        Some((name, value)) => {
            let message = format!("The query parameter [{name}] is not one of [{}]", known.join(","));
            Err(problem::invalid_parameter(host, name, &[value], &message))
        }
    }
}

/// The bytes and the category that was named, from either encoding. No other key may be there.
fn read(call: &Call, host: ProblemHost) -> Result<(Bytes, String), Answer> {
    const KEYS: [&str; 2] = ["media", "media_category"];
    let mut findings = Findings::default();
    if call.parts.is_some() {
        only_parts(call, &KEYS, &mut findings);
        findings.into_result(host)?;
        let part = |name| call.part(name).map(|part| part.bytes.clone()).unwrap_or_default();
        return Ok((part("media"), String::from_utf8_lossy(&part("media_category")).into_owned()));
    }
    let object = schema::object(call, host)?;
    let root = Node::root(&object);
    root.only(&KEYS, &mut findings);
    for key in KEYS {
        root.required(key, &mut findings);
    }
    let bytes = base64(&root, &mut findings);
    let category = root.text("media_category", &mut findings).unwrap_or_default();
    findings.into_result(host)?;
    Ok((bytes, category.to_owned()))
}

/// Requires each of `keys` once among the parts, and nothing else.
pub(super) fn only_parts(call: &Call, keys: &[&str], findings: &mut Findings) {
    let names: Vec<&str> = call.parts.iter().flatten().map(|part| part.name.as_str()).collect();
    for name in names.iter().filter(|name| !keys.contains(name)) {
        findings.add(&format!("$.{name}"), NOT_DEFINED);
    }
    for key in keys {
        match names.iter().filter(|name| *name == key).count() {
            1 => {}
            0 => findings.add(&format!("$.{key}"), "is missing but it is required"),
            _ => findings.add(&format!("$.{key}"), "is given more than once"),
        }
    }
}

/// The bytes of `media` in a JSON body.
pub(super) fn base64(root: &Node<'_>, findings: &mut Findings) -> Bytes {
    let media = root.text("media", findings).unwrap_or_default();
    let bytes = STANDARD.decode(media).unwrap_or_else(|_| {
        findings.add("$.media", "is not base64");
        Vec::new()
    });
    bytes.into()
}
