//! One post as a person sees it.

use std::fmt::Write as _;

use super::layout::{escape, page};
use crate::answer::Answer;
use crate::clock;
use crate::media::recognise::Shape;
use crate::text::{Piece, pieces};
use crate::world::World;
use crate::world::posts::Post;

/// The post's own page. A deleted post keeps its page, so that a test and a person can see what happened.
pub(super) fn show(world: &World, post: &Post) -> Answer {
    let name = world.account(&post.account_id).map_or("", |account| &account.name);
    Answer::html(200, page(&format!("{name}: a post"), &card(world, post)))
}

/// The post within a page.
pub(super) fn card(world: &World, post: &Post) -> String {
    let Some(account) = world.account(&post.account_id) else { return String::new() };
    let mut pictures = String::new();
    for media in world.media_of(&post.media_ids) {
        let alt = escape(media.alt_text.as_deref().unwrap_or_default());
        let _ = if media.content.shape == Shape::Video {
            write!(pictures, "<video src=\"/media/{}\" aria-label=\"{alt}\" controls></video>", media.id)
        } else {
            let (width, height) = (media.content.width, media.content.height);
            write!(pictures, "<img src=\"/media/{}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">", media.id)
        };
    }
    let deleted = post.deleted_at.map_or_else(String::new, |at| {
        let at = clock::written(at);
        format!("<p class=\"notice\">This post was deleted at <time datetime=\"{at}\">{at}</time>.</p>")
    });
    let reply = post.reply_to.as_deref().map_or_else(String::new, |parent| {
        let parent = escape(parent);
        format!("<p class=\"quiet\">In reply to <a href=\"/i/status/{parent}\">{parent}</a></p>")
    });
    format!(
        "<article class=\"card{class}\"><p class=\"author\">\
         <img src=\"/avatars/{username}.png\" alt=\"\" width=\"40\" height=\"40\">\
         <a href=\"/{username}\"><strong>{name}</strong><br><span class=\"quiet\">@{username}</span></a></p>\
         {deleted}{reply}<div class=\"text\">{text}</div><div class=\"pictures\">{pictures}</div>\
         <p class=\"quiet\"><a href=\"/{username}/status/{id}\"><time datetime=\"{at}\">{at}</time></a></p></article>",
        class = if post.deleted_at.is_some() { " deleted" } else { "" },
        username = escape(&account.username),
        name = escape(&account.name),
        text = linked(&post.stored_text),
        id = post.id,
        at = clock::written(post.created_at),
    )
}

/// The text with working links; people see addresses as the author wrote them.
fn linked(text: &str) -> String {
    let mut html = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Link(written) => {
                let has_scheme = written.contains("://");
                let _ = write!(
                    html,
                    "<a href=\"{}{shown}\" rel=\"noreferrer nofollow\">{shown}</a>",
                    if has_scheme { "" } else { "http://" },
                    shown = escape(&written)
                );
            }
            Piece::Emoji(emoji) => html.push_str(&emoji),
            Piece::Letter(c) => html.push_str(&escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    html
}
