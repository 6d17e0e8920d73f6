//! Entries of feeds: by what they are known, and what became of each.

use diesel::prelude::*;

use super::pool::on_db;
use super::schema::{feed_item_keys as keys, feed_items, feeds, users};
use super::{AnyConnection, StoreResult};
use crate::model::{DraftId, FeedId, FeedItemId, FeedItemState, Instant, PostId, UserId};

/// An entry's row.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = feed_items)]
pub struct FeedItemRow {
    pub id: FeedItemId,
    pub feed_id: FeedId,
    pub user_id: UserId,
    pub title: String,
    pub url: Option<String>,
    pub summary: String,
    pub image_url: Option<String>,
    /// As the feed says.
    pub published_at: Option<Instant>,
    pub first_seen_at: Instant,
    pub state: FeedItemState,
    /// Why it stands so, as one word.
    pub reason: Option<String>,
    /// While it waits: when it is to be shared.
    pub share_at: Option<Instant>,
    /// How often sharing it was put off.
    pub tries: i32,
    pub settled_at: Option<Instant>,
    pub post_id: Option<PostId>,
    pub draft_id: Option<DraftId>,
}

/// Where a page of the list begins: after this one, going back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemStart {
    pub first_seen_at: Instant,
    pub id: FeedItemId,
}

/// The entry that has one of these keys.
pub fn find_by_keys(conn: &mut AnyConnection, feed: FeedId, any_of: &[String]) -> StoreResult<Option<FeedItemId>> {
    let known = keys::table.filter(keys::feed_id.eq(feed)).filter(keys::key.eq_any(any_of.to_vec()));
    Ok(known.order(keys::key).select(keys::item_id).first(conn).optional()?)
}

/// The entry is known by these from now on; a key that stands for another one stays with it.
pub fn learn(conn: &mut AnyConnection, feed: FeedId, item: FeedItemId, more: &[String]) -> StoreResult<()> {
    for key in more {
        let row = (keys::feed_id.eq(feed), keys::key.eq(key.clone()), keys::item_id.eq(item));
        on_db!(conn, |c| diesel::insert_into(keys::table).values(row).on_conflict_do_nothing().execute(c))?;
    }
    Ok(())
}

