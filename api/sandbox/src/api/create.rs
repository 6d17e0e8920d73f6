//! `POST /2/tweets`: accepts a post or refuses it as X does.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::create_body::{self, NewPost};
use super::gate::Entered;
use super::{problem, schema};
use crate::answer::Answer;
use crate::call::Call;
use crate::media::recognise::Shape;
use crate::text;
use crate::world::World;
use crate::world::people::Account;
use crate::world::posts::Post;
use crate::world::switches::{Duplicates, V1Ids};

/// How far back X looks for the same post. The true window is not known; one day is a guess.
const DUPLICATE_WINDOW: TimeDelta = TimeDelta::hours(24);

pub(crate) fn answer(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    match accept(world, call, entered, now) {
        Ok(answer) | Err(answer) => answer,
    }
}

fn accept(world: &mut World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Answer, Answer> {
    let account_id = entered.account_id.as_str();
    let host = world.switches.problem_host;
    let new = create_body::read(&schema::object(call, host)?, host)?;
    let account = world.account(account_id).cloned().ok_or_else(problem::unauthorized)?;
    let stored = text::stored(&new.text);
    check_text(world, &new, &stored, &account)?;
    let conversation = check_reply(world, &new, &account)?;
    check_media(world, &new.media_ids, account_id, now)?;
    check_duplicate(world, &new, &stored, account_id, now)?;

    let id = world.next_id(now);
    let media_keys: Vec<String> = world.media_of(&new.media_ids).iter().map(|media| media.key()).collect();
    let url = format!("{}/{}/status/{id}", world.base_url, account.username);
    let (shown, note) = world.render(&stored, &url, &media_keys);
    let body = json!({"data": {"id": id, "text": shown.text, "edit_history_tweet_ids": [id]}});
    world.posts.push(Post {
        conversation_id: conversation.unwrap_or_else(|| id.clone()),
        id,
        account_id: account_id.to_owned(),
        sent_text: new.text,
        stored_text: stored,
        shown,
        note,
        media_ids: new.media_ids,
        reply_to: new.reply_to,
        reply_settings: new.reply_settings.unwrap_or_else(|| "everyone".to_owned()),
        created_at: now,
        by: entered.by,
        deleted_at: None,
        answer: "201".to_owned(),
    });
    Ok(Answer::json(201, &body))
}

fn check_text(world: &World, new: &NewPost, stored: &str, account: &Account) -> Result<(), Answer> {
    let host = world.switches.problem_host;
    if stored.is_empty() && new.media_ids.is_empty() && !new.has_poll {
        return Err(problem::invalid_body(host, &["$.text: must be at least 1 characters long".to_owned()]));
    }
    if text::has_forbidden(&new.text) {
        let message = "The text contains characters that are not allowed.";
        return Err(problem::invalid_parameter(host, "text", &[&new.text], message));
    }
    if new.quotes {
        return Err(problem::not_authorized_for_resource(host, REPLY_RULE));
    }
    if new.beyond_the_sandbox || text::weighted_length(&text::pieces(stored)) > account.tier.max_length() {
        return Err(problem::not_permitted());
    }
    if text::cashtags(stored) > 1 {
        return Err(problem::forbidden_because("Posts are limited to a maximum of one cashtag."));
    }
    Ok(())
}

const REPLY_RULE: &str = "You can only reply to or quote posts where you are mentioned or are the author.";

/// Checks the reply rule of 2026-02-23 and gives the conversation that the reply belongs to.
fn check_reply(world: &World, new: &NewPost, account: &Account) -> Result<Option<String>, Answer> {
    let Some(parent_id) = &new.reply_to else { return Ok(None) };
    let host = world.switches.problem_host;
    let parent = world.post(parent_id).filter(|post| post.deleted_at.is_none()).ok_or_else(|| {
        let name = "reply.in_reply_to_tweet_id";
        problem::invalid_parameter(host, name, &[parent_id], "Your reply tweet ID is invalid.")
    })?;
    if parent.account_id == account.id || text::mentions(&parent.stored_text, &account.username) {
        return Ok(Some(parent.conversation_id.clone()));
    }
    Err(problem::not_authorized_for_resource(host, REPLY_RULE))
}

/// All media must be the author's own, ready, alive, each there once, and go together: up to four pictures, or one
/// GIF, or one video.
fn check_media(world: &World, ids: &[String], account_id: &str, now: DateTime<Utc>) -> Result<(), Answer> {
    let media = world.media_of(ids);
    let takes_v1_ids = world.switches.v1_ids == V1Ids::Accepted;
    let all_good = media.len() == ids.len()
        && media.iter().all(|media| {
            media.belongs_to(account_id)
                && media.category.is_for_posts()
                && media.is_ready(now)
                && !media.is_expired(now)
                && (takes_v1_ids || !media.door.is_v1())
        });
    let each_once = ids.iter().enumerate().all(|(place, id)| !ids[..place].contains(id));
    let only_stills = media.iter().all(|media| media.content.shape == Shape::Still);
    if all_good && each_once && (only_stills || media.len() == 1) {
        return Ok(());
    }
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let host = world.switches.problem_host;
    Err(problem::invalid_parameter(host, "media.media_ids", &ids, "Your media IDs are invalid."))
}

/// The same text with the same pictures, not deleted, is a duplicate. That pictures count is a guess.
fn check_duplicate(
    world: &World,
    new: &NewPost,
    stored: &str,
    account_id: &str,
    now: DateTime<Utc>,
) -> Result<(), Answer> {
    if world.switches.duplicates == Duplicates::Allowed {
        return Ok(());
    }
    let pictures =
        |ids: &[String]| -> Vec<String> { world.media_of(ids).iter().map(|media| media.sha256.clone()).collect() };
    let wanted = pictures(&new.media_ids);
    let is_double = world.posts.iter().any(|post| {
        post.account_id == account_id
            && post.deleted_at.is_none()
            && post.created_at > now - DUPLICATE_WINDOW
            && post.stored_text == stored
            && post.reply_to == new.reply_to
            && pictures(&post.media_ids) == wanted
    });
    if is_double {
        return Err(problem::forbidden_because("You are not allowed to create a Tweet with duplicate content."));
    }
    Ok(())
}
