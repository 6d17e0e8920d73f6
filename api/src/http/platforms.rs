//! The platforms this server knows, and what they accept.

use actix_web::get;
use actix_web::web::{Data, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::bodies::{PlatformKey, list_of};
use super::caller::{AccountsRead, Caller};
use crate::app::{self, App, PlatformInfo};

/// What a platform accepts.
#[derive(Serialize, ToSchema)]
struct Limits {
    /// Longest text, in the platform's own way of counting.
    text_weighted_max: u32,
    /// Longest text of accounts that may write long posts.
    long_text_weighted_max: u32,
    /// Still images per post, or one animated GIF instead; 0 when images cannot be sent.
    images_max: u32,
    /// Largest still image the platform takes.
    image_bytes_max: u64,
    /// Largest still image that can be sent here: what is larger than the platform takes is made smaller.
    image_upload_bytes_max: u64,
    /// Largest animated GIF.
    gif_bytes_max: u64,
    /// Media types, told by content.
    #[schema(example = json!(["image/jpeg", "image/png", "image/gif", "image/webp"]))]
    image_types: Vec<String>,
    /// Longest description of an image, in characters.
    alt_text_max: usize,
}

/// Whether images can be sent to a platform.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ImageSending {
    On,
    /// With a second grant of the account, see its `image_grant`.
    NeedsImageGrant,
    /// The operator has switched it off, or the platform is not set up.
    Off,
}

/// A platform.
#[derive(Serialize, ToSchema)]
pub(super) struct Platform {
    key: PlatformKey,
    #[schema(example = "X")]
    name: String,
    /// False when the operator has not set it up; then it cannot be connected.
    configured: bool,
    /// True when it is a pretend platform on the server's own machine: nothing posted there leaves it.
    sandbox: bool,
    image_sending: ImageSending,
    limits: Limits,
}

list_of!(
    /// The platforms.
    PlatformList of Platform
);

/// List platforms
///
/// What can be posted on each, and whether the operator has set it up.
#[utoipa::path(
    tag = "Accounts",
    responses((status = 200, description = "Every platform this server knows, set up or not.", body = PlatformList))
)]
#[get("/api/platforms")]
pub(super) async fn list_platforms(app: Data<App>, _caller: Caller<AccountsRead>) -> Json<PlatformList> {
    Json(PlatformList::new(app.platforms.iter().map(platform).collect(), None))
}

fn platform(info: &PlatformInfo) -> Platform {
    Platform {
        key: info.key.into(),
        name: info.key.name().to_owned(),
        configured: info.configured,
        sandbox: info.sandbox,
        image_sending: match info.image_sending {
            app::ImageSending::On => ImageSending::On,
            app::ImageSending::NeedsGrant => ImageSending::NeedsImageGrant,
            app::ImageSending::Off => ImageSending::Off,
        },
        limits: Limits {
            text_weighted_max: info.limits.text_max,
            long_text_weighted_max: info.limits.long_text_max,
            images_max: info.limits.images_max,
            image_bytes_max: info.limits.image_max_bytes,
            image_upload_bytes_max: info.limits.image_upload_max_bytes,
            gif_bytes_max: info.limits.gif_max_bytes,
            image_types: info.limits.image_types.iter().map(ToString::to_string).collect(),
            alt_text_max: info.limits.alt_text_max,
        },
    }
}
