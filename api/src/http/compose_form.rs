//! The body of a post: JSON, or a form with an image. Both come out as one type.

use std::sync::Arc;

use actix_multipart::{Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::TryStreamExt;
use futures_util::future::LocalBoxFuture;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::error::ApiError;
use super::publish_late::PublishLate;
use crate::model;
use crate::posts::{ImageUpload, TimeAsked};

/// The largest form: X's largest GIF and a little more for the fields.
const MAX_FORM_BYTES: usize = 16 * 1024 * 1024;
/// The largest field besides the image.
const MAX_FIELD_BYTES: usize = 128 * 1024;

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
    /// How late it may still go out; as the server is set up if it is left out.
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
    /// One JPEG, PNG, WebP (up to 5 MB) or GIF (up to 15 MB when animated). The type is told by content.
    #[schema(required = false, value_type = String, format = Binary)]
    image: Vec<u8>,
    /// What a person who cannot see the image is told; up to 1000 characters.
    #[schema(required = false)]
    alt_text: String,
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
    /// One JPEG, PNG, WebP (up to 5 MB) or GIF (up to 15 MB when animated). The type is told by content.
    #[schema(required = false, value_type = String, format = Binary)]
    image: Vec<u8>,
    /// What a person who cannot see the image is told; up to 1000 characters.
    #[schema(required = false)]
    alt_text: String,
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
    pub(super) image: Option<ImageUpload>,
    pub(super) time: Option<TimeAsked>,
    pub(super) publish_late: model::PublishLate,
}

/// The parts of a form, each at most once.
#[derive(Default)]
struct Parts {
    text: Option<Vec<u8>>,
    image: Option<Vec<u8>>,
    alt_text: Option<Vec<u8>>,
    account_id: Option<Vec<u8>>,
    allow_duplicate: Option<Vec<u8>>,
    scheduled_for: Option<Vec<u8>>,
    time_zone: Option<Vec<u8>>,
    publish_late: Option<Vec<u8>>,
}

impl Parts {
    fn place(&mut self, name: &str, kind: Kind) -> Option<&mut Option<Vec<u8>>> {
        match name {
            "text" => Some(&mut self.text),
            "image" => Some(&mut self.image),
            "alt_text" => Some(&mut self.alt_text),
            "account_id" => Some(&mut self.account_id),
            "allow_duplicate" => Some(&mut self.allow_duplicate),
            "scheduled_for" if kind == Kind::Later => Some(&mut self.scheduled_for),
            "time_zone" if kind == Kind::Later => Some(&mut self.time_zone),
            "publish_late" if kind == Kind::Later => Some(&mut self.publish_late),
            _ => None,
        }
    }
}

/// Whether a post has a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Now,
    Later,
}

/// Reads a form part by part. The library's own form type is not used, because it panics at a part whose name is
/// empty (actix-multipart 0.8.5).
async fn read_parts(mut form: Multipart, kind: Kind) -> Result<Parts, ApiError> {
    let unusable = |code, detail: String| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail);
    let (mut parts, mut left, mut any) = (Parts::default(), MAX_FORM_BYTES, false);
    while let Some(mut part) = form.try_next().await.map_err(|error| form_error(&error))? {
        any = true;
        let name = part.name().ok_or_else(malformed)?.to_owned();
        let place = parts.place(&name, kind).ok_or_else(|| {
            unusable("unknown_field", format!("The form has a part {name:?} that is not known here."))
        })?;
        if place.is_some() {
            return Err(if name == "image" {
                ApiError::field("image", "too_many_images", "One image can be sent with a post. Remove the others.")
            } else {
                unusable("duplicate_field", format!("The form has the part {name:?} twice."))
            });
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = part.try_next().await.map_err(|error| form_error(&error))? {
            left = left.checked_sub(chunk.len()).ok_or_else(too_large)?;
            bytes.extend_from_slice(&chunk);
        }
        *place = Some(bytes);
    }
    if any { Ok(parts) } else { Err(malformed()) }
}

fn form_error(error: &MultipartError) -> ApiError {
    match error {
        MultipartError::Payload(PayloadError::Overflow) => too_large(),
        _ => malformed(),
    }
}

fn malformed() -> ApiError {
    let detail = "The form is not well-formed `multipart/form-data`.";
    ApiError::new(StatusCode::BAD_REQUEST, "malformed_form", detail)
}

fn too_large() -> ApiError {
    let detail = "The form is larger than 16 MB. Choose a smaller image; nothing was sent.";
    ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", detail)
}

