//! Drafts: kept on the server while they are being written, so that they can be gone on with on another machine, and two
//! windows do not write over each other unnoticed.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::compose::FieldProblem;
use super::recipients::repeated;
use super::request::Parts;
use super::uploads::WAITS_FOR;
use super::when::{TimeAsked, check_written};
use super::{Attachment, OwnText, Posts};
use crate::model::{AccountId, DraftId, DraftOrigin, IdempotencyKey, Instant, MediaId, UserId};
use crate::store::drafts::{DraftRow, DraftStart};
use crate::store::idempotency::{Created, Earlier};
use crate::store::media::MediaRow;
use crate::store::{self, AnyConnection, StoreError};

/// Drafts of one user at most.
const MAX_DRAFTS: i64 = 500;
/// Characters of a text in a draft. No platform takes so many; what is too long for one is said when it is checked.
const TEXT_MAX: usize = 50_000;
/// Accounts, texts of single accounts, and images in a draft, at most of each.
const LIST_MAX: usize = 20;
/// How long the images of a draft wait that nobody writes at any more.
const IMAGES_WAIT_FOR: Duration = Duration::from_hours(365 * 24);

/// When a draft is to go out, as it was written.
pub type PlannedTime = TimeAsked;

/// What a draft holds. Nothing in it has to be fit to be posted.
#[derive(Clone)]
pub struct DraftContent {
    pub text: String,
    /// The chosen accounts.
    pub account_ids: Vec<AccountId>,
    /// Texts for single accounts, chosen or not.
    pub overrides: Vec<OwnText>,
    /// Images that were uploaded before, in order.
    pub images: Vec<Attachment>,
    pub time: Option<PlannedTime>,
}

/// A draft as it is shown.
pub struct DraftView {
    pub row: DraftRow,
    pub account_ids: Vec<AccountId>,
    pub overrides: Vec<OwnText>,
    /// Each with the description it has in the draft.
    pub images: Vec<(Option<String>, MediaRow)>,
    /// The request was one we had already had.
    pub replayed: bool,
}

/// A page of drafts, and where the next one begins.
pub struct DraftPage {
    pub drafts: Vec<DraftView>,
    pub next: Option<DraftStart>,
}

/// Why a draft was not kept. The one there was is as before.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error("no such draft")]
    Unknown,
    /// The revision it has now.
    #[error("the draft is at revision {0}")]
    Changed(i64),
    #[error("there are too many drafts")]
    TooMany,
    #[error("no such account")]
    UnknownAccount,
    #[error("no such image")]
    UnknownImage,
    /// The field that names it.
    #[error("a post has this image")]
    MediaInUse(String),
    #[error("some fields cannot be used")]
    Fields(Vec<FieldProblem>),
    #[error("this key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Posts {
    /// Keeps a new draft.
    pub async fn keep_draft(
        &self,
        user: UserId,
        content: DraftContent,
        idempotency: Option<IdempotencyKey>,
    ) -> Result<DraftView, DraftError> {
        check(&content)?;
        let (now, hash) = (self.clock.now(), content.hash());
        self.store
            .write(move |conn| {
                if let Some(key) = &idempotency {
                    match store::idempotency::look_up(conn, user, key, &hash)? {
                        Earlier::Never => {}
                        Earlier::Same(Created::Draft(id)) => {
                            return Ok(DraftView { replayed: true, ..find(conn, user, id)? });
                        }
                        Earlier::Same(_) | Earlier::Other => return Err(DraftError::KeyReused),
                    }
                }
                if store::drafts::count(conn, user)? >= MAX_DRAFTS {
                    return Err(DraftError::TooMany);
                }
                let id = write_new(conn, user, &content, DraftOrigin::User, now)?;
                if let Some(key) = &idempotency {
                    store::idempotency::insert(conn, user, key, &hash, Created::Draft(id), now)?;
                }
                find(conn, user, id)
            })
            .await
    }

    /// Puts another content into a draft that is as the client has read it, which `is_read` tells by its revision.
    pub async fn replace_draft(
        &self,
        user: UserId,
        id: DraftId,
        content: DraftContent,
        is_read: impl FnOnce(i64) -> bool + Send + 'static,
    ) -> Result<DraftView, DraftError> {
        check(&content)?;
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let before = store::drafts::find(conn, user, id)?.ok_or(DraftError::Unknown)?;
                if !is_read(before.revision) {
                    return Err(DraftError::Changed(before.revision));
                }
                check_owned(conn, user, &content)?;
                let row = DraftRow {
                    revision: before.revision + 1,
                    text: content.text.clone(),
                    recipients: recipients_of(&content),
                    scheduled_for: content.time.as_ref().map(|time| time.scheduled_for.clone()),
                    time_zone: content.time.as_ref().and_then(|time| time.time_zone.clone()),
                    updated_at: now,
                    ..before
                };
                if !store::drafts::replace(conn, before.revision, &row)? {
                    return Err(DraftError::Unknown);
                }
                let dropped = image_ids(conn, id)?;
                store::media::wait_until(conn, user, &dropped, now + WAITS_FOR)?;
                attach(conn, user, id, &content.images, now)?;
                find(conn, user, id)
            })
            .await
    }

    pub async fn find_draft(&self, user: UserId, id: DraftId) -> Result<DraftView, DraftError> {
        self.store.read(move |conn| find(conn, user, id)).await
    }

    /// A page of the user's drafts, the one that changed last first.
    pub async fn list_drafts(
        &self,
        user: UserId,
        after: Option<DraftStart>,
        limit: u32,
    ) -> Result<DraftPage, StoreError> {
        self.store
            .read(move |conn| {
                let mut rows = store::drafts::page(conn, user, after, i64::from(limit) + 1)?;
                let more = rows.len() > limit as usize;
                rows.truncate(limit as usize);
                let last = rows.last().map(|row| DraftStart { updated_at: row.updated_at, id: row.id });
                Ok(DraftPage { drafts: shown(conn, rows)?, next: last.filter(|_| more) })
            })
            .await
    }

    /// Deletes a draft that is as the client has read it.
    pub async fn delete_draft(
        &self,
        user: UserId,
        id: DraftId,
        is_read: impl FnOnce(i64) -> bool + Send + 'static,
    ) -> Result<(), DraftError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let row = store::drafts::find(conn, user, id)?.ok_or(DraftError::Unknown)?;
                if !is_read(row.revision) {
                    return Err(DraftError::Changed(row.revision));
                }
                remove(conn, user, id, now)?;
                Ok(())
            })
            .await
    }
}

