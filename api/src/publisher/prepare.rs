//! Everything that is slow, may fail and is safe to repeat: a fresh token, the text, the image uploaded. Nothing
//! here can create a post.

use std::sync::Arc;

use super::Publisher;
use super::circuit::Health;
use crate::accounts::{FreshToken, TokenUnavailable};
use crate::model::{AccountId, DeliveryId, Instant, Outcome, PostId, Refusal, Report};
use crate::platforms::{Credentials, ImageSending, ImageToSend, Platform, PostToSend};
use crate::store::accounts::AccountRow;
use crate::store::deliveries::DeliveryRow;
use crate::store::media::MediaRow;
use crate::store::posts::PostRow;
use crate::store::token_sets::TokenSetRow;
use crate::store::{self, AnyConnection, StoreError, queue};

/// A delivery that is due, with everything that is known about it.
pub(super) struct Work {
    pub(super) delivery: DeliveryRow,
    pub(super) post: PostRow,
    pub(super) account: AccountRow,
    tokens: Option<TokenSetRow>,
    pub(super) images: Vec<MediaRow>,
    /// The number of its next attempt.
    pub(super) next_number: i32,
    /// Its user is shut out by the operator.
    pub(super) is_owner_disabled: bool,
    /// Set while another delivery with the same text for the same account is on the wire or in doubt.
    pub(super) same_text_in_doubt_until: Option<Instant>,
}

impl Work {
    /// The account's first deliveries that are due, in order. Read together, because each question to the database
    /// costs about as much as sending does.
    pub(super) fn find(
        conn: &mut AnyConnection,
        account: AccountId,
        now: Instant,
        limit: i64,
    ) -> Result<Vec<Self>, StoreError> {
        let due = queue::due_of(conn, account, now, limit)?;
        if due.is_empty() {
            return Ok(Vec::new());
        }
        let post_ids: Vec<PostId> = due.iter().map(|(delivery, _)| delivery.post_id).collect();
        let delivery_ids: Vec<DeliveryId> = due.iter().map(|(delivery, _)| delivery.id).collect();
        let numbers = store::attempts::counts(conn, &delivery_ids)?;
        let in_doubt = queue::in_doubt(conn, account)?;
        let mut images = store::media::of_posts(conn, &post_ids)?;
        let tokens = store::token_sets::find(conn, account)?;
        let account = store::accounts::get_for_publisher(conn, account)?;
        let is_owner_disabled = store::users::is_disabled(conn, account.user_id)?;
        Ok(due
            .into_iter()
            .map(|(delivery, post)| Self {
                images: images.extract_if(.., |image| image.post_id == Some(post.id)).collect(),
                next_number: next_number(&numbers, delivery.id),
                same_text_in_doubt_until: same_text(&in_doubt, &delivery, &post),
                is_owner_disabled,
                account: account.clone(),
                tokens: tokens.clone(),
                delivery,
                post,
            })
            .collect())
    }
}

/// Attempts are numbered from 1 without a gap.
fn next_number(counts: &[(DeliveryId, i64)], delivery: DeliveryId) -> i32 {
    let made = counts.iter().find(|(id, _)| *id == delivery).map_or(0, |(_, count)| *count);
    i32::try_from(made).unwrap_or(i32::MAX - 1) + 1
}

/// Until when another delivery with the same text is in doubt. Images tell posts without text apart for us, but not at
/// the platform.
fn same_text(in_doubt: &[(DeliveryRow, PostRow)], delivery: &DeliveryRow, post: &PostRow) -> Option<Instant> {
    let twins = in_doubt.iter().filter(|(other, text)| {
        other.id != delivery.id
            && (other.text(text) == delivery.text(post) || other.text_hash(text) == delivery.text_hash(post))
    });
    twins.map(|(twin, _)| twin.check_at.unwrap_or(twin.updated_at)).max()
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
    /// Its images need a second grant that the account does not have.
    NoImageGrant,
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
        let media_ids = self.upload_all(work, &*adapter, &token).await?;
        let text = delivery.text(&work.post).to_owned();
        let post = PostToSend { text, media_ids, username: work.account.username.clone() };
        Ok(Ready { adapter, token, post })
    }

    /// Uploads the images of a post, in order: platforms show them in the order of their ids in the post.
    async fn upload_all(
        &self,
        work: &Work,
        adapter: &dyn Platform,
        token: &FreshToken,
    ) -> Result<Vec<String>, NotReady> {
        if work.images.is_empty() {
            return Ok(Vec::new());
        }
        let image_grant = match self.0.accounts.find_image_grant(&work.account).await {
            Ok(grant) => grant,
            Err(TokenUnavailable::Store(error)) => return Err(error.into()),
            Err(why) => {
                let detail = format!("The second permission could not be used: {why}.");
                return Err(ended(Outcome::NotSent { detail }));
            }
        };
        if adapter.image_sending() == ImageSending::NeedsGrant && image_grant.is_none() {
            return Err(NotReady::NoImageGrant);
        }
        let credentials = Credentials { access_token: &token.access, image_grant: image_grant.as_ref() };
        let mut media_ids = Vec::with_capacity(work.images.len());
        for image in &work.images {
            let uploaded = self.upload(adapter, credentials, image).await;
            media_ids.push(uploaded.map_err(|ended| match ended {
                NotReady::Ended(report, _) => NotReady::Ended(report, Some(token.generation)),
                other => other,
            })?);
        }
        Ok(media_ids)
    }

    async fn upload(
        &self,
        adapter: &dyn Platform,
        credentials: Credentials<'_>,
        image: &MediaRow,
    ) -> Result<String, NotReady> {
        let bytes = match self.0.media.read(image.id).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                // What was never in the folder was to go out at once.
                let why = if image.kept { "is no longer on this server" } else { "was lost when the server stopped" };
                let detail = format!("An image of this post {why}. Write the post again with it; nothing was sent.");
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
        adapter.upload_image(credentials, to_send).await.map_err(|report| {
            let health = if matches!(report.outcome, Outcome::NotSent { .. }) { Health::Fails } else { Health::Works };
            self.0.circuits.note(adapter.key(), health, self.0.clock.monotonic());
            NotReady::Ended(report, None)
        })
    }
}
