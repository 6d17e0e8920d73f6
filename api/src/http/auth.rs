//! Coming in and going out: set-up, registration, sign-in, sign-out, who am I, change of password.

use actix_session::Session;
use actix_web::http::header::HeaderName;
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::api_keys::ApiKey;
use super::caller::unknown_key;
use super::client::Client;
use super::error::ApiError;
use super::identity::Identity;
use super::json;
use super::problem::Problem;
use super::session::{MaybeSignedIn, SignedIn, sign_in};
use crate::app::App;
use crate::model::{self, Secret};
use crate::people;

/// The first administrator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SetUp {
    /// 3 to 32 of `a-z 0-9 . _ -`; upper case is folded.
    #[schema(example = "margaret")]
    username: String,
    /// 15 to 128 characters, and not easy to guess.
    #[schema(example = "a lantern over seven grey boats")]
    password: String,
    /// The one-time token printed at the server's start. Needed when `setup_token_required` is true.
    setup_token: Option<String>,
}

/// A new member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Register {
    /// 3 to 32 of `a-z 0-9 . _ -`; upper case is folded.
    #[schema(example = "margaret")]
    username: String,
    /// 15 to 128 characters, and not easy to guess.
    #[schema(example = "a lantern over seven grey boats")]
    password: String,
    /// Needed when registration is by invitation.
    invitation: Option<String>,
}

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Login {
    #[schema(example = "margaret")]
    username: String,
    #[schema(example = "a lantern over seven grey boats")]
    password: String,
    /// For whoever has a second factor: the six digits of his app, or one of his recovery codes.
    code: Option<String>,
}

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PasswordChange {
    current_password: String,
    /// 15 to 128 characters, and not easy to guess.
    new_password: String,
    /// Revoke every API key of the user as well: if somebody else may have made one.
    #[serde(default)]
    #[schema(default = false)]
    revoke_api_keys: bool,
}

/// A person of this server.
#[derive(Serialize, ToSchema)]
pub(super) struct User {
    id: Uuid,
    username: String,
    role: Role,
    created_at: DateTime<Utc>,
}

/// What a user may do on this server.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    Admin,
    Member,
}

/// Who may register.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Registration {
    Open,
    Invite,
    Closed,
}

/// Who is signed in, and what a sign-in page has to know.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "user": {"id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10", "username": "margaret", "role": "admin", "created_at": "2026-11-20T19:41:33.044607Z"},
    "api_key": null,
    "setup_required": false,
    "setup_token_required": false,
    "registration": "closed"
}))]
pub(super) struct SessionView {
    /// Null when nobody is signed in and no API key is shown.
    #[schema(required = true)]
    user: Option<User>,
    /// The API key that is shown, with its scopes; null for a session.
    #[schema(required = true)]
    api_key: Option<ApiKey>,
    /// The server has no administrator yet.
    setup_required: bool,
    /// Setting up needs the token from the server's log.
    setup_token_required: bool,
    registration: Registration,
}

impl From<model::Role> for Role {
    fn from(role: model::Role) -> Self {
        match role {
            model::Role::Admin => Self::Admin,
            model::Role::Member => Self::Member,
        }
    }
}

impl From<model::Registration> for Registration {
    fn from(registration: model::Registration) -> Self {
        match registration {
            model::Registration::Open => Self::Open,
            model::Registration::Invite => Self::Invite,
            model::Registration::Closed => Self::Closed,
        }
    }
}

impl User {
    fn of(user: &people::User) -> Self {
        Self {
            id: user.id.uuid(),
            username: user.username.to_string(),
            role: user.role.into(),
            created_at: user.created_at.utc(),
        }
    }
}

fn view(app: &App, user: Option<&people::User>, setup_required: bool) -> SessionView {
    SessionView {
        user: user.map(User::of),
        api_key: None,
        setup_required,
        setup_token_required: setup_required && app.people.setup_needs_token(),
        registration: app.people.registration().into(),
    }
}

/// Make the first administrator
///
/// Works once. Of several requests at the same time exactly one succeeds. Signs in.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 201, description = "The administrator exists and is signed in.", body = SessionView),
        (status = 403, description = "`setup_token_wrong`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`already_set_up`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/setup")]
pub(super) async fn set_up(
    app: Data<App>,
    session: Session,
    client: Client,
    body: json::Json<SetUp>,
) -> Result<HttpResponse, ApiError> {
    let body = body.into_inner();
    let token = body.setup_token.map(Secret::new);
    let user = app.people.set_up(&body.username, &Secret::new(body.password), token.as_ref(), &client.0).await?;
    sign_in(&session, user.id, app.people.new_session_id(), &client.0)?;
    Ok(HttpResponse::Created().json(view(&app, Some(&user), false)))
}

