//! The second grant of an account (OAuth 1.0a), where an installation needs it for images: asking for it, looking at
//! once at what came, using it, giving it up.

use std::sync::Arc;

use super::connect::{ConnectError, ConnectionStart, TRIP_LIFE};
use super::disconnect::DisconnectError;
use super::{Accounts, TokenUnavailable, hold_reason, seal};
use crate::model::{
    AccountId, AuthorizationId, GrantKind, ImageGrantLoss, Instant, PlatformKey, Scopes, Secret, SessionId, Standing,
    TokenPair, UserId,
};
use crate::platforms::{ImageGrant, ImageGrants, ImageSending, Platform};
use crate::store::accounts::AccountRow;
use crate::store::audit::{self, AuditEvent};
use crate::store::authorizations::AuthorizationRow;
use crate::store::image_grants::SealedPair;
use crate::store::token_sets::TokenSetRow;
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::{Column, VaultError, token_hash};

/// The query of the callback (RFC 5849, section 2.2). Each parameter once.
#[derive(Clone, Debug, Default)]
pub struct ImageGrantQuery {
    pub oauth_token: Option<String>,
    pub oauth_verifier: Option<String>,
    /// X's way of saying no: the request token that was denied, and nothing else.
    pub denied: Option<String>,
    /// A parameter came more than once.
    pub repeated: bool,
}

impl Accounts {
    /// Begins the trip to the consent page of the second grant.
    pub async fn begin_image_grant(
        &self,
        user: UserId,
        session: SessionId,
        platform: PlatformKey,
        chosen: Option<AccountId>,
    ) -> Result<ConnectionStart, ConnectError> {
        let adapter = Arc::clone(self.platforms.find(platform).ok_or(ConnectError::NotConfigured)?);
        let account = self.choose(user, platform, chosen).await?;
        let trip = grants_of(&*adapter)?.begin(&account.username).await?;
        let now = self.clock.now();
        let id = AuthorizationId::generate(now);
        let row = AuthorizationRow {
            id,
            state_hash: token_hash(trip.request.token.expose()),
            user_id: user,
            session_id: session,
            platform,
            account_id: Some(account.id),
            scopes: Scopes::default(),
            // The request token is bound to the callback at the platform.
            redirect_uri: String::new(),
            sealed_verifier: self.vault.seal(&seal::request_secret_place(user, platform, id), &trip.request.secret),
            created_at: now,
            expires_at: now + TRIP_LIFE,
            consumed_at: None,
            kind: GrantKind::OAuth1,
        };
        let expires_at = row.expires_at;
        self.store.write(move |conn| store::authorizations::insert(conn, &row)).await?;
        Ok(ConnectionStart { url: trip.url, expires_at })
    }

    /// Finishes the trip: exchanges the request token, and keeps what comes only if it is this account's and may write.
    pub async fn finish_image_grant(
        &self,
        user: UserId,
        session: SessionId,
        platform: PlatformKey,
        query: ImageGrantQuery,
    ) -> Result<AccountId, ConnectError> {
        let adapter = Arc::clone(self.platforms.find(platform).ok_or(ConnectError::NotConfigured)?);
        let grants = grants_of(&*adapter)?;
        let given = |value: Option<String>| value.filter(|text| !text.is_empty() && !query.repeated);
        let denied = given(query.denied);
        let is_denied = denied.is_some();
        let token = denied.or(given(query.oauth_token)).ok_or(ConnectError::CallbackMalformed)?;
        let trip = self.consume_trip(user, session, (platform, GrantKind::OAuth1), &token).await?;
        if is_denied {
            return Err(ConnectError::AccessDenied);
        }
        let verifier = given(query.oauth_verifier).ok_or(ConnectError::CallbackMalformed)?;
        let secret = self
            .vault
            .open(&seal::request_secret_place(user, platform, trip.id), &trip.sealed_verifier)
            .map_err(|_| ConnectError::StateUnknown)?;
        let request = TokenPair { token: Secret::new(token), secret };
        let grant = grants.finish(&request, &verifier).await?;
        let id = trip.account_id.ok_or(ConnectError::UnknownAccount)?;
        let found = self.store.read(move |conn| store::accounts::find(conn, user, id)).await?;
        let account = found.ok_or(ConnectError::UnknownAccount)?;
        if grant.remote_id != account.remote_id {
            self.give_back_pair(&account, grant).await?;
            return Err(ConnectError::DifferentAccount);
        }
        if account.standing == Standing::Disconnected {
            // Nobody could use it or end it any more.
            self.owe_pair(&account, &grant.pair).await?;
            return Err(ConnectError::NotConnected);
        }
        self.settle_pair(&account, grant, grants.consumer_fingerprint()).await?;
        Ok(id)
    }

