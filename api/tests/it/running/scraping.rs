//! Metrics, scraped from the real program after a story.

#![expect(
    clippy::float_cmp,
    clippy::cast_precision_loss,
    reason = "metrics are floating point, and counts of a few are exact"
)]

use std::collections::BTreeSet;
use std::net::TcpListener;

use serde_json::json;

use super::exposition::Scrape;
use crate::support::{Answer, Home, Visitor};

/// A home whose programs have metrics, and where.
async fn measured() -> (Home, Visitor) {
    let mut home = Home::new().await;
    let bind = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    home.set_env("METRICS_BIND", &bind);
    (home, Visitor::new(format!("http://{bind}")))
}

async fn scrape(metrics: &Visitor) -> (Scrape, Answer) {
    let answer = metrics.get("/metrics").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/plain; version=0.0.4; charset=utf-8"));
    (Scrape::read(&answer.text), answer)
}

#[tokio::test]
async fn after_a_story_the_numbers_are_those_of_the_story() {
    let (home, metrics) = measured().await;
    let program = home.serve(&[]).await;
    let (before, _) = scrape(&metrics).await;
    for state in ["scheduled", "posted", "failed", "unconfirmed", "needs_review"] {
        assert_eq!(before.sum("pillarbox_deliveries", &[("platform", "x"), ("state", state)]), 0.0);
    }
    assert_eq!(before.sum("pillarbox_users", &[]), 0.0);

    let visitor = program.connected().await;
    assert_eq!(visitor.post_text("the first of two words").await.status, 201);
    assert_eq!(visitor.post_text("the second of two words").await.status, 201);
    home.sandbox.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 400})).unwrap();
    assert_eq!(visitor.post_text("refused").await.status, 422);
    home.sandbox.control(&json!({"op": "fault", "route": "create", "kind": "cut", "accepted": true})).unwrap();
    assert_eq!(visitor.post_text("nobody knows").await.status, 202);
    home.sandbox.control(&json!({"op": "expire_tokens", "account": "ada_sandbox"})).unwrap();
    assert_eq!(visitor.post_text("after a refresh").await.status, 201);
    let tomorrow = (chrono::Utc::now() + chrono::TimeDelta::days(1)).to_rfc3339();
    let later = json!({"text": "for later", "scheduled_for": tomorrow});
    let post = visitor.post("/api/x/schedule", &later).await.json();
    let id = post["id"].as_str().unwrap().to_owned();
    assert_eq!(visitor.get(&format!("/api/posts/{id}")).await.status, 200);
    assert_eq!(visitor.get("/api/posts/none").await.status, 404);
    visitor.get("/api/none").await.is_problem(404, "not_found");
    visitor.post("/api/auth/login", &json!({"username": "margaret", "password": "a wrong one at that"})).await;

    let (scrape, answer) = scrape(&metrics).await;
    let deliveries = |state| scrape.sum("pillarbox_deliveries", &[("platform", "x"), ("state", state)]);
    assert_eq!((deliveries("posted"), deliveries("failed")), (3.0, 1.0));
    assert_eq!((deliveries("unconfirmed"), deliveries("scheduled")), (1.0, 1.0));
    let attempts = |outcome| scrape.sum("pillarbox_attempts_total", &[("platform", "x"), ("outcome", outcome)]);
    assert_eq!((attempts("posted"), attempts("rejected"), attempts("unconfirmed")), (3.0, 1.0, 1.0));
    assert_eq!(attempts("unauthorized"), 1.0, "the expired token was refused once");
    assert_eq!(scrape.sum("pillarbox_token_refreshes_total", &[("platform", "x"), ("result", "refreshed")]), 1.0);
    let calls = |operation, result| {
        let labels = [("platform", "x"), ("operation", operation), ("result", result)];
        scrape.sum("pillarbox_platform_request_duration_seconds_count", &labels)
    };
    assert_eq!((calls("create_post", "posted"), calls("create_post", "rejected")), (3.0, 1.0));
    assert_eq!((calls("exchange_code", "ok"), calls("refresh", "ok"), calls("profile", "ok")), (1.0, 1.0, 1.0));
    assert_eq!(scrape.sum("pillarbox_delivery_lag_seconds_count", &[]), 3.0);
    assert!(scrape.sum("pillarbox_delivery_lag_seconds_sum", &[]) < 30.0, "they were posted at once");
    assert_eq!(scrape.sum("pillarbox_accounts", &[("platform", "x"), ("standing", "active")]), 1.0);
    assert_eq!((scrape.sum("pillarbox_users", &[]), scrape.sum("pillarbox_sessions", &[])), (1.0, 1.0));
    let queue = (scrape.sum("pillarbox_queue_due", &[]), scrape.sum("pillarbox_queue_oldest_due_age_seconds", &[]));
    assert_eq!(queue, (0.0, 0.0));
    for one in ["pillarbox_ready", "pillarbox_database_up", "pillarbox_build_info"] {
        assert_eq!(scrape.sum(one, &[]), 1.0, "{one}");
    }
    for many in ["pillarbox_database_size_bytes", "process_resident_memory_bytes", "pillarbox_disk_free_bytes"] {
        assert!(scrape.sum(many, &[]) > 100_000.0, "{many}");
    }
    let started_at = scrape.sum("process_start_time_seconds", &[]);
    let now = chrono::Utc::now().timestamp() as f64;
    assert!((now - started_at).abs() < 120.0, "{started_at}");

    let requests = |method, route, status| {
        let labels = [("method", method), ("route", route), ("status", status)];
        scrape.sum("pillarbox_http_requests_total", &labels)
    };
    assert_eq!(requests("POST", "/api/x/post", "201"), 3.0);
    assert_eq!((requests("POST", "/api/x/post", "422"), requests("POST", "/api/x/post", "202")), (1.0, 1.0));
    assert_eq!((requests("GET", "/api/posts/{id}", "200"), requests("GET", "/api/posts/{id}", "404")), (1.0, 1.0));
    assert_eq!(requests("GET", "none", "404"), 1.0);
    assert_eq!(requests("POST", "/api/auth/login", "401"), 1.0);
    let took = scrape.sum("pillarbox_http_request_duration_seconds_count", &[("route", "/api/x/post")]);
    assert_eq!(took, 5.0);

    for private in [id.as_str(), "ada_sandbox", "margaret", "words", "127.0.0.1", "Bearer"] {
        assert!(!answer.text.contains(private), "{private}");
    }
    assert!(scrape.series() < 1_500, "{}", scrape.series());
    assert!(scrape.label_values().iter().all(|(_, value)| value.len() < 60));
}

