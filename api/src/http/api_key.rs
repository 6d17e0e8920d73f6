//! API keys in requests: `Authorization: Bearer pbx_…`.

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use super::error::ApiError;
use crate::app::App;
use crate::model::Scope;
use crate::people::KeyInfo;

/// Who shows an API key. A handler that takes this answers 401 to everyone else.
pub(super) struct KeyHolder(KeyInfo);

impl KeyHolder {
    /// Refuses a key that may not do this.
    pub(super) fn require(&self, scope: Scope) -> Result<(), ApiError> {
        if self.0.scopes.contains(&scope) {
            return Ok(());
        }
        let detail = format!("This key may not do that: it lacks the scope `{scope}`.");
        Err(ApiError::new(StatusCode::FORBIDDEN, "scope_missing", detail))
    }
}

impl FromRequest for KeyHolder {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().expect("set where the server is put together").clone();
        let shown = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let key = shown.and_then(|value| {
            let (scheme, key) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| key.trim().to_owned())
        });
        Box::pin(async move {
            let known = match key {
                Some(key) => app.people.find_key(&key).await?,
                None => None,
            };
            known.map(Self).ok_or_else(|| {
                let detail = "Show an API key: `Authorization: Bearer pbx_…`.";
                ApiError::new(StatusCode::UNAUTHORIZED, "api_key_required", detail)
            })
        })
    }
}
