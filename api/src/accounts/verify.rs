//! Asking the platform whether an account still works. A read that the platform may bill, so only a person asks for it;
//! by itself an account is verified by every renewal of its tokens and every post.

use std::sync::Arc;

use super::tokens::recover;
use super::{Accounts, TokenUnavailable, standing_reason};
use crate::model::{AccountId, Standing, UserId};
use crate::platforms::ProfileError;
use crate::store::audit::{self, AuditEvent};
use crate::store::{self, StoreError};

/// Reasons that may have passed by themselves: the tokens are still there, and worth a try.
const MAY_HAVE_PASSED: &[&str] = &[
    standing_reason::REFRESH_INTERRUPTED,
    standing_reason::TOKEN_REFUSED,
    standing_reason::ACCOUNT_SUSPENDED,
    standing_reason::GRANT_REVOKED,
];

/// Why it is not known, or known not to be, that an account works.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("no such account")]
    UnknownAccount,
    #[error("this platform is not set up on this server")]
    NotConfigured,
    #[error("the account is disconnected")]
    Disconnected,
    /// Its user has to connect it again; the account says why.
    #[error("the account has to be connected again")]
    NeedsReauth,
    /// The platform knows the account and does not let it or this server in.
    #[error("the platform refused: {0}")]
    Refused(String),
    #[error("the platform could not be asked: {0}")]
    Unavailable(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<TokenUnavailable> for VerifyError {
    fn from(error: TokenUnavailable) -> Self {
        match error {
            TokenUnavailable::NeedsReauth => Self::NeedsReauth,
            TokenUnavailable::Disconnected => Self::Disconnected,
            TokenUnavailable::Later(said) => Self::Unavailable(said),
            TokenUnavailable::Store(error) => Self::Store(error),
        }
    }
}

impl Accounts {
    /// Asks whose token it is, once, and stores what the platform says. An account that was given up for a reason that
    /// may pass goes on if it works now.
    pub async fn verify(&self, user: UserId, id: AccountId) -> Result<(), VerifyError> {
        let found = self.store.read(move |conn| store::accounts::find(conn, user, id)).await?;
        let account = found.ok_or(VerifyError::UnknownAccount)?;
        let adapter = Arc::clone(self.platforms.find(account.platform).ok_or(VerifyError::NotConfigured)?);
        let may = |account: &store::accounts::AccountRow| match account.standing {
            Standing::Active => Ok(()),
            Standing::NeedsReauth
                if account.standing_reason.as_deref().is_some_and(|reason| MAY_HAVE_PASSED.contains(&reason)) =>
            {
                Ok(())
            }
            Standing::NeedsReauth => Err(TokenUnavailable::NeedsReauth),
            Standing::Disconnected => Err(TokenUnavailable::Disconnected),
        };
        let mut token = self.token_if(id, may).await?;
        let mut profile = adapter.profile(&token.access).await;
        if profile == Err(ProfileError::Unauthorized) {
            // Ended before its time, perhaps; renewing tells, and costs nothing.
            let (generation, now) = (token.generation, self.clock.now());
            self.store.write(move |conn| store::token_sets::expire(conn, id, generation, now)).await?;
            token = self.token_if(id, may).await?;
            profile = adapter.profile(&token.access).await;
        }
        let profile = match profile {
            Ok(profile) if profile.remote_id == account.remote_id => profile,
            Ok(_) => return Err(VerifyError::Refused("it names another account".to_owned())),
            // It renewed the token just now: whatever this is, it may pass.
            Err(ProfileError::Unauthorized) => {
                return Err(VerifyError::Unavailable("it does not accept the token it has just renewed".to_owned()));
            }
            Err(ProfileError::Refused(said)) => return Err(VerifyError::Refused(said)),
            Err(ProfileError::Unavailable(said)) => return Err(VerifyError::Unavailable(said)),
        };
        let (avatar_url, now) = (profile.avatar_url.clone(), self.clock.now());
        self.store
            .write(move |conn| {
                store::accounts::set_profile(conn, id, &profile, now)?;
                recover(conn, id, MAY_HAVE_PASSED, now)?;
                audit::record(conn, &AuditEvent::of(user, "account.verified").about(id), now)
            })
            .await?;
        self.keep_picture(&*adapter, id, avatar_url.as_deref()).await;
        Ok(())
    }
}
