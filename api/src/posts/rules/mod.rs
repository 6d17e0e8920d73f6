//! What may be posted, as pure functions.

mod text;
mod tlds;
mod weighted;

pub use text::{TextProblem, check_text};
pub use weighted::weighted_length;
