//! The images of a post: looked at, kept until the post is out, and shown to its user.

use std::sync::Arc;

use super::Posts;
use super::compose::{ComposeError, FieldProblem};
use super::request::content_hash;
use crate::media::{ImageLimits, ImageProblem, MediaError, PreparedImage};
use crate::model::{AccountId, ImageType, Instant, MediaId, PostId, UserId};
use crate::platforms::{ImageSending, Limits, Platform};
use crate::store::accounts::AccountRow;
use crate::store::media::MediaRow;
use crate::store::{self, AnyConnection};

/// Images of one user in the data folder at most, however small they are.
const MAX_IMAGES_OF_USER: i64 = 2000;

/// An image as it was uploaded.
pub struct ImageUpload {
    pub bytes: Arc<Vec<u8>>,
    /// What a person who cannot see it is told.
    pub alt_text: Option<String>,
}

/// An image that was uploaded before its post.
#[derive(Clone)]
pub struct Attachment {
    pub id: MediaId,
    /// What a person who cannot see it is told; as it was uploaded if it is absent.
    pub alt_text: Option<String>,
}

/// An image as it is shown to its user.
pub struct ImageBytes {
    pub media_type: ImageType,
    pub bytes: Vec<u8>,
}

impl Posts {
    /// Makes the images of a post fit to be sent, or says which of them cannot be.
    pub(super) async fn prepare_images(
        &self,
        images: &[ImageUpload],
        limits: &Limits,
    ) -> Result<Vec<PreparedImage>, ComposeError> {
        check_count_and_descriptions(images, limits)?;
        let mut prepared = Vec::with_capacity(images.len());
        for (index, image) in images.iter().enumerate() {
            let made = self.media.prepare(Arc::clone(&image.bytes), image_limits(limits)).await;
            prepared.push(made.map_err(|error| match error {
                MediaError::Image(problem) => ComposeError::Image { index, of: images.len(), problem },
                other => ComposeError::Media(other),
            })?);
        }
        if images.len() > 1
            && let Some(index) = prepared.iter().position(|image| image.animated)
        {
            let field = field_of("image", index, images.len());
            let detail = "An animated GIF goes alone. Remove it or the other images; your text is kept.";
            return Err(problem(field, "gif_not_alone", detail));
        }
        Ok(prepared)
    }

    /// Puts the images where they wait: in memory when the post goes out this moment, else in the data folder.
    pub(super) async fn store_images(
        &self,
        mut rows: Vec<MediaRow>,
        bytes: Vec<(MediaId, Arc<Vec<u8>>)>,
        at_once: bool,
    ) -> Result<Vec<MediaRow>, ComposeError> {
        if at_once && self.media.hold(&bytes) {
            return Ok(rows);
        }
        for (id, bytes) in bytes {
            self.media.keep(id, bytes).await.map_err(ComposeError::Media)?;
        }
        for row in &mut rows {
            row.kept = true;
        }
        Ok(rows)
    }

    /// Whether so much more fits into what the user may have in the data folder.
    pub(super) async fn check_usage(&self, user: UserId, images: usize, bytes: u64) -> Result<(), ComposeError> {
        let quota = self.allowance.media_quota;
        self.store.read(move |conn| check_room(conn, user, images, bytes, quota)).await
    }

    /// Whether the account has the second grant, where images need one.
    pub(super) async fn require_image_grant(
        &self,
        adapter: &dyn Platform,
        account: AccountId,
        field: &str,
    ) -> Result<(), ComposeError> {
        if adapter.image_sending() != ImageSending::NeedsGrant {
            return Ok(());
        }
        let expected = adapter.image_grants().map(|grants| grants.consumer_fingerprint().to_owned());
        let row = self.store.read(move |conn| store::image_grants::find(conn, account)).await?;
        match row {
            Some(row) if row.consumer_fingerprint == expected => Ok(()),
            _ => Err(ComposeError::ImageGrantRequired { platform: adapter.key(), field: field.to_owned() }),
        }
    }

    /// One of the user's images, as long as it is kept.
    pub async fn find_image(&self, user: UserId, id: MediaId) -> Result<Option<ImageBytes>, MediaError> {
        let row = self.store.read(move |conn| store::media::find(conn, user, id)).await?;
        let Some(row) = row else { return Ok(None) };
        let bytes = self.media.read(row.id).await?;
        Ok(bytes.map(|bytes| ImageBytes { media_type: row.media_type, bytes }))
    }

