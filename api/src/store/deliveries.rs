//! Deliveries: one post to one account. Every change names the version it starts from, so of two writers one wins.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::pool::MultiBackend;
use super::posts::PostRow;
use super::schema::{deliveries, posts};
use super::{AnyConnection, StoreError, StoreResult};
use crate::model::{AccountId, DeliveryId, DeliveryState, Instant, PlatformKey, PostId, PublishLate, UserId};

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
    pub publish_late: PublishLate,
    /// It began to go out later than it was meant to.
    pub late: bool,
    /// When an unconfirmed delivery is looked up next.
    pub check_at: Option<Instant>,
    /// What goes to this account instead of the post's text.
    pub own_text: Option<String>,
    pub own_text_hash: Option<Vec<u8>>,
}

impl DeliveryRow {
    /// What is sent to this account.
    pub fn text<'a>(&'a self, post: &'a PostRow) -> &'a str {
        self.own_text.as_deref().unwrap_or(&post.text)
    }

    /// What tells that text from another.
    pub fn text_hash<'a>(&'a self, post: &'a PostRow) -> &'a [u8] {
        self.own_text_hash.as_deref().unwrap_or(&post.text_hash)
    }
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
    pub check_at: Option<Instant>,
}

impl Move {
    /// To a state that carries nothing else.
    pub fn to(state: DeliveryState, tries: i32) -> Self {
        Self {
            state,
            reason: None,
            detail: None,
            tries,
            next_attempt_at: None,
            remote_id: None,
            remote_url: None,
            posted_at: None,
            check_at: None,
        }
    }

    /// With the reason as a stable word and as a sentence.
    pub fn because(self, reason: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), detail: Some(detail.into()), ..self }
    }

    /// Waits until `at`.
    pub fn scheduled(at: Instant, tries: i32) -> Self {
        Self { next_attempt_at: Some(at), ..Self::to(DeliveryState::Scheduled, tries) }
    }

    /// Sent or not; looked up at `check_at`.
    pub fn unconfirmed(check_at: Instant, tries: i32) -> Self {
        Self { check_at: Some(check_at), ..Self::to(DeliveryState::Unconfirmed, tries) }
    }

    /// Out, under the platform's id.
    pub fn posted(remote_id: String, remote_url: String, posted_at: Instant, tries: i32) -> Self {
        Self {
            remote_id: Some(remote_id),
            remote_url: Some(remote_url),
            posted_at: Some(posted_at),
            ..Self::to(DeliveryState::Posted, tries)
        }
    }
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

/// Sends the user's delivery round again, from a state that is proven or said by him not to be published.
pub fn schedule_again(conn: &mut AnyConnection, seen: &DeliveryRow, due_at: Instant, now: Instant) -> StoreResult<()> {
    advance(conn, seen.id, seen.version, Move::scheduled(due_at, 0), now)?;
    set_due_at(conn, seen.id, due_at)
}

/// Moves the time a delivery was meant to go out at.
pub fn set_due_at(conn: &mut AnyConnection, id: DeliveryId, due_at: Instant) -> StoreResult<()> {
    diesel::update(deliveries::table.find(id))
        .set((deliveries::due_at.eq(due_at), deliveries::late.eq(false)))
        .execute(conn)?;
    Ok(())
}

/// Sets how late a delivery may go out.
pub fn set_publish_late(conn: &mut AnyConnection, id: DeliveryId, publish_late: PublishLate) -> StoreResult<()> {
    diesel::update(deliveries::table.find(id)).set(deliveries::publish_late.eq(publish_late)).execute(conn)?;
    Ok(())
}

/// Sets what goes to this account instead of the post's text, with its hash.
pub fn set_own_text(conn: &mut AnyConnection, id: DeliveryId, own: Option<(String, Vec<u8>)>) -> StoreResult<()> {
    let (text, hash) = own.unzip();
    diesel::update(deliveries::table.find(id))
        .set((deliveries::own_text.eq(text), deliveries::own_text_hash.eq(hash)))
        .execute(conn)?;
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
    let states = vec![DeliveryState::Scheduled, DeliveryState::Held];
    hold(conn, Box::new(deliveries::account_id.eq(account)), states, (reason, detail), now)
}

/// Releases what was held because the account could not be used.
pub fn release_held(
    conn: &mut AnyConnection,
    account: AccountId,
    reasons: &[&str],
    now: Instant,
) -> StoreResult<usize> {
    release(conn, Box::new(deliveries::account_id.eq(account)), reasons, now)
}

/// Why deliveries of a user wait who is shut out, as a stable word and as a sentence.
pub const OWNER_DISABLED: (&str, &str) = (
    "user_disabled",
    "The operator of this server has shut its writer out. It goes out once he is let in again, if that is not too late.",
);

