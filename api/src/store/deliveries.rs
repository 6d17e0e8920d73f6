//! Deliveries: one post to one account. Every change names the version it starts from, so of two writers one wins.

use diesel::prelude::*;

use super::schema::{deliveries, posts, publish_attempts};
use super::{AnyConnection, StoreError, StoreResult};
use crate::model::{AccountId, DeliveryId, DeliveryState, Instant, PlatformKey, PostId, UserId};

/// A delivery's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = deliveries)]
pub struct DeliveryRow {
    pub id: DeliveryId,
    pub post_id: PostId,
    pub user_id: UserId,
    pub account_id: AccountId,
    pub platform: PlatformKey,
    pub state: DeliveryState,
    pub reason: Option<String>,
    pub detail: Option<String>,
    pub version: i64,
    pub tries: i32,
    pub due_at: Instant,
    pub next_attempt_at: Option<Instant>,
    pub remote_id: Option<String>,
    pub remote_url: Option<String>,
    pub posted_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// Where a delivery goes next, with everything the new state must carry.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = deliveries, treat_none_as_null = true)]
pub struct Move {
    pub state: DeliveryState,
    pub reason: Option<String>,
    pub detail: Option<String>,
    pub tries: i32,
    pub next_attempt_at: Option<Instant>,
    pub remote_id: Option<String>,
    pub remote_url: Option<String>,
    pub posted_at: Option<Instant>,
}

pub fn insert(conn: &mut AnyConnection, row: &DeliveryRow) -> StoreResult<()> {
    diesel::insert_into(deliveries::table).values(row.clone()).execute(conn)?;
    Ok(())
}

pub fn get(conn: &mut AnyConnection, id: DeliveryId) -> StoreResult<DeliveryRow> {
    Ok(deliveries::table.find(id).select(DeliveryRow::as_select()).first(conn)?)
}

/// The deliveries of several of the user's posts.
pub fn of_posts(conn: &mut AnyConnection, user: UserId, posts: &[PostId]) -> StoreResult<Vec<DeliveryRow>> {
    Ok(deliveries::table
        .filter(deliveries::user_id.eq(user))
        .filter(deliveries::post_id.eq_any(posts.to_vec()))
        .order((deliveries::created_at, deliveries::id))
        .select(DeliveryRow::as_select())
        .load(conn)?)
}

/// Scheduled deliveries whose time has come, oldest first.
pub fn due(conn: &mut AnyConnection, now: Instant, limit: i64) -> StoreResult<Vec<DeliveryRow>> {
    Ok(deliveries::table
        .filter(deliveries::state.eq(DeliveryState::Scheduled))
        .filter(deliveries::next_attempt_at.le(now))
        .order((deliveries::next_attempt_at, deliveries::id))
        .limit(limit)
        .select(DeliveryRow::as_select())
        .load(conn)?)
}

/// When the next scheduled delivery after `now` comes due.
pub fn next_due_at(conn: &mut AnyConnection, now: Instant) -> StoreResult<Option<Instant>> {
    let next: Option<Option<Instant>> = deliveries::table
        .filter(deliveries::state.eq(DeliveryState::Scheduled))
        .filter(deliveries::next_attempt_at.gt(now))
        .order(deliveries::next_attempt_at)
        .select(deliveries::next_attempt_at)
        .first(conn)
        .optional()?;
    Ok(next.flatten())
}

/// Takes a scheduled delivery for sending; false when it is no longer as it was seen.
pub fn claim(conn: &mut AnyConnection, seen: &DeliveryRow, now: Instant) -> StoreResult<bool> {
    let unchanged = deliveries::table
        .find(seen.id)
        .filter(deliveries::version.eq(seen.version))
        .filter(deliveries::state.eq(DeliveryState::Scheduled));
    let claimed = diesel::update(unchanged).set((
        deliveries::state.eq(DeliveryState::Sending),
        deliveries::reason.eq(None::<String>),
        deliveries::detail.eq(None::<String>),
        deliveries::next_attempt_at.eq(None::<Instant>),
        deliveries::version.eq(deliveries::version + 1),
        deliveries::updated_at.eq(now),
    ));
    Ok(claimed.execute(conn)? == 1)
}

/// Moves a delivery on from the version it was seen at.
///
/// # Errors
/// `NotFound` when it is no longer at that version.
pub fn advance(conn: &mut AnyConnection, id: DeliveryId, from_version: i64, to: Move, now: Instant) -> StoreResult<()> {
    let unchanged = deliveries::table.find(id).filter(deliveries::version.eq(from_version));
    let moved = diesel::update(unchanged)
        .set((to, deliveries::version.eq(from_version + 1), deliveries::updated_at.eq(now)))
        .execute(conn)?;
    if moved == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Sends the user's delivery round again from a state that is proven not to be published.
pub fn schedule_again(conn: &mut AnyConnection, seen: &DeliveryRow, due_at: Instant, now: Instant) -> StoreResult<()> {
    let to = Move {
        state: DeliveryState::Scheduled,
        reason: None,
        detail: None,
        tries: 0,
        next_attempt_at: Some(due_at),
        remote_id: None,
        remote_url: None,
        posted_at: None,
    };
    advance(conn, seen.id, seen.version, to, now)?;
    diesel::update(deliveries::table.find(seen.id)).set(deliveries::due_at.eq(due_at)).execute(conn)?;
    Ok(())
}

/// Holds everything of an account that still waits; what is on the wire is left to its end.
pub fn hold_waiting(
    conn: &mut AnyConnection,
    account: AccountId,
    reason: &str,
    detail: &str,
    now: Instant,
) -> StoreResult<usize> {
    let waiting = deliveries::table
        .filter(deliveries::account_id.eq(account))
        .filter(deliveries::state.eq_any(vec![DeliveryState::Scheduled, DeliveryState::Held]));
    Ok(diesel::update(waiting)
        .set((
            deliveries::state.eq(DeliveryState::Held),
            deliveries::reason.eq(reason),
            deliveries::detail.eq(detail),
            deliveries::next_attempt_at.eq(None::<Instant>),
            deliveries::version.eq(deliveries::version + 1),
            deliveries::updated_at.eq(now),
        ))
        .execute(conn)?)
}

/// Releases what was held because the account could not be used.
pub fn release_held(
    conn: &mut AnyConnection,
    account: AccountId,
    reasons: &[&str],
    now: Instant,
) -> StoreResult<usize> {
    let held = deliveries::table
        .filter(deliveries::account_id.eq(account))
        .filter(deliveries::state.eq(DeliveryState::Held))
        .filter(deliveries::reason.eq_any(reasons.iter().map(|r| Some((*r).to_owned())).collect::<Vec<_>>()));
    Ok(diesel::update(held)
        .set((
            deliveries::state.eq(DeliveryState::Scheduled),
            deliveries::reason.eq(None::<String>),
            deliveries::detail.eq(None::<String>),
            deliveries::next_attempt_at.eq(Some(now)),
            deliveries::version.eq(deliveries::version + 1),
            deliveries::updated_at.eq(now),
        ))
        .execute(conn)?)
}

/// Deliveries left in `sending` by a publisher of an earlier term.
pub fn orphans(conn: &mut AnyConnection, epoch: i64) -> StoreResult<Vec<DeliveryRow>> {
    let of_this_term = publish_attempts::table
        .filter(publish_attempts::epoch.ge(epoch))
        .filter(publish_attempts::ended_at.is_null())
        .select(publish_attempts::delivery_id);
    Ok(deliveries::table
        .filter(deliveries::state.eq(DeliveryState::Sending))
        .filter(deliveries::id.ne_all(of_this_term))
        .limit(10_000)
        .select(DeliveryRow::as_select())
        .load(conn)?)
}

/// A post of the user with the same text on the same account that was not refused, newer than `since`.
pub fn find_same_text(
    conn: &mut AnyConnection,
    user: UserId,
    account: AccountId,
    text_hash: &[u8],
    since: Instant,
) -> StoreResult<Option<PostId>> {
    let no_longer_counts = vec![DeliveryState::Failed, DeliveryState::Missed, DeliveryState::Cancelled];
    Ok(deliveries::table
        .inner_join(posts::table)
        .filter(deliveries::user_id.eq(user))
        .filter(deliveries::account_id.eq(account))
        .filter(deliveries::created_at.gt(since))
        .filter(deliveries::state.ne_all(no_longer_counts))
        .filter(posts::text_hash.eq(text_hash))
        .order(deliveries::created_at.desc())
        .select(posts::id)
        .first(conn)
        .optional()?)
}

/// Whether every delivery of a post is out.
pub fn all_posted(conn: &mut AnyConnection, post: PostId) -> StoreResult<bool> {
    let others =
        deliveries::table.filter(deliveries::post_id.eq(post)).filter(deliveries::state.ne(DeliveryState::Posted));
    Ok(others.count().get_result::<i64>(conn)? == 0)
}
