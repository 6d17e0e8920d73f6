//! X's JSON, as documented: docs.x.com, X API v2 (OpenAPI 2.167), and problems as seen on the wire.

use serde::{Deserialize, Serialize};

/// `POST /2/tweets`.
#[derive(Serialize)]
pub(super) struct CreateRequest<'a> {
    pub(super) text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) media: Option<MediaRequest<'a>>,
}

#[derive(Serialize)]
pub(super) struct MediaRequest<'a> {
    pub(super) media_ids: &'a [String],
}

/// Every answer wraps its subject in `data`; a 200 may carry `errors` and no `data`.
#[derive(Deserialize)]
pub(super) struct Envelope<T> {
    pub(super) data: Option<T>,
}

/// A created post; only its id matters to us.
#[derive(Deserialize)]
pub(super) struct Created {
    pub(super) id: String,
}

/// An upload, at any step of it. `id` is what posts take, not `media_key`.
#[derive(Deserialize)]
pub(super) struct Uploaded {
    pub(super) id: String,
    /// Absent when it is ready.
    pub(super) processing_info: Option<Processing>,
}

/// How far X is with looking at an upload.
#[derive(Deserialize)]
pub(super) struct Processing {
    /// `pending`, `in_progress`, `succeeded`, `failed`.
    pub(super) state: String,
    pub(super) check_after_secs: Option<u64>,
    pub(super) error: Option<ProcessingError>,
}

#[derive(Deserialize)]
pub(super) struct ProcessingError {
    pub(super) message: Option<String>,
    pub(super) name: Option<String>,
}

/// `POST /2/media/upload/initialize`.
#[derive(Serialize)]
pub(super) struct InitializeRequest<'a> {
    pub(super) media_type: &'a str,
    pub(super) media_category: &'a str,
    pub(super) total_bytes: usize,
}

/// `POST 1.1/media/upload.json`, at any step of it.
#[derive(Deserialize)]
pub(super) struct OldUploaded {
    pub(super) media_id_string: String,
    pub(super) processing_info: Option<Processing>,
}

/// `POST 1.1/media/metadata/create.json`.
#[derive(Serialize)]
pub(super) struct OldMetadataRequest<'a> {
    pub(super) media_id: &'a str,
    pub(super) alt_text: AltText<'a>,
}

/// `POST /2/media/metadata`.
#[derive(Serialize)]
pub(super) struct MetadataRequest<'a> {
    pub(super) id: &'a str,
    pub(super) metadata: Metadata<'a>,
}

#[derive(Serialize)]
pub(super) struct Metadata<'a> {
    pub(super) alt_text: AltText<'a>,
}

#[derive(Serialize)]
pub(super) struct AltText<'a> {
    pub(super) text: &'a str,
}

/// `GET /2/users/me`.
#[derive(Deserialize)]
pub(super) struct Me {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) username: String,
    pub(super) profile_image_url: Option<String>,
    pub(super) subscription_type: Option<String>,
    pub(super) verified_type: Option<String>,
}

/// `GET /2/users/me`, when only the id is wanted.
#[derive(Deserialize)]
pub(super) struct Identity {
    pub(super) id: String,
}

/// `GET /2/users/:id/tweets`. Which of two names X uses for some fields depends on how they were asked for.
#[derive(Deserialize)]
pub(super) struct Timeline {
    pub(super) data: Option<Vec<TimelinePost>>,
    pub(super) meta: Option<TimelineMeta>,
    #[serde(default)]
    pub(super) errors: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
pub(super) struct TimelineMeta {
    pub(super) result_count: Option<u64>,
    pub(super) next_token: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct TimelinePost {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) created_at: Option<String>,
    pub(super) entities: Option<Entities>,
    #[serde(alias = "note_post")]
    pub(super) note_tweet: Option<Note>,
    pub(super) attachments: Option<Attachments>,
}

#[derive(Deserialize)]
pub(super) struct Note {
    pub(super) text: String,
    pub(super) entities: Option<Entities>,
}

#[derive(Deserialize)]
pub(super) struct Entities {
    pub(super) urls: Option<Vec<UrlEntity>>,
}

#[derive(Deserialize)]
pub(super) struct UrlEntity {
    pub(super) url: String,
    pub(super) expanded_url: Option<String>,
    /// On the link that X adds for attached media.
    pub(super) media_key: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Attachments {
    pub(super) media_keys: Option<Vec<String>>,
}

/// A refusal, in either of the shapes X uses: a problem (RFC 9457), or a list of numbered errors.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Problem {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) title: Option<String>,
    pub(super) detail: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) errors: Vec<ProblemError>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ProblemError {
    pub(super) code: Option<i64>,
    pub(super) message: Option<String>,
}

impl Problem {
    /// Reads a refusal's body; one that is no JSON says nothing.
    pub(super) fn parse(body: &[u8]) -> Self {
        serde_json::from_slice(body).unwrap_or_default()
    }

    /// The last segment of `type`: the prefix changed from `api.twitter.com` to `api.x.com` in mid-2026.
    pub(super) fn segment(&self) -> Option<&str> {
        let kind = self.kind.as_deref()?;
        if kind == "about:blank" { None } else { kind.trim_end_matches('/').rsplit('/').next() }
    }

    pub(super) fn has_code(&self, codes: &[i64]) -> bool {
        self.errors.iter().any(|error| error.code.is_some_and(|code| codes.contains(&code)))
    }

    /// What X says, on one line and cut to 200 characters: its answers echo what was sent.
    pub(super) fn words(&self) -> Option<String> {
        let from_errors = self.errors.iter().find_map(|error| error.message.as_deref());
        let words = from_errors.or(self.detail.as_deref()).or(self.title.as_deref())?;
        let line: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(line.chars().filter(|c| !c.is_control()).take(200).collect())
    }
}

/// Ids are decimal strings of at most 19 digits (docs.x.com, X IDs).
pub(super) fn is_id(text: &str) -> bool {
    (1..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
