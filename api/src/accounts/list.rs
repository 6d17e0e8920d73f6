//! The user's accounts as he sees them.

use super::{Accounts, Health, health};
use crate::model::text_enum::text_enum;
use crate::model::{AccountId, ImageGrantLoss, Instant, Scopes, Standing, UserId};
use crate::platforms::{ImageSending, Platform};
use crate::store::accounts::AccountRow;
use crate::store::image_grants::LossRow;
use crate::store::token_sets::TokenSetRow;
use crate::store::{self, StoreError};

text_enum! {
    /// What an account's grant is good for.
    pub enum Capability {
        PostText = "post_text",
        PostImages = "post_images",
        ReadMetrics = "read_metrics",
        StayConnected = "stay_connected",
    }
}

text_enum! {
    /// How things stand with the second grant, where images need one.
    pub enum ImageGrantState {
        /// Never given, or given up by the user.
        Missing = "missing",
        Active = "active",
        /// It was given, but may only read, so it was not kept.
        Refused = "refused",
        /// It can no longer be used.
        Lost = "lost",
    }
}

/// The second grant of an account.
pub struct ImageGrantView {
    pub state: ImageGrantState,
    pub reason: Option<ImageGrantLoss>,
    pub granted_at: Option<Instant>,
}

/// An account with what there is to know about its connection.
pub struct AccountView {
    pub account: AccountRow,
    pub profile_url: String,
    pub has_picture: bool,
    /// Empty when it is disconnected.
    pub scopes: Scopes,
    pub access_token_expires_at: Option<Instant>,
    pub health: Health,
    pub can: Vec<Capability>,
    /// The longest text it may post, in the platform's own way of counting; absent while the platform is not set up.
    pub text_max: Option<u32>,
    /// Absent where images need no second grant.
    pub image_grant: Option<ImageGrantView>,
}

impl Accounts {
    /// The user's accounts, oldest connection first.
    pub async fn list(&self, user: UserId) -> Result<Vec<AccountView>, StoreError> {
        let now = self.clock.now();
        let (rows, with_picture, sets, grants, losses) = self
            .store
            .read(move |conn| {
                let rows = store::accounts::list(conn, user)?;
                let ids: Vec<AccountId> = rows.iter().map(|row| row.id).collect();
                let with_picture = store::accounts::with_avatar(conn, user)?;
                let sets = store::token_sets::of_accounts(conn, &ids)?;
                let (grants, losses) =
                    (store::image_grants::of_accounts(conn, &ids)?, store::image_grants::losses_of(conn, &ids)?);
                Ok::<_, StoreError>((rows, with_picture, sets, grants, losses))
            })
            .await?;
        Ok(rows
            .into_iter()
            .map(|account| {
                let set = sets.iter().find(|set| set.account_id == account.id);
                let scopes = set.map(|set| set.scopes.clone()).unwrap_or_default();
                let adapter = self.platforms.find(account.platform);
                let grant = grants.iter().find(|row| row.account_id == account.id);
                let loss = losses.iter().find(|row| row.account_id == account.id);
                let image_grant = adapter.and_then(|adapter| image_grant(&**adapter, grant, loss));
                AccountView {
                    profile_url: adapter.map(|adapter| adapter.profile_url(&account.username)).unwrap_or_default(),
                    has_picture: with_picture.contains(&account.id),
                    access_token_expires_at: set.and_then(|set| set.expires_at),
                    health: health::judge(&account, set, now),
                    can: match account.standing {
                        Standing::Active => capabilities(&scopes, image_grant.as_ref()),
                        _ => Vec::new(),
                    },
                    image_grant,
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

fn capabilities(scopes: &Scopes, image_grant: Option<&ImageGrantView>) -> Vec<Capability> {
    let images = match image_grant {
        Some(grant) => grant.state == ImageGrantState::Active,
        None => scopes.contains("media.write"),
    };
    let table = [
        (Capability::PostText, scopes.contains("tweet.write")),
        (Capability::PostImages, images),
        (Capability::ReadMetrics, scopes.contains("tweet.read")),
        (Capability::StayConnected, scopes.contains("offline.access")),
    ];
    table.into_iter().filter(|(_, can)| *can).map(|(capability, _)| capability).collect()
}

fn image_grant(adapter: &dyn Platform, row: Option<&TokenSetRow>, loss: Option<&LossRow>) -> Option<ImageGrantView> {
    let grants = adapter.image_grants().filter(|_| adapter.image_sending() == ImageSending::NeedsGrant)?;
    let view = |state, reason, granted_at| Some(ImageGrantView { state, reason, granted_at });
    match (row, loss) {
        (Some(row), _) if row.consumer_fingerprint.as_deref() != Some(grants.consumer_fingerprint()) => {
            view(ImageGrantState::Lost, Some(ImageGrantLoss::ConsumerKeyChanged), Some(row.updated_at))
        }
        (Some(row), _) => view(ImageGrantState::Active, None, Some(row.updated_at)),
        (None, Some(loss)) => match loss.reason {
            ImageGrantLoss::ReadOnly | ImageGrantLoss::ReadOnlySameToken => {
                view(ImageGrantState::Refused, Some(loss.reason), None)
            }
            reason => view(ImageGrantState::Lost, Some(reason), None),
        },
        (None, None) => view(ImageGrantState::Missing, None, None),
    }
}
