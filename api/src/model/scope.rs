//! What an API key may do.

use super::text_enum::text_enum;

text_enum! {
    /// One thing an API key may be allowed.
    pub enum Scope {
        /// Run the publisher once.
        SchedulerRun = "scheduler:run",
    }
}
