//! Headers that keep browsers from doing what a page of ours never asks for, and the files of the SPA.

mod cors;
mod files;

use std::path::{Path, PathBuf};

use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, NOTHING, Options, PASSWORD, Visitor, World};

const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";
const AVATAR_POLICY: &str = "sandbox; default-src 'none'";

/// A built SPA with a file beside it that is nobody's business.
struct Site(tempfile::TempDir);

impl Site {
    fn new() -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir_all(site.dist().join("assets")).unwrap();
        for (name, text) in [
            ("dist/index.html", "<!doctype html><title>The page</title>"),
            ("dist/assets/x.js", "export const x = 'the script';"),
            ("dist/.hidden", "secret"),
            ("dist/assets/.hidden", "secret"),
            ("secret.txt", "secret"),
        ] {
            std::fs::write(site.0.path().join(name), text).unwrap();
        }
        site
    }

    fn dist(&self) -> PathBuf {
        self.0.path().join("dist")
    }

    async fn world(&self) -> World {
        let dist: &Path = &self.dist();
        World::with(Options { env: vec![("WEB_DIST", dist.display().to_string())], ..Options::default() }).await
    }
}

/// What every answer has, once each.
#[track_caller]
fn assert_usual(answer: &Answer) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), \
             fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), \
             magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
             publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), \
             xr-spatial-tracking=()",
        ),
    ] {
        assert_eq!(answer.header(name), value, "{answer:?}");
    }
    for name in ["referrer-policy", "content-security-policy", "x-request-id", "x-content-type-options"] {
        assert_eq!(answer.headers.get_all(name).iter().count(), 1, "{name} {answer:?}");
    }
    for name in ["server", "x-powered-by", "strict-transport-security", "access-control-allow-origin"] {
        assert!(!answer.headers.contains_key(name), "{name} {answer:?}");
    }
}

#[track_caller]
fn assert_api(answer: &Answer) {
    assert_usual(answer);
    assert_eq!(answer.header("content-security-policy"), API_POLICY, "{answer:?}");
    assert_eq!(answer.header("cache-control"), "no-store", "{answer:?}");
    assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin", "{answer:?}");
}

/// A policy's sources for one kind of thing.
fn sources<'a>(answer: &'a Answer, directive: &str) -> Option<&'a str> {
    let policy = answer.header("content-security-policy").split(';').map(str::trim);
    policy.filter_map(|part| part.split_once(' ')).find(|(name, _)| *name == directive).map(|(_, sources)| sources)
}

async fn send(visitor: &Visitor, method: Method, path: &str, header: Option<(&str, &str)>) -> Answer {
    let request = visitor.request(method, path);
    visitor.send(if let Some((name, value)) = header { request.header(name, value) } else { request }).await
}

#[tokio::test]
async fn every_answer_of_the_api_is_guarded_and_kept_nowhere() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let foreign = Some(("origin", "https://evil.example"));
    for (status, method, path, header) in [
        (200, Method::GET, "/healthz", None),
        (200, Method::GET, "/readyz", None),
        (200, Method::GET, "/api/version", None),
        (200, Method::GET, "/api/openapi.yaml", None),
        (200, Method::GET, "/api/auth/session", None),
        (200, Method::GET, "/api/posts", None),
        (200, Method::GET, "/%61pi/posts", None),
        (400, Method::POST, "/api/x/retry", Some(("content-type", "application/json"))),
        (403, Method::POST, "/api/x/post", foreign),
        (404, Method::GET, "/api/none", None),
        (404, Method::GET, &format!("/api/posts/{NOTHING}"), None),
        (405, Method::PATCH, "/api/posts", None),
        (415, Method::POST, "/api/x/post", None),
        (422, Method::GET, "/api/posts?limit=0", None),
        (204, Method::POST, "/api/auth/logout", None),
        (401, Method::GET, "/api/posts", None),
    ] {
        let answer = send(&visitor, method, path, header).await;
        assert_eq!(answer.status, status, "{path} {answer:?}");
        assert_api(&answer);
    }
    let body = json!({"username": "margaret", "password": PASSWORD});
    assert_api(&visitor.post("/api/auth/login", &body).await);
    let posted = visitor.post_text("guarded").await;
    assert_eq!(posted.status, 201);
    assert_api(&posted);
}

