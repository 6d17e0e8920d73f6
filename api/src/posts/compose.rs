//! Composing: everything is checked, then post, images and deliveries are written in one transaction or not at all.
//! Posting now is scheduling at now; the publisher does the rest.

use std::time::Duration;

use super::image::{Attachment, check_quota, give_to_post, image_rows};
use super::recipients::{OwnText, Recipient, check_shape, choose};
use super::request::{request_hash, text_hash};
use super::rules::TextProblem;
use super::when::{TimeAsked, WhenProblem, resolve};
use super::{ImageUpload, PostView, Posts, daily, drafts};
use crate::media::{ImageProblem, MediaError};
use crate::model::{
    AccountId, DeliveryId, DeliveryState, DraftId, IdempotencyKey, Instant, MediaId, PlatformKey, PostId, PostText,
    PublishLate, UserId,
};
use crate::store::accounts::AccountRow;
use crate::store::audit::{self, AuditEvent};
use crate::store::deliveries::DeliveryRow;
use crate::store::idempotency::{Created, Earlier};
use crate::store::media::MediaRow;
use crate::store::posts::PostRow;
use crate::store::preferences::Preferences;
use crate::store::{self, AnyConnection, StoreError};

/// Within this time the same text on the same account is taken for a mistake: X refuses it too, and matching a post
/// with what is found on the platform must stay unambiguous.
pub(super) const SAME_TEXT_WITHIN: Duration = Duration::from_hours(24);

/// A post to be written.
pub struct Compose {
    /// Whose accounts are meant; any platform's if it is absent.
    pub platform: Option<PlatformKey>,
    pub text: String,
    /// May be empty when one account is connected.
    pub account_ids: Vec<AccountId>,
    /// Texts that go to single accounts instead.
    pub overrides: Vec<OwnText>,
    /// In the order in which they are shown.
    pub images: Vec<ImageUpload>,
    /// Images that were uploaded before, instead.
    pub attachments: Vec<Attachment>,
    /// When; at once if absent.
    pub time: Option<TimeAsked>,
    /// As its user prefers if it is not given.
    pub publish_late: Option<PublishLate>,
    /// Post although the same text went to this account lately.
    pub allow_duplicate: bool,
    pub idempotency: Option<IdempotencyKey>,
    /// The draft it was written as, which is no more once the post is there.
    pub draft: Option<DraftId>,
}

/// A written post.
pub struct Composed {
    pub view: PostView,
    /// The request was one we had already had.
    pub replayed: bool,
}

/// One thing wrong with one field.
#[derive(Clone, Debug)]
pub struct FieldProblem {
    pub field: String,
    pub code: &'static str,
    pub detail: String,
}

/// Why a post was not written. Nothing of it remains.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    #[error("the platform is not set up on this server")]
    NotConfigured,
    #[error("no account is connected")]
    NoAccount,
    #[error("several accounts are connected, and none was chosen")]
    AccountRequired(Vec<AccountRow>),
    #[error("no such account")]
    UnknownAccount,
    /// The fields that name such accounts, where the client named several.
    #[error("the account has to be connected again")]
    NeedsReauth(Vec<String>),
    #[error("some fields cannot be used")]
    Fields(Vec<FieldProblem>),
    /// Which of the images, by its place in the request, and how many there were.
    #[error("{problem}")]
    Image { index: usize, of: usize, problem: ImageProblem },
    #[error("images need a second grant that the account does not have")]
    ImageGrantRequired { platform: PlatformKey, field: String },
    #[error("no such image")]
    UnknownImage,
    /// The field that names it.
    #[error("another post has this image")]
    MediaInUse(String),
    #[error("the same text went to this account lately")]
    Duplicate { earlier: PostId, field: String },
    /// It was posted or deleted meanwhile, in another window perhaps.
    #[error("the draft is not there any more")]
    DraftGone,
    #[error("this key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Media(MediaError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<TextProblem> for ComposeError {
    fn from(problem: TextProblem) -> Self {
        Self::Fields(vec![FieldProblem { field: "text".to_owned(), code: problem.code(), detail: problem.to_string() }])
    }
}

impl From<WhenProblem> for ComposeError {
    fn from(problem: WhenProblem) -> Self {
        let field = problem.field().to_owned();
        Self::Fields(vec![FieldProblem { field, code: problem.code(), detail: problem.to_string() }])
    }
}

impl Posts {
    /// Writes a post with a delivery for each account, due now or at its time.
    pub async fn compose(&self, user: UserId, compose: Compose) -> Result<Composed, ComposeError> {
        self.compose_and(user, compose, |_, _| Ok(())).await
    }

