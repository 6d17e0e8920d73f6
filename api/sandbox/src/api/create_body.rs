//! The body of `POST /2/tweets`: which keys there are and what they may hold.
//!
//! Source: docs.x.com, POST /2/tweets, version 2.167, read 2026-11-20.

use serde_json::{Map, Value};

use super::problem;
use super::schema::{Findings, Node};
use crate::answer::Answer;
use crate::world::switches::ProblemHost;

/// What the sandbox uses of a create request.
#[derive(Debug)]
pub(crate) struct NewPost {
    pub(crate) text: String,
    pub(crate) media_ids: Vec<String>,
    pub(crate) has_poll: bool,
    pub(crate) reply_to: Option<String>,
    pub(crate) reply_settings: Option<String>,
    pub(crate) quotes: bool,
    /// Uses something that X would take but the sandbox does not act out.
    pub(crate) beyond_the_sandbox: bool,
}

const KEYS: &[&str] = &[
    "card_uri",
    "community_id",
    "direct_message_deep_link",
    "edit_options",
    "for_super_followers_only",
    "geo",
    "made_with_ai",
    "media",
    "nullcast",
    "paid_partnership",
    "poll",
    "quote_tweet_id",
    "reply",
    "reply_settings",
    "share_with_followers",
    "text",
];
/// At most one of these may be there.
const EXCLUSIVE: &[&str] = &["media", "poll", "quote_tweet_id", "card_uri", "direct_message_deep_link"];
const NOT_ACTED_OUT: &[&str] =
    &["card_uri", "community_id", "direct_message_deep_link", "edit_options", "geo", "share_with_followers"];
const REPLY_SETTINGS: &[&str] = &["following", "mentionedUsers", "subscribers", "verified"];

/// Reads the body, or says everything that is wrong with it.
pub(crate) fn read(body: &Map<String, Value>, host: ProblemHost) -> Result<NewPost, Answer> {
    let mut findings = Findings::default();
    let found = &mut findings;
    let root = Node::root(body);
    root.only(KEYS, found);
    let text = root.text("text", found).unwrap_or_default().to_owned();
    let media_ids = root.object("media", found).map(|media| media_ids(&media, found)).unwrap_or_default();
    let reply_to = root.object("reply", found).and_then(|reply| reply_to(&reply, found));
    if let Some(poll) = root.object("poll", found) {
        check_poll(&poll, found);
    }
    let reply_settings = root.text("reply_settings", found).map(str::to_owned);
    if reply_settings.as_deref().is_some_and(|setting| !REPLY_SETTINGS.contains(&setting)) {
        let what = format!("does not have a value in the enumeration [{}]", REPLY_SETTINGS.join(", "));
        found.add("$.reply_settings", &what);
    }
    root.id("quote_tweet_id", found);
    for key in ["made_with_ai", "paid_partnership", "share_with_followers"] {
        root.flag(key, found);
    }
    let mut beyond_the_sandbox = NOT_ACTED_OUT.iter().any(|key| root.has(key));
    for key in ["nullcast", "for_super_followers_only"] {
        beyond_the_sandbox |= root.flag(key, found) == Some(true);
    }
    findings.into_result(host)?;

    if EXCLUSIVE.iter().filter(|key| root.has(key)).count() > 1 {
        let message = format!("You can only provide one of [{}].", EXCLUSIVE.join(", "));
        return Err(problem::invalid_body(host, &[message]));
    }
    Ok(NewPost {
        text,
        media_ids,
        has_poll: root.has("poll"),
        reply_to,
        reply_settings,
        quotes: root.has("quote_tweet_id"),
        beyond_the_sandbox,
    })
}

fn media_ids(media: &Node<'_>, found: &mut Findings) -> Vec<String> {
    media.only(
        &["media_ids", "tagged_user_ids", "title", "description", "embeddable", "preview_media_id", "call_to_actions"],
        found,
    );
    media.required("media_ids", found);
    media.ids("tagged_user_ids", 0..=10, found);
    media.ids("media_ids", 1..=4, found).into_iter().map(str::to_owned).collect()
}

fn reply_to(reply: &Node<'_>, found: &mut Findings) -> Option<String> {
    reply.only(&["in_reply_to_tweet_id", "exclude_reply_user_ids", "auto_populate_reply_metadata"], found);
    reply.required("in_reply_to_tweet_id", found);
    reply.ids("exclude_reply_user_ids", 0..=usize::MAX, found);
    reply.flag("auto_populate_reply_metadata", found);
    reply.id("in_reply_to_tweet_id", found).map(str::to_owned)
}

fn check_poll(poll: &Node<'_>, found: &mut Findings) {
    poll.only(&["options", "duration_minutes", "reply_settings"], found);
    poll.required("options", found);
    poll.required("duration_minutes", found);
    for option in poll.texts("options", 2..=4, found) {
        if !(1..=25).contains(&option.chars().count()) {
            found.add(&poll.place("options"), "each option must be 1 to 25 characters long");
        }
    }
    match poll.number("duration_minutes") {
        Some(5..=10_080) | None => {}
        Some(_) => found.add(&poll.place("duration_minutes"), "must be between 5 and 10080"),
    }
}
