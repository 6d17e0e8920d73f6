//! From an entry whose time has come to a post, or to a draft where a person has to look. The entry is settled in the
//! transaction that writes the post or the draft.

use std::time::Duration;

use super::change::account_ids;
use super::fit::{Texts, texts_of};
use super::{Feeds, Template, USUAL};
use crate::model::{DraftOrigin, FeedId, FeedItemId, FeedItemState, IdempotencyKey, Instant, PostId, UserId};
use crate::notifications::{tell, words};
use crate::posts::{Attachment, Compose, ComposeError, DraftContent, DraftError, write_draft};
use crate::store::feed_items::{self, FeedItemRow, Settled};
use crate::store::feeds::FeedRow;
use crate::store::idempotency::{self, Created, Earlier};
use crate::store::{self, StoreError, preferences};

/// After these a page that is not there yet, or a day that is full, is looked at again; then a person has to.
const AGAIN_AFTER: [Duration; 4] =
    [Duration::from_mins(5), Duration::from_mins(15), Duration::from_hours(1), Duration::from_hours(6)];

/// Why an entry is not shared by hand.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    #[error("no such entry")]
    Unknown,
    #[error("it was shared before, or is about to be")]
    Shared,
    #[error("it has no link")]
    NoLink,
    #[error("this key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What keeps an entry from being posted by itself.
