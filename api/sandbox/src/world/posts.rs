//! Posts. A deleted post stays, with the time of its deletion.

use chrono::{DateTime, Utc};

use super::World;
use super::grants::GrantKind;
use crate::text::render::{Rendered, ShortLink, beginning, show};
use crate::text::{Piece, pieces, weighted_length};

/// One post.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) id: String,
    pub(crate) account_id: String,
    /// Exactly what the client sent.
    pub(crate) sent_text: String,
    /// What X keeps of it: NFC, trimmed.
    pub(crate) stored_text: String,
    pub(crate) shown: Rendered,
    /// The whole text, when `shown` holds only its beginning.
    pub(crate) note: Option<Rendered>,
    pub(crate) media_ids: Vec<String>,
    pub(crate) reply_to: Option<String>,
    pub(crate) conversation_id: String,
    pub(crate) reply_settings: String,
    pub(crate) created_at: DateTime<Utc>,
    /// Which kind of token it was created with.
    pub(crate) by: GrantKind,
    pub(crate) deleted_at: Option<DateTime<Utc>>,
    /// What the client was told: a status, or the fault that hid it.
    pub(crate) answer: String,
}

/// The length from which only the beginning of a post is shown outside `note_tweet`.
const SHOWN_LENGTH: usize = 280;

impl World {
    pub(crate) fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// Shows a stored text: the form of `text`, and that of `note_tweet` if it is a long one.
    pub(crate) fn render(
        &mut self,
        stored: &str,
        post_url: &str,
        media_keys: &[String],
    ) -> (Rendered, Option<Rendered>) {
        let whole = pieces(stored);
        let links: Vec<ShortLink> = whole
            .iter()
            .filter_map(|piece| match piece {
                Piece::Link(written) => Some(ShortLink::to_link(self.short_url(), written)),
                _ => None,
            })
            .collect();
        let media = self.media_links(post_url, media_keys);
        if weighted_length(&whole) <= SHOWN_LENGTH {
            return (show(&whole, &[links, media].concat()), None);
        }
        let to_the_rest = ShortLink::to_link(self.short_url(), post_url);
        let mut start = beginning(stored, SHOWN_LENGTH - 2 - 1 - 23);
        let kept = start.iter().filter(|piece| matches!(piece, Piece::Link(_))).count();
        start.push(Piece::Letter('…'));
        let mut start_links = links[..kept].to_vec();
        start_links.push(to_the_rest);
        (show(&start, &start_links), Some(show(&whole, &links)))
    }

    /// One entity for each picture; they share a single visible link.
    fn media_links(&mut self, post_url: &str, media_keys: &[String]) -> Vec<ShortLink> {
        let short = self.short_url();
        let display = format!("pic.x.com/{}", &short[short.len() - 10..]);
        (1..)
            .zip(media_keys)
            .map(|(number, key)| ShortLink {
                short: short.clone(),
                expanded: format!("{post_url}/photo/{number}"),
                display: display.clone(),
                media_key: Some(key.clone()),
            })
            .collect()
    }

    fn short_url(&mut self) -> String {
        format!("https://t.co/{}", self.random_word(10))
    }
}
