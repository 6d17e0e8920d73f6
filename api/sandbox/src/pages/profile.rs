//! A person's page with all posts, deleted ones marked.

use super::layout::{escape, page};
use super::post;
use crate::answer::Answer;
use crate::world::World;
use crate::world::people::Account;

pub(super) fn show(world: &World, account: &Account) -> Answer {
    let mut posts: String = world
        .posts
        .iter()
        .rev()
        .filter(|post| post.account_id == account.id)
        .map(|post| post::card(world, post))
        .collect();
    if posts.is_empty() {
        posts.push_str("<p class=\"quiet\">No posts yet.</p>");
    }
    let standing = if account.suspended { "<p class=\"notice\">This account is suspended.</p>" } else { "" };
    let body = format!(
        "<section class=\"card\"><p class=\"author\">\
         <img src=\"/avatars/{username}.png\" alt=\"\" width=\"64\" height=\"64\">\
         <span><strong>{name}</strong><br><span class=\"quiet\">@{username}</span></span></p>\
         <p>{description}</p>{standing}</section>{posts}",
        username = escape(&account.username),
        name = escape(&account.name),
        description = escape(&account.description),
    );
    Answer::html(200, page(&account.name, &body))
}
