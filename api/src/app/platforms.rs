//! Setting the platforms up from the configuration, and telling clients of them.

use std::sync::Arc;

use crate::clock::SharedClock;
use crate::config::{Config, XConfig, XMediaUpload};
use crate::model::PlatformKey;
use crate::platforms::x::{self, ConsumerKeys, MediaUpload, X, XSettings};
use crate::platforms::{ImageSending, Limits, Platforms, Prices};

/// A platform as clients see it.
pub struct PlatformInfo {
    pub key: PlatformKey,
    /// False when the operator has not set it up.
    pub configured: bool,
    /// A pretend platform on this machine.
    pub sandbox: bool,
    pub image_sending: ImageSending,
    /// What it accepts; no images while it is not set up.
    pub limits: Limits,
}

pub(super) fn set_up(config: &Config, clock: &SharedClock) -> Platforms {
    let Some(x) = &config.x else { return Platforms::default() };
    let settings = XSettings {
        client_id: x.client_id.clone(),
        client_secret: x.client_secret.clone(),
        redirect_uri: x.redirect_uri.clone(),
        authorize_url: x.authorize_url.clone(),
        token_url: x.token_url.clone(),
        revoke_url: x.revoke_url.clone(),
        api_url: x.api_url.clone(),
        upload_url: x.upload_url.clone(),
        web_url: x.web_url.clone(),
        issuer: x.issuer.clone(),
        media_upload: match x.media_upload {
            XMediaUpload::OAuth2 => MediaUpload::OAuth2,
            XMediaUpload::OAuth1 => MediaUpload::OAuth1,
            XMediaUpload::V1 => MediaUpload::V1,
            XMediaUpload::Off => MediaUpload::Off,
        },
        consumer: x.consumer.as_ref().map(|consumer| ConsumerKeys {
            key: consumer.api_key.clone(),
            secret: consumer.api_secret.clone(),
            callback: consumer.callback_url.clone(),
            authorize_url: consumer.authorize_url.clone(),
        }),
        prices: prices(x),
        sandbox: x.is_sandbox(),
    };
    Platforms::default().with(Arc::new(X::new(settings, Arc::clone(clock))))
}

/// The platform's prices, with the operator's own amounts where he has given them.
fn prices(config: &XConfig) -> Prices {
    Prices {
        post: config.prices.post.unwrap_or(x::PRICES.post),
        post_with_link: config.prices.post_with_link.unwrap_or(x::PRICES.post_with_link),
        image_description: config.prices.image_description.unwrap_or(x::PRICES.image_description),
        ..x::PRICES
    }
}

pub(super) fn describe(platforms: &Platforms) -> Vec<PlatformInfo> {
    [PlatformKey::X]
        .into_iter()
        .map(|key| {
            let adapter = platforms.find(key);
            PlatformInfo {
                key,
                configured: adapter.is_some(),
                sandbox: adapter.is_some_and(|adapter| adapter.is_sandbox()),
                image_sending: adapter.map_or(ImageSending::Off, |adapter| adapter.image_sending()),
                limits: adapter.map_or_else(|| x::limits(false), |adapter| adapter.limits().clone()),
            }
        })
        .collect()
}
