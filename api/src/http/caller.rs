//! Who may call a route. A handler says it in its arguments: a person who is signed in or a program whose key has the
//! scope ([`Caller`]), a program only ([`Program`]), a person only (`SignedIn`).

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest};

use super::error::ApiError;
use super::identity::Identity;
use crate::app::App;
use crate::model::{self, ApiKeyId, SessionId, UserId};
use crate::people::{KeyInfo, PeopleError};

/// What a key has to be allowed.
pub(super) trait Scope {
    const SCOPE: model::Scope;
}

macro_rules! scopes {
    ($($name:ident),+) => {
        $(
            pub(super) struct $name;
            impl Scope for $name {
                const SCOPE: model::Scope = model::Scope::$name;
            }
        )+
    };
}
scopes!(PostsRead, PostsWrite, AccountsRead, AccountsWrite, MediaWrite, SchedulerRun);

/// By which right somebody calls.
#[derive(Clone, Copy)]
pub(super) enum Right {
    Session(SessionId),
    Key(ApiKeyId),
}

impl Right {
    /// Whether it still holds: for what goes on for long.
    pub(super) async fn still_holds(self, app: &App, user: UserId) -> Result<bool, PeopleError> {
        match self {
            Self::Session(session) => app.people.has_session(user, session).await,
            Self::Key(key) => app.people.has_key(key).await,
        }
    }
}

/// A person who is signed in, or a program whose key has the scope `S`. Everyone else gets 401 or 403.
pub(super) struct Caller<S> {
    pub(super) user: UserId,
    pub(super) right: Right,
    scope: PhantomData<S>,
}

/// A program whose key has the scope `S`. Everyone else gets 401 or 403, people too.
pub(super) struct Program<S>(PhantomData<S>);

impl<S: Scope> FromRequest for Caller<S> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match Identity::of(request) {
            Identity::Person(person) => {
                Ok(Self { user: person.user, right: Right::Session(person.session), scope: PhantomData })
            }
            Identity::Program(key) => {
                require::<S>(&key).map(|()| Self { user: key.user, right: Right::Key(key.id), scope: PhantomData })
            }
            Identity::UnknownKey => Err(unknown_key()),
            Identity::Nobody => Err(ApiError::session_required()),
        })
    }
}

impl<S: Scope> FromRequest for Program<S> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match Identity::of(request) {
            Identity::Program(key) => require::<S>(&key).map(|()| Self(PhantomData)),
            Identity::UnknownKey => Err(unknown_key()),
            Identity::Nobody | Identity::Person(_) => {
                let detail = "Show an API key: `Authorization: Bearer pbx_…`.";
                Err(ApiError::new(StatusCode::UNAUTHORIZED, "api_key_required", detail))
            }
        })
    }
}

fn require<S: Scope>(key: &KeyInfo) -> Result<(), ApiError> {
    if key.scopes.contains(&S::SCOPE) {
        return Ok(());
    }
    let detail = format!("This API key may not do that: it lacks the scope `{}`.", S::SCOPE);
    let mut error = ApiError::new(StatusCode::FORBIDDEN, "scope_missing", detail);
    error.scope = Some(S::SCOPE);
    Err(error)
}

/// Unknown, ended, mistyped and shown from a network it is not meant for look the same.
pub(super) fn unknown_key() -> ApiError {
    let detail = "This is no API key that is good here: it is mistyped, has ended, or is bound to another network.";
    ApiError::new(StatusCode::UNAUTHORIZED, "api_key_invalid", detail)
}

/// For a route that only a person may call.
pub(super) fn person_required() -> ApiError {
    let detail = "An API key cannot do this: it takes a person who is signed in.";
    ApiError::new(StatusCode::FORBIDDEN, "session_only", detail)
}
