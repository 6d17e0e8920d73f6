//! How the installation is set up, for administrators. Nothing here changes anything.

use actix_web::get;
use actix_web::web::{Data, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::auth::Registration;
use super::bodies::PlatformKey;
use super::error::ApiError;
use super::operations::commit;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::{self, App};

/// How this installation is set up, and how it is.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "version": "0.1.0",
    "commit": "7d9f1c2e",
    "schema_version": "20261127000009",
    "database": {"kind": "sqlite", "size_bytes": 1_626_112},
    "readiness": {"ready": true, "failed": []},
    "publishes": true,
    "registration": "invite",
    "mail_configured": false,
    "credentials": [{
        "platform": "x",
        "client_id_end": "Mk9Q",
        "has_client_secret": true,
        "callback_url": "https://posts.example.org/api/x/callback"
    }]
}))]
pub(super) struct Instance {
    version: String,
    /// The commit it was built from, where whoever built it has said so.
    #[schema(required = true)]
    commit: Option<String>,
    /// Of the tables.
    schema_version: String,
    database: Database,
    readiness: Readiness,
    /// Whether the process that answers publishes; otherwise another one has to.
    publishes: bool,
    registration: Registration,
    /// Whether there is a mail server.
    mail_configured: bool,
    /// Of each platform that is set up.
    credentials: Vec<Credentials>,
}

/// Where everything is kept.
#[derive(Serialize, ToSchema)]
struct Database {
    kind: DatabaseKind,
    /// Without what is still to be written into it.
    size_bytes: i64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DatabaseKind {
    Sqlite,
    Postgres,
}

/// Whether the answering process can do its work, as `/readyz` says it.
#[derive(Serialize, ToSchema)]
struct Readiness {
    ready: bool,
    /// Why not.
    failed: Vec<FailedCheck>,
}

/// Something that is not as it should be.
#[derive(Serialize, ToSchema)]
struct FailedCheck {
    /// The word of `/readyz`.
    #[schema(example = "disk_full")]
    code: String,
    /// What it means, and what to do.
    detail: String,
}

/// What a platform knows this server by.
#[derive(Serialize, ToSchema)]
struct Credentials {
    platform: PlatformKey,
    /// The last four characters of the client id; empty where it is too short for that. The rest is not told.
    client_id_end: String,
    has_client_secret: bool,
    /// As it has to be registered at the platform, byte for byte.
    callback_url: String,
}

/// How this server is set up
///
/// For administrators: versions, database, health, and the credentials of platforms with no secret in them.
#[utoipa::path(
    tag = "Operations",
    responses(
        (status = 200, description = "As it is set up, and as it is just now.", body = Instance),
        (status = 403, description = "`administrator_required`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/api/instance")]
pub(super) async fn get_instance(app: Data<App>, signed_in: SignedIn) -> Result<Json<Instance>, ApiError> {
    app.people.require_administrator(signed_in.user).await?;
    let (figures, readiness) = (app.figures().await?, app.readiness().await);
    Ok(Json(Instance {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: commit().map(str::to_owned),
        schema_version: app::schema_version(),
        database: Database {
            kind: match app.instance.database {
                app::DatabaseKind::Sqlite => DatabaseKind::Sqlite,
                app::DatabaseKind::Postgres => DatabaseKind::Postgres,
            },
            size_bytes: figures.database_bytes,
        },
        readiness: Readiness {
            ready: readiness.failed.is_empty(),
            failed: readiness.failed.into_iter().map(FailedCheck::of).collect(),
        },
        publishes: app.publishes(),
        registration: app.people.registration().into(),
        mail_configured: app.instance.mail_configured,
        credentials: app.instance.credentials.iter().map(Credentials::of).collect(),
    }))
}

impl FailedCheck {
    fn of(check: app::Check) -> Self {
        Self { code: check.as_str().to_owned(), detail: check.sentence().to_owned() }
    }
}

impl Credentials {
    fn of(credentials: &app::Credentials) -> Self {
        Self {
            platform: credentials.platform.into(),
            client_id_end: credentials.client_id_end.clone(),
            has_client_secret: credentials.has_client_secret,
            callback_url: credentials.callback_url.clone(),
        }
    }
}
