//! Bytes that nobody sealed, or that changed since.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::mishaps::{befall, cases, mishaps};
use crate::model::PlatformKey;

fn vault() -> Vault {
    Vault::new(Keyring::new(&Secret::new("hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE"), &[]))
}

fn place(column: Column, subject: &str, generation: i64) -> Context {
    Context { user: None, platform: Some(PlatformKey::X), subject: subject.to_owned(), column, generation }
}

fn here() -> Context {
    place(Column::AccessToken, "2244994945", 7)
}

/// The header that makes bytes look like ours.
fn header(vault: &Vault) -> Vec<u8> {
    [&[1, 1], vault.newest_key().bytes()].concat()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn bytes_that_nobody_sealed_do_not_open(ours in any::<bool>(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let vault = vault();
        let bytes = if ours { [header(&vault), bytes].concat() } else { bytes };
        prop_assert!(vault.open(&here(), &bytes).is_err());
        prop_assert!(vault.check_canary(&bytes).is_err());
        // With our key's id there is nothing to seal anew, so it is not looked at; with another there is no key.
        prop_assert!(!matches!(vault.reseal(&here(), &bytes), Ok(Some(_))));
    }

    #[test]
    fn a_single_changed_bit_is_noticed(text in ".{0,200}", bit in any::<Index>()) {
        let vault = vault();
        let mut sealed = vault.seal(&here(), &Secret::new(text.clone()));
        let opened = vault.open(&here(), &sealed).unwrap();
        prop_assert_eq!(opened.expose(), text);
        let bit = bit.index(sealed.len() * 8);
        sealed[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(vault.open(&here(), &sealed).is_err(), "bit {}", bit);
    }

    #[test]
    fn what_was_cut_mended_or_put_together_does_not_open(text in ".{0,80}", mishaps in mishaps()) {
        let vault = vault();
        let whole = vault.seal(&here(), &Secret::new(text));
        let mut changed = whole.clone();
        for mishap in mishaps {
            befall(&mut changed, mishap);
        }
        prop_assert!(changed == whole || vault.open(&here(), &changed).is_err());
    }

    #[test]
    fn what_was_sealed_for_one_place_opens_at_no_other(
        text in ".{0,80}", subject in "[0-9]{0,20}", generation in any::<i64>(), column in prop::sample::select(vec![
            Column::AccessToken, Column::RefreshToken, Column::CodeVerifier, Column::Oauth1Token, Column::Canary,
        ]),
    ) {
        let vault = vault();
        let elsewhere = place(column, &subject, generation);
        let sealed = vault.seal(&elsewhere, &Secret::new(text));
        prop_assert!(vault.open(&elsewhere, &sealed).is_ok());
        prop_assert!(elsewhere.bytes() == here().bytes() || vault.open(&here(), &sealed).is_err());
    }
}
