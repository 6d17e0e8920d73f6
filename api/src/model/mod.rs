//! The nouns of the product and the moves they may make. Leans on nothing else of ours.

mod account;
mod audience;
mod database_url;
mod delivery;
mod ids;
mod instant;
mod outcome;
mod platform;
mod post;
mod secret;
pub(crate) mod text_enum;
mod token_set;
mod user;

pub use account::{Profile, Standing};
pub use audience::{Registration, RequestOrigin};
pub use database_url::DatabaseUrl;
pub use delivery::{DeliveryState, Status};
pub use ids::{
    AccountId, AttemptId, AuditId, AuthorizationId, DeliveryId, InvitationId, MediaId, PostId, RevocationId, SessionId,
    UserId,
};
pub use instant::Instant;
pub use outcome::{Outcome, OutcomeKind, Refusal, Report, Stage};
pub use platform::PlatformKey;
pub use post::{ImageType, PostText};
pub use secret::Secret;
pub use token_set::{Scopes, TokenGrant};
pub use user::{Role, Username, UsernameProblem};