/// Holds everything scheduled of a user who is shut out; what is on the wire is left to its end.
pub fn hold_of_disabled(conn: &mut AnyConnection, user: UserId, now: Instant) -> StoreResult<usize> {
    hold(conn, Box::new(deliveries::user_id.eq(user)), vec![DeliveryState::Scheduled], OWNER_DISABLED, now)
}

/// Releases what was held because its user was shut out.
pub fn release_of_enabled(conn: &mut AnyConnection, user: UserId, now: Instant) -> StoreResult<usize> {
    release(conn, Box::new(deliveries::user_id.eq(user)), &[OWNER_DISABLED.0], now)
}

/// Whose deliveries are meant.
type Whose = Box<dyn BoxableExpression<deliveries::table, MultiBackend, SqlType = Bool>>;

fn hold(
    conn: &mut AnyConnection,
    whose: Whose,
    states: Vec<DeliveryState>,
    (reason, detail): (&str, &str),
    now: Instant,
) -> StoreResult<usize> {
    let waiting = deliveries::table.filter(whose).filter(deliveries::state.eq_any(states));
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

fn release(conn: &mut AnyConnection, whose: Whose, reasons: &[&str], now: Instant) -> StoreResult<usize> {
    let held = deliveries::table
        .filter(whose)
        .filter(deliveries::state.eq(DeliveryState::Held))
        .filter(deliveries::reason.eq_any(reasons.iter().map(|r| Some((*r).to_owned())).collect::<Vec<_>>()));
    Ok(diesel::update(held)
        .set((
            deliveries::state.eq(DeliveryState::Scheduled),
            deliveries::reason.eq(None::<String>),
            deliveries::detail.eq(None::<String>),
            // At its own time if that is still to come, and otherwise in the order of the times.
            deliveries::next_attempt_at.eq(deliveries::due_at.nullable()),
            deliveries::version.eq(deliveries::version + 1),
            deliveries::updated_at.eq(now),
        ))
        .execute(conn)?)
}

/// Another post of the user with the same text for the same account, due within `span` of `due_at`, that is out or may
/// still go out.
pub fn find_same_text(
    conn: &mut AnyConnection,
    except: PostId,
    user: UserId,
    account: AccountId,
    text_hash: &[u8],
    (due_at, span): (Instant, Duration),
) -> StoreResult<Option<PostId>> {
    // By the text first: of one text there are few, of one account there may be hundreds of thousands.
    let shared: Vec<PostId> = posts::table
        .filter(posts::user_id.eq(user))
        .filter(posts::text_hash.eq(text_hash))
        .filter(posts::id.ne(except))
        .order(posts::id.desc())
        .limit(1000)
        .select(posts::id)
        .load(conn)?;
    let own: Vec<PostId> = deliveries::table
        .filter(deliveries::user_id.eq(user))
        .filter(deliveries::own_text_hash.eq(text_hash))
        .filter(deliveries::post_id.ne(except))
        .order(deliveries::post_id.desc())
        .limit(1000)
        .select(deliveries::post_id)
        .load(conn)?;
    if shared.is_empty() && own.is_empty() {
        return Ok(None);
    }
    let no_longer_counts = vec![DeliveryState::Failed, DeliveryState::Missed, DeliveryState::Cancelled];
    let with_shared = deliveries::post_id.eq_any(shared).and(deliveries::own_text_hash.is_null());
    let with_own = deliveries::post_id.eq_any(own).and(deliveries::own_text_hash.eq(text_hash).assume_not_null());
    Ok(deliveries::table
        .filter(deliveries::account_id.eq(account))
        .filter(with_shared.or(with_own))
        .filter(deliveries::due_at.gt(due_at - span))
        .filter(deliveries::due_at.lt(due_at + span))
        .filter(deliveries::state.ne_all(no_longer_counts))
        .order(deliveries::post_id.desc())
        .select(deliveries::post_id)
        .first(conn)
        .optional()?)
}

/// How many deliveries fall due in a span of time, of one account or of all, but for cancelled ones.
pub fn count_between(
    conn: &mut AnyConnection,
    account: Option<AccountId>,
    from: Instant,
    to: Instant,
) -> StoreResult<i64> {
    let mut query = deliveries::table
        .filter(deliveries::due_at.ge(from))
        .filter(deliveries::due_at.lt(to))
        .filter(deliveries::state.ne(DeliveryState::Cancelled))
        .into_boxed();
    if let Some(account) = account {
        query = query.filter(deliveries::account_id.eq(account));
    }
    Ok(query.count().get_result(conn)?)
}

/// Whether nothing of a post will be sent any more: every delivery of it is out or cancelled.
pub fn all_done(conn: &mut AnyConnection, post: PostId) -> StoreResult<bool> {
    let others = deliveries::table
        .filter(deliveries::post_id.eq(post))
        .filter(deliveries::state.ne_all(vec![DeliveryState::Posted, DeliveryState::Cancelled]));
    Ok(others.count().get_result::<i64>(conn)? == 0)
}
