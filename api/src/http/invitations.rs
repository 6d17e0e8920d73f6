//! Invitations to register, for administrators: made, listed and taken back.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::list_of;
use super::client::Client;
use super::cursor;
use super::error::{self, ApiError};
use super::instance_users::{PageQuery, administrator};
use super::json::OptionalJson;
use super::posting::idempotency_key;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::{App, invitation_link};
use crate::people::{self, INVITATION_NOTE_MAX, InvitationError, InvitationState};

/// What became of an invitation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum InvitationStatus {
    /// It still lets one person in.
    Open,
    Used,
    Revoked,
    Expired,
}

/// An invitation without its secret.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
    "note": "Grace, from the press team",
    "status": "open",
    "created_by": "margaret",
    "created_at": "2026-11-27T09:00:00Z",
    "expires_at": "2026-12-04T09:00:00Z",
    "used_by": null,
    "ended_at": null
}))]
pub(super) struct Invitation {
    id: Uuid,
    /// For whom it is meant, in words of whoever made it.
    note: String,
    status: InvitationStatus,
    /// Null when it was made on the command line.
    #[schema(required = true)]
    created_by: Option<String>,
    created_at: DateTime<Utc>,
    /// When it ends by itself.
    expires_at: DateTime<Utc>,
    /// Who came in by it.
    #[schema(required = true)]
    used_by: Option<String>,
    /// When it was used or taken back; null otherwise.
    #[schema(required = true)]
    ended_at: Option<DateTime<Utc>>,
}

list_of!(
    /// Invitations.
    InvitationList of Invitation
);

/// An invitation that was just made, with its secret. It is shown this once.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "url": "https://posts.example.org/register?invitation=EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0",
    "token": "EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0",
    "invitation": {
        "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
        "note": "Grace, from the press team",
        "status": "open",
        "created_by": "margaret",
        "created_at": "2026-11-27T09:00:00Z",
        "expires_at": "2026-12-04T09:00:00Z",
        "used_by": null,
        "ended_at": null
    }
}))]
pub(super) struct NewInvitation {
    /// Where the invited person registers, with the token in it.
    url: String,
    /// The `invitation` of `POST /api/auth/register`. This server keeps only a hash of it.
    token: String,
    invitation: Invitation,
}

/// For whom an invitation is.
#[derive(Deserialize, Default, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"note": "Grace, from the press team"}))]
pub(super) struct InvitationRequest {
    /// For whom it is meant, so that you know it in the list.
    #[serde(default)]
    #[schema(max_length = 100)]
    note: String,
    /// Your password. It may be left out within five minutes of signing in.
    current_password: Option<String>,
}

/// The bound that the document tells is the one that is kept.
const _: () = assert!(INVITATION_NOTE_MAX == 100);

/// List invitations
///
/// For administrators: all of them, the latest first, with what became of each.
#[utoipa::path(
    tag = "Operations",
    params(PageQuery),
    responses(
        (status = 200, description = "A page of them, without their secrets.", body = InvitationList),
        (status = 403, description = "`administrator_required`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`cursor_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/instance/invitations")]
pub(super) async fn list_invitations(
    app: Data<App>,
    signed_in: SignedIn,
    query: Query<PageQuery>,
) -> Result<Json<InvitationList>, ApiError> {
    let page = app.people.invitations(signed_in.user, query.from()?, query.limit()?).await?;
    let next = page.next.map(|(at, id)| cursor::write(at, id.uuid()));
    Ok(Json(InvitationList::new(page.invitations.into_iter().map(Invitation::of).collect(), next)))
}

/// Make an invitation
///
/// For administrators: a link by which one person registers, once, within seven days. It is shown this once. Give an
/// `Idempotency-Key` to be sure that repeating the request makes no second one; since the secret is not kept, the
/// repetition is refused with `invitation_made_before` instead of answered again. The body may be left out.
#[utoipa::path(
    tag = "Operations",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key makes one invitation, for 48 hours.")),
    request_body(content = Option<InvitationRequest>, content_type = "application/json"),
    responses(
        (status = 201, description = "Made. The link is in this answer and nowhere else.", body = NewInvitation),
        (status = 403, description = "`administrator_required`; `reauth_required`: send `current_password`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`invitations_off`; `too_many_invitations`; `invitation_made_before`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`idempotency_key_invalid`, `idempotency_key_reused`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/instance/invitations")]
pub(super) async fn create_invitation(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    request: HttpRequest,
    body: OptionalJson<InvitationRequest>,
) -> Result<HttpResponse, ApiError> {
    let body = body.0.unwrap_or_default();
    let key = idempotency_key(request.headers(), "/api/instance/invitations")?;
    let by = administrator(signed_in, client, body.current_password);
    let made = app.people.invite_as(by, &body.note, key).await?;
    Ok(HttpResponse::Created().insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store"))).json(
        NewInvitation {
            url: invitation_link(&app.instance.app_url, &made.token),
            token: made.token.expose().to_owned(),
            invitation: Invitation::of(made.invitation),
        },
    ))
}

/// Take an invitation back
///
/// For administrators. It lets nobody in any more, from now on; whoever came in by it stays.
#[utoipa::path(
    tag = "Operations",
    params(("id" = Uuid, Path, description = "The invitation's id.")),
    responses(
        (status = 204, description = "Taken back."),
        (status = 403, description = "`administrator_required`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: no such invitation, or it does not hold any more", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/instance/invitations/{id}")]
pub(super) async fn revoke_invitation(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    app.people.revoke_invitation(signed_in.user, id.into_inner().into(), &client.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

impl Invitation {
    fn of(invitation: people::Invitation) -> Self {
        let (status, used_by, ended_at) = match invitation.state {
            InvitationState::Open => (InvitationStatus::Open, None, None),
            InvitationState::Used { at, by } => (InvitationStatus::Used, by, Some(at)),
            InvitationState::Revoked { at } => (InvitationStatus::Revoked, None, Some(at)),
            InvitationState::Expired => (InvitationStatus::Expired, None, None),
        };
        Self {
            id: invitation.id.uuid(),
            note: invitation.note,
            status,
            created_by: invitation.made_by.map(|name| name.to_string()),
            created_at: invitation.created_at.utc(),
            expires_at: invitation.expires_at.utc(),
            used_by: used_by.map(|name| name.to_string()),
            ended_at: ended_at.map(crate::model::Instant::utc),
        }
    }
}

impl From<InvitationError> for ApiError {
    fn from(error: InvitationError) -> Self {
        let said = error.to_string();
        match error {
            InvitationError::Unknown => Self::not_found("invitation"),
            InvitationError::NoteTooLong => Self::field("note", "note_too_long", said),
            InvitationError::Off(_) => Self::new(StatusCode::CONFLICT, "invitations_off", said),
            InvitationError::TooMany => Self::new(StatusCode::CONFLICT, "too_many_invitations", said),
            InvitationError::MadeBefore => Self::new(StatusCode::CONFLICT, "invitation_made_before", said),
            InvitationError::KeyReused => error::key_reused(),
            InvitationError::People(error) => error.into(),
            InvitationError::Store(error) => Self::internal(error),
        }
    }
}