#[tokio::test]
async fn the_way_back_from_the_platform_tells_nobody_where_it_came_from() {
    let world = World::new().await;
    for path in ["/api/x/callback", "/api/x/callback?state=a&code=b", "/api/x/callback?state=%ff&code[]=%00"] {
        let answer = world.visitor().get(path).await;
        assert_eq!((answer.status, answer.header("referrer-policy")), (303, "no-referrer"));
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("content-security-policy"), API_POLICY);
        assert_usual(&answer);
    }
}

#[tokio::test]
async fn a_picture_is_a_picture_and_nothing_else_even_when_opened_by_itself() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let answer = visitor.get(visitor.account().await["avatar_url"].as_str().unwrap()).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "image/png"));
    assert_eq!(answer.header("content-security-policy"), AVATAR_POLICY);
    assert_eq!(answer.header("cache-control"), "private, max-age=3600");
    assert_usual(&answer);
}

#[tokio::test]
async fn pages_and_their_files_run_only_what_this_server_serves() {
    let site = Site::new();
    let world = site.world().await;
    for path in ["/", "/dashboard/settings", "/assets/x.js", "/assets/missing.js", "/set-up?x=1"] {
        let answer = world.visitor().get(path).await;
        assert_usual(&answer);
        assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin");
        for (directive, expected) in [
            ("default-src", "'none'"),
            ("script-src", "'self'"),
            ("style-src", "'self'"),
            ("img-src", "'self' data: blob:"),
            ("connect-src", "'self'"),
            ("form-action", "'self'"),
            ("base-uri", "'none'"),
            ("frame-ancestors", "'none'"),
            ("object-src", "'none'"),
            ("require-trusted-types-for", "'script'"),
        ] {
            assert_eq!(sources(&answer, directive), Some(expected), "{directive} {path}");
        }
        assert!(!answer.header("content-security-policy").contains("unsafe"));
    }
}

#[tokio::test]
async fn the_docs_may_style_themselves_but_run_no_foreign_script() {
    let world = World::new().await;
    for path in ["/api/docs", "/api/docs/", "/api/docs/swagger-ui.css", "/api/docs/none.js"] {
        let answer = world.visitor().get(path).await;
        assert_usual(&answer);
        for (directive, expected) in
            [("default-src", "'none'"), ("script-src", "'self'"), ("connect-src", "'self'"), ("base-uri", "'none'")]
        {
            assert_eq!(sources(&answer, directive), Some(expected), "{directive} {path}");
        }
    }
}

#[tokio::test]
async fn only_over_https_browsers_are_told_to_stay_there() {
    let env = vec![("APP_URL", "https://posts.example".to_owned())];
    let world = World::with(Options { env, not_dev: true, ..Options::default() }).await;
    for path in ["/healthz", "/api/posts", "/api/docs/", "/none", "/api/x/callback"] {
        let answer = world.visitor().get(path).await;
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains", "{path}");
    }
}

#[tokio::test]
async fn db_an_answer_to_a_failing_database_is_a_problem_with_every_header() {
    let world = World::new().await;
    let visitor = world.admin().await;
    world.database().execute("ALTER TABLE preferences RENAME TO gone");
    let answer = visitor.get("/api/preferences").await;
    assert_api(answer.is_problem(500, "internal_error"));
    // Before any route is reached, too.
    world.database().execute("ALTER TABLE sessions RENAME TO gone_too");
    let answer = visitor.get("/api/preferences").await;
    assert_api(answer.is_problem(500, "internal_error"));
}

#[tokio::test]
async fn a_problem_is_readable_for_clients_that_take_compressed_answers() {
    let site = Site::new();
    let world = site.world().await;
    let visitor = world.admin().await;
    for path in ["/api/none", "/api/docs/none.js", "/assets/none.js", "/api/posts?limit=0", "/api/posts/7"] {
        let answer = send(&visitor, Method::GET, path, Some(("accept-encoding", "gzip"))).await;
        assert!(!answer.headers.contains_key("content-encoding"), "{answer:?}");
        assert!(answer.json()["code"].is_string());
    }
    let plain = visitor.get("/api/openapi.yaml").await;
    let packed = send(&visitor, Method::GET, "/api/openapi.yaml", Some(("accept-encoding", "gzip"))).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.text.len() < plain.text.len() / 2);
    assert!(packed.header("vary").to_lowercase().contains("accept-encoding"), "{:?}", packed.headers);
}
