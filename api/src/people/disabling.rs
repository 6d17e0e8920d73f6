//! Shutting a person out for the time being, and looking after people from the command line. Nothing of his is lost:
//! his posts wait, his keys and accounts stay, and all of it goes on once he is let in again.

use super::{People, PeopleError, User};
use crate::model::{Instant, Role, Secret, Username};
use crate::store::audit::{self, AuditEvent};
use crate::store::users::UserRow;
use crate::store::{self, AnyConnection};

/// What shutting somebody out stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disabled {
    pub sessions: usize,
    /// Posts that would have gone out and wait now.
    pub held: usize,
    /// Whether nobody is left who may administrate.
    pub no_admin_left: bool,
}

impl People {
    /// Makes a person, from the command line. The first one has to be an administrator.
    pub async fn create(&self, username: &str, password: &Secret, role: Role) -> Result<User, PeopleError> {
        if role != Role::Admin && self.is_unclaimed().await? {
            return Err(PeopleError::FirstIsAdmin);
        }
        let row = self.new_user(username, password, role).await?;
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                super::setup::insert(conn, &row)?;
                // Whoever still has the setup token of an empty server has no use for it now.
                store::server::set_setup_token_hash(conn, None)?;
                let event = AuditEvent::of_operator("user.created").about(row.id).because(role.as_str());
                audit::record(conn, &event, now)?;
                Ok(row.into())
            })
            .await
    }

    /// Shuts a person out: his sessions end, his keys do not work, and what he has scheduled waits. Nothing when he is
    /// shut out already.
    pub async fn disable(&self, username: &str) -> Result<Option<Disabled>, PeopleError> {
        let (name, now) = (name(username)?, self.clock.now());
        self.store
            .write(move |conn| {
                let user = find(conn, &name)?;
                let event = AuditEvent::of_operator("user.disabled").about(user.id);
                shut_out(conn, &user, &event, now)
            })
            .await
    }

    /// Lets a person in again and returns how many of his posts go on. Nothing when he is not shut out.
    pub async fn enable(&self, username: &str) -> Result<Option<usize>, PeopleError> {
        let (name, now) = (name(username)?, self.clock.now());
        self.store
            .write(move |conn| {
                let user = find(conn, &name)?;
                let_in(conn, &user, &AuditEvent::of_operator("user.enabled").about(user.id), now)
            })
            .await
    }

    /// Ends every session of the server, or of one person; returns how many.
    pub async fn end_all_sessions(&self, of: Option<&str>) -> Result<usize, PeopleError> {
        let (of, now) = (of.map(name).transpose()?, self.clock.now());
        self.store
            .write(move |conn| {
                let user = of.map(|name| find(conn, &name)).transpose()?.map(|user| user.id);
                let ended = store::sessions::delete_all(conn, user)?;
                let event = AuditEvent::of_operator("sessions.revoked");
                let event = AuditEvent { subject: user.map(|user| user.to_string()), ..event };
                audit::record(conn, &event, now)?;
                Ok(ended)
            })
            .await
    }
}

/// Shuts a person out, whoever says so: his sessions end, what he has scheduled waits, a link he was sent and an
/// invitation he made hold no more. Nothing when he is shut out already.
pub(super) fn shut_out(
    conn: &mut AnyConnection,
    user: &UserRow,
    event: &AuditEvent<'_>,
    now: Instant,
) -> Result<Option<Disabled>, PeopleError> {
    if user.disabled_at.is_some() {
        return Ok(None);
    }
    store::users::set_disabled_at(conn, user.id, Some(now))?;
    let sessions = store::sessions::delete_all(conn, Some(user.id))?;
    let held = store::deliveries::hold_of_disabled(conn, user.id, now)?;
    store::emails::forget_confirmation(conn, user.id)?;
    store::invitations::revoke_all_of(conn, user.id, now)?;
    audit::record(conn, event, now)?;
    let no_admin_left = !store::users::another_administrator_is_left(conn, user.id)?;
    Ok(Some(Disabled { sessions, held, no_admin_left }))
}

/// Lets a person in again, whoever says so, and returns how many of his posts go on. Nothing when he is not shut out.
pub(super) fn let_in(
    conn: &mut AnyConnection,
    user: &UserRow,
    event: &AuditEvent<'_>,
    now: Instant,
) -> Result<Option<usize>, PeopleError> {
    if user.disabled_at.is_none() {
        return Ok(None);
    }
    store::users::set_disabled_at(conn, user.id, None)?;
    store::users::clear_failed_logins(conn, user.id)?;
    let released = store::deliveries::release_of_enabled(conn, user.id, now)?;
    audit::record(conn, event, now)?;
    Ok(Some(released))
}

fn name(text: &str) -> Result<Username, PeopleError> {
    text.parse().map_err(|_| PeopleError::UnknownUser)
}

fn find(conn: &mut AnyConnection, name: &Username) -> Result<UserRow, PeopleError> {
    store::users::find_by_name(conn, name)?.ok_or(PeopleError::UnknownUser)
}
