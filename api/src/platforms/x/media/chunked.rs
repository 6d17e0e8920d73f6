//! An upload in segments: `initialize`, `append` for each, `finalize`, and the state while X looks at it.
//!
//! A segment may be appended again, so a step that did not arrive is repeated and the upload goes on where it was.

use std::time::Duration;

use reqwest::Method;
use reqwest::multipart::Form;

use super::answers::read_uploaded;
use super::one_shot::file;
use super::{Speaker, Upload, not_sent, rejected};
use crate::model::{Refusal, Report};
use crate::platforms::http;
use crate::platforms::x::X;
use crate::platforms::x::wire::{InitializeRequest, Processing};

/// Bytes of a segment. X takes up to a thousand of them; official clients use between 1 and 4 MB.
pub(super) const SEGMENT_BYTES: usize = 1024 * 1024;

/// How long X may look at an animation before the upload is given up and tried anew later.
const PATIENCE: Duration = Duration::from_mins(5);
/// Between two looks, where X does not say.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(2);

impl X {
    pub(super) async fn upload_in_segments(&self, speaker: Speaker<'_>, upload: &Upload) -> Result<String, Report> {
        let body = InitializeRequest {
            media_type: upload.media_type,
            media_category: upload.media_category,
            total_bytes: upload.bytes.len(),
        };
        let url = self.upload_url(&["2", "media", "upload", "initialize"]);
        let begun = self.repeat(speaker, || self.ask(speaker, Method::POST, &url).json(&body)).await?;
        let id = read_uploaded(begun).await?.id;
        let url = self.upload_url(&["2", "media", "upload", &id, "append"]);
        for (index, segment) in upload.bytes.chunks(SEGMENT_BYTES).enumerate() {
            // The answer may have a body or none; what it is says enough.
            self.repeat(speaker, || {
                let form = Form::new()
                    .text("segment_index", index.to_string())
                    .part("media", file(segment.to_vec(), upload.media_type));
                self.ask(speaker, Method::POST, &url).timeout(http::UPLOAD_TIMEOUT).multipart(form)
            })
            .await?;
        }
        let url = self.upload_url(&["2", "media", "upload", &id, "finalize"]);
        let finished = self.repeat(speaker, || self.ask(speaker, Method::POST, &url)).await?;
        let uploaded = read_uploaded(finished).await?;
        self.wait_until_ready(speaker, &id, uploaded.processing_info).await?;
        Ok(id)
    }

    /// Waits as X asks until an upload can be used. Nothing to process means ready.
    pub(super) async fn wait_until_ready(
        &self,
        speaker: Speaker<'_>,
        id: &str,
        mut processing: Option<Processing>,
    ) -> Result<(), Report> {
        let began_at = self.clock.monotonic();
        while let Some(wait) = next_look(processing.as_ref())? {
            if self.clock.monotonic().saturating_sub(began_at) + wait > PATIENCE {
                return Err(not_sent("X is still looking at the image after five minutes.".to_owned()));
            }
            self.pause(wait).await;
            let mut url = self.upload_url(&["2", "media", "upload"]);
            url.query_pairs_mut().append_pair("command", "STATUS").append_pair("media_id", id);
            let answer = self.repeat(speaker, || self.ask(speaker, Method::GET, &url)).await?;
            processing = read_uploaded(answer).await?.processing_info;
        }
        Ok(())
    }
}

/// How long to wait for the next look; nothing when the upload is ready.
pub(super) fn next_look(processing: Option<&Processing>) -> Result<Option<Duration>, Report> {
    let Some(processing) = processing else { return Ok(None) };
    match processing.state.as_str() {
        "succeeded" => Ok(None),
        "failed" => {
            let error = processing.error.as_ref();
            let said = error.and_then(|error| error.message.as_deref().or(error.name.as_deref()));
            let said: String = said.unwrap_or("no reason").chars().filter(|c| !c.is_control()).take(200).collect();
            Err(rejected(
                Refusal::MediaRejected,
                format!(
                    "X could not use this image. Choose another one; your text is kept. X said: \u{201c}{said}\u{201d}."
                ),
            ))
        }
        _ => {
            let asked = processing.check_after_secs.map_or(LOOK_AGAIN_AFTER, Duration::from_secs);
            Ok(Some(asked.clamp(Duration::from_secs(1), Duration::from_mins(1))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(state: &str, check_after_secs: Option<u64>) -> Processing {
        Processing { state: state.to_owned(), check_after_secs, error: None }
    }

    #[test]
    fn what_is_processed_is_looked_at_when_x_asks_and_what_is_not_at_once() {
        assert_eq!(next_look(None).ok(), Some(None));
        assert_eq!(next_look(Some(&state("succeeded", Some(9)))).ok(), Some(None));
        assert_eq!(next_look(Some(&state("pending", Some(5)))).ok(), Some(Some(Duration::from_secs(5))));
        assert_eq!(next_look(Some(&state("in_progress", Some(0)))).ok(), Some(Some(Duration::from_secs(1))));
        assert_eq!(next_look(Some(&state("in_progress", None))).ok(), Some(Some(LOOK_AGAIN_AFTER)));
        assert!(next_look(Some(&state("failed", None))).is_err());
    }
}
