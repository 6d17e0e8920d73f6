//! What tests stand on.

mod images;
mod server;
mod visitor;
mod world;

pub(crate) use images::{gif, jpeg, png, png_of};
pub(crate) use visitor::{Answer, Visitor, post_form};
pub(crate) use world::{Options, PASSWORD, World};
