//! Why nothing was fetched.

use std::error::Error;

use super::address::NotPublic;

/// Why nothing was fetched. No words of the other side are in it, so it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("it is no address of the web")]
    NoUrl,
    #[error("the address must begin with https://")]
    Scheme,
    #[error("the address must not hold a user or password")]
    Userinfo,
    #[error("only the usual ports of the web may be asked")]
    Port,
    #[error("the name is one of a private network")]
    PrivateName,
    /// One of the host's addresses, at least.
    #[error("the host is not of the public internet ({0})")]
    PrivateAddress(NotPublic),
    #[error("the name of the host is not known")]
    UnknownName,
    #[error("the host cannot be reached")]
    Unreachable,
    #[error("the connection broke")]
    Broken,
    #[error("it took too long")]
    TooSlow,
    #[error("it leads on to another address too many times")]
    TooManyRedirects,
    #[error("it leads on from https:// to http://")]
    Downgrade,
    #[error("the host answered with status {0}")]
    Status(u16),
    #[error("what is there has another type than is wanted")]
    WrongType,
    #[error("it is compressed in a way that was not asked for")]
    Encoding,
    #[error("it is too large")]
    TooLarge,
    #[error("it becomes too large when it is unpacked")]
    Inflates,
    #[error("it cannot be read")]
    Unreadable,
}

impl Refusal {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoUrl => "url_invalid",
            Self::Scheme => "scheme_not_allowed",
            Self::Userinfo => "userinfo_not_allowed",
            Self::Port => "port_not_allowed",
            Self::PrivateName => "name_not_public",
            Self::PrivateAddress(_) => "address_not_public",
            Self::UnknownName => "name_unknown",
            Self::Unreachable => "unreachable",
            Self::Broken => "connection_broke",
            Self::TooSlow => "too_slow",
            Self::TooManyRedirects => "too_many_redirects",
            Self::Downgrade => "redirect_to_http",
            Self::Status(_) => "status_unexpected",
            Self::WrongType => "type_not_allowed",
            Self::Encoding => "encoding_not_allowed",
            Self::TooLarge => "too_large",
            Self::Inflates => "inflates_too_much",
            Self::Unreadable => "unreadable",
        }
    }

    /// What a failed request means. The resolver's own refusal lies within.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(refusal) = inner.downcast_ref::<Self>() {
                return refusal.clone();
            }
            cause = inner.source();
        }
        if error.is_timeout() {
            Self::TooSlow
        } else if error.is_connect() {
            Self::Unreachable
        } else {
            Self::Broken
        }
    }
}
