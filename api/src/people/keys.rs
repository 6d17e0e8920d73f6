//! API keys: for callers that are no browsers. The secret is shown once; only a hash of it with a key of ours is kept.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::Duration;

use ipnet::IpNet;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{People, PeopleError, key_text};
use crate::model::{ApiKeyId, IdempotencyKey, Instant, RequestOrigin, Scope, Secret, SessionId, UserId};
use crate::notifications::{self, words};
use crate::store::api_keys::{self, ApiKeyRow};
use crate::store::audit::{self, AuditEvent};
use crate::store::idempotency::{self, Created, Earlier};
use crate::store::{AnyConnection, StoreError, users};
use crate::vault::random_bytes;

/// How exact `last_used_at` is: not every request is worth a write.
const USED_GRANULARITY: Duration = Duration::from_mins(1);
/// Keys one user may have that are good. More than any use, and few enough for a list.
const KEYS_MAX: usize = 100;
/// Characters of a key's name.
pub const KEY_NAME_MAX: usize = 100;
/// Networks one key may be bound to.
pub const KEY_NETWORKS_MAX: usize = 20;
/// How long the old key may go on beside the one it was exchanged for.
pub const LONGEST_OVERLAP: Duration = Duration::from_hours(30 * 24);

/// A key as it may be shown.
#[derive(Clone, Debug)]
pub struct KeyInfo {
    pub id: ApiKeyId,
    pub user: UserId,
    /// How the key begins; no secret.
    pub prefix: String,
    pub name: String,
    pub scopes: BTreeSet<Scope>,
    /// From where it may be used; everywhere if empty.
    pub networks: Vec<IpNet>,
    pub created_at: Instant,
    pub expires_at: Option<Instant>,
    /// To the minute.
    pub last_used_at: Option<Instant>,
    /// The one it was exchanged for.
    pub replaced_by: Option<ApiKeyId>,
}

/// What a key is to be.
#[derive(Clone, Debug)]
pub struct NewKey {
    pub name: String,
    pub scopes: BTreeSet<Scope>,
    pub networks: Vec<IpNet>,
    /// Never by itself, if absent.
    pub expires_at: Option<Instant>,
}

/// A key that was just made. The secret is here and nowhere else.
pub struct MadeKey {
    pub info: KeyInfo,
    pub key: Secret,
}

