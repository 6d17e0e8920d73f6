//! The nouns of the product and the moves they may make. Leans on nothing else of ours.

mod account;
mod audience;
mod database_url;
mod delivery;
mod email;
mod feed;
mod host_port;
mod idempotency_key;
mod ids;
mod image_grant;
mod instant;
mod lookup;
mod money;
mod notification;
mod outcome;
mod platform;
mod post;
mod remote_post;
mod schedule;
mod scope;
mod secret;
pub(crate) mod text_enum;
mod token_set;
mod user;

pub use account::{Profile, Standing};
pub use audience::{Registration, RequestOrigin};
pub use database_url::DatabaseUrl;
pub use delivery::{DeliveryState, PostStatus, Status};
pub use email::{EmailAddress, EmailProblem, Sender};
pub use feed::FeedItemState;
pub use host_port::{HostPort, NoHostPort};
pub use idempotency_key::IdempotencyKey;
pub use ids::{
    AccountId, ApiKeyId, AttemptId, AuditId, AuthorizationId, DeliveryId, DraftId, FeedId, FeedItemId, InvitationId,
    LookupId, MediaId, NotificationId, PostId, RevocationId, SessionId, UserId,
};
pub use image_grant::{GrantKind, ImageGrantLoss};
pub use instant::Instant;
pub use lookup::Finding;
pub use money::Usd;
pub use notification::{NotificationKind, Occurrence};
pub use outcome::{Outcome, OutcomeKind, Refusal, Report, Stage};
pub use platform::PlatformKey;
pub use post::{DraftOrigin, ImageType, PostText, Treatment};
pub use remote_post::{OwnPosts, RemotePost};
pub use schedule::{LATE_AFTER, PublishLate, Schedule, TimeResolution};
pub use scope::Scope;
pub use secret::Secret;
pub use token_set::{RefreshTrouble, Scopes, TokenGrant, TokenPair};
pub use user::{Role, Username, UsernameProblem};
