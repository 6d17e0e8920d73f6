//! Where the user's mail goes.

use actix_web::web::{Data, Json};
use actix_web::{delete, get, post, put};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::client::Client;
use super::error::ApiError;
use super::json;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;
use crate::model::Secret;
use crate::people::EmailInfo;

/// Where the user's mail goes.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "address": "margaret@example.org",
    "pending": "margaret@new.example.org",
    "pending_expires_at": "2026-11-27T10:30:00Z",
    "mail_available": true
}))]
pub(super) struct Email {
    /// The confirmed address; null when there is none.
    #[schema(required = true)]
    address: Option<String>,
    /// The address that waits to be confirmed. Until it is, mail goes to `address`.
    #[schema(required = true)]
    pending: Option<String>,
    /// When the link that was sent to `pending` ends.
    #[schema(required = true)]
    pending_expires_at: Option<DateTime<Utc>>,
    /// False when the operator of this server has set no mail server up.
    mail_available: bool,
}

/// Another address, and the password that shows who asks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EmailChange {
    /// One address. Its domain may be in any script; it is kept in ASCII.
    #[schema(example = "margaret@example.org", max_length = 254)]
    address: String,
    current_password: String,
}

/// What the link holds.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EmailConfirmation {
    /// `token` of the link.
    token: String,
}

/// An address that is confirmed now.
#[derive(Serialize, ToSchema)]
pub(super) struct ConfirmedEmail {
    #[schema(example = "margaret@example.org")]
    address: String,
}

impl From<EmailInfo> for Email {
    fn from(info: EmailInfo) -> Self {
        let (pending, expires_at) = info.pending.unzip();
        Self {
            address: info.address,
            pending,
            pending_expires_at: expires_at.map(crate::model::Instant::utc),
            mail_available: info.mail_available,
        }
    }
}

/// Where my mail goes
///
/// And the address that waits for its link to be followed, if there is one.
#[utoipa::path(
    tag = "Notifications",
    responses((status = 200, description = "The confirmed address, and the one that waits.", body = Email))
)]
#[get("/api/auth/email")]
pub(super) async fn get_email(app: Data<App>, signed_in: SignedIn) -> Result<Json<Email>, ApiError> {
    Ok(Json(app.people.email(signed_in.user).await?.into()))
}

/// Have my mail sent elsewhere
///
/// Sends a link to the address and answers when the mail server has taken it, within fifteen seconds. The address counts
/// once the link was followed (`confirm_email`); until then mail goes where it went. Asking again replaces the link.
/// A current password that is not right is `password_wrong` in `errors`. Five an hour for each user.
#[utoipa::path(
    tag = "Notifications",
    responses(
        (status = 200, description = "The link is on its way; `pending` is set.", body = Email),
        (status = 409, description = "`mail_not_configured`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "`mail_not_sent`: the mail server refuses this address. Nothing is pending.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`mail_not_sent`: the mail server cannot be reached or takes nothing just now. Nothing is pending.", body = Problem, content_type = "application/problem+json"),
    )
)]
#[put("/api/auth/email")]
pub(super) async fn change_email(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    body: json::Json<EmailChange>,
) -> Result<Json<Email>, ApiError> {
    let body = body.into_inner();
    let current = Secret::new(body.current_password);
    let changed = app.people.change_email(signed_in.user, signed_in.session, &body.address, &current, &client.0).await;
    Ok(Json(changed?.into()))
}

/// Confirm an address
///
/// With the `token` of the link that was sent there. It needs no session, because the link may be opened on another
/// device; it holds for thirty minutes and works once. Only a POST confirms, so that programs which open links in mails
/// to look at them use nothing up.
#[utoipa::path(
    tag = "Notifications",
    responses(
        (status = 200, description = "Mail goes to this address from now on.", body = ConfirmedEmail),
        (status = 410, description = "`token_invalid`: unknown, used, replaced or too old", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/email/confirm")]
pub(super) async fn confirm_email(
    app: Data<App>,
    client: Client,
    body: json::Json<EmailConfirmation>,
) -> Result<Json<ConfirmedEmail>, ApiError> {
    let token = Secret::new(body.into_inner().token);
    Ok(Json(ConfirmedEmail { address: app.people.confirm_email(&token, &client.0).await? }))
}

/// Have no mail sent
///
/// The address and one that waits are forgotten, and mails that were to be sent are not. No error when there is none.
#[utoipa::path(
    tag = "Notifications",
    responses((status = 200, description = "There is no address any more.", body = Email))
)]
#[delete("/api/auth/email")]
pub(super) async fn remove_email(app: Data<App>, signed_in: SignedIn, client: Client) -> Result<Json<Email>, ApiError> {
    Ok(Json(app.people.remove_email(signed_in.user, &client.0).await?.into()))
}
