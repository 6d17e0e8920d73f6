//! X: connecting, disconnecting, posting, retrying.

use actix_web::http::header;
use actix_web::web::{Data, Json, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::account_bodies::Account;
use super::accounts::{self, Waiting};
use super::caller::{Caller, PostsWrite};
use super::compose_form::{Compose, ComposeBody, ComposeForm, Schedule, ScheduleBody, ScheduleForm};
use super::error::ApiError;
use super::json::{self, OptionalJson};
use super::post_bodies::Post;
use super::posting;
use super::problem::Problem;
use super::session::{MaybeSignedIn, SignedIn};
use crate::accounts::{CallbackQuery, ConnectError, ConnectionStart as Started};
use crate::app::App;
use crate::model::PlatformKey;
use crate::posts;
use crate::publisher::Change;

/// Where the callback always ends.
pub(super) const SETTINGS_PAGE: &str = "/dashboard/settings";

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Reconnect {
    /// Connect this account again: if another one comes back, it is refused with `different_account`.
    account_id: Option<Uuid>,
}

/// Which account is disconnected, and what becomes of its posts.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Disconnection {
    /// May be left out when one account is connected.
    account_id: Option<Uuid>,
    /// What becomes of posts that wait for it.
    #[serde(default)]
    #[schema(default = "hold")]
    waiting: Waiting,
}

/// The consent page.
#[derive(Serialize, ToSchema)]
pub(super) struct ConnectionStart {
    /// Send the browser there.
    url: String,
    /// Ten minutes from now; after that the callback is refused.
    expires_at: DateTime<Utc>,
}

impl From<Started> for ConnectionStart {
    fn from(start: Started) -> Self {
        Self { url: start.url.to_string(), expires_at: start.expires_at.utc() }
    }
}

/// Which post is meant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Retry {
    post_id: Uuid,
    /// Only to this account; to each where it failed if it is left out.
    account_id: Option<Uuid>,
    /// For a post in `needs_review`: you have looked at X, and it is not there.
    #[serde(default)]
    #[schema(default = false)]
    not_published: bool,
}

/// Where a post was found.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirm {
    post_id: Uuid,
    /// At which account you have found it. May be left out when one delivery of the post is in doubt.
    account_id: Option<Uuid>,
    /// The address of the post at X.
    #[schema(example = "https://x.com/ada/status/1445880548472328192")]
    url: String,
}

/// Begin to connect an X account
///
/// Send the browser to `url`. X asks the person there and comes back to the callback, which works only in the
/// session that began.
#[utoipa::path(
    tag = "X",
    params(Reconnect),
    responses(
        (status = 200, description = "Where to send the browser.", body = ConnectionStart),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`platform_not_configured`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/x/auth-url")]
pub(super) async fn begin_x_connection(
    app: Data<App>,
    signed_in: SignedIn,
    query: Query<Reconnect>,
) -> Result<Json<ConnectionStart>, ApiError> {
    let again = query.account_id.map(Into::into);
    let start = app.accounts.begin_connection(signed_in.user, signed_in.session, PlatformKey::X, again).await?;
    Ok(Json(start.into()))
}

/// X's redirect back
///
/// Always ends with a redirect to `/dashboard/settings`: with `connected=x`, or with `platform=x` and
/// `connect_error` set to one of `access_denied`, `state_unknown`, `state_expired`, `state_used`,
/// `state_other_session`, `session_required`, `missing_scope` (with `missing`, the scopes), `account_linked_elsewhere`,
/// `different_account`, `platform_unreachable`, `platform_refused`, `client_misconfigured`, `code_refused`,
/// `callback_malformed`, `issuer_mismatch`, `platform_not_configured`, `internal_error`.
#[utoipa::path(
    tag = "X",
    params(
        ("state" = Option<String>, Query, description = "As it was in the address of the consent page."),
        ("code" = Option<String>, Query, description = "The authorization code; good for 30 seconds, once."),
        ("error" = Option<String>, Query, description = "Instead of a code: why there is none."),
        ("iss" = Option<String>, Query, description = "The issuer, where the platform sends it (RFC 9207)."),
    ),
    responses((status = 303, description = "Back to the settings page.", headers(("Location" = String, description = "A fixed path of this server."))))
)]
#[get("/api/x/callback")]
pub(super) async fn finish_x_connection(
    app: Data<App>,
    signed_in: MaybeSignedIn,
    request: HttpRequest,
) -> HttpResponse {
    let location = match finish(&app, signed_in, request.query_string()).await {
        Ok(()) => format!("{SETTINGS_PAGE}?connected=x"),
        Err(Ending { code, missing }) => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("connect_error", code).append_pair("platform", "x");
            if !missing.is_empty() {
                query.append_pair("missing", &missing.join(" "));
            }
            format!("{SETTINGS_PAGE}?{}", query.finish())
        }
    };
    back_to(&location)
}

