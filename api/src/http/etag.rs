//! Entity tags and what they are asked for (RFC 9110, 8.8.3 and 13.1): reading again only what has changed, and
//! changing only what one has read.

use actix_web::http::header::{ETAG, EntityTag, Header, IfMatch, IfNoneMatch};
use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::error::ApiError;

/// Answers with a thing and its tag, or, if the client has just that already, with 304.
pub(super) fn tagged<T: Serialize>(request: &HttpRequest, body: &T, tag: &str) -> HttpResponse {
    let tag = EntityTag::new_strong(tag.to_owned());
    if *request.method() == Method::GET && has(request, &tag) {
        return HttpResponse::NotModified().insert_header((ETAG, tag.to_string())).finish();
    }
    HttpResponse::Ok().insert_header((ETAG, tag.to_string())).json(body)
}

/// The tag of a thing with a version: the version, which `If-Match` goes by, and a hash over everything that is told of
/// it, by which a client sees that something has happened to it.
pub(super) fn tag_of_version<T: Serialize>(version: i64, body: &T) -> Result<String, ApiError> {
    let told = serde_json::to_vec(body).map_err(ApiError::internal)?;
    Ok(format!("{version}-{}", URL_SAFE_NO_PAD.encode(&Sha256::digest(told)[..9])))
}

fn has(request: &HttpRequest, tag: &EntityTag) -> bool {
    if !request.headers().contains_key(header::IF_NONE_MATCH) {
        return false;
    }
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(tag)),
        // What cannot be read matches nothing, and the whole is sent.
        Err(_) => false,
    }
}

/// What a client asks of a thing before it is changed.
pub(super) enum Precondition {
    None,
    /// That it is there.
    Exists,
    /// That its tag is one of these, without their quotation marks.
    OneOf(Vec<String>),
}

impl Precondition {
    /// The header `If-Match`. A weak tag, and what is no tag, match nothing.
    pub(super) fn of(request: &HttpRequest) -> Self {
        if !request.headers().contains_key(header::IF_MATCH) {
            return Self::None;
        }
        match IfMatch::parse(request) {
            Ok(IfMatch::Any) => Self::Exists,
            Ok(IfMatch::Items(tags)) => {
                Self::OneOf(tags.iter().filter(|tag| !tag.weak).map(|tag| tag.tag().to_owned()).collect())
            }
            Err(_) => Self::OneOf(Vec::new()),
        }
    }

    /// Whether a thing of this version may be changed.
    pub(super) fn allows_version(&self, version: i64) -> bool {
        let of_tag = |tag: &String| tag.split_once('-').and_then(|(version, _)| version.parse::<i64>().ok());
        match self {
            Self::None | Self::Exists => true,
            Self::OneOf(tags) => tags.iter().any(|tag| of_tag(tag) == Some(version)),
        }
    }
}

/// It is not as the client has read it.
pub(super) fn precondition_failed(what: &str) -> ApiError {
    let detail = format!("The {what} changed since you read it, so nothing was changed. Read it again.");
    ApiError::new(StatusCode::PRECONDITION_FAILED, "precondition_failed", detail)
}
