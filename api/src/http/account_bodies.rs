//! Accounts as answers: built field by field, so that nothing of a row gets out by itself.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::PlatformKey;
use crate::accounts::{self, AccountView, ImageGrantView};
use crate::app::AccountOverview;
use crate::model::{self, ImageGrantLoss};
use crate::posts;

/// How an account is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum AccountStatus {
    /// Posts can be sent.
    Active,
    /// Posts can still be sent, but not for long unless somebody acts: see `needs_you_by`.
    Expiring,
    /// The platform no longer accepts the connection; connect again.
    NeedsReauth,
    /// The connection was given up here.
    Revoked,
}

/// What an account's connection is good for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Capability {
    PostText,
    PostImages,
    ReadMetrics,
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
    "status": "active",
    "status_reason": null,
    "status_detail": null,
    "scopes": ["media.write", "offline.access", "tweet.read", "tweet.write", "users.read"],
    "can": ["post_text", "post_images", "read_metrics", "stay_connected"],
    "renews_itself": true,
    "needs_you_by": null,
    "renewal_failing_since": null,
    "text_weighted_max": 280,
    "image_grant": null,
    "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
    "connected_at": "2026-11-20T19:41:33.186797Z",
    "last_verified_at": "2026-11-20T19:41:33.186797Z",
    "last_used_at": null,
    "waiting_posts": 0,
    "forecast": {"at_risk_count": 0, "at_risk": []}
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
    status: AccountStatus,
    /// A stable word for programs. With `needs_reauth`: `grant_revoked`, `refresh_interrupted`, `token_refused`,
    /// `missing_scope`, `account_suspended`, `token_unreadable`, `no_refresh_token`; with `revoked`: `disconnected`; with
    /// `expiring`: `access_ends`, `client_misconfigured`; with `active`: `platform_unavailable` or null.
    #[schema(required = true)]
    status_reason: Option<String>,
    /// The same in one sentence for people; null when there is nothing to say.
    #[schema(required = true)]
    status_detail: Option<String>,
    /// Granted scopes; empty when disconnected.
    scopes: Vec<String>,
    /// Empty unless the account is active.
    can: Vec<Capability>,
    /// The access renews itself, without its user.
    renews_itself: bool,
    /// When somebody has to have acted by; null when nobody has to, and when it is too late for that already.
    #[schema(required = true)]
    needs_you_by: Option<DateTime<Utc>>,
    /// Since when renewing it fails; null while it does not.
    #[schema(required = true)]
    renewal_failing_since: Option<DateTime<Utc>>,
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
    /// When the platform last accepted our access: at connecting, with each renewal, with each post. Null when that was
    /// never.
    #[schema(required = true)]
    last_verified_at: Option<DateTime<Utc>>,
    /// When a post was last published with it.
    #[schema(required = true)]
    last_used_at: Option<DateTime<Utc>>,
    /// Posts that are scheduled or held for it.
    waiting_posts: i64,
    forecast: Forecast,
}

/// Posts that will not go out unless something is done.
#[derive(Serialize, ToSchema)]
pub(super) struct Forecast {
    /// How many there are, among the five hundred that are due first.
    at_risk_count: usize,
    /// The first twenty, soonest first.
    at_risk: Vec<PostAtRisk>,
}

/// A post that will not go out as things are.
#[derive(Serialize, ToSchema)]
pub(super) struct PostAtRisk {
    post_id: Uuid,
    delivery_id: Uuid,
    due_at: DateTime<Utc>,
    /// The beginning of its text on one line, 80 characters at most; empty for images alone.
    excerpt: String,
    /// A stable word for programs: one of the account's `status_reason`s, or `insufficient_credits`,
    /// `image_grant_required`, `images_off`, `missing_scope`, `platform_not_configured`, `restored_database`,
    /// `text_too_long`.
    reason: String,
    act: Act,
    /// What is in the way and what to do, in one sentence.
    detail: String,
}

/// What has to be done so that a post goes out.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Act {
    /// Connect the account again.
    Reconnect,
    /// Give the second permission, which images need.
    GiveImagePermission,
    /// Shorten the text.
    ShortenText,
    /// Whoever runs the server has to do something.
    AskOperator,
}

impl Account {
    pub(super) fn of(overview: AccountOverview) -> Self {
        let AccountOverview { view, forecast } = overview;
        let AccountView {
            account,
            profile_url,
            has_picture,
            scopes,
            access_token_expires_at,
            health,
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
            status: match health.status {
                accounts::AccountStatus::Active => AccountStatus::Active,
                accounts::AccountStatus::Expiring => AccountStatus::Expiring,
                accounts::AccountStatus::NeedsReauth => AccountStatus::NeedsReauth,
                accounts::AccountStatus::Revoked => AccountStatus::Revoked,
            },
            status_reason: health.reason,
            status_detail: health.detail,
            renews_itself: health.renews_itself,
            needs_you_by: health.needs_you_by.map(model::Instant::utc),
            renewal_failing_since: health.failing_since.map(model::Instant::utc),
            scopes: scopes.iter().map(str::to_owned).collect(),
            can: can.into_iter().map(capability).collect(),
            access_token_expires_at: access_token_expires_at.map(model::Instant::utc),
            text_weighted_max: text_max,
            image_grant: image_grant.map(|grant| image_grant_of(grant, account.platform.name())),
            connected_at: account.connected_at.utc(),
            last_verified_at: account.last_verified_at.map(model::Instant::utc),
            last_used_at: account.last_used_at.map(model::Instant::utc),
            waiting_posts: forecast.waiting,
            forecast: Forecast {
                at_risk_count: forecast.at_risk.len(),
                at_risk: forecast.at_risk.into_iter().take(SHOWN).map(PostAtRisk::of).collect(),
            },
        }
    }
}

/// How many posts at risk are shown.
const SHOWN: usize = 20;

impl PostAtRisk {
    fn of(post: posts::PostAtRisk) -> Self {
        Self {
            post_id: post.post.uuid(),
            delivery_id: post.delivery.uuid(),
            due_at: post.due_at.utc(),
            excerpt: post.excerpt,
            reason: post.obstacle.reason,
            act: match post.obstacle.act {
                posts::Act::Reconnect => Act::Reconnect,
                posts::Act::GiveImagePermission => Act::GiveImagePermission,
                posts::Act::ShortenText => Act::ShortenText,
                posts::Act::AskOperator => Act::AskOperator,
            },
            detail: post.obstacle.detail,
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
        accounts::Capability::ReadMetrics => Capability::ReadMetrics,
        accounts::Capability::StayConnected => Capability::StayConnected,
    }
}
