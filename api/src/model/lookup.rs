//! What was seen when a platform was asked what became of an attempt.

use super::text_enum::text_enum;

text_enum! {
    /// What one look at an account's own posts showed.
    pub enum Finding {
        /// The post is there.
        Found = "found",
        /// Everything since the attempt could be read, and the post is not among it.
        Absent = "absent",
        /// The platform could not be asked, or its answer cannot be relied on.
        Unreadable = "unreadable",
    }
}
