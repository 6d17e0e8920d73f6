//! The bytes of a sealed value: `version(1) ‖ algorithm(1) ‖ key id(8) ‖ nonce(24) ‖ box`.
//!
//! Version 1; algorithm 1 is libsodium's secretbox, whose box is the 16-byte tag followed by the ciphertext.

use dryoc::classic::crypto_secretbox::{crypto_secretbox_easy, crypto_secretbox_open_easy};
use zeroize::Zeroizing;

use super::keyring::{KeyId, SubKey, random_bytes};

const VERSION: u8 = 1;
const SECRETBOX: u8 = 1;
const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;
const HEADER_BYTES: usize = 2 + 8 + NONCE_BYTES;

/// Why bytes are no envelope.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum EnvelopeError {
    #[error("too short")]
    TooShort,
    #[error("unknown version")]
    UnknownVersion,
    #[error("unknown algorithm")]
    UnknownAlgorithm,
}

pub(super) struct Envelope<'a> {
    pub(super) key_id: KeyId,
    nonce: [u8; NONCE_BYTES],
    sealed: &'a [u8],
}

pub(super) fn seal(key_id: KeyId, key: &SubKey, plain: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE_BYTES] = random_bytes();
    let mut bytes = Vec::with_capacity(HEADER_BYTES + TAG_BYTES + plain.len());
    bytes.extend_from_slice(&[VERSION, SECRETBOX]);
    bytes.extend_from_slice(key_id.bytes());
    bytes.extend_from_slice(&nonce);
    bytes.resize(HEADER_BYTES + TAG_BYTES + plain.len(), 0);
    crypto_secretbox_easy(&mut bytes[HEADER_BYTES..], plain, &nonce, key)
        .expect("the output has the tag's bytes more than the input");
    bytes
}

pub(super) fn parse(bytes: &[u8]) -> Result<Envelope<'_>, EnvelopeError> {
    match bytes {
        [VERSION, SECRETBOX, rest @ ..] if rest.len() >= 8 + NONCE_BYTES + TAG_BYTES => {
            let (key_id, rest) = rest.split_at(8);
            let (nonce, sealed) = rest.split_at(NONCE_BYTES);
            Ok(Envelope {
                key_id: KeyId(key_id.try_into().expect("split at eight")),
                nonce: nonce.try_into().expect("split at the nonce's length"),
                sealed,
            })
        }
        [version, ..] if *version != VERSION => Err(EnvelopeError::UnknownVersion),
        [_, algorithm, ..] if *algorithm != SECRETBOX => Err(EnvelopeError::UnknownAlgorithm),
        _ => Err(EnvelopeError::TooShort),
    }
}

pub(super) fn open(envelope: &Envelope<'_>, key: &SubKey) -> Option<Zeroizing<Vec<u8>>> {
    let mut plain = Zeroizing::new(vec![0; envelope.sealed.len() - TAG_BYTES]);
    crypto_secretbox_open_easy(&mut plain, envelope.sealed, &envelope.nonce, key).ok()?;
    Some(plain)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use dryoc::classic::crypto_generichash::crypto_generichash;
    use dryoc::classic::crypto_secretbox::{crypto_secretbox_easy, crypto_secretbox_open_easy};

    use super::*;

    /// Made with libsodium itself; the file says how. Bytes are in base64.
    const VECTORS: &str = include_str!("libsodium_vectors.json");

    fn vectors() -> serde_json::Value {
        serde_json::from_str(VECTORS).unwrap()
    }

    fn bytes(value: &serde_json::Value) -> Vec<u8> {
        STANDARD.decode(value.as_str().unwrap()).unwrap()
    }

    #[test]
    fn secretbox_agrees_with_libsodium_both_ways() {
        for vector in vectors()["secretbox"].as_array().unwrap() {
            let key: [u8; 32] = bytes(&vector["key"]).try_into().unwrap();
            let nonce: [u8; 24] = bytes(&vector["nonce"]).try_into().unwrap();
            let (message, expected) = (bytes(&vector["message"]), bytes(&vector["box"]));

            let mut sealed = vec![0; message.len() + TAG_BYTES];
            crypto_secretbox_easy(&mut sealed, &message, &nonce, &key).unwrap();
            assert_eq!(sealed, expected);

            let mut opened = vec![0; message.len()];
            crypto_secretbox_open_easy(&mut opened, &expected, &nonce, &key).unwrap();
            assert_eq!(opened, message);
        }
    }

    #[test]
    fn keyed_blake2b_agrees_with_libsodium() {
        for vector in vectors()["generichash"].as_array().unwrap() {
            let mut hash = [0; 32];
            crypto_generichash(&mut hash, &bytes(&vector["message"]), Some(&bytes(&vector["key"]))).unwrap();
            assert_eq!(hash.to_vec(), bytes(&vector["hash"]));
        }
    }

    #[test]
    fn an_envelope_of_another_version_or_algorithm_is_refused() {
        let mut sealed = seal(KeyId([7; 8]), &SubKey::default(), b"text");
        assert!(parse(&sealed).is_ok());
        assert_eq!(parse(&sealed[..49]).err(), Some(EnvelopeError::TooShort));
        sealed[1] = 2;
        assert_eq!(parse(&sealed).err(), Some(EnvelopeError::UnknownAlgorithm));
        sealed[0] = 9;
        assert_eq!(parse(&sealed).err(), Some(EnvelopeError::UnknownVersion));
        assert_eq!(parse(&[]).err(), Some(EnvelopeError::TooShort));
    }

    #[test]
    fn every_changed_byte_of_the_box_is_noticed() {
        let key = SubKey::default();
        let sealed = seal(KeyId([7; 8]), &key, b"a token");
        for at in 10..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&parse(&changed).unwrap(), &key).is_none(), "byte {at}");
        }
    }
}