/// Deletes the user's draft; its images wait for a post as long as any upload. False when there is none. Part of the
/// caller's transaction.
pub(super) fn remove(conn: &mut AnyConnection, user: UserId, id: DraftId, now: Instant) -> Result<bool, StoreError> {
    let images = image_ids(conn, id)?;
    if !store::drafts::delete(conn, user, id)? {
        return Ok(false);
    }
    store::media::wait_until(conn, user, &images, now + WAITS_FOR)?;
    Ok(true)
}

/// Writes a draft. Part of the caller's transaction.
pub(crate) fn write_new(
    conn: &mut AnyConnection,
    user: UserId,
    content: &DraftContent,
    origin: DraftOrigin,
    now: Instant,
) -> Result<DraftId, DraftError> {
    check_owned(conn, user, content)?;
    let id = DraftId::generate(now);
    let row = DraftRow {
        id,
        user_id: user,
        revision: 1,
        text: content.text.clone(),
        recipients: recipients_of(content),
        scheduled_for: content.time.as_ref().map(|time| time.scheduled_for.clone()),
        time_zone: content.time.as_ref().and_then(|time| time.time_zone.clone()),
        origin,
        created_at: now,
        updated_at: now,
    };
    store::drafts::insert(conn, &row)?;
    attach(conn, user, id, &content.images, now)?;
    Ok(id)
}

fn attach(
    conn: &mut AnyConnection,
    user: UserId,
    id: DraftId,
    images: &[Attachment],
    now: Instant,
) -> Result<(), StoreError> {
    let ids: Vec<MediaId> = images.iter().map(|image| image.id).collect();
    store::media::wait_until(conn, user, &ids, now + IMAGES_WAIT_FOR)?;
    let images: Vec<_> = images.iter().map(|image| (image.id, image.alt_text.clone())).collect();
    store::drafts::set_images(conn, id, &images)
}

/// That accounts and images are the user's own, and the images free.
fn check_owned(conn: &mut AnyConnection, user: UserId, content: &DraftContent) -> Result<(), DraftError> {
    for id in content.account_ids.iter().chain(content.overrides.iter().map(|own| &own.account)) {
        store::accounts::find(conn, user, *id)?.ok_or(DraftError::UnknownAccount)?;
    }
    for (index, image) in content.images.iter().enumerate() {
        let row = store::media::find(conn, user, image.id)?.ok_or(DraftError::UnknownImage)?;
        if row.post_id.is_some() {
            return Err(DraftError::MediaInUse(format!("media[{index}]")));
        }
    }
    Ok(())
}

