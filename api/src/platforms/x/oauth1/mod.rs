//! OAuth 1.0a at X: the three legs, and signing requests with what they gave.
//!
//! Source: RFC 5849; docs.x.com, OAuth 1.0a, Obtaining user access tokens, read 2026-11-20. X still accepts such tokens
//! on every v2 endpoint used here; they do not expire, and the permission of the application when a token was made stays
//! with it.

mod signature;
mod steps;

use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Client, Method, RequestBuilder};
use sha2::{Digest, Sha256};
use url::Url;

use self::signature::Signed;
use crate::clock::SharedClock;
use crate::model::{Secret, TokenPair};

/// The operator's key pair, which X calls "API Key" and "API Key Secret": another one than the client id and secret of
/// OAuth 2.0.
#[derive(Clone)]
pub struct ConsumerKeys {
    pub key: String,
    pub secret: Secret,
    /// As it is registered at X.
    pub callback: String,
    /// The consent page.
    pub authorize_url: Url,
}

/// Signs for the operator's application, and for a user where a token pair is given.
pub(super) struct OAuth1Client {
    keys: ConsumerKeys,
    fingerprint: String,
    api_url: Url,
    http: Client,
    clock: SharedClock,
}

impl OAuth1Client {
    pub(super) fn new(keys: ConsumerKeys, api_url: Url, http: Client, clock: SharedClock) -> Self {
        let fingerprint = fingerprint(&keys.key);
        Self { keys, fingerprint, api_url, http, clock }
    }

    /// A signed request. A body other than a form may be added to it; it is not signed.
    pub(super) fn request(&self, method: Method, url: Url, pair: &TokenPair) -> RequestBuilder {
        self.signed(method, url, &[], None, Some(pair))
    }

    /// A signed request with a form, which is signed too.
    pub(super) fn form(&self, url: Url, form: &[(&str, &str)], pair: &TokenPair) -> RequestBuilder {
        self.signed(Method::POST, url, form, None, Some(pair)).form(form)
    }

    fn signed(
        &self,
        method: Method,
        url: Url,
        form: &[(&str, &str)],
        extra: Option<(&str, &str)>,
        token: Option<&TokenPair>,
    ) -> RequestBuilder {
        let nonce = format!("{:032x}", rand::random::<u128>());
        let timestamp = self.clock.now().utc().timestamp();
        let signed = Signed { method: method.as_str(), url: &url, form, extra, token, nonce: &nonce, timestamp };
        let header = signature::authorization(&self.keys.key, &self.keys.secret, &signed);
        let mut value = HeaderValue::from_str(&header).expect("everything in it is percent-encoded");
        value.set_sensitive(true);
        self.http.request(method, url).header(AUTHORIZATION, value)
    }
}

/// Enough of a hash to tell one key from another, and too little to find the key by.
fn fingerprint(key: &str) -> String {
    let digest = Sha256::digest(key.as_bytes());
    let start: [u8; 8] = digest[..8].try_into().expect("SHA-256 has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(start))
}