/// Why a key is not good, or does not exist.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("There is no such API key, or it has ended.")]
    UnknownKey,
    #[error("A key needs at least one scope: what it may do.")]
    NoScope,
    #[error("The name of a key has at most {KEY_NAME_MAX} characters.")]
    NameTooLong,
    #[error("A key can be bound to at most {KEY_NETWORKS_MAX} networks.")]
    TooManyNetworks,
    #[error("The end of a key lies in the future.")]
    ExpiryInPast,
    #[error("The old key can go on for at most {} days.", LONGEST_OVERLAP.as_secs() / 86_400)]
    OverlapTooLong,
    #[error("You have {KEYS_MAX} API keys. Revoke one that is not needed any more, then make another.")]
    TooManyKeys,
    #[error("This key was exchanged already. Exchange the one that took its place.")]
    Replaced,
    /// The secret is not kept, so it cannot be shown to the same request again.
    #[error(
        "This request has made its API key already, and a key is shown only once. Revoke that one and make another."
    )]
    MadeBefore(ApiKeyId),
    #[error("this key was used for another request")]
    KeyReused,
    #[error(transparent)]
    People(#[from] PeopleError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl People {
    /// Makes a key for the user who shows that it is him: by his password, or by a session that is a few minutes old.
    pub async fn create_key(
        &self,
        user: UserId,
        session: SessionId,
        password: Option<&Secret>,
        new: NewKey,
        idempotency: Option<IdempotencyKey>,
        origin: &RequestOrigin,
    ) -> Result<MadeKey, KeyError> {
        let request_hash = new.request_hash();
        self.require_recent(user, session, password, origin).await?;
        self.insert_key(user, new, idempotency, request_hash, origin.ip).await
    }

    /// Makes a key for a user by name: for whoever runs the server.
    pub async fn create_key_for(&self, username: &str, new: NewKey) -> Result<MadeKey, KeyError> {
        let user = self.find_by_name(username).await?;
        self.insert_key(user.id, new, None, Vec::new(), None).await
    }

    async fn insert_key(
        &self,
        user: UserId,
        new: NewKey,
        idempotency: Option<IdempotencyKey>,
        request_hash: Vec<u8>,
        ip: Option<IpAddr>,
    ) -> Result<MadeKey, KeyError> {
        let now = self.clock.now();
        new.check(now)?;
        let (row, key) = self.fresh_row(user, new, now);
        let info = info(row.clone());
        self.store
            .write(move |conn| {
                if let Some(key) = &idempotency {
                    match idempotency::look_up(conn, user, key, &request_hash)? {
                        Earlier::Never => {}
                        Earlier::Same(Created::ApiKey(made)) => return Err(KeyError::MadeBefore(made)),
                        Earlier::Same(_) | Earlier::Other => return Err(KeyError::KeyReused),
                    }
                }
                if api_keys::of_user(conn, user, now)?.len() >= KEYS_MAX {
                    return Err(KeyError::TooManyKeys);
                }
                write_down(conn, &row, "api_key.created", ip, now)?;
                if let Some(key) = &idempotency {
                    idempotency::insert(conn, user, key, &request_hash, Created::ApiKey(row.id), now)?;
                }
                Ok(())
            })
            .await?;
        Ok(MadeKey { info, key })
    }

    /// Exchanges a key for a new one that may do the same; the old one goes on for `overlap`, so that programs can be
    /// changed over without a gap.
    pub async fn rotate_key(
        &self,
        user: UserId,
        session: SessionId,
        password: Option<&Secret>,
        id: ApiKeyId,
        overlap: Duration,
        origin: &RequestOrigin,
    ) -> Result<MadeKey, KeyError> {
        if overlap > LONGEST_OVERLAP {
            return Err(KeyError::OverlapTooLong);
        }
        self.require_recent(user, session, password, origin).await?;
        let (now, ip) = (self.clock.now(), origin.ip);
        let old = self.store.read(move |conn| api_keys::find(conn, id)).await?;
        let old = old.filter(|row| row.user_id == user && is_good(row, now)).ok_or(KeyError::UnknownKey)?;
        let old = info(old);
        // It lives as long as the old one was meant to.
        let life = old.expires_at.map(|ends_at| ends_at.since(old.created_at));
        let new = NewKey {
            name: old.name,
            scopes: old.scopes,
            networks: old.networks,
            expires_at: life.map(|life| now + life),
        };
        let (row, key) = self.fresh_row(user, new, now);
        let info = info(row.clone());
        self.store
            .write(move |conn| {
                let old = api_keys::find(conn, id)?.filter(|row| is_good(row, now)).ok_or(KeyError::UnknownKey)?;
                if old.replaced_by.is_some() {
                    return Err(KeyError::Replaced);
                }
                write_down(conn, &row, "api_key.rotated", ip, now)?;
                let ends_at = old.expires_at.map_or(now + overlap, |ends_at| ends_at.min(now + overlap));
                api_keys::replace(conn, id, row.id, ends_at)?;
                Ok(())
            })
            .await?;
        Ok(MadeKey { info, key })
    }

    fn fresh_row(&self, user: UserId, new: NewKey, now: Instant) -> (ApiKeyRow, Secret) {
        let (id, secret) = (ApiKeyId::generate(now), random_bytes::<32>());
        let row = ApiKeyRow {
            id,
            user_id: user,
            name: new.name,
            secret_hash: self.key_hash(&secret),
            scopes: words_of(new.scopes.iter()),
            created_at: now,
            last_used_at: None,
            revoked_at: None,
            expires_at: new.expires_at,
            networks: words_of(new.networks.iter()),
            replaced_by: None,
        };
        (row, key_text::write(id, &secret))
    }

    /// The key that is shown, if it is one of ours, still good, and may be used from there. Its use is noted.
    pub async fn find_key(&self, shown: &str, ip: Option<IpAddr>) -> Result<Option<KeyInfo>, PeopleError> {
        let Some((id, secret)) = key_text::read(shown) else { return Ok(None) };
        let now = self.clock.now();
        let row = self.store.read(move |conn| of_who_may_come_in(conn, id)).await?;
        let hash = self.key_hash(&secret);
        let Some(row) = row.filter(|row| bool::from(row.secret_hash.ct_eq(&hash)) && is_good(row, now)) else {
            return Ok(None);
        };
        let (used_at, found) = (row.last_used_at, info(row));
        if !found.networks.is_empty() && !ip.is_some_and(|ip| found.networks.iter().any(|net| net.contains(&ip))) {
            return Ok(None);
        }
        if used_at.is_none_or(|used_at| now.since(used_at) >= USED_GRANULARITY) {
            let user = found.user;
            self.store
                .write(move |conn| {
                    if api_keys::touch(conn, id, now)? {
                        audit::record(conn, &AuditEvent::of(user, "api_key.first_used").about(id).from_ip(ip), now)?;
                    }
                    Ok::<_, StoreError>(())
                })
                .await?;
        }
        Ok(Some(found))
    }

    /// Whether a key is still good: for what goes on for long.
    pub async fn has_key(&self, id: ApiKeyId) -> Result<bool, PeopleError> {
        let now = self.clock.now();
        Ok(self.store.read(move |conn| of_who_may_come_in(conn, id)).await?.is_some_and(|row| is_good(&row, now)))
    }

    /// The user's keys that are good, the newest first.
    pub async fn keys_of(&self, user: UserId) -> Result<Vec<KeyInfo>, PeopleError> {
        let now = self.clock.now();
        Ok(self.store.read(move |conn| api_keys::of_user(conn, user, now)).await?.into_iter().map(info).collect())
    }

    /// Every key of the server that is good.
    pub async fn list_keys(&self) -> Result<Vec<KeyInfo>, PeopleError> {
        let now = self.clock.now();
        Ok(self.store.read(move |conn| api_keys::list(conn, now)).await?.into_iter().map(info).collect())
    }

    /// Ends a key, of this user if one is named. False when there is none of this id.
    pub async fn revoke_key(
        &self,
        user: Option<UserId>,
        id: ApiKeyId,
        ip: Option<IpAddr>,
    ) -> Result<bool, PeopleError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let row = api_keys::find(conn, id)?;
                let Some(row) = row.filter(|row| user.is_none_or(|user| row.user_id == user) && is_good(row, now))
                else {
                    return Ok(false);
                };
                api_keys::revoke(conn, id, now)?;
                audit::record(conn, &AuditEvent::of(row.user_id, "api_key.revoked").about(id).from_ip(ip), now)?;
                Ok(true)
            })
            .await
    }

    /// The secret has 256 random bits, so a fast hash is enough; the pepper makes a copy of the table useless.
    fn key_hash(&self, secret: &[u8; 32]) -> Vec<u8> {
        Sha256::new().chain_update(&self.pepper[..]).chain_update(secret).finalize().to_vec()
    }
}

