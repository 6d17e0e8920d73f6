//! For those who run the server: is it alive, is it ready, which version, and its document.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::ApiError;
use super::problem::Problem;
use crate::app::App;
use crate::publisher::Publisher;

/// The document as YAML, ready to be served.
pub(super) struct Yaml(pub(super) String);

/// What is running.
#[derive(Serialize, ToSchema)]
struct Version {
    #[schema(example = "pillarbox")]
    name: String,
    #[schema(example = "0.1.0")]
    version: String,
}

/// Is the process alive
#[utoipa::path(tag = "Operations", responses((status = 200, description = "It is.", content_type = "text/plain", body = String)))]
#[get("/healthz")]
pub(super) async fn healthz() -> &'static str {
    "ok\n"
}

/// Is the server ready
#[utoipa::path(
    tag = "Operations",
    responses(
        (status = 200, description = "The database answers, and posts can be sent.", content_type = "text/plain", body = String),
        (status = 503, description = "`not_ready`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/readyz")]
pub(super) async fn readyz(app: Data<App>) -> Result<&'static str, ApiError> {
    let not_ready = |detail| ApiError::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", detail);
    app.is_ready().await.map_err(|error| {
        tracing::error!(%error, "not ready");
        not_ready("The database does not answer.".to_owned())
    })?;
    if let Some(trouble) = app.publisher.as_ref().and_then(Publisher::trouble) {
        return Err(not_ready(format!("Nothing can be sent just now: {trouble}.")));
    }
    Ok("ready\n")
}

/// Which version is running
#[utoipa::path(tag = "Operations", responses((status = 200, description = "Name and version.", body = Version)))]
#[get("/api/version")]
pub(super) async fn get_version() -> Json<Version> {
    Json(Version { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() })
}

/// This document
#[utoipa::path(
    tag = "Operations",
    responses((status = 200, description = "OpenAPI 3.1.", content_type = "application/yaml", body = String))
)]
#[get("/api/openapi.yaml")]
pub(super) async fn get_openapi(yaml: Data<Yaml>) -> HttpResponse {
    HttpResponse::Ok().content_type("application/yaml").body(yaml.0.clone())
}
