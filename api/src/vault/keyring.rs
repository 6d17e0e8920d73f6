//! Keys: one root secret, and a key of its own for each purpose, so that none is used twice.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dryoc::classic::crypto_generichash::crypto_generichash;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::Context;
use crate::model::Secret;

/// Which key something was sealed with. It stands open in every sealed value and says nothing about the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Zeroize)]
pub struct KeyId(pub(super) [u8; 8]);

impl KeyId {
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<&[u8]> for KeyId {
    type Error = std::array::TryFromSliceError;

    fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
        bytes.try_into().map(Self)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a derived key is for. The word goes into the derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Vault,
    Session,
    ApiKeyPepper,
    HighWater,
    /// The manifests of backups.
    Backup,
}

impl Purpose {
    fn label(self) -> &'static str {
        match self {
            Self::Vault => "pillarbox/v1/vault",
            Self::Session => "pillarbox/v1/session",
            Self::ApiKeyPepper => "pillarbox/v1/api-key-pepper",
            Self::HighWater => "pillarbox/v1/high-water",
            Self::Backup => "pillarbox/v1/backup",
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
        Self { key, id: KeyId(id[..8].try_into().expect("a hash of 32 bytes")) }
    }

    pub(super) fn id(&self) -> KeyId {
        self.id
    }

    /// The key for exactly one place.
    pub(super) fn subkey(&self, context: &Context) -> SubKey {
        SubKey(keyed_hash(&self.key, &context.bytes()))
    }
}

/// One configured secret and the key made of it.
struct Root {
    secret: Zeroizing<Vec<u8>>,
    vault_key: VaultKey,
}

impl Root {
    fn new(secret: &Secret) -> Self {
        let secret = Zeroizing::new(secret.expose().as_bytes().to_vec());
        Self { vault_key: VaultKey::from_root(&secret), secret }
    }

    fn derive(&self, purpose: Purpose) -> Zeroizing<[u8; 64]> {
        let mut out = Zeroizing::new([0; 64]);
        for (half, part) in out.chunks_mut(32).zip([b"/1", b"/2"]) {
            let label = [purpose.label().as_bytes(), part].concat();
            half.copy_from_slice(&keyed_hash(&self.secret, &label));
        }
        out
    }
}

/// The vault's keys, newest first, and the derivation of every other key.
pub struct Keyring(Vec<Root>);

impl Keyring {
    /// From `APP_SECRET` and the secrets it replaced, newest first.
    pub fn new(secret: &Secret, previous: &[Secret]) -> Self {
        Self(std::iter::once(secret).chain(previous).map(Root::new).collect())
    }

    /// The ids of the keys, newest first: the one of `APP_SECRET`, then those of `APP_SECRET_PREVIOUS` in their order.
    pub fn ids(&self) -> impl Iterator<Item = KeyId> {
        self.0.iter().map(|root| root.vault_key.id)
    }

    pub(super) fn newest(&self) -> &VaultKey {
        &self.0.first().expect("made with one key at least").vault_key
    }

    pub(super) fn find(&self, id: KeyId) -> Option<&VaultKey> {
        self.root(id).map(|root| &root.vault_key)
    }

    /// 64 bytes of key material for another purpose, from the secret whose key this is.
    pub fn derive_from(&self, id: KeyId, purpose: Purpose) -> Option<Zeroizing<[u8; 64]>> {
        self.root(id).map(|root| root.derive(purpose))
    }

    /// The same from each secret, newest first.
    pub fn derive_each(&self, purpose: Purpose) -> impl Iterator<Item = Zeroizing<[u8; 64]>> {
        self.0.iter().map(move |root| root.derive(purpose))
    }

    fn root(&self, id: KeyId) -> Option<&Root> {
        self.0.iter().find(|root| root.vault_key.id == id)
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
        assert_eq!(vault("right", &[]).check_canary(&sealed), Ok(()));
        assert_eq!(vault("wrong", &[]).check_canary(&sealed), Err(VaultError::UnknownKey));
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let keys = Keyring::new(&Secret::new("root"), &[]);
        let derive = |purpose| keys.derive_each(purpose).next().unwrap();
        let session = derive(Purpose::Session);
        assert_ne!(*session, *derive(Purpose::Vault));
        assert_ne!(session[..32], session[32..]);
    }

    #[test]
    fn what_is_derived_from_a_previous_secret_is_what_it_was_when_it_was_the_newest() {
        let then = Keyring::new(&Secret::new("old"), &[]);
        let now = Keyring::new(&Secret::new("new"), &[Secret::new("old")]);
        let old = then.ids().next().unwrap();
        assert_eq!(now.derive_from(old, Purpose::Session), then.derive_from(old, Purpose::Session));
        assert_ne!(now.derive_each(Purpose::Session).next(), then.derive_each(Purpose::Session).next());
        let unknown = Keyring::new(&Secret::new("other"), &[]).ids().next().unwrap();
        assert!(now.derive_from(unknown, Purpose::Session).is_none());
    }

    #[test]
    fn sealing_anew_keeps_the_text_and_changes_the_key_and_is_done_once() {
        let owner = user();
        let sealed = vault("old", &[]).seal(&place(owner), &Secret::new("token"));
        let both = vault("new", &["old"]);
        assert_ne!(Vault::key_of(&sealed), Ok(both.newest_key()));
        let anew = both.reseal(&place(owner), &sealed).unwrap().expect("it was sealed with the older key");
        assert_eq!(Vault::key_of(&anew), Ok(both.newest_key()));
        assert_eq!(both.reseal(&place(owner), &anew), Ok(None), "it is sealed with the newest key already");
        assert_eq!(vault("new", &[]).open(&place(owner), &anew).unwrap().expose(), "token");

        let elsewhere = Context { generation: 4, ..place(owner) };
        assert_eq!(both.reseal(&elsewhere, &sealed), Err(VaultError::Tampered));
        assert_eq!(vault("new", &[]).reseal(&place(owner), &sealed), Err(VaultError::UnknownKey));
    }
}
