//! Telling users of posts that did not go out, in the transaction that says so.

use crate::model::{DeliveryState, Instant, Refusal};
use crate::notifications::{tell_counted, words::PostNews};
use crate::store::deliveries::{DeliveryRow, Move};
use crate::store::{self, AnyConnection, StoreError};

/// Tells the user where a delivery has gone, if he has to know. Of several that end so for one reason it is one notice.
pub(super) fn tell_of(
    conn: &mut AnyConnection,
    delivery: &DeliveryRow,
    to: &Move,
    now: Instant,
) -> Result<(), StoreError> {
    let reason = to.reason.as_deref().unwrap_or_default();
    let words = match to.state {
        DeliveryState::Failed => PostNews::failed,
        DeliveryState::Missed => PostNews::missed,
        DeliveryState::NeedsReview => PostNews::needs_review,
        DeliveryState::Held if reason == Refusal::InsufficientCredits.as_str() => PostNews::insufficient_credits,
        _ => return Ok(()),
    };
    let account = store::accounts::get_for_publisher(conn, delivery.account_id)?;
    let of = |count| {
        words(&PostNews {
            account: account.id,
            post: delivery.post_id,
            platform: account.platform,
            username: &account.username,
            reason,
            detail: to.detail.as_deref().unwrap_or_default(),
            count,
        })
    };
    tell_counted(conn, delivery.user_id, of, now)
}
