//! The pages a person can look at: the start, profiles, posts, pictures.

mod avatar;
mod home;
pub(crate) mod layout;
pub(crate) mod people;
mod post;
mod profile;

use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;

/// The page at the path of a GET request.
pub(crate) fn answer(world: &World, call: &Call) -> Answer {
    let found = match call.segments().as_slice() {
        [] => Some(home::show(world)),
        ["healthz"] => Some(Answer::new(200, "text/plain; charset=utf-8", "ok\n")),
        ["avatars", file] => {
            file.strip_suffix(".png").and_then(|name| world.account_named(name)).and_then(avatar::draw)
        }
        ["media", id] => {
            world.media_with(id).map(|media| Answer::new(200, media.content.media_type, media.bytes.clone()))
        }
        ["i", "status", id] => world.post(id).map(|post| post::show(world, post)),
        // X finds the post by its id and corrects the name; here both must fit.
        [username, "status", id] => world
            .post(id)
            .filter(|post| world.username(&post.account_id).eq_ignore_ascii_case(username))
            .map(|post| post::show(world, post)),
        [username] => world.account_named(username).map(|account| profile::show(world, account)),
        _ => None,
    };
    found.unwrap_or_else(missing)
}

fn missing() -> Answer {
    let body = "<section class=\"card\"><h1>This page does not exist</h1>\
                <p>Nothing was ever here, or only in another run: the sandbox keeps everything in memory.</p>\
                <p><a href=\"/\">Back to the start</a></p></section>";
    Answer::html(404, layout::page("Not found", body))
}
