//! What a user has chosen.

use super::{People, PeopleError};
use crate::model::UserId;
use crate::store::preferences::{self, Preferences};

impl People {
    pub async fn preferences(&self, user: UserId) -> Result<Preferences, PeopleError> {
        Ok(self.store.read(move |conn| preferences::get(conn, user)).await?)
    }

    pub async fn set_preferences(&self, user: UserId, chosen: Preferences) -> Result<(), PeopleError> {
        let now = self.clock.now();
        Ok(self.store.write(move |conn| preferences::put(conn, user, &chosen, now)).await?)
    }
}
