//! Connecting, second half: the callback. The code lives seconds, so it is exchanged at once; nothing is stored
//! before it is known whose token it is and what it may do.

use std::sync::Arc;

use rand::RngExt;

use super::connect::{CallbackQuery, ConnectError};
use super::{Accounts, hold_reason, seal};
use crate::model::{
    AccountId, GrantKind, Instant, PlatformKey, Profile, Secret, SessionId, Standing, TokenGrant, UserId,
};
use crate::notifications::{self, words};
use crate::platforms::{Platform, ProfileError};
use crate::store::accounts::AccountRow;
use crate::store::audit::{self, AuditEvent};
use crate::store::authorizations::AuthorizationRow;
use crate::store::token_sets::SealedTokenSet;
use crate::store::{self, StoreError};
use crate::vault::Column;

impl Accounts {
    /// Finishes connecting and returns the account.
    pub async fn finish_connection(
        &self,
        user: UserId,
        session: SessionId,
        platform: PlatformKey,
        query: CallbackQuery,
    ) -> Result<AccountId, ConnectError> {
        let adapter = Arc::clone(self.platforms.find(platform).ok_or(ConnectError::NotConfigured)?);
        let given = |value: Option<String>| value.filter(|text| !text.is_empty());
        let state = given(query.state).filter(|_| !query.repeated).ok_or(ConnectError::CallbackMalformed)?;
        let trip = self.consume_trip(user, session, (platform, GrantKind::OAuth2), &state).await?;
        if query.iss.is_some_and(|issuer| issuer.trim_end_matches('/') != adapter.issuer().trim_end_matches('/')) {
            return Err(ConnectError::IssuerMismatch);
        }
        match query.error.as_deref() {
            None => {}
            Some("access_denied") => return Err(ConnectError::AccessDenied),
            Some(other) => return Err(ConnectError::PlatformRefused(other.chars().take(100).collect())),
        }
        let code = Secret::new(given(query.code).ok_or(ConnectError::CallbackMalformed)?);
        let verifier = self
            .vault
            .open(&seal::verifier_place(user, platform, trip.id), &trip.sealed_verifier)
            .map_err(|_| ConnectError::StateUnknown)?;
        let grant = adapter.exchange_code(&code, &verifier, &trip.redirect_uri).await?;
        let profile = match look_at(&*adapter, &trip, &grant).await {
            Ok(profile) => profile,
            Err(error) => {
                self.give_back(&trip, grant).await?;
                return Err(error);
            }
        };
        self.settle(&*adapter, &trip, profile, grant).await
    }

    /// Decides which account the grant belongs to, and stores it there or gives it back.
    async fn settle(
        &self,
        adapter: &dyn Platform,
        trip: &AuthorizationRow,
        profile: Profile,
        grant: TokenGrant,
    ) -> Result<AccountId, ConnectError> {
        let (platform, remote_id) = (trip.platform, profile.remote_id.clone());
        let known = self.store.read(move |conn| store::accounts::find_by_remote_id(conn, platform, &remote_id)).await?;
        let expected = trip.account_id;
        let refusal = match &known {
            Some(account) if account.user_id != trip.user_id => Some(ConnectError::LinkedElsewhere),
            Some(account) if expected.is_some_and(|id| id != account.id) => {
                // The consent ended this account's earlier grant, so the new one is kept for it; but it is not the
                // account that was asked for, and the user is told.
                self.store_grant(trip, Some(account.clone()), &profile, &grant).await?;
                return Err(ConnectError::DifferentAccount);
            }
            None if expected.is_some() => Some(ConnectError::DifferentAccount),
            _ => None,
        };
        if let Some(error) = refusal {
            self.give_back(trip, grant).await?;
            return Err(error);
        }
        match self.store_grant(trip, known, &profile, &grant).await {
            Ok(id) => {
                self.keep_picture(adapter, id, profile.avatar_url.as_deref()).await;
                tracing::info!(account = %id, platform = %platform, "account connected");
                Ok(id)
            }
            // Someone else connected the same profile in the same moment.
            Err(StoreError::Conflict) => {
                self.give_back(trip, grant).await?;
                Err(ConnectError::LinkedElsewhere)
            }
            Err(other) => Err(other.into()),
        }
    }

