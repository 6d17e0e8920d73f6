//! The second grant of an account, where a platform takes images only with one of an older protocol (OAuth 1.0a).

use async_trait::async_trait;
use url::Url;

use super::contract::RevokeError;
use crate::model::TokenPair;

/// A trip to the consent page of the second grant: where to send the browser, and the request token it is about
/// (RFC 5849, section 2.1).
pub struct ImageAuthorization {
    pub url: Url,
    pub request: TokenPair,
}

/// A second grant as the platform gave it.
pub struct ImageGrant {
    pub pair: TokenPair,
    /// The platform's id of the account it speaks for.
    pub remote_id: String,
    /// The platform's own word for what it may do, where it says so.
    pub access_level: Option<String>,
    /// False when the platform says that it may only read.
    pub may_write: bool,
}

/// Why there is no second grant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageGrantError {
    /// The operator's keys, callback or clock are not right: the sentence says which.
    #[error("{0}")]
    ClientMisconfigured(String),
    /// The platform did not accept what the user brought back, or this user.
    #[error("the platform refused: {0}")]
    Refused(String),
    #[error("the platform gave no usable answer: {0}")]
    Unavailable(String),
}

/// Asking for the second grant, and giving it up.
#[async_trait]
pub trait ImageGrants: Send + Sync {
    /// Tells the operator's key from another one, without telling the key.
    fn consumer_fingerprint(&self) -> &str;

    /// Gets a request token and the address of the consent page for it.
    async fn begin(&self, username: &str) -> Result<ImageAuthorization, ImageGrantError>;

    /// Exchanges an approved request token, once, and asks at once whose grant it is and what it may do.
    async fn finish(&self, request: &TokenPair, verifier: &str) -> Result<ImageGrant, ImageGrantError>;

    /// Ends a grant at the platform.
    async fn invalidate(&self, pair: &TokenPair) -> Result<(), RevokeError>;
}
