//! The body of a post: JSON, or a form with images. Both come out as one type.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use serde::Deserialize;
use tokio::sync::OwnedSemaphorePermit;
use utoipa::ToSchema;
use uuid::Uuid;

use super::error::ApiError;
use super::form::{Form, is_form, read_form};
use super::json;
use super::publish_late::PublishLate;
use crate::model;
use crate::posts::{ImageUpload, TimeAsked};

/// Parts of a form for a post at once, and what one for later has besides.
const NOW: &[&str] = &["text", "alt_text", "account_id", "allow_duplicate"];
const LATER: &[&str] =
    &["text", "alt_text", "account_id", "allow_duplicate", "scheduled_for", "time_zone", "publish_late"];

/// A post without an image.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Compose {
    /// As X counts, at most 280 for ordinary accounts.
    #[schema(example = "Fresh paint on the old pillar box.")]
    text: String,
    /// May be left out when one account is connected.
    account_id: Option<Uuid>,
    /// Send although the same text went to this account within a day.
    #[serde(default)]
    #[schema(default = false)]
    allow_duplicate: bool,
}

/// A post without an image, for later.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "Fresh paint on the old pillar box.", "scheduled_for": "2026-12-01T09:00", "time_zone": "Europe/Berlin"}))]
pub(super) struct Schedule {
    /// As X counts, at most 280 for ordinary accounts.
    text: String,
    /// ISO 8601: an instant with its offset or `Z`, or a wall time without one.
    scheduled_for: String,
    /// IANA name of the zone in which a wall time is meant; your preference if it is left out. Beside an offset it
    /// only says where the time is to be shown.
    time_zone: Option<String>,
    /// How late it may still go out; as you prefer if it is left out.
    publish_late: Option<PublishLate>,
    /// May be left out when one account is connected.
    account_id: Option<Uuid>,
    /// Send although the same text goes to this account within a day of it.
    #[serde(default)]
    #[schema(default = false)]
    allow_duplicate: bool,
}

/// A post as a form. Send the header `X-Requested-With` with any value beside it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form in the document; the parts are read one by one")]
pub(super) struct ComposeForm {
    /// May be empty beside an image.
    #[schema(required = false)]
    text: String,
    /// Up to four JPEG, PNG, WebP or still GIF images of up to 20 MB, or one animated GIF of up to 15 MB. The type is
    /// told by content. What no eye sees (EXIF, the place where it was taken) is removed; above 5 MB an image is made
    /// smaller. Send the part once for each image.
    #[schema(required = false, value_type = Vec<String>, format = Binary)]
    image: Vec<Vec<u8>>,
    /// What a person who cannot see the image is told, up to 1000 characters: the n-th belongs to the n-th image, and
    /// an empty one to an image without.
    #[schema(required = false)]
    alt_text: Vec<String>,
    /// May be left out when one account is connected.
    #[schema(required = false)]
    account_id: Uuid,
    /// `true` or `false`.
    #[schema(required = false)]
    allow_duplicate: bool,
}

/// A post for later as a form. Send the header `X-Requested-With` with any value beside it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form in the document; the parts are read one by one")]
pub(super) struct ScheduleForm {
    /// May be empty beside an image.
    #[schema(required = false)]
    text: String,
    /// Up to four JPEG, PNG, WebP or still GIF images of up to 20 MB, or one animated GIF of up to 15 MB. The type is
    /// told by content. What no eye sees (EXIF, the place where it was taken) is removed; above 5 MB an image is made
    /// smaller. Send the part once for each image.
    #[schema(required = false, value_type = Vec<String>, format = Binary)]
    image: Vec<Vec<u8>>,
    /// What a person who cannot see the image is told, up to 1000 characters: the n-th belongs to the n-th image, and
    /// an empty one to an image without.
    #[schema(required = false)]
    alt_text: Vec<String>,
    /// ISO 8601: an instant with its offset or `Z`, or a wall time without one.
    scheduled_for: String,
    /// IANA name of the zone in which a wall time is meant; your preference if it is left out.
    #[schema(required = false)]
    time_zone: String,
    /// `always`, `never`, or minutes.
    #[schema(required = false)]
    publish_late: String,
    /// May be left out when one account is connected.
    #[schema(required = false)]
    account_id: Uuid,
    /// `true` or `false`.
    #[schema(required = false)]
    allow_duplicate: bool,
}

