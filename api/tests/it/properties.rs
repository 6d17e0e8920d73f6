//! What comes from outside and may be anything: forms, and the platform's answers. `PROPTEST_CASES` tries more of them.

mod answers;
mod forms;
