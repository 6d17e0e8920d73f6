//! The token endpoint's refusals: `error` and `error_description`.
//!
//! Source: bodies quoted in public issues (node-twitter-api-v2 319 and 496, twitter-api-typescript-sdk 23),
//! read 2026-11-20. Those marked as a guess are not quoted anywhere.

use serde_json::json;

use crate::answer::Answer;
use crate::api::problem;
use crate::world::switches::ProblemHost;

fn refuse(status: u16, error: &str, description: &str) -> Answer {
    Answer::json(status, &json!({"error": error, "error_description": description}))
}

pub(crate) fn missing_basic() -> Answer {
    refuse(401, "unauthorized_client", "Missing valid authorization header")
}

/// A guess, status and words.
pub(crate) fn unknown_client() -> Answer {
    refuse(401, "invalid_client", "Value passed for the client id was invalid.")
}

/// That a secret in the body is refused is known; the words are a guess.
pub(crate) fn secret_in_body() -> Answer {
    refuse(400, "invalid_request", "Invalid parameter [client_secret].")
}

pub(crate) fn missing_parameter(name: &str) -> Answer {
    refuse(400, "invalid_request", &format!("Missing required parameter [{name}]."))
}

/// A guess.
pub(crate) fn unknown_grant_type() -> Answer {
    refuse(400, "unsupported_grant_type", "Value passed for the grant type was invalid.")
}

pub(crate) fn bad_code() -> Answer {
    refuse(400, "invalid_request", "Value passed for the authorization code was invalid.")
}

pub(crate) fn other_redirect() -> Answer {
    refuse(400, "invalid_request", "Value passed for the redirect uri did not match the uri of the authorization code.")
}

/// A guess.
pub(crate) fn wrong_verifier() -> Answer {
    refuse(400, "invalid_request", "Value passed for the code verifier did not match the code challenge.")
}

pub(crate) fn bad_token() -> Answer {
    refuse(400, "invalid_request", "Value passed for the token was invalid.")
}

/// The usual body for a status, for faults that name only the status.
pub(crate) fn usual(status: u16) -> Answer {
    match status {
        400 => bad_token(),
        401 => missing_basic(),
        _ => problem::usual(ProblemHost::X, status),
    }
}
