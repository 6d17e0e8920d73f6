//! The consent page and the page that says why there is none.

use std::fmt::Write as _;

use super::authorize::{AuthorizationRequest, PARAMETERS};
use super::scopes;
use crate::answer::Answer;
use crate::call::Pairs;
use crate::pages::layout::{escape, page};
use crate::pages::people;
use crate::world::World;

/// Asks the person to allow the app what it wants, and which person to be.
pub(crate) fn ask(world: &World, request: &AuthorizationRequest, given: &Pairs) -> Answer {
    let app = escape(&world.app_name);
    let people = people::choice(world, None);
    let mut wishes = String::new();
    for scope in &request.scopes {
        let words = scopes::in_words(scope).unwrap_or(scope);
        let _ = write!(wishes, "<li>{words} <code class=\"quiet\">{}</code></li>", escape(scope));
    }
    let mut hidden = String::new();
    for name in PARAMETERS {
        let value = escape(given.get(name).unwrap_or_default());
        let _ = write!(hidden, "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
    }
    let body = format!(
        "<form class=\"card\" method=\"post\" action=\"/i/oauth2/authorize\">\
         <h1>{app} wants to access your account</h1>\
         {people}\
         <h2>The app will be able to</h2><ul class=\"wishes\">{wishes}</ul>{hidden}\
         <div class=\"buttons\">\
         <button class=\"primary\" name=\"decision\" value=\"allow\">Authorize app</button>\
         <button name=\"decision\" value=\"cancel\">Cancel</button></div>\
         <p class=\"quiet\">You go back to <code>{uri}</code>. Authorizing again ends what this app had before.</p>\
         </form>",
        uri = escape(&request.redirect_uri),
    );
    Answer::html(200, page("Authorize app", &body))
}

/// X's only sentence for a request it cannot take, with the reason X keeps to itself.
pub(crate) fn refused(why: &str) -> Answer {
    let body = format!(
        "<section class=\"card\"><h1>Something went wrong</h1>\
         <p>Something went wrong. You weren't able to give access to the App. \
         Go back and try logging in again.</p>\
         <p class=\"quiet\">X says no more than that. The sandbox adds: {}</p></section>",
        escape(why)
    );
    Answer::html(400, page("Something went wrong", &body))
}
