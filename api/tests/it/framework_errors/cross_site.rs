//! Requests that a page of another site made a browser send.

use reqwest::Method;
use serde_json::json;

use super::{body_of, operations};
use crate::support::{NOTHING, Options, Visitor, World};

const EVIL: &str = "https://evil.example";

/// Sends with these two headers, where they are given.
async fn send_from(
    visitor: &Visitor,
    method: Method,
    path: &str,
    origin: Option<&str>,
    site: Option<&str>,
) -> crate::support::Answer {
    let mut request = visitor.request(method, path);
    if let Some(origin) = origin {
        request = request.header("origin", origin);
    }
    if let Some(site) = site {
        request = request.header("sec-fetch-site", site);
    }
    if path == "/api/x/post" {
        request = request.json(&json!({"text": format!("from {origin:?} {site:?}")}));
    }
    visitor.send(request).await
}

#[tokio::test]
async fn the_two_headers_decide_whether_an_unsafe_request_is_let_in() {
    let env = vec![("CORS_ALLOWED_ORIGINS", "https://dash.example,http://127.0.0.1:5173".to_owned())];
    let world = World::with(Options { env, ..Options::default() }).await;
    let visitor = world.connected().await;
    let own = world.url();
    let other_port = "http://127.0.0.1:1";
    let almost = format!("{own}.evil.example");
    // A friend on another site is let in, but not by the cookie.
    let friend = Some("https://dash.example");
    let neighbour = Some("http://127.0.0.1:5173");
    let mut let_in = 0;
    for (origin, site, allowed) in [
        (None, None, true),
        (None, Some("same-origin"), true),
        (None, Some("none"), true),
        (None, Some("same-site"), false),
        (None, Some("cross-site"), false),
        (None, Some("nonsense"), false),
        (Some(own.as_str()), None, true),
        (Some(own.as_str()), Some("same-origin"), true),
        (neighbour, None, true),
        (neighbour, Some("same-site"), true),
        (friend, None, false),
        (friend, Some("cross-site"), false),
        (Some(EVIL), None, false),
        (Some(EVIL), Some("cross-site"), false),
        (Some("null"), None, false),
        (Some("null"), Some("cross-site"), false),
        (Some(""), None, false),
        (Some(other_port), None, false),
        (Some(almost.as_str()), None, false),
        (Some("http://dash.example"), None, false),
    ] {
        let answer = send_from(&visitor, Method::POST, "/api/x/post", origin, site).await;
        if allowed {
            assert_eq!(answer.status, 201, "{origin:?} {site:?} {answer:?}");
            let_in += 1;
        } else if origin == friend {
            answer.is_problem(401, "session_required");
        } else {
            answer.is_problem(403, "cross_site_request");
        }
        assert_eq!(world.published().len(), let_in, "{origin:?} {site:?}");
    }
    assert_eq!(visitor.get("/api/posts").await.json()["items"].as_array().unwrap().len(), let_in);
}

#[tokio::test]
async fn every_route_that_changes_something_refuses_another_sites_page() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let before = world.database().dump();
    for operation in operations().into_iter().filter(|operation| !operation.method.is_safe()) {
        for (name, value) in [("origin", EVIL), ("sec-fetch-site", "cross-site")] {
            let request = visitor.request(operation.method.clone(), &operation.at(NOTHING)).header(name, value);
            let request = if operation.takes_json { request.json(&body_of(&operation.id)) } else { request };
            visitor.send(request).await.is_problem(403, "cross_site_request");
        }
    }
    assert_eq!(world.database().dump(), before);
}

#[tokio::test]
async fn reading_is_open_to_links_from_elsewhere_but_beginning_to_connect_is_not() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for path in ["/api/posts", "/api/auth/session", "/healthz"] {
        assert_eq!(send_from(&visitor, Method::GET, path, None, Some("cross-site")).await.status, 200, "{path}");
    }
    let before = world.database().dump();
    for path in [
        "/api/x/auth-url",
        "/api/x/auth-url?account_id=",
        "/api/x/auth%2Durl",
        "/%61pi/x/%61uth-url",
        "/api/x/auth-ur%6C",
    ] {
        for (origin, site) in [(None, Some("cross-site")), (None, Some("same-site")), (Some(EVIL), None)] {
            send_from(&visitor, Method::GET, path, origin, site).await.is_problem(403, "cross_site_request");
        }
    }
    assert_eq!(world.database().dump(), before);
    for site in [Some("same-origin"), Some("none"), None] {
        assert_eq!(send_from(&visitor, Method::GET, "/api/x/auth-url", None, site).await.status, 200);
    }
    assert_eq!(world.database().dump().len(), before.len() + 3);
}

#[tokio::test]
async fn nobody_can_be_signed_in_or_out_by_another_sites_page() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let stranger = world.visitor();
    let request = stranger.request(Method::POST, "/api/auth/login").header("origin", EVIL);
    let body = json!({"username": "margaret", "password": crate::support::PASSWORD});
    stranger.send(request.json(&body)).await.is_problem(403, "cross_site_request");
    assert_eq!(stranger.cookie(), None);
    send_from(&visitor, Method::POST, "/api/auth/logout", Some(EVIL), None).await.is_problem(403, "cross_site_request");
    assert_eq!(visitor.get("/api/accounts").await.status, 200);
}
