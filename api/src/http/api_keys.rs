//! My API keys: with which programs call this server in my name. Only a person who is signed in manages them.

use std::net::IpAddr;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use chrono::{DateTime, Utc};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::list_of;
use super::client::Client;
use super::error::ApiError;
use super::json::{self, OptionalJson};
use super::posting::idempotency_key;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;
use crate::model::{self, Instant, Secret};
use crate::people::{KeyError, KeyInfo, MadeKey, NewKey};

/// How long the old key goes on where nothing else is asked for.
const USUAL_OVERLAP_HOURS: u32 = 24;

/// One thing a key may do.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(super) enum Scope {
    /// Read posts, their images and what became of them.
    #[serde(rename = "posts:read")]
    PostsRead,
    /// Write, change, cancel and send posts.
    #[serde(rename = "posts:write")]
    PostsWrite,
    /// Read which accounts are connected, and how they are.
    #[serde(rename = "accounts:read")]
    AccountsRead,
    /// Have accounts checked at their platform.
    #[serde(rename = "accounts:write")]
    AccountsWrite,
    /// Upload images for posts to come, and remove them.
    #[serde(rename = "media:write")]
    MediaWrite,
    /// Run the publisher once.
    #[serde(rename = "scheduler:run")]
    SchedulerRun,
}

/// A key without its secret.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
    "name": "dashboard",
    "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
    "scopes": ["posts:read", "posts:write"],
    "networks": [],
    "created_at": "2026-11-27T09:00:00Z",
    "expires_at": "2027-02-25T09:00:00Z",
    "last_used_at": null,
    "replaced_by": null
}))]
pub(super) struct ApiKey {
    id: Uuid,
    name: String,
    /// How the key begins. No secret: it is there so that a key found somewhere can be told.
    prefix: String,
    scopes: Vec<Scope>,
    /// From where it may be used, as networks in CIDR notation; everywhere if empty.
    networks: Vec<String>,
    created_at: DateTime<Utc>,
    /// When it ends by itself; null for never.
    #[schema(required = true)]
    expires_at: Option<DateTime<Utc>>,
    /// To the minute; null until it is used.
    #[schema(required = true)]
    last_used_at: Option<DateTime<Utc>>,
    /// The key it was exchanged for; it goes on until `expires_at`.
    #[schema(required = true)]
    replaced_by: Option<Uuid>,
}

/// A key that was just made, with its secret. It is shown this once.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "key": "pbx_01gJ8zXk2mQvT5rWn7YbLc_EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0000000",
    "api_key": {
        "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
        "name": "dashboard",
        "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
        "scopes": ["posts:read", "posts:write"],
        "networks": [],
        "created_at": "2026-11-27T09:00:00Z",
        "expires_at": "2027-02-25T09:00:00Z",
        "last_used_at": null,
        "replaced_by": null
    }
}))]
pub(super) struct NewApiKey {
    /// Send it as `Authorization: Bearer …`. This server keeps only a hash of it.
    key: String,
    api_key: ApiKey,
}

list_of!(
    /// The user's keys.
    ApiKeyList of ApiKey
);

/// What a key is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "dashboard", "scopes": ["posts:read", "posts:write"], "expires_at": "2027-02-25T09:00:00Z"}))]
pub(super) struct ApiKeyRequest {
    /// What it is for, so that you know it in the list.
    #[serde(default)]
    #[schema(max_length = 100)]
    name: String,
    /// What it may do; as little as its program needs.
    #[schema(min_items = 1)]
    scopes: Vec<Scope>,
    /// When it ends by itself; never, if left out.
    expires_at: Option<DateTime<Utc>>,
    /// From where it may be used, as addresses or networks in CIDR notation; from everywhere, if left out.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["203.0.113.0/24"]))]
    networks: Vec<String>,
    /// Your password. It may be left out within five minutes of signing in.
    current_password: Option<String>,
}

/// How a key is exchanged.
#[derive(Deserialize, Default, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"overlap_hours": 24}))]
pub(super) struct ApiKeyRotation {
    /// How long the old key goes on beside the new one.
    #[schema(minimum = 0, maximum = 720, default = 24)]
    overlap_hours: Option<u32>,
    /// Your password. It may be left out within five minutes of signing in.
    current_password: Option<String>,
}

