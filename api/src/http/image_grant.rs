//! The second grant of an X account (OAuth 1.0a), which images need on some servers: giving it, coming back, giving it up.

use actix_web::web::{Data, Json, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get};
use serde::Deserialize;
use url::form_urlencoded;
use utoipa::IntoParams;
use uuid::Uuid;

use super::account_bodies::Account;
use super::accounts;
use super::error::ApiError;
use super::problem::Problem;
use super::session::{MaybeSignedIn, SignedIn};
use super::x::{ConnectionStart, SETTINGS_PAGE, back_to};
use crate::accounts::{ConnectError, ImageGrantQuery};
use crate::app::App;
use crate::model::PlatformKey;
use crate::publisher::Change;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WhichAccount {
    /// May be left out when one account is connected.
    account_id: Option<Uuid>,
}

/// Begin to give the second grant
///
/// Only where the server sends images with it: `image_sending` of the platform is `needs_image_grant`. Send the browser
/// to `url`; X asks the person there, who has to be signed in to the same account, and comes back to the callback.
#[utoipa::path(
    tag = "X",
    params(WhichAccount),
    responses(
        (status = 200, description = "Where to send the browser.", body = ConnectionStart),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`image_grant_not_needed`, `account_not_connected`, `client_misconfigured` (the sentence says what the operator has to mend), `platform_not_configured`", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "`platform_refused`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`platform_unreachable`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/x/oauth1/auth-url")]
pub(super) async fn begin_x_image_grant(
    app: Data<App>,
    signed_in: SignedIn,
    query: Query<WhichAccount>,
) -> Result<Json<ConnectionStart>, ApiError> {
    let chosen = query.account_id.map(Into::into);
    let begun = app.accounts.begin_image_grant(signed_in.user, signed_in.session, PlatformKey::X, chosen).await?;
    Ok(Json(begun.into()))
}

/// X's redirect back with the second grant
///
/// Always ends with a redirect to `/dashboard/settings`: with `image_grant=x`, or with `platform=x` and
/// `image_grant_error` set to one of `access_denied`, `state_unknown`, `state_expired`, `state_used`,
/// `state_other_session`, `session_required`, `callback_malformed`, `different_account`, `read_only`,
/// `read_only_same_token`, `platform_unreachable`, `platform_refused`, `client_misconfigured`,
/// `image_grant_not_needed`, `platform_not_configured`, `account_not_found`, `account_not_connected`, `internal_error`.
#[utoipa::path(
    tag = "X",
    params(
        ("oauth_token" = Option<String>, Query, description = "The request token that was approved."),
        ("oauth_verifier" = Option<String>, Query, description = "X's word for it."),
        ("denied" = Option<String>, Query, description = "Instead of both: the request token that was denied."),
    ),
    responses((status = 303, description = "Back to the settings page.", headers(("Location" = String, description = "A fixed path of this server."))))
)]
#[get("/api/x/oauth1/callback")]
pub(super) async fn finish_x_image_grant(
    app: Data<App>,
    signed_in: MaybeSignedIn,
    request: HttpRequest,
) -> HttpResponse {
    let location = match finish(&app, signed_in, request.query_string()).await {
        Ok(()) => format!("{SETTINGS_PAGE}?image_grant=x"),
        Err(code) => format!("{SETTINGS_PAGE}?image_grant_error={code}&platform=x"),
    };
    back_to(&location)
}

async fn finish(app: &App, signed_in: MaybeSignedIn, query: &str) -> Result<(), &'static str> {
    let Some(signed_in) = signed_in.0 else { return Err("session_required") };
    let (user, session) = (signed_in.user, signed_in.session);
    match app.accounts.finish_image_grant(user, session, PlatformKey::X, callback_query(query)).await {
        Ok(_) => {
            // What waited for it is released.
            app.outbox.nudge();
            app.outbox.announce(Change::Many);
            Ok(())
        }
        Err(error) => {
            let code = error.code();
            if matches!(error, ConnectError::Store(_)) {
                tracing::error!(%error, "the second grant could not be kept");
            } else {
                tracing::info!(code, %error, "the second grant was not given");
            }
            Err(code)
        }
    }
}

fn callback_query(query: &str) -> ImageGrantQuery {
    let mut parsed = ImageGrantQuery::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let place = match &*name {
            "oauth_token" => &mut parsed.oauth_token,
            "oauth_verifier" => &mut parsed.oauth_verifier,
            "denied" => &mut parsed.denied,
            _ => continue,
        };
        parsed.repeated |= place.replace(value.into_owned()).is_some();
    }
    parsed
}

/// Give the second grant up
///
/// Forgets it at once, and ends it at X now, or later if X does not answer. Posts with images then wait until it is
/// given again.
#[utoipa::path(
    tag = "X",
    params(WhichAccount),
    responses(
        (status = 200, description = "It is forgotten.", body = Account),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`image_grant_not_needed`, `account_not_connected`, `platform_not_configured`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/x/oauth1")]
pub(super) async fn remove_x_image_grant(
    app: Data<App>,
    signed_in: SignedIn,
    query: Query<WhichAccount>,
) -> Result<Json<Account>, ApiError> {
    let chosen = query.account_id.map(Into::into);
    let id = app.accounts.remove_image_grant(signed_in.user, PlatformKey::X, chosen).await?;
    // X may still have to be told, which is the publisher's to see to.
    app.outbox.nudge();
    accounts::answer(&app, signed_in.user, id).await
}
