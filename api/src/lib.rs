//! Pillarbox.
pub mod clock;
pub mod config;
pub mod model;
pub mod platforms;
pub mod store;
pub mod vault;