/// List my API keys
///
/// Those that are good, the newest first.
#[utoipa::path(tag = "API keys", responses((status = 200, description = "My keys, without their secrets.", body = ApiKeyList)))]
#[get("/api/api-keys")]
pub(super) async fn list_api_keys(app: Data<App>, signed_in: SignedIn) -> Result<Json<ApiKeyList>, ApiError> {
    let keys = app.people.keys_of(signed_in.user).await?;
    Ok(Json(ApiKeyList::new(keys.into_iter().map(ApiKey::of).collect(), None)))
}

/// Make an API key
///
/// Shown this once. It may do what its scopes say, in my name, and never manages keys, passwords, sessions or
/// connections. Give an `Idempotency-Key` to be sure that repeating the request makes no second one; since the secret is
/// not kept, the repetition is refused with `api_key_made_before` instead of answered again.
#[utoipa::path(
    tag = "API keys",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key makes one API key, for 48 hours.")),
    responses(
        (status = 201, description = "Made. The secret is in this answer and nowhere else.", body = NewApiKey),
        (status = 403, description = "`reauth_required`: send `current_password`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`too_many_keys`; `api_key_made_before`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/api-keys")]
pub(super) async fn create_api_key(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    request: HttpRequest,
    body: json::Json<ApiKeyRequest>,
) -> Result<HttpResponse, ApiError> {
    let body = body.into_inner();
    let new = NewKey {
        name: body.name,
        scopes: body.scopes.into_iter().map(Into::into).collect(),
        networks: networks(&body.networks)?,
        expires_at: body.expires_at.map(Instant::from),
    };
    let (password, idempotency) =
        (body.current_password.map(Secret::new), idempotency_key(request.headers(), "/api/api-keys")?);
    let user = (signed_in.user, signed_in.session);
    let made = app.people.create_key(user.0, user.1, password.as_ref(), new, idempotency, &client.0).await?;
    Ok(shown_once(made))
}

