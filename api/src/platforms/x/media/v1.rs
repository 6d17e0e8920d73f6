//! The upload of API v1.1, `upload.json` on a host of its own, signed with OAuth 1.0a.
//!
//! X has announced its end (devcommunity.x.com, 2025); it is used only where the operator says so. A form body is part
//! of the signature, a multipart body is not.

use reqwest::multipart::Form;
use reqwest::{Method, RequestBuilder, Response};

use super::answers::{read, unreadable};
use super::chunked::{SEGMENT_BYTES, next_look};
use super::one_shot::file;
use super::{Speaker, Upload, not_sent, rejected};
use crate::model::{Refusal, Report};
use crate::platforms::http;
use crate::platforms::x::X;
use crate::platforms::x::wire::{self, AltText, OldMetadataRequest, OldUploaded};

/// How often X is asked whether it is done with an animation.
const LOOKS: u32 = 60;

impl X {
    pub(super) async fn upload_at_once_by_v1(&self, speaker: Speaker<'_>, upload: Upload) -> Result<String, Report> {
        let form = Form::new()
            .text("media_category", upload.media_category)
            .part("media", file(upload.bytes, upload.media_type));
        let url = self.upload_url(&["1.1", "media", "upload.json"]);
        let request = self.ask(speaker, Method::POST, &url).timeout(http::UPLOAD_TIMEOUT).multipart(form);
        Ok(read_id(self.send(speaker, request).await?).await?.media_id_string)
    }

    pub(super) async fn upload_in_segments_by_v1(
        &self,
        speaker: Speaker<'_>,
        upload: &Upload,
    ) -> Result<String, Report> {
        let total_bytes = upload.bytes.len().to_string();
        let init = [
            ("command", "INIT"),
            ("total_bytes", &total_bytes),
            ("media_type", upload.media_type),
            ("media_category", upload.media_category),
        ];
        let id = read_id(self.command(speaker, &init).await?).await?.media_id_string;
        let url = self.upload_url(&["1.1", "media", "upload.json"]);
        for (index, segment) in upload.bytes.chunks(SEGMENT_BYTES).enumerate() {
            self.repeat(speaker, || {
                let form = Form::new()
                    .text("command", "APPEND")
                    .text("media_id", id.clone())
                    .text("segment_index", index.to_string())
                    .part("media", file(segment.to_vec(), upload.media_type));
                self.ask(speaker, Method::POST, &url).timeout(http::UPLOAD_TIMEOUT).multipart(form)
            })
            .await?;
        }
        let finalize = [("command", "FINALIZE"), ("media_id", id.as_str())];
        let mut uploaded = read_id(self.command(speaker, &finalize).await?).await?;
        for _ in 0..LOOKS {
            let Some(wait) = next_look(uploaded.processing_info.as_ref())? else { return Ok(id) };
            self.pause(wait).await;
            let mut url = url.clone();
            url.query_pairs_mut().append_pair("command", "STATUS").append_pair("media_id", &id);
            let answer = self.repeat(speaker, || self.ask(speaker, Method::GET, &url)).await?;
            uploaded = read_id(answer).await?;
        }
        Err(not_sent("X has been looking at the image for too long.".to_owned()))
    }

    /// `POST 1.1/media/metadata/create.json`.
    pub(super) async fn describe_by_v1(&self, speaker: Speaker<'_>, id: &str, text: &str) -> Result<(), Report> {
        let body = OldMetadataRequest { media_id: id, alt_text: AltText { text } };
        let url = self.upload_url(&["1.1", "media", "metadata", "create.json"]);
        self.repeat(speaker, || self.ask(speaker, Method::POST, &url).json(&body)).await.map(drop)
    }

    async fn command(&self, speaker: Speaker<'_>, form: &[(&str, &str)]) -> Result<Response, Report> {
        let url = self.upload_url(&["1.1", "media", "upload.json"]);
        let Speaker::Signed(client, pair) = speaker else {
            // X has never taken an OAuth 2.0 token here.
            let detail = "The old upload of X needs the second permission of the account.".to_owned();
            return Err(rejected(Refusal::ImageGrantRevoked, detail));
        };
        let request = || -> RequestBuilder { client.form(url.clone(), form, pair) };
        self.repeat(speaker, request).await
    }
}

async fn read_id(response: Response) -> Result<OldUploaded, Report> {
    let uploaded: OldUploaded = read(response).await?;
    if wire::is_id(&uploaded.media_id_string) { Ok(uploaded) } else { Err(unreadable()) }
}