    /// Keeps a grant that may write; forgets one that may not, and tells it when it comes again.
    async fn settle_pair(
        &self,
        account: &AccountRow,
        grant: ImageGrant,
        consumer_fingerprint: &str,
    ) -> Result<(), ConnectError> {
        let (id, user, now) = (account.id, account.user_id, self.clock.now());
        let _alone = self.lock(id).await;
        if !grant.may_write {
            let hash = token_hash(grant.pair.token.expose());
            let account = account.clone();
            let is_same = self
                .store
                .write(move |conn| {
                    let refused_before = store::image_grants::find_loss(conn, id)?.and_then(|loss| loss.token_hash);
                    let is_same = refused_before.as_ref() == Some(&hash);
                    let reason = if is_same { ImageGrantLoss::ReadOnlySameToken } else { ImageGrantLoss::ReadOnly };
                    lose(conn, &account, reason, Some(hash), now)?;
                    Ok::<_, StoreError>(is_same)
                })
                .await?;
            return Err(if is_same { ConnectError::ReadOnlySameToken } else { ConnectError::ReadOnly });
        }
        let before = self.store.read(move |conn| store::image_grants::find(conn, id)).await?;
        let generation = before.map_or(1, |row| row.generation + 1);
        let sealed = |column, part: &Secret| self.vault.seal(&seal::token_place(account, column, generation), part);
        let pair = SealedPair {
            token: sealed(Column::Oauth1Token, &grant.pair.token),
            secret: sealed(Column::Oauth1Secret, &grant.pair.secret),
            generation,
            access_level: grant.access_level,
            token_hash: token_hash(grant.pair.token.expose()),
            consumer_fingerprint: consumer_fingerprint.to_owned(),
        };
        self.store
            .write(move |conn| {
                store::image_grants::put(conn, id, pair, now)?;
                store::deliveries::release_held(conn, id, &[hold_reason::IMAGE_GRANT], now)?;
                audit::record(conn, &AuditEvent::of(user, "image_grant.given").about(id), now)
            })
            .await?;
        tracing::info!(account = %id, "the second grant was given");
        Ok(())
    }

    /// Forgets the second grant and ends it at the platform.
    pub async fn remove_image_grant(
        &self,
        user: UserId,
        platform: PlatformKey,
        chosen: Option<AccountId>,
    ) -> Result<AccountId, ConnectError> {
        let adapter = Arc::clone(self.platforms.find(platform).ok_or(ConnectError::NotConfigured)?);
        grants_of(&*adapter)?;
        let account = self.choose(user, platform, chosen).await?;
        let id = account.id;
        {
            let _alone = self.lock(id).await;
            let row = self.store.read(move |conn| store::image_grants::find(conn, id)).await?;
            let owed = row.and_then(|row| self.owed_for_pair(&account, &row));
            let now = self.clock.now();
            self.store
                .write(move |conn| {
                    if let Some(owed) = &owed {
                        store::revocations::insert(conn, owed)?;
                    }
                    store::image_grants::forget(conn, id)?;
                    audit::record(conn, &AuditEvent::of(user, "image_grant.removed").about(id), now)
                })
                .await?;
        }
        self.revoke_soon().await?;
        Ok(id)
    }

