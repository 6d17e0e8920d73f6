//! What may be posted, as pure functions.
//!
//! `text` refuses, `measure` and `weighted` count. Counting goes through three files: `origin` composes the text,
//! `links` finds the URLs, `atoms` weighs these, emoji and the rest.

mod atoms;
mod cashtags;
mod emoji;
mod links;
mod measure;
mod origin;
mod text;
mod tlds;
mod weighted;
mod work;

pub use measure::{Measured, measure};
pub use text::{TextProblem, check_text};
pub use weighted::weighted_length;
