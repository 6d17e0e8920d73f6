//! API keys: for callers that are no browsers. A key is `pbx_`, the id of its row, `_`, 32 random bytes and a checksum,
//! all in base 62; it is shown once, and only a hash of it with a key of ours is kept.

use std::collections::BTreeSet;

use crc32fast::hash as crc32;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::{People, PeopleError};
use crate::model::{ApiKeyId, Instant, Scope, Secret, UserId};
use crate::notifications::{self, words};
use crate::store::api_keys::{self, ApiKeyRow};
use crate::store::audit::{self, AuditEvent};
use crate::store::users;
use crate::vault::random_bytes;

const PREFIX: &str = "pbx_";
const ID_DIGITS: usize = 22;
const SECRET_DIGITS: usize = 43;
const CHECK_DIGITS: usize = 6;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// How exact `last_used_at` is: not every request is worth a write.
const USED_GRANULARITY: std::time::Duration = std::time::Duration::from_mins(1);

/// A key as it may be shown.
#[derive(Clone, Debug)]
pub struct KeyInfo {
    pub id: ApiKeyId,
    pub user: UserId,
    pub name: String,
    pub scopes: BTreeSet<Scope>,
    pub created_at: Instant,
    pub last_used_at: Option<Instant>,
}

impl People {
    /// Makes a key for a user. The secret is in the answer and nowhere else.
    pub async fn create_key(&self, username: &str, name: &str, scopes: BTreeSet<Scope>) -> Result<Secret, PeopleError> {
        let username = username.parse().map_err(|_| PeopleError::UnknownUser)?;
        let (id, secret, now) = (ApiKeyId::generate(self.clock.now()), random_bytes::<32>(), self.clock.now());
        let row = ApiKeyRow {
            id,
            user_id: self
                .store
                .read(move |conn| users::find_by_name(conn, &username))
                .await?
                .ok_or(PeopleError::UnknownUser)?
                .id,
            name: name.chars().take(100).collect(),
            secret_hash: self.key_hash(&secret),
            scopes: scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" "),
            created_at: now,
            last_used_at: None,
            revoked_at: None,
        };
        self.store
            .write(move |conn| {
                api_keys::insert(conn, &row)?;
                let told = words::new_key(id, &row.name, &row.scopes);
                notifications::tell(conn, row.user_id, &told, now)?;
                audit::record(conn, &AuditEvent::of(row.user_id, "api_key.created").about(id), now)
            })
            .await?;
        Ok(write_key(id, &secret))
    }

    /// The key that is shown, if it is one of ours and not revoked. Its use is noted.
    pub async fn find_key(&self, shown: &str) -> Result<Option<KeyInfo>, PeopleError> {
        let Some((id, secret)) = read_key(shown) else { return Ok(None) };
        let row = self.store.read(move |conn| api_keys::find(conn, id)).await?;
        let hash = self.key_hash(&secret);
        let Some(row) = row.filter(|row| row.revoked_at.is_none() && bool::from(row.secret_hash.ct_eq(&hash))) else {
            return Ok(None);
        };
        let now = self.clock.now();
        if row.last_used_at.is_none_or(|used_at| now.since(used_at) >= USED_GRANULARITY) {
            self.store.write(move |conn| api_keys::touch(conn, id, now)).await?;
        }
        Ok(Some(info(row)))
    }

    /// Every key of the server that is not revoked.
    pub async fn list_keys(&self) -> Result<Vec<KeyInfo>, PeopleError> {
        Ok(self.store.read(api_keys::list).await?.into_iter().map(info).collect())
    }

    /// Ends a key. False when there is none of this id.
    pub async fn revoke_key(&self, id: ApiKeyId) -> Result<bool, PeopleError> {
        let now = self.clock.now();
        Ok(self
            .store
            .write(move |conn| {
                let Some(row) = api_keys::find(conn, id)?.filter(|row| row.revoked_at.is_none()) else {
                    return Ok(false);
                };
                api_keys::revoke(conn, id, now)?;
                audit::record(conn, &AuditEvent::of(row.user_id, "api_key.revoked").about(id), now)?;
                Ok::<_, crate::store::StoreError>(true)
            })
            .await?)
    }

    /// The secret has 256 random bits, so a fast hash is enough; the pepper makes a copy of the table useless.
    fn key_hash(&self, secret: &[u8; 32]) -> Vec<u8> {
        Sha256::new().chain_update(&self.pepper[..]).chain_update(secret).finalize().to_vec()
    }
}