/// Register
///
/// While registration is open, or with an invitation. Signs in.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 201, description = "The member exists and is signed in.", body = SessionView),
        (status = 403, description = "`registration_closed`, `invitation_invalid`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/register")]
pub(super) async fn register(
    app: Data<App>,
    session: Session,
    client: Client,
    body: json::Json<Register>,
) -> Result<HttpResponse, ApiError> {
    let body = body.into_inner();
    let invitation = body.invitation.map(Secret::new);
    let user = app.people.register(&body.username, &Secret::new(body.password), invitation.as_ref(), &client.0).await?;
    sign_in(&session, user.id, app.people.new_session_id(), &client.0)?;
    Ok(HttpResponse::Created().json(view(&app, Some(&user), false)))
}

/// Sign in
///
/// An unknown name and a wrong password give the same answer. Whoever has a second factor is asked for it once the
/// password is right: send the same again with `code`. The session travels in an `HttpOnly` cookie.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 200, description = "Signed in.", body = SessionView),
        (status = 401, description = "`credentials_wrong`, `second_factor_required`, `second_factor_wrong`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`, `sign_in_locked`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/login")]
pub(super) async fn log_in(
    app: Data<App>,
    session: Session,
    client: Client,
    body: json::Json<Login>,
) -> Result<HttpResponse, ApiError> {
    let body = body.into_inner();
    let user = app
        .people
        .sign_in(&body.username, &Secret::new(body.password), body.code.map(Secret::new).as_ref(), &client.0)
        .await?;
    sign_in(&session, user.id, app.people.new_session_id(), &client.0)?;
    Ok(HttpResponse::Ok().json(view(&app, Some(&user), false)))
}

/// Sign out
///
/// Ends this session. Signing out twice is no error.
#[utoipa::path(tag = "People", responses((status = 204, description = "Signed out.")))]
#[post("/api/auth/logout")]
pub(super) async fn log_out(
    app: Data<App>,
    session: Session,
    signed_in: MaybeSignedIn,
) -> Result<HttpResponse, ApiError> {
    if let Some(signed_in) = signed_in.0 {
        app.people.end_session(signed_in.user, signed_in.session).await?;
    }
    session.purge();
    Ok(HttpResponse::NoContent()
        .insert_header((HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\""))
        .finish())
}

/// Who am I
///
/// Answers everyone: `user` is null when nobody is signed in. With an API key it says whose it is and what it may do.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 200, description = "Who is signed in.", body = SessionView),
        (status = 401, description = "`api_key_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/auth/session")]
pub(super) async fn get_session(app: Data<App>, request: HttpRequest) -> Result<Json<SessionView>, ApiError> {
    let (user, key) = match Identity::of(&request) {
        Identity::Person(person) => (app.people.find_user(person.user).await?, None),
        Identity::Program(key) => (app.people.find_user(key.user).await?, Some(ApiKey::of(key))),
        Identity::UnknownKey => return Err(unknown_key()),
        Identity::Nobody => (None, None),
    };
    let setup_required = user.is_none() && app.people.is_unclaimed().await?;
    Ok(Json(SessionView { api_key: key, ..view(&app, user.as_ref(), setup_required) }))
}

/// Change the password
///
/// Every other session of the user ends; this one goes on under a new key. API keys stay unless `revoke_api_keys` says
/// otherwise.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 204, description = "Changed."),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/password")]
pub(super) async fn change_password(
    app: Data<App>,
    session: Session,
    signed_in: SignedIn,
    client: Client,
    body: json::Json<PasswordChange>,
) -> Result<HttpResponse, ApiError> {
    let body = body.into_inner();
    let (current, new) = (Secret::new(body.current_password), Secret::new(body.new_password));
    app.people
        .change_password(signed_in.user, signed_in.session, &current, &new, body.revoke_api_keys, &client.0)
        .await
        .map_err(|error| in_field(error.into(), "new_password"))?;
    session.renew();
    Ok(HttpResponse::NoContent().finish())
}

/// What is wrong with a password is told for the field it came in.
fn in_field(mut error: ApiError, field: &str) -> ApiError {
    for wrong in error.errors.iter_mut().filter(|wrong| wrong.field == "password") {
        field.clone_into(&mut wrong.field);
    }
    error
}
