//! What waits: deliveries that are scheduled or held, as their user asks for them.

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::deliveries::DeliveryRow;
use super::posts::PostRow;
use super::schema::{deliveries, posts};
use super::{AnyConnection, StoreResult};
use crate::model::{AccountId, UserId};

/// Literals, in the words of the two indexes (see `queue`).
fn states() -> [SqlLiteral<Bool>; 2] {
    [sql("deliveries.state = 'scheduled'"), sql("deliveries.state = 'held'")]
}

/// How much waits for an account.
pub fn count_of(conn: &mut AnyConnection, account: AccountId) -> StoreResult<i64> {
    states().into_iter().try_fold(0, |sum, state| {
        let of = deliveries::table.filter(deliveries::account_id.eq(account)).filter(state);
        Ok(sum + of.count().get_result::<i64>(conn)?)
    })
}

/// What waits for the user's account, soonest first, `limit` of each state at most.
pub fn of_account(
    conn: &mut AnyConnection,
    user: UserId,
    account: AccountId,
    limit: i64,
) -> StoreResult<Vec<(DeliveryRow, PostRow)>> {
    let mut waiting = Vec::new();
    for state in states() {
        let some: Vec<(DeliveryRow, PostRow)> = deliveries::table
            .inner_join(posts::table)
            .filter(deliveries::account_id.eq(account))
            .filter(state)
            .filter(deliveries::user_id.eq(user))
            .order((deliveries::due_at, deliveries::id))
            .limit(limit)
            .select((DeliveryRow::as_select(), PostRow::as_select()))
            .load(conn)?;
        waiting.extend(some);
    }
    waiting.sort_by_key(|(delivery, _)| (delivery.due_at, delivery.id));
    Ok(waiting)
}
