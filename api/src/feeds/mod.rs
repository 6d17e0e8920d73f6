//! Blogs whose new entries are shared: looking at a feed, telling its new entries from those it had, and making posts of
//! them, each once. Leans on `posts`, `notifications`, `fetch`, `store`, `model` and `clock`.
//!
//! An entry is written down with everything it can be known by before anything is made of it, and becomes *shared* in the
//! transaction that writes its post: a crash shares it neither twice nor never. What the feed has at the first look was
//! there before and is never shared by itself.

mod canonical;
mod change;
mod discover;
mod entry;
mod find;
mod fit;
mod hub;
mod image;
mod pace;
mod poll;
mod read;
mod share;
mod sync;
mod template;
mod text;

use std::sync::Arc;

use tokio::sync::{Notify, Semaphore};

pub use crate::store::feed_items::{FeedItemRow, ItemStart};
pub use crate::store::feeds::FeedRow;
pub use change::{Added, FeedChange, FeedError, NewFeed, account_ids};
pub use discover::Alternate;
pub use entry::Entry;
pub use find::{FindError, FoundFeed};
pub use fit::Preview;
pub use hub::HubWish;
pub use share::ShareError;
pub use template::{MAX_LENGTH, Rendered, Template, TemplateProblem, USUAL};

use crate::clock::SharedClock;
use crate::fetch::SafeFetch;
use crate::model::{FeedId, Instant, PostId, UserId};
use crate::posts::Posts;
use crate::store::{self, Store, StoreError};

/// Addresses looked at for people at one time.
const LOOKS_AT_ONCE: usize = 4;

/// The feeds of this server. Cheap to clone.
#[derive(Clone)]
pub struct Feeds {
    store: Store,
    posts: Posts,
    fetch: SafeFetch,
    clock: SharedClock,
    looks: Arc<Semaphore>,
    nudges: Arc<Notify>,
}

/// What a round did.
#[derive(Clone, Debug, Default)]
pub struct Round {
    pub polled: usize,
    pub failed: usize,
    /// Posts that were written.
    pub posts: Vec<(UserId, PostId)>,
    /// When something comes due next.
    pub wake_at: Option<Instant>,
}

/// A page of a feed's entries, and where the next one begins.
pub struct ItemPage {
    pub items: Vec<FeedItemRow>,
    pub next: Option<ItemStart>,
}

impl Feeds {
    pub fn new(store: Store, posts: Posts, fetch: SafeFetch, clock: SharedClock) -> Self {
        Self { store, posts, fetch, clock, looks: Arc::new(Semaphore::new(LOOKS_AT_ONCE)), nudges: Arc::default() }
    }

    /// Waits until something was changed that the next round should see.
    pub async fn nudged(&self) {
        self.nudges.notified().await;
    }

    /// The user's feeds, in the order in which they were added.
    pub async fn list(&self, user: UserId) -> Result<Vec<FeedRow>, StoreError> {
        self.store.read(move |conn| store::feeds::list(conn, user)).await
    }

    pub async fn find(&self, user: UserId, id: FeedId) -> Result<FeedRow, FeedError> {
        self.store.read(move |conn| store::feeds::find(conn, user, id)?.ok_or(FeedError::Unknown)).await
    }

    /// A page of the entries of the user's feed, the one that was seen last first.
    pub async fn items(
        &self,
        user: UserId,
        id: FeedId,
        after: Option<ItemStart>,
        limit: u32,
    ) -> Result<ItemPage, FeedError> {
        self.store
            .read(move |conn| {
                store::feeds::find(conn, user, id)?.ok_or(FeedError::Unknown)?;
                let mut items = store::feed_items::page(conn, user, id, after, i64::from(limit) + 1)?;
                let more = items.len() > limit as usize;
                items.truncate(limit as usize);
                let last = items.last().map(|row| ItemStart { first_seen_at: row.first_seen_at, id: row.id });
                Ok(ItemPage { items, next: last.filter(|_| more) })
            })
            .await
    }
}
