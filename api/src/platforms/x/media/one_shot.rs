//! One-shot image upload, `POST /2/media/upload`, and the image's description, `POST /2/media/metadata`.
//!
//! Exactly `media` and `media_category` are sent: the keys besides them changed between versions of the document
//! (OpenAPI 2.166 and 2.167). An id lives 24 hours when it is not used, so images are uploaded when a post is sent.

use reqwest::multipart::{Form, Part};
use reqwest::{RequestBuilder, Response};

use super::X;
use super::refusal::{self, Doing};
use super::wire::{self, AltText, Envelope, Metadata, MetadataRequest, Uploaded};
use crate::model::{ImageType, Outcome, Refusal, Report, Secret};
use crate::platforms::contract::ImageToSend;
use crate::platforms::http;

impl X {
    pub(super) async fn upload(&self, access_token: &Secret, image: ImageToSend) -> Result<String, Report> {
        let category = if image.media_type == ImageType::Gif && image.animated { "tweet_gif" } else { "tweet_image" };
        let part = Part::bytes(image.bytes)
            .file_name("image")
            .mime_str(image.media_type.as_str())
            .expect("image types are media types");
        let form = Form::new().text("media_category", category).part("media", part);
        let url = Self::api(&self.settings.upload_url, ["2", "media", "upload"]);
        let request = self.clients.short.post(url).timeout(http::UPLOAD_TIMEOUT);
        let request = request.bearer_auth(access_token.expose()).multipart(form);
        let response = self.prepare(request).await?;
        let status = response.status();
        let id = http::read_body(response)
            .await
            .ok()
            .and_then(|body| serde_json::from_slice::<Envelope<Uploaded>>(&body).ok()?.data)
            .map(|uploaded| uploaded.id)
            .filter(|id| wire::is_id(id));
        let Some(id) = id else {
            let detail = "X took the image, but its answer cannot be read.".to_owned();
            let outcome = Outcome::NotSent { detail };
            return Err(Report { outcome, http_status: Some(status.as_u16()), code: None, trace_id: None });
        };
        if let Some(text) = &image.alt_text {
            self.describe(access_token, &id, text).await?;
        }
        Ok(id)
    }

    async fn describe(&self, access_token: &Secret, id: &str, text: &str) -> Result<(), Report> {
        let body = MetadataRequest { id, metadata: Metadata { alt_text: AltText { text } } };
        let url = Self::api(&self.settings.upload_url, ["2", "media", "metadata"]);
        let request = self.clients.short.post(url).bearer_auth(access_token.expose()).json(&body);
        self.prepare(request).await.map(drop)
    }

    /// Sends a request that is safe to repeat, so everything that went wrong with it is *not sent*.
    async fn prepare(&self, request: RequestBuilder) -> Result<Response, Report> {
        let response = request.send().await.map_err(|error| {
            let said = http::describe(&error);
            Report::without_answer(if error.is_builder() {
                let detail = format!("The image could not be sent: {said}.");
                Outcome::Rejected { refusal: Refusal::MediaRejected, detail }
            } else {
                Outcome::NotSent { detail: format!("The image did not reach X: {said}.") }
            })
        })?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let headers = response.headers().clone();
        let body = http::read_body(response).await.unwrap_or_default();
        let mut report = refusal::report(Doing::Prepare, status, &headers, &body, self.clock.now());
        if let Outcome::Rejected { refusal: refusal @ Refusal::PlatformRejected, .. } = &mut report.outcome {
            *refusal = Refusal::MediaRejected;
        }
        Err(report)
    }
}