/// A redirect to a page of ours; the address it comes from holds a code and is told to nobody.
pub(super) fn back_to(location: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, location))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .finish()
}

/// How connecting ended, for the settings page.
struct Ending {
    code: &'static str,
    missing: Vec<String>,
}

async fn finish(app: &App, signed_in: MaybeSignedIn, query: &str) -> Result<(), Ending> {
    let Some(signed_in) = signed_in.0 else {
        return Err(Ending { code: "session_required", missing: Vec::new() });
    };
    let outcome =
        app.accounts.finish_connection(signed_in.user, signed_in.session, PlatformKey::X, callback_query(query)).await;
    match outcome {
        Ok(_) => {
            // What waited for the account is released.
            app.outbox.nudge();
            app.outbox.announce(Change::Many);
            Ok(())
        }
        Err(error) => {
            let code = error.code();
            if matches!(error, ConnectError::Store(_)) {
                tracing::error!(%error, "connecting failed");
            } else {
                tracing::info!(code, %error, "connecting ended without an account");
            }
            let missing = if let ConnectError::MissingScope(missing) = error { missing } else { Vec::new() };
            Err(Ending { code, missing })
        }
    }
}

fn callback_query(query: &str) -> CallbackQuery {
    let mut parsed = CallbackQuery::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let place = match &*name {
            "state" => &mut parsed.state,
            "code" => &mut parsed.code,
            "error" => &mut parsed.error,
            "iss" => &mut parsed.iss,
            // `state[]=` and the like are no parameters of ours, and what else a platform adds is ignored (RFC 6749, 4.1.2).
            _ => continue,
        };
        parsed.repeated |= place.replace(value.into_owned()).is_some();
    }
    parsed
}

