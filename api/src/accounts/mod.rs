//! Accounts: connecting a profile on a platform, keeping its tokens fresh, disconnecting it. Tokens are opened
//! nowhere else. Leans on `notifications`, `store`, `platforms`, `fetch`, `vault`,
//! `model` and `clock`.

mod connect;
mod disconnect;
mod finish;
mod health;
mod image_grants;
mod list;
mod picture;
mod reseal;
mod seal;
mod tokens;
mod verify;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

pub use connect::{CallbackQuery, ConnectError, ConnectionStart};
pub use disconnect::DisconnectError;
pub use health::{AccountStatus, Health};
pub use image_grants::{ImageGrantQuery, lose_image_grant};
pub use list::{AccountView, Capability, ImageGrantState, ImageGrantView};
pub use reseal::{Batch, Position, Unreadable, reseal_batch};
pub use tokens::{FreshToken, TokenUnavailable, require_reauth};
pub use verify::VerifyError;

use crate::clock::SharedClock;
use crate::fetch::SafeFetch;
use crate::model::AccountId;
use crate::platforms::Platforms;
use crate::store::{Store, StoreError};
use crate::vault::{Vault, random_bytes};

/// Why an account needs its user, as a stable code.
pub mod standing_reason {
    /// The platform says that the grant is no longer good.
    pub const GRANT_REVOKED: &str = "grant_revoked";
    /// The server stopped, or the answer was lost, while the refresh token was being spent.
    pub const REFRESH_INTERRUPTED: &str = "refresh_interrupted";
    /// The platform refused a token it had just given.
    pub const TOKEN_REFUSED: &str = "token_refused";
    /// The grant lacks a scope.
    pub const MISSING_SCOPE: &str = "missing_scope";
    /// The platform suspended or locked the account.
    pub const ACCOUNT_SUSPENDED: &str = "account_suspended";
    /// The stored token does not open: it was changed, or was given up because its key is gone.
    pub const TOKEN_UNREADABLE: &str = "token_unreadable";
    /// The platform gave no refresh token, and the access token has expired.
    pub const NO_REFRESH_TOKEN: &str = "no_refresh_token";
}

/// Why a delivery is held for its account.
pub mod hold_reason {
    pub const NEEDS_REAUTH: &str = "account_needs_reauth";
    pub const DISCONNECTED: &str = "account_disconnected";
    /// For the second grant, without which its images cannot be sent.
    pub const IMAGE_GRANT: &str = "image_grant_required";
}

/// How a process that publishes is called among those that may spend a refresh token, and any other.
const PUBLISHER: &str = "publisher";
const OTHER: &str = "other";

/// The accounts of this server.
#[derive(Clone)]
pub struct Accounts {
    store: Store,
    vault: Arc<Vault>,
    platforms: Platforms,
    fetch: SafeFetch,
    clock: SharedClock,
    locks: Arc<Mutex<HashMap<AccountId, Arc<tokio::sync::Mutex<()>>>>>,
    /// Who this process is among those that may spend a refresh token.
    holder: Arc<str>,
    /// Held while revocations are told to their platforms.
    revoking: Arc<tokio::sync::Mutex<()>>,
}

impl Accounts {
    /// `publishes` says that this process is, or is about to be, the one publisher of the data folder.
    pub fn new(
        store: Store,
        vault: Arc<Vault>,
        platforms: Platforms,
        fetch: SafeFetch,
        clock: SharedClock,
        publishes: bool,
    ) -> Self {
        let role = if publishes { PUBLISHER } else { OTHER };
        let holder = format!("{role} {:016x}", u64::from_ne_bytes(random_bytes())).into();
        Self { store, vault, platforms, fetch, clock, locks: Arc::default(), holder, revoking: Arc::default() }
    }

    /// This process has become the publisher: what an earlier one was renewing, nobody renews any more.
    pub async fn outlive_publishers(&self) -> Result<(), StoreError> {
        self.store.write(|conn| crate::store::token_sets::release_holders(conn, PUBLISHER)).await
    }

    /// Whoever reads, spends or replaces the tokens of an account does it alone.
    async fn lock(&self, account: AccountId) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.locks.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(locks.entry(account).or_default())
        };
        lock.lock_owned().await
    }
}
