//! What came of one try: *posted*, *refused*, *not sent* and *we do not know* are kept apart.

use super::text_enum::text_enum;
use super::Instant;

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
        /// The grant lacks a scope or the account is locked: only the user can mend it at the platform.
        AccountNeedsReauth = "account_needs_reauth",
        /// The platform does not let this application write.
        ClientMisconfigured = "client_misconfigured",
        /// The platform wanted to send us elsewhere.
        UnexpectedRedirect = "unexpected_redirect",
        /// The image cannot be used.
        MediaRejected = "media_rejected",
        /// The image is no longer in the data folder.
        MediaMissing = "media_missing",
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
