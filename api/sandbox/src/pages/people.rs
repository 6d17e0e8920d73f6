//! Which pretend person to be: the choice on the consent pages.

use std::fmt::Write as _;

use super::layout::escape;
use crate::world::World;
use crate::world::people::Tier;

/// One field of the form, called `account`. `chosen` is marked beforehand, or else the first person.
pub(crate) fn choice(world: &World, chosen: Option<&str>) -> String {
    let chosen = chosen.and_then(|name| world.account_named(name)).or(world.accounts.first());
    let mut people = String::new();
    for account in &world.accounts {
        let _ = write!(
            people,
            "<label class=\"person\"><input type=\"radio\" name=\"account\" value=\"{username}\"{checked}>\
             <img src=\"/avatars/{username}.png\" alt=\"\" width=\"40\" height=\"40\">\
             <span><strong>{name}</strong>{badge}<br><span class=\"quiet\">@{username}</span></span></label>",
            username = escape(&account.username),
            checked = if chosen.is_some_and(|chosen| chosen.id == account.id) { " checked" } else { "" },
            name = escape(&account.name),
            badge = if account.tier == Tier::Premium { " <span class=\"badge\">Premium</span>" } else { "" },
        );
    }
    format!("<fieldset><legend>Which pretend person are you?</legend>{people}</fieldset>")
}
