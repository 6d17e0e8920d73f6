//! How an API key is written: `pbx_`, the id of its row, `_`, 32 random bytes and a checksum, all in base 62. Whatever
//! looks for leaked secrets knows it by its beginning, and a mistyped one is told without asking the database.

use crc32fast::hash as crc32;
use uuid::Uuid;

use crate::model::{ApiKeyId, Secret};

const PREFIX: &str = "pbx_";
const ID_DIGITS: usize = 22;
const SECRET_DIGITS: usize = 43;
const CHECK_DIGITS: usize = 6;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The part of a key that is no secret: what a list shows, so that its owner finds it in his settings.
pub(super) fn prefix(id: ApiKeyId) -> String {
    format!("{PREFIX}{}", to_digits(id.uuid().as_bytes(), ID_DIGITS))
}

pub(super) fn write(id: ApiKeyId, secret: &[u8; 32]) -> Secret {
    let body = format!("{}_{}", to_digits(id.uuid().as_bytes(), ID_DIGITS), to_digits(secret, SECRET_DIGITS));
    let check = to_digits(&crc32(body.as_bytes()).to_be_bytes(), CHECK_DIGITS);
    Secret::new(format!("{PREFIX}{body}{check}"))
}

/// The id and the secret of a key. Nothing when it is no key of ours: the checksum tells a mistyped one without asking the database.
pub(super) fn read(text: &str) -> Option<(ApiKeyId, [u8; 32])> {
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
            let key = write(id, &secret);
            proptest::prop_assert_eq!(read(key.expose()), Some((id, secret)));
            // One character mistyped is no key.
            let mut mistyped = key.expose().as_bytes().to_vec();
            let at = PREFIX.len() + at;
            if mistyped[at] != DIGITS[other] {
                mistyped[at] = DIGITS[other];
                proptest::prop_assert_eq!(read(std::str::from_utf8(&mistyped).unwrap()), None);
            }
        }

        #[test]
        fn nothing_that_is_shown_panics(text in "\\PC{0,90}") {
            let _any = read(&text);
            let _any = read(&format!("{PREFIX}{text}"));
        }
    }
}
