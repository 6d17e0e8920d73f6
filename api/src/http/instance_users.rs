//! The people of this server, for administrators: who there is, who is shut out, and who may administrate. Only a person
//! who is signed in, and has just shown that it is him, changes any of it.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::auth::Role;
use super::bodies::list_of;
use super::client::Client;
use super::cursor;
use super::error::ApiError;
use super::json::{self, OptionalJson};
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;
use crate::model::{self, Instant, Secret};
use crate::people::{Administrator, Listed};
use crate::publisher::Change;

/// A person of this server.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
    "username": "grace",
    "role": "member",
    "created_at": "2026-11-20T19:41:33.044607Z",
    "last_seen_at": "2026-11-27T09:00:00Z",
    "disabled_at": null,
    "second_factor": true
}))]
pub(super) struct InstanceUser {
    id: Uuid,
    username: String,
    role: Role,
    created_at: DateTime<Utc>,
    /// To the minute, when one of his sessions or API keys was last used; null when he has no session and never used a
    /// key.
    #[schema(required = true)]
    last_seen_at: Option<DateTime<Utc>>,
    /// Since when he is shut out; null when he is not.
    #[schema(required = true)]
    disabled_at: Option<DateTime<Utc>>,
    /// Whether he signs in with a second factor.
    second_factor: bool,
}

list_of!(
    /// The people of this server.
    InstanceUserList of InstanceUser
);

/// Somebody who was shut out, and what that stopped.
#[derive(Serialize, ToSchema)]
pub(super) struct UserShutOut {
    user: InstanceUser,
    /// Sessions that ended.
    #[schema(minimum = 0)]
    sessions_ended: usize,
    /// Posts that would have gone out and wait now.
    #[schema(minimum = 0)]
    posts_held: usize,
}

/// Somebody who may come in again.
#[derive(Serialize, ToSchema)]
pub(super) struct UserLetIn {
    user: InstanceUser,
    /// Posts that go on.
    #[schema(minimum = 0)]
    posts_released: usize,
}

/// That it is the administrator himself.
#[derive(Deserialize, Default, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"current_password": "a lantern over seven grey boats"}))]
pub(super) struct Reauthentication {
    /// Your password. It may be left out within five minutes of signing in.
    current_password: Option<String>,
}

