//! Which door of the platform a request knocks at.

use std::str::FromStr;

use crate::call::Call;

/// A place of the pretend platform that can be counted, limited and made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Route {
    Authorize,
    Token,
    Refresh,
    Revoke,
    Me,
    Create,
    Delete,
    Lookup,
    Timeline,
    Upload,
    Metadata,
    Page,
    Unknown,
}

impl Route {
    pub(crate) const ALL: [Self; 13] = [
        Self::Authorize,
        Self::Token,
        Self::Refresh,
        Self::Revoke,
        Self::Me,
        Self::Create,
        Self::Delete,
        Self::Lookup,
        Self::Timeline,
        Self::Upload,
        Self::Metadata,
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
            ("GET", ["2", "users", "me"]) => Self::Me,
            ("GET", ["2", "users", _, "tweets"]) => Self::Timeline,
            ("POST", ["2", "tweets"]) => Self::Create,
            ("GET", ["2", "tweets"]) => Self::Lookup,
            ("DELETE", ["2", "tweets", _]) => Self::Delete,
            ("POST", ["2", "media", "upload"]) => Self::Upload,
            ("POST", ["2", "media", "metadata"]) => Self::Metadata,
            (_, ["2", ..]) => Self::Unknown,
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
            Self::Me => "me",
            Self::Create => "create",
            Self::Delete => "delete",
            Self::Lookup => "lookup",
            Self::Timeline => "timeline",
            Self::Upload => "upload",
            Self::Metadata => "metadata",
            Self::Page => "page",
            Self::Unknown => "unknown",
        }
    }

    /// Token, refresh and revoke: the places that answer in OAuth's words.
    pub(crate) fn is_oauth(self) -> bool {
        matches!(self, Self::Token | Self::Refresh | Self::Revoke)
    }

    /// The places that want a bearer token and have a rate limit.
    pub(crate) fn is_api(self) -> bool {
        matches!(
            self,
            Self::Me | Self::Create | Self::Delete | Self::Lookup | Self::Timeline | Self::Upload | Self::Metadata
        )
    }

    /// The places that can be made to fail. Pages and the consent page cannot.
    pub(crate) fn can_fail(self) -> bool {
        self.is_oauth() || self.is_api()
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
