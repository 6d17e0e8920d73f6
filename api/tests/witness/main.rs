//! The witness: what the server counts, held against the official npm package, text by text, and against the rules that
//! hold for every text. The package is run by `node` out of `web/node_modules`.
//!
//! The package is frozen and X is not, so the two are not to agree everywhere. Where they must not is listed, with the
//! reason, in `differences.rs`; everything else has to be the same to the last character.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod agreement;
mod cases;
mod differences;
mod official;
mod page;
mod pieces;
mod properties;
mod texts;
