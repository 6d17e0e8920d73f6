//! Signing in, and changing the password.
//!
//! Guessing is slowed in three ways: tries from one network per minute; after five failures in a row a growing wait
//! for that name; after a hundred, no more until the password is reset. The last two do not hold for a network from
//! which the user has a live session, so that nobody can lock a user out by guessing at his name.

use std::sync::Arc;
use std::time::Duration;

use super::second_factor::use_code;
use super::{Network, People, PeopleError, User, devices, passwords};
use crate::model::{Instant, RequestOrigin, Secret, SessionId, UserId, Username};
use crate::store::audit::{self, AuditEvent};
use crate::store::second_factors;
use crate::store::users::UserRow;
use crate::store::{self, StoreError};

/// Failures in a row that cost no wait.
const FREE_FAILURES: i32 = 5;
/// Failures in a row after which only a reset helps.
const MOST_FAILURES: i32 = 100;
/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_mins(15);

impl People {
    /// Checks a name and a password, and the second factor of whoever has one. An unknown name, a person who is shut out
    /// and a wrong password look the same and take the same time; only with the right password is a code asked for. A
    /// wrong code counts as a failure like a wrong password.
    pub async fn sign_in(
        &self,
        username: &str,
        password: &Secret,
        code: Option<&Secret>,
        origin: &RequestOrigin,
    ) -> Result<User, PeopleError> {
        self.throttle(origin.ip)?;
        let found = match username.parse::<Username>() {
            Ok(name) => self.store.read(move |conn| store::users::find_by_name(conn, &name)).await?,
            Err(_) => None,
        };
        if let Some(user) = &found {
            self.check_wait(user, origin).await?;
        }
        let right = self.verify(password, found.as_ref().map(|user| user.password_hash.as_str())).await?
            && found.as_ref().is_some_and(|user| user.disabled_at.is_none());
        let (now, ip, origin) = (self.clock.now(), origin.ip, origin.clone());
        let Some(user) = found else {
            let event = AuditEvent { user_id: None, action: "login.failed", subject: None, ip: None, detail: None };
            self.store.write(move |conn| audit::record(conn, &event.from_ip(ip), now)).await?;
            return Err(PeopleError::CredentialsWrong);
        };
        let id = user.id;
        let factor = self.store.read(move |conn| second_factors::find(conn, id)).await?;
        let factor = factor.filter(|row| row.confirmed_at.is_some());
        if right && factor.is_some() && code.is_none() {
            return Err(PeopleError::SecondFactorRequired);
        }
        // A hash of an earlier, weaker setting is made anew now that the password is at hand.
        let renewed =
            if right && passwords::is_outdated(&user.password_hash) { Some(self.hash(password).await?) } else { None };
        let (vault, code) = (Arc::clone(&self.vault), code.cloned());
        let both_right = self
            .store
            .write(move |conn| {
                if let Some(hash) = &renewed {
                    store::users::set_password_hash(conn, id, hash)?;
                }
                let both_right = right
                    && match (&factor, &code) {
                        (Some(factor), Some(code)) => use_code(conn, &vault, factor, code.expose(), now)?,
                        _ => factor.is_none(),
                    };
                if both_right {
                    store::users::clear_failed_logins(conn, id)?;
                    devices::note_sign_in(conn, id, &origin, now)?;
                } else {
                    store::users::record_failed_login(conn, id, now)?;
                }
                let action = if both_right { "login.succeeded" } else { "login.failed" };
                let event = AuditEvent::of(id, action).from_ip(ip);
                let event = if right && !both_right { event.because("second factor") } else { event };
                audit::record(conn, &event, now)?;
                Ok::<_, PeopleError>(both_right)
            })
            .await?;
        match (right, both_right) {
            (true, true) => Ok(user.into()),
            (true, false) => Err(PeopleError::SecondFactorWrong),
            _ => Err(PeopleError::CredentialsWrong),
        }
    }

