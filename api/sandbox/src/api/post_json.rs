//! A post as the read endpoints show it.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::fields::Wanted;
use super::me;
use crate::clock;
use crate::media::recognise::Shape;
use crate::world::World;
use crate::world::media::Media;
use crate::world::posts::Post;

/// A whole answer of posts: `data`, `includes`, `errors`. `meta` is the caller's.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) data: Vec<Value>,
    media: Vec<Value>,
    users: Vec<Value>,
    pub(crate) errors: Vec<Value>,
}

impl Page {
    /// Adds a post with what the request wants of it.
    pub(crate) fn add(&mut self, world: &World, post: &Post, wanted: &Wanted, reader: &str, now: DateTime<Utc>) {
        self.data.push(one(world, post, wanted));
        self.private_metrics(world, post, wanted, reader, now);
        if wanted.expands("attachments.media_keys") {
            for media in world.media_of(&post.media_ids) {
                push_new(&mut self.media, media_json(world, media, wanted));
            }
        }
        if wanted.expands("author_id")
            && let Some(account) = world.account(&post.account_id)
        {
            push_new(&mut self.users, me::user_json(world, account, wanted));
        }
    }

    /// Private numbers are for the author, for thirty days. Source: docs.x.com, "Metrics", read 2026-11-20.
    fn private_metrics(&mut self, world: &World, post: &Post, wanted: &Wanted, reader: &str, now: DateTime<Utc>) {
        let readable = post.account_id == reader && now - post.created_at < TimeDelta::days(30);
        for (field, numbers) in [
            (
                "non_public_metrics",
                json!({"impression_count": 0, "url_link_clicks": 0, "user_profile_clicks": 0, "engagements": 0}),
            ),
            (
                "organic_metrics",
                json!({"impression_count": 0, "like_count": 0, "reply_count": 0, "retweet_count": 0,
                    "url_link_clicks": 0, "user_profile_clicks": 0}),
            ),
        ] {
            if !wanted.post(field) {
                continue;
            }
            if readable {
                if let Some(Value::Object(shown)) = self.data.last_mut() {
                    shown.insert(field.to_owned(), numbers);
                }
            } else {
                let kind = wanted.vocabulary.word("tweet");
                self.errors.push(json!({
                    "resource_id": post.id,
                    "parameter": field,
                    "resource_type": kind,
                    "section": "data",
                    "title": "Field Authorization Error",
                    "value": post.id,
                    "detail": format!(
                        "Sorry, you are not authorized to access '{field}' on the {kind} with id [{}].",
                        post.id
                    ),
                    "field": field,
                    "type": world.switches.problem_host.problem("not-authorized-for-field"),
                }));
            }
        }
    }

    /// The body. A page without posts has no `data` at all, as on X.
    pub(crate) fn into_body(self) -> Map<String, Value> {
        let mut body = Map::new();
        let mut includes = Map::new();
        for (key, values) in [("media", self.media), ("users", self.users)] {
            if !values.is_empty() {
                includes.insert(key.to_owned(), Value::Array(values));
            }
        }
        if !self.data.is_empty() {
            body.insert("data".to_owned(), Value::Array(self.data));
        }
        if !includes.is_empty() {
            body.insert("includes".to_owned(), Value::Object(includes));
        }
        if !self.errors.is_empty() {
            body.insert("errors".to_owned(), Value::Array(self.errors));
        }
        body
    }
}

fn one(world: &World, post: &Post, wanted: &Wanted) -> Value {
    let named = |older: &str| wanted.vocabulary.word(older);
    let mut shown = Map::new();
    let mut put = |key: String, value: Value| {
        shown.insert(key, value);
    };
    put("id".to_owned(), json!(post.id));
    put("text".to_owned(), json!(post.shown.text));
    put(named("edit_history_tweet_ids"), json!([post.id]));
    let has_media = !post.media_ids.is_empty();
    if has_media && (wanted.post("attachments") || wanted.expands("attachments.media_keys")) {
        let keys: Vec<String> = world.media_of(&post.media_ids).iter().map(|media| media.key()).collect();
        put("attachments".to_owned(), json!({"media_keys": keys}));
    }
    if wanted.post("author_id") || wanted.expands("author_id") {
        put("author_id".to_owned(), json!(post.account_id));
    }
    if wanted.post("conversation_id") {
        put("conversation_id".to_owned(), json!(post.conversation_id));
    }
    if wanted.post("created_at") {
        put("created_at".to_owned(), json!(clock::written(post.created_at)));
    }
    if wanted.post("entities") && !post.shown.urls.is_empty() {
        put("entities".to_owned(), json!({"urls": post.shown.urls}));
    }
    if let Some(note) = post.note.as_ref().filter(|_| wanted.post("note_tweet")) {
        let mut value = json!({"text": note.text});
        if !note.urls.is_empty() {
            value["entities"] = json!({"urls": note.urls});
        }
        put(named("note_tweet"), value);
    }
    if wanted.post("public_metrics") {
        let replies = world.posts.iter().filter(|reply| reply.reply_to.as_ref() == Some(&post.id)).count();
        put(
            "public_metrics".to_owned(),
            json!({named("retweet_count"): 0, "reply_count": replies, "like_count": 0, "quote_count": 0,
                "bookmark_count": 0, "impression_count": 0}),
        );
    }
    if let Some(parent) = &post.reply_to {
        if wanted.post("referenced_tweets") {
            put(named("referenced_tweets"), json!([{"type": "replied_to", "id": parent}]));
        }
        if let Some(parent) = world.post(parent).filter(|_| wanted.post("in_reply_to_user_id")) {
            put("in_reply_to_user_id".to_owned(), json!(parent.account_id));
        }
    }
    if wanted.post("reply_settings") {
        put("reply_settings".to_owned(), json!(post.reply_settings));
    }
    if wanted.post("lang") {
        put("lang".to_owned(), json!("und"));
    }
    Value::Object(shown)
}

fn media_json(world: &World, media: &Media, wanted: &Wanted) -> Value {
    let kind = match media.category.shape() {
        Shape::Still => "photo",
        Shape::Animated => "animated_gif",
        Shape::Video => "video",
    };
    let mut shown = json!({"media_key": media.key(), "type": kind});
    for field in &wanted.media {
        let value = match field.as_str() {
            "url" if kind == "photo" => json!(format!("{}/media/{}", world.base_url, media.id)),
            "preview_image_url" if kind != "photo" => json!(format!("{}/media/{}", world.base_url, media.id)),
            "width" => json!(media.content.width),
            "height" => json!(media.content.height),
            "alt_text" => match &media.alt_text {
                Some(text) => json!(text),
                None => continue,
            },
            _ => continue,
        };
        shown[field] = value;
    }
    shown
}

fn push_new(list: &mut Vec<Value>, value: Value) {
    if !list.contains(&value) {
        list.push(value);
    }
}
