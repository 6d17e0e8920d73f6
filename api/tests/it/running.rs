//! What those who run the server see of it: readiness, metrics, the log, and that a restart loses nothing.

mod exposition;
mod log_lines;
mod readiness;
mod restarting;
mod scraping;
