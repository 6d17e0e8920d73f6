//! `WebSub` (w3.org/TR/websub, section 5.3): before a hub tells of a feed, it asks whether that is wanted. What it tells
//! later is a ping like any other; nothing that it sends is believed.

use super::Feeds;
use super::canonical::canonical_link;
use crate::store::{self, StoreError};

/// What a hub asks for confirmation of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HubWish {
    /// To tell of the feed from now on.
    Subscribe,
    /// To tell no more.
    Unsubscribe,
}

impl Feeds {
    /// Whether a feed has this token.
    pub async fn has_token(&self, token: String) -> Result<bool, StoreError> {
        Ok(self.store.read(move |conn| store::feeds::find_by_token(conn, &token)).await?.is_some())
    }

    /// Whether the hub may do that for the feed of this token: to be told is wanted while it is followed, and not to be
    /// told once it is not. The topic has to be this feed, whatever scheme the hub names it by.
    pub async fn confirms(&self, token: String, wish: HubWish, topic: &str) -> Result<bool, StoreError> {
        let feed = self.store.read(move |conn| store::feeds::find_by_token(conn, &token)).await?;
        let Some(feed) = feed else { return Ok(false) };
        let is_topic = canonical_link(topic).is_some_and(|topic| Some(topic) == canonical_link(&feed.address));
        Ok(is_topic && (wish == HubWish::Subscribe) == feed.active)
    }
}
