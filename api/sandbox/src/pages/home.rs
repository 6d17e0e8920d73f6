//! The start page: what this is and what there is.

use std::fmt::Write as _;

use super::layout::{escape, page};
use super::post;
use crate::answer::Answer;
use crate::clock;
use crate::world::World;

const NEWEST: usize = 10;

pub(super) fn show(world: &World) -> Answer {
    let mut people = String::new();
    for account in &world.accounts {
        let _ = write!(
            people,
            "<p class=\"author\"><img src=\"/avatars/{username}.png\" alt=\"\" width=\"40\" height=\"40\">\
             <a href=\"/{username}\"><strong>{name}</strong> <span class=\"quiet\">@{username}</span></a></p>",
            username = escape(&account.username),
            name = escape(&account.name),
        );
    }
    let mut newest = String::new();
    for item in world.posts.iter().rev().take(NEWEST) {
        newest.push_str(&post::card(world, item));
    }
    if newest.is_empty() {
        newest.push_str("<p class=\"quiet\">Nothing has been posted yet.</p>");
    }
    let body = format!(
        "<section class=\"card\"><h1>A pretend X</h1>\
         <p>This program speaks enough of X's HTTP to connect accounts and publish posts without an X developer \
         account. It is for development, tests and the demo. It keeps everything in memory.</p>\
         <p class=\"quiet\">Its clock says <time>{now}</time>.</p>\
         <ul><li><a href=\"/__ledger\">Ledger</a>: what was really accepted</li>\
         <li><a href=\"/__media\">Media</a>: what was uploaded</li>\
         <li><a href=\"/__requests\">Requests</a>: what was asked</li>\
         <li><a href=\"/__control\">Control</a>: the present state; <code>POST</code> changes it</li>\
         <li><a href=\"/healthz\">Health</a></li></ul></section>\
         <section class=\"card\"><h1>People</h1>{people}</section><h2>Newest posts</h2>{newest}",
        now = clock::written(world.now()),
    );
    Answer::html(200, page("A pretend X", &body))
}
