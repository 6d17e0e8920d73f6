//! The queue: deliveries as the publisher asks for them, whosever they are.

use std::collections::BTreeSet;

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text, Timestamp};

use super::deliveries::DeliveryRow;
use super::pool::on_db;
use super::posts::PostRow;
use super::schema::{deliveries, posts};
use super::{AnyConnection, StoreResult};
use crate::model::{AccountId, DeliveryState, Instant, PlatformKey};

/// States stand in these questions as literals: SQLite uses a partial index for a bound value only by planning the
/// statement anew each time it is bound (sqlite.org/partialindex.html).
fn is_scheduled() -> SqlLiteral<Bool> {
    sql("deliveries.state = 'scheduled'")
}

fn is_unconfirmed() -> SqlLiteral<Bool> {
    sql("deliveries.state = 'unconfirmed'")
}

/// In the words of the index `deliveries_in_doubt`.
fn is_in_doubt() -> SqlLiteral<Bool> {
    sql("deliveries.state IN ('sending', 'unconfirmed')")
}

/// An account that has something scheduled, and when the first of it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingAccount {
    pub account: AccountId,
    pub first_at: Instant,
}

/// The accounts for which something is scheduled. Costs one look into the index for each of them, however much waits.
pub fn waiting_accounts(conn: &mut AnyConnection) -> StoreResult<Vec<WaitingAccount>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        account_id: AccountId,
        #[diesel(sql_type = Timestamp)]
        first_at: Instant,
    }
    const QUERY: &str = "
        WITH RECURSIVE waiting(account_id) AS (
            SELECT (SELECT min(account_id) FROM deliveries WHERE state = 'scheduled')
            UNION ALL
            SELECT (SELECT min(d.account_id) FROM deliveries d
                     WHERE d.state = 'scheduled' AND d.account_id > waiting.account_id)
              FROM waiting WHERE waiting.account_id IS NOT NULL
        )
        SELECT account_id,
               (SELECT min(d.next_attempt_at) FROM deliveries d
                 WHERE d.state = 'scheduled' AND d.account_id = waiting.account_id) AS first_at
          FROM waiting WHERE account_id IS NOT NULL";
    let rows: Vec<Row> = on_db!(conn, |c| diesel::sql_query(QUERY).load(c))?;
    Ok(rows.into_iter().map(|row| WaitingAccount { account: row.account_id, first_at: row.first_at }).collect())
}

/// The account's scheduled deliveries whose time has come, in order, with what is to be sent.
pub fn due_of(
    conn: &mut AnyConnection,
    account: AccountId,
    now: Instant,
    limit: i64,
) -> StoreResult<Vec<(DeliveryRow, PostRow)>> {
    Ok(deliveries::table
        .inner_join(posts::table)
        .filter(is_scheduled())
        .filter(deliveries::account_id.eq(account))
        .filter(deliveries::next_attempt_at.le(now))
        .order((deliveries::next_attempt_at, deliveries::id))
        .limit(limit)
        .select((DeliveryRow::as_select(), PostRow::as_select()))
        .load(conn)?)
}