    /// Writes account and token set in one transaction and releases what waited for the account.
    async fn store_grant(
        &self,
        trip: &AuthorizationRow,
        known: Option<AccountRow>,
        profile: &Profile,
        grant: &TokenGrant,
    ) -> Result<AccountId, StoreError> {
        let now = self.clock.now();
        let is_new = known.is_none();
        let account = known.unwrap_or_else(|| new_account(trip, profile, now));
        let (id, user) = (account.id, account.user_id);
        let _alone = self.lock(id).await;
        let generation = self
            .store
            .read(move |conn| store::token_sets::find(conn, id))
            .await?
            .map_or(1, |spent| spent.generation + 1);
        let set = self.seal_grant(&account, generation, grant, trip, now);
        let profile = profile.clone();
        self.store
            .write(move |conn| {
                if is_new {
                    store::accounts::insert(conn, &account)?;
                } else {
                    store::accounts::reconnect(conn, user, id, &profile, now)?;
                }
                store::token_sets::put(conn, id, generation, set, now)?;
                let waiting = [hold_reason::NEEDS_REAUTH, hold_reason::DISCONNECTED];
                store::deliveries::release_held(conn, id, &waiting, now)?;
                notifications::settle(conn, user, &words::reauth_cause(id), now)?;
                if is_new {
                    let told = words::new_connection(id, account.platform, &profile.username);
                    notifications::tell(conn, user, &told, now)?;
                }
                audit::record(conn, &AuditEvent::of(user, "account.connected").about(id), now)?;
                Ok::<_, StoreError>(id)
            })
            .await
    }

    fn seal_grant(
        &self,
        account: &AccountRow,
        generation: i64,
        grant: &TokenGrant,
        trip: &AuthorizationRow,
        now: Instant,
    ) -> SealedTokenSet {
        let sealed = |column, token: &Secret| self.vault.seal(&seal::token_place(account, column, generation), token);
        SealedTokenSet {
            access: sealed(Column::AccessToken, &grant.access),
            refresh: grant.refresh.as_ref().map(|token| sealed(Column::RefreshToken, token)),
            scopes: grant.scopes.clone().unwrap_or_else(|| trip.scopes.clone()),
            expires_at: now + grant.expires_in,
            // Without a refresh token there is nothing to be done before it ends.
            refresh_at: grant.refresh.as_ref().map(|_| now + grant.refreshed_after(rand::rng().random())),
        }
    }

    /// Revokes tokens that we hold but nobody may use.
    async fn give_back(&self, trip: &AuthorizationRow, grant: TokenGrant) -> Result<(), StoreError> {
        let token = grant.refresh.unwrap_or(grant.access);
        let owed = self.owe_revocation(trip.user_id, trip.platform, &token);
        self.store.write(move |conn| store::revocations::insert(conn, &owed)).await?;
        self.revoke_soon().await
    }
}

/// Compares the granted scopes with what is needed, and asks whose token it is.
async fn look_at(adapter: &dyn Platform, trip: &AuthorizationRow, grant: &TokenGrant) -> Result<Profile, ConnectError> {
    let granted = grant.scopes.as_ref().unwrap_or(&trip.scopes);
    let missing = adapter.required_scopes().missing_from(granted);
    if !missing.is_empty() {
        return Err(ConnectError::MissingScope(missing));
    }
    adapter.profile(&grant.access).await.map_err(|error| match error {
        ProfileError::Unauthorized => {
            ConnectError::PlatformUnreachable("it does not accept the token it gave".to_owned())
        }
        ProfileError::Refused(said) => ConnectError::ProfileRefused(said),
        ProfileError::Unavailable(said) => ConnectError::PlatformUnreachable(said),
    })
}

fn new_account(trip: &AuthorizationRow, profile: &Profile, now: Instant) -> AccountRow {
    AccountRow {
        id: AccountId::generate(now),
        user_id: trip.user_id,
        platform: trip.platform,
        remote_id: profile.remote_id.clone(),
        username: profile.username.clone(),
        display_name: profile.display_name.clone(),
        long_posts: profile.long_posts,
        standing: Standing::Active,
        standing_reason: None,
        connected_at: now,
        updated_at: now,
        last_verified_at: Some(now),
        last_used_at: None,
    }
}
