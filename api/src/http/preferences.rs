//! What the user has chosen.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::ApiError;
use super::etag::{Precondition, precondition_failed, tagged};
use super::json;
use super::notification_choices::{NotificationChanges, NotificationChoices};
use super::problem::Problem;
use super::publish_late::PublishLate;
use super::session::SignedIn;
use crate::app::App;
use crate::model;
use crate::people::{Choices, Preferences as Chosen};
use crate::posts::{WhenProblem, time_zone_name};

/// The user's choices.
#[derive(Serialize, ToSchema)]
pub(super) struct Preferences {
    /// Post new blog entries to X without asking.
    auto_share_blog_to_x: bool,
    /// IANA name of the zone in which times without one are meant, such as `Europe/Berlin`; null when none was chosen.
    #[schema(required = true, example = "Europe/Berlin")]
    time_zone: Option<String>,
    /// How late a post may still go out that does not say it itself: `default` is as the server is set up.
    publish_late: PublishLate,
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
    /// How late a post may still go out that does not say it itself; it stays as it is if it is left out.
    publish_late: Option<PublishLate>,
    /// Kinds that are left out stay as they are.
    #[serde(default, deserialize_with = "by_name")]
    notifications: Option<NotificationChanges>,
}

/// My preferences
///
/// The answer has an `ETag`; with `If-None-Match` it is sent only if something was chosen since.
#[utoipa::path(
    tag = "Preferences",
    params(("If-None-Match" = Option<String>, Header, description = "The `ETag` of what you have.")),
    responses(
        (status = 200, description = "As chosen; the defaults where nothing was.", body = Preferences, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 304, description = "It is as you have it."),
    )
)]
#[get("/api/preferences")]
pub(super) async fn get_preferences(
    app: Data<App>,
    signed_in: SignedIn,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    Ok(answer(&request, app.people.choices(signed_in.user).await?))
}

/// Change my preferences
///
/// All of them are replaced, but for `publish_late` and `notifications`, of which what is left out stays. With `If-Match` nothing is changed
/// if somebody else has changed them since you read them.
#[utoipa::path(
    tag = "Preferences",
    params(("If-Match" = Option<String>, Header, description = "The `ETag` of what you have read.")),
    responses(
        (status = 200, description = "As stored.", body = Preferences, headers(("ETag" = String, description = "Names this state of it."))),
        (status = 412, description = "`precondition_failed`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[put("/api/preferences")]
pub(super) async fn put_preferences(
    app: Data<App>,
    signed_in: SignedIn,
    request: HttpRequest,
    body: json::Json<PreferencesChange>,
) -> Result<HttpResponse, ApiError> {
    let unknown = |problem: WhenProblem| ApiError::field(problem.field(), problem.code(), problem.to_string());
    let chosen = Chosen {
        auto_share_blog_to_x: body.auto_share_blog_to_x,
        time_zone: body.time_zone.as_deref().map(time_zone_name).transpose().map_err(unknown)?,
        ..Chosen::default()
    };
    let publish_late = body.publish_late.map(model::PublishLate::from);
    let channels = body.notifications.as_ref().map(NotificationChanges::chosen).unwrap_or_default();
    let only_if = match Precondition::of(&request) {
        Precondition::None | Precondition::Exists => None,
        Precondition::OneOf(tags) => Some(tags),
    };
    let stored = app.people.choose(signed_in.user, chosen, publish_late, channels, only_if).await?;
    Ok(answer(&request, stored.ok_or_else(|| precondition_failed("choice"))?))
}

fn answer(request: &HttpRequest, choices: Choices) -> HttpResponse {
    let tag = choices.tag();
    let body = Preferences {
        auto_share_blog_to_x: choices.preferences.auto_share_blog_to_x,
        time_zone: choices.preferences.time_zone,
        publish_late: PublishLate::stated(choices.preferences.publish_late),
        notifications: NotificationChoices::of(&choices.channels),
    };
    tagged(request, &body, &tag)
}

/// By their names, each with both of its ways: serde would take lists for objects and null for what is left out.
fn by_name<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<NotificationChanges>, D::Error> {
    let Some(named) = Option::<serde_json::Map<String, serde_json::Value>>::deserialize(from)? else { return Ok(None) };
    if !named.values().all(serde_json::Value::is_object) {
        return Err(serde::de::Error::custom("each kind that is named has an object"));
    }
    serde_json::from_value(serde_json::Value::Object(named)).map(Some).map_err(serde::de::Error::custom)
}
