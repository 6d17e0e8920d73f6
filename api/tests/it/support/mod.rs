//! What tests stand on.

mod database;
mod document;
mod events;
mod images;
mod program;
mod server;
mod visitor;
mod world;

pub(crate) use database::Database;
pub(crate) use document::{NOTHING, Operation, operations};
pub(crate) use events::Events;
pub(crate) use images::{gif, jpeg, png, png_of};
pub(crate) use program::Home;
pub(crate) use visitor::{Answer, Visitor, post_form};
pub(crate) use world::{Options, PASSWORD, World};
