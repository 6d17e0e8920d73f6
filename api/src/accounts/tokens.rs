//! A fresh access token, or the reason why there is none.
//!
//! A platform's refresh tokens may be good for one use only, and a lost one means that the user must connect again.
//! So: one refresh at a time per account; a durable note before the token is spent; both new tokens stored in one
//! transaction before either is used; and only the platform's word that the grant is dead disconnects anyone.

use std::sync::Arc;
use std::time::Duration;

use rand::RngExt;

use super::{Accounts, hold_reason, seal, standing_reason};
use crate::model::{AccountId, Instant, Secret, Standing, TokenGrant};
use crate::platforms::GrantError;
use crate::store::accounts::AccountRow;
use crate::store::audit::{self, AuditEvent};
use crate::store::token_sets::{SealedTokenSet, TokenSetRow};
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::Column;

/// A token with less life than this is refreshed before it is used.
const REFRESH_BEFORE: Duration = Duration::from_mins(5);
/// How many token sets are refreshed in one go.
const REFRESHES: i64 = 100;
/// When the platform could not be asked, it is asked again after this.
const REFRESH_AGAIN_AFTER: Duration = Duration::from_mins(5);

/// A token that is good for the next minutes.
pub struct FreshToken {
    pub access: Secret,
    /// Which generation it is of; told back when the platform refuses it.
    pub generation: i64,
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum TokenUnavailable {
    /// The user has to connect again; the account says so already and its posts are held.
    #[error("the account has to be connected again")]
    NeedsReauth,
    /// The user disconnected it.
    #[error("the account is disconnected")]
    Disconnected,
    /// The platform could not be asked just now.
    #[error("{0}")]
    Later(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Accounts {
    /// The same as [`Self::fresh_token`] from rows that were just read: most tokens are fresh, and then nothing else
    /// has to be asked.
    pub async fn fresh_token_of(
        &self,
        account: &AccountRow,
        set: Option<&TokenSetRow>,
    ) -> Result<FreshToken, TokenUnavailable> {
        let fresh = set.filter(|set| account.standing == Standing::Active && self.is_fresh(set));
        let opened = fresh.and_then(|set| {
            let access = self.open(account, Column::AccessToken, set.generation, &set.sealed_access)?;
            Some(FreshToken { access, generation: set.generation })
        });
        match opened {
            Some(token) => Ok(token),
            None => self.fresh_token(account.id).await,
        }
    }

    fn is_fresh(&self, set: &TokenSetRow) -> bool {
        set.expires_at.is_some_and(|expires_at| expires_at > self.clock.now() + REFRESH_BEFORE)
    }

    /// Refreshes token sets that have lived three quarters of their life, so that a post rarely has to wait for it.
    pub async fn refresh_due(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        let due = self.store.read(move |conn| store::token_sets::to_refresh(conn, now, REFRESHES)).await?;
        for id in due {
            // It may have been refreshed, or given up, since it was read.
            match self.refresh_early(id).await {
                Ok(()) | Err(TokenUnavailable::NeedsReauth | TokenUnavailable::Disconnected) => {}
                Err(TokenUnavailable::Later(_)) => {
                    let later = self.clock.now() + REFRESH_AGAIN_AFTER;
                    self.store.write(move |conn| store::token_sets::refresh_at(conn, id, Some(later))).await?;
                }
                Err(TokenUnavailable::Store(error)) => return Err(error),
            }
        }
        Ok(())
    }

    async fn refresh_early(&self, id: AccountId) -> Result<(), TokenUnavailable> {
        let _alone = self.lock(id).await;
        let (account, set) = self
            .store
            .read(move |conn| {
                let account = store::accounts::get_for_publisher(conn, id)?;
                Ok::<_, StoreError>((account, store::token_sets::find(conn, id)?))
            })
            .await?;
        match set {
            Some(set) if set.refresh_at.is_some_and(|at| at <= self.clock.now()) => {
                if account.standing == Standing::Active {
                    return self.refresh(account, set).await.map(drop);
                }
                Ok(self.store.write(move |conn| store::token_sets::refresh_at(conn, id, None)).await?)
            }
            _ => Ok(()),
        }
    }

    /// An access token for the account, refreshed if it is about to expire.
    pub async fn fresh_token(&self, id: AccountId) -> Result<FreshToken, TokenUnavailable> {
        let _alone = self.lock(id).await;
        let (account, set) = self
            .store
            .read(move |conn| {
                let account = store::accounts::get_for_publisher(conn, id)?;
                Ok::<_, StoreError>((account, store::token_sets::find(conn, id)?))
            })
            .await?;
        let set = match (account.standing, set) {
            (Standing::Active, Some(set)) => set,
            (Standing::NeedsReauth, _) => return Err(TokenUnavailable::NeedsReauth),
            (Standing::Disconnected, _) | (Standing::Active, None) => return Err(TokenUnavailable::Disconnected),
        };
        if self.is_fresh(&set) {
            return match self.open(&account, Column::AccessToken, set.generation, &set.sealed_access) {
                Some(access) => Ok(FreshToken { access, generation: set.generation }),
                None => Err(self.give_up(&account, standing_reason::TOKEN_UNREADABLE).await?),
            };
        }
        self.refresh(account, set).await
    }

    /// Spends the refresh token. The caller holds the account's lock.
    async fn refresh(&self, account: AccountRow, set: TokenSetRow) -> Result<FreshToken, TokenUnavailable> {
        let (id, generation) = (account.id, set.generation);
        let Some(adapter) = self.platforms.find(account.platform).map(Arc::clone) else {
            return Err(TokenUnavailable::Later(format!("{} is not set up on this server", account.platform.name())));
        };
        let Some(sealed_refresh) = &set.sealed_refresh else {
            return Err(self.give_up(&account, standing_reason::NO_REFRESH_TOKEN).await?);
        };
        let Some(refresh_token) = self.open(&account, Column::RefreshToken, generation, sealed_refresh) else {
            return Err(self.give_up(&account, standing_reason::TOKEN_UNREADABLE).await?);
        };
        let interrupted_before = set.refresh_started_at.is_some();
        let now = self.clock.now();
        self.store.write(move |conn| store::token_sets::begin_refresh(conn, id, generation, now)).await?;
        match adapter.refresh(&refresh_token).await {
            Ok(grant) => self.keep_refreshed(account, set, refresh_token, grant).await,
            Err(GrantError::Dead(said)) => {
                tracing::warn!(account = %id, said, "the grant is dead");
                let reason = if interrupted_before {
                    standing_reason::REFRESH_INTERRUPTED
                } else {
                    standing_reason::GRANT_REVOKED
                };
                Err(self.give_up(&account, reason).await?)
            }
            Err(GrantError::NotReached(said) | GrantError::ClientMisconfigured(said)) => {
                // Not spent, so the note goes: a later refusal then means what it says.
                if !interrupted_before {
                    self.store.write(move |conn| store::token_sets::abandon_refresh(conn, id, generation)).await?;
                }
                tracing::warn!(account = %id, said, "refreshing later");
                Err(TokenUnavailable::Later(said))
            }
            Err(GrantError::Unanswered(said)) => {
                tracing::warn!(account = %id, said, "refreshing got no answer");
                Err(TokenUnavailable::Later(said))
            }
        }
    }

    /// Stores both new tokens; only then is the new access token used.
    async fn keep_refreshed(
        &self,
        account: AccountRow,
        set: TokenSetRow,
        spent: Secret,
        grant: TokenGrant,
    ) -> Result<FreshToken, TokenUnavailable> {
        let (id, generation, now) = (account.id, set.generation, self.clock.now());
        let next = generation + 1;
        let seal = |column, token: &Secret| self.vault.seal(&seal::token_place(&account, column, next), token);
        let refreshed_after = grant.refreshed_after(rand::rng().random());
        let replacement = SealedTokenSet {
            access: seal(Column::AccessToken, &grant.access),
            // A server that does not rotate leaves the old one in force (RFC 6749, section 6).
            refresh: Some(seal(Column::RefreshToken, grant.refresh.as_ref().unwrap_or(&spent))),
            scopes: grant.scopes.unwrap_or(set.scopes),
            expires_at: now + grant.expires_in,
            refresh_at: Some(now + refreshed_after),
        };
        self.store.write(move |conn| store::token_sets::replace(conn, id, generation, replacement, now)).await?;
        tracing::info!(account = %id, generation = next, "token set refreshed");
        Ok(FreshToken { access: grant.access, generation: next })
    }

    fn open(&self, account: &AccountRow, column: Column, generation: i64, sealed: &[u8]) -> Option<Secret> {
        self.vault
            .open(&seal::token_place(account, column, generation), sealed)
            .inspect_err(|error| tracing::error!(account = %account.id, ?column, %error, "a token cannot be opened"))
            .ok()
    }

    async fn give_up(&self, account: &AccountRow, reason: &'static str) -> Result<TokenUnavailable, StoreError> {
        let (account, now) = (account.clone(), self.clock.now());
        self.store.write(move |conn| require_reauth(conn, &account, reason, now)).await?;
        Ok(TokenUnavailable::NeedsReauth)
    }
}

/// The account cannot be used until its user connects it again: marks it, holds what waits for it, and leaves a line
/// in the audit trail. Part of the caller's transaction.
pub fn require_reauth(
    conn: &mut AnyConnection,
    account: &AccountRow,
    reason: &'static str,
    now: Instant,
) -> Result<(), StoreError> {
    let (id, platform) = (account.id, account.platform.name());
    store::accounts::set_standing(conn, id, Standing::NeedsReauth, Some(reason), now)?;
    let detail = format!(
        "{platform} no longer accepts this connection. Connect the account again; the post is kept and goes out then."
    );
    store::deliveries::hold_waiting(conn, id, hold_reason::NEEDS_REAUTH, &detail, now)?;
    audit::record(conn, &AuditEvent::of(account.user_id, "account.needs_reauth").about(id).because(reason), now)?;
    tracing::warn!(account = %id, reason, "the account needs its user");
    Ok(())
}
