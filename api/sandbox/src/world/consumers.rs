//! OAuth 1.0a's state: consumers, request tokens on their way, access tokens.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use super::World;
use crate::config::{AppPermission, ConsumerApp};

/// How long a request token lives. X does not say; ten minutes are a guess.
pub(crate) const REQUEST_TOKEN_LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// A registered consumer.
#[derive(Clone, Debug)]
pub(crate) struct Consumer {
    pub(crate) key: String,
    pub(crate) secret: String,
    pub(crate) callbacks: Vec<String>,
    /// What the app may do at present; tokens that were issued before keep what they had.
    pub(crate) permission: AppPermission,
    permission_at_start: AppPermission,
}

impl From<ConsumerApp> for Consumer {
    fn from(app: ConsumerApp) -> Self {
        Self {
            key: app.key,
            secret: app.secret,
            callbacks: app.callbacks,
            permission: app.permission,
            permission_at_start: app.permission,
        }
    }
}

impl Consumer {
    /// The consumer as it was registered, with all the callbacks it has got since.
    pub(crate) fn into_registered(self) -> ConsumerApp {
        ConsumerApp {
            key: self.key,
            secret: self.secret,
            callbacks: self.callbacks,
            permission: self.permission_at_start,
        }
    }
}

/// A request token and how far it has come.
#[derive(Clone, Debug)]
pub(crate) struct RequestToken {
    pub(crate) token: String,
    pub(crate) secret: String,
    pub(crate) consumer_key: String,
    /// None for an app that cannot be called back.
    pub(crate) callback: Option<String>,
    /// The most that `x_auth_access_type` lets the access token do.
    pub(crate) ceiling: AppPermission,
    pub(crate) issued_at: DateTime<Utc>,
    pub(crate) progress: Progress,
}

/// What has become of a request token.
#[derive(Clone, Debug)]
pub(crate) enum Progress {
    Waiting,
    Allowed { account_id: String, verifier: String },
    Denied,
    Spent,
}

impl RequestToken {
    /// Whether it can still be decided about or exchanged.
    pub(crate) fn is_alive(&self, now: DateTime<Utc>) -> bool {
        let is_open = matches!(self.progress, Progress::Waiting | Progress::Allowed { .. });
        is_open && now - self.issued_at < REQUEST_TOKEN_LIFETIME
    }

    /// The person who has allowed it.
    pub(crate) fn person(&self) -> Option<&str> {
        match &self.progress {
            Progress::Allowed { account_id, .. } => Some(account_id),
            _ => None,
        }
    }
}

/// One person's token for one consumer. It does not expire.
#[derive(Clone, Debug)]
pub(crate) struct AccessToken {
    pub(crate) token: String,
    pub(crate) secret: String,
    pub(crate) consumer_key: String,
    pub(crate) account_id: String,
    /// Fixed when the token was issued.
    pub(crate) permission: AppPermission,
    pub(crate) created_at: DateTime<Utc>,
    /// Who ended it, if it has ended.
    pub(crate) ended: Option<Ended>,
}

/// How a token came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ended {
    /// The person disconnected the app.
    Revoked,
    /// The app gave it back.
    Invalidated,
}

impl AccessToken {
    pub(crate) fn is_alive(&self) -> bool {
        self.ended.is_none()
    }
}

impl World {
    pub(crate) fn consumer(&self, key: &str) -> Option<&Consumer> {
        self.consumers.iter().find(|consumer| consumer.key == key)
    }

    fn consumer_mut(&mut self, key: &str) -> Result<&mut Consumer, String> {
        self.consumers
            .iter_mut()
            .find(|consumer| consumer.key == key)
            .ok_or_else(|| format!("There is no consumer key \"{key}\"."))
    }

    pub(crate) fn request_token(&self, token: &str) -> Option<&RequestToken> {
        self.request_tokens.iter().find(|known| known.token == token)
    }

    pub(crate) fn access_token(&self, token: &str) -> Option<&AccessToken> {
        self.access_tokens.iter().find(|known| known.token == token)
    }

    /// The place of the token that a person's consent to an app gives again.
    pub(crate) fn living_token(&self, consumer_key: &str, account_id: &str) -> Option<usize> {
        self.access_tokens
            .iter()
            .position(|known| known.consumer_key == consumer_key && known.account_id == account_id && known.is_alive())
    }

    /// The place of the token that the app gets for the person: the one it has already, with what that may do, or a
    /// new one.
    pub(crate) fn give_access_token(
        &mut self,
        consumer_key: String,
        account_id: String,
        permission: AppPermission,
        now: DateTime<Utc>,
    ) -> usize {
        if let Some(place) = self.living_token(&consumer_key, &account_id) {
            return place;
        }
        let token = AccessToken {
            token: format!("{account_id}-{}", self.random_word(40)),
            secret: self.random_word(45),
            consumer_key,
            account_id,
            permission,
            created_at: now,
            ended: None,
        };
        self.access_tokens.push(token);
        self.access_tokens.len() - 1
    }

    pub(crate) fn allow_oauth1_callback(&mut self, consumer_key: &str, uri: &str) -> Result<(), String> {
        let callbacks = &mut self.consumer_mut(consumer_key)?.callbacks;
        if !callbacks.iter().any(|known| known == uri) {
            callbacks.push(uri.to_owned());
        }
        Ok(())
    }

    pub(crate) fn set_app_permission(&mut self, consumer_key: &str, permission: AppPermission) -> Result<(), String> {
        self.consumer_mut(consumer_key)?.permission = permission;
        Ok(())
    }

    /// Ends a person's OAuth 1.0a tokens, as disconnecting the app does.
    pub(crate) fn revoke_access_tokens(&mut self, account_id: &str) {
        for token in self.access_tokens.iter_mut().filter(|token| token.account_id == account_id && token.is_alive()) {
            token.ended = Some(Ended::Revoked);
        }
    }
}
