//! What becomes of an entry of a blog.

use super::text_enum::text_enum;

text_enum! {
    /// How an entry of a feed stands.
    pub enum FeedItemState {
        /// It was there before the blog was shared.
        Baseline = "baseline",
        /// It is shared when its time comes.
        Waiting = "waiting",
        /// It is not shared by itself.
        Skipped = "skipped",
        /// It waits for its user as a draft.
        Draft = "draft",
        /// A post was made of it.
        Shared = "shared",
    }
}
