//! The second grant: OAuth 1.0a, where an installation needs it for images.

use super::text_enum::text_enum;

text_enum! {
    /// Protocols in which a user lets us act for an account.
    pub enum GrantKind {
        OAuth2 = "oauth2",
        OAuth1 = "oauth1",
    }
}

text_enum! {
    /// Why an account has no second grant although there was one, or there was to be one.
    pub enum ImageGrantLoss {
        /// The platform gave a token that may only read.
        ReadOnly = "read_only",
        /// It gave the very same read-only token again: a grant keeps the permission it was made with.
        ReadOnlySameToken = "read_only_same_token",
        /// The platform no longer knows the token.
        AccessRevoked = "access_revoked",
        /// The platform no longer lets the token write.
        PermissionLost = "permission_lost",
        /// The operator has changed the API key the token was made for.
        ConsumerKeyChanged = "consumer_key_changed",
        /// The stored token does not open: it was changed, or sealed with a key that is gone.
        TokenUnreadable = "token_unreadable",
    }
}
