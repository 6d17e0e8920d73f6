//! `POST /2/media/upload`: one picture in one request, as multipart or as base64 in JSON.
//!
//! Source: docs.x.com, POST /2/media/upload, 2.167, and "Best practices" for media, read 2026-11-20.
//! An upload in chunks would collect its bytes elsewhere and end in [`finish`] as well.

use actix_web::web::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::gate::Entered;
use super::picture::recognise;
use super::problem;
use super::schema::{self, Findings, Node};
use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;
use crate::world::media::{Category, MEDIA_LIFETIME, Media, Picture};
use crate::world::switches::ProblemHost;

const MAX_IMAGE_BYTES: usize = 5 * 1024 * 1024;
const MAX_GIF_BYTES: usize = 15 * 1024 * 1024;

pub(crate) fn answer(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    let host = world.switches.problem_host;
    match read(call, host).and_then(|(bytes, category)| finish(world, &entered.account_id, bytes, &category, now)) {
        Ok(answer) | Err(answer) => answer,
    }
}

/// The bytes and the category that was named, from either encoding. No other key may be there.
fn read(call: &Call, host: ProblemHost) -> Result<(Bytes, String), Answer> {
    const KEYS: [&str; 2] = ["media", "media_category"];
    let mut findings = Findings::default();
    if let Some(parts) = &call.parts {
        for part in parts.iter().filter(|part| !KEYS.contains(&part.name.as_str())) {
            findings.add(
                &format!("$.{}", part.name),
                "is not defined in the schema and the schema does not allow additional properties",
            );
        }
        let mut part = |name: &str| {
            let bytes = parts.iter().find(|part| part.name == name).map(|part| part.bytes.clone());
            if bytes.is_none() {
                findings.add(&format!("$.{name}"), "is missing but it is required");
            }
            bytes.unwrap_or_default()
        };
        let (bytes, category) = (part("media"), part("media_category"));
        findings.into_result(host)?;
        return Ok((bytes, String::from_utf8_lossy(&category).into_owned()));
    }
    let object = schema::object(call, host)?;
    let root = Node::root(&object);
    root.only(&KEYS, &mut findings);
    for key in KEYS {
        root.required(key, &mut findings);
    }
    let media = root.text("media", &mut findings).unwrap_or_default();
    let category = root.text("media_category", &mut findings).unwrap_or_default();
    let bytes = STANDARD.decode(media).unwrap_or_else(|_| {
        findings.add("$.media", "is not base64");
        Vec::new()
    });
    findings.into_result(host)?;
    Ok((bytes.into(), category.to_owned()))
}

/// Checks complete bytes and keeps them.
fn finish(
    world: &mut World,
    account_id: &str,
    bytes: Bytes,
    category: &str,
    now: DateTime<Utc>,
) -> Result<Answer, Answer> {
    let host = world.switches.problem_host;
    let (category, picture) = check(&bytes, category, host)?;
    let media = Media {
        id: world.next_id(now),
        account_id: account_id.to_owned(),
        category,
        picture,
        sha256: hex(&Sha256::digest(&bytes)),
        bytes,
        alt_text: None,
        uploaded_at: now,
    };
    let body = json!({"data": {
        "id": media.id,
        "media_key": media.key(),
        "size": media.bytes.len(),
        "expires_after_secs": MEDIA_LIFETIME.num_seconds(),
        "image": {"image_type": media.picture.media_type, "w": media.picture.width, "h": media.picture.height},
    }});
    world.media.push(media);
    Ok(Answer::json(200, &body))
}

/// The sentences are those of the older upload endpoint; those of the present one are not known.
fn check(bytes: &Bytes, name: &str, host: ProblemHost) -> Result<(Category, Picture), Answer> {
    let refuse = |parameter: &str, value: &str, message: &str| {
        Err(problem::invalid_parameter(host, parameter, &[value], message))
    };
    let Some(category) = Category::parse(name) else {
        return refuse("media_category", name, "The media category is not supported here.");
    };
    let Some(picture) = recognise(bytes) else {
        return refuse("media", "", "media type unrecognized.");
    };
    if category.is_gif() != picture.animated {
        let message = format!("The media does not fit the media category {name}.");
        return refuse("media_category", name, &message);
    }
    let max = if category.is_gif() { MAX_GIF_BYTES } else { MAX_IMAGE_BYTES };
    if bytes.len() > max {
        return refuse("media", "", &format!("Image file size must be <= {max} bytes"));
    }
    Ok((category, picture))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
