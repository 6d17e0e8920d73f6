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
pub use keyring::{KeyId, Keyring, Purpose, random_bytes, random_token, token_hash};

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

    /// The same text sealed with the newest key; nothing when it is sealed with that one already.
    pub fn reseal(&self, context: &Context, sealed: &[u8]) -> Result<Option<Vec<u8>>, VaultError> {
        if Self::key_of(sealed)? == self.newest_key() {
            return Ok(None);
        }
        let plain = self.open(context, sealed)?;
        Ok(Some(self.seal(context, &plain)))
    }

    /// The key that a value was sealed with, known here or not.
    pub fn key_of(sealed: &[u8]) -> Result<KeyId, VaultError> {
        Ok(envelope::parse(sealed)?.key_id)
    }

    /// The key that everything is sealed with from now on.
    pub fn newest_key(&self) -> KeyId {
        self.keys.newest().id()
    }

    /// Whether values of this key can be opened.
    pub fn has_key(&self, id: KeyId) -> bool {
        self.keys.find(id).is_some()
    }

    pub fn keyring(&self) -> &Keyring {
        &self.keys
    }

    /// A text that only this server's key opens; kept in the database to recognise a wrong `APP_SECRET` at start.
    pub fn seal_canary(&self) -> Vec<u8> {
        self.seal(&Context::of_server(Column::Canary), &Secret::new(CANARY))
    }

    /// Opens the canary with the keys at hand.
    pub fn check_canary(&self, sealed: &[u8]) -> Result<(), VaultError> {
        let plain = self.open(&Context::of_server(Column::Canary), sealed)?;
        if plain.expose() == CANARY { Ok(()) } else { Err(VaultError::Tampered) }
    }
}

const CANARY: &str = "pillarbox vault canary";

#[cfg(test)]
mod tests;