/// Another role for somebody.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "admin", "current_password": "a lantern over seven grey boats"}))]
pub(super) struct RoleChange {
    role: Role,
    /// Your password. It may be left out within five minutes of signing in.
    current_password: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PageQuery {
    /// `next_cursor` of the page before.
    pub(super) cursor: Option<String>,
    /// How many a page has.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

impl PageQuery {
    pub(super) fn limit(&self) -> Result<u32, ApiError> {
        match self.limit.unwrap_or(50) {
            limit @ 1..=100 => Ok(limit),
            _ => Err(ApiError::field("limit", "out_of_range", "A page has 1 to 100 of them.")),
        }
    }

    /// Where the page before has ended.
    pub(super) fn from<I: From<Uuid>>(&self) -> Result<Option<(Instant, I)>, ApiError> {
        let read = self.cursor.as_deref().map(cursor::read).transpose()?;
        Ok(read.map(|(at, id)| (at, id.into())))
    }
}

/// List the people of this server
///
/// For administrators: who there is, when he was last here, and how his sign-in stands. The first one comes first.
#[utoipa::path(
    tag = "Operations",
    params(PageQuery),
    responses(
        (status = 200, description = "A page of them.", body = InstanceUserList),
        (status = 403, description = "`administrator_required`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`cursor_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/instance/users")]
pub(super) async fn list_instance_users(
    app: Data<App>,
    signed_in: SignedIn,
    query: Query<PageQuery>,
) -> Result<Json<InstanceUserList>, ApiError> {
    let page = app.people.roster(signed_in.user, query.from()?, query.limit()?).await?;
    let next = page.next.map(|(at, id)| cursor::write(at, id.uuid()));
    Ok(Json(InstanceUserList::new(page.people.into_iter().map(InstanceUser::of).collect(), next)))
}

/// Shut somebody out
///
/// For administrators. He cannot sign in, his sessions end, his API keys stop, and invitations he made do not hold any
/// more. What he has scheduled waits; what is on the wire ends as it ends. Nothing is removed. Doing it twice changes
/// nothing more. The body may be left out.
#[utoipa::path(
    tag = "Operations",
    params(("id" = Uuid, Path, description = "The person's id.")),
    request_body(content = Option<Reauthentication>, content_type = "application/json"),
    responses(
        (status = 200, description = "He is shut out.", body = UserShutOut),
        (status = 403, description = "`administrator_required`; `reauth_required`: send `current_password`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: nobody has this id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`own_account`; `last_administrator`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/instance/users/{id}/disable")]
pub(super) async fn disable_instance_user(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    id: Path<Uuid>,
    body: OptionalJson<Reauthentication>,
) -> Result<Json<UserShutOut>, ApiError> {
    let by = administrator(signed_in, client, body.0.unwrap_or_default().current_password);
    let (user, done) = app.people.shut_out(by, id.into_inner().into()).await?;
    look_around(&app);
    Ok(Json(UserShutOut { user: InstanceUser::of(user), sessions_ended: done.sessions, posts_held: done.held }))
}

/// Let somebody in again
///
/// For administrators. His API keys work again, and his posts go on: those that came due meanwhile go out if they are not
/// too late. The body may be left out.
#[utoipa::path(
    tag = "Operations",
    params(("id" = Uuid, Path, description = "The person's id.")),
    request_body(content = Option<Reauthentication>, content_type = "application/json"),
    responses(
        (status = 200, description = "He may come in.", body = UserLetIn),
        (status = 403, description = "`administrator_required`; `reauth_required`: send `current_password`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: nobody has this id", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/instance/users/{id}/enable")]
pub(super) async fn enable_instance_user(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    id: Path<Uuid>,
    body: OptionalJson<Reauthentication>,
) -> Result<Json<UserLetIn>, ApiError> {
    let by = administrator(signed_in, client, body.0.unwrap_or_default().current_password);
    let (user, released) = app.people.let_in(by, id.into_inner().into()).await?;
    look_around(&app);
    Ok(Json(UserLetIn { user: InstanceUser::of(user), posts_released: released }))
}

/// Change somebody's role
///
/// For administrators: who may administrate this server. His sessions end, so that he signs in with the new right; the one
/// this is asked in goes on. The last administrator who can sign in stays one.
#[utoipa::path(
    tag = "Operations",
    params(("id" = Uuid, Path, description = "The person's id.")),
    responses(
        (status = 200, description = "He has this role.", body = InstanceUser),
        (status = 403, description = "`administrator_required`; `reauth_required`: send `current_password`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: nobody has this id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`last_administrator`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/instance/users/{id}/role")]
pub(super) async fn change_instance_user_role(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    id: Path<Uuid>,
    body: json::Json<RoleChange>,
) -> Result<Json<InstanceUser>, ApiError> {
    let body = body.into_inner();
    let by = administrator(signed_in, client, body.current_password);
    Ok(Json(InstanceUser::of(app.people.change_role(by, id.into_inner().into(), body.role.into()).await?)))
}

/// Who asks, and by what he shows that it is him.
pub(super) fn administrator(signed_in: SignedIn, client: Client, password: Option<String>) -> Administrator {
    Administrator {
        user: signed_in.user,
        session: signed_in.session,
        password: password.map(Secret::new),
        origin: client.0,
    }
}

/// Posts were held or go on: the publisher looks, and so does every page that shows them.
fn look_around(app: &App) {
    app.outbox.announce(Change::Many);
    app.outbox.nudge();
}

impl InstanceUser {
    fn of(listed: Listed) -> Self {
        Self {
            id: listed.user.id.uuid(),
            username: listed.user.username.to_string(),
            role: listed.user.role.into(),
            created_at: listed.user.created_at.utc(),
            last_seen_at: listed.last_seen_at.map(Instant::utc),
            disabled_at: listed.user.disabled_at.map(Instant::utc),
            second_factor: listed.second_factor,
        }
    }
}

impl From<Role> for model::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Admin => Self::Admin,
            Role::Member => Self::Member,
        }
    }
}
