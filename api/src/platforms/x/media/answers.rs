//! What X says to an upload.

use reqwest::{Response, StatusCode};
use serde::de::DeserializeOwned;

use super::{Speaker, not_sent};
use crate::model::{Outcome, Refusal, Report};
use crate::platforms::http;
use crate::platforms::x::X;
use crate::platforms::x::refusal::{self, Doing};
use crate::platforms::x::wire::{self, Envelope, Problem, Uploaded};

impl X {
    /// Reads a refusal. With the second grant it may mean that grant, which is another one than the connection.
    pub(super) async fn refused(&self, speaker: Speaker<'_>, response: Response) -> Report {
        let (status, headers) = (response.status(), response.headers().clone());
        let body = http::read_body(response).await.unwrap_or_default();
        let mut report = refusal::report(Doing::Prepare, status, &headers, &body, self.clock.now());
        if let Speaker::Signed(client, pair) = speaker {
            let problem = Problem::parse(&body);
            if let Some(outcome) = grant_refused(status, &problem) {
                report.outcome = outcome;
            } else if status == StatusCode::UNAUTHORIZED {
                // Nothing says why: a second question tells a dead token from a moment's trouble at X.
                report.outcome = if client.is_dead(pair).await { revoked() } else { unclear() };
            }
        }
        if let Outcome::Rejected { refusal: refusal @ Refusal::PlatformRejected, .. } = &mut report.outcome {
            *refusal = Refusal::MediaRejected;
        }
        report
    }
}

/// What a refusal says about the second grant, or about the operator's keys (codes: docs.x.com, Response codes).
fn grant_refused(status: StatusCode, problem: &Problem) -> Option<Outcome> {
    let refused = |refusal, detail: &str| Some(Outcome::Rejected { refusal, detail: detail.to_owned() });
    if problem.has_code(&[89]) {
        return Some(revoked());
    }
    if problem.has_code(&[135]) {
        let detail = "X says that this server's clock is wrong. The operator has to set it right.".to_owned();
        return Some(Outcome::NotSent { detail });
    }
    if problem.has_code(&[32, 215]) {
        return refused(
            Refusal::ClientMisconfigured,
            "X does not accept the signature made with this server's API key. The operator has to look at X_API_KEY and X_API_SECRET.",
        );
    }
    let is_read_only = problem.segment() == Some("oauth1-permissions") || problem.has_code(&[220, 261]);
    if status == StatusCode::FORBIDDEN && is_read_only {
        return refused(
            Refusal::ImageGrantReadOnly,
            "X says that the second permission, which images need, may only read. Give it again in the settings; the post is kept and goes out then.",
        );
    }
    None
}

fn revoked() -> Outcome {
    let detail = "X no longer knows the second permission, which images need. Give it again in the settings; the post is kept and goes out then.";
    Outcome::Rejected { refusal: Refusal::ImageGrantRevoked, detail: detail.to_owned() }
}

fn unclear() -> Outcome {
    Outcome::NotSent { detail: "X did not accept the signature of the upload just now.".to_owned() }
}

/// Reads the answer to a step of the v2 upload.
pub(super) async fn read_uploaded(response: Response) -> Result<Uploaded, Report> {
    let answer: Envelope<Uploaded> = read(response).await?;
    answer.data.filter(|uploaded| wire::is_id(&uploaded.id)).ok_or_else(unreadable)
}

/// Reads any answer that has to be JSON.
pub(super) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Report> {
    let body = http::read_body(response).await.map_err(|_| unreadable())?;
    serde_json::from_slice(&body).map_err(|_| unreadable())
}

pub(super) fn unreadable() -> Report {
    not_sent("X took the image, but its answer cannot be read.".to_owned())
}
