//! An account: a profile on a platform that a user posts as.

use super::text_enum::text_enum;

text_enum! {
    /// How things stand between us and an account.
    pub enum Standing {
        /// Posts can be sent.
        Active = "active",
        /// The platform no longer accepts our grant; the user has to connect again.
        NeedsReauth = "needs_reauth",
        /// The user disconnected it.
        Disconnected = "disconnected",
    }
}

/// Who a token speaks for, as the platform tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The platform's immutable id. Never the handle: handles change.
    pub remote_id: String,
    /// The handle, without `@`.
    pub username: String,
    /// The name shown beside the handle.
    pub display_name: String,
    /// Where the platform keeps the picture.
    pub avatar_url: Option<String>,
    /// Whether the platform lets this account write long posts.
    pub long_posts: bool,
}
