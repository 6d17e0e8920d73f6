//! Blogs whose new entries are shared.

use diesel::prelude::*;

use super::schema::{feed_items, feeds, users};
use super::{AnyConnection, StoreResult};
use crate::model::{FeedId, FeedItemState, Instant, UserId};

/// A feed's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = feeds)]
pub struct FeedRow {
    pub id: FeedId,
    pub user_id: UserId,
    /// Counts the changes its user makes.
    pub version: i64,
    pub address: String,
    /// The page it belongs to.
    pub site: Option<String>,
    pub title: String,
    pub active: bool,
    pub template: String,
    /// As a list in JSON.
    pub account_ids: String,
    /// An entry becomes a draft first.
    pub approval: bool,
    pub with_image: bool,
    pub delay_minutes: i32,
    pub per_day: i32,
    pub ping_token: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Nothing while it is not asked any more.
    pub next_poll_at: Option<Instant>,
    /// When it was asked last.
    pub polled_at: Option<Instant>,
    /// What it had then was there before. Nothing until the next look, which shares nothing.
    pub baseline_at: Option<Instant>,
    pub failures: i32,
    pub failing_since: Option<Instant>,
    pub failure: Option<String>,
    pub told_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// How asking a feed went, as it is written down.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = feeds, treat_none_as_null = true)]
pub struct Polled {
    pub title: String,
    pub site: Option<String>,
    pub active: bool,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub next_poll_at: Option<Instant>,
    pub polled_at: Option<Instant>,
    pub baseline_at: Option<Instant>,
    pub failures: i32,
    pub failing_since: Option<Instant>,
    pub failure: Option<String>,
    pub told_at: Option<Instant>,
}

/// What its user may change.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = feeds, treat_none_as_null = true)]
pub struct Changed {
    pub version: i64,
    pub title: String,
    pub active: bool,
    pub template: String,
    pub account_ids: String,
    pub approval: bool,
    pub with_image: bool,
    pub delay_minutes: i32,
    pub per_day: i32,
    pub next_poll_at: Option<Instant>,
    pub baseline_at: Option<Instant>,
    pub failures: i32,
    pub failing_since: Option<Instant>,
    pub failure: Option<String>,
    pub told_at: Option<Instant>,
    pub updated_at: Instant,
}

pub fn insert(conn: &mut AnyConnection, row: &FeedRow) -> StoreResult<()> {
    diesel::insert_into(feeds::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// One of the user's feeds.
pub fn find(conn: &mut AnyConnection, user: UserId, id: FeedId) -> StoreResult<Option<FeedRow>> {
    let row = feeds::table.find(id).filter(feeds::user_id.eq(user));
    Ok(row.select(FeedRow::as_select()).first(conn).optional()?)
}

/// The user's feeds, in the order in which they were added.
pub fn list(conn: &mut AnyConnection, user: UserId) -> StoreResult<Vec<FeedRow>> {
    let rows = feeds::table.filter(feeds::user_id.eq(user)).order(feeds::id);
    Ok(rows.select(FeedRow::as_select()).load(conn)?)
}

pub fn count(conn: &mut AnyConnection, user: UserId) -> StoreResult<i64> {
    Ok(feeds::table.filter(feeds::user_id.eq(user)).count().get_result(conn)?)
}

pub fn has_address(conn: &mut AnyConnection, user: UserId, address: &str) -> StoreResult<bool> {
    let same = feeds::table.filter(feeds::user_id.eq(user)).filter(feeds::address.eq(address));
    Ok(same.count().get_result::<i64>(conn)? > 0)
}

/// Feeds that are to be asked now, the longest waiting first; those of people who were shut out wait.
pub fn due(conn: &mut AnyConnection, now: Instant, limit: i64) -> StoreResult<Vec<FeedRow>> {
    Ok(feeds::table
        .inner_join(users::table.on(users::id.eq(feeds::user_id)))
        .filter(users::disabled_at.is_null())
        .filter(feeds::active.eq(true))
        .filter(feeds::next_poll_at.le(now))
        .order(feeds::next_poll_at)
        .limit(limit)
        .select(FeedRow::as_select())
        .load(conn)?)
}

/// When the next feed is to be asked, or the next entry shared, after that time.
pub fn next_at(conn: &mut AnyConnection, after: Instant) -> StoreResult<Option<Instant>> {
    let poll = feeds::table.filter(feeds::active.eq(true)).filter(feeds::next_poll_at.gt(after));
    let poll: Option<Instant> = poll.select(diesel::dsl::min(feeds::next_poll_at)).first(conn)?;
    let share = feed_items::table
        .filter(feed_items::state.eq(FeedItemState::Waiting))
        .filter(feed_items::share_at.gt(after))
        .select(diesel::dsl::min(feed_items::share_at));
    let share: Option<Instant> = share.first(conn)?;
    Ok([poll, share].into_iter().flatten().min())
}

/// Writes down how asking went.
pub fn polled(conn: &mut AnyConnection, user: UserId, id: FeedId, polled: &Polled) -> StoreResult<bool> {
    let mine = feeds::table.find(id).filter(feeds::user_id.eq(user));
    Ok(diesel::update(mine).set(polled.clone()).execute(conn)? == 1)
}

/// Changes the user's feed if it is at this version still.
pub fn change(conn: &mut AnyConnection, user: UserId, id: FeedId, read: i64, changed: &Changed) -> StoreResult<bool> {
    let as_read = feeds::table.find(id).filter(feeds::user_id.eq(user)).filter(feeds::version.eq(read));
    Ok(diesel::update(as_read).set(changed.clone()).execute(conn)? == 1)
}

pub fn delete(conn: &mut AnyConnection, user: UserId, id: FeedId) -> StoreResult<bool> {
    Ok(diesel::delete(feeds::table.find(id).filter(feeds::user_id.eq(user))).execute(conn)? == 1)
}

/// The feed of this token, whoever's it is.
pub fn find_by_token(conn: &mut AnyConnection, token: &str) -> StoreResult<Option<FeedRow>> {
    let row = feeds::table.filter(feeds::ping_token.eq(token));
    Ok(row.select(FeedRow::as_select()).first(conn).optional()?)
}

/// Has the feed of this token asked now, unless that was done after `quiet_since` anyway. False when no feed has it.
pub fn ping(conn: &mut AnyConnection, token: &str, quiet_since: Instant, now: Instant) -> StoreResult<bool> {
    let known = feeds::table.filter(feeds::ping_token.eq(token));
    let quiet = feeds::polled_at.is_null().or(feeds::polled_at.lt(quiet_since));
    // What has just been asked is asked once more when the pause is over.
    let soon = quiet_since + (now.since(quiet_since) * 2);
    let later = feeds::table
        .filter(feeds::ping_token.eq(token))
        .filter(feeds::active.eq(true))
        .filter(feeds::polled_at.ge(quiet_since))
        .filter(feeds::next_poll_at.gt(soon));
    diesel::update(later).set(feeds::next_poll_at.eq(Some(soon))).execute(conn)?;
    let at_once = feeds::table.filter(feeds::ping_token.eq(token)).filter(feeds::active.eq(true)).filter(quiet);
    diesel::update(at_once).set(feeds::next_poll_at.eq(Some(now))).execute(conn)?;
    Ok(known.count().get_result::<i64>(conn)? > 0)
}

/// After a restore nobody knows what was shared since: what the feeds have at the next look is not shared, and nothing
/// that waits either.
pub fn forget_base_lines(conn: &mut AnyConnection) -> StoreResult<()> {
    diesel::update(feeds::table)
        .set((
            feeds::baseline_at.eq(None::<Instant>),
            feeds::etag.eq(None::<String>),
            feeds::last_modified.eq(None::<String>),
        ))
        .execute(conn)?;
    let waiting = feed_items::table.filter(feed_items::state.eq(FeedItemState::Waiting));
    diesel::update(waiting)
        .set((
            feed_items::state.eq(FeedItemState::Skipped),
            feed_items::reason.eq(Some("restored")),
            feed_items::share_at.eq(None::<Instant>),
        ))
        .execute(conn)?;
    Ok(())
}
