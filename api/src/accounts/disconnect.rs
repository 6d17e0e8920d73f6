//! Disconnecting, and revoking at the platform: now if it answers, later if not.

use std::time::Duration;

use super::{Accounts, hold_reason, seal};
use crate::model::{AccountId, PlatformKey, RevocationId, Secret, Standing, TokenPair, UserId};
use crate::notifications::{self, words};
use crate::platforms::RevokeError;
use crate::store::accounts::AccountRow;
use crate::store::audit::{self, AuditEvent};
use crate::store::revocations::{self, RevocationRow};
use crate::store::token_sets::TokenSetRow;
use crate::store::{self, StoreError};
use crate::vault::{Column, VaultError};

/// How long a request waits for a platform to confirm a revocation.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why an account could not be disconnected.
#[derive(Debug, thiserror::Error)]
pub enum DisconnectError {
    #[error("no such account")]
    UnknownAccount,
    /// Several are connected, and none was named.
    #[error("several accounts are connected")]
    AccountRequired,
    #[error("no account is connected")]
    NoneConnected,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Accounts {
    /// Forgets the tokens of an account, holds what waits for it, and revokes the grant at the platform. The local
    /// part succeeds even when the platform is down; it is then told later.
    pub async fn disconnect(
        &self,
        user: UserId,
        platform: PlatformKey,
        chosen: Option<AccountId>,
    ) -> Result<AccountId, DisconnectError> {
        let account = self.choose(user, platform, chosen).await?;
        let id = account.id;
        self.give_up_account(account).await?;
        self.revoke_soon().await?;
        Ok(id)
    }

    /// The local part of disconnecting: the tokens are gone when this returns, and what waited is held. That they have to
    /// be revoked is written down. Returns how many posts are held.
    async fn give_up_account(&self, account: AccountRow) -> Result<usize, StoreError> {
        let id = account.id;
        let _alone = self.lock(id).await;
        let (set, pair) = self
            .store
            .read(move |conn| {
                Ok::<_, StoreError>((store::token_sets::find(conn, id)?, store::image_grants::find(conn, id)?))
            })
            .await?;
        let owed_for_pair = pair.and_then(|row| self.owed_for_pair(&account, &row));
        let owed: Vec<RevocationRow> =
            set.and_then(|set| self.owed_for(&account, &set)).into_iter().chain(owed_for_pair).collect();
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                for owed in &owed {
                    revocations::insert(conn, owed)?;
                }
                store::token_sets::delete(conn, id)?;
                store::image_grants::forget(conn, id)?;
                store::accounts::set_standing(conn, id, Standing::Disconnected, None, now)?;
                let detail = "The account was disconnected. Connect it again to send this post.";
                let held = store::deliveries::hold_waiting(conn, id, hold_reason::DISCONNECTED, detail, now)?;
                notifications::settle(conn, account.user_id, &words::reauth_cause(id), now)?;
                audit::record(conn, &AuditEvent::of(account.user_id, "account.disconnected").about(id), now)?;
                Ok(held)
            })
            .await
    }

    /// Gives up every account of the server, or of one user: the tokens of all are gone before the first platform is
    /// asked to revoke any. Returns the accounts, and how many posts are held for each.
    pub async fn give_up_all(&self, of: Option<UserId>) -> Result<Vec<(AccountRow, usize)>, StoreError> {
        let connected = self.store.read(store::accounts::list_connected).await?;
        let mut given_up = Vec::new();
        for account in connected.into_iter().filter(|account| of.is_none_or(|user| account.user_id == user)) {
            given_up.push((account.clone(), self.give_up_account(account).await?));
        }
        Ok(given_up)
    }

    /// Revokes what is due until nothing is, each token once, and returns how many their platforms have yet to hear of.
    pub async fn revoke_all_due(&self) -> Result<i64, StoreError> {
        loop {
            let now = self.clock.now();
            let due = self.store.read(move |conn| revocations::due(conn, now)).await?;
            if due.is_empty() {
                return self.store.read(revocations::count).await;
            }
            self.revoke_due().await?;
        }
    }

    pub(super) async fn choose(
        &self,
        user: UserId,
        platform: PlatformKey,
        chosen: Option<AccountId>,
    ) -> Result<AccountRow, DisconnectError> {
        if let Some(id) = chosen {
            let found = self.store.read(move |conn| store::accounts::find(conn, user, id)).await?;
            return found.filter(|account| account.platform == platform).ok_or(DisconnectError::UnknownAccount);
        }
        let mine = self.store.read(move |conn| store::accounts::list(conn, user)).await?;
        let mut connected = mine
            .into_iter()
            .filter(|account| account.platform == platform && account.standing != Standing::Disconnected);
        match (connected.next(), connected.next()) {
            (Some(only), None) => Ok(only),
            (Some(_), Some(_)) => Err(DisconnectError::AccountRequired),
            (None, _) => Err(DisconnectError::NoneConnected),
        }
    }

    /// What is to be revoked for a token set: the refresh token, which ends the grant, or else the access token.
    /// Nothing when the tokens no longer open.
    fn owed_for(&self, account: &AccountRow, set: &TokenSetRow) -> Option<RevocationRow> {
        let (column, sealed) = match &set.sealed_refresh {
            Some(sealed) => (Column::RefreshToken, sealed),
            None => (Column::AccessToken, &set.sealed_access),
        };
        let token = self.vault.open(&seal::token_place(account, column, set.generation), sealed);
        let token = token.inspect_err(|error| tracing::error!(account = %account.id, %error, "a token cannot be opened and so not be revoked")).ok()?;
        Some(self.owe_revocation(account.user_id, account.platform, &token))
    }

    /// A row that says: this token still has to be revoked.
    pub(super) fn owe_revocation(&self, user: UserId, platform: PlatformKey, token: &Secret) -> RevocationRow {
        let now = self.clock.now();
        let id = RevocationId::generate(now);
        let sealed_token = self.vault.seal(&seal::revocation_place(user, platform, id), token);
        RevocationRow {
            id,
            user_id: user,
            platform,
            sealed_token,
            tries: 0,
            next_attempt_at: now,
            created_at: now,
            sealed_secret: None,
        }
    }

    /// The same for the second grant. Nothing when it no longer opens.
    pub(super) fn owed_for_pair(&self, account: &AccountRow, row: &TokenSetRow) -> Option<RevocationRow> {
        self.open_pair(account, row).ok().map(|pair| self.owe_invalidation(account.user_id, account.platform, &pair))
    }

    /// A row that says: this token pair still has to be invalidated.
    pub(super) fn owe_invalidation(&self, user: UserId, platform: PlatformKey, pair: &TokenPair) -> RevocationRow {
        let mut owed = self.owe_revocation(user, platform, &pair.token);
        let place = seal::revocation_secret_place(user, platform, owed.id);
        owed.sealed_secret = Some(self.vault.seal(&place, &pair.secret));
        owed
    }

    /// Tries what is due, for as long as a person likes to wait; the rest is done in the background.
    pub(super) async fn revoke_soon(&self) -> Result<(), StoreError> {
        tokio::time::timeout(PATIENCE, self.revoke_due()).await.unwrap_or(Ok(()))
    }

    /// Revokes what is due. What fails is tried again after a growing while, for a month at most.
    pub async fn revoke_due(&self) -> Result<(), StoreError> {
        // The request that gave a token up and the publisher may come here together: each is told once.
        let _alone = self.revoking.lock().await;
        let now = self.clock.now();
        let due = self.store.read(move |conn| revocations::due(conn, now)).await?;
        for owed in due {
            let revoked = self.revoke(&owed).await;
            let id = owed.id;
            if revoked || now.since(owed.created_at) > Duration::from_hours(30 * 24) {
                self.store.write(move |conn| revocations::delete(conn, id)).await?;
            } else {
                let wait = Duration::from_mins(1) * 4_u32.pow(owed.tries.clamp(0, 5).unsigned_abs());
                self.store.write(move |conn| revocations::postpone(conn, id, now + wait)).await?;
            }
        }
        Ok(())
    }

    async fn revoke(&self, owed: &RevocationRow) -> bool {
        let Some(adapter) = self.platforms.find(owed.platform) else { return false };
        let (token, secret) = match self.open_owed(owed) {
            Ok(opened) => opened,
            Err(error @ VaultError::UnknownKey) => {
                tracing::error!(platform = %owed.platform, %error, "a token cannot be opened; it is revoked later");
                return false;
            }
            Err(error) => {
                tracing::error!(platform = %owed.platform, %error, "a token cannot be opened and so not be revoked");
                return true;
            }
        };
        let revoked = match secret {
            None => adapter.revoke(&token).await,
            Some(secret) => match adapter.image_grants() {
                Some(grants) => grants.invalidate(&TokenPair { token, secret }).await,
                None => Err(RevokeError("it is not set up for the second grant any more".to_owned())),
            },
        };
        if let Err(error) = &revoked {
            tracing::warn!(platform = %owed.platform, tries = owed.tries, %error, "revoking later");
        }
        revoked.is_ok()
    }

    fn open_owed(&self, owed: &RevocationRow) -> Result<(Secret, Option<Secret>), VaultError> {
        let (user, platform, id) = (owed.user_id, owed.platform, owed.id);
        let token = self.vault.open(&seal::revocation_place(user, platform, id), &owed.sealed_token)?;
        let place = seal::revocation_secret_place(user, platform, id);
        let secret = owed.sealed_secret.as_ref().map(|sealed| self.vault.open(&place, sealed)).transpose()?;
        Ok((token, secret))
    }
}
