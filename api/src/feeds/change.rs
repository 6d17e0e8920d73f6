//! Adding, changing and removing a feed.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngExt;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::find::FindError;
use super::sync::take_in;
use super::{Feeds, Template, TemplateProblem, pace};
use crate::model::{AccountId, FeedId, IdempotencyKey, Instant, Standing, UserId};
use crate::notifications::{settle, words};
use crate::store::audit::{self, AuditEvent};
use crate::store::feeds::{Changed, FeedRow};
use crate::store::idempotency::{self, Created, Earlier};
use crate::store::{self, AnyConnection, StoreError};

/// Feeds of one user at most.
const MAX_FEEDS: i64 = 20;
pub const MAX_DELAY_MINUTES: u32 = 7 * 24 * 60;
pub const MAX_PER_DAY: u32 = 24;

/// A feed to be added.
pub struct NewFeed {
    pub address: String,
    pub template: String,
    /// All connected accounts where none is named.
    pub account_ids: Vec<AccountId>,
    pub approval: bool,
    pub with_image: bool,
    pub delay_minutes: u32,
    pub per_day: u32,
}

/// A feed that was added.
pub struct Added {
    pub row: FeedRow,
    /// By an earlier request, of which this is a repetition.
    pub replayed: bool,
}

/// What is to be otherwise; what is absent stays.
#[derive(Default)]
pub struct FeedChange {
    pub title: Option<String>,
    pub active: Option<bool>,
    pub template: Option<String>,
    pub account_ids: Option<Vec<AccountId>>,
    pub approval: Option<bool>,
    pub with_image: Option<bool>,
    pub delay_minutes: Option<u32>,
    pub per_day: Option<u32>,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    #[error("no such feed")]
    Unknown,
    /// The version it has now.
    #[error("the feed is at version {0}")]
    Changed(i64),
    #[error("there are too many feeds")]
    TooMany,
    #[error("this feed was added before")]
    Known,
    #[error("this key was used for another request")]
    KeyReused,
    #[error("no such account")]
    UnknownAccount,
    #[error("no account is connected")]
    NoAccount,
    #[error(transparent)]
    Template(#[from] TemplateProblem),
    /// The field and the largest number it takes.
    #[error("{0} is out of range")]
    OutOfRange(&'static str, u32, u32),
    #[error(transparent)]
    Find(#[from] FindError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The accounts a feed goes to.
pub fn account_ids(row: &FeedRow) -> Vec<AccountId> {
    // Only this program writes the column.
    let ids: Vec<Uuid> = serde_json::from_str(&row.account_ids).unwrap_or_default();
    ids.into_iter().map(Into::into).collect()
}

impl Feeds {
    /// Adds the feed of an address. What it has now is its base line: none of it is shared. The same request with the same
    /// key adds nothing more.
    pub async fn add(&self, user: UserId, new: NewFeed, key: Option<IdempotencyKey>) -> Result<Added, FeedError> {
        let request_hash = new.request_hash();
        let (asked_with, hash) = (key.clone(), request_hash.clone());
        let earlier = self.store.read(move |conn| added_before(conn, user, asked_with.as_ref(), &hash)).await?;
        if let Some(row) = earlier {
            return Ok(Added { row, replayed: true });
        }
        check_numbers(Some(new.delay_minutes), Some(new.per_day))?;
        Template::new(&new.template)?;
        // Before anything is fetched for it.
        let asked = new.account_ids.clone();
        self.store
            .read(move |conn| {
                check_room(conn, user)?;
                accounts_text(conn, user, asked).map(drop)
            })
            .await?;
        let found = self.look_at(&new.address).await?;
        let now = self.clock.now();
        let row = FeedRow {
            id: FeedId::generate(now),
            user_id: user,
            version: 0,
            address: found.address,
            site: found.document.site.clone(),
            title: found.document.title.clone(),
            active: true,
            template: new.template,
            account_ids: String::new(),
            approval: new.approval,
            with_image: new.with_image,
            delay_minutes: to_i32(new.delay_minutes),
            per_day: to_i32(new.per_day),
            ping_token: URL_SAFE_NO_PAD.encode(rand::rng().random::<[u8; 24]>()),
            etag: None,
            last_modified: None,
            next_poll_at: Some(pace::after_answer(now, None)),
            polled_at: Some(now),
            baseline_at: None,
            failures: 0,
            failing_since: None,
            failure: None,
            told_at: None,
            created_at: now,
            updated_at: now,
        };
        let (document, asked) = (found.document, new.account_ids);
        let added = self
            .store
            .write(move |conn| {
                // Looked at again inside the transaction, where no second request can come between.
                if let Some(row) = added_before(conn, user, key.as_ref(), &request_hash)? {
                    return Ok(Added { row, replayed: true });
                }
                check_room(conn, user)?;
                if store::feeds::has_address(conn, user, &row.address)? {
                    return Err(FeedError::Known);
                }
                let row = FeedRow { account_ids: accounts_text(conn, user, asked)?, ..row };
                store::feeds::insert(conn, &row)?;
                take_in(conn, &row, &document, true, now)?;
                let row = FeedRow { baseline_at: Some(now), ..row };
                store::feeds::polled(conn, user, row.id, &super::poll::as_polled(&row))?;
                if let Some(key) = &key {
                    idempotency::insert(conn, user, key, &request_hash, Created::Feed(row.id), now)?;
                }
                audit::record(conn, &AuditEvent::of(user, "feed.added").about(row.id), now)?;
                Ok::<_, FeedError>(Added { row, replayed: false })
            })
            .await?;
        self.nudges.notify_one();
        Ok(added)
    }

    /// Changes the user's feed, which is as the client has read it.
    pub async fn change(
        &self,
        user: UserId,
        id: FeedId,
        change: FeedChange,
        is_read: impl FnOnce(i64) -> bool + Send + 'static,
    ) -> Result<FeedRow, FeedError> {
        check_numbers(change.delay_minutes, change.per_day)?;
        change.template.as_deref().map(Template::new).transpose()?;
        let now = self.clock.now();
        let row = self
            .store
            .write(move |conn| {
                let row = store::feeds::find(conn, user, id)?.ok_or(FeedError::Unknown)?;
                if !is_read(row.version) {
                    return Err(FeedError::Changed(row.version));
                }
                let changed = changed(conn, &row, change, now)?;
                if !store::feeds::change(conn, user, id, row.version, &changed)? {
                    return Err(FeedError::Unknown);
                }
                if row.active != changed.active {
                    if !changed.active {
                        store::feed_items::skip_waiting(conn, user, id, "switched_off", now)?;
                    }
                    settle(conn, user, &words::feed_failing_cause(id), now)?;
                }
                audit::record(conn, &AuditEvent::of(user, "feed.changed").about(id), now)?;
                store::feeds::find(conn, user, id)?.ok_or(FeedError::Unknown)
            })
            .await?;
        self.nudges.notify_one();
        Ok(row)
    }

    /// Forgets the feed and what became of its entries. Posts and drafts that were made of them stay.
    pub async fn remove(
        &self,
        user: UserId,
        id: FeedId,
        is_read: impl FnOnce(i64) -> bool + Send + 'static,
    ) -> Result<(), FeedError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let row = store::feeds::find(conn, user, id)?.ok_or(FeedError::Unknown)?;
                if !is_read(row.version) {
                    return Err(FeedError::Changed(row.version));
                }
                store::feeds::delete(conn, user, id)?;
                settle(conn, user, &words::feed_failing_cause(id), now)?;
                audit::record(conn, &AuditEvent::of(user, "feed.removed").about(id), now)?;
                Ok(())
            })
            .await
    }
}

impl NewFeed {
    /// A hash over everything that was asked, each part preceded by its length.
    fn request_hash(&self) -> Vec<u8> {
        let accounts: Vec<String> = self.account_ids.iter().map(ToString::to_string).collect();
        let numbers = format!("{} {} {} {}", self.approval, self.with_image, self.delay_minutes, self.per_day);
        let parts = [self.address.as_str(), &self.template, &accounts.join(","), &numbers];
        let hash = parts
            .into_iter()
            .fold(Sha256::new(), |hash, part| hash.chain_update((part.len() as u64).to_be_bytes()).chain_update(part));
        hash.finalize().to_vec()
    }
}

/// The feed that an earlier request with this key has added.
fn added_before(
    conn: &mut AnyConnection,
    user: UserId,
    key: Option<&IdempotencyKey>,
    request_hash: &[u8],
) -> Result<Option<FeedRow>, FeedError> {
    let Some(key) = key else { return Ok(None) };
    match idempotency::look_up(conn, user, key, request_hash)? {
        Earlier::Never => Ok(None),
        // The key's row would be gone with the feed.
        Earlier::Same(Created::Feed(id)) => Ok(Some(store::feeds::find(conn, user, id)?.ok_or(StoreError::NotFound)?)),
        Earlier::Same(_) | Earlier::Other => Err(FeedError::KeyReused),
    }
}

fn changed(conn: &mut AnyConnection, row: &FeedRow, change: FeedChange, now: Instant) -> Result<Changed, FeedError> {
    let account_ids = match change.account_ids {
        Some(asked) => accounts_text(conn, row.user_id, asked)?,
        None => row.account_ids.clone(),
    };
    let active = change.active.unwrap_or(row.active);
    // What came while it was off is not caught up with: the next look takes a new base line.
    let begins = active && !row.active;
    let title = change.title.map(|title| super::text::clean(&title, 200)).filter(|title| !title.is_empty());
    Ok(Changed {
        version: row.version + 1,
        title: title.unwrap_or_else(|| row.title.clone()),
        active,
        template: change.template.unwrap_or_else(|| row.template.clone()),
        account_ids,
        approval: change.approval.unwrap_or(row.approval),
        with_image: change.with_image.unwrap_or(row.with_image),
        delay_minutes: change.delay_minutes.map_or(row.delay_minutes, to_i32),
        per_day: change.per_day.map_or(row.per_day, to_i32),
        next_poll_at: if begins { Some(now) } else { row.next_poll_at.filter(|_| active) },
        baseline_at: if begins { None } else { row.baseline_at },
        failures: if begins { 0 } else { row.failures },
        failing_since: if begins { None } else { row.failing_since },
        failure: if begins { None } else { row.failure.clone() },
        told_at: if begins { None } else { row.told_at },
        updated_at: now,
    })
}

fn check_room(conn: &mut AnyConnection, user: UserId) -> Result<(), FeedError> {
    if store::feeds::count(conn, user)? >= MAX_FEEDS { Err(FeedError::TooMany) } else { Ok(()) }
}

fn check_numbers(delay_minutes: Option<u32>, per_day: Option<u32>) -> Result<(), FeedError> {
    if delay_minutes.is_some_and(|minutes| minutes > MAX_DELAY_MINUTES) {
        return Err(FeedError::OutOfRange("delay_minutes", 0, MAX_DELAY_MINUTES));
    }
    if per_day.is_some_and(|number| !(1..=MAX_PER_DAY).contains(&number)) {
        return Err(FeedError::OutOfRange("per_day", 1, MAX_PER_DAY));
    }
    Ok(())
}

fn to_i32(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The accounts as they stand in their column: those asked for, each the user's own, or all that are connected.
fn accounts_text(conn: &mut AnyConnection, user: UserId, asked: Vec<AccountId>) -> Result<String, FeedError> {
    let mut connected = store::accounts::list(conn, user)?;
    connected.retain(|account| account.standing != Standing::Disconnected);
    let all: Vec<AccountId> = connected.iter().map(|account| account.id).collect();
    let mut chosen = if asked.is_empty() { all.clone() } else { asked };
    let mut seen = HashSet::new();
    chosen.retain(|id| seen.insert(*id));
    if chosen.iter().any(|id| !all.contains(id)) {
        return Err(FeedError::UnknownAccount);
    }
    if chosen.is_empty() {
        return Err(FeedError::NoAccount);
    }
    let ids: Vec<Uuid> = chosen.into_iter().map(AccountId::uuid).collect();
    Ok(serde_json::to_string(&ids).expect("ids are JSON"))
}
