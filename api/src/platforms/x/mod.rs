//! X. Facts and their sources stand beside the code that uses them; `docs.x.com`, read 2026-11-20 unless said otherwise.

mod media;
mod oauth;
mod oauth1;
mod prices;
mod publish;
mod refusal;
mod timeline;
mod users;
mod wire;

use async_trait::async_trait;
use url::Url;

use self::oauth::OAuthClient;
pub use self::oauth1::ConsumerKeys;
use self::oauth1::OAuth1Client;
pub use self::prices::PRICES;
use super::contract::{
    Authorization, Credentials, GrantError, ImageSending, ImageToSend, Limits, Platform, PostToSend, ProfileError,
    ReadError, RevokeError,
};
use super::http::Clients;
use super::image_grants::ImageGrants;
use super::measure::measured;
use super::prices::Prices;
use crate::clock::SharedClock;
use crate::model::{ImageType, Instant, OwnPosts, PlatformKey, Profile, Report, Scopes, Secret, TokenGrant};

/// Scopes of the connection: posting needs the first three, images `media.write`, staying connected
/// `offline.access` (docs.x.com, OAuth 2.0, scopes).
const SCOPES: [&str; 5] = ["tweet.read", "users.read", "tweet.write", "media.write", "offline.access"];

/// How images get to X.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaUpload {
    /// By the v2 upload, with the connection's own token.
    OAuth2,
    /// By the v2 upload, signed with the second grant.
    OAuth1,
    /// By the old upload of v1.1, signed with the second grant.
    V1,
    /// Not at all.
    Off,
}

/// The operator's application and where X is.
pub struct XSettings {
    pub client_id: String,
    /// Absent for a public client.
    pub client_secret: Option<Secret>,
    pub redirect_uri: String,
    pub authorize_url: Url,
    pub token_url: Url,
    pub revoke_url: Url,
    pub api_url: Url,
    pub upload_url: Url,
    pub web_url: Url,
    pub issuer: String,
    pub media_upload: MediaUpload,
    /// The key pair of OAuth 1.0a, which two of the ways of uploading need.
    pub consumer: Option<ConsumerKeys>,
    pub prices: Prices,
    pub sandbox: bool,
}

/// The adapter.
pub struct X {
    settings: XSettings,
    limits: Limits,
    clients: Clients,
    oauth: OAuthClient,
    oauth1: Option<OAuth1Client>,
    clock: SharedClock,
}

impl X {
    pub fn new(settings: XSettings, clock: SharedClock) -> Self {
        let limits = limits(settings.media_upload != MediaUpload::Off);
        let clients = Clients::new();
        let oauth1 = settings.consumer.clone().map(|keys| {
            OAuth1Client::new(keys, settings.api_url.clone(), clients.short.clone(), SharedClock::clone(&clock))
        });
        Self { oauth: OAuthClient::new(&settings), oauth1, settings, limits, clients, clock }
    }

    /// An address under the API, from path segments, so that an id can never become another path.
    fn api<'a>(base: &Url, segments: impl IntoIterator<Item = &'a str>) -> Url {
        let mut url = base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }
}

/// What X accepts.
pub fn limits(images: bool) -> Limits {
    Limits {
        // docs.x.com, Counting characters; long posts since 2024-08-20 (changelog).
        text_max: 280,
        long_text_max: 25_000,
        // docs.x.com, Create Post: one to four media ids; an animated GIF stands alone.
        images_max: if images { 4 } else { 0 },
        // docs.x.com, Media, Best practices: 5 MB for images, 15 MB for animated GIFs.
        image_max_bytes: 5 * 1024 * 1024,
        // Cameras make larger ones, and they can be made smaller.
        image_upload_max_bytes: 20 * 1024 * 1024,
        gif_max_bytes: 15 * 1024 * 1024,
        // Not in X's documents; other vendors state 8192.
        image_max_side: 8192,
        image_types: ImageType::ALL,
        alt_text_max: 1000,
    }
}

#[async_trait]
impl Platform for X {
    fn key(&self) -> PlatformKey {
        PlatformKey::X
    }

    fn limits(&self) -> &Limits {
        &self.limits
    }

    fn image_sending(&self) -> ImageSending {
        match self.settings.media_upload {
            MediaUpload::OAuth2 => ImageSending::On,
            MediaUpload::OAuth1 | MediaUpload::V1 => ImageSending::NeedsGrant,
            MediaUpload::Off => ImageSending::Off,
        }
    }

    fn image_grants(&self) -> Option<&dyn ImageGrants> {
        self.oauth1.as_ref().map(|client| client as &dyn ImageGrants)
    }

    fn prices(&self) -> Option<&Prices> {
        Some(&self.settings.prices)
    }

    fn is_sandbox(&self) -> bool {
        self.settings.sandbox
    }

    fn required_scopes(&self) -> Scopes {
        // With the second grant, or without images, it would ask for more than it uses.
        let uploads = self.settings.media_upload == MediaUpload::OAuth2;
        SCOPES.into_iter().filter(|scope| uploads || *scope != "media.write").collect()
    }

    fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    fn authorize(&self, state: &Secret) -> Authorization {
        self.oauth.authorize(state, self.required_scopes(), &self.settings.redirect_uri)
    }

    fn profile_url(&self, username: &str) -> String {
        Self::api(&self.settings.web_url, [username]).to_string()
    }

    fn post_id_of_url(&self, url: &str) -> Option<String> {
        self.id_in_url(url)
    }

    async fn exchange_code(
        &self,
        code: &Secret,
        verifier: &Secret,
        redirect_uri: &str,
    ) -> Result<TokenGrant, GrantError> {
        let call = self.oauth.exchange(&self.clients.short, code, verifier, redirect_uri);
        measured(PlatformKey::X, "exchange_code", call).await
    }

    async fn refresh(&self, refresh_token: &Secret) -> Result<TokenGrant, GrantError> {
        measured(PlatformKey::X, "refresh", self.oauth.refresh(&self.clients.short, refresh_token)).await
    }

    async fn revoke(&self, token: &Secret) -> Result<(), RevokeError> {
        let call = self.oauth.revoke(&self.clients.short, &self.settings.revoke_url, token);
        measured(PlatformKey::X, "revoke", call).await
    }

    async fn profile(&self, access_token: &Secret) -> Result<Profile, ProfileError> {
        measured(PlatformKey::X, "profile", self.get_me(access_token)).await
    }

    fn keeps_pictures_at(&self, url: &Url) -> bool {
        self.is_picture_host(url)
    }

    async fn upload_image(&self, credentials: Credentials<'_>, image: ImageToSend) -> Result<String, Report> {
        measured(PlatformKey::X, "upload_image", self.upload(credentials, image)).await
    }

    fn post_url(&self, username: &str, remote_id: &str) -> String {
        self.url_of_post(username, remote_id)
    }

    async fn own_posts(&self, access_token: &Secret, account: &str, since: Instant) -> Result<OwnPosts, ReadError> {
        measured(PlatformKey::X, "own_posts", self.read_own_posts(access_token, account, since)).await
    }

    async fn create_post(&self, access_token: &Secret, post: &PostToSend) -> Report {
        measured(PlatformKey::X, "create_post", self.create(access_token, post)).await
    }
}
