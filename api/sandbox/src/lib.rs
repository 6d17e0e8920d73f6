//! A pretend X over real HTTP on loopback: for development, the demo, tests and crash experiments.
//!
//! The sandbox is strict: it refuses what X refuses, with X's statuses, bodies and headers as far as they are
//! documented or have been reported. It shares no type with the product, so that one mistake is not made twice.
//! What is guessed is marked as a guess where it stands.
//!
//! - `front`, `serve`: a request's way in, what becomes of it, and its way out
//! - `route`, `call`, `answer`, `connection`: the HTTP nouns
//! - `world`: the state: people, grants, posts, media, switches
//! - `oauth`, `oauth1`, `api`, `v1`, `pages`: the platform's doors
//! - `media`: what an upload is, and its way from bytes to something that can be posted
//! - `text`: X's view of a text
//! - `faults`, `control`, `ledger`, `clock`: what a test moves and reads

mod answer;
mod api;
mod call;
mod clock;
mod config;
mod connection;
mod control;
mod faults;
mod front;
mod ledger;
mod media;
mod oauth;
mod oauth1;
mod pages;
mod route;
mod sandbox;
mod serve;
mod text;
mod v1;
mod world;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use config::{
    AppPermission, ClientApp, ConsumerApp, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_CONSUMER_KEY,
    DEFAULT_CONSUMER_SECRET, DEFAULT_OAUTH1_CALLBACK, DEFAULT_REDIRECT_URI, SandboxConfig,
};
pub use media::show::StoredMedia;
pub use sandbox::Sandbox;
use world::World;
pub use world::grants::GrantKind;

/// The world and its lock, as the server's threads and the [`Sandbox`] handle share it.
#[derive(Debug)]
pub(crate) struct Shared(Mutex<World>);

impl Shared {
    /// Takes the lock. A panic elsewhere leaves no half-done change worth stopping for.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
