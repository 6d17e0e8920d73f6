//! An image in one request: `POST /2/media/upload`.
//!
//! Exactly `media` and `media_category` are sent: the keys besides them changed between versions of the document
//! (OpenAPI 2.166 and 2.167).

use reqwest::Method;
use reqwest::multipart::{Form, Part};

use super::answers::read_uploaded;
use super::{Speaker, Upload};
use crate::model::Report;
use crate::platforms::http;
use crate::platforms::x::X;

impl X {
    pub(super) async fn upload_at_once(&self, speaker: Speaker<'_>, upload: Upload) -> Result<String, Report> {
        let url = self.upload_url(&["2", "media", "upload"]);
        let category = upload.media_category;
        let form = Form::new().text("media_category", category).part("media", file(upload.bytes, upload.media_type));
        let request = self.ask(speaker, Method::POST, &url).timeout(http::UPLOAD_TIMEOUT).multipart(form);
        let uploaded = read_uploaded(self.send(speaker, request).await?).await?;
        // X processes animations and videos only; should it ever do so with an image, it is waited for.
        self.wait_until_ready(speaker, &uploaded.id, uploaded.processing_info).await?;
        Ok(uploaded.id)
    }
}

/// The bytes of a file as a part of a form.
pub(super) fn file(bytes: Vec<u8>, media_type: &str) -> Part {
    Part::bytes(bytes).file_name("media").mime_str(media_type).expect("image types are media types")
}