    async fn check_wait(&self, user: &UserRow, origin: &RequestOrigin) -> Result<(), PeopleError> {
        let now = self.clock.now();
        let Some(ends_at) = wait_ends_at(user.failed_logins, user.last_failed_at).filter(|ends_at| *ends_at > now)
        else {
            return Ok(());
        };
        let home = origin.ip.map(Network::of);
        let known = self.sessions_of(user.id).await?.iter().any(|session| {
            let seen_from = session.ip.as_deref().and_then(|ip| ip.parse().ok()).map(Network::of);
            seen_from.is_some() && seen_from == home
        });
        if known {
            Ok(())
        } else if user.failed_logins >= MOST_FAILURES {
            Err(PeopleError::Locked)
        } else {
            Err(PeopleError::Throttled { retry_after_secs: ends_at.since(now).as_secs() + 1 })
        }
    }

    /// Changes the password and ends every session but `keep`, which has to be alive still, and the API keys if asked to. An address that waits to be
    /// confirmed is forgotten, in case somebody else asked for it.
    pub async fn change_password(
        &self,
        user: UserId,
        keep: SessionId,
        current: &Secret,
        new: &Secret,
        revoke_keys: bool,
        origin: &RequestOrigin,
    ) -> Result<(), PeopleError> {
        self.throttle(origin.ip)?;
        let row = self.store.read(move |conn| store::users::find(conn, user)).await?.ok_or(StoreError::NotFound)?;
        if !self.verify(current, Some(&row.password_hash)).await? {
            return Err(PeopleError::CurrentPasswordWrong);
        }
        passwords::check(new, &row.username)?;
        let hash = self.hash(new).await?;
        let (now, ip, idle) = (self.clock.now(), origin.ip, self.settings.session_idle);
        self.store
            .write(move |conn| {
                store::users::set_password_hash(conn, user, &hash)?;
                store::users::clear_failed_logins(conn, user)?;
                store::emails::forget_confirmation(conn, user)?;
                store::sessions::delete_others(conn, user, Some(keep))?;
                // Hashing takes a while. A session that was ended meanwhile changes nothing and is not begun again.
                if store::sessions::list(conn, user, now, now - idle)?.is_empty() {
                    return Err(PeopleError::SessionEnded);
                }
                if revoke_keys && store::api_keys::revoke_all(conn, user, now)? > 0 {
                    audit::record(conn, &AuditEvent::of(user, "api_key.all_revoked").from_ip(ip), now)?;
                }
                Ok(audit::record(conn, &AuditEvent::of(user, "password.changed").from_ip(ip), now)?)
            })
            .await
    }

    /// Sets a password from the command line, ends every session of the user and forgets an address that waits; with
    /// `without_factor` the password alone is enough from now on.
    pub async fn reset_password(&self, username: &str, new: &Secret, without_factor: bool) -> Result<(), PeopleError> {
        let name: Username = username.parse()?;
        passwords::check(new, &name)?;
        let hash = self.hash(new).await?;
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let user = store::users::find_by_name(conn, &name)?.ok_or(PeopleError::UnknownUser)?;
                store::users::set_password_hash(conn, user.id, &hash)?;
                store::users::clear_failed_logins(conn, user.id)?;
                store::emails::forget_confirmation(conn, user.id)?;
                store::sessions::delete_others(conn, user.id, None)?;
                if without_factor && second_factors::remove(conn, user.id)? {
                    audit::record(conn, &AuditEvent::of(user.id, "second_factor.off").because("by the operator"), now)?;
                }
                Ok(audit::record(conn, &AuditEvent::of(user.id, "password.reset"), now)?)
            })
            .await
    }
}

/// Until when the next try has to wait; nothing when it need not.
fn wait_ends_at(failures: i32, last_failed_at: Option<Instant>) -> Option<Instant> {
    let last = last_failed_at?;
    if failures >= MOST_FAILURES {
        return Some(last + Duration::from_secs(u64::from(u32::MAX)));
    }
    let doublings = u32::try_from(failures.checked_sub(FREE_FAILURES)?).ok()?;
    Some(last + Duration::from_secs(1 << doublings.min(20)).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_begin_after_five_failures_and_double_up_to_a_quarter_of_an_hour() {
        let last = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let wait = |failures| wait_ends_at(failures, Some(last)).map(|at| at.since(last).as_secs());
        assert_eq!(wait(4), None);
        assert_eq!(wait(5), Some(1));
        assert_eq!(wait(6), Some(2));
        assert_eq!(wait(14), Some(512));
        assert_eq!(wait(15), Some(900));
        assert_eq!(wait(99), Some(900));
        assert!(wait(100) > Some(100 * 365 * 24 * 3600));
    }
}
