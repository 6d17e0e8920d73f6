//! What the person sees of OAuth 1.0a: the question, the number for apps that cannot be called back, the refusal.

use crate::answer::Answer;
use crate::config::AppPermission;
use crate::pages::layout::{escape, page};
use crate::pages::people;
use crate::world::World;
use crate::world::consumers::RequestToken;

/// Asks the person to allow the app, and which person to be. `screen_name` chooses one beforehand.
pub(super) fn ask(world: &World, token: &RequestToken, screen_name: Option<&str>) -> Answer {
    let app = escape(&world.app_name);
    let permission = world.consumer(&token.consumer_key).map_or(AppPermission::Read, |consumer| consumer.permission);
    let wishes: Vec<&str> = in_words(permission.min(token.ceiling)).collect();
    let goes_to = match &token.callback {
        Some(callback) => format!("You go back to <code>{}</code>.", escape(callback)),
        None => "You are given a number to type into the app.".to_owned(),
    };
    let body = format!(
        "<form class=\"card\" method=\"post\" action=\"/oauth/authorize\">\
         <h1>Authorize {app} to access your account?</h1>{people}\
         <h2>The app will be able to</h2><ul class=\"wishes\"><li>{wishes}</li></ul>\
         <input type=\"hidden\" name=\"oauth_token\" value=\"{token}\">\
         <div class=\"buttons\">\
         <button class=\"primary\" name=\"decision\" value=\"allow\">Authorize app</button>\
         <button name=\"decision\" value=\"cancel\">Cancel</button></div>\
         <p class=\"quiet\">This is OAuth 1.0a. {goes_to} If this app has a token from you already, it gets the same \
         one again, with the same rights.</p></form>",
        wishes = wishes.join("</li><li>"),
        people = people::choice(world, screen_name),
        token = escape(&token.token),
    );
    Answer::html(200, page("Authorize app", &body))
}

/// What each permission adds, in words a person understands.
fn in_words(permission: AppPermission) -> impl Iterator<Item = &'static str> {
    [
        (AppPermission::Read, "See posts from your timeline and the people you follow"),
        (AppPermission::ReadWrite, "Create and delete posts for you, and upload media"),
        (AppPermission::ReadWriteDirectMessages, "Send direct messages for you and read them"),
    ]
    .into_iter()
    .filter(move |(needed, _)| *needed <= permission)
    .map(|(_, words)| words)
}

/// The verifier of an app that cannot be called back.
pub(super) fn number(world: &World, verifier: &str) -> Answer {
    let body = format!(
        "<section class=\"card\"><h1>Go back to {app}</h1>\
         <p>Type this number there:</p><p class=\"text\"><code>{verifier}</code></p></section>",
        app = escape(&world.app_name),
    );
    Answer::html(200, page("Your number", &body))
}

/// The end of a denial that has nowhere to go back to.
pub(super) fn denied(world: &World) -> Answer {
    let app = escape(&world.app_name);
    Answer::html(
        200,
        page("Denied", &format!("<section class=\"card\"><h1>{app} has no access to your account</h1></section>")),
    )
}

/// The page for a request token that cannot be decided about. Its words are the sandbox's own.
pub(super) fn refused(why: &str) -> Answer {
    let body = format!(
        "<section class=\"card\"><h1>This page cannot be used</h1>\
         <p>The request token for this page is not valid any more, or never was. \
         Go back to the app and start again there.</p>\
         <p class=\"quiet\">The sandbox adds: {}</p></section>",
        escape(why)
    );
    Answer::html(400, page("This page cannot be used", &body))
}
