//! The picture of a profile: fetched once at connecting and served from here, so that no page of ours ever asks
//! another host for anything.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{ImageFormat, ImageReader, Limits};

use super::Accounts;
use crate::model::{AccountId, UserId};
use crate::platforms::Platform;
use crate::store::{self, StoreError};

/// Side of the stored picture in pixels: twice what the page shows.
const SIDE: u32 = 96;

impl Accounts {
    /// Fetches and stores the picture. A profile without one is as good, so nothing fails because of it.
    pub(super) async fn keep_picture(&self, adapter: &dyn Platform, account: AccountId, url: Option<&str>) {
        let Some(bytes) = (match url {
            Some(url) => adapter.fetch_picture(url).await,
            None => None,
        }) else {
            return;
        };
        let Ok(Some(png)) = tokio::task::spawn_blocking(move || shrink(&bytes)).await else { return };
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
