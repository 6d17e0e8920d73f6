//! `POST /2/tweets`: one request, and the truth about it.

use url::Url;

use super::refusal::{self, Doing};
use super::wire::{self, CreateRequest, Created, Envelope, MediaRequest};
use super::{MediaUpload, X};
use crate::model::{Outcome, Refusal, Report, Secret};
use crate::platforms::contract::PostToSend;
use crate::platforms::http;

impl X {
    pub(super) async fn create(&self, access_token: &Secret, post: &PostToSend) -> Report {
        let media = (!post.media_ids.is_empty()).then(|| MediaRequest { media_ids: &post.media_ids });
        let sent = self
            .clients
            .create
            .post(Self::api(&self.settings.api_url, ["2", "tweets"]))
            .bearer_auth(access_token.expose())
            .json(&CreateRequest { text: &post.text, media })
            .send()
            .await;
        let response = match sent {
            Ok(response) => response,
            Err(error) => return Report::without_answer(unanswered(&error)),
        };
        let (status, headers) = (response.status(), response.headers().clone());
        let body = http::read_body(response).await;
        if !status.is_success() {
            // The status alone says enough when the body of a refusal is cut off.
            let body = body.unwrap_or_default();
            let mut report = refusal::report(Doing::Create, status, &headers, &body, self.clock.now());
            if self.settings.media_upload == MediaUpload::V1 {
                blame_old_upload(&mut report);
            }
            return report;
        }
        let id = body.ok().and_then(|body| created_id(&body));
        let outcome = match id {
            Some(remote_id) => Outcome::Posted { url: self.url_of_post(&post.username, &remote_id), remote_id },
            None => Outcome::Unconfirmed {
                answered: false,
                detail: "X accepted the post, but its answer cannot be read.".to_owned(),
            },
        };
        Report { outcome, http_status: Some(status.as_u16()), code: None, trace_id: refusal::trace_id(&headers) }
    }

    /// The id in `https://x.com/<handle>/status/<id>`. The handle decides nothing, X redirects to the right one.
    pub(super) fn id_in_url(&self, url: &str) -> Option<String> {
        let url = Url::parse(url.trim()).ok()?;
        let host = url.host_str()?;
        let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("mobile.")).unwrap_or(host);
        let is_x = url.scheme() == "https" && (host == "x.com" || host == "twitter.com");
        if !(is_x || url.origin() == self.settings.web_url.origin()) {
            return None;
        }
        let segments: Vec<&str> = url.path_segments()?.collect();
        let [_handle, "status" | "statuses", id, ..] = segments.as_slice() else { return None };
        wire::is_id(id).then(|| (*id).to_owned())
    }

    pub(super) fn url_of_post(&self, username: &str, id: &str) -> String {
        Self::api(&self.settings.web_url, [username, "status", id]).to_string()
    }
}

/// X's old upload gives ids that posts may not use any more; without this its user would look for a fault in the image.
fn blame_old_upload(report: &mut Report) {
    if let Outcome::Rejected { refusal: refusal @ Refusal::MediaIdsRefused, detail } = &mut report.outcome {
        // Uploading by the same way again would not help.
        *refusal = Refusal::MediaRejected;
        detail.push_str(
            " This server uploads by X's old way (X_MEDIA_UPLOAD=v1), whose end X has announced: the operator has to choose another one.",
        );
    }
}

fn created_id(body: &[u8]) -> Option<String> {
    let answer: Envelope<Created> = serde_json::from_slice(body).ok()?;
    Some(answer.data?.id).filter(|id| wire::is_id(id))
}

/// No answer came: either nothing can have been sent, or we do not know.
fn unanswered(error: &reqwest::Error) -> Outcome {
    let said = http::describe(error);
    if error.is_builder() {
        Outcome::Rejected { refusal: Refusal::PlatformRejected, detail: format!("The post could not be sent: {said}.") }
    } else if http::is_proven_unsent(error) {
        Outcome::NotSent { detail: format!("X could not be reached: {said}.") }
    } else {
        Outcome::Unconfirmed { answered: false, detail: format!("X did not answer: {said}.") }
    }
}
