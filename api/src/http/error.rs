//! Errors of handlers. A handler returns [`ApiError`]; the problem is written by the outermost layer, which knows
//! the request's id and turns the framework's own errors into problems too.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::StorageError;
use crate::media::ImageProblem;
use crate::model::{DeliveryState, Scope};
use crate::people::{PasswordProblem, PeopleError};
use crate::posts::{ComposeError, DiscardError, EditError, FieldProblem, RetryError, ReviewError, field_of};

/// One thing wrong with one field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldError {
    pub field: String,
    /// A stable word for programs.
    pub code: String,
    /// A sentence for people.
    pub detail: String,
}

/// An account that could have been meant.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountOption {
    pub id: Uuid,
    /// Without the leading `@`.
    pub username: String,
}

/// A refusal with everything the client is told.
#[derive(Clone, Debug)]
pub struct ApiError {
    pub(super) status: StatusCode,
    pub(super) code: &'static str,
    pub(super) detail: String,
    pub(super) errors: Vec<FieldError>,
    pub(super) post_id: Option<Uuid>,
    pub(super) accounts: Vec<AccountOption>,
    pub(super) state: Option<String>,
    /// With `version_conflict`: the version it has now.
    pub(super) version: Option<i64>,
    pub(super) retry_after_secs: Option<u64>,
    /// With 405: the methods that would do, for the header `Allow`.
    pub(super) allow: Option<String>,
    /// With `scope_missing`: the scope that would do, for the header `WWW-Authenticate`.
    pub(super) scope: Option<Scope>,
}

impl ApiError {
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status,
            code,
            detail: detail.into(),
            errors: Vec::new(),
            post_id: None,
            accounts: Vec::new(),
            state: None,
            version: None,
            retry_after_secs: None,
            allow: None,
            scope: None,
        }
    }

    /// An error that is ours. The cause is logged here, once, and not told.
    pub(super) fn internal(cause: impl fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        let detail =
            "Something went wrong on the server. Try again; if it stays so, tell the administrator the request id.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal_error", detail)
    }

    pub(super) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", format!("There is no such {what}."))
    }

    pub(super) fn session_required() -> Self {
        let detail = "Sign in first, or show an API key: `Authorization: Bearer pbx_…`.";
        Self::new(StatusCode::UNAUTHORIZED, "session_required", detail)
    }

    /// One field is wrong.
    pub(super) fn field(field: &str, code: &'static str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let mut error = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_fields", detail.clone());
        error.errors.push(FieldError { field: field.to_owned(), code: code.to_owned(), detail });
        error
    }

    pub(super) fn about_post(mut self, post: impl Into<Uuid>) -> Self {
        self.post_id = Some(post.into());
        self
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.status.as_u16(), self.code, self.detail)
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    /// The body is written by the outermost layer.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status)
    }
}

impl From<StorageError> for ApiError {
    fn from(error: StorageError) -> Self {
        Self::internal(error)
    }
}

impl From<PeopleError> for ApiError {
    fn from(error: PeopleError) -> Self {
        use StatusCode as S;
        let said = error.to_string();
        match error {
            PeopleError::AlreadySetUp => Self::new(S::NOT_FOUND, "already_set_up", said),
            PeopleError::SetupTokenWrong => Self::new(S::FORBIDDEN, "setup_token_wrong", said),
            PeopleError::RegistrationClosed => Self::new(S::FORBIDDEN, "registration_closed", said),
            PeopleError::InvitationInvalid => Self::new(S::FORBIDDEN, "invitation_invalid", said),
            PeopleError::Username(_) => Self::field("username", "username_invalid", said),
            PeopleError::UsernameTaken => Self::field("username", "username_taken", said),
            PeopleError::Password(problem) => Self::field("password", password_code(problem), said),
            PeopleError::CredentialsWrong => Self::new(S::UNAUTHORIZED, "credentials_wrong", said),
            PeopleError::SecondFactorRequired => Self::new(S::UNAUTHORIZED, "second_factor_required", said),
            PeopleError::SecondFactorWrong => Self::new(S::UNAUTHORIZED, "second_factor_wrong", said),
            PeopleError::CurrentPasswordWrong => Self::field("current_password", "password_wrong", said),
            PeopleError::AdministratorRequired => Self::new(S::FORBIDDEN, "administrator_required", said),
            PeopleError::ReauthRequired => Self::new(S::FORBIDDEN, "reauth_required", said),
            PeopleError::UnknownUser => Self::not_found("user"),
            PeopleError::Yourself => Self::new(S::CONFLICT, "own_account", said),
            PeopleError::LastAdministrator => Self::new(S::CONFLICT, "last_administrator", said),
            PeopleError::SessionEnded => Self::session_required(),
            PeopleError::Throttled { retry_after_secs } => Self {
                retry_after_secs: Some(retry_after_secs),
                ..Self::new(S::TOO_MANY_REQUESTS, "too_many_tries", said)
            },
            PeopleError::Locked => Self::new(S::TOO_MANY_REQUESTS, "sign_in_locked", said),
            PeopleError::MailNotConfigured => Self::new(S::CONFLICT, "mail_not_configured", said),
            PeopleError::Email(_) => Self::field("address", "address_invalid", said),
            PeopleError::MailRefused => Self::new(S::BAD_GATEWAY, "mail_not_sent", said),
            PeopleError::MailUnreachable => Self::new(S::SERVICE_UNAVAILABLE, "mail_not_sent", said),
            PeopleError::EmailTokenInvalid => Self::new(S::GONE, "token_invalid", said),
            // The first is of the command line only.
            PeopleError::FirstIsAdmin | PeopleError::Hashing | PeopleError::Vault(_) | PeopleError::Store(_) => {
                Self::internal(said)
            }
        }
    }
}

