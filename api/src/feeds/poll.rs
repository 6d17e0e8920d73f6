//! Asking a feed: what came of it, and when it is asked again, are written down in one transaction with its new entries.

use super::entry::Document;
use super::read::Found;
use super::sync::take_in;
use super::{FeedError, Feeds, Round, pace};
use crate::fetch::{Fetched, Refusal, Validators, Visit};
use crate::model::{FeedId, Instant, UserId};
use crate::notifications::{settle, tell, words};
use crate::store::audit::{self, AuditEvent};
use crate::store::feeds::{FeedRow, Polled};
use crate::store::{self, AnyConnection, StoreError};

/// Feeds asked and entries shared in one round; the rest is for the next.
const AT_ONCE: i64 = 8;
/// Between two looks that pings ask for.
const PING_PAUSE: std::time::Duration = std::time::Duration::from_mins(1);

/// What was learned of a feed by asking it.
enum Learned {
    Document(Box<Document>, Validators),
    NothingNew,
    Failed(Refusal),
}

impl Feeds {
    /// Asks the feeds that are due, one after the other, and shares what is due. While the server is held after a restore
    /// nothing is asked.
    pub async fn tick(&self) -> Result<Round, StoreError> {
        let now = self.clock.now();
        let mut round = Round::default();
        let (held, due) = self
            .store
            .read(move |conn| {
                let held = store::server::get(conn)?.hold_reason.is_some();
                Ok::<_, StoreError>((held, store::feeds::due(conn, now, AT_ONCE)?))
            })
            .await?;
        if held {
            return Ok(round);
        }
        let more = due.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        for feed in due {
            round.polled += 1;
            round.failed += usize::from(!self.poll(feed).await?);
        }
        round.posts = self.share_due(AT_ONCE).await?;
        let now = self.clock.now();
        round.wake_at =
            if more { Some(now) } else { self.store.read(move |conn| store::feeds::next_at(conn, now)).await? };
        Ok(round)
    }

    /// Asks one of the user's feeds now and shares what is new, without waiting for its time. Says whether it answered.
    pub async fn ask_now(&self, user: UserId, id: FeedId) -> Result<(bool, Round), FeedError> {
        let feed = self.find(user, id).await?;
        let held = self.store.read(store::server::get).await?.hold_reason.is_some();
        if held || !feed.active {
            return Ok((true, Round::default()));
        }
        let answered = self.poll(feed).await?;
        let posts = self.share_due(AT_ONCE).await?.into_iter().filter(|(owner, _)| *owner == user).collect();
        Ok((answered, Round { polled: 1, failed: usize::from(!answered), posts, wake_at: None }))
    }

    /// Has the feed of this token asked soon. False when there is none. It is asked once a minute at most, however often
    /// this is called.
    pub async fn ping(&self, token: String) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let known = self.store.write(move |conn| store::feeds::ping(conn, &token, now - PING_PAUSE, now)).await?;
        self.nudges.notify_one();
        Ok(known)
    }

    /// Asks a feed and writes down what came of it. Says whether it answered.
    async fn poll(&self, feed: FeedRow) -> Result<bool, StoreError> {
        let known = if feed.baseline_at.is_some() {
            Validators { etag: feed.etag.clone(), last_modified: feed.last_modified.clone() }
        } else {
            // Without a base line the whole document is wanted.
            Validators::default()
        };
        let Visit { outcome, max_age, retry_after } = self.visit(&feed.address, known).await;
        let learned = match outcome {
            Ok(Fetched::Fresh { made: Found::Feed(document), validators }) => {
                Learned::Document(Box::new(document), validators)
            }
            Ok(Fetched::Fresh { made: Found::Page(_), .. }) => Learned::Failed(Refusal::Unreadable),
            Ok(Fetched::NotModified) => Learned::NothingNew,
            Err(refusal) => Learned::Failed(refusal),
        };
        let result = match &learned {
            Learned::Document(..) => "read",
            Learned::NothingNew => "not_modified",
            Learned::Failed(_) => "failed",
        };
        metrics::counter!("pillarbox_feed_polls_total", "result" => result).increment(1);
        let now = self.clock.now();
        let answered = !matches!(learned, Learned::Failed(_));
        self.store
            .write(move |conn| {
                // It may have been changed or removed while it was asked.
                let Some(feed) = store::feeds::find(conn, feed.user_id, feed.id)?.filter(|now| now.active) else {
                    return Ok(());
                };
                match learned {
                    Learned::Failed(refusal) => note_failure(conn, feed, &refusal, retry_after.as_deref(), now),
                    Learned::NothingNew => note_answer(conn, feed, None, pace::after_answer(now, max_age), now),
                    Learned::Document(document, validators) => {
                        let is_baseline = feed.baseline_at.is_none();
                        take_in(conn, &feed, &document, is_baseline, now)?;
                        let next = pace::after_answer(now, max_age);
                        note_answer(conn, feed, Some((&document, validators)), next, now)
                    }
                }
            })
            .await?;
        Ok(answered)
    }
}

