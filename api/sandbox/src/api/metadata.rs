//! `POST /2/media/metadata`: the alt text of an upload.
//!
//! Source: docs.x.com, POST /2/media/metadata, 2.167, read 2026-11-20.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::gate::Entered;
use super::problem;
use super::schema::{self, Findings, Node};
use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;

const MAX_ALT_TEXT: usize = 1_000;

pub(crate) fn answer(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    match describe(world, call, &entered.account_id, now) {
        Ok(answer) | Err(answer) => answer,
    }
}

fn describe(world: &mut World, call: &Call, account_id: &str, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let host = world.switches.problem_host;
    let object = schema::object(call, host)?;
    let mut findings = Findings::default();
    let root = Node::root(&object);
    root.only(&["id", "metadata"], &mut findings);
    root.required("id", &mut findings);
    root.required("metadata", &mut findings);
    let id = root.id("id", &mut findings).unwrap_or_default();
    let mut text = None;
    if let Some(metadata) = root.object("metadata", &mut findings) {
        metadata.only(
            &[
                "alt_text",
                "allow_download_status",
                "audience_policy",
                "content_expiration",
                "domain_restrictions",
                "found_media_origin",
                "geo_restrictions",
                "management_info",
                "preview_image",
                "sensitive_media_warning",
                "shared_info",
                "sticker_info",
                "upload_source",
            ],
            &mut findings,
        );
        if let Some(alt_text) = metadata.object("alt_text", &mut findings) {
            alt_text.only(&["text"], &mut findings);
            alt_text.required("text", &mut findings);
            text = alt_text.text("text", &mut findings);
            if text.is_some_and(|text| text.chars().count() > MAX_ALT_TEXT) {
                let what = format!("must be at most {MAX_ALT_TEXT} characters long");
                findings.add(&alt_text.place("text"), &what);
            }
        }
    }
    findings.into_result(host)?;
    // That a foreign or expired id gets the sentence that create uses is a guess.
    if !world.describe_media(id, account_id, text, now) {
        return Err(problem::invalid_parameter(host, "id", &[id], "Your media IDs are invalid."));
    }
    let mut associated = json!({});
    if let Some(text) = text {
        associated["alt_text"] = json!({"text": text});
    }
    Ok(Answer::json(200, &json!({"data": {"id": id, "associated_metadata": associated}})))
}
