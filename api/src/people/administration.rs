//! What an administrator does about other people from the page: shutting out, letting in, changing a role. He shows that
//! it is him first, and whether he still may is decided in the transaction that does it, so that of two administrators
//! at once not both can end the other.

use super::disabling::{Disabled, let_in, shut_out};
use super::roster::{describe_one, require_administrator};
use super::{Listed, People, PeopleError};
use crate::model::{Instant, RequestOrigin, Role, Secret, SessionId, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::users::UserRow;
use crate::store::{self, AnyConnection};

/// Who administrates, and by what he shows that it is him.
pub struct Administrator {
    pub user: UserId,
    pub session: SessionId,
    /// May be left out within a few minutes of signing in.
    pub password: Option<Secret>,
    pub origin: RequestOrigin,
}

impl People {
    /// Shuts a person out. Doing it twice changes nothing more.
    ///
    /// # Errors
    /// `AdministratorRequired`, `ReauthRequired`, `UnknownUser`; `Yourself` when it is who asks; `LastAdministrator` when
    /// nobody else could administrate.
    pub async fn shut_out(&self, by: Administrator, whom: UserId) -> Result<(Listed, Disabled), PeopleError> {
        self.act(by, whom, move |conn, by, user, now| {
            if user.id == by.user {
                return Err(PeopleError::Yourself);
            }
            keep_an_administrator(conn, user)?;
            let event = AuditEvent::of(by.user, "user.disabled").about(user.id).from_ip(by.origin.ip);
            let done = shut_out(conn, user, &event, now)?;
            Ok(done.unwrap_or(Disabled { sessions: 0, held: 0, no_admin_left: false }))
        })
        .await
    }

    /// Lets a person in again; returns how many of his posts go on.
    ///
    /// # Errors
    /// `AdministratorRequired`, `ReauthRequired`, `UnknownUser`.
    pub async fn let_in(&self, by: Administrator, whom: UserId) -> Result<(Listed, usize), PeopleError> {
        self.act(by, whom, move |conn, by, user, now| {
            let event = AuditEvent::of(by.user, "user.enabled").about(user.id).from_ip(by.origin.ip);
            Ok(let_in(conn, user, &event, now)?.unwrap_or(0))
        })
        .await
    }

    /// Gives a person another role. His sessions end, but not the one this is asked in; an administrator who is none any
    /// more leaves no invitation behind.
    ///
    /// # Errors
    /// `AdministratorRequired`, `ReauthRequired`, `UnknownUser`; `LastAdministrator` when nobody else could administrate.
    pub async fn change_role(&self, by: Administrator, whom: UserId, role: Role) -> Result<Listed, PeopleError> {
        let changed = self.act(by, whom, move |conn, by, user, now| {
            if user.role == role {
                return Ok(());
            }
            if role != Role::Admin {
                keep_an_administrator(conn, user)?;
                store::invitations::revoke_all_of(conn, user.id, now)?;
            }
            store::users::set_role(conn, user.id, role)?;
            store::sessions::delete_others(conn, user.id, Some(by.session))?;
            let event = AuditEvent::of(by.user, "user.role_changed").about(user.id).because(role.as_str());
            Ok(audit::record(conn, &event.from_ip(by.origin.ip), now)?)
        });
        Ok(changed.await?.0)
    }

    /// Does something about a person in one transaction, for whoever still administrates then.
    async fn act<T: Send + 'static>(
        &self,
        by: Administrator,
        whom: UserId,
        what: impl FnOnce(&mut AnyConnection, &Administrator, &UserRow, Instant) -> Result<T, PeopleError> + Send + 'static,
    ) -> Result<(Listed, T), PeopleError> {
        self.require_acting(&by).await?;
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                store::users::hold_administrators(conn)?;
                require_administrator(conn, by.user)?;
                let user = store::users::find(conn, whom)?.ok_or(PeopleError::UnknownUser)?;
                let done = what(conn, &by, &user, now)?;
                Ok((describe_one(conn, whom)?, done))
            })
            .await
    }

    /// That an administrator asks, and that it is him. The transaction looks again.
    pub(super) async fn require_acting(&self, by: &Administrator) -> Result<(), PeopleError> {
        self.require_administrator(by.user).await?;
        self.require_recent(by.user, by.session, by.password.as_ref(), &by.origin).await
    }
}

/// Refuses what would leave nobody who may administrate.
fn keep_an_administrator(conn: &mut AnyConnection, user: &UserRow) -> Result<(), PeopleError> {
    let counts = user.role == Role::Admin && user.disabled_at.is_none();
    if counts && !store::users::another_administrator_is_left(conn, user.id)? {
        return Err(PeopleError::LastAdministrator);
    }
    Ok(())
}
