//! Everything that is slow, may fail and is safe to repeat: a fresh token, the text, the image uploaded. Nothing
//! here can create a post.

use std::sync::Arc;

use super::Publisher;
use crate::accounts::{FreshToken, TokenUnavailable};
use crate::model::{Outcome, Refusal, Report};
use crate::platforms::{ImageToSend, Platform, PostToSend};
use crate::store::deliveries::DeliveryRow;
use crate::store::media::MediaRow;
use crate::store::{self, StoreError};

/// A post that is ready to be created.
pub(super) struct Ready {
    pub(super) adapter: Arc<dyn Platform>,
    pub(super) token: FreshToken,
    pub(super) post: PostToSend,
}

/// Why a post is not ready.
pub(super) enum NotReady {
    /// It ended here; this is what is written down about it. With it goes the token that was used, if any.
    Ended(Report, Option<i64>),
    /// The account needs its user, or is disconnected; the delivery is held by now.
    AccountUnusable,
    Store(StoreError),
}

impl From<StoreError> for NotReady {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn ended(outcome: Outcome) -> NotReady {
    NotReady::Ended(Report::without_answer(outcome), None)
}

impl Publisher {
    pub(super) async fn prepare(&self, delivery: &DeliveryRow) -> Result<Ready, NotReady> {
        let Some(adapter) = self.0.platforms.find(delivery.platform).map(Arc::clone) else {
            let detail = format!("{} is not set up on this server any more.", delivery.platform.name());
            return Err(ended(Outcome::Rejected { refusal: Refusal::ClientMisconfigured, detail }));
        };
        let token = match self.0.accounts.fresh_token(delivery.account_id).await {
            Ok(token) => token,
            Err(TokenUnavailable::NeedsReauth | TokenUnavailable::Disconnected) => {
                return Err(NotReady::AccountUnusable);
            }
            Err(TokenUnavailable::Later(said)) => {
                return Err(ended(Outcome::NotSent {
                    detail: format!("The connection could not be renewed: {said}."),
                }));
            }
            Err(TokenUnavailable::Store(error)) => return Err(error.into()),
        };
        let (post_id, account_id) = (delivery.post_id, delivery.account_id);
        let (text, images, username) = self
            .0
            .store
            .read(move |conn| {
                let post = store::posts::get_for_publisher(conn, post_id)?;
                let account = store::accounts::get_for_publisher(conn, account_id)?;
                Ok::<_, StoreError>((post.text, store::media::of_posts(conn, &[post_id])?, account.username))
            })
            .await?;
        let mut media_ids = Vec::with_capacity(images.len());
        for image in images {
            media_ids.push(self.upload(&*adapter, &token, image).await?);
        }
        Ok(Ready { adapter, token, post: PostToSend { text, media_ids, username } })
    }

    async fn upload(&self, adapter: &dyn Platform, token: &FreshToken, image: MediaRow) -> Result<String, NotReady> {
        let bytes = match self.0.media.read(image.id).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                let detail = "The image is no longer on this server. Write the post again with the image.".to_owned();
                return Err(ended(Outcome::Rejected { refusal: Refusal::MediaMissing, detail }));
            }
            Err(error) => {
                tracing::error!(media = %image.id, %error, "an image cannot be read");
                let detail = "The image could not be read from the data folder.".to_owned();
                return Err(ended(Outcome::NotSent { detail }));
            }
        };
        let to_send =
            ImageToSend { bytes, media_type: image.media_type, animated: image.animated, alt_text: image.alt_text };
        adapter
            .upload_image(&token.access, to_send)
            .await
            .map_err(|report| NotReady::Ended(report, Some(token.generation)))
    }
}
