//! Images on their way to X: uploaded when the post is sent, because an id that is not used lives for a day only.
//!
//! Source: docs.x.com, Media, read 2026-11-20. Creating a post comes after all of it, so everything here is safe to
//! repeat, and what goes wrong is *not sent*.

mod answers;
mod chunked;
mod one_shot;
mod v1;

use std::time::Duration;

use reqwest::{Method, RequestBuilder, Response};
use url::Url;

use super::oauth1::OAuth1Client;
use super::wire::{AltText, Metadata, MetadataRequest};
use super::{MediaUpload, X};
use crate::model::{ImageType, Outcome, Refusal, Report, Secret, TokenPair};
use crate::platforms::contract::{Credentials, ImageToSend};
use crate::platforms::http;

/// What goes up in one request; what is larger, and every animation, goes in segments (docs.x.com, Media, Best practices).
const ONE_SHOT_MAX_BYTES: usize = 5 * 1024 * 1024;

/// How often a step that is safe to repeat is tried in all, and what lies between.
const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_secs(2);

/// Who asks for an upload.
#[derive(Clone, Copy)]
enum Speaker<'a> {
    /// The connection itself, by OAuth 2.0.
    Bearer(&'a Secret),
    /// The second grant, by OAuth 1.0a.
    Signed(&'a OAuth1Client, &'a TokenPair),
}

/// An image with the words X has for it.
struct Upload {
    bytes: Vec<u8>,
    media_type: &'static str,
    media_category: &'static str,
}

impl X {
    pub(super) async fn upload(&self, credentials: Credentials<'_>, image: ImageToSend) -> Result<String, Report> {
        let speaker = self.speaker(credentials)?;
        let is_animation = image.media_type == ImageType::Gif && image.animated;
        let in_segments = is_animation || image.bytes.len() > ONE_SHOT_MAX_BYTES;
        let upload = Upload {
            bytes: image.bytes,
            media_type: image.media_type.as_str(),
            media_category: if is_animation { "tweet_gif" } else { "tweet_image" },
        };
        let is_v1 = self.settings.media_upload == MediaUpload::V1;
        let id = match (is_v1, in_segments) {
            (false, false) => self.upload_at_once(speaker, upload).await?,
            (false, true) => self.upload_in_segments(speaker, &upload).await?,
            (true, false) => self.upload_at_once_by_v1(speaker, upload).await?,
            (true, true) => self.upload_in_segments_by_v1(speaker, &upload).await?,
        };
        if let Some(text) = &image.alt_text {
            if is_v1 {
                self.describe_by_v1(speaker, &id, text).await?;
            } else {
                self.describe(speaker, &id, text).await?;
            }
        }
        Ok(id)
    }

    fn speaker<'a>(&'a self, credentials: Credentials<'a>) -> Result<Speaker<'a>, Report> {
        match (self.settings.media_upload, &self.oauth1, credentials.image_grant) {
            (MediaUpload::OAuth2, ..) => Ok(Speaker::Bearer(credentials.access_token)),
            (MediaUpload::OAuth1 | MediaUpload::V1, Some(client), Some(pair)) => Ok(Speaker::Signed(client, pair)),
            (MediaUpload::OAuth1 | MediaUpload::V1, ..) => {
                let detail = "X takes this server's images only with a second permission of the account.".to_owned();
                Err(rejected(Refusal::ImageGrantRevoked, detail))
            }
            (MediaUpload::Off, ..) => {
                let detail = "The operator of this server has switched images off.".to_owned();
                Err(rejected(Refusal::MediaRejected, detail))
            }
        }
    }

    /// `POST /2/media/metadata`.
    async fn describe(&self, speaker: Speaker<'_>, id: &str, text: &str) -> Result<(), Report> {
        let body = MetadataRequest { id, metadata: Metadata { alt_text: AltText { text } } };
        let url = self.upload_url(&["2", "media", "metadata"]);
        self.repeat(speaker, || self.ask(speaker, Method::POST, &url).json(&body)).await.map(drop)
    }

    fn upload_url(&self, segments: &[&str]) -> Url {
        Self::api(&self.settings.upload_url, segments.iter().copied())
    }

    fn ask(&self, speaker: Speaker<'_>, method: Method, url: &Url) -> RequestBuilder {
        match speaker {
            Speaker::Bearer(token) => self.clients.short.request(method, url.clone()).bearer_auth(token.expose()),
            Speaker::Signed(client, pair) => client.request(method, url.clone(), pair),
        }
    }

    /// Sends a request once.
    async fn send(&self, speaker: Speaker<'_>, request: RequestBuilder) -> Result<Response, Report> {
        let response = request.send().await.map_err(|error| {
            let said = http::describe(&error);
            if error.is_builder() {
                return rejected(Refusal::MediaRejected, format!("The image could not be sent: {said}."));
            }
            not_sent(format!("The image did not reach X: {said}."))
        })?;
        if response.status().is_success() { Ok(response) } else { Err(self.refused(speaker, response).await) }
    }

    /// Sends what is safe to repeat, again if it did not arrive.
    async fn repeat(&self, speaker: Speaker<'_>, request: impl Fn() -> RequestBuilder) -> Result<Response, Report> {
        let mut tries = 1;
        loop {
            match self.send(speaker, request()).await {
                Err(report) if tries < TRIES && matches!(report.outcome, Outcome::NotSent { .. }) => {
                    tries += 1;
                    self.pause(PAUSE).await;
                }
                other => return other,
            }
        }
    }

    async fn pause(&self, by: Duration) {
        let until = self.clock.now() + by;
        while self.clock.now() < until {
            self.clock.sleep_until(until).await;
        }
    }
}

fn rejected(refusal: Refusal, detail: String) -> Report {
    Report::without_answer(Outcome::Rejected { refusal, detail })
}

fn not_sent(detail: String) -> Report {
    Report::without_answer(Outcome::NotSent { detail })
}