fn note_answer(
    conn: &mut AnyConnection,
    feed: FeedRow,
    read: Option<(&Document, Validators)>,
    next_poll_at: Instant,
    now: Instant,
) -> Result<(), StoreError> {
    if feed.told_at.is_some() {
        settle(conn, feed.user_id, &words::feed_failing_cause(feed.id), now)?;
    }
    let mut polled = Polled {
        next_poll_at: Some(next_poll_at),
        polled_at: Some(now),
        failures: 0,
        failing_since: None,
        failure: None,
        told_at: None,
        ..as_polled(&feed)
    };
    if let Some((document, Validators { etag, last_modified })) = read {
        polled.baseline_at = Some(feed.baseline_at.unwrap_or(now));
        polled.site = document.site.clone().or(polled.site);
        (polled.etag, polled.last_modified) = (etag, last_modified);
    }
    store::feeds::polled(conn, feed.user_id, feed.id, &polled).map(drop)
}

fn note_failure(
    conn: &mut AnyConnection,
    feed: FeedRow,
    refusal: &Refusal,
    retry_after: Option<&str>,
    now: Instant,
) -> Result<(), StoreError> {
    let gone = *refusal == Refusal::Status(410);
    let failing_since = feed.failing_since.unwrap_or(now);
    let failures = feed.failures.saturating_add(1);
    let mut told_at = feed.told_at;
    if gone || (told_at.is_none() && now.since(failing_since) >= pace::TOLD_AFTER) {
        let what = words::feed_failing(feed.id, &feed.title, &refusal.to_string(), gone);
        tell(conn, feed.user_id, &what, now)?;
        told_at = Some(now);
    }
    if gone {
        audit::record(conn, &AuditEvent::of(feed.user_id, "feed.gone").about(feed.id), now)?;
    }
    let count = u32::try_from(failures).unwrap_or(1);
    let next = pace::after_failure(now, count, retry_after, failing_since, told_at.is_some());
    let polled = Polled {
        active: !gone,
        next_poll_at: Some(next).filter(|_| !gone),
        polled_at: Some(now),
        failures,
        failing_since: Some(failing_since),
        failure: Some(if gone { "gone".to_owned() } else { refusal.code().to_owned() }),
        told_at,
        ..as_polled(&feed)
    };
    store::feeds::polled(conn, feed.user_id, feed.id, &polled).map(drop)
}

/// The row's own, to begin with.
pub(super) fn as_polled(feed: &FeedRow) -> Polled {
    Polled {
        title: feed.title.clone(),
        site: feed.site.clone(),
        active: feed.active,
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
        next_poll_at: feed.next_poll_at,
        polled_at: feed.polled_at,
        baseline_at: feed.baseline_at,
        failures: feed.failures,
        failing_since: feed.failing_since,
        failure: feed.failure.clone(),
        told_at: feed.told_at,
    }
}
