//! The text of a post: long enough, short enough, and without characters that lie about the order of others.

use super::weighted_length;
use crate::model::PostText;

/// Why a text cannot be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    #[error("The post is empty. Write something or add an image.")]
    Empty,
    #[error("The post is too long: it counts {length} and at most {max} are possible.")]
    TooLong { length: u32, max: u32 },
    #[error("The post contains an invisible control character (U+{0:04X}). Remove it.")]
    Character(u32),
}

impl TextProblem {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "text_empty",
            Self::TooLong { .. } => "text_too_long",
            Self::Character(_) => "text_character_invalid",
        }
    }
}

/// Checks a text for an account whose posts may count up to `max`. It may be empty beside an image.
pub fn check_text(text: &PostText, max: u32, has_image: bool) -> Result<(), TextProblem> {
    if text.is_empty() {
        return if has_image { Ok(()) } else { Err(TextProblem::Empty) };
    }
    if let Some(bad) = text.as_str().chars().find(|c| is_refused(*c)) {
        return Err(TextProblem::Character(u32::from(bad)));
    }
    let length = weighted_length(text.as_str());
    if length > max { Err(TextProblem::TooLong { length, max }) } else { Ok(()) }
}

/// Control characters, the bidirectional overrides and isolates that make text read in another order than it is
/// written (Unicode TR 36), and the three code points X itself refuses.
fn is_refused(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t');
    let reorders = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    control || reorders || matches!(c, '\u{FFFE}' | '\u{FEFF}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_holds_exactly() {
        let of = |length: usize| check_text(&PostText::new(&"a".repeat(length)), 280, false);
        assert_eq!(of(279), Ok(()));
        assert_eq!(of(280), Ok(()));
        assert_eq!(of(281), Err(TextProblem::TooLong { length: 281, max: 280 }));
    }

    #[test]
    fn an_empty_text_needs_an_image() {
        assert_eq!(check_text(&PostText::new(" \n "), 280, false), Err(TextProblem::Empty));
        assert_eq!(check_text(&PostText::new(""), 280, true), Ok(()));
    }

    #[test]
    fn characters_that_hide_or_reorder_are_refused() {
        for bad in ["a\u{0}b", "a\u{202E}b", "a\u{2066}b", "a\u{FEFF}b", "a\u{85}b"] {
            assert!(matches!(check_text(&PostText::new(bad), 280, false), Err(TextProblem::Character(_))), "{bad:?}");
        }
        assert_eq!(check_text(&PostText::new("a\tb\nc"), 280, false), Ok(()));
    }
}
