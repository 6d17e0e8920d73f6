//! The error bodies of v1.1 and of OAuth 1.0a: a number and a sentence.
//!
//! Source: docs.x.com, "Response codes and errors" and "Authentication", and public issue threads, read 2026-11-20.
//! 130 and 131 are from X's older table of codes.

use serde_json::json;

use crate::answer::Answer;

/// Number, status, sentence.
const CODES: &[(u16, u16, &str)] = &[
    (32, 401, "Could not authenticate you."),
    (34, 404, "Sorry, that page does not exist."),
    (64, 403, "Your account is suspended and is not permitted to access this feature."),
    (88, 429, "Rate limit exceeded."),
    (89, 401, "Invalid or expired token."),
    (99, 403, "Unable to verify your credentials."),
    (130, 503, "Over capacity."),
    (131, 500, "Internal error."),
    (135, 401, "Timestamp out of bounds."),
    (215, 400, "Bad Authentication data."),
    (220, 403, "Your credentials do not allow access to this resource."),
    (226, 403, "This request looks like it might be automated."),
    (261, 403, "Application cannot perform write actions."),
    (324, 400, "The validation of media ids failed."),
    (325, 400, "A media id was not found."),
    (326, 403, "To protect our users from spam and other malicious activity, this account is temporarily locked."),
    (415, 403, "Callback URL not approved for this client application."),
    (417, 403, "Desktop applications only support the oauth_callback value 'oob'."),
    (453, 403, "You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints only."),
];

/// The error with this number.
///
/// # Panics
///
/// When the table lacks the number: the sandbox itself is wrong then.
pub(crate) fn coded(code: u16) -> Answer {
    find(code).expect("the sandbox gives only codes of its table")
}

/// The error with this number, if the table has it.
pub(crate) fn find(code: u16) -> Option<Answer> {
    let (_, status, message) = CODES.iter().find(|(known, ..)| *known == code)?;
    Some(body(*status, code, message))
}

/// The error with this number and another sentence than the usual one.
pub(crate) fn because(code: u16, message: &str) -> Answer {
    body(coded(code).status, code, message)
}

/// The usual body for a status, for faults that name only the status.
pub(crate) fn usual(status: u16) -> Answer {
    let code = match status {
        400 => 215,
        401 => 89,
        403 => 220,
        404 => 34,
        429 => 88,
        503 => 130,
        _ => 131,
    };
    let message = CODES.iter().find(|(known, ..)| *known == code).map_or("", |(.., message)| *message);
    body(status, code, message)
}

fn body(status: u16, code: u16, message: &str) -> Answer {
    Answer::json(status, &json!({"errors": [{"code": code, "message": message}]}))
}
