//! What users are told of, how they want to hear of it, and the queue of mails.

use std::time::Duration;

use diesel::prelude::*;

use super::pool::on_db;
use super::schema::{notification_choices as choices, notifications, users};
use super::{AnyConnection, StoreResult};
use crate::model::{AccountId, Instant, NotificationId, NotificationKind, Occurrence, PostId, UserId};

/// An unread notification takes in what happens again for so long.
const GATHERS_FOR: Duration = Duration::from_hours(24);

/// A notification's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = notifications)]
pub struct NotificationRow {
    pub id: NotificationId,
    pub user_id: UserId,
    pub kind: NotificationKind,
    pub cause: String,
    pub title: String,
    pub detail: String,
    pub account_id: Option<AccountId>,
    pub post_id: Option<PostId>,
    pub occurrences: i32,
    pub in_app: bool,
    pub created_at: Instant,
    pub last_at: Instant,
    pub read_at: Option<Instant>,
    pub mail_due_at: Option<Instant>,
    pub mail_tries: i32,
}

/// How a user wants to hear of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channels {
    pub in_app: bool,
    pub mail: bool,
}

impl Default for Channels {
    fn default() -> Self {
        Self { in_app: true, mail: true }
    }
}

/// The unread notification of this cause that is not old, if there is one.
pub fn find_open(
    conn: &mut AnyConnection,
    user: UserId,
    cause: &str,
    now: Instant,
) -> StoreResult<Option<NotificationRow>> {
    Ok(notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::cause.eq(cause))
        .filter(notifications::read_at.is_null())
        .filter(notifications::created_at.gt(now - GATHERS_FOR))
        .order(notifications::created_at.desc())
        .select(NotificationRow::as_select())
        .first(conn)
        .optional()?)
}

