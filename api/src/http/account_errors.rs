//! What refusals about accounts look like to the client.

use actix_web::http::StatusCode;

use super::error::{ApiError, account_required, no_account, not_configured};
use crate::accounts::{ConnectError, DisconnectError, VerifyError};

impl From<ConnectError> for ApiError {
    fn from(error: ConnectError) -> Self {
        match error {
            ConnectError::NotConfigured => not_configured(),
            ConnectError::UnknownAccount => Self::not_found("account"),
            ConnectError::GrantNotNeeded => Self::new(
                StatusCode::CONFLICT,
                "image_grant_not_needed",
                "Images need no second permission on this server.",
            ),
            ConnectError::NotConnected => no_account(),
            ConnectError::AccountRequired => account_required(),
            ConnectError::ClientMisconfigured(said) => Self::new(StatusCode::CONFLICT, "client_misconfigured", said),
            ConnectError::PlatformRefused(said) => {
                let detail = format!("The platform refused to begin: {said}. Try again later.");
                Self::new(StatusCode::BAD_GATEWAY, "platform_refused", detail)
            }
            ConnectError::PlatformUnreachable(said) => {
                tracing::warn!(said, "the platform could not be asked");
                let detail = "The platform cannot be reached just now. Try again in a moment.";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "platform_unreachable", detail)
            }
            other => Self::internal(other),
        }
    }
}

impl From<DisconnectError> for ApiError {
    fn from(error: DisconnectError) -> Self {
        match error {
            DisconnectError::UnknownAccount => Self::not_found("account"),
            DisconnectError::AccountRequired => account_required(),
            DisconnectError::NoneConnected => no_account(),
            DisconnectError::Store(error) => Self::internal(error),
        }
    }
}

impl From<VerifyError> for ApiError {
    fn from(error: VerifyError) -> Self {
        use StatusCode as S;
        match error {
            VerifyError::UnknownAccount => Self::not_found("account"),
            VerifyError::NotConfigured => not_configured(),
            VerifyError::Disconnected => {
                Self::new(S::CONFLICT, "account_not_connected", "This account is disconnected. Connect it again.")
            }
            VerifyError::NeedsReauth => Self::new(
                S::CONFLICT,
                "account_needs_reauth",
                "The platform no longer accepts this connection. Connect the account again.",
            ),
            VerifyError::Refused(said) => {
                tracing::warn!(said, "a platform refused to say whose token it is");
                let detail =
                    "The platform answered, and does not let this account or server in. Look at the account there.";
                Self::new(S::CONFLICT, "platform_refused", detail)
            }
            VerifyError::Unavailable(said) => {
                tracing::warn!(said, "an account could not be verified");
                let detail =
                    "The platform could not be asked just now, so nothing new is known. Try again in a few minutes.";
                Self::new(S::SERVICE_UNAVAILABLE, "platform_unreachable", detail)
            }
            VerifyError::Store(error) => Self::internal(error),
        }
    }
}
