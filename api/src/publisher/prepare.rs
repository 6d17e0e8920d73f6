//! Everything that is slow, may fail and is safe to repeat: a fresh token, the text, the image uploaded. Nothing
//! here can create a post.

use std::sync::Arc;

use super::Publisher;
use super::circuit::Health;
use crate::accounts::{FreshToken, TokenUnavailable};
use crate::model::{AccountId, Instant, Outcome, Refusal, Report};
use crate::platforms::{ImageToSend, Platform, PostToSend};
use crate::store::accounts::AccountRow;
use crate::store::deliveries::{self, DeliveryRow};
use crate::store::media::MediaRow;
use crate::store::posts::PostRow;
use crate::store::token_sets::TokenSetRow;
use crate::store::{self, AnyConnection, StoreError};

/// A delivery that is due, with everything that is known about it.
pub(super) struct Work {
    pub(super) delivery: DeliveryRow,
    pub(super) post: PostRow,
    pub(super) account: AccountRow,
    tokens: Option<TokenSetRow>,
    images: Vec<MediaRow>,
    /// Set while another delivery with the same text for the same account is on the wire or in doubt.
    pub(super) same_text_in_doubt_until: Option<Instant>,
}

impl Work {
    /// The account's first delivery that is due.
    pub(super) fn find(conn: &mut AnyConnection, account: AccountId, now: Instant) -> Result<Option<Self>, StoreError> {
        let Some(delivery) = deliveries::next_due(conn, account, now)? else { return Ok(None) };
        let post = store::posts::get_for_publisher(conn, delivery.post_id)?;
        Ok(Some(Self {
            same_text_in_doubt_until: deliveries::same_text_in_doubt(conn, &delivery, &post)?,
            account: store::accounts::get_for_publisher(conn, account)?,
            tokens: store::token_sets::find(conn, account)?,
            images: store::media::of_posts(conn, &[post.id])?,
            delivery,
            post,
        }))
    }
}

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
    pub(super) async fn prepare(&self, work: &Work) -> Result<Ready, NotReady> {
        let delivery = &work.delivery;
        let Some(adapter) = self.0.platforms.find(delivery.platform).map(Arc::clone) else {
            let detail = format!("{} is not set up on this server any more.", delivery.platform.name());
            return Err(ended(Outcome::Rejected { refusal: Refusal::ClientMisconfigured, detail }));
        };
        let token = match self.0.accounts.fresh_token_of(&work.account, work.tokens.as_ref()).await {
            Ok(token) => token,
            Err(TokenUnavailable::NeedsReauth | TokenUnavailable::Disconnected) => {
                return Err(NotReady::AccountUnusable);
            }
            Err(TokenUnavailable::Later(said)) => {
                self.0.circuits.note(delivery.platform, Health::Fails, self.0.clock.monotonic());
                return Err(ended(Outcome::NotSent {
                    detail: format!("The connection could not be renewed: {said}."),
                }));
            }
            Err(TokenUnavailable::Store(error)) => return Err(error.into()),
        };
        let mut media_ids = Vec::with_capacity(work.images.len());
        for image in &work.images {
            media_ids.push(self.upload(&*adapter, &token, image).await?);
        }
        let post = PostToSend { text: work.post.text.clone(), media_ids, username: work.account.username.clone() };
        Ok(Ready { adapter, token, post })
    }

    async fn upload(&self, adapter: &dyn Platform, token: &FreshToken, image: &MediaRow) -> Result<String, NotReady> {
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
        let to_send = ImageToSend {
            bytes,
            media_type: image.media_type,
            animated: image.animated,
            alt_text: image.alt_text.clone(),
        };
        adapter.upload_image(&token.access, to_send).await.map_err(|report| {
            let health = if matches!(report.outcome, Outcome::NotSent { .. }) { Health::Fails } else { Health::Works };
            self.0.circuits.note(adapter.key(), health, self.0.clock.monotonic());
            NotReady::Ended(report, Some(token.generation))
        })
    }
}
