//! Composing: everything is checked, then post, image and delivery are written in one transaction or not at all.
//! Posting now is scheduling at now; the publisher does the rest.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::image::{check_quota, image_rows};
use super::rules::{TextProblem, check_text};
use super::when::{TimeAsked, WhenProblem, resolve};
use super::{ImageUpload, PostView, Posts};
use crate::media::{ImageProblem, MediaError};
use crate::model::{
    AccountId, DeliveryId, DeliveryState, IdempotencyKey, Instant, MediaId, PlatformKey, PostId, PostText, PublishLate,
    Standing, UserId,
};
use crate::store::accounts::AccountRow;
use crate::store::audit::{self, AuditEvent};
use crate::store::deliveries::DeliveryRow;
use crate::store::idempotency::{Created, Earlier};
use crate::store::posts::PostRow;
use crate::store::{self, AnyConnection, StoreError};

/// Within this time the same text on the same account is taken for a mistake: X refuses it too, and matching a post
/// with what is found on the platform must stay unambiguous.
pub(super) const SAME_TEXT_WITHIN: Duration = Duration::from_hours(24);

/// A post to be written.
pub struct Compose {
    pub platform: PlatformKey,
    pub text: String,
    /// May be left out when one account is connected.
    pub account_id: Option<AccountId>,
    /// In the order in which they are shown.
    pub images: Vec<ImageUpload>,
    /// When; at once if absent.
    pub time: Option<TimeAsked>,
    pub publish_late: PublishLate,
    /// Post although the same text went to this account lately.
    pub allow_duplicate: bool,
    pub idempotency: Option<IdempotencyKey>,
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
    #[error("the account has to be connected again")]
    NeedsReauth,
    #[error("some fields cannot be used")]
    Fields(Vec<FieldProblem>),
    /// Which of the images, by its place in the request, and how many there were.
    #[error("{problem}")]
    Image { index: usize, of: usize, problem: ImageProblem },
    #[error("images need a second grant that the account does not have")]
    ImageGrantRequired(PlatformKey),
    #[error("the same text went to this account lately")]
    Duplicate(PostId),
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
    /// Writes a post with its delivery, due now or at its time.
    pub async fn compose(&self, user: UserId, compose: Compose) -> Result<Composed, ComposeError> {
        let request_hash = request_hash(&compose);
        let adapter = self.platforms.find(compose.platform).ok_or(ComposeError::NotConfigured)?.clone();
        let limits = adapter.limits();
        let Known { earlier, accounts, usual_zone } = self.find_known(user, &compose, request_hash.clone()).await?;
        if let Some(earlier) = earlier {
            return self.replayed(user, earlier).await;
        }
        let account = choose(accounts, compose.platform, compose.account_id)?;
        let text = PostText::new(&compose.text);
        check_text(&text, limits.text_max_of(account.long_posts), !compose.images.is_empty())?;
        if !compose.images.is_empty() {
            self.require_image_grant(&*adapter, account.id).await?;
        }
        let prepared = self.prepare_images(&compose.images, limits).await?;
        let now = self.clock.now();
        let schedule = compose.time.as_ref().map(|asked| resolve(asked, usual_zone.as_deref(), now)).transpose()?;
        let post = PostId::generate(now);
        let text_hash = text_hash(&text, &compose.images);
        let (media, bytes) = image_rows(user, post, compose.images, prepared, now)?;
        let media = self.store_images(media, bytes, schedule.is_none()).await?;
        let row = PostRow::new(post, user, text.as_str().to_owned(), text_hash, schedule, now);
        let delivery = new_delivery(&row, &account, compose.publish_late, now);
        let stored: Vec<MediaId> = media.iter().map(|image| image.id).collect();
        let quota = self.media_quota;
        let (idempotency, allow_duplicate) = (compose.idempotency, compose.allow_duplicate);
        let written: Result<Written, ComposeError> = self
            .store
            .write(move |conn| {
                // Looked at again inside the transaction, where no second request can come between.
                if let Some(earlier) = replay(conn, user, idempotency.as_ref(), &request_hash)? {
                    return Ok(Written::Before(earlier));
                }
                if !allow_duplicate {
                    refuse_duplicate(conn, &row, account.id, delivery.due_at)?;
                }
                store::posts::insert(conn, &row)?;
                check_quota(conn, user, &media, quota)?;
                for image in &media {
                    store::media::insert(conn, image)?;
                }
                store::deliveries::insert(conn, &delivery)?;
                if let Some(key) = &idempotency {
                    store::idempotency::insert(conn, user, key, &request_hash, Created::Post(post), now)?;
                }
                audit::record(conn, &AuditEvent::of(user, "post.created").about(post), now)?;
                Ok(Written::Now(PostView::just_written(row, media, delivery, account.username)))
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
        let (key, chosen) = (compose.idempotency.clone(), compose.account_id);
        let has_time = compose.time.is_some();
        self.store
            .read(move |conn| {
                Ok(Known {
                    earlier: replay(conn, user, key.as_ref(), &request_hash)?,
                    accounts: match chosen {
                        Some(id) => store::accounts::find(conn, user, id)?.into_iter().collect(),
                        None => store::accounts::list(conn, user)?,
                    },
                    usual_zone: if has_time { store::preferences::get(conn, user)?.time_zone } else { None },
                })
            })
            .await
    }
}

/// What is known before a post is written.
struct Known {
    /// The same request has written this post before.
    earlier: Option<PostId>,
    /// The one that was chosen, or all.
    accounts: Vec<AccountRow>,
    usual_zone: Option<String>,
}

fn choose(
    mut accounts: Vec<AccountRow>,
    platform: PlatformKey,
    chosen: Option<AccountId>,
) -> Result<AccountRow, ComposeError> {
    accounts.retain(|row| row.platform == platform && row.standing != Standing::Disconnected);
    if accounts.len() > 1 {
        return Err(ComposeError::AccountRequired(accounts));
    }
    let none = if chosen.is_some() { ComposeError::UnknownAccount } else { ComposeError::NoAccount };
    let account = accounts.pop().ok_or(none)?;
    if account.standing == Standing::Active { Ok(account) } else { Err(ComposeError::NeedsReauth) }
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

pub(super) fn refuse_duplicate(
    conn: &mut AnyConnection,
    row: &PostRow,
    account: AccountId,
    due_at: Instant,
) -> Result<(), ComposeError> {
    let around = (due_at, SAME_TEXT_WITHIN);
    match store::deliveries::find_same_text(conn, row.id, row.user_id, account, &row.text_hash, around)? {
        Some(earlier) => Err(ComposeError::Duplicate(earlier)),
        None => Ok(()),
    }
}

fn new_delivery(post: &PostRow, account: &AccountRow, publish_late: PublishLate, now: Instant) -> DeliveryRow {
    let due_at = post.scheduled_for.unwrap_or(now);
    DeliveryRow {
        id: DeliveryId::generate(now),
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
    }
}

/// What the transaction found.
enum Written {
    Now(PostView),
    /// The same request has written this one before.
    Before(PostId),
}

/// What makes two posts the same: the text with its white space folded. Without text it is the images.
pub(super) fn text_hash(text: &PostText, images: &[ImageUpload]) -> Vec<u8> {
    let folded = text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() && !images.is_empty() {
        let hash = images.iter().fold(Sha256::new(), |hash, image| hash.chain_update(image.bytes.as_slice()));
        return hash.finalize().to_vec();
    }
    Sha256::digest(folded.as_bytes()).to_vec()
}

/// A hash over everything that was asked, each part preceded by its length.
fn request_hash(compose: &Compose) -> Vec<u8> {
    let account = compose.account_id.map(|id| id.to_string()).unwrap_or_default();
    let time = compose.time.clone().unwrap_or_default();
    let (publish_late, time_zone) = (compose.publish_late.to_string(), time.time_zone.unwrap_or_default());
    let parts: [&[u8]; 7] = [
        compose.platform.as_str().as_bytes(),
        compose.text.as_bytes(),
        account.as_bytes(),
        &[u8::from(compose.allow_duplicate)],
        time.scheduled_for.as_bytes(),
        time_zone.as_bytes(),
        publish_late.as_bytes(),
    ];
    let images = compose
        .images
        .iter()
        .flat_map(|image| [image.bytes.as_slice(), image.alt_text.as_deref().unwrap_or_default().as_bytes()]);
    let mut hash = Sha256::new();
    for part in parts.into_iter().chain(images) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}
