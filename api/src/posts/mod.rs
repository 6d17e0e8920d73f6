//! Posts: composing them, changing them, their history, sending a failed one again. Leans on `store`, `media`, `platforms` (limits
//! only), `model` and `clock`.

mod check;
mod compose;
mod daily;
mod drafts;
mod edit;
mod forecast;
mod history;
mod image;
mod recipients;
mod request;
mod retry;
mod review;
pub mod rules;
mod uploads;
mod when;
mod withdraw;

pub use crate::store::drafts::DraftStart;
pub use crate::store::history::{PageStart, PostFilter};
pub(crate) use crate::store::media::MediaRow;
pub use check::{AccountCheck, Checked, Draft, Estimate, PriceItem, Warning};
pub use compose::{Compose, ComposeError, Composed, FieldProblem};
pub use daily::Allowance;
pub(crate) use drafts::write_new as write_draft;
pub use drafts::{DraftContent, DraftError, DraftPage, DraftView, PlannedTime};
pub use edit::{Edit, EditError};
pub use forecast::{Act, Forecast, Obstacle, Outlook, PostAtRisk};
pub use history::{DeliveryView, ImageView, Page, PostView};
pub(crate) use image::field_of;
pub use image::{Attachment, ImageBytes, ImageUpload};
pub use recipients::OwnText;
pub use retry::{Retry, RetryError};
pub use review::ReviewError;
pub use uploads::{DiscardError, Upload, UploadError};
pub use when::{TimeAsked, WhenProblem, note as time_note, zone_name as time_zone_name};

use crate::clock::SharedClock;
use crate::media::Media;
use crate::platforms::Platforms;
use crate::store::Store;

/// The posts of this server.
#[derive(Clone)]
pub struct Posts {
    store: Store,
    media: Media,
    platforms: Platforms,
    clock: SharedClock,
    allowance: Allowance,
}

impl Posts {
    pub fn new(store: Store, media: Media, platforms: Platforms, clock: SharedClock, allowance: Allowance) -> Self {
        Self { store, media, platforms, clock, allowance }
    }
}
