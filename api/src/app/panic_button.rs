//! The panic button: every account given up at once, from the command line, whether the server runs or not.

use std::sync::Arc;

use super::{StartError, Waiting, allowance, fetch, identity, keyring, open_store, platforms};
use crate::accounts::Accounts;
use crate::clock::SharedClock;
use crate::config::Config;
use crate::media::Media;
use crate::model::{PlatformKey, Username};
use crate::people::PeopleError;
use crate::posts::Posts;
use crate::publisher::door;
use crate::store;
use crate::vault::Vault;

/// What the button did.
pub struct Emergency {
    /// The accounts, by platform and handle, with what waited for each.
    pub accounts: Vec<(PlatformKey, String, usize)>,
    /// Tokens their platforms have yet to hear of; the server goes on telling them for a month.
    pub still_owed: i64,
}

/// Gives up every account of the server, or of one user. The tokens are gone from this server before the first platform
/// is asked; `given_up` is called in between.
pub async fn revoke_all(
    config: &Config,
    clock: SharedClock,
    of: Option<&Username>,
    waiting: Waiting,
    given_up: impl FnOnce(usize),
) -> Result<Emergency, StartError> {
    let store = open_store(config).await?;
    let vault = Arc::new(Vault::new(keyring(config)));
    // Beside values whose key is missing, too: what can be given up has to be.
    identity::open_for_rotation(&store, &vault, &clock).await?;
    let user = match of.cloned() {
        None => None,
        Some(name) => {
            let found = store.read(move |conn| store::users::find_by_name(conn, &name)).await?;
            Some(found.ok_or(PeopleError::UnknownUser)?.id)
        }
    };
    let platforms = platforms::set_up(config, &clock);
    let accounts = Accounts::new(store.clone(), vault, platforms.clone(), fetch(config), Arc::clone(&clock), false);
    let lost = accounts.give_up_all(user).await?;
    given_up(lost.len());
    if waiting == Waiting::Cancel {
        let folder = config.storage.data_dir.join("media");
        let media = Media::open(store.clone(), Arc::clone(&clock), folder, false)?;
        let posts = Posts::new(store, media, platforms, clock, allowance(config));
        for (account, _) in &lost {
            posts.withdraw_waiting(account.user_id, account.id).await?;
        }
    }
    let still_owed = accounts.revoke_all_due().await?;
    // A server that runs shows it at once, and goes on with what is left.
    door::knock(&config.storage.data_dir).await;
    let accounts = lost.into_iter().map(|(account, held)| (account.platform, account.username, held)).collect();
    Ok(Emergency { accounts, still_owed })
}
