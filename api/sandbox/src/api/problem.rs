//! X's words when it refuses.
//!
//! Source: docs.x.com, "Response codes and errors", and bodies quoted in public issue threads, read 2026-11-20.
//! Where X's words are not known, the comment says so.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::world::switches::ProblemHost;

/// A problem that is only a status: `about:blank`, title and detail alike.
fn blank(status: u16, title: &str, detail: &str) -> Answer {
    Answer::problem(status, &json!({"title": title, "type": "about:blank", "status": status, "detail": detail}))
}

pub(crate) fn unauthorized() -> Answer {
    blank(401, "Unauthorized", "Unauthorized")
}

/// What a missing scope gets.
pub(crate) fn forbidden() -> Answer {
    blank(403, "Forbidden", "Forbidden")
}

/// What a token of OAuth 1.0a gets that may only read. Source: node-twitter-api-v2#493.
pub(crate) fn oauth1_permissions(host: ProblemHost) -> Answer {
    Answer::problem(
        403,
        &json!({
            "title": "Forbidden",
            "detail": "Your client app is not configured with the appropriate oauth1 app permissions \
                       for this endpoint.",
            "type": host.problem("oauth1-permissions"),
            "status": 403,
        }),
    )
}

/// A 403 with a sentence.
pub(crate) fn forbidden_because(detail: &str) -> Answer {
    blank(403, "Forbidden", detail)
}

/// Too long for the account, a feature it does not have, and much else.
pub(crate) fn not_permitted() -> Answer {
    forbidden_because("You are not permitted to perform this action.")
}

pub(crate) fn not_found() -> Answer {
    blank(404, "Not Found", "Not Found")
}

pub(crate) fn too_many_requests() -> Answer {
    blank(429, "Too Many Requests", "Too Many Requests")
}

/// Since the middle of 2026.
pub(crate) fn credits_depleted(host: ProblemHost) -> Answer {
    Answer::problem(
        402,
        &json!({
            "detail": "credits depleted",
            "status": 402,
            "title": "Payment Required",
            "type": host.problem("credits-depleted"),
        }),
    )
}

/// Before that.
pub(crate) fn credits_depleted_old(host: ProblemHost, account_id: &str) -> Answer {
    Answer::problem(
        402,
        &json!({
            "account_id": account_id,
            "title": "CreditsDepleted",
            "detail": format!(
                "Your enrolled account [{account_id}] does not have any credits to fulfill this request."
            ),
            "type": host.problem("credits"),
        }),
    )
}

pub(crate) fn usage_capped(host: ProblemHost) -> Answer {
    Answer::problem(
        429,
        &json!({
            "account_id": 1,
            "product_name": "pay-per-use",
            "title": "UsageCapExceeded",
            "period": "Monthly",
            "scope": "Product",
            "detail": "Usage cap exceeded: Monthly product cap",
            "type": host.problem("usage-capped"),
        }),
    )
}

/// The type is known, the sentence is a guess.
pub(crate) fn suspended(host: ProblemHost) -> Answer {
    Answer::problem(
        403,
        &json!({
            "title": "Forbidden",
            "detail": "Your account is suspended and is not permitted to access this feature.",
            "type": host.problem("user-suspended"),
            "status": 403,
        }),
    )
}

pub(crate) fn not_authorized_for_resource(host: ProblemHost, detail: &str) -> Answer {
    Answer::problem(
        403,
        &json!({
            "detail": detail,
            "status": 403,
            "title": "Authorization Error",
            "type": host.problem("not-authorized-for-resource"),
        }),
    )
}

/// A 400 about one parameter and its values.
pub(crate) fn invalid_parameter(host: ProblemHost, name: &str, values: &[&str], message: &str) -> Answer {
    invalid(host, &[json!({"parameters": {name: values}, "message": message})])
}

/// A 400 about the shape of a body, one sentence for each finding.
pub(crate) fn invalid_body(host: ProblemHost, messages: &[String]) -> Answer {
    let errors: Vec<Value> = messages.iter().map(|message| json!({"parameters": {}, "message": message})).collect();
    invalid(host, &errors)
}

fn invalid(host: ProblemHost, errors: &[Value]) -> Answer {
    Answer::problem(
        400,
        &json!({
            "errors": errors,
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": host.problem("invalid-request"),
        }),
    )
}

/// What stands in `errors` beside a 200 when something that was asked for does not exist.
pub(crate) fn missing(host: ProblemHost, kind: &str, parameter: &str, id: &str) -> Value {
    let plural = if parameter == "ids" { "ids" } else { "id" };
    json!({
        "value": id,
        "detail": format!("Could not find {kind} with {plural}: [{id}]."),
        "title": "Not Found Error",
        "resource_type": kind,
        "parameter": parameter,
        "resource_id": id,
        "type": host.problem("resource-not-found"),
    })
}

/// X's usual body for a status, for faults that name only the status.
pub(crate) fn usual(host: ProblemHost, status: u16) -> Answer {
    match status {
        400 => invalid_body(host, &["The request was invalid.".to_owned()]),
        401 => unauthorized(),
        402 => credits_depleted(host),
        403 => not_permitted(),
        404 => not_found(),
        429 => too_many_requests(),
        _ => {
            let title = match status {
                500 => "Internal Server Error",
                502 => "Bad Gateway",
                503 => "Service Unavailable",
                504 => "Gateway Timeout",
                _ => "Error",
            };
            blank(status, title, title)
        }
    }
}