/// The account's deliveries that are on the wire or in doubt, with what was sent.
pub fn in_doubt(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Vec<(DeliveryRow, PostRow)>> {
    Ok(deliveries::table
        .inner_join(posts::table)
        .filter(deliveries::account_id.eq(account))
        .filter(is_in_doubt())
        .limit(1000)
        .select((DeliveryRow::as_select(), PostRow::as_select()))
        .load(conn)?)
}

/// The accounts of which an unconfirmed delivery is to be looked up by now, in the order of their ids. Of many, those
/// that wait longest.
pub fn accounts_to_check(conn: &mut AnyConnection, now: Instant) -> StoreResult<BTreeSet<AccountId>> {
    // In the index's own order: asked for distinct accounts, SQLite walks through all deliveries account by account.
    let due: Vec<AccountId> = deliveries::table
        .filter(is_unconfirmed())
        .filter(deliveries::check_at.le(now))
        .order((deliveries::check_at, deliveries::id))
        .limit(1000)
        .select(deliveries::account_id)
        .load(conn)?;
    Ok(due.into_iter().collect())
}

/// When the next lookup after `now` is due.
pub fn next_check_at(conn: &mut AnyConnection, now: Instant) -> StoreResult<Option<Instant>> {
    let next: Option<Option<Instant>> = deliveries::table
        .filter(is_unconfirmed())
        .filter(deliveries::check_at.gt(now))
        .order(deliveries::check_at)
        .select(deliveries::check_at)
        .first(conn)
        .optional()?;
    Ok(next.flatten())
}

/// Takes a scheduled delivery for sending; false when it is no longer as it was seen.
pub fn claim(conn: &mut AnyConnection, seen: &DeliveryRow, late: bool, now: Instant) -> StoreResult<bool> {
    let unchanged = deliveries::table.find(seen.id).filter(deliveries::version.eq(seen.version)).filter(is_scheduled());
    let claimed = diesel::update(unchanged).set((
        deliveries::state.eq(DeliveryState::Sending),
        deliveries::reason.eq(None::<String>),
        deliveries::detail.eq(None::<String>),
        deliveries::next_attempt_at.eq(None::<Instant>),
        deliveries::late.eq(late),
        deliveries::version.eq(deliveries::version + 1),
        deliveries::updated_at.eq(now),
    ));
    Ok(claimed.execute(conn)? == 1)
}

/// Deliveries of which an attempt is journaled and not ended.
pub fn sending(conn: &mut AnyConnection) -> StoreResult<Vec<DeliveryRow>> {
    Ok(deliveries::table
        .filter(is_in_doubt())
        .filter(sql::<Bool>("deliveries.state = 'sending'"))
        .limit(10_000)
        .select(DeliveryRow::as_select())
        .load(conn)?)
}

/// The account's unconfirmed deliveries whose lookup is due, oldest first.
pub fn to_check_of(conn: &mut AnyConnection, account: AccountId, now: Instant) -> StoreResult<Vec<DeliveryRow>> {
    Ok(deliveries::table
        .filter(deliveries::account_id.eq(account))
        .filter(is_in_doubt())
        .filter(is_unconfirmed())
        .filter(deliveries::check_at.le(now))
        .order((deliveries::check_at, deliveries::id))
        .limit(100)
        .select(DeliveryRow::as_select())
        .load(conn)?)
}

/// Has every unconfirmed delivery looked up at once.
pub fn check_all_at(conn: &mut AnyConnection, at: Instant) -> StoreResult<usize> {
    let unconfirmed = deliveries::table.filter(is_unconfirmed());
    Ok(diesel::update(unconfirmed).set(deliveries::check_at.eq(Some(at))).execute(conn)?)
}

/// Which of these remote ids belong to deliveries of ours.
pub fn known_remote_ids(
    conn: &mut AnyConnection,
    platform: PlatformKey,
    remote_ids: &[String],
) -> StoreResult<Vec<String>> {
    let known: Vec<Option<String>> = deliveries::table
        .filter(deliveries::platform.eq(platform))
        .filter(deliveries::remote_id.eq_any(remote_ids.iter().cloned().map(Some).collect::<Vec<_>>()))
        .select(deliveries::remote_id)
        .load(conn)?;
    Ok(known.into_iter().flatten().collect())
}

/// Stops everything scheduled that is due by `now`: it may be out already, which is to be looked up, or it is only
/// held, if it came due after `doubtful_until`.
pub fn hold_due(
    conn: &mut AnyConnection,
    doubtful_until: Instant,
    reason: &str,
    (detail_of_doubt, detail): (&str, &str),
    now: Instant,
) -> StoreResult<usize> {
    let due = || deliveries::table.filter(is_scheduled()).filter(deliveries::next_attempt_at.le(now));
    let change = |state: DeliveryState, detail: &str, check_at: Option<Instant>| {
        (
            deliveries::state.eq(state),
            deliveries::reason.eq(reason.to_owned()),
            deliveries::detail.eq(detail.to_owned()),
            deliveries::next_attempt_at.eq(None::<Instant>),
            deliveries::check_at.eq(check_at),
            deliveries::version.eq(deliveries::version + 1),
            deliveries::updated_at.eq(now),
        )
    };
    let in_doubt = diesel::update(due().filter(deliveries::due_at.le(doubtful_until)))
        .set(change(DeliveryState::Unconfirmed, detail_of_doubt, Some(now)))
        .execute(conn)?;
    let held = diesel::update(due()).set(change(DeliveryState::Held, detail, None)).execute(conn)?;
    Ok(in_doubt + held)
}

/// Lets everything go that is held for this reason, whosever it is.
pub fn release_all(conn: &mut AnyConnection, reason: &str, now: Instant) -> StoreResult<usize> {
    let held =
        deliveries::table.filter(deliveries::state.eq(DeliveryState::Held)).filter(deliveries::reason.eq(reason));
    Ok(diesel::update(held)
        .set((
            deliveries::state.eq(DeliveryState::Scheduled),
            deliveries::reason.eq(None::<String>),
            deliveries::detail.eq(None::<String>),
            deliveries::next_attempt_at.eq(deliveries::due_at.nullable()),
            deliveries::version.eq(deliveries::version + 1),
            deliveries::updated_at.eq(now),
        ))
        .execute(conn)?)
}
