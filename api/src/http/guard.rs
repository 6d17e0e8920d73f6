//! Cross-site requests are refused before any handler sees them.
//!
//! The rule of Go's `http.CrossOriginProtection` (Go 1.25): a browser says where an unsafe request comes from, by
//! `Sec-Fetch-Site` or, if it is old, by `Origin`; a request with neither is not a browser's and carries no cookie
//! it was not given. CORS only decides who may read an answer and is no defence here.

use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::{Error, body::MessageBody, web};

use super::error::ApiError;

/// Origins whose pages may send unsafe requests: our own, and those the operator allows.
pub(super) struct AllowedOrigins {
    pub(super) own: String,
    pub(super) others: Vec<OtherOrigin>,
}

/// An origin that the operator named.
pub(super) struct OtherOrigin {
    pub(super) origin: String,
    /// Its pages may be let in by the session cookie. All others show an API key.
    pub(super) same_site: bool,
}

impl AllowedOrigins {
    fn contains(&self, origin: &str) -> bool {
        origin == self.own || self.find(origin).is_some()
    }

    fn find(&self, origin: &str) -> Option<&OtherOrigin> {
        self.others.iter().find(|other| other.origin == origin)
    }

    /// Whether pages of this origin are let in by the session cookie.
    pub(super) fn takes_cookies(&self, origin: &str) -> bool {
        origin == self.own || self.find(origin).is_some_and(|other| other.same_site)
    }
}

pub(super) async fn guard(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let allowed =
        request.app_data::<web::Data<AllowedOrigins>>().expect("set where the server is put together").clone();
    // Beginning to connect writes a row although it is a GET. The path is read as the router reads it, decoded.
    let changes_state = !request.method().is_safe() || request.match_info().as_str().ends_with("/auth-url");
    if changes_state && is_cross_site(request.headers(), &allowed) {
        let detail = "This request comes from a page of another site. Open this server's own page instead.";
        let error = ApiError::new(StatusCode::FORBIDDEN, "cross_site_request", detail);
        return Ok(request.error_response(error).map_into_right_body());
    }
    // A page of another site never acts by a cookie, even if some browser sends one.
    let origin = request.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    if origin.is_some_and(|origin| allowed.contains(origin) && !allowed.takes_cookies(origin)) {
        request.headers_mut().remove(header::COOKIE);
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn is_cross_site(headers: &HeaderMap, allowed: &AllowedOrigins) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let origin = text(header::ORIGIN);
    if origin.is_some_and(|origin| allowed.contains(origin)) {
        return false;
    }
    match text(header::HeaderName::from_static("sec-fetch-site")) {
        Some(site) => !matches!(site, "same-origin" | "none"),
        None => origin.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn refused(headers: &[(&'static str, &str)]) -> bool {
        let allowed = AllowedOrigins {
            own: "https://posts.example".to_owned(),
            others: vec![OtherOrigin { origin: "https://dash.example".to_owned(), same_site: false }],
        };
        let request = headers.iter().fold(TestRequest::post(), |request, header| request.insert_header(*header));
        is_cross_site(request.to_http_request().headers(), &allowed)
    }

    #[::core::prelude::v1::test]
    fn every_combination_of_the_two_headers_is_decided() {
        for (expected, headers) in [
            (false, &[][..]),
            (false, &[("sec-fetch-site", "same-origin")]),
            (false, &[("sec-fetch-site", "none")]),
            (true, &[("sec-fetch-site", "cross-site")]),
            (true, &[("sec-fetch-site", "same-site")]),
            (false, &[("origin", "https://posts.example")]),
            (false, &[("origin", "https://dash.example")]),
            (true, &[("origin", "https://evil.example")]),
            (true, &[("origin", "null")]),
            (true, &[("origin", "https://posts.example.evil.example")]),
            (false, &[("origin", "https://dash.example"), ("sec-fetch-site", "cross-site")]),
            (true, &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")]),
            (false, &[("origin", "http://127.0.0.1:5173"), ("sec-fetch-site", "same-origin")]),
        ] {
            assert_eq!(refused(headers), expected, "{headers:?}");
        }
    }
}