pub fn insert(conn: &mut AnyConnection, row: &FeedItemRow) -> StoreResult<()> {
    diesel::insert_into(feed_items::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// One entry of the user's feed.
pub fn find(conn: &mut AnyConnection, user: UserId, feed: FeedId, id: FeedItemId) -> StoreResult<Option<FeedItemRow>> {
    let row = feed_items::table.find(id).filter(feed_items::user_id.eq(user)).filter(feed_items::feed_id.eq(feed));
    Ok(row.select(FeedItemRow::as_select()).first(conn).optional()?)
}

/// A page of a feed's entries, the one that was seen last first.
pub fn page(
    conn: &mut AnyConnection,
    user: UserId,
    feed: FeedId,
    after: Option<ItemStart>,
    limit: i64,
) -> StoreResult<Vec<FeedItemRow>> {
    let mut query = feed_items::table
        .filter(feed_items::user_id.eq(user))
        .filter(feed_items::feed_id.eq(feed))
        .order((feed_items::first_seen_at.desc(), feed_items::id.desc()))
        .limit(limit)
        .select(FeedItemRow::as_select())
        .into_boxed();
    if let Some(ItemStart { first_seen_at, id }) = after {
        let same_moment = feed_items::first_seen_at.eq(first_seen_at).and(feed_items::id.lt(id));
        query = query.filter(feed_items::first_seen_at.lt(first_seen_at).or(same_moment));
    }
    Ok(query.load(conn)?)
}

/// How many entries of the feed were taken for sharing since then, whatever became of them.
pub fn count_taken(conn: &mut AnyConnection, feed: FeedId, since: Instant) -> StoreResult<i64> {
    let taken = [FeedItemState::Waiting, FeedItemState::Draft, FeedItemState::Shared];
    Ok(feed_items::table
        .filter(feed_items::feed_id.eq(feed))
        .filter(feed_items::first_seen_at.gt(since))
        .filter(feed_items::state.eq_any(taken))
        .count()
        .get_result(conn)?)
}

/// Entries whose time has come, in the order in which they were written; those of people who were shut out wait.
pub fn due(conn: &mut AnyConnection, now: Instant, limit: i64) -> StoreResult<Vec<FeedItemRow>> {
    Ok(feed_items::table
        .inner_join(feeds::table.on(feeds::id.eq(feed_items::feed_id)))
        .inner_join(users::table.on(users::id.eq(feed_items::user_id)))
        .filter(users::disabled_at.is_null())
        .filter(feed_items::state.eq(FeedItemState::Waiting))
        .filter(feed_items::share_at.le(now))
        .order((feed_items::share_at, feed_items::published_at, feed_items::id))
        .limit(limit)
        .select(FeedItemRow::as_select())
        .load(conn)?)
}

/// What an entry that waited has become.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = feed_items, treat_none_as_null = true)]
pub struct Settled {
    pub state: FeedItemState,
    pub reason: Option<String>,
    pub share_at: Option<Instant>,
    pub settled_at: Option<Instant>,
    pub post_id: Option<PostId>,
    pub draft_id: Option<DraftId>,
}

/// Ends an entry's wait. False when it does not wait any more: then somebody else was quicker.
pub fn settle(conn: &mut AnyConnection, user: UserId, id: FeedItemId, settled: &Settled) -> StoreResult<bool> {
    let waiting = feed_items::table
        .find(id)
        .filter(feed_items::user_id.eq(user))
        .filter(feed_items::state.eq(FeedItemState::Waiting));
    Ok(diesel::update(waiting).set(settled.clone()).execute(conn)? == 1)
}

/// Has an entry wait that was not shared, from now on. False when it was shared, waits, or is a draft.
pub fn take(conn: &mut AnyConnection, user: UserId, id: FeedItemId, share_at: Instant) -> StoreResult<bool> {
    let open = feed_items::table
        .find(id)
        .filter(feed_items::user_id.eq(user))
        .filter(feed_items::state.eq_any([FeedItemState::Baseline, FeedItemState::Skipped]));
    let waits = (
        feed_items::state.eq(FeedItemState::Waiting),
        feed_items::reason.eq(Some("by_hand")),
        feed_items::share_at.eq(Some(share_at)),
        feed_items::tries.eq(0),
    );
    Ok(diesel::update(open).set(waits).execute(conn)? == 1)
}

/// It could not be shared yet.
pub fn put_off(conn: &mut AnyConnection, user: UserId, id: FeedItemId, until: Instant) -> StoreResult<()> {
    let waiting = feed_items::table
        .find(id)
        .filter(feed_items::user_id.eq(user))
        .filter(feed_items::state.eq(FeedItemState::Waiting));
    diesel::update(waiting)
        .set((feed_items::share_at.eq(Some(until)), feed_items::tries.eq(feed_items::tries + 1)))
        .execute(conn)?;
    Ok(())
}

/// Nothing of the feed waits any more.
pub fn skip_waiting(
    conn: &mut AnyConnection,
    user: UserId,
    feed: FeedId,
    reason: &str,
    now: Instant,
) -> StoreResult<()> {
    let waiting = feed_items::table
        .filter(feed_items::feed_id.eq(feed))
        .filter(feed_items::user_id.eq(user))
        .filter(feed_items::state.eq(FeedItemState::Waiting));
    diesel::update(waiting)
        .set((
            feed_items::state.eq(FeedItemState::Skipped),
            feed_items::reason.eq(Some(reason.to_owned())),
            feed_items::share_at.eq(None::<Instant>),
            feed_items::settled_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// What is to become of an entry that was just written down. Part of the transaction that did.
pub fn judge(
    conn: &mut AnyConnection,
    id: FeedItemId,
    state: FeedItemState,
    reason: Option<&str>,
    share_at: Option<Instant>,
) -> StoreResult<()> {
    let judged = (
        feed_items::state.eq(state),
        feed_items::reason.eq(reason.map(str::to_owned)),
        feed_items::share_at.eq(share_at),
    );
    let new = feed_items::table.find(id).filter(feed_items::state.eq(FeedItemState::Baseline));
    diesel::update(new).set(judged).execute(conn)?;
    Ok(())
}
