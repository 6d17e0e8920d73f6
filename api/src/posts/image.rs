//! The image of a post: looked at, and kept until the post is out.

use std::sync::Arc;

use super::Posts;
use super::compose::{ComposeError, FieldProblem};
use crate::media::{ImageLimits, ImageProblem, Inspected, MediaError};
use crate::model::{Instant, MediaId, PostId, UserId};
use crate::platforms::Limits;
use crate::store::media::MediaRow;

/// An image as it was uploaded.
pub struct ImageUpload {
    pub bytes: Arc<Vec<u8>>,
    /// What a person who cannot see it is told.
    pub alt_text: Option<String>,
}

impl Posts {
    /// Checks an image against the platform's limits.
    pub(super) async fn check_image(&self, image: &ImageUpload, limits: &Limits) -> Result<Inspected, ComposeError> {
        if limits.images_max == 0 {
            return Err(problem(
                "image",
                "images_off",
                "This server cannot send images to this platform; its operator has switched that off. Post the text alone.",
            ));
        }
        let described = image.alt_text.as_deref().unwrap_or_default();
        if described.chars().count() > limits.alt_text_max {
            let detail = format!("The description of the image is longer than {} characters.", limits.alt_text_max);
            return Err(problem("alt_text", "alt_text_too_long", &detail));
        }
        let bounds = ImageLimits {
            types: limits.image_types,
            still_max_bytes: limits.image_max_bytes,
            animated_max_bytes: limits.gif_max_bytes,
            max_side: limits.image_max_side,
        };
        self.media.inspect(Arc::clone(&image.bytes), bounds).await.map_err(|error| match error {
            MediaError::Image(problem) => ComposeError::Image(problem),
            other => ComposeError::Media(other),
        })
    }

    /// Writes the bytes to disk and returns the row that will name them.
    pub(super) async fn keep_image(
        &self,
        user: UserId,
        post: PostId,
        image: ImageUpload,
        inspected: Inspected,
        now: Instant,
    ) -> Result<MediaRow, ComposeError> {
        let id = MediaId::generate(now);
        let row = MediaRow {
            id,
            user_id: user,
            post_id: post,
            position: 0,
            media_type: inspected.media_type,
            animated: inspected.animated,
            bytes: i64::try_from(image.bytes.len()).map_err(|_| ImageProblem::Undecodable)?,
            width: i32::try_from(inspected.width).map_err(|_| ImageProblem::Undecodable)?,
            height: i32::try_from(inspected.height).map_err(|_| ImageProblem::Undecodable)?,
            alt_text: image.alt_text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
            kept: true,
            created_at: now,
        };
        self.media.keep(id, image.bytes).await.map_err(ComposeError::Media)?;
        Ok(row)
    }
}

fn problem(field: &'static str, code: &'static str, detail: &str) -> ComposeError {
    ComposeError::Fields(vec![FieldProblem { field, code, detail: detail.to_owned() }])
}
