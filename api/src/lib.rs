//! Pillarbox: a self-hosted outbox for social media.
//!
//! The floors of the house, from top to bottom. An arrow may skip floors downward and never runs up; a test reads the
//! imports and holds it.
//!
//! | floor | what it is |
//! |---|---|
//! | [`commands`] | over everything: what the program does besides parsing its command line |
//! | [`http`] | the API over HTTP |
//! | [`app`] | the wired parts |
//! | [`publisher`] | takes what is due and sends it, once |
//! | [`accounts`], [`posts`], [`people`] | the services |
//! | [`media`], [`notifications`] | images; what people are told |
//! | [`store`], [`platforms`], [`fetch`], [`mail`], [`vault`] | the database, the outside world, secrets at rest |
//! | [`config`] | settings |
//! | [`model`], [`clock`], [`disk`], [`telemetry`] | nouns, time, work that blocks, the log |

pub mod accounts;
pub mod app;
pub mod clock;
pub mod commands;
pub mod config;
pub mod disk;
pub mod feeds;
pub mod fetch;
pub mod http;
pub mod mail;
pub mod media;
// What goes wrong with bytes, for the tests of several modules.
#[cfg(test)]
#[path = "../tests/it/support/mishaps.rs"]
mod mishaps;
pub mod model;
pub mod notifications;
pub mod people;
pub mod platforms;
pub mod posts;
pub mod publisher;
pub mod store;
pub mod telemetry;
pub mod vault;
