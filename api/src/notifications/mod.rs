//! Notifications: what users have to know although they are not looking, in the application and by mail. Leans on
//! `store`, `mail`, `model` and `clock`.
//!
//! [`tell`] is called in the transaction in which the thing happens, so that neither is there without the other. The
//! same cause again, while nobody has read of it, is the same notification: forty posts that fail for one reason are
//! one line and one mail. The mail is part of the row until it is sent, so a crash loses none.

mod letters;
mod postman;
mod tell;
pub mod words;

pub use crate::store::notifications::{Channels, ListStart, NotificationRow};
pub use postman::Postman;
pub use tell::{settle, tell, tell_administrators, tell_counted};

use std::time::Duration;

use crate::clock::SharedClock;
use crate::model::{NotificationId, UserId};
use crate::store::{self, Store, StoreError};

/// What was read, or was told by mail alone, is kept this long.
const KEPT_FOR: Duration = Duration::from_hours(90 * 24);

/// The notifications of this server's users. Cheap to clone.
#[derive(Clone)]
pub struct Notifications {
    store: Store,
    clock: SharedClock,
}

/// A page of a user's notifications, where the next begins, and how many he has not read.
pub struct Page {
    pub notifications: Vec<NotificationRow>,
    pub next: Option<ListStart>,
    pub unread: i64,
}

impl Notifications {
    pub fn new(store: Store, clock: SharedClock) -> Self {
        Self { store, clock }
    }

    /// A page of what the user was told in the application, newest first.
    pub async fn list(
        &self,
        user: UserId,
        only_unread: bool,
        after: Option<ListStart>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        self.store
            .read(move |conn| {
                let unread = store::notifications::count_unread(conn, user)?;
                // One more than asked tells whether there is a next page.
                let most = i64::from(limit) + 1;
                let mut rows = store::notifications::page(conn, user, only_unread, after, most)?;
                let has_more = rows.len() > limit as usize;
                rows.truncate(limit as usize);
                let last = rows.last().filter(|_| has_more);
                let next = last.map(|row| ListStart { last_at: row.last_at, id: row.id });
                Ok(Page { notifications: rows, next, unread })
            })
            .await
    }

    /// Marks those named, or all of the user's, as read. Returns how many are unread then.
    pub async fn mark_read(&self, user: UserId, only: Option<Vec<NotificationId>>) -> Result<i64, StoreError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                store::notifications::mark_read(conn, user, only, now)?;
                store::notifications::count_unread(conn, user)
            })
            .await
    }

    /// Forgets what was read, or mailed, long ago.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let before = self.clock.now() - KEPT_FOR;
        self.store.write(move |conn| store::notifications::sweep(conn, before)).await?;
        Ok(())
    }
}
