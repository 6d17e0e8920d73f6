//! Who is on this server, for its administrators. Nothing of what anybody posts is told.

use super::{People, PeopleError, User};
use crate::model::{Instant, Role, UserId};
use crate::store;

/// A person, as an administrator may see him.
pub struct Listed {
    pub user: User,
    /// When one of his sessions was last used; nothing when he has none.
    pub last_seen_at: Option<Instant>,
    pub second_factor: bool,
}

impl People {
    /// The people of this server, the first one first.
    ///
    /// # Errors
    /// `AdministratorRequired` when it is not an administrator who asks.
    pub async fn roster(&self, asked_by: UserId) -> Result<Vec<Listed>, PeopleError> {
        self.require_administrator(asked_by).await?;
        let read = self.store.read(|conn| {
            let seen = store::sessions::last_seen_of_each(conn)?;
            let protected = store::second_factors::users_with_one(conn)?;
            let users = store::users::list(conn)?.into_iter();
            Ok::<_, PeopleError>(
                users
                    .map(|row| Listed {
                        last_seen_at: seen.get(&row.id).copied(),
                        second_factor: protected.contains(&row.id),
                        user: row.into(),
                    })
                    .collect(),
            )
        });
        read.await
    }

    /// Says no to whoever may not administrate. It is read anew each time, so that a right that was taken away is gone
    /// with the next request.
    pub async fn require_administrator(&self, user: UserId) -> Result<(), PeopleError> {
        let row = self.store.read(move |conn| store::users::find(conn, user)).await?;
        match row {
            Some(row) if row.role == Role::Admin && row.disabled_at.is_none() => Ok(()),
            _ => Err(PeopleError::AdministratorRequired),
        }
    }
}
