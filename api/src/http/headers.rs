//! Security headers on every answer, errors included.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::guard::AllowedOrigins;

/// What the headers depend on.
pub(super) struct HeaderSettings {
    pub(super) https: bool,
}

/// For the pages of the SPA: only what this server itself serves, and nothing inline.
macro_rules! page_policy {
    () => {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         object-src 'none'; require-trusted-types-for 'script'"
    };
}
const PAGE_POLICY: &str = page_policy!();
const PAGE_POLICY_OVER_TLS: &str = concat!(page_policy!(), "; upgrade-insecure-requests");
/// Swagger UI writes styles of its own.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";
/// Everything that browsers know and ask about; writing to the clipboard is left, for the button beside a new API key.
const NO_FEATURES: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
    local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), \
    xr-spatial-tracking=()";
const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// Which headers an answer gets; decided by its request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guards {
    policy: &'static str,
    is_api: bool,
    https: bool,
    takes_cookies: bool,
}

impl Guards {
    pub(super) fn of(request: &ServiceRequest) -> Self {
        let settings = request.app_data::<web::Data<HeaderSettings>>().expect("set where the server is put together");
        // As the router reads it, decoded.
        let path = request.match_info().as_str();
        let is_docs = path.starts_with("/api/docs");
        let is_api = is_api(path) && !is_docs;
        let policy = match (is_docs, is_api) {
            (true, _) => DOCS_POLICY,
            (_, true) => API_POLICY,
            _ if settings.https => PAGE_POLICY_OVER_TLS,
            _ => PAGE_POLICY,
        };
        let allowed = request.app_data::<web::Data<AllowedOrigins>>().expect("set where the server is put together");
        let origin = request.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        let takes_cookies = origin.is_some_and(|origin| allowed.takes_cookies(origin));
        Self { policy, is_api, https: settings.https, takes_cookies }
    }

    /// Adds what is not there yet.
    pub(super) fn put_on(self, headers: &mut HeaderMap) {
        // Beside a named origin's, the CORS layer gives strangers these two, which then mean nothing.
        if !headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN) {
            headers.remove(header::ACCESS_CONTROL_ALLOW_CREDENTIALS);
            headers.remove(header::ACCESS_CONTROL_EXPOSE_HEADERS);
        }
        if !self.takes_cookies {
            headers.remove(header::ACCESS_CONTROL_ALLOW_CREDENTIALS);
        }
        let mut set = |name: HeaderName, value: &'static str| {
            if !headers.contains_key(&name) {
                headers.insert(name, HeaderValue::from_static(value));
            }
        };
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
        set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
        set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
        set(HeaderName::from_static("permissions-policy"), NO_FEATURES);
        set(header::CONTENT_SECURITY_POLICY, self.policy);
        if self.is_api {
            set(header::CACHE_CONTROL, "no-store");
        }
        if self.https {
            set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
        }
    }
}

pub(super) async fn headers(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let guards = Guards::of(&request);
    let mut response = next.call(request).await?;
    guards.put_on(response.headers_mut());
    Ok(response)
}

/// Whether a path is the API's and not the SPA's.
pub(super) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/") || matches!(path, "/healthz" | "/readyz")
}
