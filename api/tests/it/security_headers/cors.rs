//! Which other origins' pages may read an answer.

use pillarbox::model::Scope;
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Options, Visitor, World};

const FRIEND: &str = "https://dash.example";
const STRANGERS: [&str; 6] = [
    "https://evil.example",
    "null",
    "http://dash.example",
    "https://dash.example.evil.example",
    "https://DASH.example:444",
    "*",
];

async fn with_friend() -> World {
    let env = vec![("CORS_ALLOWED_ORIGINS", format!("https://other.example, {FRIEND}"))];
    World::with(Options { env, ..Options::default() }).await
}

async fn get(visitor: &Visitor, path: &str, origin: &str) -> Answer {
    visitor.send(visitor.request(Method::GET, path).header("origin", origin)).await
}

async fn preflight(visitor: &Visitor, path: &str, origin: &str) -> Answer {
    let request = visitor.request(Method::OPTIONS, path).header("origin", origin);
    let request = request.header("access-control-request-method", "POST");
    visitor.send(request.header("access-control-request-headers", "content-type,idempotency-key")).await
}

fn cors_headers(answer: &Answer) -> Vec<&str> {
    answer
        .headers
        .keys()
        .map(reqwest::header::HeaderName::as_str)
        .filter(|name| name.starts_with("access-control"))
        .collect()
}

#[tokio::test]
async fn by_default_no_origin_is_let_in() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for origin in STRANGERS.into_iter().chain([FRIEND, &world.url()]) {
        for path in ["/api/posts", "/api/version", "/api/none", "/healthz"] {
            let answer = get(&visitor, path, origin).await;
            assert!(cors_headers(&answer).is_empty(), "{answer:?}");
        }
        assert!(cors_headers(&preflight(&visitor, "/api/x/post", origin).await).is_empty());
    }
}

#[tokio::test]
async fn a_page_of_another_site_that_the_operator_named_may_call_with_a_key_and_reads_errors_too() {
    let world = with_friend().await;
    world.admin().await;
    let visitor = world.program(&[Scope::PostsRead, Scope::PostsWrite]).await;
    for (path, status) in [("/api/posts", 200), ("/api/none", 404), ("/api/posts?limit=0", 422)] {
        let answer = get(&visitor, path, FRIEND).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("access-control-allow-origin"), FRIEND, "{answer:?}");
        assert!(!answer.headers.contains_key("access-control-allow-credentials"), "{answer:?}");
        assert!(answer.header("access-control-expose-headers").contains("x-request-id"), "{answer:?}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let request = visitor.request(Method::POST, "/api/posts/validate").header("origin", FRIEND);
    let answer = visitor.send(request.header("sec-fetch-site", "cross-site").json(&json!({"text": "hello"}))).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, FRIEND), "{answer:?}");
}

#[tokio::test]
async fn a_page_of_another_site_never_acts_by_a_session_although_the_operator_named_it() {
    let world = with_friend().await;
    let visitor = world.admin().await;
    get(&visitor, "/api/posts", FRIEND).await.is_problem(401, "session_required");
    let request = visitor.request(Method::PUT, "/api/preferences").header("origin", FRIEND);
    let answer = visitor.send(request.json(&json!({"auto_share_blog_to_x": true}))).await;
    answer.is_problem(401, "session_required");
    assert_eq!(answer.header("access-control-allow-origin"), FRIEND, "it reads why");
    assert_eq!(visitor.get("/api/preferences").await.json()["auto_share_blog_to_x"], false);
}

#[tokio::test]
async fn a_page_of_the_same_site_that_the_operator_named_may_act_by_the_session() {
    const NEIGHBOUR: &str = "http://127.0.0.1:5173";
    let env = vec![("CORS_ALLOWED_ORIGINS", NEIGHBOUR.to_owned())];
    let world = World::with(Options { env, ..Options::default() }).await;
    let visitor = world.admin().await;
    for answer in [get(&visitor, "/api/posts", NEIGHBOUR).await, preflight(&visitor, "/api/x/post", NEIGHBOUR).await] {
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.header("access-control-allow-origin"), NEIGHBOUR);
        assert_eq!(answer.header("access-control-allow-credentials"), "true");
    }
}

#[tokio::test]
async fn a_preflight_of_a_friend_is_answered_with_what_it_may_send() {
    let world = with_friend().await;
    let answer = preflight(&world.visitor(), "/api/x/post", FRIEND).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, FRIEND), "{answer:?}");
    assert!(!answer.headers.contains_key("access-control-allow-credentials"), "{answer:?}");
    for method in ["GET", "POST", "PUT", "DELETE"] {
        assert!(answer.header("access-control-allow-methods").contains(method), "{answer:?}");
    }
    let headers = answer.header("access-control-allow-headers").to_lowercase();
    for header in ["content-type", "authorization", "idempotency-key", "if-match", "x-requested-with"] {
        assert!(headers.contains(header), "{headers}");
    }
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(!answer.header("x-request-id").is_empty());
}

#[tokio::test]
async fn strangers_get_no_cors_header_beside_a_friend_and_no_cache_mixes_them_up() {
    let world = with_friend().await;
    let visitor = world.admin().await;
    for origin in STRANGERS {
        for answer in [get(&visitor, "/api/posts", origin).await, preflight(&visitor, "/api/x/post", origin).await] {
            assert!(!answer.headers.contains_key("access-control-allow-origin"), "{origin} {answer:?}");
            assert!(!answer.headers.contains_key("access-control-allow-credentials"), "{origin} {answer:?}");
        }
    }
    for origin in [FRIEND, STRANGERS[0]] {
        let answer = get(&visitor, "/api/version", origin).await;
        assert!(
            answer.headers.get_all("vary").iter().any(|vary| vary.to_str().unwrap().contains("Origin")),
            "{answer:?}"
        );
    }
}
