//! The user's own audit trail.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::cursor;
use super::error::ApiError;
use super::session::SignedIn;
use crate::app::App;
use crate::people::AuditRow;

/// Something that was done, by its user or to him.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c41",
    "at": "2026-11-20T19:41:33.186797Z",
    "action": "login.succeeded",
    "subject": null,
    "ip": "203.0.113.7",
    "detail": null
}))]
pub(super) struct AuditLine {
    id: Uuid,
    at: DateTime<Utc>,
    /// `noun.verb`. New ones may come.
    action: String,
    /// Id of what it was done to.
    #[schema(required = true)]
    subject: Option<String>,
    /// From where, if that is known.
    #[schema(required = true)]
    ip: Option<String>,
    #[schema(required = true)]
    detail: Option<String>,
}

/// A page of the trail.
#[derive(Serialize, ToSchema)]
pub(super) struct AuditTrail {
    items: Vec<AuditLine>,
    /// Give it back as `cursor` for the next page; null on the last.
    #[schema(required = true)]
    next_cursor: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct TrailQuery {
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Lines per page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// My audit trail
///
/// What I did and what was done to me, the latest first: sign-ins, keys, connections, posts. It is kept for 400 days and
/// cannot be changed.
#[utoipa::path(
    tag = "People",
    params(TrailQuery),
    responses((status = 200, description = "A page of the trail.", body = AuditTrail))
)]
#[get("/api/audit")]
pub(super) async fn list_audit_trail(
    app: Data<App>,
    signed_in: SignedIn,
    query: Query<TrailQuery>,
) -> Result<Json<AuditTrail>, ApiError> {
    let limit = query.limit.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(ApiError::field("limit", "out_of_range", "A page has 1 to 100 lines."));
    }
    let before = query.cursor.as_deref().map(cursor::read).transpose()?;
    let before = before.map(|(at, id)| (at, id.into()));
    let page = app.people.trail(signed_in.user, before, limit).await.map_err(ApiError::internal)?;
    Ok(Json(AuditTrail {
        items: page.lines.into_iter().map(AuditLine::of).collect(),
        next_cursor: page.next.map(|(at, id)| cursor::write(at, id.uuid())),
    }))
}

impl AuditLine {
    fn of(row: AuditRow) -> Self {
        Self {
            id: row.id.uuid(),
            at: row.at.utc(),
            action: row.action,
            subject: row.subject,
            ip: row.ip,
            detail: row.detail,
        }
    }
}
