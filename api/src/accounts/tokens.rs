//! A fresh access token, or the reason why there is none.
//!
//! A platform's refresh tokens may be good for one use only, and a lost one means that the user must connect again.
//! So: one refresh at a time per account, in all processes of the data folder; a durable note before the token is
//! spent, which says who spends it; both new tokens stored in one transaction before either is used; and only the
//! platform's word that the grant is dead disconnects anyone, if the grant is still the one that was asked about.

use std::sync::Arc;
use std::time::Duration;

use rand::RngExt;

use super::{Accounts, health, hold_reason, seal, standing_reason};
use crate::model::{AccountId, Instant, PlatformKey, RefreshTrouble, Secret, Standing, TokenGrant, UserId};
use crate::notifications::{self, words};
use crate::platforms::GrantError;
use crate::store::accounts::AccountRow;
use crate::store::audit::{self, AuditEvent};
use crate::store::token_sets::{Claim, SealedTokenSet, TokenSetRow};
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::{Column, VaultError};

/// A token with less life than this is refreshed before it is used.
const REFRESH_BEFORE: Duration = Duration::from_mins(5);
/// How many token sets are refreshed in one go.
const REFRESHES: i64 = 100;
/// What another process began to spend is left to it for so long: three times what the token endpoint may take. It can
/// only be too short for a process that stood still meanwhile, and what such a one brings in the end still counts.
const LEASE: Duration = Duration::from_secs(45);
/// How long another process is waited for.
const WAIT_FOR_ANOTHER: Duration = Duration::from_secs(20);
const LOOK_AGAIN_AFTER: Duration = Duration::from_millis(100);
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
            let opened = self.open(account, Column::AccessToken, set.generation, &set.sealed_access);
            let access = opened.ok().flatten()?;
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
    /// Returns whose they were.
    pub async fn refresh_due(&self) -> Result<Vec<(UserId, AccountId)>, StoreError> {
        let now = self.clock.now();
        let due = self.store.read(move |conn| store::token_sets::to_refresh(conn, now, REFRESHES)).await?;
        let mut looked_at = Vec::with_capacity(due.len());
        for id in due {
            // It may have been refreshed, or given up, since it was read.
            match self.refresh_early(id).await {
                Ok(()) | Err(TokenUnavailable::NeedsReauth | TokenUnavailable::Disconnected) => {}
                // Before the platform was asked; what it said has put the next try off already.
                Err(TokenUnavailable::Later(_)) => {
                    let later = self.clock.now() + REFRESH_AGAIN_AFTER;
                    self.store.write(move |conn| store::token_sets::put_off(conn, id, now, later)).await?;
                }
                Err(TokenUnavailable::Store(error)) => return Err(error),
            }
            looked_at.push((self.read_tokens(id).await?.0.user_id, id));
        }
        Ok(looked_at)
    }

    async fn refresh_early(&self, id: AccountId) -> Result<(), TokenUnavailable> {
        let _alone = self.lock(id).await;
        let (account, set) = self.read_tokens(id).await?;
        match set {
            Some(set) if set.refresh_at.is_some_and(|at| at <= self.clock.now()) => {
                if account.standing == Standing::Active {
                    if self.refresh(account, set).await?.is_none() {
                        // Another process is at it; if that one does not end it, we do.
                        let later = self.clock.now() + LEASE;
                        self.store.write(move |conn| store::token_sets::refresh_at(conn, id, Some(later))).await?;
                    }
                    return Ok(());
                }
                Ok(self.store.write(move |conn| store::token_sets::refresh_at(conn, id, None)).await?)
            }
            _ => Ok(()),
        }
    }

    async fn read_tokens(&self, id: AccountId) -> Result<(AccountRow, Option<TokenSetRow>), StoreError> {
        self.store
            .read(move |conn| {
                let account = store::accounts::get_for_publisher(conn, id)?;
                Ok((account, store::token_sets::find(conn, id)?))
            })
            .await
    }

    /// An access token for the account, refreshed if it is about to expire.
    pub async fn fresh_token(&self, id: AccountId) -> Result<FreshToken, TokenUnavailable> {
        self.token_if(id, |account| match account.standing {
            Standing::Active => Ok(()),
            Standing::NeedsReauth => Err(TokenUnavailable::NeedsReauth),
            Standing::Disconnected => Err(TokenUnavailable::Disconnected),
        })
        .await
    }

    /// The same, if the account as it is now may have one.
    pub(super) async fn token_if(
        &self,
        id: AccountId,
        may: impl Fn(&AccountRow) -> Result<(), TokenUnavailable>,
    ) -> Result<FreshToken, TokenUnavailable> {
        let _alone = self.lock(id).await;
        let began_at = std::time::Instant::now();
        loop {
            let (account, set) = self.read_tokens(id).await?;
            may(&account)?;
            let set = set.ok_or(TokenUnavailable::Disconnected)?;
            if self.is_fresh(&set) {
                return match self.open(&account, Column::AccessToken, set.generation, &set.sealed_access)? {
                    Some(access) => Ok(FreshToken { access, generation: set.generation }),
                    None => Err(self.give_up(&account, &set, standing_reason::TOKEN_UNREADABLE).await?),
                };
            }
            if let Some(token) = self.refresh(account, set).await? {
                return Ok(token);
            }
            if began_at.elapsed() > WAIT_FOR_ANOTHER {
                return Err(TokenUnavailable::Later("another process is renewing it and has not ended".to_owned()));
            }
            tokio::time::sleep(LOOK_AGAIN_AFTER).await;
        }
    }

    /// Spends the refresh token. The caller holds the account's lock. Nothing when another process is spending it, or
    /// has replaced the set meanwhile: then there is another set to be read, now or soon.
    async fn refresh(&self, account: AccountRow, set: TokenSetRow) -> Result<Option<FreshToken>, TokenUnavailable> {
        let (id, generation) = (account.id, set.generation);
        let Some(adapter) = self.platforms.find(account.platform).map(Arc::clone) else {
            return Err(TokenUnavailable::Later(format!("{} is not set up on this server", account.platform.name())));
        };
        let Some(sealed_refresh) = &set.sealed_refresh else {
            return Err(self.give_up(&account, &set, standing_reason::NO_REFRESH_TOKEN).await?);
        };
        let Some(refresh_token) = self.open(&account, Column::RefreshToken, generation, sealed_refresh)? else {
            return Err(self.give_up(&account, &set, standing_reason::TOKEN_UNREADABLE).await?);
        };
        let (holder, now) = (Arc::clone(&self.holder), self.clock.now());
        let claim = self
            .store
            .write(move |conn| store::token_sets::claim_refresh(conn, id, generation, &holder, now - LEASE, now))
            .await?;
        let Claim::Taken { interrupted } = claim else { return Ok(None) };
        let answered = adapter.refresh(&refresh_token).await;
        count(account.platform, &answered);
        let trouble = match answered {
            Ok(grant) => return self.keep_refreshed(account, set, refresh_token, grant).await.map(Some),
            Err(GrantError::Dead(said)) => {
                tracing::warn!(account = %id, said, "the grant is dead");
                let reason =
                    if interrupted { standing_reason::REFRESH_INTERRUPTED } else { standing_reason::GRANT_REVOKED };
                return match self.give_up(&account, &set, reason).await? {
                    // Connected anew meanwhile: it was the old grant that died.
                    TokenUnavailable::Later(_) => Ok(None),
                    given_up => Err(given_up),
                };
            }
            // Not spent.
            Err(GrantError::NotReached(said)) => (RefreshTrouble::PlatformUnavailable, said, true),
            Err(GrantError::ClientMisconfigured(said)) => (RefreshTrouble::ClientMisconfigured, said, true),
            Err(GrantError::Unanswered(said)) => (RefreshTrouble::PlatformUnavailable, said, false),
        };
        let (trouble, said, is_unspent) = trouble;
        tracing::warn!(account = %id, said, %trouble, "refreshing later");
        let (is_unspent, now) = (is_unspent && !interrupted, self.clock.now());
        self.store
            .write(move |conn| {
                store::token_sets::note_trouble(conn, id, generation, trouble, is_unspent, now)?;
                store::token_sets::put_off(conn, id, now, now + REFRESH_AGAIN_AFTER)
            })
            .await?;
        Err(TokenUnavailable::Later(said))
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
        // Should the account be given up while the answer was on its way, the new grant still has to be ended.
        let owed =
            self.owe_revocation(account.user_id, account.platform, grant.refresh.as_ref().unwrap_or(&grant.access));
        let kept = self
            .store
            .write(move |conn| match store::token_sets::replace(conn, id, generation, replacement, now) {
                Ok(()) => {
                    store::accounts::set_verified(conn, id, now)?;
                    // Given up by someone who thought this answer lost.
                    recover(conn, id, &[standing_reason::REFRESH_INTERRUPTED], now)?;
                    Ok(true)
                }
                Err(StoreError::NotFound) => {
                    if store::token_sets::find(conn, id)?.is_none() {
                        store::revocations::insert(conn, &owed)?;
                    }
                    Ok(false)
                }
                Err(other) => Err(other),
            })
            .await?;
        if !kept {
            return Err(TokenUnavailable::Disconnected);
        }
        tracing::info!(account = %id, generation = next, "token set refreshed");
        Ok(FreshToken { access: grant.access, generation: next })
    }

    /// The token, or nothing when it is spoilt for good. One whose key is not configured is good again once it is.
    fn open(
        &self,
        account: &AccountRow,
        column: Column,
        generation: i64,
        sealed: &[u8],
    ) -> Result<Option<Secret>, TokenUnavailable> {
        let opened = self
            .vault
            .open(&seal::token_place(account, column, generation), sealed)
            .inspect_err(|error| tracing::error!(account = %account.id, ?column, %error, "a token cannot be opened"));
        match opened {
            Err(error @ VaultError::UnknownKey) => Err(TokenUnavailable::Later(error.to_string())),
            opened => Ok(opened.ok()),
        }
    }

    /// The account cannot go on with this set. When there is another one by now, nothing is given up, and it is to be
    /// looked at again.
    async fn give_up(
        &self,
        account: &AccountRow,
        set: &TokenSetRow,
        reason: &'static str,
    ) -> Result<TokenUnavailable, StoreError> {
        let (account, generation, now) = (account.clone(), set.generation, self.clock.now());
        self.store
            .write(move |conn| {
                let current = store::token_sets::find(conn, account.id)?;
                if current.is_none_or(|current| current.generation != generation) {
                    return Ok(TokenUnavailable::Later("the account was connected anew meanwhile".to_owned()));
                }
                // Whatever was under way with it has come to its end.
                store::token_sets::end_refresh(conn, account.id)?;
                require_reauth(conn, &account, reason, now)?;
                Ok(TokenUnavailable::NeedsReauth)
            })
            .await
    }
}

