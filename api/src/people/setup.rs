//! The first administrator, and registration after that.

use super::{People, PeopleError, User, devices, passwords};
use crate::model::{Registration, RequestOrigin, Role, Secret, UserId, Username};
use crate::store::audit::{self, AuditEvent};
use crate::store::users::UserRow;
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::{random_token, token_hash};

impl People {
    /// Whether the first administrator is still to come.
    pub async fn is_unclaimed(&self) -> Result<bool, PeopleError> {
        Ok(self.store.read(store::server::is_unclaimed).await?)
    }

    /// Makes a new setup token while there is no user, and returns it for printing; only its hash is kept.
    pub async fn renew_setup_token(&self) -> Result<Option<Secret>, PeopleError> {
        if !self.settings.setup_needs_token {
            return Ok(None);
        }
        let token = random_token();
        let hash = token_hash(token.expose());
        let unclaimed = self
            .store
            .write(move |conn| {
                let unclaimed = store::server::is_unclaimed(conn)?;
                store::server::set_setup_token_hash(conn, unclaimed.then_some(hash.as_slice()))?;
                Ok::<_, StoreError>(unclaimed)
            })
            .await?;
        Ok(unclaimed.then_some(token))
    }

    /// Makes the first administrator. Of several at once exactly one succeeds.
    pub async fn set_up(
        &self,
        username: &str,
        password: &Secret,
        setup_token: Option<&Secret>,
        origin: &RequestOrigin,
    ) -> Result<User, PeopleError> {
        self.throttle(origin.ip)?;
        let presented = setup_token.map(|token| token_hash(token.expose()));
        self.check_setup(presented.clone()).await?;
        let row = self.new_user(username, password, Role::Admin).await?;
        let needs_token = self.settings.setup_needs_token;
        let (now, ip, origin) = (self.clock.now(), origin.ip, origin.clone());
        self.store
            .write(move |conn| {
                lawful_setup(conn, needs_token, presented.as_deref())?;
                insert(conn, &row)?;
                store::server::set_setup_token_hash(conn, None)?;
                devices::note_sign_in(conn, row.id, &origin, now)?;
                audit::record(conn, &AuditEvent::of(row.id, "server.set_up").from_ip(ip), now)?;
                Ok(row.into())
            })
            .await
    }

    /// Looks before the costly hashing; the transaction looks again.
    async fn check_setup(&self, presented: Option<Vec<u8>>) -> Result<(), PeopleError> {
        let needs_token = self.settings.setup_needs_token;
        self.store.read(move |conn| lawful_setup(conn, needs_token, presented.as_deref())).await
    }

    /// Registers a member, where the rules allow it.
    pub async fn register(
        &self,
        username: &str,
        password: &Secret,
        invitation: Option<&Secret>,
        origin: &RequestOrigin,
    ) -> Result<User, PeopleError> {
        self.throttle(origin.ip)?;
        if self.is_unclaimed().await? {
            // The first account is the administrator's and comes by its own way only.
            return Err(PeopleError::RegistrationClosed);
        }
        let invitation = match (self.settings.registration, invitation) {
            (Registration::Closed, _) => return Err(PeopleError::RegistrationClosed),
            (Registration::Open, _) => None,
            (Registration::Invite, None) => return Err(PeopleError::InvitationInvalid),
            (Registration::Invite, Some(token)) => Some(token_hash(token.expose())),
        };
        let row = self.new_user(username, password, Role::Member).await?;
        let (now, ip, origin) = (self.clock.now(), origin.ip, origin.clone());
        self.store
            .write(move |conn| {
                insert(conn, &row)?;
                let used = match invitation {
                    Some(hash) => {
                        let used = store::invitations::consume(conn, &hash, row.id, now)?;
                        Some(used.ok_or(PeopleError::InvitationInvalid)?)
                    }
                    None => None,
                };
                devices::note_sign_in(conn, row.id, &origin, now)?;
                let event = AuditEvent::of(row.id, "user.registered").from_ip(ip);
                // By which invitation, so that it can be found out whose guest somebody is.
                let event = AuditEvent { subject: used.map(|id| id.to_string()), ..event };
                audit::record(conn, &event, now)?;
                Ok(row.into())
            })
            .await
    }

    pub(super) async fn new_user(&self, username: &str, password: &Secret, role: Role) -> Result<UserRow, PeopleError> {
        let username: Username = username.parse()?;
        passwords::check(password, &username)?;
        let password_hash = self.hash(password).await?;
        let now = self.clock.now();
        let id = UserId::generate(now);
        Ok(UserRow {
            id,
            username,
            role,
            password_hash,
            failed_logins: 0,
            last_failed_at: None,
            created_at: now,
            disabled_at: None,
        })
    }
}

fn lawful_setup(conn: &mut AnyConnection, needs_token: bool, presented: Option<&[u8]>) -> Result<(), PeopleError> {
    if !store::server::is_unclaimed(conn)? {
        return Err(PeopleError::AlreadySetUp);
    }
    if !needs_token {
        return Ok(());
    }
    // No expectation matches nothing: a missing hash is not equal to a missing token.
    match (store::server::get(conn)?.setup_token_hash, presented) {
        (Some(expected), Some(presented)) if expected == presented => Ok(()),
        _ => Err(PeopleError::SetupTokenWrong),
    }
}

pub(super) fn insert(conn: &mut AnyConnection, row: &UserRow) -> Result<(), PeopleError> {
    store::users::insert(conn, row).map_err(|error| match error {
        StoreError::Conflict => PeopleError::UsernameTaken,
        other => other.into(),
    })
}
