//! The user's connected accounts.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, delete, get, post};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::account_bodies::Account;
use super::bodies::list_of;
use super::caller::{AccountsRead, AccountsWrite, Caller};
use super::error::ApiError;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::{self, App};
use crate::model::{AccountId, UserId};
use crate::publisher::Change;

list_of!(
    /// The user's accounts.
    AccountList of Account
);

/// List my accounts
///
/// Each with its health: when it was last proven good, what waits for it, and which posts will not go out as things are.
#[utoipa::path(
    tag = "Accounts",
    responses((status = 200, description = "Connected accounts and those that were, oldest first.", body = AccountList))
)]
#[get("/api/accounts")]
pub(super) async fn list_accounts(app: Data<App>, caller: Caller<AccountsRead>) -> Result<Json<AccountList>, ApiError> {
    let accounts = app.account_overviews(caller.user).await?;
    Ok(Json(AccountList::new(accounts.into_iter().map(Account::of).collect(), None)))
}

/// One of my accounts
///
/// With its health, as in the list.
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
    caller: Caller<AccountsRead>,
    id: Path<Uuid>,
) -> Result<Json<Account>, ApiError> {
    answer(&app, caller.user, id.into_inner().into()).await
}

/// The picture of one of my accounts
///
/// Fetched from the platform at connecting and served from here, so that no page has to ask another host.
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
    caller: Caller<AccountsRead>,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let picture = app.accounts.picture(caller.user, id.into_inner().into()).await?;
    let png = picture.ok_or_else(|| ApiError::not_found("picture"))?;
    Ok(HttpResponse::Ok()
        .content_type("image/png")
        .insert_header((header::CACHE_CONTROL, "private, max-age=3600"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .body(png))
}

/// Check one of my accounts at its platform
///
/// Asks the platform once, with the account's own access, whose it is. X bills that as the read of a user; by itself an
/// account is verified without cost, by every renewal of its access and every post. An account that needed its user
/// goes on if it works after all, and what waited for it is released.
#[utoipa::path(
    tag = "Accounts",
    params(("id" = Uuid, Path, description = "The account's id.")),
    responses(
        (status = 200, description = "It works; as it is now.", body = Account),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`account_needs_reauth`, `account_not_connected`, `platform_not_configured`; `platform_refused`: it does not let the account or this server in", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`platform_unreachable`: nothing new is known", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/accounts/{id}/verify")]
pub(super) async fn verify_account(
    app: Data<App>,
    caller: Caller<AccountsWrite>,
    id: Path<Uuid>,
) -> Result<Json<Account>, ApiError> {
    let id = id.into_inner().into();
    let verified = app.accounts.verify(caller.user, id).await;
    // Whatever it found out, it may have changed how the account is and what waits for it.
    app.outbox.announce(Change::Account { user: caller.user, account: id });
    app.outbox.nudge();
    verified?;
    answer(&app, caller.user, id).await
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DisconnectQuery {
    /// What becomes of posts that wait for it.
    #[serde(default)]
    waiting: Waiting,
}

/// What becomes of posts that wait for an account that is disconnected.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Waiting {
    /// They are kept, with the reason shown, and go out when the same account is connected again.
    #[default]
    Hold,
    /// They are cancelled.
    Cancel,
}

impl From<Waiting> for app::Waiting {
    fn from(waiting: Waiting) -> Self {
        match waiting {
            Waiting::Hold => Self::Hold,
            Waiting::Cancel => Self::Cancel,
        }
    }
}

/// Disconnect one of my accounts
///
/// Forgets its tokens at once and revokes them at the platform, now or, if it does not answer, later. Its history stays.
#[utoipa::path(
    tag = "Accounts",
    params(("id" = Uuid, Path, description = "The account's id."), DisconnectQuery),
    responses(
        (status = 200, description = "Disconnected.", body = Account),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/accounts/{id}")]
pub(super) async fn disconnect_account(
    app: Data<App>,
    signed_in: SignedIn,
    id: Path<Uuid>,
    query: Query<DisconnectQuery>,
) -> Result<Json<Account>, ApiError> {
    let id: AccountId = id.into_inner().into();
    let found = app.accounts.find(signed_in.user, id).await?.ok_or_else(|| ApiError::not_found("account"))?;
    app.disconnect(signed_in.user, found.account.platform, Some(id), query.waiting.into()).await?;
    answer(&app, signed_in.user, id).await
}

pub(super) async fn answer(app: &App, user: UserId, id: AccountId) -> Result<Json<Account>, ApiError> {
    let found = app.account_overview(user, id).await?;
    found.map(|overview| Json(Account::of(overview))).ok_or_else(|| ApiError::not_found("account"))
}
