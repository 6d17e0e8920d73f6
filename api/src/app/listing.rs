//! The accounts of everybody, for whoever runs the server.

use std::sync::Arc;

use super::{StartError, fetch, identity, keyring, open_store, platforms};
use crate::accounts::{AccountStatus, Accounts};
use crate::clock::SharedClock;
use crate::config::Config;
use crate::model::{Instant, PlatformKey, Username};
use crate::store;
use crate::vault::Vault;

/// An account in the list.
pub struct ListedAccount {
    pub user: Username,
    pub platform: PlatformKey,
    pub handle: String,
    pub status: AccountStatus,
    pub reason: Option<String>,
    /// When the platform last accepted a token of it.
    pub last_verified_at: Option<Instant>,
    /// Posts that are scheduled or held.
    pub waiting: i64,
}

/// Every account of the server, by its user.
pub async fn list_accounts(config: &Config, clock: SharedClock) -> Result<Vec<ListedAccount>, StartError> {
    let store = open_store(config).await?;
    let vault = Arc::new(Vault::new(keyring(config)));
    identity::open(&store, &vault, &clock).await?;
    let platforms = platforms::set_up(config, &clock);
    let accounts = Accounts::new(store.clone(), vault, platforms, fetch(config), clock, false);
    let mut listed = Vec::new();
    for user in store.read(store::users::list).await? {
        for view in accounts.list(user.id).await? {
            let id = view.account.id;
            let waiting = store.read(move |conn| store::waiting::count_of(conn, id)).await?;
            listed.push(ListedAccount {
                user: user.username.clone(),
                platform: view.account.platform,
                handle: view.account.username,
                status: view.health.status,
                reason: view.health.reason,
                last_verified_at: view.account.last_verified_at,
                waiting,
            });
        }
    }
    Ok(listed)
}