    /// Checks images that were uploaded before, against what each account takes, and returns them as the post will have
    /// them.
    pub(super) fn check_attached(
        &self,
        found: Vec<Option<MediaRow>>,
        attachments: &[Attachment],
        accounts: &[AccountRow],
        now: Instant,
    ) -> Result<Vec<MediaRow>, ComposeError> {
        let mut rows = Vec::with_capacity(found.len());
        for (index, (row, attachment)) in found.into_iter().zip(attachments).enumerate() {
            let mut row = row.ok_or(ComposeError::UnknownImage)?;
            if row.post_id.is_some() {
                return Err(ComposeError::MediaInUse(format!("media[{index}]")));
            }
            if row.expires_at.is_none_or(|until| until <= now) {
                return Err(ComposeError::UnknownImage);
            }
            if attachments[..index].iter().any(|earlier| earlier.id == attachment.id) {
                let detail = "This image is named twice. Upload it twice to show it twice; nothing was sent.";
                return Err(problem(format!("media[{index}]"), "media_repeated", detail));
            }
            if let Some(alt_text) = &attachment.alt_text {
                row.alt_text = Some(alt_text.trim().to_owned()).filter(|text| !text.is_empty());
            }
            row.position = i32::try_from(index).unwrap_or(i32::MAX);
            rows.push(row);
        }
        let animated = rows.iter().position(|row| row.animated);
        if let Some(index) = animated.filter(|_| rows.len() > 1) {
            let detail = "An animated GIF goes alone. Remove it or the other images; your text is kept.";
            return Err(problem(format!("media[{index}]"), "gif_not_alone", detail));
        }
        for account in accounts {
            let limits = self.platforms.find(account.platform).ok_or(ComposeError::NotConfigured)?.limits();
            check_count(rows.len(), limits, "media")?;
            let too_long =
                |row: &MediaRow| row.alt_text.as_deref().is_some_and(|text| text.chars().count() > limits.alt_text_max);
            if let Some(index) = rows.iter().position(too_long) {
                let detail = format!("The description of the image is longer than {} characters.", limits.alt_text_max);
                return Err(problem(format!("media[{index}].alt_text"), "alt_text_too_long", &detail));
            }
        }
        Ok(rows)
    }

    /// Puts the images of a post that did not go out at once into the data folder.
    pub async fn keep_images(&self, post: PostId) -> Result<(), MediaError> {
        self.media.keep_held(post).await
    }
}

fn image_limits(limits: &Limits) -> ImageLimits {
    ImageLimits {
        types: limits.image_types,
        still_max_bytes: limits.image_max_bytes,
        animated_max_bytes: limits.gif_max_bytes,
        max_side: limits.image_max_side,
        upload_max_bytes: limits.image_upload_max_bytes,
    }
}

/// What can be said of the images before any of them is opened.
fn check_count_and_descriptions(images: &[ImageUpload], limits: &Limits) -> Result<(), ComposeError> {
    if images.is_empty() {
        return Ok(());
    }
    check_count(images.len(), limits, "image")?;
    let too_long = |image: &ImageUpload| {
        image.alt_text.as_deref().is_some_and(|text| text.trim().chars().count() > limits.alt_text_max)
    };
    if let Some(index) = images.iter().position(too_long) {
        let detail = format!("The description of the image is longer than {} characters.", limits.alt_text_max);
        return Err(problem(field_of("alt_text", index, images.len()), "alt_text_too_long", &detail));
    }
    Ok(())
}

/// Whether a post may have so many images.
pub(super) fn check_count(count: usize, limits: &Limits, field: &str) -> Result<(), ComposeError> {
    if count > 0 && limits.images_max == 0 {
        return Err(problem(
            field.to_owned(),
            "images_off",
            "This server cannot send images to this platform; its operator has switched that off. Post the text alone.",
        ));
    }
    let most = usize::try_from(limits.images_max).unwrap_or(usize::MAX);
    if count > most {
        let detail = format!("At most {most} images can be sent with a post. Remove the others; nothing was sent.");
        return Err(problem(field.to_owned(), "too_many_images", &detail));
    }
    Ok(())
}

