//! What may arrive, at its limit and one beyond.

use std::time::{Duration, Instant};

use futures_util::stream;
use reqwest::{Body, Method};
use serde_json::json;

use crate::support::{Answer, Visitor, World};

/// Of all headers together.
const MAX_HEADERS: usize = 16 * 1024;

async fn with_headers(visitor: &Visitor, bytes: usize) -> Answer {
    // As the client writes them: `host` and `accept` besides ours.
    let host = visitor.host();
    let usual = "host".len() + host.len() + "accept".len() + "*/*".len();
    let request = visitor.request(Method::GET, "/api/version");
    visitor.send(request.header("x-much", "a".repeat(bytes - usual - "x-much".len()))).await
}

#[tokio::test]
async fn headers_may_have_16_kb_together_and_not_a_byte_more() {
    let world = World::new().await;
    let visitor = world.visitor();
    assert_eq!(with_headers(&visitor, MAX_HEADERS).await.status, 200);
    with_headers(&visitor, MAX_HEADERS + 1).await.is_problem(431, "headers_too_large");
    let many = (0..200).fold(visitor.request(Method::GET, "/api/version"), |request, n| {
        request.header(format!("x-header-{n}"), "a".repeat(100))
    });
    // So many are refused by the framework, before anything of ours sees them.
    assert_eq!(visitor.send(many).await.status, 431);
}

#[tokio::test]
async fn a_list_has_at_most_a_hundred_of_a_page_whatever_is_asked() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for path in ["/api/posts", "/api/notifications"] {
        assert_eq!(visitor.get(&format!("{path}?limit=100")).await.status, 200, "{path}");
        for limit in ["0", "101"] {
            visitor.get(&format!("{path}?limit={limit}")).await.is_problem(422, "invalid_fields");
        }
        visitor.get(&format!("{path}?limit=1000000000000")).await.is_problem(422, "invalid_query");
    }
}

/// A body of which a piece comes each second.
fn dripping(piece: &'static str, seconds: u32) -> Body {
    Body::wrap_stream(stream::unfold(0, move |n| async move {
        if n == seconds {
            return None;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        Some((Ok::<_, std::io::Error>(piece), n + 1))
    }))
}

#[tokio::test]
async fn a_body_that_drips_is_not_waited_for_and_one_of_a_slow_line_is() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let send = |content_type: &'static str, body: Body| {
        let request = visitor.request(Method::POST, "/api/posts/validate").header("x-requested-with", "test");
        visitor.send(request.header("content-type", content_type).body(body))
    };
    let began_at = Instant::now();
    let (json, form) = tokio::join!(
        send("application/json", dripping(" ", 60)),
        send("multipart/form-data; boundary=x", dripping("-", 60)),
    );
    json.is_problem(408, "request_timeout");
    form.is_problem(408, "request_timeout");
    assert!(began_at.elapsed() < Duration::from_secs(20), "{:?}", began_at.elapsed());
    // Two kilobytes each second, for longer than the grace.
    let slow: &'static str = Box::leak(format!("{}{}", json!({"text": "x"}), " ".repeat(2048)).into_boxed_str());
    let spaces: &'static str = Box::leak(" ".repeat(2048).into_boxed_str());
    let body = Body::wrap_stream(stream::unfold(0, move |n| async move {
        if n == 12 {
            return None;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        Some((Ok::<_, std::io::Error>(if n == 0 { slow } else { spaces }), n + 1))
    }));
    assert_eq!(send("application/json", body).await.status, 200);
}
