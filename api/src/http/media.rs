//! The images of posts, shown to their owner and to nobody else.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use uuid::Uuid;

use super::caller::{Caller, PostsRead};
use super::error::ApiError;
use super::problem::Problem;
use crate::app::App;
use crate::model::ImageType;

/// One of my images
///
/// As it is sent to the platform: without what no eye sees. It is kept until its post is out, and for a week after the
/// post failed.
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
