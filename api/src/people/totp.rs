//! Digits out of a secret and the time (RFC 6238 over RFC 4226): HMAC-SHA-1, six digits, steps of thirty seconds. It is
//! what every authenticator app does without being told.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

use crate::model::Instant;

const STEP_SECS: u64 = 30;
const DIGITS: usize = 6;
/// Steps before and after the present one whose digits are taken: clocks differ, and typing takes time.
const WINDOW: i64 = 1;

/// The step of time an instant is in.
pub(super) fn step_of(now: Instant) -> i64 {
    i64::try_from(now.unix().0 / STEP_SECS).unwrap_or(i64::MAX)
}

/// The latest step about `now` whose digits these are.
pub(super) fn matching_step(secret: &[u8], digits: &str, now: Instant) -> Option<i64> {
    let present = step_of(now);
    // Each is looked at, so that the time it takes tells nothing.
    let matches = |step: i64| bool::from(digits_of(secret, step).as_bytes().ct_eq(digits.as_bytes()));
    (present - WINDOW..=present + WINDOW).fold(None, |found, step| if matches(step) { Some(step) } else { found })
}

fn digits_of(secret: &[u8], step: i64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[19] & 0x0f);
    let part = u32::from_be_bytes([hash[offset], hash[offset + 1], hash[offset + 2], hash[offset + 3]]) & 0x7fff_ffff;
    format!("{:0DIGITS$}", part % 10_u32.pow(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    #[test]
    fn the_vectors_of_the_rfc() {
        let secret = b"12345678901234567890";
        for (seconds, digits) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(digits_of(secret, seconds / 30), digits, "{seconds}");
        }
    }
}
