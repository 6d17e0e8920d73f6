//! What came of one try: *posted*, *refused*, *not sent* and *we do not know* are kept apart.

use super::Instant;
use super::text_enum::text_enum;

text_enum! {
    /// How far an attempt got before it ended.
    pub enum Stage {
        /// Nothing that could create a post was sent.
        Prepare = "prepare",
        /// At most one create request was written to the wire.
        Create = "create",
    }
}

text_enum! {
    /// The kind of an outcome, as it is stored and shown.
    pub enum OutcomeKind {
        Posted = "posted",
        Rejected = "rejected",
        Unauthorized = "unauthorized",
        RateLimited = "rate_limited",
        NotSent = "not_sent",
        Unconfirmed = "unconfirmed",
    }
}

text_enum! {
    /// Why a platform refused. The word is the stable code clients see.
    pub enum Refusal {
        /// The account already has a post with this content.
        DuplicateContent = "duplicate_content",
        /// The operator's credits or monthly cap at the platform are used up.
        InsufficientCredits = "insufficient_credits",
        /// The grant lacks a scope: the user has to connect again.
        MissingScope = "missing_scope",
        /// The account is suspended or locked: only its owner can mend that, at the platform.
        AccountSuspended = "account_suspended",
        /// The platform does not let this application write.
        ClientMisconfigured = "client_misconfigured",
        /// The platform wanted to send us elsewhere.
        UnexpectedRedirect = "unexpected_redirect",
        /// The image cannot be used.
        MediaRejected = "media_rejected",
        /// The platform does not take the ids it gave for the images: uploading them anew may help.
        MediaIdsRefused = "media_ids_refused",
        /// The image is no longer in the data folder.
        MediaMissing = "media_missing",
        /// The platform no longer knows the second grant, which images need.
        ImageGrantRevoked = "image_grant_revoked",
        /// The second grant, which images need, may not write.
        ImageGrantReadOnly = "image_grant_read_only",
        /// Any other refusal of this text or image.
        PlatformRejected = "platform_rejected",
    }
}

/// What is known after one try at a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The platform has it and named it.
    Posted { remote_id: String, url: String },
    /// The platform said no, or the request could not be built. Nothing was published.
    Rejected { refusal: Refusal, detail: String },
    /// The access token was not accepted. Nothing was published.
    Unauthorized,
    /// Too many requests. Nothing was published; `reset_at` is when the platform says to come back.
    RateLimited { reset_at: Option<Instant> },
    /// Proven that no create request reached the platform.
    NotSent { detail: String },
    /// It may be published or not. `answered` tells a refusal to say (5xx) from silence.
    Unconfirmed { answered: bool, detail: String },
}

impl Outcome {
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::Posted { .. } => OutcomeKind::Posted,
            Self::Rejected { .. } => OutcomeKind::Rejected,
            Self::Unauthorized => OutcomeKind::Unauthorized,
            Self::RateLimited { .. } => OutcomeKind::RateLimited,
            Self::NotSent { .. } => OutcomeKind::NotSent,
            Self::Unconfirmed { .. } => OutcomeKind::Unconfirmed,
        }
    }
}

/// What one request for an attempt came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub outcome: Outcome,
    pub http_status: Option<u16>,
    /// The platform's own code for the problem, where it gave one.
    pub code: Option<String>,
    /// The platform's id of the request.
    pub trace_id: Option<String>,
}

impl Report {
    /// A report about something that never became an answer.
    pub fn without_answer(outcome: Outcome) -> Self {
        Self { outcome, http_status: None, code: None, trace_id: None }
    }
}
