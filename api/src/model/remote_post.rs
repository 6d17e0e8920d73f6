//! Posts as a platform shows them.

use super::Instant;

/// A post of an account as its platform shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemotePost {
    pub id: String,
    /// As its writer wrote it: links as they were typed, entities decoded, the link of attached images left out.
    pub text: String,
    pub images: usize,
    /// By the platform's clock.
    pub created_at: Instant,
}

/// Everything an account has posted since some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPosts {
    pub posts: Vec<RemotePost>,
}
