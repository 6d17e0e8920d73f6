//! The sandbox from outside: every test starts one of its own and speaks HTTP to it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod chunked;
mod consent;
mod control;
mod create;
mod faults;
mod media;
mod media_standing;
mod oauth1_faults;
mod pages;
mod reading;
mod signer;
mod signing;
mod stage;
mod standing;
mod three_legs;
mod tokens;
mod v1_media;
