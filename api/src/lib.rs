//! Pillarbox.
pub mod accounts;
pub mod clock;
pub mod config;
pub mod media;
pub mod model;
pub mod people;
pub mod platforms;
pub mod posts;
pub mod publisher;
pub mod store;
pub mod vault;
