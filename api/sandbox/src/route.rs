//! Which door of the platform a request knocks at.

use std::str::FromStr;

use crate::call::Call;

/// A place of the pretend platform that can be counted, limited and made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Route {
    /// The consent page of OAuth 2.0.
    Authorize,
    Token,
    Refresh,
    Revoke,
    RequestToken,
    /// The consent page of OAuth 1.0a.
    Authorize1,
    AccessToken,
    InvalidateToken,
    Me,
    Create,
    Delete,
    Lookup,
    Timeline,
    Upload,
    Initialize,
    Append,
    Finalize,
    MediaStatus,
    Metadata,
    /// All commands of v1.1's upload.
    V1Upload,
    V1Metadata,
    VerifyCredentials,
    Page,
    Unknown,
}

/// The generation of the API that a route belongs to, and with it the manner of its refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// The token endpoint and revocation of OAuth 2.0.
    OAuth2,
    /// The calls of OAuth 1.0a that a program makes.
    OAuth1,
    V2,
    V1,
    /// For people, and for nobody.
    Pages,
}

impl Route {
    pub(crate) const ALL: [Self; 24] = [
        Self::Authorize,
        Self::Token,
        Self::Refresh,
        Self::Revoke,
        Self::RequestToken,
        Self::Authorize1,
        Self::AccessToken,
        Self::InvalidateToken,
        Self::Me,
        Self::Create,
        Self::Delete,
        Self::Lookup,
        Self::Timeline,
        Self::Upload,
        Self::Initialize,
        Self::Append,
        Self::Finalize,
        Self::MediaStatus,
        Self::Metadata,
        Self::V1Upload,
        Self::V1Metadata,
        Self::VerifyCredentials,
        Self::Page,
        Self::Unknown,
    ];

    pub(crate) fn of(call: &Call) -> Self {
        match (call.method.as_str(), call.segments().as_slice()) {
            ("GET" | "POST", ["i", "oauth2", "authorize"]) => Self::Authorize,
            ("POST", ["2", "oauth2", "token"]) => {
                if call.form().get("grant_type") == Some("refresh_token") {
                    Self::Refresh
                } else {
                    Self::Token
                }
            }
            ("POST", ["2", "oauth2", "revoke"]) => Self::Revoke,
            ("POST", ["oauth", "request_token"]) => Self::RequestToken,
            ("GET" | "POST", ["oauth", "authorize" | "authenticate"]) => Self::Authorize1,
            ("POST", ["oauth", "access_token"]) => Self::AccessToken,
            ("POST", ["1.1", "oauth", "invalidate_token.json"]) => Self::InvalidateToken,
            ("GET", ["2", "users", "me"]) => Self::Me,
            ("GET", ["2", "users", _, "tweets"]) => Self::Timeline,
            ("POST", ["2", "tweets"]) => Self::Create,
            ("GET", ["2", "tweets"]) => Self::Lookup,
            ("DELETE", ["2", "tweets", _]) => Self::Delete,
            ("POST", ["2", "media", "upload"]) => Self::Upload,
            ("GET", ["2", "media", "upload"]) => Self::MediaStatus,
            ("POST", ["2", "media", "upload", "initialize"]) => Self::Initialize,
            ("POST", ["2", "media", "upload", _, "append"]) => Self::Append,
            ("POST", ["2", "media", "upload", _, "finalize"]) => Self::Finalize,
            ("POST", ["2", "media", "metadata"]) => Self::Metadata,
            ("GET" | "POST", ["1.1", "media", "upload.json"]) => Self::V1Upload,
            ("POST", ["1.1", "media", "metadata", "create.json"]) => Self::V1Metadata,
            ("GET", ["1.1", "account", "verify_credentials.json"]) => Self::VerifyCredentials,
            (_, ["2" | "1.1" | "oauth", ..]) => Self::Unknown,
            ("GET" | "HEAD", _) => Self::Page,
            _ => Self::Unknown,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Authorize => "authorize",
            Self::Token => "token",
            Self::Refresh => "refresh",
            Self::Revoke => "revoke",
            Self::RequestToken => "request_token",
            Self::Authorize1 => "oauth1_authorize",
            Self::AccessToken => "access_token",
            Self::InvalidateToken => "invalidate_token",
            Self::Me => "me",
            Self::Create => "create",
            Self::Delete => "delete",
            Self::Lookup => "lookup",
            Self::Timeline => "timeline",
            Self::Upload => "upload",
            Self::Initialize => "initialize",
            Self::Append => "append",
            Self::Finalize => "finalize",
            Self::MediaStatus => "media_status",
            Self::Metadata => "metadata",
            Self::V1Upload => "v1_upload",
            Self::V1Metadata => "v1_metadata",
            Self::VerifyCredentials => "verify_credentials",
            Self::Page => "page",
            Self::Unknown => "unknown",
        }
    }

    fn family(self) -> Family {
        match self {
            Self::Token | Self::Refresh | Self::Revoke => Family::OAuth2,
            Self::RequestToken | Self::AccessToken | Self::InvalidateToken => Family::OAuth1,
            Self::Me
            | Self::Create
            | Self::Delete
            | Self::Lookup
            | Self::Timeline
            | Self::Upload
            | Self::Initialize
            | Self::Append
            | Self::Finalize
            | Self::MediaStatus
            | Self::Metadata => Family::V2,
            Self::V1Upload | Self::V1Metadata | Self::VerifyCredentials => Family::V1,
            Self::Authorize | Self::Authorize1 | Self::Page | Self::Unknown => Family::Pages,
        }
    }

    /// Token, refresh and revoke: the places that answer in the words of OAuth 2.0.
    pub(crate) fn is_oauth(self) -> bool {
        self.family() == Family::OAuth2
    }

    /// The three calls of OAuth 1.0a.
    pub(crate) fn is_oauth1(self) -> bool {
        self.family() == Family::OAuth1
    }

    /// The places of v2, which have a rate limit.
    pub(crate) fn is_api(self) -> bool {
        self.family() == Family::V2
    }

    /// The places of v1.1 that take a person's token.
    pub(crate) fn is_v1(self) -> bool {
        self.family() == Family::V1
    }

    /// Uploads and what is said about them.
    pub(crate) fn is_media(self) -> bool {
        matches!(
            self,
            Self::Upload
                | Self::Initialize
                | Self::Append
                | Self::Finalize
                | Self::MediaStatus
                | Self::Metadata
                | Self::V1Upload
                | Self::V1Metadata
        )
    }

    /// Whether a request changes something, so that a token that may only read is refused.
    pub(crate) fn writes(self, method: &str) -> bool {
        method != "GET" && (self.is_media() || matches!(self, Self::Create | Self::Delete))
    }

    /// The places that can be made to fail. Pages and the consent pages cannot.
    pub(crate) fn can_fail(self) -> bool {
        self.family() != Family::Pages
    }

    /// The status of an undisturbed success.
    pub(crate) fn success(self) -> u16 {
        if self == Self::Create { 201 } else { 200 }
    }
}

impl FromStr for Route {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|route| route.name() == name)
            .ok_or_else(|| format!("There is no route called \"{name}\"."))
    }
}