    /// The pair to sign with, or nothing when the account has none that can be used.
    pub async fn find_image_grant(&self, account: &AccountRow) -> Result<Option<TokenPair>, TokenUnavailable> {
        let Some(adapter) = self.platforms.find(account.platform) else { return Ok(None) };
        let Some(grants) = adapter.image_grants() else { return Ok(None) };
        let id = account.id;
        let row = self.store.read(move |conn| store::image_grants::find(conn, id)).await?;
        // Made for another key of the operator, it is of no use; should that key come back, it is again.
        let usable = row.filter(|row| row.consumer_fingerprint.as_deref() == Some(grants.consumer_fingerprint()));
        let Some(row) = usable else { return Ok(None) };
        match self.open_pair(account, &row) {
            Ok(pair) => return Ok(Some(pair)),
            // It is good again once the operator configures the key.
            Err(error @ VaultError::UnknownKey) => return Err(TokenUnavailable::Later(error.to_string())),
            Err(VaultError::Tampered | VaultError::Envelope(_)) => {}
        }
        let (account, now) = (account.clone(), self.clock.now());
        self.store.write(move |conn| lose_image_grant(conn, &account, ImageGrantLoss::TokenUnreadable, now)).await?;
        Ok(None)
    }

    pub(super) fn open_pair(&self, account: &AccountRow, row: &TokenSetRow) -> Result<TokenPair, VaultError> {
        let open = |column, sealed: &[u8]| {
            self.vault.open(&seal::token_place(account, column, row.generation), sealed).inspect_err(
                |error| tracing::error!(account = %account.id, ?column, %error, "a token cannot be opened"),
            )
        };
        let token = open(Column::Oauth1Token, &row.sealed_access)?;
        let secret = open(Column::Oauth1Secret, row.sealed_refresh.as_deref().ok_or(VaultError::Tampered)?)?;
        Ok(TokenPair { token, secret })
    }

    /// Ends a grant of an account that was not asked for. X hands out one token per application and account, so if that
    /// account has given one here too it is this one, and stays.
    async fn give_back_pair(&self, asked_for: &AccountRow, grant: ImageGrant) -> Result<(), StoreError> {
        let (platform, remote_id) = (asked_for.platform, grant.remote_id);
        let in_use = self
            .store
            .read(move |conn| {
                let known = store::accounts::find_by_remote_id(conn, platform, &remote_id)?;
                let row = known.map(|account| store::image_grants::find(conn, account.id)).transpose()?;
                Ok::<_, StoreError>(row.flatten().is_some())
            })
            .await?;
        if in_use {
            return Ok(());
        }
        self.owe_pair(asked_for, &grant.pair).await
    }

    async fn owe_pair(&self, account: &AccountRow, pair: &TokenPair) -> Result<(), StoreError> {
        let owed = self.owe_invalidation(account.user_id, account.platform, pair);
        self.store.write(move |conn| store::revocations::insert(conn, &owed)).await?;
        self.revoke_soon().await
    }
}

/// The second grant cannot be used any more: forgets it and writes down why. Part of the caller's transaction.
pub fn lose_image_grant(
    conn: &mut AnyConnection,
    account: &AccountRow,
    reason: ImageGrantLoss,
    now: Instant,
) -> Result<(), StoreError> {
    lose(conn, account, reason, None, now)
}

fn lose(
    conn: &mut AnyConnection,
    account: &AccountRow,
    reason: ImageGrantLoss,
    refused: Option<Vec<u8>>,
    now: Instant,
) -> Result<(), StoreError> {
    // What was kept is remembered too: the platform may hand the very same token out again.
    let kept = store::image_grants::find(conn, account.id)?.and_then(|row| row.token_hash);
    store::image_grants::lose(conn, account.id, reason, refused.or(kept), now)?;
    let event = AuditEvent::of(account.user_id, "image_grant.lost").about(account.id).because(reason.as_str());
    audit::record(conn, &event, now)?;
    tracing::warn!(account = %account.id, %reason, "the account has no second grant any more");
    Ok(())
}

fn grants_of(adapter: &dyn Platform) -> Result<&dyn ImageGrants, ConnectError> {
    let needed = adapter.image_sending() == ImageSending::NeedsGrant;
    adapter.image_grants().filter(|_| needed).ok_or(ConnectError::GrantNotNeeded)
}

impl From<DisconnectError> for ConnectError {
    fn from(error: DisconnectError) -> Self {
        match error {
            DisconnectError::UnknownAccount => Self::UnknownAccount,
            DisconnectError::AccountRequired => Self::AccountRequired,
            DisconnectError::NoneConnected => Self::NotConnected,
            DisconnectError::Store(error) => Self::Store(error),
        }
    }
}
