//! The platforms one can post to. An adapter sends once and tells the truth about what happened; whether and when to
//! try again is the publisher's business. Leans on `model` and `clock` only; one adapter never names another.

pub mod contract;
mod http;
mod image_grants;
mod measure;
mod prices;
pub mod x;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::PlatformKey;
pub use contract::{
    Authorization, Credentials, GrantError, ImageSending, ImageToSend, Limits, Platform, PostToSend, ProfileError,
    ReadError, RevokeError,
};
pub use http::look_at;
pub use image_grants::{ImageAuthorization, ImageGrant, ImageGrantError, ImageGrants};
pub use prices::Prices;

/// The platforms this server is set up for.
#[derive(Clone, Default)]
pub struct Platforms(BTreeMap<PlatformKey, Arc<dyn Platform>>);

impl Platforms {
    pub fn with(mut self, platform: Arc<dyn Platform>) -> Self {
        self.0.insert(platform.key(), platform);
        self
    }

    /// The adapter, unless the operator has not set this platform up.
    pub fn find(&self, key: PlatformKey) -> Option<&Arc<dyn Platform>> {
        self.0.get(&key)
    }
}
