//! The second factor: setting it up, new recovery codes, switching it off.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::client::Client;
use super::error::ApiError;
use super::json;
use super::json::OptionalJson;
use super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;
use crate::model::{Instant, Secret};
use crate::people::SecondFactorError;

/// How my second factor stands.
#[derive(Serialize, ToSchema)]
pub(super) struct SecondFactor {
    /// Since when I am asked for it; null when I am not.
    #[schema(required = true)]
    on_since: Option<DateTime<Utc>>,
    /// Recovery codes that were not used yet.
    recovery_codes_left: i64,
}

/// That it is me.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reauthentication {
    /// Not needed within five minutes of signing in.
    current_password: Option<String>,
}

/// What an authenticator app has to be told. It is not told again.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    "uri": "otpauth://totp/Pillarbox:margaret?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Pillarbox"
}))]
pub(super) struct Enrolment {
    /// Base32 (RFC 4648), to be typed in.
    secret: String,
    /// The same for a QR code.
    uri: String,
}

/// A code of the app.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "287082"}))]
pub(super) struct Confirmation {
    /// The six digits that the app shows.
    code: String,
}

/// Password and code, as at a sign-in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"current_password": "a lantern over seven grey boats", "code": "287082"}))]
pub(super) struct Both {
    current_password: String,
    /// The six digits that the app shows, or a recovery code.
    code: String,
}

/// Codes for whoever has lost his phone, each good for one sign-in. They are not told again.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"recovery_codes": ["MZXW-6YTB-OI5D-SNRR", "GEZD-GNBV-GY3T-QOJQ"]}))]
pub(super) struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

/// My second factor
///
/// Whether signing in takes a code of an app as well as the password.
#[utoipa::path(
    tag = "People",
    responses((status = 200, description = "How it stands.", body = SecondFactor))
)]
#[get("/api/auth/second-factor")]
pub(super) async fn get_second_factor(app: Data<App>, signed_in: SignedIn) -> Result<Json<SecondFactor>, ApiError> {
    let info = app.people.second_factor(signed_in.user).await.map_err(ApiError::internal)?;
    Ok(Json(SecondFactor { on_since: info.on_since.map(Instant::utc), recovery_codes_left: info.recovery_codes_left }))
}

/// Begin setting up a second factor
///
/// Gives a secret for an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). Nothing is asked for before it
/// is confirmed; beginning again forgets the secret before.
#[utoipa::path(
    tag = "People",
    request_body(content = Option<Reauthentication>, content_type = "application/json"),
    responses(
        (status = 200, description = "What the app has to be told.", body = Enrolment),
        (status = 403, description = "`reauth_required`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`second_factor_on`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/second-factor")]
pub(super) async fn begin_second_factor(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    body: OptionalJson<Reauthentication>,
) -> Result<Json<Enrolment>, ApiError> {
    let password = body.0.unwrap_or_default().current_password.map(Secret::new);
    let (user, session) = (signed_in.user, signed_in.session);
    let enrolment = app.people.begin_second_factor(user, session, password.as_ref(), &client.0).await?;
    Ok(Json(Enrolment { secret: enrolment.secret.expose().to_owned(), uri: enrolment.uri.expose().to_owned() }))
}

/// Switch the second factor on
///
/// With a code that shows that the app works. Every other session of the user ends.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 200, description = "It is on.", body = RecoveryCodes),
        (status = 409, description = "`second_factor_on`, `second_factor_off`: none was begun", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/second-factor/confirm")]
pub(super) async fn confirm_second_factor(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    body: json::Json<Confirmation>,
) -> Result<Json<RecoveryCodes>, ApiError> {
    let code = Secret::new(body.into_inner().code);
    let codes = app.people.confirm_second_factor(signed_in.user, signed_in.session, &code, &client.0).await?;
    Ok(Json(RecoveryCodes::of(&codes)))
}

/// Make new recovery codes
///
/// The ones before are good for nothing any more.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 200, description = "The new ones.", body = RecoveryCodes),
        (status = 409, description = "`second_factor_off`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/second-factor/recovery-codes")]
pub(super) async fn renew_recovery_codes(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    body: json::Json<Both>,
) -> Result<Json<RecoveryCodes>, ApiError> {
    let (password, code) = body.into_inner().secrets();
    Ok(Json(RecoveryCodes::of(&app.people.renew_recovery_codes(signed_in.user, &password, &code, &client.0).await?)))
}

/// Switch the second factor off
///
/// From then on the password alone is enough.
#[utoipa::path(
    tag = "People",
    responses(
        (status = 204, description = "It is off."),
        (status = 409, description = "`second_factor_off`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/auth/second-factor/remove")]
pub(super) async fn remove_second_factor(
    app: Data<App>,
    signed_in: SignedIn,
    client: Client,
    body: json::Json<Both>,
) -> Result<HttpResponse, ApiError> {
    let (password, code) = body.into_inner().secrets();
    app.people.remove_second_factor(signed_in.user, &password, &code, &client.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

impl Both {
    fn secrets(self) -> (Secret, Secret) {
        (Secret::new(self.current_password), Secret::new(self.code))
    }
}

impl RecoveryCodes {
    fn of(codes: &[Secret]) -> Self {
        Self { recovery_codes: codes.iter().map(|code| code.expose().to_owned()).collect() }
    }
}

impl From<SecondFactorError> for ApiError {
    fn from(error: SecondFactorError) -> Self {
        let said = error.to_string();
        match error {
            SecondFactorError::On => Self::new(StatusCode::CONFLICT, "second_factor_on", said),
            SecondFactorError::Off | SecondFactorError::NotBegun => {
                Self::new(StatusCode::CONFLICT, "second_factor_off", said)
            }
            SecondFactorError::CodeWrong => Self::field("code", "code_wrong", said),
            SecondFactorError::People(error) => error.into(),
        }
    }
}
