//! Connecting, first half: the trip to the consent page and what can go wrong with it.

use std::time::Duration;

use url::Url;

use super::{Accounts, seal};
use crate::model::{AccountId, AuthorizationId, GrantKind, Instant, PlatformKey, SessionId, UserId};
use crate::platforms::{GrantError, ImageGrantError};
use crate::store::authorizations::AuthorizationRow;
use crate::store::{self, StoreError};
use crate::vault::{random_token, token_hash};

/// How long a person has at the consent page.
pub(super) const TRIP_LIFE: Duration = Duration::from_mins(10);
/// How long an ended trip is remembered, to say why a late callback does not count.
const REMEMBERED_FOR: Duration = Duration::from_hours(24);

/// Where to send the browser.
pub struct ConnectionStart {
    pub url: Url,
    pub expires_at: Instant,
}

/// The query of a callback (RFC 6749, section 4.1.2). Each parameter once; given twice is as good as malformed.
#[derive(Clone, Debug, Default)]
pub struct CallbackQuery {
    pub state: Option<String>,
    pub code: Option<String>,
    pub error: Option<String>,
    /// RFC 9207.
    pub iss: Option<String>,
    /// A parameter came more than once.
    pub repeated: bool,
}

/// Every way in which connecting can end without an account. [`ConnectError::code`] is what the page is told.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    #[error("this platform is not set up on this server")]
    NotConfigured,
    #[error("no such account")]
    UnknownAccount,
    #[error("a parameter is missing, empty or repeated")]
    CallbackMalformed,
    #[error("no trip to the consent page with this state")]
    StateUnknown,
    #[error("the trip took more than ten minutes")]
    StateExpired,
    #[error("this callback was used already")]
    StateUsed,
    #[error("the trip began in another session")]
    StateOtherSession,
    #[error("the answer names another issuer")]
    IssuerMismatch,
    #[error("the user said no")]
    AccessDenied,
    #[error("the platform ended the trip: {0}")]
    PlatformRefused(String),
    #[error("the code was not accepted")]
    CodeRefused,
    #[error("the client is not set up right: {0}")]
    ClientMisconfigured(String),
    #[error("the platform could not be reached: {0}")]
    PlatformUnreachable(String),
    #[error("scopes are missing: {}", .0.join(", "))]
    MissingScope(Vec<String>),
    #[error("the profile is connected to another user")]
    LinkedElsewhere,
    #[error("another profile came back than the one to be connected again")]
    DifferentAccount,
    #[error("images need no second grant here")]
    GrantNotNeeded,
    #[error("no account is connected")]
    NotConnected,
    #[error("several accounts are connected, and none was named")]
    AccountRequired,
    #[error("the second grant may only read")]
    ReadOnly,
    #[error("the second grant is the one that could only read, again")]
    ReadOnlySameToken,
    #[error("the platform refused to say whose token it is: {0}")]
    ProfileRefused(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ConnectError {
    /// The stable code of this ending.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotConfigured => "platform_not_configured",
            Self::UnknownAccount => "account_not_found",
            Self::GrantNotNeeded => "image_grant_not_needed",
            Self::NotConnected => "account_not_connected",
            Self::AccountRequired => "account_required",
            Self::ReadOnly => "read_only",
            Self::ReadOnlySameToken => "read_only_same_token",
            Self::CallbackMalformed => "callback_malformed",
            Self::StateUnknown => "state_unknown",
            Self::StateExpired => "state_expired",
            Self::StateUsed => "state_used",
            Self::StateOtherSession => "state_other_session",
            Self::IssuerMismatch => "issuer_mismatch",
            Self::AccessDenied => "access_denied",
            Self::PlatformRefused(_) | Self::ProfileRefused(_) => "platform_refused",
            Self::CodeRefused => "code_refused",
            Self::ClientMisconfigured(_) => "client_misconfigured",
            Self::PlatformUnreachable(_) => "platform_unreachable",
            Self::MissingScope(_) => "missing_scope",
            Self::LinkedElsewhere => "account_linked_elsewhere",
            Self::DifferentAccount => "different_account",
            Self::Store(_) => "internal_error",
        }
    }
}

