//! The picture of an entry, for those who want it in the post. A post without one is as good, so nothing fails by it.

use std::sync::Arc;

use super::Feeds;
use crate::fetch::{Fetched, Wanted};
use crate::model::UserId;
use crate::posts::{Attachment, ImageUpload};

const TYPES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];
const MAX_BYTES: usize = 5 * 1000 * 1000;

impl Feeds {
    /// Fetches the picture and keeps it like any upload.
    pub(super) async fn keep_image(&self, user: UserId, url: &str) -> Option<Attachment> {
        let wanted = Wanted { url, types: &TYPES, max_bytes: Some(MAX_BYTES), ..Wanted::default() };
        let bytes = match self.fetch.fetch(wanted, |bytes| Some(bytes.to_vec())).await {
            Ok(Fetched::Fresh { made, .. }) => made,
            Ok(Fetched::NotModified) => return None,
            Err(refusal) => {
                tracing::info!(reason = refusal.code(), "the picture of a feed's entry was not fetched");
                return None;
            }
        };
        let upload = ImageUpload { bytes: Arc::new(bytes), alt_text: None };
        match self.posts.upload(user, upload, None).await {
            Ok(upload) => Some(Attachment { id: upload.row.id, alt_text: None }),
            Err(error) => {
                tracing::info!(%error, "the picture of a feed's entry cannot be posted");
                None
            }
        }
    }
}
