//! `GET /2/users/:id/tweets`: what an account has posted, brought back to what its writer wrote.

use std::collections::BTreeMap;

use reqwest::StatusCode;

use super::X;
use super::wire::{Entities, Problem, Timeline, TimelinePost};
use crate::model::{Instant, OwnPosts, RemotePost, Secret};
use crate::platforms::contract::ReadError;
use crate::platforms::http;

/// X takes 5 to 100 and bills every post it returns (docs.x.com, Pricing); few accounts post more within the minutes
/// that are read.
const PER_PAGE: &str = "50";
/// More than this in the minutes around an attempt is no account of ours.
const PAGES_MAX: usize = 20;

impl X {
    /// Everything the account has posted since `since`, or nothing at all: half a reading proves nothing.
    pub(super) async fn read_own_posts(
        &self,
        access_token: &Secret,
        account: &str,
        since: Instant,
    ) -> Result<OwnPosts, ReadError> {
        let mut posts = Vec::new();
        let mut next_page = None;
        for _ in 0..PAGES_MAX {
            let page = self.read_page(access_token, account, since, next_page.as_deref()).await?;
            for post in page.data.unwrap_or_default() {
                posts.push(remote_post(post)?);
            }
            next_page = page.meta.and_then(|meta| meta.next_token);
            if next_page.is_none() {
                return Ok(OwnPosts { posts });
            }
        }
        Err(ReadError::Unreadable("the account has posted too much to be read".to_owned()))
    }

    async fn read_page(
        &self,
        access_token: &Secret,
        account: &str,
        since: Instant,
        page: Option<&str>,
    ) -> Result<Timeline, ReadError> {
        let mut url = Self::api(&self.settings.api_url, ["2", "users", account, "tweets"]);
        url.query_pairs_mut()
            .append_pair("max_results", PER_PAGE)
            .append_pair("start_time", &since.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string())
            .append_pair("tweet.fields", "created_at,entities,note_tweet,attachments");
        if let Some(page) = page {
            url.query_pairs_mut().append_pair("pagination_token", page);
        }
        let unreadable = |said: String| ReadError::Unreadable(said);
        let sent = self.clients.short.get(url).bearer_auth(access_token.expose()).send().await;
        let response = sent.map_err(|error| unreadable(format!("X did not answer: {}", http::describe(&error))))?;
        let status = response.status();
        let body = http::read_body(response).await.map_err(|error| unreadable(error.to_string()))?;
        match status {
            StatusCode::OK => {}
            StatusCode::UNAUTHORIZED => return Err(ReadError::Unauthorized),
            other => {
                let said = Problem::parse(&body).words().map(|words| format!(": {words}")).unwrap_or_default();
                return Err(unreadable(format!("X answered {other}{said}")));
            }
        }
        let page: Timeline =
            serde_json::from_slice(&body).map_err(|_| unreadable("X's answer cannot be read".to_owned()))?;
        // A 200 may carry errors and no data. That there is nothing, X says with a count.
        let says_empty = page.meta.as_ref().is_some_and(|meta| meta.result_count == Some(0));
        if !page.errors.is_empty() || (page.data.is_none() && !says_empty) {
            return Err(unreadable("X's answer is not whole".to_owned()));
        }
        Ok(page)
    }
}

fn remote_post(post: TimelinePost) -> Result<RemotePost, ReadError> {
    let unreadable = || ReadError::Unreadable("X's answer names no time".to_owned());
    let created_at = post.created_at.as_deref().ok_or_else(unreadable)?;
    let created_at = chrono::DateTime::parse_from_rfc3339(created_at).map_err(|_| unreadable())?.to_utc();
    // `text` of a long post is cut; the note has the whole of it, with links of its own.
    let (text, entities) = match post.note_tweet {
        Some(note) => (note.text, note.entities.or(post.entities)),
        None => (post.text, post.entities),
    };
    let images = post.attachments.and_then(|attachments| attachments.media_keys).map_or(0, |keys| keys.len());
    let text = as_written(&post.id, &text, entities.as_ref());
    Ok(RemotePost { id: post.id, text, images, created_at: created_at.into() })
}

/// Puts typed links in the place of X's short ones, drops the link of attached images, and decodes `&amp; &lt; &gt;`,
/// the only entities X makes.
fn as_written(id: &str, text: &str, entities: Option<&Entities>) -> String {
    let urls = entities.and_then(|entities| entities.urls.as_deref()).unwrap_or_default();
    let mut typed: BTreeMap<&str, &str> = BTreeMap::new();
    for entity in urls {
        let expanded = entity.expanded_url.as_deref().unwrap_or_default();
        let is_media = entity.media_key.is_some() || is_media_link(id, expanded);
        typed.insert(&entity.url, if is_media { "" } else { expanded });
    }
    let mut written = text.to_owned();
    // Backwards, so that a link is gone before one that is its beginning.
    for (short, long) in typed.into_iter().rev() {
        written = written.replace(short, long);
    }
    written.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").trim().to_owned()
}

/// `https://x.com/<handle>/status/<id>/photo/1` with the post's own id, which X adds for attached media (also
/// `/video/1`). The same with another id is a link that somebody wrote.
fn is_media_link(id: &str, expanded: &str) -> bool {
    let path: Vec<&str> = expanded.trim_start_matches("https://").split('/').collect();
    matches!(path.as_slice(), ["x.com" | "twitter.com", _, "status", of, "photo" | "video", _] if *of == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: serde_json::Value) -> RemotePost {
        remote_post(serde_json::from_value(json).unwrap()).unwrap()
    }

    #[test]
    fn links_entities_and_media_are_undone() {
        let post = read(serde_json::json!({
            "id": "1", "text": "R&amp;D &lt;3 https://t.co/abc and https://t.co/abcd https://t.co/pic",
            "created_at": "2026-11-20T19:41:33.000Z",
            "attachments": {"media_keys": ["3_1", "3_2"]},
            "entities": {"urls": [
                {"url": "https://t.co/abc", "expanded_url": "http://example.com"},
                {"url": "https://t.co/abcd", "expanded_url": "https://example.org/a?b=1&c=2"},
                {"url": "https://t.co/pic", "expanded_url": "https://x.com/ada/status/1/photo/1", "media_key": "3_1"},
                {"url": "https://t.co/pic", "expanded_url": "https://x.com/ada/status/1/photo/1", "media_key": "3_2"}
            ]}
        }));
        assert_eq!(post.text, "R&D <3 http://example.com and https://example.org/a?b=1&c=2");
        assert_eq!(post.images, 2);
    }

    #[test]
    fn a_long_post_is_read_from_its_note_under_either_name() {
        for note in ["note_tweet", "note_post"] {
            let post = read(serde_json::json!({
                "id": "1", "text": "cut…", "created_at": "2026-11-20T19:41:33.000Z",
                note: {"text": "the whole of it"}
            }));
            assert_eq!(post.text, "the whole of it");
        }
    }

    #[test]
    fn what_was_written_as_an_entity_stays_what_it_was() {
        let post = read(serde_json::json!({"id": "1", "text": "&amp;lt;", "created_at": "2026-11-20T19:41:33.000Z"}));
        assert_eq!(post.text, "&lt;");
    }
}