/// Disconnect an X account
///
/// Forgets its tokens at once and holds the posts that wait for it. X is told now, or later if it does not answer.
/// The body may be left out when one account is connected.
#[utoipa::path(
    tag = "X",
    request_body(content = Option<Disconnection>, content_type = "application/json"),
    responses(
        (status = 200, description = "Disconnected.", body = Account),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`account_not_connected`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/x/disconnect")]
pub(super) async fn disconnect_x(
    app: Data<App>,
    signed_in: SignedIn,
    body: OptionalJson<Disconnection>,
) -> Result<Json<Account>, ApiError> {
    let asked = body.0.unwrap_or_default();
    let chosen = asked.account_id.map(Into::into);
    let id = app.disconnect(signed_in.user, PlatformKey::X, chosen, asked.waiting.into()).await?;
    accounts::answer(&app, signed_in.user, id).await
}

/// Post to X now
///
/// Waits up to ten seconds for the end. Whatever the answer, a post that was written is in the history; a problem
/// about one carries its `post_id`. Give an `Idempotency-Key` to make repeating the request safe.
#[utoipa::path(
    tag = "X",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same post, for 48 hours.")),
    request_body(content((Compose = "application/json"), (ComposeForm = "multipart/form-data"))),
    responses(
        (status = 201, description = "It is out: the delivery has its link.", body = Post, headers(("Location" = String, description = "Where the post is read."))),
        (status = 202, description = "It is on its way, or we do not know yet whether it is out: read it again.", body = Post, headers(("Location" = String, description = "Where the post is read."))),
        (status = 402, description = "`insufficient_credits`: it is kept and waits", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`duplicate_content` (with `errors` saying `same_text_within_a_day` when it was refused here and nothing was sent), `account_needs_reauth`, `account_not_connected`, `image_grant_required`, `client_misconfigured`, `platform_not_configured`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`not_sent`: proven not to be published; `uploads_busy`: nothing was written; `sending_held`: it is kept, and nothing is sent until the operator has looked at a restored database", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/x/post")]
pub(super) async fn post_to_x(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    mut body: ComposeBody,
) -> Result<HttpResponse, ApiError> {
    let idempotency = posting::idempotency_key(request.headers(), "/api/x/post")?;
    let memory = body.memory.take();
    posting::post_now(&app, caller.user, posting::compose(PlatformKey::X, body, idempotency), memory).await
}

/// Post to X later
///
/// The time is an instant with its offset, or a wall time with the IANA zone it is meant in. The answer says which
/// instant that is, and what the clocks did if they change just then. Give an `Idempotency-Key` to make repeating the
/// request safe.
#[utoipa::path(
    tag = "X",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same post, for 48 hours.")),
    request_body(content((Schedule = "application/json"), (ScheduleForm = "multipart/form-data"))),
    responses(
        (status = 201, description = "It waits for its time.", body = Post, headers(("Location" = String, description = "Where the post is read."))),
        (status = 404, description = "`not_found`: no such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`duplicate_content` (with `errors` saying `same_text_within_a_day`), `account_needs_reauth`, `account_not_connected`, `image_grant_required`, `platform_not_configured`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_fields` with `errors` such as `time_in_past`, `time_invalid`, `time_zone_required`, `time_zone_unknown`, `time_too_far`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`uploads_busy`: nothing was written", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/x/schedule")]
pub(super) async fn schedule_x_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    body: ScheduleBody,
) -> Result<HttpResponse, ApiError> {
    let idempotency = posting::idempotency_key(request.headers(), "/api/x/schedule")?;
    let mut body = body.0;
    let _memory = body.memory.take();
    posting::schedule(&app, caller.user, posting::compose(PlatformKey::X, body, idempotency)).await
}

/// Send a failed post again
///
/// Only what is proven not to be published is sent again, and what you say you have looked for and not found.
#[utoipa::path(
    tag = "X",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key with the same body sends once, for 48 hours.")),
    responses(
        (status = 202, description = "It is on its way.", body = Post),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_retryable`, with the `state` it is in; `images_gone`; `may_be_published`: it is in `needs_review`, and `not_published` was not said", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/x/retry")]
pub(super) async fn retry_x_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    request: HttpRequest,
    body: json::Json<Retry>,
) -> Result<HttpResponse, ApiError> {
    let post = body.post_id.into();
    let retry = posts::Retry {
        platform: PlatformKey::X,
        post,
        account: body.account_id.map(Into::into),
        not_published: body.not_published,
        idempotency: posting::idempotency_key(request.headers(), "/api/x/retry")?,
    };
    let replayed = app.posts.retry(caller.user, retry).await?;
    let mut response = HttpResponse::Accepted().json(posting::changed(&app, caller.user, post).await?);
    if replayed {
        posting::mark_replayed(&mut response);
    }
    Ok(response)
}

/// Say where a post is that could not be found
///
/// For a post in `needs_review`: nobody could prove whether it is out, and you have found it.
#[utoipa::path(
    tag = "X",
    responses(
        (status = 200, description = "It counts as posted, at that address.", body = Post),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_in_review`, with the `state` it is in", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/x/confirm")]
pub(super) async fn confirm_x_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    body: json::Json<Confirm>,
) -> Result<Json<Post>, ApiError> {
    let post = body.post_id.into();
    app.posts
        .confirm_published(caller.user, PlatformKey::X, (post, body.account_id.map(Into::into)), &body.url)
        .await?;
    posting::changed(&app, caller.user, post).await.map(Json)
}
