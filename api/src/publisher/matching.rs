//! Whether a post at the platform is ours. A pure comparison: both texts are brought to one form first, because
//! platforms change what they are given: they shorten links, normalise characters and fold white space.

use std::sync::LazyLock;
use std::time::Duration;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::model::{Instant, RemotePost};

/// How much earlier than our first attempt a post may seem to be and still be ours. Longer than clocks usually
/// differ, because a clock that ran ahead at the attempt and was put right since would hide the post, and what is
/// hidden would be sent twice. Taking an older post for ours would need the same text on the same account within
/// these minutes, and that is what platforms refuse.
pub const EARLIER_BY: Duration = Duration::from_mins(15);

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Sought<'a> {
    pub text: &'a str,
    pub images: usize,
    /// When the first attempt that may have published it began.
    pub first_attempt_at: Instant,
}

impl Sought<'_> {
    /// From when on the account's posts have to be read.
    pub fn since(&self) -> Instant {
        self.first_attempt_at - EARLIER_BY
    }

    /// Whether this is it, as far as can be told from outside.
    pub fn is(&self, post: &RemotePost) -> bool {
        post.created_at >= self.since() && post.images == self.images && one_form(&post.text) == one_form(self.text)
    }
}

/// NFC; links without scheme and closing slash, because a bare `example.com` comes back as `http://example.com`;
/// white space folded.
fn one_form(text: &str) -> String {
    static SCHEME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\bhttps?://").expect("a fixed pattern compiles"));
    let text: String = text.nfc().collect();
    let text = SCHEME.replace_all(&text, "");
    text.split_whitespace().map(|word| word.trim_end_matches('/')).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: u64) -> Instant {
        Instant::from(chrono::DateTime::UNIX_EPOCH) + Duration::from_hours(24) + Duration::from_secs(secs)
    }

    fn is(ours: &str, theirs: &str) -> bool {
        let post = RemotePost { id: "1".to_owned(), text: theirs.to_owned(), images: 0, created_at: at(1) };
        Sought { text: ours, images: 0, first_attempt_at: at(0) }.is(&post)
    }

    #[test]
    fn what_platforms_change_makes_no_difference() {
        assert!(is("Caf\u{e9}", "Cafe\u{301}"));
        assert!(is("see example.com/a now", "see http://example.com/a now"));
        assert!(is("see https://example.com", "see https://example.com/"));
        assert!(is("two\n\nlines ", "two\nlines"));
        assert!(!is("one", "one more"));
        assert!(!is("One", "one"));
        assert!(!is("a https://example.com/a", "a https://example.com/b"));
    }

    #[test]
    fn images_and_time_have_to_fit() {
        let sought = Sought { text: "a", images: 1, first_attempt_at: at(0) };
        let post = |images, created_at| RemotePost { id: "1".to_owned(), text: "a".to_owned(), images, created_at };
        assert!(sought.is(&post(1, at(0))));
        assert!(!sought.is(&post(0, at(0))));
        assert!(sought.is(&post(1, sought.since())));
        assert!(!sought.is(&post(1, sought.since() - Duration::from_micros(1))));
    }
}
