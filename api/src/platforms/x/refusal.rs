//! What X's refusals mean: status and codes decide, and words only where X gives nothing else.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::wire::Problem;
use crate::model::{Instant, Outcome, Refusal, Report};

/// What was being done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    /// Creating the post: a 5xx may have created it.
    Create,
    /// Anything before: a 5xx created nothing, so it may be repeated.
    Prepare,
}

/// Reads an answer that is not a success.
pub(super) fn report(doing: Doing, status: StatusCode, headers: &HeaderMap, body: &[u8], now: Instant) -> Report {
    let problem = Problem::parse(body);
    let code = problem
        .segment()
        .map(str::to_owned)
        .or_else(|| problem.errors.iter().find_map(|e| e.code).map(|c| c.to_string()));
    Report {
        outcome: outcome(doing, status, headers, &problem, now),
        http_status: Some(status.as_u16()),
        code,
        trace_id: trace_id(headers),
    }
}

/// X's own id of the request.
pub(super) fn trace_id(headers: &HeaderMap) -> Option<String> {
    headers.get("x-transaction-id").and_then(|value| value.to_str().ok()).map(|id| id.chars().take(64).collect())
}

fn outcome(doing: Doing, status: StatusCode, headers: &HeaderMap, problem: &Problem, now: Instant) -> Outcome {
    let refused = |refusal| Outcome::Rejected { refusal, detail: sentence(refusal, problem) };
    match status.as_u16() {
        401 => Outcome::Unauthorized,
        402 => refused(Refusal::InsufficientCredits),
        403 => refused(forbidden(problem)),
        // A usage cap is monthly: waiting a quarter of an hour does not help.
        429 if is_capped(problem) => refused(Refusal::InsufficientCredits),
        429 => Outcome::RateLimited { reset_at: reset_at(headers, now) },
        400 if mentions_media(problem) && doing == Doing::Create => refused(Refusal::MediaIdsRefused),
        400 if mentions_media(problem) => refused(Refusal::MediaRejected),
        413 if doing == Doing::Prepare => refused(Refusal::MediaRejected),
        400..=499 => refused(Refusal::PlatformRejected),
        300..=399 => refused(Refusal::UnexpectedRedirect),
        // Whatever it is, also a status that HTTP does not know: nothing that creates a post was sent yet.
        _ if doing == Doing::Prepare => {
            Outcome::NotSent { detail: format!("X answered {status} while the post was being prepared.") }
        }
        _ => Outcome::Unconfirmed {
            answered: true,
            detail: format!("X answered {status}, which does not say whether the post was made."),
        },
    }
}

fn forbidden(problem: &Problem) -> Refusal {
    let words = problem.detail.as_deref().unwrap_or_default();
    match problem.segment() {
        Some("usage-capped" | "credits" | "credits-depleted") => Refusal::InsufficientCredits,
        Some("client-forbidden" | "oauth1-permissions" | "unsupported-authentication") => Refusal::ClientMisconfigured,
        _ if problem.reason.as_deref() == Some("client-not-enrolled") => Refusal::ClientMisconfigured,
        Some("user-suspended") => Refusal::AccountSuspended,
        _ if problem.has_code(&[64, 326]) => Refusal::AccountSuspended,
        // X names a duplicate only in words (seen 2026-02-13); v1 had code 187.
        _ if problem.has_code(&[187]) || words.contains("duplicate content") => Refusal::DuplicateContent,
        // The plain refusal, without a word beside "Forbidden", is a missing scope (seen on the wire).
        None if words == "Forbidden" => Refusal::MissingScope,
        _ => Refusal::PlatformRejected,
    }
}

fn is_capped(problem: &Problem) -> bool {
    problem.segment() == Some("usage-capped") || problem.title.as_deref() == Some("UsageCapExceeded")
}

fn mentions_media(problem: &Problem) -> bool {
    problem.has_code(&[324, 325])
        || problem
            .errors
            .iter()
            .filter_map(|error| error.message.as_deref())
            .any(|words| words.contains("media IDs are invalid"))
}

/// A sentence for the person whose post it is.
fn sentence(refusal: Refusal, problem: &Problem) -> String {
    let said = problem.words().map_or_else(
        || "without a reason".to_owned(),
        |words| format!("\u{201c}{}\u{201d}", words.trim_end_matches('.')),
    );
    match refusal {
        Refusal::DuplicateContent => "X refused this post: the account already has one with the same content. Change the text to post it.".to_owned(),
        Refusal::InsufficientCredits => "The credits of this server's X application are used up. The post is kept and waits; the operator has to add credits at X.".to_owned(),
        Refusal::MissingScope => "X says this connection may not do that. Connect the account again and allow everything on X's page.".to_owned(),
        Refusal::AccountSuspended => "X has suspended or locked this account. Sign in at X to see what it wants.".to_owned(),
        Refusal::ClientMisconfigured => format!("X does not let this server's application post. The operator has to look at the application's settings at X. X said: {said}."),
        Refusal::MediaRejected | Refusal::MediaIdsRefused => format!("X refused this image. Choose another one; your text is kept. X said: {said}."),
        Refusal::UnexpectedRedirect => "X answered with a redirect, which is not followed. The operator has to check the configured addresses of X.".to_owned(),
        Refusal::PlatformRejected
        | Refusal::MediaMissing
        | Refusal::ImageGrantRevoked
        | Refusal::ImageGrantReadOnly => format!("X refused this post and said: {said}."),
    }
}

/// When the latest exhausted rate window opens again, reckoned from the answer's own `Date` so that a wrong clock
/// on this machine does not matter. Windows: docs.x.com, Rate limits.
fn reset_at(headers: &HeaderMap, now: Instant) -> Option<Instant> {
    const FAMILIES: [&str; 3] = ["x-rate-limit", "x-app-limit-24hour", "x-user-limit-24hour"];
    let number = |name: String| headers.get(name)?.to_str().ok()?.parse::<i64>().ok();
    let date = headers.get(reqwest::header::DATE).and_then(|date| date.to_str().ok());
    let answered_at = date
        .and_then(|date| chrono::DateTime::parse_from_rfc2822(date).ok())
        .map_or_else(|| now.utc().timestamp(), |date| date.timestamp());
    let resets = FAMILIES.iter().filter_map(|family| {
        let exhausted = number(format!("{family}-remaining")).is_none_or(|left| left <= 0);
        number(format!("{family}-reset")).filter(|_| exhausted)
    });
    let wait = resets.max()?.saturating_sub(answered_at).max(0);
    Some(now + Duration::from_secs(wait.unsigned_abs()))
}