#[tokio::test]
async fn strangers_paths_and_methods_make_no_new_series() {
    let (home, metrics) = measured().await;
    let program = home.serve(&[]).await;
    let visitor = Visitor::new(program.url.clone());
    let ask = async |method: &str, path: String| {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        visitor.send(visitor.request(method, &path)).await;
    };
    ask("GET", "/api/none".to_owned()).await;
    ask("BREW", "/api/none".to_owned()).await;
    let (before, _) = scrape(&metrics).await;
    for number in 0..20 {
        ask("GET", format!("/api/none/{number}")).await;
        ask(&format!("BREW{number}"), format!("/api/none/{number}")).await;
    }
    let (after, _) = scrape(&metrics).await;
    assert_eq!(before.series(), after.series());
    assert_eq!(after.sum("pillarbox_http_requests_total", &[("method", "other")]), 21.0);
}

#[tokio::test]
async fn metrics_are_on_their_own_address_and_nowhere_else() {
    let (home, metrics) = measured().await;
    let program = home.serve(&[]).await;
    let public = Visitor::new(program.url.clone());
    public.get("/metrics").await.is_problem(404, "not_found");
    public.get("/api/metrics").await.is_problem(404, "not_found");
    scrape(&metrics).await;
    for path in ["/", "/healthz", "/api/posts", "/api/version"] {
        assert_eq!(metrics.get(path).await.status, 404, "{path}");
    }
    assert_eq!(metrics.post("/metrics", &json!({})).await.status, 404);

    let without = Home::new().await;
    let program = without.serve(&[]).await;
    Visitor::new(program.url.clone()).get("/metrics").await.is_problem(404, "not_found");
}

#[tokio::test]
async fn a_process_that_only_publishes_has_metrics_too() {
    let (home, metrics) = measured().await;
    let program = home.start(&["serve", "--dev", "--role", "publisher"]);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !program.said().contains("metrics") {
        assert!(std::time::Instant::now() < deadline, "{}", program.said());
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(scrape(&metrics).await.0.sum("pillarbox_ready", &[]), 1.0);
}

#[tokio::test]
async fn the_readme_lists_every_metric_and_no_other() {
    let (home, metrics) = measured().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    visitor.post_text("once").await;
    home.sandbox.control(&json!({"op": "expire_tokens", "account": "ada_sandbox"})).unwrap();
    visitor.post_text("and after a refresh").await;
    let (scrape, _) = scrape(&metrics).await;
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let table = readme.lines().skip_while(|line| !line.starts_with("| metric |")).skip(2);
    let listed: BTreeSet<String> = table
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.split('`').nth(1).unwrap().split('{').next().unwrap().to_owned())
        .collect();
    assert_eq!(listed, scrape.types.keys().cloned().collect());
}
