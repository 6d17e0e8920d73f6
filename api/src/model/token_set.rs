//! Token set and scopes, as RFC 6749 names them.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::Secret;
use super::text_enum::text_enum;

/// A set of granted or asked scopes. The order in which a platform lists them means nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(BTreeSet<String>);

impl Scopes {
    /// The scopes of `self` that `granted` lacks.
    pub fn missing_from(&self, granted: &Self) -> Vec<String> {
        self.0.difference(&granted.0).cloned().collect()
    }

    pub fn contains(&self, scope: &str) -> bool {
        self.0.contains(scope)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<S: Into<String>> FromIterator<S> for Scopes {
    fn from_iter<I: IntoIterator<Item = S>>(scopes: I) -> Self {
        Self(scopes.into_iter().map(Into::into).collect())
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(String::as_str).collect::<Vec<_>>().join(" "))
    }
}

impl FromStr for Scopes {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.split_whitespace().collect())
    }
}

text_enum! {
    /// Why a token set could not be renewed. Neither disconnects anyone.
    pub enum RefreshTrouble {
        /// The platform did not answer, or answered that it cannot.
        PlatformUnavailable = "platform_unavailable",
        /// The platform does not accept this server's own credentials.
        ClientMisconfigured = "client_misconfigured",
    }
}

/// An OAuth 1.0a token and the secret that signs with it (RFC 5849, section 2).
#[derive(Clone)]
pub struct TokenPair {
    pub token: Secret,
    pub secret: Secret,
}

/// What a token endpoint gave (RFC 6749, section 5.1).
pub struct TokenGrant {
    pub access: Secret,
    /// Absent when the platform keeps the one it gave before, or gives none.
    pub refresh: Option<Secret>,
    /// Life of the access token from the answer on.
    pub expires_in: Duration,
    /// Absent when the platform grants exactly what was asked (RFC 6749, section 5.1).
    pub scopes: Option<Scopes>,
}

impl TokenGrant {
    /// When the access token is to be replaced without anyone needing it: at three quarters of its life, give or take
    /// a tenth of it, so that accounts connected together are not refreshed together. `jitter` is uniform in 0..1.
    pub fn refreshed_after(&self, jitter: f64) -> Duration {
        self.expires_in.mul_f64(0.65 + 0.2 * jitter.clamp(0.0, 1.0))
    }
}