pub fn insert(conn: &mut AnyConnection, row: &NotificationRow) -> StoreResult<()> {
    diesel::insert_into(notifications::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// The same happened once more.
pub fn add_occurrence(
    conn: &mut AnyConnection,
    id: NotificationId,
    again: &Occurrence,
    now: Instant,
) -> StoreResult<()> {
    diesel::update(notifications::table.find(id))
        .set((
            notifications::occurrences.eq(notifications::occurrences + 1),
            notifications::title.eq(&again.title),
            notifications::detail.eq(&again.detail),
            notifications::post_id.eq(again.post),
            notifications::last_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// What was to be told has been settled: it counts as read, and no mail is sent about it any more.
pub fn settle(conn: &mut AnyConnection, user: UserId, cause: &str, now: Instant) -> StoreResult<usize> {
    let open = notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::cause.eq(cause))
        .filter(notifications::read_at.is_null());
    Ok(diesel::update(open)
        .set((notifications::read_at.eq(now), notifications::mail_due_at.eq(None::<Instant>)))
        .execute(conn)?)
}

/// Where a page of the list begins: after this one, going back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListStart {
    pub last_at: Instant,
    pub id: NotificationId,
}

/// A page of what the user was told in the application, newest first.
pub fn page(
    conn: &mut AnyConnection,
    user: UserId,
    only_unread: bool,
    after: Option<ListStart>,
    limit: i64,
) -> StoreResult<Vec<NotificationRow>> {
    let mut query = notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::in_app.eq(true))
        .order((notifications::last_at.desc(), notifications::id.desc()))
        .limit(limit)
        .select(NotificationRow::as_select())
        .into_boxed();
    if only_unread {
        query = query.filter(notifications::read_at.is_null());
    }
    if let Some(start) = after {
        let same_moment = notifications::last_at.eq(start.last_at).and(notifications::id.lt(start.id));
        query = query.filter(notifications::last_at.lt(start.last_at).or(same_moment));
    }
    Ok(query.load(conn)?)
}

pub fn count_unread(conn: &mut AnyConnection, user: UserId) -> StoreResult<i64> {
    Ok(notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::in_app.eq(true))
        .filter(notifications::read_at.is_null())
        .count()
        .get_result(conn)?)
}

/// Marks the user's notifications as read: those named, or all. What others own is not touched. What was read in the
/// application needs no mail any more.
pub fn mark_read(
    conn: &mut AnyConnection,
    user: UserId,
    only: Option<Vec<NotificationId>>,
    now: Instant,
) -> StoreResult<()> {
    let mine = notifications::table.filter(notifications::user_id.eq(user)).filter(notifications::read_at.is_null());
    let read = (notifications::read_at.eq(now), notifications::mail_due_at.eq(None::<Instant>));
    match only {
        Some(ids) => diesel::update(mine.filter(notifications::id.eq_any(ids))).set(read).execute(conn)?,
        None => diesel::update(mine).set(read).execute(conn)?,
    };
    Ok(())
}

/// Forgets what was read long ago, and what was told by mail alone, which nobody can read here.
pub fn sweep(conn: &mut AnyConnection, before: Instant) -> StoreResult<usize> {
    let mailed_only = notifications::in_app.eq(false).and(notifications::last_at.lt(before));
    let old = notifications::table
        .filter(notifications::read_at.lt(before).or(mailed_only))
        .filter(notifications::mail_due_at.is_null());
    Ok(diesel::delete(old).execute(conn)?)
}

/// How the user wants to hear of a kind.
pub fn channels(conn: &mut AnyConnection, user: UserId, kind: NotificationKind) -> StoreResult<Channels> {
    let chosen: Option<(bool, bool)> =
        choices::table.find((user, kind)).select((choices::in_app, choices::mail)).first(conn).optional()?;
    Ok(chosen.map_or_else(Channels::default, |(in_app, mail)| Channels { in_app, mail }))
}

/// What the user has chosen; kinds he did not choose about are not in it.
pub fn all_channels(conn: &mut AnyConnection, user: UserId) -> StoreResult<Vec<(NotificationKind, Channels)>> {
    let rows: Vec<(NotificationKind, bool, bool)> = choices::table
        .filter(choices::user_id.eq(user))
        .select((choices::kind, choices::in_app, choices::mail))
        .load(conn)?;
    Ok(rows.into_iter().map(|(kind, in_app, mail)| (kind, Channels { in_app, mail })).collect())
}

pub fn choose(conn: &mut AnyConnection, user: UserId, kind: NotificationKind, channels: Channels) -> StoreResult<()> {
    let values = || (choices::in_app.eq(channels.in_app), choices::mail.eq(channels.mail));
    on_db!(conn, |c| diesel::insert_into(choices::table)
        .values((choices::user_id.eq(user), choices::kind.eq(kind), values()))
        .on_conflict((choices::user_id, choices::kind))
        .do_update()
        .set(values())
        .execute(c))?;
    Ok(())
}

/// Notifications whose mail is due, with the address of their user, the longest waiting first.
pub fn mails_due(
    conn: &mut AnyConnection,
    now: Instant,
    limit: i64,
) -> StoreResult<Vec<(NotificationRow, Option<String>)>> {
    Ok(notifications::table
        .inner_join(users::table.on(users::id.eq(notifications::user_id)))
        .filter(notifications::mail_due_at.le(now))
        .order(notifications::mail_due_at)
        .limit(limit)
        .select((NotificationRow::as_select(), users::email))
        .load(conn)?)
}

/// The mail is with the mail server, or nobody wants it any more.
pub fn end_mail(
    conn: &mut AnyConnection,
    id: NotificationId,
    sent_at: Option<Instant>,
    failure: Option<&str>,
) -> StoreResult<()> {
    diesel::update(notifications::table.find(id))
        .set((
            notifications::mail_due_at.eq(None::<Instant>),
            notifications::mail_sent_at.eq(sent_at),
            notifications::mail_failure.eq(failure),
        ))
        .execute(conn)?;
    Ok(())
}

/// Nothing that waits to be sent to the user is sent any more.
pub fn drop_mails(conn: &mut AnyConnection, user: UserId) -> StoreResult<()> {
    let open =
        notifications::table.filter(notifications::user_id.eq(user)).filter(notifications::mail_due_at.is_not_null());
    diesel::update(open).set(notifications::mail_due_at.eq(None::<Instant>)).execute(conn)?;
    Ok(())
}

/// The mail could not be sent; it is tried again at `until`.
pub fn postpone_mail(conn: &mut AnyConnection, id: NotificationId, until: Instant, failure: &str) -> StoreResult<()> {
    diesel::update(notifications::table.find(id).filter(notifications::mail_due_at.is_not_null()))
        .set((
            notifications::mail_due_at.eq(Some(until)),
            notifications::mail_tries.eq(notifications::mail_tries + 1),
            notifications::mail_failure.eq(Some(failure)),
        ))
        .execute(conn)?;
    Ok(())
}
