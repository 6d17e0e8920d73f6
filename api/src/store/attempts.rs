//! Publish attempts: rows are added and ended, never changed afterwards.

use diesel::prelude::*;

use super::schema::publish_attempts as attempts;
use super::{AnyConnection, StoreError, StoreResult};
use crate::model::{AttemptId, DeliveryId, Instant, OutcomeKind, Stage};

/// An attempt's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = attempts)]
pub struct AttemptRow {
    pub id: AttemptId,
    pub delivery_id: DeliveryId,
    pub number: i32,
    pub stage: Stage,
    pub epoch: i64,
    pub prepared_at: Instant,
    pub deadline_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub outcome: Option<OutcomeKind>,
    pub http_status: Option<i32>,
    pub code: Option<String>,
    pub detail: Option<String>,
    pub remote_id: Option<String>,
    pub trace_id: Option<String>,
}

/// How an attempt ended.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = attempts)]
pub struct AttemptEnd {
    pub ended_at: Option<Instant>,
    pub outcome: Option<OutcomeKind>,
    pub http_status: Option<i32>,
    pub code: Option<String>,
    pub detail: Option<String>,
    pub remote_id: Option<String>,
    pub trace_id: Option<String>,
}

pub fn insert(conn: &mut AnyConnection, row: &AttemptRow) -> StoreResult<()> {
    diesel::insert_into(attempts::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// The number of the delivery's next attempt, from 1.
pub fn next_number(conn: &mut AnyConnection, delivery: DeliveryId) -> StoreResult<i32> {
    let last: Option<i32> = attempts::table
        .filter(attempts::delivery_id.eq(delivery))
        .order(attempts::number.desc())
        .select(attempts::number)
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or(0) + 1)
}

/// Writes an attempt's end. It may be written by any term: evidence is not thrown away.
///
/// # Errors
/// `NotFound` when the attempt has ended already.
pub fn end(conn: &mut AnyConnection, id: AttemptId, end: AttemptEnd) -> StoreResult<()> {
    let open = attempts::table.find(id).filter(attempts::ended_at.is_null());
    if diesel::update(open).set(end).execute(conn)? == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// The delivery's attempt that has not ended.
pub fn find_open(conn: &mut AnyConnection, delivery: DeliveryId) -> StoreResult<Option<AttemptRow>> {
    Ok(attempts::table
        .filter(attempts::delivery_id.eq(delivery))
        .filter(attempts::ended_at.is_null())
        .order(attempts::number.desc())
        .select(AttemptRow::as_select())
        .first(conn)
        .optional()?)
}

/// The attempts of several deliveries, in order.
pub fn of_deliveries(conn: &mut AnyConnection, deliveries: &[DeliveryId]) -> StoreResult<Vec<AttemptRow>> {
    Ok(attempts::table
        .filter(attempts::delivery_id.eq_any(deliveries.to_vec()))
        .order((attempts::delivery_id, attempts::number))
        .select(AttemptRow::as_select())
        .load(conn)?)
}

/// How many attempts each delivery has had.
pub fn counts(conn: &mut AnyConnection, deliveries: &[DeliveryId]) -> StoreResult<Vec<(DeliveryId, i64)>> {
    Ok(attempts::table
        .filter(attempts::delivery_id.eq_any(deliveries.to_vec()))
        .group_by(attempts::delivery_id)
        .select((attempts::delivery_id, diesel::dsl::count_star()))
        .load(conn)?)
}

/// How many attempts of the delivery were refused for their token, counted back from the newest that has ended; three
/// are as good as more.
pub fn count_unauthorized(conn: &mut AnyConnection, delivery: DeliveryId) -> StoreResult<usize> {
    let newest: Vec<Option<OutcomeKind>> = attempts::table
        .filter(attempts::delivery_id.eq(delivery))
        .filter(attempts::ended_at.is_not_null())
        .order(attempts::number.desc())
        .limit(3)
        .select(attempts::outcome)
        .load(conn)?;
    Ok(newest.into_iter().take_while(|outcome| *outcome == Some(OutcomeKind::Unauthorized)).count())
}
