//! The two answers a person can give where the platform gave none: it is there, or I looked and it is not.

use super::{Posts, RetryError};
use crate::model::{AccountId, DeliveryState, Instant, PlatformKey, PostId, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::deliveries::{DeliveryRow, Move};
use crate::store::{self, AnyConnection, StoreError};

/// Why an answer was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    #[error("no such post")]
    UnknownPost,
    /// Nothing of the post waits for an answer. The state is of the first delivery.
    #[error("nothing of this post is in doubt")]
    NotInReview(DeliveryState),
    /// Several of its deliveries wait for an answer, and nobody said which is meant.
    #[error("several deliveries of this post are in doubt")]
    AccountRequired,
    /// The address is not that of a post there.
    #[error("this is no address of a post")]
    NoPostUrl,
    /// Another of the user's posts has this address already.
    #[error("another post has this address")]
    TakenUrl,
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for ReviewError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::TakenUrl,
            other => Self::Store(other),
        }
    }
}

impl Posts {
    /// A person has found the post at the platform, at `url`.
    pub async fn confirm_published(
        &self,
        user: UserId,
        platform: PlatformKey,
        (post, account): (PostId, Option<AccountId>),
        url: &str,
    ) -> Result<(), ReviewError> {
        let adapter = self.platforms.find(platform).ok_or(ReviewError::NoPostUrl)?;
        let remote_id = adapter.post_id_of_url(url).ok_or(ReviewError::NoPostUrl)?;
        let (url, now) = (url.to_owned(), self.clock.now());
        self.store
            .write(move |conn| {
                let doubtful = in_review(conn, user, platform, (post, account))?;
                let to = Move::posted(remote_id, url, now, doubtful.tries);
                store::deliveries::advance(conn, doubtful.id, doubtful.version, to, now)?;
                audit::record(conn, &AuditEvent::of(user, "post.confirmed").about(post), now)?;
                Ok::<_, ReviewError>(())
            })
            .await?;
        self.media.forget_if_done(post).await;
        Ok(())
    }
}

/// A person has looked at the platform, and the post is not there: it goes out again.
pub(super) fn send_again(conn: &mut AnyConnection, delivery: &DeliveryRow, now: Instant) -> Result<(), RetryError> {
    store::deliveries::schedule_again(conn, delivery, now, now)?;
    let event = AuditEvent::of(delivery.user_id, "post.not_found_by_user").about(delivery.post_id);
    audit::record(conn, &event, now)?;
    Ok(())
}

fn in_review(
    conn: &mut AnyConnection,
    user: UserId,
    platform: PlatformKey,
    (post, account): (PostId, Option<AccountId>),
) -> Result<DeliveryRow, ReviewError> {
    let mut mine = store::deliveries::of_posts(conn, user, &[post])?;
    mine.retain(|row| row.platform == platform && account.is_none_or(|only| row.account_id == only));
    let first = mine.first().map(|row| row.state).ok_or(ReviewError::UnknownPost)?;
    mine.retain(|row| row.state == DeliveryState::NeedsReview);
    // The address of a post at one account says nothing of another's.
    if mine.len() > 1 {
        return Err(ReviewError::AccountRequired);
    }
    mine.pop().ok_or(ReviewError::NotInReview(first))
}