/// The name of a part that came several times: with its place, counted from nought, if there is more than one.
pub(crate) fn field_of(name: &str, index: usize, of: usize) -> String {
    if of > 1 { format!("{name}[{index}]") } else { name.to_owned() }
}

pub(super) fn problem(field: String, code: &'static str, detail: &str) -> ComposeError {
    ComposeError::Fields(vec![FieldProblem { field, code, detail: detail.to_owned() }])
}

/// The rows that will name the images, and their bytes. Nothing is kept yet.
#[expect(clippy::type_complexity, reason = "the two halves go different ways")]
pub(super) fn image_rows(
    user: UserId,
    post: Option<PostId>,
    images: Vec<ImageUpload>,
    prepared: Vec<PreparedImage>,
    now: Instant,
) -> Result<(Vec<MediaRow>, Vec<(MediaId, Arc<Vec<u8>>)>), ComposeError> {
    let of = images.len();
    let (mut rows, mut bytes) = (Vec::with_capacity(of), Vec::with_capacity(of));
    for (index, (image, made)) in images.into_iter().zip(prepared).enumerate() {
        let unfit = |_| ComposeError::Image { index, of, problem: ImageProblem::Undecodable };
        let id = MediaId::generate(now);
        let content_hash = Some(content_hash(&image.bytes));
        rows.push(MediaRow {
            id,
            user_id: user,
            post_id: post,
            position: i32::try_from(index).map_err(unfit)?,
            media_type: made.media_type,
            animated: made.animated,
            bytes: i64::try_from(made.bytes.len()).map_err(unfit)?,
            width: i32::try_from(made.width).map_err(unfit)?,
            height: i32::try_from(made.height).map_err(unfit)?,
            alt_text: image.alt_text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
            kept: false,
            created_at: now,
            treatment: made.treatment,
            uploaded_bytes: i64::try_from(made.uploaded_bytes).map_err(unfit)?,
            content_hash,
            expires_at: None,
        });
        bytes.push((id, made.bytes));
    }
    Ok((rows, bytes))
}

/// Gives uploads to the post that names them, in order, and returns them as they are then. Part of the caller's
/// transaction: of two posts that want the same image one gets it.
pub(super) fn give_to_post(
    conn: &mut AnyConnection,
    post: PostId,
    uploads: Vec<MediaRow>,
    now: Instant,
) -> Result<Vec<MediaRow>, ComposeError> {
    let mut given = Vec::with_capacity(uploads.len());
    for mut row in uploads {
        let place = (post, row.position);
        if !store::media::attach(conn, row.user_id, row.id, place, row.alt_text.as_deref(), now)? {
            return Err(match store::media::find(conn, row.user_id, row.id)? {
                Some(other) if other.post_id.is_some() => ComposeError::MediaInUse(format!("media[{}]", row.position)),
                _ => ComposeError::UnknownImage,
            });
        }
        (row.post_id, row.expires_at) = (Some(post), None);
        given.push(row);
    }
    Ok(given)
}

/// Refuses images beyond what a user may have in the data folder. Part of the caller's transaction.
pub(super) fn check_quota(
    conn: &mut AnyConnection,
    user: UserId,
    images: &[MediaRow],
    quota: u64,
) -> Result<(), ComposeError> {
    let more = images.iter().map(|image| image.bytes.unsigned_abs()).sum();
    check_room(conn, user, images.len(), more, quota)
}

fn check_room(
    conn: &mut AnyConnection,
    user: UserId,
    images: usize,
    more: u64,
    quota: u64,
) -> Result<(), ComposeError> {
    if images == 0 {
        return Ok(());
    }
    let (count, bytes) = store::media::usage(conn, user)?;
    let all = bytes.unsigned_abs().saturating_add(more);
    let count = count.saturating_add(i64::try_from(images).unwrap_or(i64::MAX));
    if all <= quota && count <= MAX_IMAGES_OF_USER {
        return Ok(());
    }
    let detail = format!(
        "Your waiting posts have {} MB of images already, and {} MB are possible. Cancel some of them, or wait until they are out; nothing was sent.",
        bytes / (1024 * 1024),
        quota / (1024 * 1024),
    );
    Err(problem("image".to_owned(), "media_quota_exceeded", &detail))
}
