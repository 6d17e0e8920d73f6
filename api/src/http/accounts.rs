//! The user's connected accounts.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::{PlatformKey, list_of};
use super::error::ApiError;
use super::problem::Problem;
use super::session::SignedIn;
use crate::accounts::{self, AccountView, ImageGrantView};
use crate::app::App;
use crate::model::{self, ImageGrantLoss};

/// How things stand with an account.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Standing {
    /// Posts can be sent.
    Active,
    /// The platform no longer accepts the connection; connect again.
    NeedsReauth,
    /// Disconnected by the user.
    Disconnected,
}

/// What an account's connection is good for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Capability {
    PostText,
    PostImages,
    StayConnected,
}

/// How things stand with the second grant of an account.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ImageGrantState {
    /// Never given, or given up.
    Missing,
    Active,
    /// It was given, but may only read, so it was not kept.
    Refused,
    /// It can no longer be used; give it again.
    Lost,
}

/// A second grant (OAuth 1.0a), which images need on some servers.
#[derive(Serialize, ToSchema)]
struct ImageGrant {
    state: ImageGrantState,
    /// With `refused`: `read_only`, `read_only_same_token`. With `lost`: `access_revoked`, `permission_lost`,
    /// `consumer_key_changed`, `token_unreadable`.
    #[schema(required = true)]
    reason: Option<String>,
    /// What is to be done, for people; null when nothing is.
    #[schema(required = true)]
    detail: Option<String>,
    /// When it was given.
    #[schema(required = true)]
    granted_at: Option<DateTime<Utc>>,
}

/// A profile on a platform that the user posts as. Its tokens never leave the server.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
    "platform": "x",
    "remote_id": "2244994945",
    "username": "ada_sandbox",
    "display_name": "Ada",
    "profile_url": "https://x.com/ada_sandbox",
    "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
    "standing": "active",
    "standing_reason": null,
    "scopes": ["media.write", "offline.access", "tweet.read", "tweet.write", "users.read"],
    "can": ["post_text", "post_images", "stay_connected"],
    "text_weighted_max": 280,
    "image_grant": null,
    "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
    "connected_at": "2026-11-20T19:41:33.186797Z"
}))]
pub(super) struct Account {
    id: Uuid,
    platform: PlatformKey,
    /// The platform's own id of the profile.
    #[schema(example = "2244994945")]
    remote_id: String,
    /// The handle, without the leading `@`.
    #[schema(example = "ada_sandbox")]
    username: String,
    /// The name shown beside the handle.
    display_name: String,
    /// Where people read the profile.
    profile_url: String,
    /// A path on this server; null when there is no picture.
    #[schema(required = true)]
    avatar_url: Option<String>,
    standing: Standing,
    /// With `needs_reauth`: `grant_revoked`, `refresh_interrupted`, `token_refused`, `missing_scope`,
    /// `account_suspended`, `token_unreadable`, `no_refresh_token`.
    #[schema(required = true)]
    standing_reason: Option<String>,
    /// Granted scopes; empty when disconnected.
    scopes: Vec<String>,
    /// Empty unless the account is active.
    can: Vec<Capability>,
    /// The longest text it may post, in the platform's own way of counting; null while the platform is not set up.
    #[schema(required = true)]
    text_weighted_max: Option<u32>,
    /// Null where images need no second grant.
    #[schema(required = true)]
    image_grant: Option<ImageGrant>,
    /// The access token renews itself before this.
    #[schema(required = true)]
    access_token_expires_at: Option<DateTime<Utc>>,
    /// When it was connected last.
    connected_at: DateTime<Utc>,
}

list_of!(
    /// The user's accounts.
    AccountList of Account
);

/// List my accounts
#[utoipa::path(
    tag = "Accounts",
    responses((status = 200, description = "Connected accounts and those that were, oldest first.", body = AccountList))
)]
#[get("/api/accounts")]
pub(super) async fn list_accounts(app: Data<App>, signed_in: SignedIn) -> Result<Json<AccountList>, ApiError> {
    let accounts = app.accounts.list(signed_in.user).await?;
    Ok(Json(AccountList::new(accounts.into_iter().map(Account::of).collect(), None)))
}

