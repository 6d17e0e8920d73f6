//! The user's accounts as he sees them.

use super::Accounts;
use crate::model::text_enum::text_enum;
use crate::model::{AccountId, Instant, Scopes, Standing, UserId};
use crate::store::accounts::AccountRow;
use crate::store::{self, StoreError};

text_enum! {
    /// What an account's grant is good for.
    pub enum Capability {
        PostText = "post_text",
        PostImages = "post_images",
        StayConnected = "stay_connected",
    }
}

/// An account with what there is to know about its connection.
pub struct AccountView {
    pub account: AccountRow,
    pub profile_url: String,
    pub has_picture: bool,
    /// Empty when it is disconnected.
    pub scopes: Scopes,
    pub access_token_expires_at: Option<Instant>,
    pub can: Vec<Capability>,
    /// The longest text it may post, in the platform's own way of counting; absent while the platform is not set up.
    pub text_max: Option<u32>,
}

impl Accounts {
    /// The user's accounts, oldest connection first.
    pub async fn list(&self, user: UserId) -> Result<Vec<AccountView>, StoreError> {
        let (rows, with_picture, summaries) = self
            .store
            .read(move |conn| {
                let rows = store::accounts::list(conn, user)?;
                let ids: Vec<AccountId> = rows.iter().map(|row| row.id).collect();
                let with_picture = store::accounts::with_avatar(conn, user)?;
                Ok::<_, StoreError>((rows, with_picture, store::token_sets::summaries(conn, &ids)?))
            })
            .await?;
        Ok(rows
            .into_iter()
            .map(|account| {
                let summary = summaries.iter().find(|(id, ..)| *id == account.id);
                let scopes = summary.map(|(_, scopes, _)| scopes.clone()).unwrap_or_default();
                let adapter = self.platforms.find(account.platform);
                AccountView {
                    profile_url: adapter.map(|adapter| adapter.profile_url(&account.username)).unwrap_or_default(),
                    has_picture: with_picture.contains(&account.id),
                    access_token_expires_at: summary.and_then(|(_, _, expires_at)| *expires_at),
                    can: if account.standing == Standing::Active { capabilities(&scopes) } else { Vec::new() },
                    text_max: adapter.map(|adapter| adapter.limits().text_max_of(account.long_posts)),
                    scopes,
                    account,
                }
            })
            .collect())
    }

    /// One of the user's accounts.
    pub async fn find(&self, user: UserId, id: AccountId) -> Result<Option<AccountView>, StoreError> {
        Ok(self.list(user).await?.into_iter().find(|view| view.account.id == id))
    }
}

fn capabilities(scopes: &Scopes) -> Vec<Capability> {
    let table = [
        (Capability::PostText, "tweet.write"),
        (Capability::PostImages, "media.write"),
        (Capability::StayConnected, "offline.access"),
    ];
    table.into_iter().filter(|(_, scope)| scopes.contains(scope)).map(|(capability, _)| capability).collect()
}
