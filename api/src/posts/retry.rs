//! Sending again: what is proven not to be published, and what a person has looked for and not found.

use super::Posts;
use super::review::send_again;
use crate::model::{AccountId, DeliveryState, IdempotencyKey, PlatformKey, PostId, Refusal, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::deliveries::DeliveryRow;
use crate::store::idempotency::{Created, Earlier};
use crate::store::{self, StoreError};

/// Why nothing is sent again.
#[derive(Debug, thiserror::Error)]
pub enum RetryError {
    #[error("no such post")]
    UnknownPost,
    /// Every delivery of the post is out, on its way, or not known not to be out. The state is of the first.
    #[error("nothing of this post can be sent again")]
    NotRetryable(DeliveryState),
    /// Whether it is out could not be found out, and nobody has said that he looked.
    #[error("this post may be published")]
    MayBePublished,
    /// Its images were kept for a week and are gone.
    #[error("the images of this post are gone")]
    ImagesGone,
    #[error("this key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A request to send again.
pub struct Retry {
    pub platform: PlatformKey,
    pub post: PostId,
    /// Only to this account; to all that failed if it is absent.
    pub account: Option<AccountId>,
    /// The user says that he looked at the platform and the post is not there.
    pub not_published: bool,
    pub idempotency: Option<IdempotencyKey>,
}

/// Whether the user may send a delivery again. What is held for credits may be tried at once after topping up.
pub(crate) fn can_retry(delivery: &DeliveryRow) -> bool {
    let waits_for_credits = delivery.state == DeliveryState::Held
        && delivery.reason.as_deref() == Some(Refusal::InsufficientCredits.as_str());
    delivery.state.can_retry() || waits_for_credits
}

impl super::DeliveryView {
    /// Whether the user may send it again.
    pub fn can_retry(&self) -> bool {
        can_retry(&self.delivery) && !self.images_gone
    }
}

impl Posts {
    /// Sends the post's failed deliveries on this platform round again, due now. True when the request was one we had
    /// already had, and nothing was done.
    pub async fn retry(&self, user: UserId, retry: Retry) -> Result<bool, RetryError> {
        let (now, post) = (self.clock.now(), retry.post);
        let only = retry.account.map(|account| account.uuid().as_bytes().to_vec()).unwrap_or_default();
        let request_hash =
            [retry.platform.as_str().as_bytes(), &[u8::from(retry.not_published)], post.uuid().as_bytes(), &only]
                .concat();
        let media = self.media.clone();
        self.store
            .write(move |conn| {
                if let Some(key) = &retry.idempotency {
                    match store::idempotency::look_up(conn, user, key, &request_hash)? {
                        Earlier::Never => {}
                        Earlier::Same(_) => return Ok(true),
                        Earlier::Other => return Err(RetryError::KeyReused),
                    }
                }
                let deliveries = store::deliveries::of_posts(conn, user, &[post])?;
                let mine: Vec<DeliveryRow> = deliveries
                    .into_iter()
                    .filter(|row| row.platform == retry.platform)
                    .filter(|row| retry.account.is_none_or(|only| row.account_id == only))
                    .collect();
                let first = mine.first().map(|row| row.state).ok_or(RetryError::UnknownPost)?;
                let in_doubt = |row: &&DeliveryRow| row.state == DeliveryState::NeedsReview;
                let again: Vec<&DeliveryRow> = mine.iter().filter(|row| can_retry(row)).collect();
                let looked_for: Vec<&DeliveryRow> =
                    mine.iter().filter(in_doubt).filter(|_| retry.not_published).collect();
                if again.is_empty() && looked_for.is_empty() {
                    let in_doubt = mine.iter().any(|row| in_doubt(&row));
                    return Err(if in_doubt { RetryError::MayBePublished } else { RetryError::NotRetryable(first) });
                }
                if store::media::of_posts(conn, &[post])?.iter().any(|image| !media.has(image)) {
                    return Err(RetryError::ImagesGone);
                }
                for delivery in again {
                    store::deliveries::schedule_again(conn, delivery, now, now)?;
                }
                for delivery in looked_for {
                    send_again(conn, delivery, now)?;
                }
                if let Some(key) = &retry.idempotency {
                    store::idempotency::insert(conn, user, key, &request_hash, Created::Post(post), now)?;
                }
                audit::record(conn, &AuditEvent::of(user, "post.retried").about(post), now)?;
                Ok(false)
            })
            .await
    }
}
