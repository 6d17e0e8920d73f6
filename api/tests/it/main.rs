//! One binary of tests, each through the front door: real HTTP, real SQLite, the sandbox as the platform, a clock
//! that is moved by hand. What goes round the front door is named `db_…`.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::duration_suboptimal_units,
    clippy::unchecked_time_subtraction,
    reason = "a test that meets the unexpected is to fail at once, and its times are read beside seconds of the API"
)]

mod api_keys;
mod architecture;
mod canary;
mod circuit;
mod command_line;
mod connecting;
mod cron;
mod disconnecting;
mod document;
mod drafts;
mod editing;
mod events;
mod feeds;
mod fetching;
mod filters;
mod framework_errors;
mod health;
mod history;
mod images;
mod instance;
mod keeping;
mod lateness;
mod ledger;
mod lookups;
mod mail;
mod notifications;
mod people;
mod posting;
mod preconditions;
mod properties;
mod publishing;
mod rate_limits;
mod readme;
mod restoring;
mod review;
mod rotation;
mod running;
mod scheduling;
mod second_grant;
mod security;
mod security_headers;
mod several_accounts;
mod store_on_both_engines;
mod support;
mod tokens;
mod two_processes;
mod upgrading;
mod uploads;
mod uploads_before_posts;
mod validate;
mod wake;