fn info(row: ApiKeyRow) -> KeyInfo {
    KeyInfo {
        id: row.id,
        user: row.user_id,
        name: row.name,
        scopes: row.scopes.split(' ').filter_map(|scope| scope.parse().ok()).collect(),
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    }
}

fn write_key(id: ApiKeyId, secret: &[u8; 32]) -> Secret {
    let body = format!("{}_{}", to_digits(id.uuid().as_bytes(), ID_DIGITS), to_digits(secret, SECRET_DIGITS));
    let check = to_digits(&crc32(body.as_bytes()).to_be_bytes(), CHECK_DIGITS);
    Secret::new(format!("{PREFIX}{body}{check}"))
}

/// Nothing when it is no key of ours: the checksum tells a mistyped one without asking the database.
fn read_key(text: &str) -> Option<(ApiKeyId, [u8; 32])> {
    let rest = text.strip_prefix(PREFIX).filter(|rest| rest.is_ascii())?;
    if rest.len() != ID_DIGITS + 1 + SECRET_DIGITS + CHECK_DIGITS {
        return None;
    }
    let (body, check) = rest.split_at(rest.len() - CHECK_DIGITS);
    let (id, secret) = body.split_once('_')?;
    if from_digits::<4>(check)? != crc32(body.as_bytes()).to_be_bytes() {
        return None;
    }
    Some((ApiKeyId::from(Uuid::from_bytes(from_digits(id)?)), from_digits(secret)?))
}

/// The bytes as one number in base 62, with leading zeros to `width`.
fn to_digits(bytes: &[u8], width: usize) -> String {
    let mut number = bytes.to_vec();
    let mut digits = vec![b'0'; width];
    for digit in digits.iter_mut().rev() {
        let mut rest = 0_u32;
        for byte in &mut number {
            let value = rest * 256 + u32::from(*byte);
            *byte = u8::try_from(value / 62).expect("a byte's worth of base 62 fits a byte");
            rest = value % 62;
        }
        *digit = DIGITS[rest as usize];
    }
    String::from_utf8(digits).expect("digits are ASCII")
}

/// The number back as `N` bytes; nothing when it has another digit or is too large.
fn from_digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut number = [0_u8; N];
    for digit in text.bytes() {
        let mut carry = u32::try_from(DIGITS.iter().position(|known| *known == digit)?).ok()?;
        for byte in number.iter_mut().rev() {
            let value = u32::from(*byte) * 62 + carry;
            [_, _, _, *byte] = value.to_be_bytes();
            carry = value / 256;
        }
        if carry > 0 {
            return None;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_key_reads_back_as_it_was_written(id: [u8; 16], secret: [u8; 32], at in 0..72_usize, other in 0..62_usize) {
            let id = ApiKeyId::from(Uuid::from_bytes(id));
            let key = write_key(id, &secret);
            proptest::prop_assert_eq!(read_key(key.expose()), Some((id, secret)));
            // One character mistyped is no key.
            let mut mistyped = key.expose().as_bytes().to_vec();
            let at = PREFIX.len() + at;
            if mistyped[at] != DIGITS[other] {
                mistyped[at] = DIGITS[other];
                proptest::prop_assert_eq!(read_key(std::str::from_utf8(&mistyped).unwrap()), None);
            }
        }

        #[test]
        fn nothing_that_is_shown_panics(text in "\\PC{0,90}") {
            let _any = read_key(&text);
            let _any = read_key(&format!("{PREFIX}{text}"));
        }
    }
}
