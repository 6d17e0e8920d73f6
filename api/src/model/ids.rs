//! Ids: `UUIDv7` as text, one type for each thing that has one, so that they cannot be mixed up.

use std::fmt;
use std::str::FromStr;

use uuid::{NoContext, Timestamp, Uuid};

use super::Instant;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id whose time part is `now`, so that ids sort by creation.
            pub fn generate(now: Instant) -> Self {
                let (secs, nanos) = now.unix();
                Self(Uuid::new_v7(Timestamp::from_unix(NoContext, secs, nanos)))
            }

            /// The id as a UUID, for answers.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    };
}

id!(
    /// A person of ours.
    UserId
);
id!(
    /// One sign-in of a user. Public: the secret is the key in the cookie.
    SessionId
);
id!(
    /// An invitation to register.
    InvitationId
);
id!(
    /// One trip to a platform's consent page.
    AuthorizationId
);
id!(
    /// A connected profile on a platform.
    AccountId
);
id!(
    /// What the user wrote.
    PostId
);
id!(
    /// What a user is still writing.
    DraftId
);
id!(
    /// One post to one account.
    DeliveryId
);
id!(
    /// One try at one delivery.
    AttemptId
);
id!(
    /// One look at the platform for what became of an attempt.
    LookupId
);
id!(
    /// A key of a caller that is no browser. Public: the secret is the other part of the key.
    ApiKeyId
);
id!(
    /// One image of a post.
    MediaId
);
id!(
    /// A token that still has to be revoked at its platform.
    RevocationId
);
id!(
    /// Something a user is told of.
    NotificationId
);
id!(
    /// One line of the audit trail.
    AuditId
);
id!(
    /// A blog whose new entries are shared.
    FeedId
);
id!(
    /// An entry of a feed.
    FeedItemId
);
