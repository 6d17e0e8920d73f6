//! The place a sealed value belongs to. It goes into the key, so a value moved to another row, column or
//! generation does not open.

use crate::model::{PlatformKey, UserId};

/// The column a sealed value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    AccessToken,
    RefreshToken,
    CodeVerifier,
    Revocation,
    RevocationSecret,
    Oauth1Token,
    Oauth1Secret,
    RequestTokenSecret,
    Canary,
    SessionKey,
    ApiKeyPepper,
    SecondFactor,
}

impl Column {
    fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "token_sets.access",
            Self::RefreshToken => "token_sets.refresh",
            Self::CodeVerifier => "authorization_requests.verifier",
            Self::Revocation => "revocations.token",
            Self::RevocationSecret => "revocations.secret",
            Self::Oauth1Token => "token_sets.oauth1_token",
            Self::Oauth1Secret => "token_sets.oauth1_secret",
            Self::RequestTokenSecret => "authorization_requests.request_token_secret",
            Self::Canary => "server.key_canary",
            Self::SessionKey => "server.session_key",
            Self::ApiKeyPepper => "server.api_key_pepper",
            Self::SecondFactor => "second_factors.secret",
        }
    }
}

/// Where a sealed value stands: user, platform, remote id (or the id of the row), column and generation.
#[derive(Clone)]
pub struct Context {
    pub user: Option<UserId>,
    pub platform: Option<PlatformKey>,
    pub subject: String,
    pub column: Column,
    pub generation: i64,
}

impl Context {
    /// A place in the server's own row, which belongs to no user.
    pub fn of_server(column: Column) -> Self {
        Context { user: None, platform: None, subject: String::new(), column, generation: 0 }
    }

    /// The secret of a user's second factor.
    pub fn of_second_factor(user: UserId) -> Self {
        let (subject, column) = (String::new(), Column::SecondFactor);
        Context { user: Some(user), platform: None, subject, column, generation: 0 }
    }

    /// The context as bytes. Each part is preceded by its length, so no two places give the same bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let user = self.user.map(|id| id.to_string()).unwrap_or_default();
        let platform = self.platform.map_or("", PlatformKey::as_str);
        let generation = self.generation.to_be_bytes();
        let parts: [&[u8]; 6] = [
            b"vault/v1",
            user.as_bytes(),
            platform.as_bytes(),
            self.subject.as_bytes(),
            self.column.as_str().as_bytes(),
            &generation,
        ];
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}
