//! X: the clock it goes by, whether it is reached, and the app there, as far as that can be seen from here.
//!
//! Sources: docs.x.com, Authentication, read 2026-11-20; and what X answers to others, where that is said.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use url::{Host, Url};

use super::Findings;
use crate::app::doctor::{self, Credentials, NotReached};
use crate::clock::SharedClock;
use crate::config::{Config, XConfig};
use crate::model::Instant;

/// Tokens and times of posts are reckoned by the clock; X's codes live for thirty seconds.
const CLOCKS_APART: std::time::Duration = std::time::Duration::from_secs(30);

pub(super) async fn look(config: &Config, x: &XConfig, clock: &SharedClock, found: &mut Findings) {
    let reached = reach(x, clock, found).await;
    for (what, callback) in callbacks(x) {
        look_at_callback(what, callback, &config.server.app_url, found);
    }
    look_at_pair(x, found);
    if reached {
        look_at_credentials(config, x, clock, found).await;
    }
}

/// Each configured address by its origin, and the clock by the first.
async fn reach(x: &XConfig, clock: &SharedClock, found: &mut Findings) -> bool {
    let mut urls = vec![
        ("X_API_URL", &x.api_url),
        ("X_TOKEN_URL", &x.token_url),
        ("X_REVOKE_URL", &x.revoke_url),
        ("X_AUTHORIZE_URL", &x.authorize_url),
        ("X_WEB_URL", &x.web_url),
        ("X_UPLOAD_URL", &x.upload_url),
    ];
    urls.extend(x.consumer.as_ref().map(|consumer| ("X_OAUTH1_AUTHORIZE_URL", &consumer.authorize_url)));
    let (mut seen, mut all) = (BTreeSet::new(), true);
    for (name, url) in urls {
        let origin = url.origin().ascii_serialization();
        if !seen.insert(origin.clone()) {
            continue;
        }
        let said = match doctor::reach(url).await {
            Ok(reached) => {
                found.ok("reaching X", &format!("{origin} answers ({name})"));
                if name == "X_API_URL" {
                    look_at_clock(reached.date, clock.now(), found);
                }
                continue;
            }
            Err(NotReached::NoAddress(said)) => (
                format!("{origin} has no address ({name}): {said}"),
                "Look at the name, and at the DNS of this machine.",
            ),
            Err(NotReached::NoAnswer(said)) => (
                format!("{origin} does not answer ({name}): {said}"),
                "Look at the firewall of this machine, and at its certificates (package ca-certificates). Pillarbox goes there directly and through no proxy.",
            ),
        };
        all = false;
        found.wrong("reaching X", &said.0, said.1);
    }
    all
}

fn look_at_clock(there: Option<Instant>, here: Instant, found: &mut Findings) {
    let Some(there) = there else {
        return found.look(
            "clock",
            "X_API_URL does not say what time it is",
            "Compare the clock of this machine yourself.",
        );
    };
    let apart = here.since(there).max(there.since(here));
    if apart <= CLOCKS_APART {
        return found.ok("clock", "as the one of X_API_URL, to half a minute");
    }
    let which = if here > there { "ahead of" } else { "behind" };
    let said = format!("{} seconds {which} the one of X_API_URL", apart.as_secs());
    found.look(
        "clock",
        &said,
        "Have the clock of this machine set by NTP: posts go out by it, and access is renewed by it.",
    );
}

fn callbacks(x: &XConfig) -> Vec<(&'static str, &str)> {
    let mut callbacks = vec![("callback", x.redirect_uri.as_str())];
    if x.media_upload.needs_grant() {
        callbacks.extend(x.consumer.as_ref().map(|consumer| ("callback 1.0a", consumer.callback_url.as_str())));
    }
    callbacks
}

/// X compares callbacks byte for byte; settings have been checked, so what is left are the doubtful ones.
fn look_at_callback(what: &str, callback: &str, app_url: &Url, found: &mut Findings) {
    let register = "Register exactly this at X, every character of it, under User authentication settings.";
    let doubts = doubts_about(callback, app_url);
    if doubts.is_empty() {
        found.ok(what, callback);
        super::advise(register);
    }
    for doubt in doubts {
        found.look(what, callback, &format!("{doubt} {register}"));
    }
}

fn doubts_about(callback: &str, app_url: &Url) -> Vec<String> {
    let Ok(url) = Url::parse(callback) else { return vec!["It is no address.".to_owned()] };
    let is_this_machine = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let mut doubts = Vec::new();
    if url.host_str() == Some("localhost") {
        doubts.push("X refuses `localhost`: use 127.0.0.1 there and in APP_URL.".to_owned());
    }
    if url.scheme() != "https" && !is_this_machine {
        doubts.push("X wants https for a host that is not this machine.".to_owned());
    }
    if url.path().ends_with('/') {
        doubts.push("It ends with a slash, which is one character more than Pillarbox listens to.".to_owned());
    }
    if url.host_str() != app_url.host_str() || url.port_or_known_default() != app_url.port_or_known_default() {
        doubts.push(format!("It is on another host than APP_URL ({app_url}), where people are not signed in."));
    }
    if url.as_str() != callback {
        doubts.push(format!("Browsers write it in another way: {url}"));
    }
    doubts
}