enum Obstacle {
    /// It may go away.
    ForNow(&'static str),
    /// A person has to look.
    Person(&'static str),
    Store(StoreError),
}

impl Feeds {
    /// Shares what is due, each in its turn, and says which posts were written.
    pub(super) async fn share_due(&self, limit: i64) -> Result<Vec<(UserId, PostId)>, StoreError> {
        let now = self.clock.now();
        let due = self.store.read(move |conn| feed_items::due(conn, now, limit)).await?;
        let mut posts = Vec::new();
        for item in due {
            let user = item.user_id;
            posts.extend(self.share(item).await?.map(|post| (user, post)));
        }
        Ok(posts)
    }

    /// Shares an entry that was not, because its user says so: without asking for approval, and whatever the day has had.
    /// The same request with the same key shares nothing more, and is answered with how the entry stands.
    pub async fn share_by_hand(
        &self,
        user: UserId,
        feed: FeedId,
        item: FeedItemId,
        key: Option<IdempotencyKey>,
    ) -> Result<(FeedItemRow, Option<PostId>), ShareError> {
        let now = self.clock.now();
        let request_hash = item.uuid().as_bytes().to_vec();
        let (row, replayed) = self
            .store
            .write(move |conn| {
                let row = feed_items::find(conn, user, feed, item)?.ok_or(ShareError::Unknown)?;
                if let Some(key) = &key {
                    match idempotency::look_up(conn, user, key, &request_hash)? {
                        Earlier::Never => {
                            idempotency::insert(conn, user, key, &request_hash, Created::Feed(feed), now)?;
                        }
                        Earlier::Same(Created::Feed(_)) => return Ok((row, true)),
                        Earlier::Same(_) | Earlier::Other => return Err(ShareError::KeyReused),
                    }
                }
                if row.url.is_none() {
                    return Err(ShareError::NoLink);
                }
                if !feed_items::take(conn, user, item, now)? {
                    return Err(ShareError::Shared);
                }
                Ok((feed_items::find(conn, user, feed, item)?.ok_or(ShareError::Unknown)?, false))
            })
            .await?;
        if replayed {
            return Ok((row, None));
        }
        let post = self.share(row).await?;
        let row = self.store.read(move |conn| feed_items::find(conn, user, feed, item)).await?;
        Ok((row.ok_or(ShareError::Unknown)?, post))
    }

    async fn share(&self, item: FeedItemRow) -> Result<Option<PostId>, StoreError> {
        let (user, feed) = (item.user_id, item.feed_id);
        let known = self.store.read(move |conn| {
            let switched_on = preferences::get(conn, user)?.auto_share_blog_to_x;
            Ok::<_, StoreError>(store::feeds::find(conn, user, feed)?.map(|feed| (feed, switched_on)))
        });
        let Some((feed, switched_on)) = known.await? else { return Ok(None) };
        let by_hand = item.reason.as_deref() == Some("by_hand");
        if !switched_on && !by_hand {
            self.settle(&item, skipped("switched_off", self.clock.now())).await?;
            return Ok(None);
        }
        let Some(url) = item.url.clone() else {
            self.settle(&item, skipped("no_link", self.clock.now())).await?;
            return Ok(None);
        };
        if let Err(refusal) = self.fetch.is_there(&url).await {
            tracing::info!(reason = refusal.code(), "the page of a feed's entry is not there yet");
            return self.wait_or_ask(&feed, &item, &url, "link_unreachable").await;
        }
        if feed.approval && !by_hand {
            self.make_draft(&feed, &item, &url, "approval").await?;
            return Ok(None);
        }
        match self.post(&feed, &item, &url).await {
            Ok(post) => {
                count("shared");
                Ok(post)
            }
            Err(Obstacle::ForNow(why)) => self.wait_or_ask(&feed, &item, &url, why).await,
            Err(Obstacle::Person(why)) => {
                self.make_draft(&feed, &item, &url, why).await?;
                Ok(None)
            }
            Err(Obstacle::Store(error)) => Err(error),
        }
    }

    /// Writes the post, due now. Nothing when somebody else was quicker.
    async fn post(&self, feed: &FeedRow, item: &FeedItemRow, url: &str) -> Result<Option<PostId>, Obstacle> {
        let attachments = self.image_of(feed, item).await;
        let texts = self.texts(feed, item, url).await.map_err(Obstacle::Store)?;
        let compose = Compose {
            platform: None,
            text: texts.text,
            account_ids: account_ids(feed),
            overrides: texts.own,
            images: Vec::new(),
            attachments,
            time: None,
            publish_late: None,
            allow_duplicate: false,
            idempotency: None,
            draft: None,
        };
        let (user, id, now) = (item.user_id, item.id, self.clock.now());
        let composed = self.posts.compose_and(user, compose, move |conn, post| {
            let settled = Settled {
                state: FeedItemState::Shared,
                reason: None,
                share_at: None,
                settled_at: Some(now),
                post_id: Some(post),
                draft_id: None,
            };
            // Whoever comes second writes nothing.
            if feed_items::settle(conn, user, id, &settled)? { Ok(()) } else { Err(StoreError::Conflict) }
        });
        match composed.await {
            Ok(composed) => Ok(Some(composed.view.post.id)),
            Err(ComposeError::Store(StoreError::Conflict)) => Ok(None),
            Err(ComposeError::Store(error)) => Err(Obstacle::Store(error)),
            Err(ComposeError::Duplicate { .. }) => Err(Obstacle::Person("same_text")),
            Err(ComposeError::Fields(problems)) if problems.iter().any(|problem| problem.code == "day_full") => {
                Err(Obstacle::ForNow("day_full"))
            }
            Err(
                ComposeError::NoAccount
                | ComposeError::UnknownAccount
                | ComposeError::NeedsReauth(_)
                | ComposeError::NotConfigured
                | ComposeError::ImageGrantRequired { .. },
            ) => Err(Obstacle::Person("account_unavailable")),
            Err(error) => {
                tracing::info!(%error, "an entry of a feed cannot be posted as it is");
                Err(Obstacle::Person("refused"))
            }
        }
    }

    /// Puts it off a few times, then leaves it to a person.
    async fn wait_or_ask(
        &self,
        feed: &FeedRow,
        item: &FeedItemRow,
        url: &str,
        why: &'static str,
    ) -> Result<Option<PostId>, StoreError> {
        let tried = usize::try_from(item.tries).unwrap_or(usize::MAX);
        let Some(wait) = AGAIN_AFTER.get(tried) else {
            self.make_draft(feed, item, url, why).await?;
            return Ok(None);
        };
        let (user, id, until) = (item.user_id, item.id, self.clock.now() + *wait);
        self.store.write(move |conn| feed_items::put_off(conn, user, id, until)).await?;
        Ok(None)
    }

    /// Leaves it to its user: as a draft, with a notice.
    async fn make_draft(
        &self,
        feed: &FeedRow,
        item: &FeedItemRow,
        url: &str,
        why: &'static str,
    ) -> Result<(), StoreError> {
        let texts = self.texts(feed, item, url).await?;
        let content = DraftContent {
            text: texts.text,
            account_ids: account_ids(feed),
            overrides: texts.own,
            images: self.image_of(feed, item).await,
            time: None,
        };
        let (user, id, now) = (item.user_id, item.id, self.clock.now());
        let told = words::feed_draft(feed.id, &feed.title, sentence(why));
        let written: Result<(), DraftError> = self
            .store
            .write(move |conn| {
                let draft = write_draft(conn, user, &content, DraftOrigin::Feed, now)?;
                let settled = Settled {
                    state: FeedItemState::Draft,
                    reason: Some(why.to_owned()),
                    share_at: None,
                    settled_at: Some(now),
                    post_id: None,
                    draft_id: Some(draft),
                };
                if !feed_items::settle(conn, user, id, &settled)? {
                    return Err(DraftError::Unknown);
                }
                Ok(tell(conn, user, &told, now)?)
            })
            .await;
        match written {
            Ok(()) => count("draft"),
            // Somebody else was quicker.
            Err(DraftError::Unknown) => {}
            Err(DraftError::Store(error)) => return Err(error),
            // An account that is gone, say: the list of entries shows it, and it can be shared from there.
            Err(_) => self.settle(item, skipped(why, now)).await?,
        }
        Ok(())
    }

    /// What is posted of an entry, as long as each of its accounts takes it.
    async fn texts(&self, feed: &FeedRow, item: &FeedItemRow, url: &str) -> Result<Texts, StoreError> {
        let usual = || Template::new(USUAL).expect("the usual template can be used");
        // One that is in the table was checked, by an older version perhaps.
        let template = Template::new(&feed.template).unwrap_or_else(|_| usual());
        let limits = self.posts.text_limits(item.user_id, account_ids(feed)).await?;
        Ok(texts_of(&limits, |max| template.render(&item.title, url, &item.summary, max).text))
    }

    async fn image_of(&self, feed: &FeedRow, item: &FeedItemRow) -> Vec<Attachment> {
        let Some(url) = item.image_url.as_deref().filter(|_| feed.with_image) else { return Vec::new() };
        self.keep_image(item.user_id, url).await.into_iter().collect()
    }

    async fn settle(&self, item: &FeedItemRow, settled: Settled) -> Result<(), StoreError> {
        count(settled.state.as_str());
        let (user, id) = (item.user_id, item.id);
        self.store.write(move |conn| feed_items::settle(conn, user, id, &settled)).await.map(drop)
    }
}

fn count(outcome: &'static str) {
    metrics::counter!("pillarbox_feed_entries_total", "outcome" => outcome).increment(1);
}

fn skipped(reason: &str, now: Instant) -> Settled {
    Settled {
        state: FeedItemState::Skipped,
        reason: Some(reason.to_owned()),
        share_at: None,
        settled_at: Some(now),
        post_id: None,
        draft_id: None,
    }
}

fn sentence(why: &str) -> &'static str {
    match why {
        "approval" => "You wanted to see entries before they are posted.",
        "link_unreachable" => "Its page did not answer, so it was not posted.",
        "account_unavailable" => "An account it goes to is not connected, so it was not posted.",
        "same_text" => "The same text went to the account within a day, so it was not posted.",
        "day_full" => "The day is full on this server, so it was not posted.",
        _ => "It cannot be posted as it is.",
    }
}
