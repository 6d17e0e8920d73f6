//! What an API key may do.

use super::text_enum::text_enum;

text_enum! {
    /// One thing an API key may be allowed. No scope allows what manages keys, passwords, sessions or connections: that
    /// takes a person who is signed in.
    pub enum Scope {
        /// Read posts, their images and what became of them.
        PostsRead = "posts:read",
        /// Write, change, cancel and send posts.
        PostsWrite = "posts:write",
        /// Read which accounts are connected, and how they are.
        AccountsRead = "accounts:read",
        /// Have accounts checked at their platform.
        AccountsWrite = "accounts:write",
        /// Upload images for posts to come, and remove them.
        MediaWrite = "media:write",
        /// Run the publisher once.
        SchedulerRun = "scheduler:run",
    }
}
