//! What people are told of.

use super::text_enum::text_enum;
use super::{AccountId, PostId};

text_enum! {
    /// The kinds a user may choose about.
    pub enum NotificationKind {
        /// An account can only go on when its user connects it again.
        NeedsReauth = "needs_reauth",
        /// A post is proven not to be published, and is not tried again by itself.
        Failed = "failed",
        /// A post was not sent in its time.
        Missed = "missed",
        /// Only a person can find out whether a post is out.
        NeedsReview = "needs_review",
        /// The platform wants to be paid first.
        InsufficientCredits = "insufficient_credits",
        /// Someone signed in from a device that was not used before.
        NewLogin = "new_login",
        /// A key for the API was made.
        NewKey = "new_key",
        /// An account was connected.
        NewConnection = "new_connection",
        /// Everything is sealed with the newest secret. For administrators.
        KeyRotationFinished = "key_rotation_finished",
        /// A blog that is shared needs a look: it cannot be read, or an entry waits as a draft.
        Feed = "feed",
    }
}

impl NotificationKind {
    /// Whether there may be several in quick succession that are worth one mail.
    pub fn comes_in_numbers(self) -> bool {
        matches!(self, Self::Failed | Self::Missed | Self::NeedsReview | Self::InsufficientCredits)
    }
}

/// What happened, in words and with what it is about.
#[derive(Clone, Debug)]
pub struct Occurrence {
    pub kind: NotificationKind,
    /// The same cause again is the same notification, as long as nobody has read it.
    pub cause: String,
    /// One line, without a full stop.
    pub title: String,
    /// What it means and what to do.
    pub detail: String,
    pub account: Option<AccountId>,
    pub post: Option<PostId>,
}