/// One of my API keys
///
/// Known by its beginning; the secret is shown only when a key is made.
#[utoipa::path(
    tag = "API keys",
    params(("id" = Uuid, Path, description = "The key's id.")),
    responses(
        (status = 200, description = "The key, without its secret.", body = ApiKey),
        (status = 404, description = "`not_found`: no such key, or it has ended", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/api-keys/{id}")]
pub(super) async fn get_api_key(app: Data<App>, signed_in: SignedIn, id: Path<Uuid>) -> Result<Json<ApiKey>, ApiError> {
    let keys = app.people.keys_of(signed_in.user).await?;
    let key = keys.into_iter().find(|key| key.id.uuid() == *id).ok_or_else(|| ApiError::not_found("API key"))?;
    Ok(Json(ApiKey::of(key)))
}

/// Exchange an API key for a new one
///
/// The new one may do the same and lives as long. The old one goes on for a while, so that programs can be changed over
/// without a gap. The body may be left out.
#[utoipa::path(
    tag = "API keys",
    params(("id" = Uuid, Path, description = "The key's id.")),
    request_body(content = Option<ApiKeyRotation>, content_type = "application/json"),
    responses(
        (status = 201, description = "The new key. Its secret is in this answer and nowhere else.", body = NewApiKey),
        (status = 403, description = "`reauth_required`: send `current_password`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: no such key, or it has ended", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`api_key_replaced`: it was exchanged already", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/api-keys/{id}/rotate")]
pub(super) async fn rotate_api_key(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    id: Path<Uuid>,
    body: OptionalJson<ApiKeyRotation>,
) -> Result<HttpResponse, ApiError> {
    let asked = body.0.unwrap_or_default();
    let overlap = Duration::from_hours(u64::from(asked.overlap_hours.unwrap_or(USUAL_OVERLAP_HOURS)));
    let (password, id) = (asked.current_password.map(Secret::new), id.into_inner().into());
    let user = (signed_in.user, signed_in.session);
    Ok(shown_once(app.people.rotate_key(user.0, user.1, password.as_ref(), id, overlap, &client.0).await?))
}

/// Revoke one of my API keys
///
/// It ends at once, everywhere.
#[utoipa::path(
    tag = "API keys",
    params(("id" = Uuid, Path, description = "The key's id.")),
    responses(
        (status = 204, description = "Revoked."),
        (status = 404, description = "`not_found`: no such key, or it has ended", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/api-keys/{id}")]
pub(super) async fn revoke_api_key(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    if app.people.revoke_key(Some(signed_in.user), id.into_inner().into(), client.0.ip).await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(ApiError::not_found("API key"))
    }
}

fn networks(texts: &[String]) -> Result<Vec<IpNet>, ApiError> {
    let network = |(index, text): (usize, &String)| {
        // An address alone is a network of one.
        let parsed = text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
        parsed.ok_or_else(|| {
            let detail = "This is no address or network. Write it such as `203.0.113.7` or `203.0.113.0/24`.";
            ApiError::field(&format!("networks[{index}]"), "network_invalid", detail)
        })
    };
    texts.iter().enumerate().map(network).collect()
}

fn shown_once(made: MadeKey) -> HttpResponse {
    let location = format!("/api/api-keys/{}", made.info.id);
    HttpResponse::Created()
        .insert_header((header::LOCATION, location))
        .json(NewApiKey { key: made.key.expose().to_owned(), api_key: ApiKey::of(made.info) })
}

impl ApiKey {
    pub(super) fn of(key: KeyInfo) -> Self {
        Self {
            id: key.id.uuid(),
            name: key.name,
            prefix: key.prefix,
            scopes: key.scopes.into_iter().map(Into::into).collect(),
            networks: key.networks.iter().map(ToString::to_string).collect(),
            created_at: key.created_at.utc(),
            expires_at: key.expires_at.map(Instant::utc),
            last_used_at: key.last_used_at.map(Instant::utc),
            replaced_by: key.replaced_by.map(model::ApiKeyId::uuid),
        }
    }
}

impl From<Scope> for model::Scope {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::PostsRead => Self::PostsRead,
            Scope::PostsWrite => Self::PostsWrite,
            Scope::AccountsRead => Self::AccountsRead,
            Scope::AccountsWrite => Self::AccountsWrite,
            Scope::MediaWrite => Self::MediaWrite,
            Scope::SchedulerRun => Self::SchedulerRun,
        }
    }
}

impl From<model::Scope> for Scope {
    fn from(scope: model::Scope) -> Self {
        match scope {
            model::Scope::PostsRead => Self::PostsRead,
            model::Scope::PostsWrite => Self::PostsWrite,
            model::Scope::AccountsRead => Self::AccountsRead,
            model::Scope::AccountsWrite => Self::AccountsWrite,
            model::Scope::MediaWrite => Self::MediaWrite,
            model::Scope::SchedulerRun => Self::SchedulerRun,
        }
    }
}

impl From<KeyError> for ApiError {
    fn from(error: KeyError) -> Self {
        let said = error.to_string();
        match error {
            KeyError::UnknownKey => Self::not_found("API key"),
            KeyError::NoScope => Self::field("scopes", "scope_required", said),
            KeyError::NameTooLong => Self::field("name", "name_too_long", said),
            KeyError::TooManyNetworks => Self::field("networks", "too_many_networks", said),
            KeyError::ExpiryInPast => Self::field("expires_at", "time_in_past", said),
            KeyError::OverlapTooLong => Self::field("overlap_hours", "out_of_range", said),
            KeyError::TooManyKeys => Self::new(StatusCode::CONFLICT, "too_many_keys", said),
            KeyError::Replaced => Self::new(StatusCode::CONFLICT, "api_key_replaced", said),
            KeyError::MadeBefore(_) => Self::new(StatusCode::CONFLICT, "api_key_made_before", said),
            KeyError::KeyReused => super::error::key_reused(),
            KeyError::People(error) => error.into(),
            KeyError::Store(error) => Self::internal(error),
        }
    }
}
