//! What people have allowed an app: codes on their way, grants, and their tokens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::World;

/// How long a code lives. Source: docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE", read 2026-11-20.
pub(crate) const CODE_LIFETIME: TimeDelta = TimeDelta::seconds(30);
/// How long an unused refresh token lives. X does not say; half a year is what people report (a guess).
pub(crate) const REFRESH_LIFETIME: TimeDelta = TimeDelta::days(182);

/// The two ways in which a person can have allowed an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GrantKind {
    /// A signed request with a token that does not expire.
    #[serde(rename = "oauth1")]
    OAuth1,
    /// A bearer token.
    #[serde(rename = "oauth2")]
    OAuth2,
}

/// An authorization code that was given out.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) value: String,
    pub(crate) client_id: String,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Challenge,
    pub(crate) account_id: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) issued_at: DateTime<Utc>,
    pub(crate) used: bool,
}

/// The PKCE challenge of an authorize request.
#[derive(Clone, Debug)]
pub(crate) struct Challenge {
    pub(crate) value: String,
    pub(crate) hashed: bool,
}

/// One person's standing permission for one app.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) account_id: String,
    pub(crate) scopes: Vec<String>,
    /// 1 after the consent, one more with each refresh.
    pub(crate) generation: u32,
    pub(crate) revoked: bool,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) access: Vec<Token>,
    pub(crate) refresh: Option<Token>,
}

/// A token and the instant from which it is refused.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) value: String,
    pub(crate) expires_at: DateTime<Utc>,
}

impl Grant {
    /// Ends the grant with all its tokens.
    pub(crate) fn revoke(&mut self) {
        self.revoked = true;
        self.access.clear();
        self.refresh = None;
    }

    pub(crate) fn allows(&self, scope: &str) -> bool {
        self.scopes.iter().any(|granted| granted == scope)
    }
}

impl World {
    /// A new code (`ac`), access token (`at`) or refresh token (`rt`) in the look of X's own.
    pub(crate) fn new_token(&mut self, kind: &str, now: DateTime<Utc>) -> String {
        let random = self.random_word(43);
        URL_SAFE_NO_PAD.encode(format!("{random}:{}:1:1:{kind}:1", now.timestamp_millis()))
    }

    /// The grant that a living access token belongs to.
    pub(crate) fn grant_by_access(&self, token: &str, now: DateTime<Utc>) -> Option<&Grant> {
        self.grants.iter().find(|grant| grant.access.iter().any(|known| known.value == token && now < known.expires_at))
    }

    /// The place of the grant that a living refresh token belongs to.
    pub(crate) fn grant_by_refresh(&self, token: &str, now: DateTime<Utc>) -> Option<usize> {
        self.grants.iter().position(|grant| {
            grant.refresh.as_ref().is_some_and(|known| known.value == token && now < known.expires_at)
        })
    }

    /// How long an access token lives that is issued now.
    pub(crate) fn access_life(&self) -> TimeDelta {
        TimeDelta::from_std(self.switches.access_life.0).unwrap_or(TimeDelta::MAX)
    }

    /// Gives the grant at `place` a new access token, and a refresh token if it may have one.
    pub(crate) fn issue_tokens(&mut self, place: usize, now: DateTime<Utc>) {
        let access = Token { value: self.new_token("at", now), expires_at: now + self.access_life() };
        let refresh = Token { value: self.new_token("rt", now), expires_at: now + REFRESH_LIFETIME };
        let one_access_token = self.switches.refresh_ends_access;
        let grant = &mut self.grants[place];
        if one_access_token {
            grant.access.clear();
        }
        grant.access.push(access);
        grant.refresh = grant.allows("offline.access").then_some(refresh);
    }

    /// Ends every living grant of one app and person.
    pub(crate) fn end_grants(&mut self, client_id: &str, account_id: &str) {
        for grant in &mut self.grants {
            if grant.client_id == client_id && grant.account_id == account_id {
                grant.revoke();
            }
        }
    }
}
