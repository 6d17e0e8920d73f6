//! The vault: secrets are sealed before they reach the store and opened only where they are used.
//!
//! The primitives are libsodium's, through `dryoc`: secretbox (XSalsa20-Poly1305) and keyed `BLAKE2b`. `dryoc` has
//! had no third-party audit, so everything that touches it stands in this folder and is held against vectors made
//! with libsodium itself. Leans on `model` only.

mod context;
mod envelope;
mod keyring;

pub use context::{Column, Context};
pub use envelope::EnvelopeError;
pub use keyring::{Keyring, Purpose, random_bytes, random_token, token_hash};

use crate::model::Secret;

/// Why a sealed value could not be opened.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum VaultError {
    /// The bytes are no envelope of ours.
    #[error("not a sealed value: {0}")]
    Envelope(#[from] EnvelopeError),
    /// It was sealed with a key this server was not given.
    #[error("sealed with a key that is not configured")]
    UnknownKey,
    /// The bytes were changed, or belong to another row or column.
    #[error("the sealed value was changed or belongs elsewhere")]
    Tampered,
}

/// Seals and opens with the keys of the [`Keyring`].
pub struct Vault {
    keys: Keyring,
}

impl Vault {
    pub fn new(keys: Keyring) -> Self {
        Self { keys }
    }

    /// Seals a text for one place; the same text sealed twice gives different bytes.
    pub fn seal(&self, context: &Context, plain: &Secret) -> Vec<u8> {
        let key = self.keys.newest();
        envelope::seal(key.id(), &key.subkey(context), plain.expose().as_bytes())
    }

    /// Opens what was sealed for exactly this place.
    pub fn open(&self, context: &Context, sealed: &[u8]) -> Result<Secret, VaultError> {
        let envelope = envelope::parse(sealed)?;
        let key = self.keys.find(envelope.key_id).ok_or(VaultError::UnknownKey)?;
        let plain = envelope::open(&envelope, &key.subkey(context)).ok_or(VaultError::Tampered)?;
        let text = std::str::from_utf8(&plain).map_err(|_| VaultError::Tampered)?;
        Ok(Secret::new(text))
    }

    /// A text that only this server's key opens; kept in the database to recognise a wrong `APP_SECRET` at start.
    pub fn seal_canary(&self) -> Vec<u8> {
        self.seal(&Context::canary(), &Secret::new(CANARY))
    }

    /// Whether the canary opens with the keys at hand.
    pub fn canary_opens(&self, sealed: &[u8]) -> bool {
        self.open(&Context::canary(), sealed).is_ok_and(|plain| plain.expose() == CANARY)
    }
}

const CANARY: &str = "pillarbox vault canary";
