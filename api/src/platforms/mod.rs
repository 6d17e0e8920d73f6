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

    /// What an image may be that is uploaded before anybody knows to which platform it goes; nothing when none is set up.
    pub fn image_limits(&self) -> Option<&Limits> {
        // The one that takes the smallest: what it does not take is made smaller for it.
        self.0.values().map(|platform| platform.limits()).min_by_key(|limits| limits.image_max_bytes)
    }

    /// The adapter, unless the operator has not set this platform up.
    pub fn find(&self, key: PlatformKey) -> Option<&Arc<dyn Platform>> {
        self.0.get(&key)
    }
}
