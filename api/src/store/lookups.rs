//! Lookups: what was seen when a platform was asked what became of an attempt. Rows are only added.

use diesel::prelude::*;

use super::schema::lookups;
use super::{AnyConnection, StoreResult};
use crate::model::{AttemptId, DeliveryId, Finding, Instant, LookupId};

/// A lookup's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = lookups)]
pub struct LookupRow {
    pub id: LookupId,
    pub delivery_id: DeliveryId,
    /// The create attempt that was looked for.
    pub attempt_id: Option<AttemptId>,
    pub looked_at: Instant,
    pub finding: Finding,
    pub remote_id: Option<String>,
    /// Why it could not be read.
    pub detail: Option<String>,
}

pub fn insert(conn: &mut AnyConnection, row: &LookupRow) -> StoreResult<()> {
    diesel::insert_into(lookups::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// The lookups of several deliveries, in order.
pub fn of_deliveries(conn: &mut AnyConnection, deliveries: &[DeliveryId]) -> StoreResult<Vec<LookupRow>> {
    Ok(lookups::table
        .filter(lookups::delivery_id.eq_any(deliveries.to_vec()))
        .order((lookups::delivery_id, lookups::looked_at, lookups::id))
        .select(LookupRow::as_select())
        .load(conn)?)
}
