//! The second factor: set up with a code of one's app, asked for at each sign-in, and recovered with codes on paper.

use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

use super::{People, PeopleError, totp};
use crate::model::{Instant, RequestOrigin, Secret, SessionId, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::second_factors::{self, SecondFactorRow};
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::{Context, Vault, VaultError, random_bytes, token_hash};

/// Bytes of a secret (RFC 4226, 4: 160 bits are recommended).
const SECRET_BYTES: usize = 20;
/// Recovery codes of a user.
const CODES: usize = 10;
/// Bytes of a recovery code: sixteen letters.
const CODE_BYTES: usize = 10;

/// How a user's second factor stands.
pub struct SecondFactorInfo {
    /// Since when he is asked for it; nothing when he is not.
    pub on_since: Option<Instant>,
    pub recovery_codes_left: i64,
}

/// What an app has to be told, once.
pub struct Enrolment {
    /// Base32, as it is typed in by hand.
    pub secret: Secret,
    /// The same for a QR code.
    pub uri: Secret,
}

/// Why a second factor was not changed.
#[derive(Debug, thiserror::Error)]
pub enum SecondFactorError {
    #[error("A second factor is on already. Switch it off first, or make new recovery codes.")]
    On,
    #[error("No second factor is on.")]
    Off,
    #[error("There is nothing to confirm: begin setting the second factor up first.")]
    NotBegun,
    #[error("This code is not right, or was used before. Take the next one your app shows.")]
    CodeWrong,
    #[error(transparent)]
    People(#[from] PeopleError),
}

impl From<StoreError> for SecondFactorError {
    fn from(error: StoreError) -> Self {
        Self::People(error.into())
    }
}

impl People {
    pub async fn second_factor(&self, user: UserId) -> Result<SecondFactorInfo, StoreError> {
        self.store
            .read(move |conn| {
                Ok(SecondFactorInfo {
                    on_since: second_factors::find(conn, user)?.and_then(|row| row.confirmed_at),
                    recovery_codes_left: second_factors::unused_codes(conn, user)?,
                })
            })
            .await
    }

    /// Makes a secret for the user's app. Nothing is asked for before it is confirmed.
    pub async fn begin_second_factor(
        &self,
        user: UserId,
        session: SessionId,
        password: Option<&Secret>,
        origin: &RequestOrigin,
    ) -> Result<Enrolment, SecondFactorError> {
        self.require_recent(user, session, password, origin).await?;
        let secret = Secret::new(BASE32_NOPAD.encode(&*Zeroizing::new(random_bytes::<SECRET_BYTES>())));
        let sealed_secret = self.vault.seal(&Context::of_second_factor(user), &secret);
        let now = self.clock.now();
        let row = SecondFactorRow { user_id: user, sealed_secret, confirmed_at: None, last_step: 0, created_at: now };
        let username = self
            .store
            .write(move |conn| {
                if second_factors::find(conn, user)?.is_some_and(|row| row.confirmed_at.is_some()) {
                    return Err(SecondFactorError::On);
                }
                second_factors::begin(conn, &row)?;
                Ok(store::users::find(conn, user)?.ok_or(StoreError::NotFound)?.username)
            })
            .await?;
        // As authenticator apps read it; the name needs no escaping, by its own rule.
        let uri = format!("otpauth://totp/Pillarbox:{username}?secret={}&issuer=Pillarbox", secret.expose());
        Ok(Enrolment { secret, uri: Secret::new(uri) })
    }

    /// The user's app gives the right digits: from now on he is asked for them. Ends his other sessions, and gives his
    /// recovery codes.
    pub async fn confirm_second_factor(
        &self,
        user: UserId,
        session: SessionId,
        code: &Secret,
        origin: &RequestOrigin,
    ) -> Result<Vec<Secret>, SecondFactorError> {
        self.throttle(origin.ip)?;
        let (codes, hashes) = new_codes();
        let (vault, code, now, ip) = (self.vault.clone(), code.clone(), self.clock.now(), origin.ip);
        self.store
            .write(move |conn| {
                let row = second_factors::find(conn, user)?.ok_or(SecondFactorError::NotBegun)?;
                if row.confirmed_at.is_some() {
                    return Err(SecondFactorError::On);
                }
                if !use_digits(conn, &vault, &row, code.expose(), now)? {
                    return Err(SecondFactorError::CodeWrong);
                }
                second_factors::confirm(conn, user, now)?;
                second_factors::set_recovery_codes(conn, user, &hashes)?;
                store::sessions::delete_others(conn, user, Some(session))?;
                Ok(audit::record(conn, &AuditEvent::of(user, "second_factor.on").from_ip(ip), now)?)
            })
            .await?;
        Ok(codes)
    }

    /// Gives the user new recovery codes; the ones before are good for nothing any more.
    pub async fn renew_recovery_codes(
        &self,
        user: UserId,
        password: &Secret,
        code: &Secret,
        origin: &RequestOrigin,
    ) -> Result<Vec<Secret>, SecondFactorError> {
        let (codes, hashes) = new_codes();
        self.with_both(user, password, code, origin, move |conn, now, ip| {
            second_factors::set_recovery_codes(conn, user, &hashes)?;
            audit::record(conn, &AuditEvent::of(user, "second_factor.codes_renewed").from_ip(ip), now)
        })
        .await?;
        Ok(codes)
    }

    /// From now on the password alone is enough.
    pub async fn remove_second_factor(
        &self,
        user: UserId,
        password: &Secret,
        code: &Secret,
        origin: &RequestOrigin,
    ) -> Result<(), SecondFactorError> {
        self.with_both(user, password, code, origin, move |conn, now, ip| {
            second_factors::remove(conn, user)?;
            audit::record(conn, &AuditEvent::of(user, "second_factor.off").from_ip(ip), now)
        })
        .await
    }

    /// Does something with the second factor once its user has shown both, as at a sign-in.
    async fn with_both(
        &self,
        user: UserId,
        password: &Secret,
        code: &Secret,
        origin: &RequestOrigin,
        work: impl FnOnce(&mut AnyConnection, Instant, Option<std::net::IpAddr>) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<(), SecondFactorError> {
        self.throttle(origin.ip)?;
        let row = self.store.read(move |conn| store::users::find(conn, user)).await?.ok_or(StoreError::NotFound)?;
        if !self.verify(password, Some(&row.password_hash)).await? {
            return Err(PeopleError::CurrentPasswordWrong.into());
        }
        let (vault, code, now, ip) = (self.vault.clone(), code.clone(), self.clock.now(), origin.ip);
        self.store
            .write(move |conn| {
                let row = second_factors::find(conn, user)?.filter(|row| row.confirmed_at.is_some());
                let row = row.ok_or(SecondFactorError::Off)?;
                if !use_code(conn, &vault, &row, code.expose(), now)? {
                    return Err(SecondFactorError::CodeWrong);
                }
                Ok(work(conn, now, ip)?)
            })
            .await
    }
}

/// Uses a code up, of the app or of the paper; false when it is none. Part of the caller's transaction, so of two requests
/// with one code one gets through.
pub(super) fn use_code(
    conn: &mut AnyConnection,
    vault: &Vault,
    row: &SecondFactorRow,
    code: &str,
    now: Instant,
) -> Result<bool, PeopleError> {
    let code = normal(code);
    if code.bytes().all(|byte| byte.is_ascii_digit()) {
        return use_digits(conn, vault, row, &code, now);
    }
    Ok(second_factors::use_recovery_code(conn, row.user_id, &token_hash(&code), now)?)
}

fn use_digits(
    conn: &mut AnyConnection,
    vault: &Vault,
    row: &SecondFactorRow,
    digits: &str,
    now: Instant,
) -> Result<bool, PeopleError> {
    let secret = vault.open(&Context::of_second_factor(row.user_id), &row.sealed_secret)?;
    let secret = BASE32_NOPAD.decode(secret.expose().as_bytes()).map_err(|_| VaultError::Tampered)?;
    match totp::matching_step(&Zeroizing::new(secret), &normal(digits), now) {
        Some(step) => Ok(second_factors::use_step(conn, row.user_id, step)?),
        None => Ok(false),
    }
}

/// A code without what people put between its parts.
fn normal(code: &str) -> String {
    code.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect::<String>().to_ascii_uppercase()
}

/// Recovery codes as they are shown, and the hashes that are kept of them.
fn new_codes() -> (Vec<Secret>, Vec<Vec<u8>>) {
    let made = || {
        let code = BASE32_NOPAD.encode(&random_bytes::<CODE_BYTES>());
        let parts: Vec<&str> = [0, 4, 8, 12].iter().map(|from| &code[*from..from + 4]).collect();
        (Secret::new(parts.join("-")), token_hash(&code))
    };
    std::iter::repeat_with(made).take(CODES).unzip()
}
