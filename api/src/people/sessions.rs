//! Sessions: server-side rows, known by the hash of the key in the cookie.

use std::time::Duration;

use super::devices::FORGOTTEN_AFTER;
use super::{People, PeopleError};
use crate::model::{Instant, RequestOrigin, Secret, SessionId, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::sessions::{self, SessionRow};
use crate::vault::{random_token, token_hash};

/// How exact `last_seen_at` is: not every request is worth a write.
const SEEN_GRANULARITY: Duration = Duration::from_mins(1);

/// A session as its owner sees it in the list.
#[derive(Clone, Debug)]
pub struct SessionInfo {
    pub id: SessionId,
    pub created_at: Instant,
    pub last_seen_at: Instant,
    pub ip: Option<String>,
    pub user_agent: Option<String>,
}

/// What is loaded for a request.
pub struct SessionRecord {
    /// As it was saved.
    pub state: String,
}

/// What begins a session.
pub struct NewSession {
    pub id: SessionId,
    pub user: UserId,
    pub state: String,
    pub origin: RequestOrigin,
}

impl People {
    /// Whether a session of the user is still there.
    pub async fn has_session(&self, user: UserId, id: SessionId) -> Result<bool, PeopleError> {
        Ok(self.sessions_of(user).await?.iter().any(|session| session.id == id))
    }

    /// The live session of this key, noted as seen.
    pub async fn load_session(&self, key: &str) -> Result<Option<SessionRecord>, PeopleError> {
        let (hash, now) = (token_hash(key), self.clock.now());
        let row = self.store.read(move |conn| sessions::find_by_key_hash(conn, &hash)).await?;
        let Some(row) =
            row.filter(|row| row.expires_at > now && now.since(row.last_seen_at) < self.settings.session_idle)
        else {
            return Ok(None);
        };
        if now.since(row.last_seen_at) >= SEEN_GRANULARITY {
            let id = row.id;
            self.store.write(move |conn| sessions::touch(conn, id, now)).await?;
        }
        Ok(Some(SessionRecord { state: row.state }))
    }

    /// The id of a session that is about to begin.
    pub fn new_session_id(&self) -> SessionId {
        SessionId::generate(self.clock.now())
    }

    /// Begins a session and returns its key, which only the cookie will know.
    pub async fn begin_session(&self, new: NewSession) -> Result<Secret, PeopleError> {
        let key = random_token();
        let now = self.clock.now();
        let row = SessionRow {
            id: new.id,
            key_hash: token_hash(key.expose()),
            user_id: new.user,
            state: new.state,
            ip: new.origin.ip.map(|ip| ip.to_string()),
            user_agent: new.origin.user_agent,
            created_at: now,
            last_seen_at: now,
            expires_at: now + self.settings.session_max,
        };
        self.store
            .write(move |conn| {
                // Shut out while he was signing in.
                if crate::store::users::find(conn, row.user_id)?.is_none_or(|user| user.disabled_at.is_some()) {
                    return Err(PeopleError::CredentialsWrong);
                }
                Ok(sessions::insert(conn, &row)?)
            })
            .await?;
        Ok(key)
    }

    /// Writes what a session remembers. Fails when the session has ended meanwhile, so that a request still in
    /// flight cannot bring it back.
    pub async fn update_session(&self, key: &str, state: String) -> Result<(), PeopleError> {
        let hash = token_hash(key);
        Ok(self.store.write(move |conn| sessions::set_state(conn, &hash, &state)).await?)
    }

    pub async fn end_session_of_key(&self, key: &str) -> Result<(), PeopleError> {
        let hash = token_hash(key);
        Ok(self.store.write(move |conn| sessions::delete_by_key_hash(conn, &hash)).await?)
    }

    /// The user's live sessions, the one last seen first.
    pub async fn sessions_of(&self, user: UserId) -> Result<Vec<SessionInfo>, PeopleError> {
        let now = self.clock.now();
        let seen_after = now - self.settings.session_idle;
        let rows = self.store.read(move |conn| sessions::list(conn, user, now, seen_after)).await?;
        Ok(rows
            .into_iter()
            .map(|row| SessionInfo {
                id: row.id,
                created_at: row.created_at,
                last_seen_at: row.last_seen_at,
                ip: row.ip,
                user_agent: row.user_agent,
            })
            .collect())
    }

    /// Ends one session of the user; false when he has no such session.
    pub async fn end_session(&self, user: UserId, id: SessionId) -> Result<bool, PeopleError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let ended = sessions::delete(conn, user, id)?;
                if ended {
                    audit::record(conn, &AuditEvent::of(user, "session.ended").about(id), now)?;
                }
                Ok(ended)
            })
            .await
    }

    /// Ends every session of the user but `keep`.
    pub async fn end_other_sessions(&self, user: UserId, keep: SessionId) -> Result<(), PeopleError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                sessions::delete_others(conn, user, Some(keep))?;
                audit::record(conn, &AuditEvent::of(user, "session.others_ended"), now)
            })
            .await?;
        Ok(())
    }

    pub(super) async fn sweep_sessions(&self) -> Result<(), PeopleError> {
        let now = self.clock.now();
        let seen_before = now - self.settings.session_idle;
        self.store
            .write(move |conn| {
                crate::store::devices::sweep(conn, now - FORGOTTEN_AFTER)?;
                crate::store::emails::sweep(conn, now)?;
                sessions::sweep(conn, now, seen_before)
            })
            .await?;
        Ok(())
    }

    /// Everyone, oldest first.
    pub async fn list(&self) -> Result<Vec<super::User>, PeopleError> {
        let rows = self.store.read(crate::store::users::list).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// The user with this id, for the session's own question who it belongs to.
    pub async fn find_user(&self, id: UserId) -> Result<Option<super::User>, PeopleError> {
        Ok(self.store.read(move |conn| crate::store::users::find(conn, id)).await?.map(Into::into))
    }
}
