//! Colour profiles: kept when they are profiles, because colours would change without them.

/// Most bytes of a profile that is kept. Those of cameras and screens take one to ten thousand.
pub(super) const MAX_BYTES: usize = 64 * 1024;

const HEADER_BYTES: usize = 128;
const TAG_BYTES: usize = 12;

/// Whether this is a profile, and one that is kept. Source: ICC.1:2022, sections 7.2 and 7.3.
pub(super) fn is_kept(profile: &[u8]) -> bool {
    profile.len() <= MAX_BYTES
        && number(profile, 0) == Some(profile.len())
        && profile.get(36..40) == Some(b"acsp".as_slice())
        && tags_are_inside(profile).unwrap_or(false)
}

fn tags_are_inside(profile: &[u8]) -> Option<bool> {
    let count = number(profile, HEADER_BYTES)?;
    let table = HEADER_BYTES + 4;
    let end = count.checked_mul(TAG_BYTES)?.checked_add(table)?;
    let entries = profile.get(table..end)?;
    Some(entries.chunks_exact(TAG_BYTES).all(|entry| {
        let inside = number(entry, 4).zip(number(entry, 8)).and_then(|(offset, size)| offset.checked_add(size));
        inside.is_some_and(|last| last <= profile.len())
    }))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let word = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(word)).ok()
}
