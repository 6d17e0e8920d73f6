//! Complete bytes: checked against their category, then kept.

use actix_web::web::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};

use super::category::Category;
use super::processing::Processing;
use super::recognise::{Content, Shape, recognise};
use super::refusal::Refusal;
use crate::world::World;
use crate::world::grants::GrantKind;
use crate::world::media::{Door, Media};

/// Who uploads, and how.
#[derive(Clone, Debug)]
pub(crate) struct Uploader {
    pub(crate) account_id: String,
    /// Others who may post the medium.
    pub(crate) additional_owners: Vec<String>,
    pub(crate) by: GrantKind,
    pub(crate) door: Door,
}

/// The category with this name.
pub(crate) fn category(name: &str) -> Result<Category, Refusal> {
    Category::parse(name)
        .ok_or_else(|| Refusal::new("media_category", name, "The media category is not supported here."))
}

/// What the bytes are, if the category takes them.
pub(super) fn check(bytes: &[u8], category: Category) -> Result<Content, Refusal> {
    let content = recognise(bytes).ok_or_else(|| Refusal::new("media", "", "media type unrecognized."))?;
    if content.shape != category.shape() {
        let name = category.name();
        let message = format!("The media does not fit the media category {name}.");
        return Err(Refusal::new("media_category", name, &message));
    }
    Ok(content)
}

pub(super) fn too_large(parameter: &'static str, max: u64) -> Refusal {
    Refusal::new(parameter, "", &format!("Image file size must be <= {max} bytes"))
}

impl World {
    /// Keeps what came in one request and gives its id. Video has to come in chunks (a guess).
    pub(crate) fn keep_one_shot(
        &mut self,
        uploader: &Uploader,
        bytes: Bytes,
        category: Category,
        now: DateTime<Utc>,
    ) -> Result<String, Refusal> {
        let content = check(&bytes, category)?;
        if content.shape == Shape::Video {
            let name = category.name();
            return Err(Refusal::new("media_category", name, "Video must be uploaded in chunks."));
        }
        let max = category.max_bytes(self.tier_of(&uploader.account_id));
        if bytes.len() as u64 > max {
            return Err(too_large("media", max));
        }
        let processing = if self.switches.processing.one_shot { self.processing(&content, now) } else { None };
        let id = self.next_id(now);
        self.keep(id.clone(), uploader, bytes, (category, content), processing, now);
        Ok(id)
    }

    pub(super) fn keep(
        &mut self,
        id: String,
        uploader: &Uploader,
        bytes: Bytes,
        (category, content): (Category, Content),
        processing: Option<Processing>,
        now: DateTime<Utc>,
    ) {
        let Uploader { account_id, additional_owners, by, door } = uploader.clone();
        self.media.push(Media {
            id,
            account_id,
            additional_owners,
            category,
            content,
            sha256: hex(&Sha256::digest(&bytes)),
            bytes,
            alt_text: None,
            uploaded_at: now,
            processing,
            by,
            door,
        });
    }

    /// The work that X has with new bytes: none with a still picture.
    pub(super) fn processing(&mut self, content: &Content, now: DateTime<Utc>) -> Option<Processing> {
        if content.shape == Shape::Still {
            return None;
        }
        let failure = self.switches.processing.next_failure();
        let length = TimeDelta::from_std(self.switches.processing.length).unwrap_or_default();
        (failure.is_some() || !length.is_zero()).then_some(Processing { started_at: now, length, failure })
    }

    pub(super) fn tier_of(&self, account_id: &str) -> crate::world::people::Tier {
        self.account(account_id).map_or(crate::world::people::Tier::None, |account| account.tier)
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
