//! What every adapter does, in the words of the product.

use async_trait::async_trait;
use url::Url;

use super::image_grants::ImageGrants;
use super::prices::Prices;
use crate::model::text_enum::text_enum;
use crate::model::{ImageType, Instant, OwnPosts, PlatformKey, Profile, Report, Scopes, Secret, TokenGrant, TokenPair};

text_enum! {
    /// Whether images get to the platform.
    pub enum ImageSending {
        On = "on",
        /// With a second grant of the account, see [`ImageGrants`].
        NeedsGrant = "needs_image_grant",
        /// The operator has switched it off.
        Off = "off",
    }
}

/// What a platform accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest text of an ordinary account, in the platform's own way of counting.
    pub text_max: u32,
    /// Longest text of an account that may write long posts.
    pub long_text_max: u32,
    /// Still images per post, or one animated one; 0 when none can be sent.
    pub images_max: u32,
    /// Largest still image, in bytes.
    pub image_max_bytes: u64,
    /// Largest still image that is taken from a client, in bytes: what is between the two is made smaller.
    pub image_upload_max_bytes: u64,
    /// Largest animated GIF, in bytes.
    pub gif_max_bytes: u64,
    /// Longest side of an image, in pixels.
    pub image_max_side: u32,
    pub image_types: &'static [ImageType],
    /// Longest description of an image, in characters.
    pub alt_text_max: usize,
}

impl Limits {
    /// The longest text of an account.
    pub fn text_max_of(&self, long_posts: bool) -> u32 {
        if long_posts { self.long_text_max } else { self.text_max }
    }
}

/// A trip to the consent page: where to send the browser, and what to keep for the way back.
pub struct Authorization {
    pub url: Url,
    /// RFC 7636, section 4.1.
    pub code_verifier: Secret,
    pub scopes: Scopes,
    pub redirect_uri: String,
}

/// Why a token endpoint gave no tokens.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GrantError {
    /// The code or refresh token is no longer good (RFC 6749 `invalid_grant`, and X's own words for it).
    #[error("the grant is no longer good: {0}")]
    Dead(String),
    /// Our client id, secret or redirect is wrong: the operator's to mend, the grant may be fine.
    #[error("the client is not set up right: {0}")]
    ClientMisconfigured(String),
    /// No request reached the platform, or it said to come back later: nothing was spent.
    #[error("the platform could not be reached: {0}")]
    NotReached(String),
    /// A request left, and no usable answer came: the grant may be spent or not.
    #[error("the platform gave no usable answer: {0}")]
    Unanswered(String),
}

/// Why we do not know whose token it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    #[error("the token was not accepted")]
    Unauthorized,
    /// The platform does not let this application or account in.
    #[error("the platform refused: {0}")]
    Refused(String),
    #[error("the platform gave no usable answer: {0}")]
    Unavailable(String),
}

/// Why a token could not be revoked; it is tried again later.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the platform did not revoke the token: {0}")]
pub struct RevokeError(pub String);

/// Why an account's own posts could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the token was not accepted")]
    Unauthorized,
    /// Anything else, half an answer included.
    #[error("{0}")]
    Unreadable(String),
}

/// An image on its way to the platform.
pub struct ImageToSend {
    pub bytes: Vec<u8>,
    pub media_type: ImageType,
    /// More than one frame.
    pub animated: bool,
    pub alt_text: Option<String>,
}

/// With what an adapter speaks for an account.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    pub access_token: &'a Secret,
    /// The second grant, where images need one.
    pub image_grant: Option<&'a TokenPair>,
}

/// A post on its way to the platform.
pub struct PostToSend {
    pub text: String,
    /// As [`Platform::upload_image`] returned them.
    pub media_ids: Vec<String>,
    /// The account's handle, for the link to the post.
    pub username: String,
}

/// One platform.
#[async_trait]
pub trait Platform: Send + Sync + 'static {
    fn key(&self) -> PlatformKey;

    fn limits(&self) -> &Limits;

    fn image_sending(&self) -> ImageSending;

    /// The second grant, where the operator has set it up. Whether images need it says [`Platform::image_sending`]; what
    /// was given before can be ended all the same.
    fn image_grants(&self) -> Option<&dyn ImageGrants> {
        None
    }

    /// What the platform takes from its operator for a post; nothing where posting is free.
    fn prices(&self) -> Option<&Prices> {
        None
    }

    /// Whether this is a pretend platform on this machine.
    fn is_sandbox(&self) -> bool;

    /// The scopes without which an account is of no use.
    fn required_scopes(&self) -> Scopes;

    /// What `iss` must be when the platform sends it back (RFC 9207).
    fn issuer(&self) -> &str;

    /// Begins a trip to the consent page. `state` is the caller's.
    fn authorize(&self, state: &Secret) -> Authorization;

    /// Where a profile is read by people.
    fn profile_url(&self, username: &str) -> String;

    /// The id of the post an address leads to, if it is one of a post there.
    fn post_id_of_url(&self, url: &str) -> Option<String>;

    /// Exchanges an authorization code, once.
    async fn exchange_code(
        &self,
        code: &Secret,
        verifier: &Secret,
        redirect_uri: &str,
    ) -> Result<TokenGrant, GrantError>;

    /// Spends a refresh token.
    async fn refresh(&self, refresh_token: &Secret) -> Result<TokenGrant, GrantError>;

    /// Revokes a token and the grant it belongs to (RFC 7009).
    async fn revoke(&self, token: &Secret) -> Result<(), RevokeError>;

    /// Who the token speaks for.
    async fn profile(&self, access_token: &Secret) -> Result<Profile, ProfileError>;

    /// Whether the platform keeps the pictures of profiles at such an address. They are fetched from nowhere else.
    fn keeps_pictures_at(&self, url: &Url) -> bool;

    /// Uploads an image and returns the platform's id for it. Safe to repeat: an id that is not used expires.
    /// Fails with what an attempt is to be told, never `Posted` or `Unconfirmed`.
    async fn upload_image(&self, credentials: Credentials<'_>, image: ImageToSend) -> Result<String, Report>;

    /// Where a post is read by people.
    fn post_url(&self, username: &str, remote_id: &str) -> String;

    /// Everything an account, known by its remote id, has posted since a moment: all of it, or an error. A platform's
    /// clock decides what is newer.
    async fn own_posts(&self, access_token: &Secret, account: &str, since: Instant) -> Result<OwnPosts, ReadError>;

    /// Creates the post with exactly one request: never re-sent, no redirect followed, a fresh connection.
    async fn create_post(&self, access_token: &Secret, post: &PostToSend) -> Report;
}
