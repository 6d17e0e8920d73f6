//! For those who run the server: is it alive, is it ready and if not why, which version, and its document.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::{ApiError, FieldError};
use super::openapi::WRITTEN;
use super::problem::Problem;
use crate::app::{self, App};

/// The commit, said by whoever builds, so that the same sources with the same words make the same program.
pub(super) fn commit() -> Option<&'static str> {
    option_env!("PILLARBOX_COMMIT").filter(|commit| !commit.is_empty())
}

/// What is running.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "they are the versions of three things")]
struct Version {
    #[schema(example = "pillarbox")]
    name: String,
    #[schema(example = "0.1.0")]
    version: String,
    /// The commit it was built from, where whoever built it has said so (`PILLARBOX_COMMIT`).
    #[schema(example = "7d9f1c2e")]
    commit: Option<String>,
    /// Of the tables this program works with.
    #[schema(example = "20261127000002")]
    schema_version: String,
    /// Of this API. It changes when something that worked before would no longer do.
    #[schema(example = "1")]
    api_version: String,
}

/// That everything is as it should be.
#[derive(Serialize, ToSchema)]
struct Ready {
    /// Always `ready`.
    #[schema(example = "ready")]
    status: String,
    /// What was looked at: `database` answers; the disk is neither `disk_full` nor `disk_read_only`; the `clock` is not behind
    /// what was written before. In a process that publishes also: there is no hold after a `restored_database`;
    /// `database_writes` and the `high_water` file are taken; the `publisher_lock` keeps others out.
    #[schema(example = json!(["database", "disk_full", "disk_read_only", "clock"]))]
    checks: Vec<String>,
}

/// Is the process alive
///
/// For a supervisor; it says nothing of whether posts can be sent.
#[utoipa::path(tag = "Operations", responses((status = 200, description = "It is.", content_type = "text/plain", body = String)))]
#[get("/healthz")]
pub(super) async fn healthz() -> &'static str {
    "ok\n"
}

/// Is the server ready
///
/// Not ready: `errors` names each check that failed, by its word in `code`, with what to do in `detail`.
#[utoipa::path(
    tag = "Operations",
    responses(
        (status = 200, description = "Requests are answered, and posts can be sent.", body = Ready),
        (status = 503, description = "`not_ready` with `errors`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/readyz")]
pub(super) async fn readyz(app: Data<App>) -> Result<Json<Ready>, ApiError> {
    let readiness = app.readiness().await;
    let word = |check: &app::Check| check.as_str().to_owned();
    let Some(first) = readiness.failed.first() else {
        return Ok(Json(Ready { status: "ready".to_owned(), checks: readiness.checked.iter().map(word).collect() }));
    };
    let mut error = ApiError::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", first.sentence());
    error.errors = readiness
        .failed
        .iter()
        .map(|check| FieldError { field: "server".to_owned(), code: word(check), detail: check.sentence().to_owned() })
        .collect();
    Err(error)
}

/// Which version is running
///
/// Of the program, its tables and its API.
#[utoipa::path(tag = "Operations", responses((status = 200, description = "What is running.", body = Version)))]
#[get("/api/version")]
pub(super) async fn get_version() -> Json<Version> {
    Json(Version {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: commit().map(str::to_owned),
        schema_version: app::schema_version(),
        api_version: "1".to_owned(),
    })
}

/// This document
///
/// As the running server has it, for tools and for making clients.
#[utoipa::path(
    tag = "Operations",
    responses((status = 200, description = "OpenAPI 3.1.", content_type = "application/yaml", body = Object))
)]
#[get("/api/openapi.yaml")]
pub(super) async fn get_openapi() -> HttpResponse {
    HttpResponse::Ok().content_type("application/yaml").body(WRITTEN)
}
