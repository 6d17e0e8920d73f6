//! Invitations: a link that lets one person register. Made on the command line by whoever runs the server.

use std::time::Duration;

use super::{People, PeopleError};
use crate::model::{InvitationId, Secret};
use crate::store;
use crate::vault::{random_token, token_hash};

/// How long an invitation holds.
pub const INVITATION_LIFE: Duration = Duration::from_hours(7 * 24);

impl People {
    /// Makes an invitation and returns its token; only the hash is kept.
    pub async fn invite(&self) -> Result<Secret, PeopleError> {
        let token = random_token();
        let (now, hash) = (self.clock.now(), token_hash(token.expose()));
        self.store
            .write(move |conn| {
                let id = InvitationId::generate(now);
                store::invitations::insert(conn, id, &hash, now, now + INVITATION_LIFE)
            })
            .await?;
        Ok(token)
    }
}