impl FromRequest for ComposeBody {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if is_form(request) {
            return read_form(request, payload, Kind::Now);
        }
        let body = web::Json::<Compose>::from_request(request, payload);
        Box::pin(async move { Ok(Self::from(body.await?.into_inner())) })
    }
}

impl FromRequest for ScheduleBody {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if is_form(request) {
            let form = read_form(request, payload, Kind::Later);
            return Box::pin(async move { form.await.map(Self) });
        }
        let body = web::Json::<Schedule>::from_request(request, payload);
        Box::pin(async move { Ok(Self(ComposeBody::from(body.await?.into_inner()))) })
    }
}

fn is_form(request: &HttpRequest) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.to_ascii_lowercase().starts_with("multipart/form-data"))
}

fn read_form(
    request: &HttpRequest,
    payload: &mut Payload,
    kind: Kind,
) -> LocalBoxFuture<'static, Result<ComposeBody, actix_web::Error>> {
    // A page of another site can make a browser send a form, but not with a header of its own.
    if !request.headers().contains_key("x-requested-with") {
        let detail = "Send the header `X-Requested-With` (any value) with a form.";
        let error = ApiError::new(StatusCode::FORBIDDEN, "header_required", detail);
        return Box::pin(async { Err(error.into()) });
    }
    let form = Multipart::from_request(request, payload);
    Box::pin(async move {
        let form = form.await.map_err(|_| malformed())?;
        Ok(read_parts(form, kind).await?.into_body(kind)?)
    })
}

impl From<Compose> for ComposeBody {
    fn from(body: Compose) -> Self {
        Self {
            text: body.text,
            account_id: body.account_id,
            allow_duplicate: body.allow_duplicate,
            image: None,
            time: None,
            publish_late: model::PublishLate::AsConfigured,
        }
    }
}

impl From<Schedule> for ComposeBody {
    fn from(body: Schedule) -> Self {
        Self {
            text: body.text,
            account_id: body.account_id,
            allow_duplicate: body.allow_duplicate,
            image: None,
            time: Some(TimeAsked { scheduled_for: body.scheduled_for, time_zone: body.time_zone }),
            publish_late: body.publish_late.map_or(model::PublishLate::AsConfigured, Into::into),
        }
    }
}

impl Parts {
    fn into_body(self, kind: Kind) -> Result<ComposeBody, ApiError> {
        let parts = self;
        let alt_text = text_of("alt_text", parts.alt_text)?;
        // An empty file field is what browsers send when no file was chosen.
        let image = parts.image.filter(|image| !image.is_empty());
        let account_id = text_of("account_id", parts.account_id)?
            .filter(|text| !text.is_empty())
            .map(|text| text.parse().map_err(|_| ApiError::field("account_id", "id_invalid", "This is no id.")))
            .transpose()?;
        let allow_duplicate = match text_of("allow_duplicate", parts.allow_duplicate)?.as_deref() {
            None | Some("" | "false") => false,
            Some("true") => true,
            Some(_) => return Err(ApiError::field("allow_duplicate", "not_boolean", "Send `true` or `false`.")),
        };
        let time = match (kind, text_of("scheduled_for", parts.scheduled_for)?) {
            (Kind::Now, _) => None,
            (Kind::Later, None) => {
                return Err(ApiError::field("scheduled_for", "missing", "Say when the post is to go out."));
            }
            (Kind::Later, Some(scheduled_for)) => {
                Some(TimeAsked { scheduled_for, time_zone: text_of("time_zone", parts.time_zone)? })
            }
        };
        let publish_late = text_of("publish_late", parts.publish_late)?
            .filter(|text| !text.is_empty())
            .map_or(Ok(model::PublishLate::AsConfigured), |text| text.parse())
            .map_err(|said: String| ApiError::field("publish_late", "publish_late_invalid", said))?;
        Ok(ComposeBody {
            time,
            publish_late,
            text: text_of("text", parts.text)?.unwrap_or_default(),
            account_id,
            allow_duplicate,
            image: image.map(|image| ImageUpload { bytes: Arc::new(image), alt_text }),
        })
    }
}

fn text_of(name: &str, part: Option<Vec<u8>>) -> Result<Option<String>, ApiError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() > MAX_FIELD_BYTES {
        return Err(ApiError::field(name, "field_too_large", "This field is too large."));
    }
    let text = String::from_utf8(part);
    text.map(Some).map_err(|_| ApiError::field(name, "not_utf8", "Send this field as UTF-8 text."))
}
