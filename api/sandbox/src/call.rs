//! One HTTP request, read to its end, as the pretend platform looks at it.

use std::collections::BTreeMap;

use actix_web::web::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use url::form_urlencoded;

use crate::world::grants::GrantKind;

/// A request with its whole body. Header names are lower case.
#[derive(Debug)]
pub(crate) struct Call {
    /// Different for each request, so that one that is looked at twice is known again.
    pub(crate) number: u64,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) raw_query: String,
    pub(crate) query: Pairs,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Bytes,
    /// Whether `body` holds everything; it is empty otherwise.
    pub(crate) arrival: Arrival,
    /// The parts of a `multipart/form-data` body; `None` for every other body.
    pub(crate) parts: Option<Vec<Part>>,
}

/// How far the reading of a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Arrival {
    Whole,
    /// There is more than the sandbox reads.
    TooLong,
    /// The client went away in the middle.
    BrokenOff,
}

/// One part of a multipart body.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) bytes: Bytes,
}

impl Call {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The path's parts between the slashes.
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.path.split('/').filter(|part| !part.is_empty()).collect()
    }

    /// Whether the body is declared as `media_type`, parameters such as `charset` aside.
    pub(crate) fn is(&self, media_type: &str) -> bool {
        self.header("content-type")
            .and_then(|value| value.split(';').next())
            .is_some_and(|value| value.trim().eq_ignore_ascii_case(media_type))
    }

    /// The fields of a form body; nothing when the body is not declared as a form.
    pub(crate) fn form(&self) -> Pairs {
        if self.is("application/x-www-form-urlencoded") { Pairs::parse(&self.body) } else { Pairs::default() }
    }

    /// The token of an `Authorization: Bearer` header.
    pub(crate) fn bearer(&self) -> Option<&str> {
        self.credentials("bearer")
    }

    /// What follows `OAuth` in an `Authorization` header of that scheme.
    pub(crate) fn oauth1(&self) -> Option<&str> {
        self.credentials("oauth")
    }

    /// The kind of grant that the request presents, whether or not it holds.
    pub(crate) fn grant_kind(&self) -> Option<GrantKind> {
        match (self.bearer(), self.oauth1()) {
            (Some(_), _) => Some(GrantKind::OAuth2),
            (None, Some(_)) => Some(GrantKind::OAuth1),
            (None, None) => None,
        }
    }

    /// The first part of a multipart body with this name.
    pub(crate) fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().flatten().find(|part| part.name == name)
    }

    /// Name and password of an `Authorization: Basic` header.
    pub(crate) fn basic(&self) -> Option<(String, String)> {
        let decoded = STANDARD.decode(self.credentials("basic")?).ok()?;
        let decoded = String::from_utf8(decoded).ok()?;
        let (name, password) = decoded.split_once(':')?;
        Some((name.to_owned(), password.to_owned()))
    }

    fn credentials(&self, scheme: &str) -> Option<&str> {
        let (found, value) = self.header("authorization")?.split_once(' ')?;
        found.eq_ignore_ascii_case(scheme).then(|| value.trim())
    }
}

/// Decoded name and value pairs of a query or a form, in their order.
#[derive(Debug, Default)]
pub(crate) struct Pairs(Vec<(String, String)>);

impl Pairs {
    pub(crate) fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The value of `name`, when it is there exactly once and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.0.iter().filter(|(key, _)| key == name);
        let (_, value) = values.next()?;
        (values.next().is_none() && !value.is_empty()).then_some(value)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}
