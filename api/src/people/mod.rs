//! People: who may come in, how they sign in, which sessions they have, and where their mail goes. Leans on
//! `notifications`, `store`, `mail`, `vault` (tokens), `model` and `clock`.

mod administration;
mod devices;
mod disabling;
mod emails;
mod invitations;
mod key_text;
mod keys;
mod network;
mod passwords;
mod preferences;
mod recent;
mod roster;
mod second_factor;
mod sessions;
mod setup;
mod sign_in;
mod totp;
mod trail;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock, QuantaInstant};
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

pub use crate::store::preferences::Preferences;
pub use administration::Administrator;
pub use disabling::Disabled;
pub use emails::EmailInfo;
pub use invitations::{
    Invitation, InvitationError, InvitationPage, InvitationState, MadeInvitation, NOTE_MAX as INVITATION_NOTE_MAX,
};
pub use keys::{KEY_NAME_MAX, KeyError, KeyInfo, LONGEST_OVERLAP, MadeKey, NewKey};
pub use network::Network;
pub use passwords::PasswordProblem;
pub use preferences::Choices;
pub use roster::{Listed, RosterPage};
pub use second_factor::{Enrolment, SecondFactorError, SecondFactorInfo};
pub use sessions::{NewSession, SessionInfo, SessionRecord};
pub use trail::{AuditRow, TrailPage};

use crate::clock::SharedClock;
use crate::mail::Mailer;
use crate::model::{EmailProblem, Instant, Registration, Role, UserId, Username, UsernameProblem};
use crate::store::users::UserRow;
use crate::store::{Store, StoreError};
use crate::vault::{Vault, VaultError};

/// How many passwords are hashed at once: each takes 19 MiB.
const HASHERS: usize = 4;
/// How many letters with a link one user may have sent in an hour.
const LETTERS_PER_HOUR: NonZeroU32 = NonZeroU32::new(5).expect("five is not zero");

/// The rules of this server.
#[derive(Clone, Copy, Debug)]
pub struct PeopleSettings {
    pub registration: Registration,
    pub setup_needs_token: bool,
    /// A session that is not used this long ends.
    pub session_idle: Duration,
    /// A session ends after this long, however busy it is.
    pub session_max: Duration,
    /// Sign-ins and registrations tried from one network in a minute.
    pub tries_per_minute: NonZeroU32,
}

/// A user as others may know him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: UserId,
    pub username: Username,
    pub role: Role,
    pub created_at: Instant,
    /// Since when he may not come in; nothing when he may.
    pub disabled_at: Option<Instant>,
}

impl From<UserRow> for User {
    fn from(row: UserRow) -> Self {
        Self {
            id: row.id,
            username: row.username,
            role: row.role,
            created_at: row.created_at,
            disabled_at: row.disabled_at,
        }
    }
}

