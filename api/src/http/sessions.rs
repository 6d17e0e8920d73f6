//! The user's sessions: listed, and ended one by one or all but this.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::list_of;
use super::error::ApiError;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;

/// One sign-in of the user.
#[derive(Serialize, ToSchema)]
pub(super) struct Session {
    id: Uuid,
    created_at: DateTime<Utc>,
    /// To the minute.
    last_seen_at: DateTime<Utc>,
    /// Where it began.
    #[schema(required = true)]
    ip: Option<String>,
    /// What it began with, cut to 200 characters.
    #[schema(required = true)]
    user_agent: Option<String>,
    /// The session of this very request.
    current: bool,
}

list_of!(
    /// The user's sessions.
    SessionList of Session
);

/// List my sessions
///
/// Where and with what each began, and when it was last seen.
#[utoipa::path(
    tag = "People",
    responses((status = 200, description = "Live sessions, the one last seen first.", body = SessionList))
)]
#[get("/api/auth/sessions")]
pub(super) async fn list_sessions(app: Data<App>, signed_in: SignedIn) -> Result<Json<SessionList>, ApiError> {
    let sessions = app.people.sessions_of(signed_in.user).await?;
    Ok(Json(SessionList::new(
        sessions
            .into_iter()
            .map(|session| Session {
                id: session.id.uuid(),
                created_at: session.created_at.utc(),
                last_seen_at: session.last_seen_at.utc(),
                ip: session.ip,
                user_agent: session.user_agent,
                current: session.id == signed_in.session,
            })
            .collect(),
        None,
    )))
}

/// End one of my sessions
///
/// The next request with it is refused.
#[utoipa::path(
    tag = "People",
    params(("id" = Uuid, Path, description = "The session's id.")),
    responses(
        (status = 204, description = "Ended."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/auth/sessions/{id}")]
pub(super) async fn end_session(app: Data<App>, signed_in: SignedIn, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    if app.people.end_session(signed_in.user, id.into_inner().into()).await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(ApiError::not_found("session"))
    }
}

/// End all my other sessions
///
/// API keys are not sessions, and stay.
#[utoipa::path(tag = "People", responses((status = 204, description = "Every session but this one has ended.")))]
#[delete("/api/auth/sessions")]
pub(super) async fn end_other_sessions(app: Data<App>, signed_in: SignedIn) -> Result<HttpResponse, ApiError> {
    app.people.end_other_sessions(signed_in.user, signed_in.session).await?;
    Ok(HttpResponse::NoContent().finish())
}