fn password_code(problem: PasswordProblem) -> &'static str {
    match problem {
        PasswordProblem::TooShort => "password_too_short",
        PasswordProblem::TooLong => "password_too_long",
        PasswordProblem::Guessable => "password_guessable",
    }
}

impl From<ComposeError> for ApiError {
    fn from(error: ComposeError) -> Self {
        use StatusCode as S;
        match error {
            ComposeError::NotConfigured => not_configured(),
            ComposeError::NoAccount => no_account(),
            ComposeError::AccountRequired(accounts) => {
                let detail = "Several accounts are connected. Say which one is meant.";
                let mut error = Self::field("account_id", "account_required", detail);
                error.code = "account_required";
                error.accounts = accounts
                    .into_iter()
                    .map(|account| AccountOption { id: account.id.uuid(), username: account.username })
                    .collect();
                error
            }
            ComposeError::UnknownAccount => Self::not_found("account"),
            ComposeError::NeedsReauth(fields) => {
                let (code, detail) = (
                    "account_needs_reauth",
                    "The platform no longer accepts this connection. Connect the account again, then post. Nothing was sent.",
                );
                let error = |field| FieldError { field, code: code.to_owned(), detail: detail.to_owned() };
                Self { errors: fields.into_iter().map(error).collect(), ..Self::new(S::CONFLICT, code, detail) }
            }
            ComposeError::UnknownImage => Self::not_found("image"),
            ComposeError::MediaInUse(field) => {
                let detail = "Another post has this image. Upload it again for this one; nothing was sent.";
                let mut error = Self::field(&field, "media_in_use", detail);
                (error.status, error.code) = (S::CONFLICT, "media_in_use");
                error
            }
            ComposeError::ImageGrantRequired { platform, field } => {
                let detail = format!(
                    "Images need a second permission at {}. Give it in the settings, then post; nothing was sent.",
                    platform.name()
                );
                let mut error = Self::field(&field, "image_grant_required", detail);
                (error.status, error.code) = (S::CONFLICT, "image_grant_required");
                error
            }
            ComposeError::Fields(problems) => {
                let detail = problems.first().map(|problem| problem.detail.clone()).unwrap_or_default();
                let mut error = Self::new(S::UNPROCESSABLE_ENTITY, "invalid_fields", detail);
                error.errors = field_errors(problems);
                error
            }
            ComposeError::Image { index, of, problem } => image_error(index, of, problem),
            ComposeError::Duplicate { earlier, field } => same_text(&field, earlier.uuid()),
            ComposeError::DraftGone => {
                let detail = "This draft is not there any more: it was posted or deleted elsewhere. Nothing was sent.";
                Self::new(S::CONFLICT, "draft_gone", detail)
            }
            ComposeError::KeyReused => key_reused(),
            ComposeError::Media(error) => Self::internal(error),
            ComposeError::Store(error) => Self::internal(error),
        }
    }
}

/// Problems of fields as clients are told of them.
pub(super) fn field_errors(problems: Vec<FieldProblem>) -> Vec<FieldError> {
    let error = |problem: FieldProblem| FieldError {
        field: problem.field,
        code: problem.code.to_owned(),
        detail: problem.detail,
    };
    problems.into_iter().map(error).collect()
}

/// The field's code tells this from the platform's own refusal, which `allow_duplicate` does not help against.
fn same_text(field: &str, earlier: Uuid) -> ApiError {
    let detail = "You posted the same text to this account within the last day. Nothing was sent. Change the text, or \
        say that you mean it with `allow_duplicate`.";
    let mut error = ApiError::field(field, "same_text_within_a_day", detail).about_post(earlier);
    (error.status, error.code) = (StatusCode::CONFLICT, "duplicate_content");
    error
}

