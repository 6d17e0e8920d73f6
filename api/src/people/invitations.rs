//! Invitations: a link that lets one person register. Made by administrators, or on the command line by whoever runs the
//! server.

use std::collections::HashMap;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::roster::require_administrator;
use super::{Administrator, People, PeopleError};
use crate::model::{IdempotencyKey, Instant, InvitationId, Registration, RequestOrigin, Secret, UserId, Username};
use crate::store::audit::{self, AuditEvent};
use crate::store::idempotency::{self, Created, Earlier};
use crate::store::invitations::InvitationRow;
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::{random_token, token_hash};

/// How long an invitation holds.
pub const INVITATION_LIFE: Duration = Duration::from_hours(7 * 24);
/// Characters for whom one is meant.
pub const NOTE_MAX: usize = 100;
/// How many may hold at a time: more than any use, and few enough to look through.
const OPEN_MAX: i64 = 100;

/// An invitation without its token.
pub struct Invitation {
    pub id: InvitationId,
    /// For whom it is meant, in words of its maker.
    pub note: String,
    /// Nothing when whoever runs the server made it, or who made it is gone.
    pub made_by: Option<Username>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub state: InvitationState,
}

/// What became of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// It still lets one person in.
    Open,
    Used {
        at: Instant,
        by: Option<Username>,
    },
    Revoked {
        at: Instant,
    },
    Expired,
}

/// An invitation that was just made. Its token is here and nowhere else.
pub struct MadeInvitation {
    pub invitation: Invitation,
    pub token: Secret,
}

/// A page of invitations, and where the next one begins.
pub struct InvitationPage {
    pub invitations: Vec<Invitation>,
    pub next: Option<(Instant, InvitationId)>,
}

