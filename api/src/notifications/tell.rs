//! Telling: part of the transaction in which the thing happens.

use std::time::Duration;

use crate::model::{Instant, NotificationId, Occurrence, UserId};
use crate::store::notifications::{self, NotificationRow};
use crate::store::{self, AnyConnection, StoreError};

/// A mail about what comes in numbers waits for the rest of them.
const GATHER: Duration = Duration::from_mins(1);

/// Tells a user, in the ways he has chosen for the kind. The same cause again adds to what he has not read yet, and
/// sends no second mail.
pub fn tell(conn: &mut AnyConnection, user: UserId, what: &Occurrence, now: Instant) -> Result<(), StoreError> {
    tell_counted(conn, user, |_| what.clone(), now)
}

/// The same for what is said otherwise of several: `what` gets how many there are, with this one.
pub fn tell_counted(
    conn: &mut AnyConnection,
    user: UserId,
    what: impl Fn(i32) -> Occurrence,
    now: Instant,
) -> Result<(), StoreError> {
    let first = what(1);
    if let Some(open) = notifications::find_open(conn, user, &first.cause, now)? {
        return notifications::add_occurrence(conn, open.id, &what(open.occurrences.saturating_add(1)), now);
    }
    let channels = notifications::channels(conn, user, first.kind)?;
    let has_address = channels.mail && store::emails::find(conn, user)?.is_some();
    if !channels.in_app && !has_address {
        return Ok(());
    }
    let mail_due_at = has_address.then(|| if first.kind.comes_in_numbers() { now + GATHER } else { now });
    let row = NotificationRow {
        id: NotificationId::generate(now),
        user_id: user,
        kind: first.kind,
        cause: first.cause,
        title: first.title,
        detail: first.detail,
        account_id: first.account,
        post_id: first.post,
        occurrences: 1,
        in_app: channels.in_app,
        created_at: now,
        last_at: now,
        read_at: None,
        mail_due_at,
        mail_tries: 0,
    };
    notifications::insert(conn, &row)
}

/// Tells every administrator.
pub fn tell_administrators(conn: &mut AnyConnection, what: &Occurrence, now: Instant) -> Result<(), StoreError> {
    for user in store::users::administrators(conn)? {
        tell(conn, user, what, now)?;
    }
    Ok(())
}

/// Nothing has to be done about this cause any more.
pub fn settle(conn: &mut AnyConnection, user: UserId, cause: &str, now: Instant) -> Result<(), StoreError> {
    notifications::settle(conn, user, cause, now).map(drop)
}
