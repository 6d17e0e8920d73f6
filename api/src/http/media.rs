//! Images: uploaded before the post they are for, and shown to their owner and to nobody else.

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path};
use actix_web::{FromRequest, HttpRequest, HttpResponse, delete, get, post};
use chrono::{DateTime, Utc};
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use tokio::sync::OwnedSemaphorePermit;
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, MediaWrite, PostsRead};
use super::error::ApiError;
use super::form::{Form, is_form, read_form};
use super::post_bodies::{Treatment, media_path};
use super::posting::{idempotency_key, mark_replayed};
use super::problem::Problem;
use crate::app::App;
use crate::model::ImageType;
use crate::posts::{ImageUpload, Upload};

/// An image for a post that is written later. Send the header `X-Requested-With` with any value beside it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form in the document; the parts are read one by one")]
pub(super) struct UploadForm {
    /// A JPEG, PNG, WebP or still GIF image of up to 20 MB, or an animated GIF of up to 15 MB. The type is told by
    /// content. What no eye sees (EXIF, the place where it was taken) is removed; above 5 MB an image is made smaller.
    #[schema(value_type = String, format = Binary)]
    image: Vec<u8>,
    /// What a person who cannot see it is told, up to 1000 characters.
    #[schema(required = false)]
    alt_text: String,
}

/// The image of a form.
pub(super) struct UploadBody {
    image: ImageUpload,
    _memory: Option<OwnedSemaphorePermit>,
}

impl FromRequest for UploadBody {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !is_form(request) {
            let detail = "Send the image as a form, `multipart/form-data`.";
            let error = ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content_type_unsupported", detail);
            return Box::pin(async { Err(error.into()) });
        }
        let form = read_form(request, payload, &["alt_text"]);
        Box::pin(async move { Ok(Self::of(form.await?)?) })
    }
}

impl UploadBody {
    fn of(mut form: Form) -> Result<Self, ApiError> {
        let mut images = form.take_images()?;
        let image = images.pop().ok_or_else(|| ApiError::field("image", "missing", "Send an image."))?;
        if !images.is_empty() {
            let detail = "Upload one image at a time; nothing was kept.";
            return Err(ApiError::field("image", "too_many_images", detail));
        }
        Ok(Self { image, _memory: form.take_memory() })
    }
}

/// An image that waits for its post.
#[derive(Serialize, ToSchema)]
pub(super) struct UploadedImage {
    /// For `media` of `POST /api/posts`.
    id: Uuid,
    #[schema(example = "image/png")]
    media_type: String,
    bytes: i64,
    /// In pixels, as it is shown.
    width: i32,
    height: i32,
    /// A GIF with more than one frame.
    animated: bool,
    treatment: Treatment,
    /// Size of the file as it was sent here.
    uploaded_bytes: i64,
    /// A path on this server, for its owner.
    url: String,
    /// What a person who cannot see it is told.
    #[schema(required = true)]
    alt_text: Option<String>,
    /// Until when a post can take it; null once one has.
    #[schema(required = true)]
    expires_at: Option<DateTime<Utc>>,
}

/// Upload an image
///
/// It waits 24 hours for a post that names it, and goes with that post. Give an `Idempotency-Key` to make repeating the
/// request safe.
#[utoipa::path(
    tag = "Posts",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, of your choice. The same key with the same form gives the same image, for 48 hours, as long as it is here.")),
    request_body(content((UploadForm = "multipart/form-data"))),
    responses(
        (status = 201, description = "It is kept.", body = UploadedImage, headers(("Location" = String, description = "Where the image is read."))),
        (status = 409, description = "`platform_not_configured`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`uploads_busy`: nothing was kept", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/media")]
pub(super) async fn upload_media(
    app: Data<App>,
    caller: Caller<MediaWrite>,
    request: HttpRequest,
    body: UploadBody,
) -> Result<HttpResponse, ApiError> {
    let idempotency = idempotency_key(request.headers(), "/api/media")?;
    let Upload { row, replayed } = app.posts.upload(caller.user, body.image, idempotency).await?;
    let url = media_path(row.id);
    let mut response = HttpResponse::Created().insert_header((header::LOCATION, url.clone())).json(UploadedImage {
        id: row.id.uuid(),
        media_type: row.media_type.to_string(),
        bytes: row.bytes,
        width: row.width,
        height: row.height,
        animated: row.animated,
        treatment: row.treatment.into(),
        uploaded_bytes: row.uploaded_bytes,
        url,
        alt_text: row.alt_text,
        expires_at: row.expires_at.map(crate::model::Instant::utc),
    });
    if replayed {
        mark_replayed(&mut response);
    }
    Ok(response)
}

/// Throw an uploaded image away
///
/// Possible while no post has it.
#[utoipa::path(
    tag = "Posts",
    params(("id" = Uuid, Path, description = "The image's id.")),
    responses(
        (status = 204, description = "It is gone."),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`media_in_use`: a post has it", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/api/media/{id}")]
pub(super) async fn delete_media(
    app: Data<App>,
    caller: Caller<MediaWrite>,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    app.posts.discard_upload(caller.user, id.into_inner().into()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// One of my images
///
/// As it is sent to the platform: without what no eye sees. It is kept until its post is out, and for a week after the
/// post failed; while no post has taken it, for 24 hours.
#[utoipa::path(
    tag = "Posts",
    params(("id" = Uuid, Path, description = "The image's id.")),
    responses(
        (status = 200, description = "The image.", content(
            (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/gif"), (Vec<u8> = "image/webp"),
        )),
        (status = 404, description = "`not_found`: no such image, or it is no longer kept", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/media/{id}")]
pub(super) async fn get_media(
    app: Data<App>,
    caller: Caller<PostsRead>,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let id = id.into_inner();
    let found = app.posts.find_image(caller.user, id.into()).await.map_err(ApiError::internal)?;
    let image = found.ok_or_else(|| ApiError::not_found("image"))?;
    Ok(HttpResponse::Ok()
        .content_type(image.media_type.as_str())
        // What an id stands for never changes.
        .insert_header((header::CACHE_CONTROL, "private, max-age=3600, immutable"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{id}.{}\"", extension(image.media_type)),
        ))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .body(image.bytes))
}

fn extension(media_type: ImageType) -> &'static str {
    match media_type {
        ImageType::Jpeg => "jpg",
        ImageType::Png => "png",
        ImageType::Gif => "gif",
        ImageType::WebP => "webp",
    }
}