/// Why there is no invitation.
#[derive(Debug, thiserror::Error)]
pub enum InvitationError {
    #[error(
        "Registration is {0} on this server, so an invitation would change nothing. Whoever runs it sets REGISTRATION=invite."
    )]
    Off(Registration),
    #[error("For whom it is takes at most {NOTE_MAX} characters.")]
    NoteTooLong,
    #[error("{OPEN_MAX} invitations are open. Revoke one that is not needed any more, then make another.")]
    TooMany,
    #[error("There is no such invitation, or it does not hold any more.")]
    Unknown,
    /// The token is not kept, so it cannot be shown to the same request again.
    #[error(
        "This request has made its invitation already, and its link is shown only once. Revoke that one and make another."
    )]
    MadeBefore,
    #[error("this key was used for another request")]
    KeyReused,
    #[error(transparent)]
    People(#[from] PeopleError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl People {
    /// Makes an invitation on the command line and returns its token; only the hash is kept.
    pub async fn invite(&self) -> Result<Secret, PeopleError> {
        let (row, token) = fresh(None, String::new(), self.clock.now());
        self.store
            .write(move |conn| {
                store::invitations::insert(conn, &row)?;
                audit::record(conn, &AuditEvent::of_operator("invitation.created").about(row.id), row.created_at)
            })
            .await?;
        Ok(token)
    }

    /// Makes an invitation for an administrator.
    pub async fn invite_as(
        &self,
        by: Administrator,
        note: &str,
        key: Option<IdempotencyKey>,
    ) -> Result<MadeInvitation, InvitationError> {
        self.require_acting(&by).await?;
        let note = note.trim().to_owned();
        if note.chars().count() > NOTE_MAX {
            return Err(InvitationError::NoteTooLong);
        }
        let registration = self.settings.registration;
        if registration != Registration::Invite {
            return Err(InvitationError::Off(registration));
        }
        let request_hash = Sha256::digest(&note).to_vec();
        let now = self.clock.now();
        let (row, token) = fresh(Some(by.user), note, now);
        self.store
            .write(move |conn| {
                require_administrator(conn, by.user)?;
                if let Some(key) = &key {
                    match idempotency::look_up(conn, by.user, key, &request_hash)? {
                        Earlier::Never => {}
                        Earlier::Same(Created::Invitation(_)) => return Err(InvitationError::MadeBefore),
                        Earlier::Same(_) | Earlier::Other => return Err(InvitationError::KeyReused),
                    }
                }
                if store::invitations::count_open(conn, now)? >= OPEN_MAX {
                    return Err(InvitationError::TooMany);
                }
                store::invitations::insert(conn, &row)?;
                if let Some(key) = &key {
                    let created = Created::Invitation(row.id);
                    idempotency::insert(conn, by.user, key, &request_hash, created, now)?;
                }
                let event = AuditEvent::of(by.user, "invitation.created").about(row.id).from_ip(by.origin.ip);
                audit::record(conn, &event, now)?;
                let names = store::users::names(conn, vec![by.user])?;
                Ok(MadeInvitation { invitation: Invitation::of(row, &names, now), token })
            })
            .await
    }

    /// A page of all invitations, the latest first.
    ///
    /// # Errors
    /// `AdministratorRequired` when it is not an administrator who asks.
    pub async fn invitations(
        &self,
        asked_by: UserId,
        before: Option<(Instant, InvitationId)>,
        limit: u32,
    ) -> Result<InvitationPage, PeopleError> {
        let now = self.clock.now();
        let read = move |conn: &mut AnyConnection| {
            require_administrator(conn, asked_by)?;
            let mut rows = store::invitations::page(conn, before, i64::from(limit) + 1)?;
            let more = rows.len() > limit as usize;
            rows.truncate(limit as usize);
            let next = rows.last().map(|row| (row.created_at, row.id)).filter(|_| more);
            let people = rows.iter().flat_map(|row| [row.made_by, row.used_by]).flatten().collect();
            let names = store::users::names(conn, people)?;
            let invitations = rows.into_iter().map(|row| Invitation::of(row, &names, now)).collect();
            Ok::<_, PeopleError>(InvitationPage { invitations, next })
        };
        self.store.read(read).await
    }

    /// Takes an invitation back, whoever made it. It must be quick, so nothing more is asked.
    ///
    /// # Errors
    /// `Unknown` when it does not hold any more.
    pub async fn revoke_invitation(
        &self,
        by: UserId,
        id: InvitationId,
        origin: &RequestOrigin,
    ) -> Result<(), InvitationError> {
        let (now, ip) = (self.clock.now(), origin.ip);
        self.store
            .write(move |conn| {
                require_administrator(conn, by)?;
                if !store::invitations::revoke(conn, id, now)? {
                    return Err(InvitationError::Unknown);
                }
                Ok(audit::record(conn, &AuditEvent::of(by, "invitation.revoked").about(id).from_ip(ip), now)?)
            })
            .await
    }
}

fn fresh(made_by: Option<UserId>, note: String, now: Instant) -> (InvitationRow, Secret) {
    let token = random_token();
    let row = InvitationRow {
        id: InvitationId::generate(now),
        token_hash: token_hash(token.expose()),
        created_at: now,
        expires_at: now + INVITATION_LIFE,
        used_by: None,
        used_at: None,
        made_by,
        note,
        revoked_at: None,
    };
    (row, token)
}

impl Invitation {
    fn of(row: InvitationRow, names: &HashMap<UserId, Username>, now: Instant) -> Self {
        let name = |id: Option<UserId>| id.and_then(|id| names.get(&id).cloned());
        Self {
            id: row.id,
            made_by: name(row.made_by),
            created_at: row.created_at,
            expires_at: row.expires_at,
            state: match (row.used_at, row.revoked_at) {
                (Some(at), _) => InvitationState::Used { at, by: name(row.used_by) },
                (None, Some(at)) => InvitationState::Revoked { at },
                (None, None) if row.expires_at <= now => InvitationState::Expired,
                (None, None) => InvitationState::Open,
            },
            note: row.note,
        }
    }
}
