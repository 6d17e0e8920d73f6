//! What makes two requests, and two posts, the same.

use sha2::{Digest, Sha256};

use super::Compose;
use crate::model::PostText;
use crate::store::media::MediaRow;

/// What makes two posts the same: the text with its white space folded. Without text it is the images.
pub(super) fn text_hash(text: &PostText, images: &[MediaRow]) -> Vec<u8> {
    text_hash_of(text, images.iter().map(hash_of_row))
}

pub(super) fn text_hash_of(text: &PostText, images: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let folded = text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut images = images.peekable();
    if folded.is_empty() && images.peek().is_some() {
        return images.fold(Sha256::new(), Sha256::chain_update).finalize().to_vec();
    }
    Sha256::digest(folded.as_bytes()).to_vec()
}

/// What tells a file from another.
pub(super) fn content_hash(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// An image of the first versions has no hash, and is like no other.
pub(super) fn hash_of_row(image: &MediaRow) -> Vec<u8> {
    image.content_hash.clone().unwrap_or_else(|| image.id.uuid().as_bytes().to_vec())
}

/// A hash over everything that was asked, each part preceded by its length.
pub(super) fn request_hash(compose: &Compose) -> Vec<u8> {
    let accounts = compose.account_ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let time = compose.time.clone().unwrap_or_default();
    let mut hash = Parts::default();
    hash.add(compose.platform.map_or("", |platform| platform.as_str()));
    hash.add(&compose.text);
    hash.add(&accounts);
    hash.add([u8::from(compose.allow_duplicate)]);
    hash.add(&time.scheduled_for);
    hash.add(time.time_zone.as_deref().unwrap_or_default());
    hash.add(compose.publish_late.unwrap_or_default().to_string());
    for image in &compose.images {
        hash.add(image.bytes.as_slice());
        hash.add(image.alt_text.as_deref().unwrap_or_default());
    }
    for attachment in &compose.attachments {
        hash.add("media");
        hash.add(attachment.id.uuid().as_bytes());
        // To leave a description as it is is not to empty it.
        hash.add([u8::from(attachment.alt_text.is_some())]);
        hash.add(attachment.alt_text.as_deref().unwrap_or_default());
    }
    if let Some(draft) = compose.draft {
        hash.add("draft");
        hash.add(draft.uuid().as_bytes());
    }
    for own in &compose.overrides {
        hash.add("override");
        hash.add(own.account.uuid().as_bytes());
        hash.add(&own.text);
    }
    hash.finish()
}

/// Parts of a request, hashed one after the other.
#[derive(Default)]
pub(super) struct Parts(Sha256);

impl Parts {
    pub(super) fn add(&mut self, part: impl AsRef<[u8]>) {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}