impl NewKey {
    fn check(&self, now: Instant) -> Result<(), KeyError> {
        if self.scopes.is_empty() {
            Err(KeyError::NoScope)
        } else if self.name.chars().count() > KEY_NAME_MAX {
            Err(KeyError::NameTooLong)
        } else if self.networks.len() > KEY_NETWORKS_MAX {
            Err(KeyError::TooManyNetworks)
        } else if self.expires_at.is_some_and(|ends_at| ends_at <= now) {
            Err(KeyError::ExpiryInPast)
        } else {
            Ok(())
        }
    }

    /// A hash over everything that was asked, each part preceded by its length.
    fn request_hash(&self) -> Vec<u8> {
        let expires_at = self.expires_at.map(|at| at.to_string()).unwrap_or_default();
        let parts = [&self.name, &words_of(self.scopes.iter()), &words_of(self.networks.iter()), &expires_at];
        let hash = parts
            .into_iter()
            .fold(Sha256::new(), |hash, part| hash.chain_update((part.len() as u64).to_be_bytes()).chain_update(part));
        hash.finalize().to_vec()
    }
}

fn write_down(
    conn: &mut AnyConnection,
    row: &ApiKeyRow,
    action: &'static str,
    ip: Option<IpAddr>,
    now: Instant,
) -> Result<(), StoreError> {
    api_keys::insert(conn, row)?;
    notifications::tell(conn, row.user_id, &words::new_key(row.id, &row.name, &row.scopes), now)?;
    audit::record(conn, &AuditEvent::of(row.user_id, action).about(row.id).from_ip(ip), now)
}

/// The key of this id, unless its user is shut out: it works again once he is let in.
fn of_who_may_come_in(conn: &mut AnyConnection, id: ApiKeyId) -> Result<Option<ApiKeyRow>, StoreError> {
    let Some(row) = api_keys::find(conn, id)? else { return Ok(None) };
    Ok(if users::is_disabled(conn, row.user_id)? { None } else { Some(row) })
}

fn is_good(row: &ApiKeyRow, now: Instant) -> bool {
    row.revoked_at.is_none() && row.expires_at.is_none_or(|ends_at| ends_at > now)
}

fn words_of(items: impl Iterator<Item = impl ToString>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(" ")
}

fn info(row: ApiKeyRow) -> KeyInfo {
    KeyInfo {
        id: row.id,
        user: row.user_id,
        prefix: key_text::prefix(row.id),
        name: row.name,
        scopes: row.scopes.split(' ').filter_map(|scope| scope.parse().ok()).collect(),
        networks: row.networks.split(' ').filter_map(|network| network.parse().ok()).collect(),
        created_at: row.created_at,
        expires_at: row.expires_at,
        last_used_at: row.last_used_at,
        replaced_by: row.replaced_by,
    }
}