/// What a client wants posted later.
pub(super) struct ScheduleBody(pub(super) ComposeBody);

/// What a client wants posted.
pub(super) struct ComposeBody {
    pub(super) text: String,
    pub(super) account_id: Option<Uuid>,
    pub(super) allow_duplicate: bool,
    pub(super) images: Vec<ImageUpload>,
    pub(super) time: Option<TimeAsked>,
    pub(super) publish_late: Option<model::PublishLate>,
    /// The memory that the images take, given back with this.
    pub(super) memory: Option<OwnedSemaphorePermit>,
}

impl FromRequest for ComposeBody {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if is_form(request) {
            let form = read_form(request, payload, NOW);
            return Box::pin(async move { Ok(Self::of_form(form.await?, None)?) });
        }
        let body = json::Json::<Compose>::from_request(request, payload);
        Box::pin(async move { Ok(Self::from(body.await?.into_inner())) })
    }
}

impl FromRequest for ScheduleBody {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if is_form(request) {
            let form = read_form(request, payload, LATER);
            return Box::pin(async move {
                let mut form = form.await?;
                let time = time_of(&mut form)?;
                let missing = || ApiError::field("scheduled_for", "missing", "Say when the post is to go out.");
                Ok(Self(ComposeBody::of_form(form, Some(time.ok_or_else(missing)?))?))
            });
        }
        let body = json::Json::<Schedule>::from_request(request, payload);
        Box::pin(async move { Ok(Self(ComposeBody::from(body.await?.into_inner()))) })
    }
}

impl From<Compose> for ComposeBody {
    fn from(body: Compose) -> Self {
        Self {
            text: body.text,
            account_id: body.account_id,
            allow_duplicate: body.allow_duplicate,
            images: Vec::new(),
            time: None,
            publish_late: None,
            memory: None,
        }
    }
}

impl From<Schedule> for ComposeBody {
    fn from(body: Schedule) -> Self {
        Self {
            text: body.text,
            account_id: body.account_id,
            allow_duplicate: body.allow_duplicate,
            images: Vec::new(),
            time: Some(TimeAsked { scheduled_for: body.scheduled_for, time_zone: body.time_zone }),
            publish_late: body.publish_late.map(Into::into),
            memory: None,
        }
    }
}

impl ComposeBody {
    fn of_form(mut form: Form, time: Option<TimeAsked>) -> Result<Self, ApiError> {
        let account_id =
            form.take("account_id")?.filter(|text| !text.is_empty()).map(|text| account_id(&text)).transpose()?;
        let publish_late = form
            .take("publish_late")?
            .filter(|text| !text.is_empty())
            .map(|text| text.parse())
            .transpose()
            .map_err(|said: String| ApiError::field("publish_late", "publish_late_invalid", said))?;
        Ok(Self {
            text: form.take("text")?.unwrap_or_default(),
            account_id,
            allow_duplicate: is_true(&mut form, "allow_duplicate")?,
            images: form.take_images()?,
            time,
            publish_late,
            memory: form.take_memory(),
        })
    }
}

/// The time a form asks for.
pub(super) fn time_of(form: &mut Form) -> Result<Option<TimeAsked>, ApiError> {
    let (scheduled_for, time_zone) = (form.take("scheduled_for")?, form.take("time_zone")?);
    Ok(scheduled_for.map(|scheduled_for| TimeAsked { scheduled_for, time_zone }))
}

pub(super) fn account_id(text: &str) -> Result<Uuid, ApiError> {
    text.parse().map_err(|_| ApiError::field("account_id", "id_invalid", "This is no id."))
}

pub(super) fn is_true(form: &mut Form, name: &str) -> Result<bool, ApiError> {
    match form.take(name)?.as_deref() {
        None | Some("" | "false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(ApiError::field(name, "not_boolean", "Send `true` or `false`.")),
    }
}
