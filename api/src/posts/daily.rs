//! How many posts go out on a day at most: what a script that runs wild may cost.

use std::num::NonZeroU32;

use super::compose::{ComposeError, FieldProblem};
use crate::model::{AccountId, Instant};
use crate::store::{self, AnyConnection};

/// What the operator lets users have.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// Bytes of images a user may have in the data folder.
    pub media_quota: u64,
    /// Posts of one account on a day (UTC); absent for no limit.
    pub posts_per_day_per_account: Option<NonZeroU32>,
    /// Posts of the whole server on a day (UTC); absent for no limit.
    pub posts_per_day: Option<NonZeroU32>,
}

/// Whether one post more may go out from each of the accounts on the day of `due_at`. Part of the caller's transaction, so
/// that of two requests for the last place one gets it.
pub(super) fn check(
    conn: &mut AnyConnection,
    allowance: Allowance,
    accounts: &[AccountId],
    due_at: Instant,
) -> Result<(), ComposeError> {
    let (from, to) = due_at.day();
    if let Some(most) = allowance.posts_per_day_per_account {
        for account in accounts {
            let others = store::deliveries::count_between(conn, Some(*account), from, to)?;
            if others + 1 > i64::from(most.get()) {
                return Err(full(from, &format!("One account has {most} posts a day at most")));
            }
        }
    }
    if let Some(most) = allowance.posts_per_day {
        let others = store::deliveries::count_between(conn, None, from, to)?;
        if others + i64::try_from(accounts.len()).unwrap_or(i64::MAX) > i64::from(most.get()) {
            return Err(full(from, &format!("All accounts together have {most} posts a day at most")));
        }
    }
    Ok(())
}

fn full(day: Instant, rule: &str) -> ComposeError {
    let detail = format!(
        "{rule} on this server, and {} (UTC) is full. Choose another day, or ask the operator; nothing was sent.",
        day.utc().format("%Y-%m-%d")
    );
    ComposeError::Fields(vec![FieldProblem { field: "scheduled_for".to_owned(), code: "day_full", detail }])
}