impl From<GrantError> for ConnectError {
    fn from(error: GrantError) -> Self {
        match error {
            GrantError::Dead(_) => Self::CodeRefused,
            GrantError::ClientMisconfigured(said) => Self::ClientMisconfigured(said),
            GrantError::NotReached(said) | GrantError::Unanswered(said) => Self::PlatformUnreachable(said),
        }
    }
}

impl From<ImageGrantError> for ConnectError {
    fn from(error: ImageGrantError) -> Self {
        match error {
            ImageGrantError::ClientMisconfigured(said) => Self::ClientMisconfigured(said),
            ImageGrantError::Refused(said) => Self::PlatformRefused(said),
            ImageGrantError::Unavailable(said) => Self::PlatformUnreachable(said),
        }
    }
}

impl Accounts {
    /// Begins connecting: writes down the trip and returns the address of the consent page. With `again`, only that
    /// account may come back.
    pub async fn begin_connection(
        &self,
        user: UserId,
        session: SessionId,
        platform: PlatformKey,
        again: Option<AccountId>,
    ) -> Result<ConnectionStart, ConnectError> {
        let adapter = self.platforms.find(platform).ok_or(ConnectError::NotConfigured)?;
        if let Some(id) = again {
            let found = self.store.read(move |conn| store::accounts::find(conn, user, id)).await?;
            if found.is_none_or(|account| account.platform != platform) {
                return Err(ConnectError::UnknownAccount);
            }
        }
        let state = random_token();
        let trip = adapter.authorize(&state);
        let now = self.clock.now();
        let id = AuthorizationId::generate(now);
        let sealed_verifier = self.vault.seal(&seal::verifier_place(user, platform, id), &trip.code_verifier);
        let row = AuthorizationRow {
            id,
            state_hash: token_hash(state.expose()),
            user_id: user,
            session_id: session,
            platform,
            account_id: again,
            scopes: trip.scopes,
            redirect_uri: trip.redirect_uri,
            sealed_verifier,
            created_at: now,
            expires_at: now + TRIP_LIFE,
            consumed_at: None,
            kind: GrantKind::OAuth2,
        };
        let expires_at = row.expires_at;
        self.store.write(move |conn| store::authorizations::insert(conn, &row)).await?;
        Ok(ConnectionStart { url: trip.url, expires_at })
    }

    /// Uses the trip up before anything else is done with the callback. Of several callbacks one gets the row; the
    /// others learn why not.
    pub(super) async fn consume_trip(
        &self,
        user: UserId,
        session: SessionId,
        (platform, kind): (PlatformKey, GrantKind),
        state: &str,
    ) -> Result<AuthorizationRow, ConnectError> {
        let (hash, now) = (token_hash(state), self.clock.now());
        self.store
            .write(move |conn| {
                if let Some(row) = store::authorizations::consume(conn, user, session, (platform, kind), &hash, now)? {
                    return Ok(row);
                }
                Err(match store::authorizations::find_by_state(conn, &hash)? {
                    Some(row) if (row.platform, row.kind) != (platform, kind) => ConnectError::StateUnknown,
                    Some(row) if row.user_id != user || row.session_id != session => ConnectError::StateOtherSession,
                    Some(row) if row.consumed_at.is_some() => ConnectError::StateUsed,
                    Some(_) => ConnectError::StateExpired,
                    None => ConnectError::StateUnknown,
                })
            })
            .await
    }

    /// Forgets trips that ended long ago.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let before = self.clock.now() - REMEMBERED_FOR;
        self.store.write(move |conn| store::authorizations::sweep(conn, before)).await?;
        Ok(())
    }
}
