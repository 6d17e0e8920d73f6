//! The built SPA, served beside the API, and what is said at addresses that are nobody's.

use std::path::{Path, PathBuf};

use actix_files::NamedFile;
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::ApiError;
use super::headers::is_api;
use super::templates::Templates;

/// What is not a route of the API.
pub(super) struct Elsewhere {
    /// Folder of the built SPA.
    pub(super) web_dist: Option<PathBuf>,
    /// Path templates of the API with their methods, to tell a wrong method from a wrong path.
    pub(super) templates: Templates,
}

impl Elsewhere {
    fn methods_at(&self, path: &str) -> Option<&[Method]> {
        self.templates.find(|template| matches(template, path))
    }
}

fn matches(template: &str, path: &str) -> bool {
    let (mut parts, mut segments) = (template.split('/'), path.split('/'));
    loop {
        match (parts.next(), segments.next()) {
            (None, None) => return true,
            (Some(part), Some(segment)) if part == segment || (part.starts_with('{') && !segment.is_empty()) => {}
            _ => return false,
        }
    }
}

/// Answers what no route has taken: 405 or 404 under the API, a file of the SPA or its page elsewhere.
pub(super) async fn elsewhere(request: HttpRequest, at: web::Data<Elsewhere>) -> Result<HttpResponse, ApiError> {
    let path = request.match_info().as_str();
    if let Some(methods) = at.methods_at(path) {
        return Err(method_not_allowed(&request, methods));
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match &at.web_dist {
        Some(folder) if reads && !is_api(path) => Ok(serve_file(&request, folder)?),
        _ => Err(ApiError::new(StatusCode::NOT_FOUND, "not_found", "There is nothing at this address.")),
    }
}

/// The refusal for an address that is one of ours to the letter, but not for this method.
pub(super) fn method_not_allowed_at(request: &HttpRequest) -> Option<ApiError> {
    let at = request.app_data::<web::Data<Elsewhere>>()?;
    let path = request.match_info().as_str();
    let methods = at.templates.find(|template| template == path)?;
    Some(method_not_allowed(request, methods))
}

fn method_not_allowed(request: &HttpRequest, methods: &[Method]) -> ApiError {
    let allowed = methods.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
    let detail = format!("This address does not take {}; it takes {allowed}.", request.method());
    ApiError { allow: Some(allowed), ..ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail) }
}

fn serve_file(request: &HttpRequest, folder: &Path) -> Result<HttpResponse, ApiError> {
    let (file, is_asset) = match plain_path(request.match_info().as_str()) {
        Some(relative) if folder.join(&relative).is_file() => {
            let is_asset = relative.starts_with("assets");
            (folder.join(relative), is_asset)
        }
        // A missing asset is missing; any other address is the SPA's own.
        Some(relative) if relative.starts_with("assets") => {
            return Err(ApiError::new(StatusCode::NOT_FOUND, "not_found", "There is no such file."));
        }
        _ => (folder.join("index.html"), false),
    };
    let file = NamedFile::open(&file).map_err(|error| {
        tracing::error!(file = %file.display(), %error, "the web page cannot be read");
        ApiError::new(StatusCode::NOT_FOUND, "page_missing", "The web page is not built. Build it, or use the API.")
    })?;
    let mut response = file.into_response(request);
    // Names of assets carry a hash of their content.
    let cache = if is_asset { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok(response)
}

/// A path made of plain names only, so that it stays below the folder.
fn plain_path(path: &str) -> Option<PathBuf> {
    let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
    let plain = |name: &&str| {
        !name.starts_with('.') && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
    };
    (!names.is_empty() && names.iter().all(plain)).then(|| names.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_the_folder() {
        for bad in ["/", "/../etc/passwd", "/assets/../../x", "/.env", "/a/%2e%2e/b", "/a\\b", "/assets/.git"] {
            assert_eq!(plain_path(bad), None, "{bad}");
        }
        assert_eq!(plain_path("/assets/index-1a2b.js"), Some(PathBuf::from("assets/index-1a2b.js")));
    }

    #[test]
    fn templates_match_segment_by_segment() {
        assert!(matches("/api/posts/{id}", "/api/posts/7"));
        assert!(!matches("/api/posts/{id}", "/api/posts/"));
        assert!(!matches("/api/posts/{id}", "/api/posts/7/8"));
        assert!(!matches("/api/posts", "/api/accounts"));
    }
}
