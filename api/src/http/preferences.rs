//! What the user has chosen.

use actix_web::web::{Data, Json};
use actix_web::{get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::ApiError;
use super::session::SignedIn;
use crate::app::App;
use crate::people::Preferences as Chosen;

/// The user's choices. A PUT replaces them all.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Preferences {
    /// Post new blog entries to X without asking.
    auto_share_blog_to_x: bool,
}

/// My preferences
#[utoipa::path(
    tag = "Preferences",
    responses((status = 200, description = "As chosen; the defaults where nothing was.", body = Preferences))
)]
#[get("/api/preferences")]
pub(super) async fn get_preferences(app: Data<App>, signed_in: SignedIn) -> Result<Json<Preferences>, ApiError> {
    let chosen = app.people.preferences(signed_in.user).await?;
    Ok(Json(Preferences { auto_share_blog_to_x: chosen.auto_share_blog_to_x }))
}

/// Change my preferences
#[utoipa::path(tag = "Preferences", responses((status = 200, description = "As stored.", body = Preferences)))]
#[put("/api/preferences")]
pub(super) async fn put_preferences(
    app: Data<App>,
    signed_in: SignedIn,
    body: Json<Preferences>,
) -> Result<Json<Preferences>, ApiError> {
    let chosen = Chosen { auto_share_blog_to_x: body.auto_share_blog_to_x };
    app.people.set_preferences(signed_in.user, chosen).await?;
    Ok(body)
}
