//! Keys: one root secret, and a key of its own for each purpose, so that none is used twice.

use std::collections::VecDeque;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dryoc::classic::crypto_generichash::crypto_generichash;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::Context;
use crate::model::Secret;

pub(super) type KeyId = [u8; 8];

/// What a derived key is for. The word goes into the derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Vault,
    Session,
    ApiKeyPepper,
    HighWater,
}

impl Purpose {
    fn label(self) -> &'static str {
        match self {
            Self::Vault => "pillarbox/v1/vault",
            Self::Session => "pillarbox/v1/session",
            Self::ApiKeyPepper => "pillarbox/v1/api-key-pepper",
            Self::HighWater => "pillarbox/v1/high-water",
        }
    }
}

/// The key of one sealed value.
#[derive(Default, Zeroize, ZeroizeOnDrop)]
pub(super) struct SubKey([u8; 32]);

impl std::ops::Deref for SubKey {
    type Target = [u8; 32];
    fn deref(&self) -> &[u8; 32] {
        &self.0
    }
}

/// One generation of the vault's key.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(super) struct VaultKey {
    key: [u8; 32],
    id: KeyId,
}

impl VaultKey {
    fn from_root(root: &[u8]) -> Self {
        let key = keyed_hash(root, Purpose::Vault.label().as_bytes());
        let id = keyed_hash(&key, b"key id");
        Self { key, id: id[..8].try_into().expect("a hash of 32 bytes") }
    }

    pub(super) fn id(&self) -> KeyId {
        self.id
    }

    /// The key for exactly one place.
    pub(super) fn subkey(&self, context: &Context) -> SubKey {
        SubKey(keyed_hash(&self.key, &context.bytes()))
    }
}

/// The vault's keys, newest first, and the derivation of every other key.
pub struct Keyring {
    root: Zeroizing<Vec<u8>>,
    vault_keys: VecDeque<VaultKey>,
}

impl Keyring {
    /// From `APP_SECRET` and the secrets it replaced, newest first.
    pub fn new(secret: &Secret, previous: &[Secret]) -> Self {
        let root = Zeroizing::new(secret.expose().as_bytes().to_vec());
        let mut vault_keys = VecDeque::from([VaultKey::from_root(&root)]);
        vault_keys.extend(previous.iter().map(|old| VaultKey::from_root(old.expose().as_bytes())));
        Self { root, vault_keys }
    }

    pub(super) fn newest(&self) -> &VaultKey {
        self.vault_keys.front().expect("made with one key at least")
    }

    pub(super) fn find(&self, id: KeyId) -> Option<&VaultKey> {
        self.vault_keys.iter().find(|key| key.id == id)
    }

    /// 64 bytes of key material for another purpose.
    pub fn derive(&self, purpose: Purpose) -> Zeroizing<[u8; 64]> {
        let mut out = Zeroizing::new([0; 64]);
        for (half, part) in out.chunks_mut(32).zip([b"/1", b"/2"]) {
            let label = [purpose.label().as_bytes(), part].concat();
            half.copy_from_slice(&keyed_hash(&self.root, &label));
        }
        out
    }
}

/// BLAKE2b-256 with a key of any length (longer ones are hashed first, as `BLAKE2b` takes 64 bytes at most).
fn keyed_hash(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut hashed_key = Zeroizing::new([0; 64]);
    crypto_generichash(&mut *hashed_key, key, None).expect("64 bytes is a lawful length of hash");
    let mut out = [0; 32];
    crypto_generichash(&mut out, message, Some(&*hashed_key)).expect("32 bytes is a lawful length of hash");
    out
}

/// Random bytes of the operating system's generator.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    dryoc::rng::copy_randombytes(&mut bytes);
    bytes
}

/// A random token of 256 bits, in URL-safe base64 (43 characters).
pub fn random_token() -> Secret {
    Secret::new(URL_SAFE_NO_PAD.encode(random_bytes::<32>()))
}

/// SHA-256 of a token: what is stored of one that only has to be recognised. The tokens are random and long, so
/// a slow hash would add nothing.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Instant, PlatformKey, UserId};
    use crate::vault::{Column, Vault, VaultError};

    fn vault(secret: &str, previous: &[&str]) -> Vault {
        let previous: Vec<Secret> = previous.iter().map(|text| Secret::new(*text)).collect();
        Vault::new(Keyring::new(&Secret::new(secret), &previous))
    }

    fn user() -> UserId {
        UserId::generate(Instant::from(chrono::DateTime::UNIX_EPOCH))
    }

    fn place(user: UserId) -> Context {
        Context {
            user: Some(user),
            platform: Some(PlatformKey::X),
            subject: "2244994945".to_owned(),
            column: Column::AccessToken,
            generation: 3,
        }
    }

    #[test]
    fn a_value_opens_only_in_its_own_place() {
        let (vault, owner) = (vault("a secret", &[]), user());
        let sealed = vault.seal(&place(owner), &Secret::new("token"));
        assert_eq!(vault.open(&place(owner), &sealed).map(|s| s.expose().to_owned()), Ok("token".to_owned()));

        let elsewhere = [
            Context { user: Some(user()), ..place(owner) },
            Context { platform: None, ..place(owner) },
            Context { subject: "2244994946".to_owned(), ..place(owner) },
            Context { column: Column::RefreshToken, ..place(owner) },
            Context { generation: 4, ..place(owner) },
        ];
        for place in &elsewhere {
            assert_eq!(vault.open(place, &sealed).err(), Some(VaultError::Tampered));
        }
    }

    #[test]
    fn the_same_text_sealed_twice_gives_different_bytes() {
        let (vault, owner) = (vault("a secret", &[]), user());
        let text = Secret::new("token");
        assert_ne!(vault.seal(&place(owner), &text), vault.seal(&place(owner), &text));
    }

    #[test]
    fn a_previous_secret_still_opens_and_an_unknown_one_does_not() {
        let owner = user();
        let sealed = vault("old", &[]).seal(&place(owner), &Secret::new("token"));
        assert!(vault("new", &["old"]).open(&place(owner), &sealed).is_ok());
        assert_eq!(vault("new", &[]).open(&place(owner), &sealed).err(), Some(VaultError::UnknownKey));
    }

    #[test]
    fn the_canary_opens_with_its_own_key_only() {
        let sealed = vault("right", &[]).seal_canary();
        assert!(vault("right", &[]).canary_opens(&sealed));
        assert!(!vault("wrong", &[]).canary_opens(&sealed));
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let keys = Keyring::new(&Secret::new("root"), &[]);
        let session = keys.derive(Purpose::Session);
        assert_ne!(*session, *keys.derive(Purpose::Vault));
        assert_ne!(session[..32], session[32..]);
    }
}