fn image_error(index: usize, of: usize, problem: ImageProblem) -> ApiError {
    let status = match problem {
        ImageProblem::UnsupportedType | ImageProblem::AnimatedWebP => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ImageProblem::TooManyBytes { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let which = if of > 1 { format!("Image {}: ", index + 1) } else { String::new() };
    let detail = format!("{which}{problem} Choose another one; nothing was sent.");
    let mut error = ApiError::new(status, problem.code(), detail.clone());
    error.errors.push(FieldError { field: field_of("image", index, of), code: problem.code().to_owned(), detail });
    error
}

impl From<RetryError> for ApiError {
    fn from(error: RetryError) -> Self {
        match error {
            RetryError::UnknownPost => Self::not_found("post"),
            RetryError::NotRetryable(state) => {
                let detail = format!(
                    "This post is {state}, so it is not sent again. Only what is proven not to be published can be."
                );
                Self { state: Some(state.to_string()), ..Self::new(StatusCode::CONFLICT, "not_retryable", detail) }
            }
            RetryError::MayBePublished => {
                let detail = "This post may be published already. Look at the platform. If it is not there, say so with \
                    `not_published: true`; if it is, confirm it with its address. Nothing was sent.";
                let state = DeliveryState::NeedsReview.to_string();
                Self { state: Some(state), ..Self::new(StatusCode::CONFLICT, "may_be_published", detail) }
            }
            RetryError::ImagesGone => {
                let detail =
                    "The images of this post were kept for a week and are gone. Write the post again with them.";
                Self::new(StatusCode::CONFLICT, "images_gone", detail)
            }
            RetryError::KeyReused => key_reused(),
            RetryError::Store(error) => Self::internal(error),
        }
    }
}

impl From<DiscardError> for ApiError {
    fn from(error: DiscardError) -> Self {
        match error {
            DiscardError::Unknown => Self::not_found("image"),
            DiscardError::InUse => {
                let detail = "A post has this image. It goes with the post; nothing was removed.";
                Self::new(StatusCode::CONFLICT, "media_in_use", detail)
            }
            DiscardError::Media(error) => Self::internal(error),
            DiscardError::Store(error) => Self::internal(error),
        }
    }
}

impl From<EditError> for ApiError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::UnknownPost => Self::not_found("post"),
            EditError::VersionConflict(version) => {
                let detail = "This post was changed since you read it. Read it again; nothing was changed.";
                Self { version: Some(version), ..Self::new(StatusCode::CONFLICT, "version_conflict", detail) }
            }
            EditError::NotEditable(state) => {
                let detail = format!("This post is {state}, so it can no longer be changed. Nothing was changed.");
                Self { state: Some(state.to_string()), ..Self::new(StatusCode::CONFLICT, "not_editable", detail) }
            }
            EditError::Compose(error) => Self::from(error),
            EditError::Store(error) => Self::internal(error),
        }
    }
}

impl From<ReviewError> for ApiError {
    fn from(error: ReviewError) -> Self {
        match error {
            ReviewError::UnknownPost => Self::not_found("post"),
            ReviewError::NotInReview(state) => {
                let detail = format!("This post is {state}: nothing about it is in doubt.");
                Self { state: Some(state.to_string()), ..Self::new(StatusCode::CONFLICT, "not_in_review", detail) }
            }
            ReviewError::AccountRequired => Self::field(
                "account_id",
                "account_required",
                "Several deliveries of this post are in doubt. Say at which account you have found it.",
            ),
            ReviewError::NoPostUrl => Self::field(
                "url",
                "url_invalid",
                "This is no address of a post. Copy it from the post itself, for example https://x.com/ada/status/1445880548472328192.",
            ),
            ReviewError::TakenUrl => Self::field("url", "url_taken", "Another of the posts here has this address."),
            ReviewError::Store(error) => Self::internal(error),
        }
    }
}

pub(super) fn key_reused() -> ApiError {
    ApiError::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "idempotency_key_reused",
        "This Idempotency-Key was used for another request. Use a new key for a new one.",
    )
}

pub(super) fn not_configured() -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "platform_not_configured",
        "The operator of this server has not set this platform up.",
    )
}

pub(super) fn account_required() -> ApiError {
    ApiError::field("account_id", "account_required", "Several accounts are connected. Say which one.")
}

pub(super) fn no_account() -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "account_not_connected",
        "No account is connected. Connect one first; nothing was sent.",
    )
}
