//! The checklist of security, item by item: where each is held, and the tests that no other subject has.

mod daily;
mod guessing;
mod limits;
mod ownership;
mod table;
mod tokens;
