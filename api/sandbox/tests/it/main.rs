//! The sandbox from outside: every test starts one of its own and speaks HTTP to it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod consent;
mod control;
mod create;
mod faults;
mod media;
mod pages;
mod reading;
mod stage;
mod standing;
mod tokens;
