//! Who a request comes from, found out once, before any handler: a program with an API key, a person with a session,
//! or nobody. Everyone is counted, so that one caller cannot take the server from the others.

use actix_session::SessionExt;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest};

use super::client::Client;
use super::error::ApiError;
use super::headers::is_api;
use super::rate_limit::{Counted, RateLimits};
use super::session::{SignedIn, signed_in};
use crate::app::App;
use crate::model::UserId;
use crate::people::{KeyInfo, Network};

/// Who a request comes from.
#[derive(Clone)]
pub(super) enum Identity {
    Nobody,
    Person(SignedIn),
    Program(KeyInfo),
    /// What was shown is no API key that is good here.
    UnknownKey,
}

impl Identity {
    /// As it was found out by [`identify`].
    pub(super) fn of(request: &HttpRequest) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or(Self::Nobody)
    }

    /// In whose name the request is made.
    pub(super) fn user(&self) -> Option<UserId> {
        match self {
            Self::Person(person) => Some(person.user),
            Self::Program(key) => Some(key.user),
            Self::Nobody | Self::UnknownKey => None,
        }
    }
}

/// Finds out who asks and counts the request.
pub(super) async fn identify(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    // As the router reads it, decoded. What serves pages and health checks knows nobody.
    let path = request.match_info().as_str();
    if !is_api(path) || !path.starts_with("/api") {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let client = request.extract::<Client>().await?.0;
    let identity = match bearer(request.headers()) {
        // A request speaks for one: a key that is shown is all that counts.
        Some(key) => {
            let app = request.app_data::<Data<App>>().expect("set where the server is put together").clone();
            let known = app.people.find_key(key, client.ip).await;
            known.map_err(ApiError::from)?.map_or(Identity::UnknownKey, Identity::Program)
        }
        None => signed_in(&request.get_session()).map_or(Identity::Nobody, Identity::Person),
    };
    let counted = match &identity {
        Identity::Person(person) => Counted::User(person.user),
        Identity::Program(key) => Counted::Key(key.id),
        // Without an address (a Unix socket, say) all share one place.
        Identity::Nobody | Identity::UnknownKey => Counted::Network(client.ip.map(Network::of)),
    };
    let limits = request.app_data::<Data<RateLimits>>().expect("set where the server is put together").clone();
    let standing = match limits.count(counted) {
        Ok(standing) => standing,
        Err(refused) => return Ok(refused.answer(request).map_into_right_body()),
    };
    request.extensions_mut().insert(identity);
    let mut response = next.call(request).await?.map_into_left_body();
    if let Some(standing) = standing {
        standing.put_on(response.headers_mut());
    }
    Ok(response)
}

/// What is shown as `Authorization: Bearer …`. Other schemes are a proxy's and none of our business.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