    /// The same, with something written beside it in the same transaction: both are there or neither.
    pub async fn compose_and(
        &self,
        user: UserId,
        compose: Compose,
        beside: impl FnOnce(&mut AnyConnection, PostId) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<Composed, ComposeError> {
        let (request_hash, key) = (request_hash(&compose), compose.idempotency.clone());
        let refused = match self.compose_once(user, compose, request_hash.clone(), beside).await {
            Err(error) if key.is_some() && !matches!(error, ComposeError::Store(_)) => error,
            done => return done,
        };
        // The same request may have written the post just now, and what it took (images, a draft) was missing here.
        match self.store.read(move |conn| replay(conn, user, key.as_ref(), &request_hash)).await? {
            Some(earlier) => self.replayed(user, earlier).await,
            None => Err(refused),
        }
    }

    async fn compose_once(
        &self,
        user: UserId,
        compose: Compose,
        request_hash: Vec<u8>,
        beside: impl FnOnce(&mut AnyConnection, PostId) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<Composed, ComposeError> {
        if let Some(key) = compose.platform {
            self.platforms.find(key).ok_or(ComposeError::NotConfigured)?;
        }
        let Known { earlier, is_draft_gone, accounts, attached, usual } =
            self.find_known(user, &compose, request_hash.clone()).await?;
        if let Some(earlier) = earlier {
            return self.replayed(user, earlier).await;
        }
        // Said before anything that follows from it: its images are that post's now.
        if is_draft_gone {
            return Err(ComposeError::DraftGone);
        }
        check_shape(&compose.account_ids, &compose.overrides)?;
        let accounts = choose(accounts, &compose)?;
        let now = self.clock.now();
        let attached = self.check_attached(attached, &compose.attachments, &accounts, now)?;
        let with_images = !compose.images.is_empty() || !attached.is_empty();
        let recipients = self.check_recipients(accounts, &compose, with_images).await?;
        let prepared = self.prepare_images(&compose.images, self.limits_of(&recipients)?).await?;
        let schedule =
            compose.time.as_ref().map(|asked| resolve(asked, usual.time_zone.as_deref(), now)).transpose()?;
        let publish_late = compose.publish_late.unwrap_or(usual.publish_late);
        let post = PostId::generate(now);
        let (media, bytes) = image_rows(user, Some(post), compose.images, prepared, now)?;
        let media = self.store_images(media, bytes, schedule.is_none()).await?;
        let stored: Vec<MediaId> = media.iter().map(|image| image.id).collect();
        let shown: Vec<MediaRow> = media.iter().chain(&attached).cloned().collect();
        let text = PostText::new(&compose.text);
        let row = PostRow::new(post, user, text.as_str().to_owned(), text_hash(&text, &shown), schedule, now);
        // Deliveries are shown in the order of their ids: that of the accounts in the request.
        let mut ids: Vec<DeliveryId> = recipients.iter().map(|_| DeliveryId::generate(now)).collect();
        ids.sort_unstable();
        let deliveries: Vec<(DeliveryRow, Recipient)> = recipients
            .into_iter()
            .zip(ids)
            .map(|(to, id)| (new_delivery(id, &row, &to, &shown, publish_late, now), to))
            .collect();
        let allowance = self.allowance;
        let (idempotency, allow_duplicate, draft) = (compose.idempotency, compose.allow_duplicate, compose.draft);
        let written: Result<Written, ComposeError> = self
            .store
            .write(move |conn| {
                // Looked at again inside the transaction, where no second request can come between.
                if let Some(earlier) = replay(conn, user, idempotency.as_ref(), &request_hash)? {
                    return Ok(Written::Before(earlier));
                }
                // Of two windows that post one draft, one does.
                if let Some(draft) = draft
                    && !drafts::remove(conn, user, draft, now)?
                {
                    return Err(ComposeError::DraftGone);
                }
                if !allow_duplicate {
                    for (delivery, to) in &deliveries {
                        refuse_duplicate(conn, &row, delivery, &to.text_field, delivery.due_at)?;
                    }
                }
                let accounts: Vec<AccountId> = deliveries.iter().map(|(delivery, _)| delivery.account_id).collect();
                daily::check(conn, allowance, &accounts, row.scheduled_for.unwrap_or(now))?;
                store::posts::insert(conn, &row)?;
                check_quota(conn, user, &media, allowance.media_quota)?;
                for image in &media {
                    store::media::insert(conn, image)?;
                }
                let attached = give_to_post(conn, post, attached, now)?;
                for (delivery, _) in &deliveries {
                    store::deliveries::insert(conn, delivery)?;
                }
                if let Some(key) = &idempotency {
                    store::idempotency::insert(conn, user, key, &request_hash, Created::Post(post), now)?;
                }
                beside(conn, post)?;
                audit::record(conn, &AuditEvent::of(user, "post.created").about(post), now)?;
                let images = media.into_iter().chain(attached).collect();
                let deliveries = deliveries.into_iter().map(|(delivery, to)| (delivery, to.account.username)).collect();
                Ok(Written::Now(PostView::just_written(row, images, deliveries)))
            })
            .await;
        if !matches!(written, Ok(Written::Now(_))) {
            // Nothing names the images, so they go at once; the daily sweep would find them too.
            self.media.remove(stored).await.map_err(ComposeError::Media)?;
        }
        match written? {
            Written::Now(view) => Ok(Composed { view, replayed: false }),
            Written::Before(earlier) => self.replayed(user, earlier).await,
        }
    }

    async fn replayed(&self, user: UserId, post: PostId) -> Result<Composed, ComposeError> {
        // The key's row would be gone with the post.
        let view = self.find(user, post).await?.ok_or(StoreError::NotFound)?;
        Ok(Composed { view, replayed: true })
    }

    /// Everything that has to be known before writing, in one look at the database.
    async fn find_known(&self, user: UserId, compose: &Compose, request_hash: Vec<u8>) -> Result<Known, ComposeError> {
        let (key, chosen) = (compose.idempotency.clone(), compose.account_ids.clone());
        let attachments: Vec<MediaId> = compose.attachments.iter().map(|attachment| attachment.id).collect();
        let draft = compose.draft;
        self.store
            .read(move |conn| {
                Ok(Known {
                    earlier: replay(conn, user, key.as_ref(), &request_hash)?,
                    is_draft_gone: match draft {
                        Some(draft) => store::drafts::find(conn, user, draft)?.is_none(),
                        None => false,
                    },
                    accounts: match chosen.as_slice() {
                        [] => store::accounts::list(conn, user)?,
                        [id] => store::accounts::find(conn, user, *id)?.into_iter().collect(),
                        some => {
                            let mut all = store::accounts::list(conn, user)?;
                            some.iter()
                                .flat_map(|id| all.extract_if(.., |row| row.id == *id).collect::<Vec<_>>())
                                .collect()
                        }
                    },
                    attached: find_attached(conn, user, &attachments)?,
                    usual: store::preferences::get(conn, user)?,
                })
            })
            .await
    }
}

/// What is known before a post is written.
struct Known {
    /// The same request has written this post before.
    earlier: Option<PostId>,
    /// It names a draft, and that is not there any more.
    is_draft_gone: bool,
    /// Those of the chosen ones that are the user's, in order, or all.
    accounts: Vec<AccountRow>,
    /// The images that were uploaded before, in order; absent what is not the user's.
    attached: Vec<Option<MediaRow>>,
    usual: Preferences,
}

pub(super) fn find_attached(
    conn: &mut AnyConnection,
    user: UserId,
    ids: &[MediaId],
) -> Result<Vec<Option<MediaRow>>, StoreError> {
    ids.iter().map(|id| store::media::find(conn, user, *id)).collect()
}

fn replay(
    conn: &mut AnyConnection,
    user: UserId,
    key: Option<&IdempotencyKey>,
    request_hash: &[u8],
) -> Result<Option<PostId>, ComposeError> {
    let Some(key) = key else { return Ok(None) };
    match store::idempotency::look_up(conn, user, key, request_hash)? {
        Earlier::Never => Ok(None),
        Earlier::Same(Created::Post(post)) => Ok(Some(post)),
        Earlier::Same(_) | Earlier::Other => Err(ComposeError::KeyReused),
    }
}

/// Refuses a delivery whose text goes to its account within a day anyway. `field` is what the client would change.
pub(super) fn refuse_duplicate(
    conn: &mut AnyConnection,
    post: &PostRow,
    delivery: &DeliveryRow,
    field: &str,
    due_at: Instant,
) -> Result<(), ComposeError> {
    let (hash, around) = (delivery.text_hash(post), (due_at, SAME_TEXT_WITHIN));
    match store::deliveries::find_same_text(conn, post.id, post.user_id, delivery.account_id, hash, around)? {
        Some(earlier) => Err(ComposeError::Duplicate { earlier, field: field.to_owned() }),
        None => Ok(()),
    }
}

fn new_delivery(
    id: DeliveryId,
    post: &PostRow,
    to: &Recipient,
    images: &[MediaRow],
    publish_late: PublishLate,
    now: Instant,
) -> DeliveryRow {
    let (due_at, account) = (post.scheduled_for.unwrap_or(now), &to.account);
    let (own_text, own_text_hash) = to.own_text(images).unzip();
    DeliveryRow {
        id,
        post_id: post.id,
        user_id: post.user_id,
        account_id: account.id,
        platform: account.platform,
        state: DeliveryState::Scheduled,
        reason: None,
        detail: None,
        version: 0,
        tries: 0,
        due_at,
        next_attempt_at: Some(due_at),
        remote_id: None,
        remote_url: None,
        posted_at: None,
        created_at: now,
        updated_at: now,
        publish_late,
        late: false,
        check_at: None,
        own_text,
        own_text_hash,
    }
}

/// What the transaction found.
enum Written {
    Now(PostView),
    /// The same request has written this one before.
    Before(PostId),
}
