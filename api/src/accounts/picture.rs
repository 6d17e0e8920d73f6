//! The picture of a profile: fetched once at connecting and served from here, so that no page of ours ever asks
//! another host for anything.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{ImageFormat, ImageReader, Limits};
use url::Url;

use super::Accounts;
use crate::fetch::{Fetched, Wanted};
use crate::model::{AccountId, UserId};
use crate::platforms::Platform;
use crate::store::{self, StoreError};

/// Side of the stored picture in pixels: twice what the page shows.
const SIDE: u32 = 96;

/// The largest picture that is fetched.
const MAX_BYTES: usize = 1024 * 1024;

/// What is decoded below.
const TYPES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];

impl Accounts {
    /// Fetches and stores the picture. A profile without one is as good, so nothing fails because of it.
    pub(super) async fn keep_picture(&self, adapter: &dyn Platform, account: AccountId, url: Option<&str>) {
        let Some(url) = url.filter(|url| Url::parse(url).is_ok_and(|url| adapter.keeps_pictures_at(&url))) else {
            return;
        };
        let wanted = Wanted { url, types: &TYPES, max_bytes: Some(MAX_BYTES), ..Wanted::default() };
        let png = match self.fetch.fetch(wanted, shrink).await {
            Ok(Fetched::Fresh { made: png, .. }) => png,
            Ok(Fetched::NotModified) => return,
            Err(refusal) => {
                tracing::warn!(%account, reason = refusal.code(), %refusal, "the profile's picture was not fetched");
                return;
            }
        };
        let stored = self.store.write(move |conn| store::accounts::set_avatar(conn, account, Some(&png))).await;
        if let Err(error) = stored as Result<(), StoreError> {
            tracing::warn!(%account, %error, "the profile's picture could not be stored");
        }
    }

    /// The picture of the user's account, as PNG.
    pub async fn picture(&self, user: UserId, account: AccountId) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.read(move |conn| store::accounts::avatar(conn, user, account)).await
    }
}

/// Decodes within limits and encodes anew: what is served is always a small PNG of our own making.
fn shrink(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(4096);
    limits.max_image_height = Some(4096);
    limits.max_alloc = Some(64 * 1024 * 1024);
    reader.limits(limits);
    let small = reader.decode().ok()?.resize_to_fill(SIDE, SIDE, FilterType::Lanczos3);
    let mut png = Cursor::new(Vec::new());
    small.write_to(&mut png, ImageFormat::Png).ok()?;
    Some(png.into_inner())
}