/// What can be said of a content by itself: only what could not be kept is refused.
fn check(content: &DraftContent) -> Result<(), DraftError> {
    let mut problems = repeated(&content.overrides);
    let mut add = |field: String, code, detail: String| problems.push(FieldProblem { field, code, detail });
    let own = content.overrides.iter().enumerate().map(|(index, own)| (format!("overrides[{index}].text"), &own.text));
    for (field, text) in std::iter::once(("text".to_owned(), &content.text)).chain(own) {
        if text.chars().count() > TEXT_MAX {
            add(field, "field_too_large", format!("A draft has at most {TEXT_MAX} characters. Nothing was kept."));
        }
    }
    let lists = [
        ("account_ids", content.account_ids.len()),
        ("overrides", content.overrides.len()),
        ("media", content.images.len()),
    ];
    for (field, _) in lists.iter().filter(|(_, length)| *length > LIST_MAX) {
        add((*field).to_owned(), "too_many", format!("A draft has at most {LIST_MAX} of them. Nothing was kept."));
    }
    if let Some(Err(problem)) = content.time.as_ref().map(check_written) {
        add(problem.field().to_owned(), problem.code(), problem.to_string());
    }
    if problems.is_empty() { Ok(()) } else { Err(DraftError::Fields(problems)) }
}

/// The chosen accounts and the texts of single ones, as they stand in their column.
#[derive(Serialize, Deserialize)]
struct Recipients {
    accounts: Vec<Uuid>,
    own_texts: Vec<(Uuid, String)>,
}

fn recipients_of(content: &DraftContent) -> String {
    let recipients = Recipients {
        accounts: content.account_ids.iter().map(|id| id.uuid()).collect(),
        own_texts: content.overrides.iter().map(|own| (own.account.uuid(), own.text.clone())).collect(),
    };
    serde_json::to_string(&recipients).expect("ids and texts are JSON")
}

fn find(conn: &mut AnyConnection, user: UserId, id: DraftId) -> Result<DraftView, DraftError> {
    let row = store::drafts::find(conn, user, id)?.ok_or(DraftError::Unknown)?;
    shown(conn, vec![row])?.pop().ok_or(DraftError::Unknown)
}

fn shown(conn: &mut AnyConnection, rows: Vec<DraftRow>) -> Result<Vec<DraftView>, StoreError> {
    let ids: Vec<DraftId> = rows.iter().map(|row| row.id).collect();
    let mut images: BTreeMap<DraftId, Vec<(Option<String>, MediaRow)>> = BTreeMap::new();
    for (draft, alt_text, image) in store::drafts::images(conn, &ids)? {
        images.entry(draft).or_default().push((alt_text, image));
    }
    let view = |row: DraftRow| {
        // Only this program writes the column.
        let Recipients { accounts, own_texts } =
            serde_json::from_str(&row.recipients).map_err(|_| StoreError::NotFound)?;
        Ok(DraftView {
            account_ids: accounts.into_iter().map(Into::into).collect(),
            overrides: own_texts.into_iter().map(|(id, text)| OwnText { account: id.into(), text }).collect(),
            images: images.remove(&row.id).unwrap_or_default(),
            row,
            replayed: false,
        })
    };
    rows.into_iter().map(view).collect()
}

fn image_ids(conn: &mut AnyConnection, id: DraftId) -> Result<Vec<MediaId>, StoreError> {
    Ok(store::drafts::images(conn, &[id])?.into_iter().map(|(_, _, image)| image.id).collect())
}

impl DraftContent {
    /// What makes two requests the same.
    fn hash(&self) -> Vec<u8> {
        let mut hash = Parts::default();
        hash.add(&self.text);
        hash.add(recipients_of(self));
        let time = self.time.clone().unwrap_or_default();
        hash.add(time.scheduled_for);
        hash.add(time.time_zone.unwrap_or_default());
        for image in &self.images {
            hash.add(image.id.uuid().as_bytes());
            hash.add([u8::from(image.alt_text.is_some())]);
            hash.add(image.alt_text.as_deref().unwrap_or_default());
        }
        hash.finish()
    }
}