/// Why something about people could not be done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    #[error("This server has its first administrator already. Sign in instead.")]
    AlreadySetUp,
    #[error(
        "The setup token is not right. It is printed in the server's log at each start until the first administrator exists."
    )]
    SetupTokenWrong,
    #[error("Registration is closed on this server. Ask its administrator.")]
    RegistrationClosed,
    #[error("This invitation does not hold: it is unknown, used or expired. Ask for a new one.")]
    InvitationInvalid,
    #[error(transparent)]
    Username(#[from] UsernameProblem),
    #[error("This username is taken. Choose another one.")]
    UsernameTaken,
    #[error(transparent)]
    Password(#[from] PasswordProblem),
    #[error("Username or password is not right.")]
    CredentialsWrong,
    #[error("Send the code that your app shows as `code`, or one of your recovery codes.")]
    SecondFactorRequired,
    #[error("This code is not right, or was used before. Take the next one your app shows.")]
    SecondFactorWrong,
    #[error("The current password is not right.")]
    CurrentPasswordWrong,
    #[error(
        "Show that it is you: send your `current_password` with this, or sign in again and repeat it within five minutes."
    )]
    ReauthRequired,
    #[error("Only an administrator of this server may do this.")]
    AdministratorRequired,
    #[error("There is no user of this name.")]
    UnknownUser,
    #[error("You cannot shut yourself out. Another administrator can.")]
    Yourself,
    #[error(
        "This is the only administrator who can sign in. Make somebody else an administrator first; nothing was changed."
    )]
    LastAdministrator,
    #[error("This server has no administrator yet, so the first one has to be one: add `--admin`.")]
    FirstIsAdmin,
    #[error("This session has ended. Sign in again.")]
    SessionEnded,
    #[error("Too many tries. Wait {retry_after_secs} seconds and try again.")]
    Throttled { retry_after_secs: u64 },
    #[error(
        "There were too many failed sign-ins. Sign in from a place you used before, or ask the administrator to reset the password."
    )]
    Locked,
    #[error("This server sends no mail: its operator has set no mail server up.")]
    MailNotConfigured,
    #[error(transparent)]
    Email(#[from] EmailProblem),
    #[error(
        "The mail server does not take mail for this address. Look whether it is written correctly; nothing was changed."
    )]
    MailRefused,
    #[error(
        "The mail server could not be reached or takes nothing just now, so no link was sent and nothing was changed. Try again later; if it stays so, tell the administrator."
    )]
    MailUnreachable,
    #[error("This link does not hold: it is unknown, used, replaced or older than half an hour. Ask for a new one.")]
    EmailTokenInvalid,
    #[error("a second factor cannot be opened: {0}")]
    Vault(#[from] VaultError),
    #[error("the password could not be hashed")]
    Hashing,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The people of this server.
#[derive(Clone)]
pub struct People {
    store: Store,
    clock: SharedClock,
    settings: PeopleSettings,
    hashers: Arc<Semaphore>,
    tries: Arc<DefaultKeyedRateLimiter<Network>>,
    /// Letters with a link, counted for each user.
    letters: Arc<DefaultKeyedRateLimiter<UserId>>,
    /// Absent when the operator has no mail server.
    mailer: Option<Mailer>,
    /// Goes into the hash of every API key.
    pepper: Arc<Zeroizing<[u8; 64]>>,
    /// Opens the secrets of second factors.
    vault: Arc<Vault>,
}

impl People {
    pub fn new(
        store: Store,
        clock: SharedClock,
        settings: PeopleSettings,
        pepper: Zeroizing<[u8; 64]>,
        vault: Arc<Vault>,
        mailer: Option<Mailer>,
    ) -> Self {
        Self {
            store,
            clock,
            settings,
            pepper: Arc::new(pepper),
            hashers: Arc::new(Semaphore::new(HASHERS)),
            tries: Arc::new(DefaultKeyedRateLimiter::keyed(Quota::per_minute(settings.tries_per_minute))),
            letters: Arc::new(DefaultKeyedRateLimiter::keyed(Quota::per_hour(LETTERS_PER_HOUR))),
            mailer,
            vault,
        }
    }

    pub fn registration(&self) -> Registration {
        self.settings.registration
    }

    /// How long a session lives at most.
    pub fn session_max(&self) -> Duration {
        self.settings.session_max
    }

    pub fn setup_needs_token(&self) -> bool {
        self.settings.setup_needs_token
    }

    /// Counts a try against its network before any password is hashed.
    fn throttle(&self, ip: Option<IpAddr>) -> Result<(), PeopleError> {
        // Without an address (a Unix socket, say) all share one place.
        let network = Network::of(ip.unwrap_or(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED)));
        self.tries.check_key(&network).map_err(throttled)
    }

    /// Removes what has ended by itself.
    pub async fn sweep(&self) -> Result<(), PeopleError> {
        self.tries.retain_recent();
        self.letters.retain_recent();
        self.sweep_sessions().await
    }
}

/// How long a limit holds still.
fn throttled(until: NotUntil<QuantaInstant>) -> PeopleError {
    let wait = until.wait_time_from(DefaultClock::default().now());
    PeopleError::Throttled { retry_after_secs: wait.as_secs() + 1 }
}
