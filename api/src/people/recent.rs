//! Before something that outlives a session is done, its user shows that it is him.

use std::time::Duration;

use super::{People, PeopleError};
use crate::model::{RequestOrigin, Secret, SessionId, UserId};
use crate::store::{self, StoreError};

/// How old a sign-in may be to stand for the password.
const RECENT: Duration = Duration::from_mins(5);

impl People {
    /// That it is the user himself: by the password if it is given, else by a sign-in of a few minutes ago.
    pub(super) async fn require_recent(
        &self,
        user: UserId,
        session: SessionId,
        password: Option<&Secret>,
        origin: &RequestOrigin,
    ) -> Result<(), PeopleError> {
        let Some(password) = password else {
            let now = self.clock.now();
            let mine = self.sessions_of(user).await?.into_iter().find(|row| row.id == session);
            let is_recent = mine.is_some_and(|row| now.since(row.created_at) < RECENT);
            return if is_recent { Ok(()) } else { Err(PeopleError::ReauthRequired) };
        };
        self.throttle(origin.ip)?;
        let row = self.store.read(move |conn| store::users::find(conn, user)).await?.ok_or(StoreError::NotFound)?;
        if !self.verify(password, Some(&row.password_hash)).await? {
            return Err(PeopleError::CurrentPasswordWrong);
        }
        // Hashing takes a while. A session that was ended meanwhile does nothing any more.
        if self.has_session(user, session).await? { Ok(()) } else { Err(PeopleError::SessionEnded) }
    }

    /// The user of this name.
    pub(super) async fn find_by_name(&self, username: &str) -> Result<super::User, PeopleError> {
        let name = username.parse().map_err(|_| PeopleError::UnknownUser)?;
        let row = self.store.read(move |conn| store::users::find_by_name(conn, &name)).await?;
        row.map(Into::into).ok_or(PeopleError::UnknownUser)
    }
}
