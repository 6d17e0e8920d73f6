//! Small things that go wrong with bytes, and how often they are tried.

use proptest::prelude::*;
use proptest::sample::Index;

/// So many cases, unless `PROPTEST_CASES` says otherwise.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = usual;
    }
    // A case that fails is printed, small, and becomes a test of its own.
    config.failure_persistence = None;
    config
}

/// One small thing that goes wrong with bytes.
#[derive(Clone, Debug)]
pub(crate) enum Mishap {
    Set(Index, u8),
    Flip(Index, u8),
    Cut(Index),
    Remove(Index, u8),
    Insert(Index, Vec<u8>),
    Repeat(Index, u8),
}

/// A few of them.
pub(crate) fn mishaps() -> impl Strategy<Value = Vec<Mishap>> {
    let place = any::<Index>;
    let one = prop_oneof![
        (place(), prop_oneof![Just(0), Just(255), any::<u8>()]).prop_map(|(at, to)| Mishap::Set(at, to)),
        (place(), 0..8_u8).prop_map(|(at, bit)| Mishap::Flip(at, bit)),
        place().prop_map(Mishap::Cut),
        (place(), any::<u8>()).prop_map(|(at, count)| Mishap::Remove(at, count)),
        (place(), prop::collection::vec(any::<u8>(), 1..40)).prop_map(|(at, bytes)| Mishap::Insert(at, bytes)),
        (place(), any::<u8>()).prop_map(|(at, count)| Mishap::Repeat(at, count)),
    ];
    prop::collection::vec(one, 1..5)
}

pub(crate) fn befall(bytes: &mut Vec<u8>, mishap: Mishap) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len();
    let range = |at: Index, count: u8| at.index(length)..(at.index(length) + usize::from(count)).min(length);
    match mishap {
        Mishap::Set(at, to) => *at.get_mut(bytes) = to,
        Mishap::Flip(at, bit) => *at.get_mut(bytes) ^= 1 << bit,
        Mishap::Cut(at) => bytes.truncate(at.index(length)),
        Mishap::Remove(at, count) => drop(bytes.drain(range(at, count))),
        Mishap::Insert(at, more) => drop(bytes.splice(at.index(length)..at.index(length), more)),
        Mishap::Repeat(at, count) => {
            let repeated = bytes[range(at, count)].to_vec();
            bytes.splice(at.index(length)..at.index(length), repeated);
        }
    }
}
