//! Images that are uploaded before the post they are for, and wait for it a day.

use std::time::Duration;

use super::compose::ComposeError;
use super::image::{check_quota, image_rows};
use super::request::Parts;
use super::{ImageUpload, Posts};
use crate::media::MediaError;
use crate::model::{IdempotencyKey, MediaId, UserId};
use crate::store::idempotency::{Created, Earlier};
use crate::store::media::MediaRow;
use crate::store::{self, AnyConnection, StoreError};

/// How long an upload waits for a post.
pub(super) const WAITS_FOR: Duration = Duration::from_hours(24);

/// An image that was uploaded.
pub struct Upload {
    pub row: MediaRow,
    /// The request was one we had already had.
    pub replayed: bool,
}

/// Why an image was not taken: what a post with it would be refused for.
pub type UploadError = ComposeError;

/// Why an upload was not thrown away.
#[derive(Debug, thiserror::Error)]
pub enum DiscardError {
    #[error("no such image")]
    Unknown,
    #[error("a post has this image")]
    InUse,
    #[error(transparent)]
    Media(#[from] MediaError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Posts {
    /// Keeps an image until a post takes it.
    pub async fn upload(
        &self,
        user: UserId,
        image: ImageUpload,
        idempotency: Option<IdempotencyKey>,
    ) -> Result<Upload, UploadError> {
        let limits = self.platforms.image_limits().ok_or(ComposeError::NotConfigured)?;
        let request_hash = request_hash(&image);
        let (key, hash) = (idempotency.clone(), request_hash.clone());
        if let Some(row) = self.store.read(move |conn| replay(conn, user, key.as_ref(), &hash)).await? {
            return Ok(Upload { row, replayed: true });
        }
        let images = vec![image];
        let prepared = self.prepare_images(&images, limits).await?;
        let now = self.clock.now();
        let (rows, bytes) = image_rows(user, None, images, prepared, now)?;
        self.check_usage(user, rows.len(), rows.iter().map(|row| row.bytes.unsigned_abs()).sum()).await?;
        let mut rows = self.store_images(rows, bytes, false).await?;
        let mut row = rows.pop().ok_or(StoreError::NotFound)?;
        row.expires_at = Some(now + WAITS_FOR);
        let (id, quota) = (row.id, self.allowance.media_quota);
        let written: Result<Upload, UploadError> = self
            .store
            .write(move |conn| {
                if let Some(row) = replay(conn, user, idempotency.as_ref(), &request_hash)? {
                    return Ok(Upload { row, replayed: true });
                }
                check_quota(conn, user, std::slice::from_ref(&row), quota)?;
                store::media::insert(conn, &row)?;
                if let Some(key) = &idempotency {
                    store::idempotency::insert(conn, user, key, &request_hash, Created::Media(row.id), now)?;
                }
                Ok(Upload { row, replayed: false })
            })
            .await;
        if !matches!(&written, Ok(Upload { replayed: false, .. })) {
            // Nothing names the file.
            self.media.remove(vec![id]).await.map_err(ComposeError::Media)?;
        }
        written
    }

    /// Throws away an upload that no post has.
    pub async fn discard_upload(&self, user: UserId, id: MediaId) -> Result<(), DiscardError> {
        self.store
            .write(move |conn| {
                if store::media::delete_unused(conn, user, id)? {
                    return Ok(());
                }
                let in_use = store::media::find(conn, user, id)?.is_some();
                Err(if in_use { DiscardError::InUse } else { DiscardError::Unknown })
            })
            .await?;
        Ok(self.media.remove(vec![id]).await?)
    }
}

fn replay(
    conn: &mut AnyConnection,
    user: UserId,
    key: Option<&IdempotencyKey>,
    request_hash: &[u8],
) -> Result<Option<MediaRow>, UploadError> {
    let Some(key) = key else { return Ok(None) };
    match store::idempotency::look_up(conn, user, key, request_hash)? {
        Earlier::Never => Ok(None),
        Earlier::Same(Created::Media(id)) => Ok(store::media::find(conn, user, id)?),
        Earlier::Same(_) | Earlier::Other => Err(ComposeError::KeyReused),
    }
}

fn request_hash(image: &ImageUpload) -> Vec<u8> {
    let mut hash = Parts::default();
    hash.add(image.bytes.as_slice());
    hash.add(image.alt_text.as_deref().unwrap_or_default());
    hash.finish()
}
