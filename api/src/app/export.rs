//! Taking everything away: a user's posts with what became of them, and the audit trail. Page by page, so that it works
//! beside a server whatever there is of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::{StartError, allowance, identity, keyring, open_store, platforms};
use crate::clock::SharedClock;
use crate::config::Config;
use crate::media::Media;
use crate::model::{AuditId, Instant, UserId, Username};
use crate::people::PeopleError;
use crate::posts::{PageStart, PostView, Posts};
use crate::store::{self, Store, audit};
use crate::vault::Vault;

/// Posts read at once.
const POSTS_TOGETHER: u32 = 100;
/// Lines of the audit trail read at once.
const LINES_TOGETHER: i64 = 500;

/// A user's posts, newest first.
pub struct PostExport {
    posts: Posts,
    user: UserId,
    /// Where the next page begins; nothing at the beginning.
    after: Option<PageStart>,
    is_over: bool,
}

impl PostExport {
    pub async fn open(config: &Config, clock: SharedClock, username: &Username) -> Result<Self, StartError> {
        let store = open(config, &clock).await?;
        let user = user_of(&store, username).await?;
        let platforms = platforms::set_up(config, &clock);
        let media = Media::open(store.clone(), Arc::clone(&clock), config.storage.data_dir.join("media"), false)?;
        let posts = Posts::new(store, media, platforms, clock, allowance(config));
        Ok(Self { posts, user, after: None, is_over: false })
    }

    /// The next posts, with every attempt and lookup; none when that was all. What is written meanwhile is not among
    /// them.
    pub async fn next(&mut self) -> Result<Vec<PostView>, StartError> {
        if self.is_over {
            return Ok(Vec::new());
        }
        let page = self.posts.list_in_full(self.user, self.after, POSTS_TOGETHER).await?;
        (self.after, self.is_over) = (page.next, page.next.is_none());
        Ok(page.posts)
    }
}

/// The audit trail, oldest first.
pub struct AuditExport {
    store: Store,
    of: Option<UserId>,
    since: Option<Instant>,
    after: Option<(Instant, AuditId)>,
    names: HashMap<UserId, Username>,
}

/// One line of the audit trail.
pub struct Event {
    pub at: Instant,
    pub action: String,
    pub user: Option<UserId>,
    /// The name he has now; nothing when he is gone, or when whoever runs the server did it.
    pub username: Option<Username>,
    pub subject: Option<String>,
    pub ip: Option<String>,
    pub detail: Option<String>,
}

impl AuditExport {
    /// Of everybody, or of what one user did and what was done to him.
    pub async fn open(
        config: &Config,
        clock: SharedClock,
        of: Option<&Username>,
        since: Option<Instant>,
    ) -> Result<Self, StartError> {
        let store = open(config, &clock).await?;
        let of = match of {
            Some(name) => Some(user_of(&store, name).await?),
            None => None,
        };
        let users = store.read(store::users::list).await?;
        let names = users.into_iter().map(|user| (user.id, user.username)).collect();
        Ok(Self { store, of, since, after: None, names })
    }

    /// The next lines; none when that was all.
    pub async fn next(&mut self) -> Result<Vec<Event>, StartError> {
        let (of, since, after) = (self.of, self.since, self.after);
        let rows = self.store.read(move |conn| audit::page(conn, of, since, after, LINES_TOGETHER)).await?;
        self.after = rows.last().map(|row| (row.at, row.id)).or(after);
        let event = |row: audit::AuditRow| Event {
            username: row.user_id.and_then(|user| self.names.get(&user).cloned()),
            at: row.at,
            action: row.action,
            user: row.user_id,
            subject: row.subject,
            ip: row.ip,
            detail: row.detail,
        };
        Ok(rows.into_iter().map(event).collect())
    }
}

async fn open(config: &Config, clock: &SharedClock) -> Result<Store, StartError> {
    let store = open_store(config).await?;
    identity::open(&store, &Arc::new(Vault::new(keyring(config))), clock).await?;
    Ok(store)
}

async fn user_of(store: &Store, name: &Username) -> Result<UserId, StartError> {
    let name = name.clone();
    let found = store.read(move |conn| store::users::find_by_name(conn, &name)).await?;
    Ok(found.ok_or::<StartError>(PeopleError::UnknownUser.into())?.id)
}
