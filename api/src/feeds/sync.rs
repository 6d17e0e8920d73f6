//! Telling new entries from known ones, and what is to become of each. Part of one transaction.

use std::time::Duration;

use super::canonical::keys;
use super::entry::{Document, Entry};
use crate::model::{FeedId, FeedItemId, FeedItemState, Instant};
use crate::store::feed_items::{self, FeedItemRow};
use crate::store::feeds::FeedRow;
use crate::store::{AnyConnection, StoreError, preferences};

/// An entry may be dated so long before the feed was added and be new all the same: some are dated when they are begun.
const OLDER_BY: Duration = Duration::from_hours(7 * 24);
const A_DAY: Duration = Duration::from_hours(24);

/// Takes in what the feed has now. `is_baseline` when all of it was there before. Returns how many entries are to be shared.
pub(super) fn take_in(
    conn: &mut AnyConnection,
    feed: &FeedRow,
    document: &Document,
    is_baseline: bool,
    now: Instant,
) -> Result<usize, StoreError> {
    let mut new = Vec::new();
    for entry in &document.entries {
        let known_by = keys(entry);
        let known = feed_items::find_by_keys(conn, feed.id, &known_by)?;
        let item = known.unwrap_or_else(|| FeedItemId::generate(now));
        if known.is_none() {
            feed_items::insert(conn, &row_of(feed, entry, item, now))?;
            new.push((item, entry));
        }
        feed_items::learn(conn, feed.id, item, &known_by)?;
    }
    if is_baseline {
        return Ok(0);
    }
    // Newest first, because of too many the newest are shared. What has no date is as new as where it stands.
    new.sort_by_key(|(_, entry)| std::cmp::Reverse(entry.published));
    let switched_on = preferences::get(conn, feed.user_id)?.auto_share_blog_to_x;
    let mut room = room_today(conn, feed.id, feed.per_day, now)?;
    let mut taken = 0;
    for (item, entry) in new {
        let reason = match judge(feed, entry, switched_on) {
            None if room > 0 => {
                room -= 1;
                taken += 1;
                let share_at = now + Duration::from_secs(u64::try_from(feed.delay_minutes).unwrap_or(0) * 60);
                feed_items::judge(conn, item, FeedItemState::Waiting, None, Some(share_at))?;
                continue;
            }
            None => "too_many",
            Some(reason) => reason,
        };
        feed_items::judge(conn, item, FeedItemState::Skipped, Some(reason), None)?;
    }
    Ok(taken)
}

/// Why an entry is not shared by itself.
fn judge(feed: &FeedRow, entry: &Entry, switched_on: bool) -> Option<&'static str> {
    let since = feed.baseline_at.unwrap_or(feed.created_at);
    if entry.link.is_none() {
        Some("no_link")
    } else if !switched_on {
        Some("switched_off")
    } else if entry.published.is_some_and(|published| published < since - OLDER_BY) {
        Some("too_old")
    } else {
        None
    }
}

fn room_today(conn: &mut AnyConnection, feed: FeedId, per_day: i32, now: Instant) -> Result<i64, StoreError> {
    Ok(i64::from(per_day) - feed_items::count_taken(conn, feed, now - A_DAY)?)
}

/// As an entry is written down first: as one that was there before.
fn row_of(feed: &FeedRow, entry: &Entry, id: FeedItemId, now: Instant) -> FeedItemRow {
    FeedItemRow {
        id,
        feed_id: feed.id,
        user_id: feed.user_id,
        title: entry.title.clone(),
        url: entry.link.clone(),
        summary: entry.summary.clone(),
        image_url: entry.image.clone(),
        published_at: entry.published,
        first_seen_at: now,
        state: FeedItemState::Baseline,
        reason: None,
        share_at: None,
        tries: 0,
        settled_at: None,
        post_id: None,
        draft_id: None,
    }
}
