//! Accounts as their user sees them: how each is, what waits for it, and what of that is at risk.

use super::App;
use crate::accounts::{AccountStatus, AccountView, Capability, ImageGrantState};
use crate::model::{AccountId, UserId};
use crate::platforms::ImageSending;
use crate::posts::{Act, Forecast, Obstacle, Outlook};
use crate::store::StoreError;

/// An account with what waits for it.
pub struct AccountOverview {
    pub view: AccountView,
    pub forecast: Forecast,
}

impl App {
    /// The user's accounts, oldest connection first.
    pub async fn account_overviews(&self, user: UserId) -> Result<Vec<AccountOverview>, StoreError> {
        let views = self.accounts.list(user).await?;
        let outlooks = views.iter().map(|view| self.outlook(view)).collect();
        let forecasts = self.posts.forecast(user, outlooks).await?;
        Ok(views.into_iter().zip(forecasts).map(|(view, forecast)| AccountOverview { view, forecast }).collect())
    }

    /// One of the user's accounts.
    pub async fn account_overview(&self, user: UserId, id: AccountId) -> Result<Option<AccountOverview>, StoreError> {
        Ok(self.account_overviews(user).await?.into_iter().find(|overview| overview.view.account.id == id))
    }

    fn outlook(&self, view: &AccountView) -> Outlook {
        let platform = view.account.platform;
        let info = self.platforms.iter().find(|info| info.key == platform && info.configured);
        let told = |act| Obstacle {
            reason: view.health.reason.clone().unwrap_or_default(),
            act,
            detail: view.health.detail.clone().unwrap_or_default(),
        };
        let blocked = match view.health.status {
            _ if info.is_none() => Some(Obstacle {
                reason: "platform_not_configured".to_owned(),
                act: Act::AskOperator,
                detail: format!(
                    "{} is not set up on this server any more. Its operator has to set it up again.",
                    platform.name()
                ),
            }),
            AccountStatus::NeedsReauth | AccountStatus::Revoked => Some(told(Act::Reconnect)),
            AccountStatus::Active | AccountStatus::Expiring => None,
        };
        // What renews itself and still needs somebody needs the operator.
        let who = if view.health.renews_itself { Act::AskOperator } else { Act::Reconnect };
        Outlook {
            account: view.account.id,
            platform,
            blocked,
            ends: view.health.needs_you_by.map(|by| (by, told(who))),
            images: images(view, info.map_or(ImageSending::Off, |info| info.image_sending)),
            text_max: view.text_max,
        }
    }
}

/// Why no image can be sent with an account that is otherwise good.
fn images(view: &AccountView, sending: ImageSending) -> Option<Obstacle> {
    let platform = view.account.platform.name();
    let obstacle = |reason: &str, act, detail: String| Some(Obstacle { reason: reason.to_owned(), act, detail });
    match sending {
        ImageSending::Off => obstacle(
            "images_off",
            Act::AskOperator,
            "This server sends no images any more. Its operator has to switch them on again.".to_owned(),
        ),
        ImageSending::NeedsGrant
            if view.image_grant.as_ref().is_some_and(|grant| grant.state != ImageGrantState::Active) =>
        {
            let detail = format!("Images need a second permission at {platform}. Give it in the settings.");
            obstacle("image_grant_required", Act::GiveImagePermission, detail)
        }
        ImageSending::On if !view.can.contains(&Capability::PostImages) => obstacle(
            "missing_scope",
            Act::Reconnect,
            format!("{platform} did not give the permission to send images. Connect the account again and allow it."),
        ),
        ImageSending::On | ImageSending::NeedsGrant => None,
    }
}
