//! What tests stand on.

mod bad_images;
mod database;
mod document;
mod events;
mod hosts;
#[expect(dead_code, reason = "the decoder's own tests use all of it")]
mod image_parts;
mod images;
mod letter;
mod mail_server;
mod mishaps;
mod odd_images;
mod program;
mod server;
mod visitor;
mod world;

pub(crate) use bad_images::bad_images;
pub(crate) use database::Database;
pub(crate) use document::{NOTHING, Operation, operations};
pub(crate) use events::Events;
pub(crate) use hosts::{Answer as HostAnswer, Book, Host, response};
pub(crate) use image_parts::{chunk, exif, jpeg_with, png_with, segment};
pub(crate) use images::{gif, jpeg, large_gif, large_png, pixels, png, png_of};
pub(crate) use mail_server::{MAIL_ESCAPED, MAIL_PASSWORD, MAIL_USER, MailServer, Way};
pub(crate) use mishaps::{befall, cases, mishaps};
pub(crate) use odd_images::{SECRET, odd_images};
pub(crate) use program::{Home, Program, Said};
pub(crate) use visitor::{Answer, Visitor, images_form, post_form};
pub(crate) use world::{API_KEY, API_SECRET, OTHER_API_KEY, OTHER_API_SECRET, Options, PASSWORD, World};