/// Counts a refresh by what the platform said to it.
fn count(platform: PlatformKey, answered: &Result<TokenGrant, GrantError>) {
    let result = match answered {
        Ok(_) => "refreshed",
        Err(GrantError::Dead(_)) => "grant_dead",
        Err(GrantError::ClientMisconfigured(_)) => "client_misconfigured",
        Err(GrantError::NotReached(_)) => "not_reached",
        Err(GrantError::Unanswered(_)) => "unanswered",
    };
    metrics::counter!("pillarbox_token_refreshes_total", "platform" => platform.as_str(), "result" => result)
        .increment(1);
}

/// The account cannot be used until its user connects it again: marks it, holds what waits for it, tells him, and
/// leaves a line in the audit trail. Part of the caller's transaction.
pub fn require_reauth(
    conn: &mut AnyConnection,
    account: &AccountRow,
    reason: &'static str,
    now: Instant,
) -> Result<(), StoreError> {
    let (id, platform) = (account.id, account.platform.name());
    let before = store::accounts::get_for_publisher(conn, id)?;
    store::accounts::set_standing(conn, id, Standing::NeedsReauth, Some(reason), now)?;
    let detail = format!(
        "{platform} no longer accepts this connection. Connect the account again; the post is kept and goes out then."
    );
    let waiting = store::deliveries::hold_waiting(conn, id, hold_reason::NEEDS_REAUTH, &detail, now)?;
    if before.standing == Standing::NeedsReauth {
        // Looked at once more; its user knows.
        return Ok(());
    }
    let why = health::sentence(reason, account.platform);
    let told = words::needs_reauth(id, account.platform, &account.username, &why, waiting);
    notifications::tell(conn, account.user_id, &told, now)?;
    audit::record(conn, &AuditEvent::of(account.user_id, "account.needs_reauth").about(id).because(reason), now)?;
    tracing::warn!(account = %id, reason, "the account needs its user");
    Ok(())
}

/// An account that was given up for one of these reasons has proven to work after all: lets it and what waits for it
/// go on. Part of the caller's transaction.
pub(super) fn recover(
    conn: &mut AnyConnection,
    id: AccountId,
    reasons: &[&str],
    now: Instant,
) -> Result<bool, StoreError> {
    let account = store::accounts::get_for_publisher(conn, id)?;
    let given_up_for = account.standing_reason.as_deref().filter(|_| account.standing == Standing::NeedsReauth);
    if !given_up_for.is_some_and(|reason| reasons.contains(&reason)) {
        return Ok(false);
    }
    store::accounts::set_standing(conn, id, Standing::Active, None, now)?;
    store::deliveries::release_held(conn, id, &[hold_reason::NEEDS_REAUTH], now)?;
    // Renewed soon, from wherever its life is now.
    store::token_sets::refresh_at(conn, id, Some(now))?;
    notifications::settle(conn, account.user_id, &words::reauth_cause(id), now)?;
    audit::record(conn, &AuditEvent::of(account.user_id, "account.recovered").about(id), now)?;
    tracing::info!(account = %id, "the account works again");
    Ok(true)
}
