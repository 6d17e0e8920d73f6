//! Who is on this server, for its administrators. Nothing of what anybody posts is told.

use super::{People, PeopleError, User};
use crate::model::{Instant, Role, UserId};
use crate::store::users::UserRow;
use crate::store::{self, AnyConnection, StoreError};

/// A person, as an administrator may see him.
pub struct Listed {
    pub user: User,
    /// When one of his sessions or API keys was last used; nothing when he has no session and never used a key.
    pub last_seen_at: Option<Instant>,
    pub second_factor: bool,
}

/// A page of people, and where the next one begins.
pub struct RosterPage {
    pub people: Vec<Listed>,
    pub next: Option<(Instant, UserId)>,
}

impl People {
    /// A page of the people of this server, the first one first.
    ///
    /// # Errors
    /// `AdministratorRequired` when it is not an administrator who asks.
    pub async fn roster(
        &self,
        asked_by: UserId,
        after: Option<(Instant, UserId)>,
        limit: u32,
    ) -> Result<RosterPage, PeopleError> {
        let read = move |conn: &mut AnyConnection| {
            require_administrator(conn, asked_by)?;
            let mut rows = store::users::page(conn, after, i64::from(limit) + 1)?;
            let more = rows.len() > limit as usize;
            rows.truncate(limit as usize);
            let next = rows.last().map(|row| (row.created_at, row.id)).filter(|_| more);
            Ok::<_, PeopleError>(RosterPage { people: describe(conn, rows)?, next })
        };
        self.store.read(read).await
    }

    /// Says no to whoever may not administrate. It is read anew each time, so that a right that was taken away is gone
    /// with the next request.
    pub async fn require_administrator(&self, user: UserId) -> Result<(), PeopleError> {
        self.store.read(move |conn| require_administrator(conn, user)).await
    }
}

/// The same within a transaction.
pub(super) fn require_administrator(conn: &mut AnyConnection, user: UserId) -> Result<(), PeopleError> {
    match store::users::find(conn, user)? {
        Some(row) if row.role == Role::Admin && row.disabled_at.is_none() => Ok(()),
        _ => Err(PeopleError::AdministratorRequired),
    }
}

/// What an administrator may see of these people.
fn describe(conn: &mut AnyConnection, rows: Vec<UserRow>) -> Result<Vec<Listed>, StoreError> {
    let ids: Vec<UserId> = rows.iter().map(|row| row.id).collect();
    let by_session = store::sessions::last_seen_of(conn, ids.clone())?;
    let by_key = store::api_keys::last_used_of(conn, ids.clone())?;
    let protected = store::second_factors::who_of_has_one(conn, ids)?;
    let listed = rows.into_iter().map(|row| Listed {
        last_seen_at: by_session.get(&row.id).max(by_key.get(&row.id)).copied(),
        second_factor: protected.contains(&row.id),
        user: row.into(),
    });
    Ok(listed.collect())
}

/// One person, as he is now.
pub(super) fn describe_one(conn: &mut AnyConnection, id: UserId) -> Result<Listed, PeopleError> {
    let row = store::users::find(conn, id)?.ok_or(PeopleError::UnknownUser)?;
    describe(conn, vec![row])?.pop().ok_or(PeopleError::UnknownUser)
}
