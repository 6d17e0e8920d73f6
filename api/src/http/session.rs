//! The session cookie: actix-session's middleware over rows of our own, and who is signed in.

use std::collections::HashMap;
use std::future::{Ready, ready};

use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_session::{Session, SessionMiddleware};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Key, SameSite};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::caller::{person_required, unknown_key};
use super::error::ApiError;
use super::identity::Identity;
use crate::model::{RequestOrigin, SessionId, UserId};
use crate::people::{NewSession, People};

/// The names under which a session remembers things.
const USER: &str = "user_id";
const SESSION: &str = "session_id";
const IP: &str = "ip";
const USER_AGENT: &str = "user_agent";

/// Keeps sessions in the database, so that they can be listed and ended.
pub(super) struct DatabaseSessions(People);

/// The middleware. Over https the cookie's name begins with `__Host-`, which binds it to this host and to TLS.
pub(super) fn middleware(people: People, key: &[u8], https: bool) -> SessionMiddleware<DatabaseSessions> {
    // The rows decide when a session ends; the cookie only has to live as long as one may.
    let cookie_life = Duration::try_from(people.session_max()).unwrap_or(Duration::MAX);
    SessionMiddleware::builder(DatabaseSessions(people), Key::from(key))
        .cookie_name(if https { "__Host-sid" } else { "sid" }.to_owned())
        .cookie_secure(https)
        .cookie_http_only(true)
        // Lax and not Strict: the platform's redirect back to the callback must carry it.
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Private)
        .session_lifecycle(PersistentSession::default().session_ttl(cookie_life))
        .build()
}

impl SessionStore for DatabaseSessions {
    async fn load(&self, key: &SessionKey) -> Result<Option<HashMap<String, String>>, LoadError> {
        let record = self.0.load_session(key.as_ref()).await.map_err(|error| LoadError::Other(error.into()))?;
        record
            .map(|record| serde_json::from_str(&record.state))
            .transpose()
            .map_err(|error| LoadError::Deserialization(error.into()))
    }

    async fn save(&self, state: HashMap<String, String>, _: &Duration) -> Result<SessionKey, SaveError> {
        let new = new_session(&state).ok_or_else(|| SaveError::Other(anyhow::anyhow!("a session without a user")))?;
        let key = self.0.begin_session(new).await.map_err(|error| SaveError::Other(error.into()))?;
        SessionKey::try_from(key.expose().to_owned()).map_err(|error| SaveError::Other(error.into()))
    }

    async fn update(
        &self,
        key: SessionKey,
        state: HashMap<String, String>,
        _: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        let state = serde_json::to_string(&state).map_err(|error| UpdateError::Serialization(error.into()))?;
        // Fails when the row is gone: a session that was ended stays ended.
        self.0.update_session(key.as_ref(), state).await.map_err(|error| UpdateError::Other(error.into()))?;
        Ok(key)
    }

    /// Loading has noted the use already.
    async fn update_ttl(&self, _: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        Ok(self.0.end_session_of_key(key.as_ref()).await?)
    }
}

fn new_session(state: &HashMap<String, String>) -> Option<NewSession> {
    // actix-session keeps values as JSON.
    let text = |name: &str| serde_json::from_str::<String>(state.get(name)?).ok();
    Some(NewSession {
        id: text(SESSION)?.parse().ok()?,
        user: text(USER)?.parse().ok()?,
        origin: RequestOrigin { ip: text(IP).and_then(|ip| ip.parse().ok()), user_agent: text(USER_AGENT) },
        state: serde_json::to_string(state).ok()?,
    })
}

/// Signs a user in: whatever the session was before, it begins anew under a new key.
pub(super) fn sign_in(session: &Session, user: UserId, id: SessionId, origin: &RequestOrigin) -> Result<(), ApiError> {
    session.clear();
    let mut values = vec![(USER, user.to_string()), (SESSION, id.to_string())];
    values.extend(origin.ip.map(|ip| (IP, ip.to_string())));
    values.extend(origin.user_agent.clone().map(|user_agent| (USER_AGENT, user_agent)));
    for (name, value) in values {
        session.insert(name, value).map_err(ApiError::internal)?;
    }
    session.renew();
    Ok(())
}

/// A person who is signed in. A handler that takes this answers 401 to everyone else, and 403 to an API key.
#[derive(Clone, Copy)]
pub(super) struct SignedIn {
    pub(super) user: UserId,
    pub(super) session: SessionId,
}

/// Who is signed in, if anyone is.
pub(super) struct MaybeSignedIn(pub(super) Option<SignedIn>);

pub(super) fn signed_in(session: &Session) -> Option<SignedIn> {
    let text = |name: &str| session.get::<String>(name).ok().flatten();
    Some(SignedIn { user: text(USER)?.parse().ok()?, session: text(SESSION)?.parse().ok()? })
}

impl FromRequest for SignedIn {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match Identity::of(request) {
            Identity::Person(person) => Ok(person),
            Identity::Program(_) => Err(person_required()),
            Identity::UnknownKey => Err(unknown_key()),
            Identity::Nobody => Err(ApiError::session_required()),
        })
    }
}

impl FromRequest for MaybeSignedIn {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(match Identity::of(request) {
            Identity::Person(person) => Some(person),
            _ => None,
        })))
    }
}