/// What an id seems to be.
#[derive(Debug, PartialEq, Eq)]
enum Looks {
    LikeClientId,
    LikeApiKey,
    Unlike,
}

/// In X's documents, client ids are base64 of a text that ends in `:1:ci`; API keys are 25 letters and digits. X
/// promises neither, so this is a hint.
fn looks(id: &str) -> Looks {
    let decoded = [STANDARD_NO_PAD.decode(id), STANDARD.decode(id), URL_SAFE_NO_PAD.decode(id)];
    if decoded.into_iter().flatten().any(|text| text.ends_with(b":ci")) {
        Looks::LikeClientId
    } else if id.len() == 25 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        Looks::LikeApiKey
    } else {
        Looks::Unlike
    }
}

fn look_at_pair(x: &XConfig, found: &mut Findings) {
    let swap = "X shows two pairs. X_CLIENT_ID and X_CLIENT_SECRET take \u{201c}OAuth 2.0 Client ID and Client Secret\u{201d}; \u{201c}API Key and Secret\u{201d} belong into X_API_KEY and X_API_SECRET, if anywhere.";
    let same_key = x.consumer.as_ref().is_some_and(|consumer| consumer.api_key == x.client_id);
    let same_secret = x.consumer.as_ref().is_some_and(|consumer| {
        x.client_secret.as_ref().is_some_and(|secret| secret.expose() == consumer.api_secret.expose())
    });
    if same_key || same_secret {
        let which = if same_key { "X_CLIENT_ID and X_API_KEY" } else { "X_CLIENT_SECRET and X_API_SECRET" };
        found.wrong("key pairs", &format!("{which} are the same, and X gives two different pairs"), swap);
    } else if x.consumer.as_ref().is_some_and(|consumer| looks(&consumer.api_key) == Looks::LikeClientId) {
        found.wrong("key pairs", "X_API_KEY looks like an OAuth 2.0 Client ID", swap);
    } else if looks(&x.client_id) == Looks::LikeApiKey {
        found.wrong("key pairs", "X_CLIENT_ID looks like an API Key", swap);
    } else if looks(&x.client_id) == Looks::Unlike && !x.is_sandbox() {
        found.look("key pairs", "X_CLIENT_ID does not look like the Client IDs X gives", swap);
    } else {
        found.ok("key pairs", "look as they should");
    }
}

/// The token endpoint is asked with a code that nobody was given. X refuses it with `invalid_request` when it knows the
/// app, and with `unauthorized_client` or `invalid_client` when it does not. No user's account is involved.
async fn look_at_credentials(config: &Config, x: &XConfig, clock: &SharedClock, found: &mut Findings) {
    let kind = match x.client_secret {
        Some(_) => "as a confidential client (Web App, or Automated App or Bot)",
        None => "as a public client (Native App or Single Page App)",
    };
    match doctor::try_credentials(config, SharedClock::clone(clock)).await {
        None => {}
        Some(Credentials::Accepted) => found.ok("app", &format!("X knows it, {kind}")),
        Some(Credentials::Refused(said)) => {
            let advice = if x.client_secret.is_some() {
                "X_CLIENT_ID or X_CLIENT_SECRET is wrong, is of the other pair, or was made anew at X; or the app is a public one there (Native App, Single Page App): make it a Web App, or leave X_CLIENT_SECRET out."
            } else {
                "X_CLIENT_ID is wrong, or the app is a confidential one at X (Web App, Automated App or Bot): set X_CLIENT_SECRET."
            };
            found.wrong("app", &format!("X does not accept its credentials, {kind}: {said}"), advice);
        }
        Some(Credentials::Unknown(said)) => {
            let advice = "Try again later; connecting an account shows it, too.";
            found.look("app", &format!("X could not be asked about its credentials: {said}"), advice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_looks_like_what_x_gives_for_it() {
        // Made up, in the form of those in X's documents.
        assert_eq!(looks("cXJzdHV2d3h5ejAxMjM0NTY3ODk6MTpjaQ"), Looks::LikeClientId);
        assert_eq!(looks("aB3dE6gH9jK2mN5pQ8sT1vW4y"), Looks::LikeApiKey);
        for other in ["", "my-client", "aB3dE6gH9jK2mN5pQ8sT1vW4", "aB3dE6gH9jK2mN5pQ8sT1vW4yz"] {
            assert_eq!(looks(other), Looks::Unlike, "{other}");
        }
    }

    #[test]
    fn doubtful_callbacks_are_told_with_the_reason() {
        let app = Url::parse("https://posts.example.org").unwrap();
        let doubts = |callback: &str| doubts_about(callback, &app).join(" ");
        assert_eq!(doubts("https://posts.example.org/api/x/callback"), "");
        assert!(doubts("https://posts.example.org/api/x/callback/").contains("slash"));
        assert!(doubts("http://posts.example.org/api/x/callback").contains("https"));
        assert!(doubts("https://localhost/api/x/callback").contains("127.0.0.1"));
        assert!(doubts("https://other.example.org/api/x/callback").contains("another host"));
        assert!(doubts("https://posts.example.org:443/api/x/callback").contains("another way"));
        assert!(doubts("nonsense").contains("no address"));
        let here = Url::parse("http://127.0.0.1:8080").unwrap();
        assert!(doubts_about("http://127.0.0.1:8080/api/x/callback", &here).is_empty());
    }
}