/// One of my accounts
#[utoipa::path(
    tag = "Accounts",
    params(("id" = Uuid, Path, description = "The account's id.")),
    responses(
        (status = 200, description = "The account.", body = Account),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/accounts/{id}")]
pub(super) async fn get_account(
    app: Data<App>,
    signed_in: SignedIn,
    id: Path<Uuid>,
) -> Result<Json<Account>, ApiError> {
    let found = app.accounts.find(signed_in.user, id.into_inner().into()).await?;
    found.map(|view| Json(Account::of(view))).ok_or_else(|| ApiError::not_found("account"))
}

/// The picture of one of my accounts
#[utoipa::path(
    tag = "Accounts",
    params(("id" = Uuid, Path, description = "The account's id.")),
    responses(
        (status = 200, description = "A PNG of 96 by 96 pixels.", content_type = "image/png", body = Vec<u8>),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/accounts/{id}/avatar")]
pub(super) async fn get_account_avatar(
    app: Data<App>,
    signed_in: SignedIn,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let picture = app.accounts.picture(signed_in.user, id.into_inner().into()).await?;
    let png = picture.ok_or_else(|| ApiError::not_found("picture"))?;
    Ok(HttpResponse::Ok()
        .content_type("image/png")
        .insert_header((header::CACHE_CONTROL, "private, max-age=3600"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .body(png))
}

impl Account {
    pub(super) fn of(view: AccountView) -> Self {
        let AccountView {
            account,
            profile_url,
            has_picture,
            scopes,
            access_token_expires_at,
            can,
            text_max,
            image_grant,
        } = view;
        Self {
            id: account.id.uuid(),
            platform: account.platform.into(),
            remote_id: account.remote_id,
            username: account.username,
            display_name: account.display_name,
            profile_url,
            // The instant makes a new picture a new address.
            avatar_url: has_picture
                .then(|| format!("/api/accounts/{}/avatar?v={}", account.id, account.connected_at.utc().timestamp())),
            standing: match account.standing {
                model::Standing::Active => Standing::Active,
                model::Standing::NeedsReauth => Standing::NeedsReauth,
                model::Standing::Disconnected => Standing::Disconnected,
            },
            standing_reason: account.standing_reason,
            scopes: scopes.iter().map(str::to_owned).collect(),
            can: can.into_iter().map(capability).collect(),
            access_token_expires_at: access_token_expires_at.map(model::Instant::utc),
            text_weighted_max: text_max,
            image_grant: image_grant.map(|grant| image_grant_of(grant, account.platform.name())),
            connected_at: account.connected_at.utc(),
        }
    }
}

fn image_grant_of(grant: ImageGrantView, platform: &str) -> ImageGrant {
    ImageGrant {
        state: match grant.state {
            accounts::ImageGrantState::Missing => ImageGrantState::Missing,
            accounts::ImageGrantState::Active => ImageGrantState::Active,
            accounts::ImageGrantState::Refused => ImageGrantState::Refused,
            accounts::ImageGrantState::Lost => ImageGrantState::Lost,
        },
        reason: grant.reason.map(|reason| reason.to_string()),
        detail: grant.reason.map(|reason| what_to_do(reason, platform)),
        granted_at: grant.granted_at.map(model::Instant::utc),
    }
}

fn what_to_do(reason: ImageGrantLoss, platform: &str) -> String {
    match reason {
        ImageGrantLoss::ReadOnly => format!(
            "{platform} gave a permission that may only read, so it was not kept. The operator has to let the application read and write at {platform}; then give the permission again."
        ),
        ImageGrantLoss::ReadOnlySameToken => format!(
            "{platform} gave the same read-only permission again: it stays as it was made. Remove this server's application from your account at {platform} (connected apps), then connect the account and give the permission again."
        ),
        ImageGrantLoss::AccessRevoked => {
            format!("{platform} no longer knows this permission. Give it again; posts with images wait for it.")
        }
        ImageGrantLoss::PermissionLost => {
            format!("{platform} no longer lets this permission write. Give it again; posts with images wait for it.")
        }
        ImageGrantLoss::ConsumerKeyChanged => {
            "The operator has changed the application's API key, and the permission belongs to the old one. Give it again."
                .to_owned()
        }
        ImageGrantLoss::TokenUnreadable => "The stored permission cannot be opened any more. Give it again.".to_owned(),
    }
}

fn capability(capability: accounts::Capability) -> Capability {
    match capability {
        accounts::Capability::PostText => Capability::PostText,
        accounts::Capability::PostImages => Capability::PostImages,
        accounts::Capability::StayConnected => Capability::StayConnected,
    }
}
