//! What the user has chosen.

use actix_web::web::{Data, Json};
use actix_web::{get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::ApiError;
use super::notification_choices::NotificationChoices;
use super::session::SignedIn;
use crate::app::App;
use crate::people::Preferences as Chosen;
use crate::posts::{WhenProblem, time_zone_name};

/// The user's choices.
#[derive(Serialize, ToSchema)]
pub(super) struct Preferences {
    /// Post new blog entries to X without asking.
    auto_share_blog_to_x: bool,
    /// IANA name of the zone in which times without one are meant, such as `Europe/Berlin`; null when none was chosen.
    #[schema(required = true, example = "Europe/Berlin")]
    time_zone: Option<String>,
    notifications: NotificationChoices,
}

/// The choices as they are to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PreferencesChange {
    /// Post new blog entries to X without asking.
    auto_share_blog_to_x: bool,
    /// IANA name of the zone in which times without one are meant; without it, or with null, none is chosen.
    #[schema(example = "Europe/Berlin")]
    time_zone: Option<String>,
    /// Without it they stay as they are.
    notifications: Option<NotificationChoices>,
}

/// My preferences
#[utoipa::path(
    tag = "Preferences",
    responses((status = 200, description = "As chosen; the defaults where nothing was.", body = Preferences))
)]
#[get("/api/preferences")]
pub(super) async fn get_preferences(app: Data<App>, signed_in: SignedIn) -> Result<Json<Preferences>, ApiError> {
    stored(&app, signed_in).await
}

/// Change my preferences
#[utoipa::path(tag = "Preferences", responses((status = 200, description = "As stored.", body = Preferences)))]
#[put("/api/preferences")]
pub(super) async fn put_preferences(
    app: Data<App>,
    signed_in: SignedIn,
    body: Json<PreferencesChange>,
) -> Result<Json<Preferences>, ApiError> {
    let unknown = |problem: WhenProblem| ApiError::field(problem.field(), problem.code(), problem.to_string());
    let chosen = Chosen {
        auto_share_blog_to_x: body.auto_share_blog_to_x,
        time_zone: body.time_zone.as_deref().map(time_zone_name).transpose().map_err(unknown)?,
    };
    app.people.set_preferences(signed_in.user, chosen).await?;
    if let Some(notifications) = &body.notifications {
        app.notifications.choose(signed_in.user, notifications.chosen()).await?;
    }
    stored(&app, signed_in).await
}

async fn stored(app: &App, signed_in: SignedIn) -> Result<Json<Preferences>, ApiError> {
    let chosen = app.people.preferences(signed_in.user).await?;
    Ok(Json(Preferences {
        auto_share_blog_to_x: chosen.auto_share_blog_to_x,
        time_zone: chosen.time_zone,
        notifications: NotificationChoices::of(&app.notifications.channels(signed_in.user).await?),
    }))
}
