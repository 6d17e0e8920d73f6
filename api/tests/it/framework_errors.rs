//! What goes wrong before a handler is reached: each is a problem with a code, on every route of the document.

mod cross_site;
mod forms;
mod operations;

use std::collections::BTreeSet;

use reqwest::{Body, Method, RequestBuilder};
use serde_json::{Value, json};

use crate::support::{Answer, NOTHING, Operation, PASSWORD, Visitor, World, operations};

/// The largest JSON body.
const MAX_JSON: usize = 160 * 1024;

/// Operations that answer everyone.
const OPEN: [&str; 14] = [
    "set_up",
    "register",
    "log_in",
    "log_out",
    "get_session",
    "confirm_email",
    "finish_x_connection",
    "finish_x_image_grant",
    "ping_feed_by_token",
    "confirm_hub_subscription",
    "healthz",
    "readyz",
    "get_version",
    "get_openapi",
];

/// Operations that take a form too.
const TAKING_FORMS: [&str; 3] = ["post_to_x", "schedule_x_post", "validate_post"];

/// Operations for callers that show an API key.
const WITH_KEY: [&str; 1] = ["run_x_queue"];

/// A body that the operation understands.
fn body_of(operation: &str) -> Value {
    match operation {
        "set_up" | "register" | "log_in" => json!({"username": "grace", "password": PASSWORD}),
        "change_password" => json!({"current_password": PASSWORD, "new_password": PASSWORD}),
        "change_email" => json!({"address": "grace@example.org", "current_password": PASSWORD}),
        "create_api_key" => json!({
            "name": "x", "scopes": ["posts:read"], "expires_at": "2099-01-01T00:00:00Z", "networks": ["203.0.113.0/24"],
            "current_password": PASSWORD
        }),
        "rotate_api_key" => json!({"overlap_hours": 1, "current_password": PASSWORD}),
        "create_invitation" => json!({"note": "x", "current_password": PASSWORD}),
        "change_instance_user_role" => json!({"role": "admin", "current_password": PASSWORD}),
        "confirm_email" => json!({"token": "x"}),
        "put_preferences" => json!({"auto_share_blog_to_x": true, "time_zone": "Europe/Berlin"}),
        "disconnect_x" => json!({"account_id": NOTHING, "waiting": "hold"}),
        "read_notifications" => json!({"ids": [NOTHING]}),
        "post_to_x" => json!({"text": "x", "account_id": NOTHING}),
        "schedule_x_post" => json!({
            "text": "x", "account_id": NOTHING, "scheduled_for": "2099-01-01T09:00", "time_zone": "Europe/Berlin",
            "publish_late": "never", "allow_duplicate": false
        }),
        "retry_x_post" => json!({"post_id": NOTHING, "account_id": NOTHING, "not_published": true}),
        "confirm_x_post" => json!({
            "post_id": NOTHING, "account_id": NOTHING, "url": "https://x.com/ada/status/1445880548472328192"
        }),
        "create_post" => json!({
            "text": "x", "account_ids": [NOTHING], "overrides": [{"account_id": NOTHING, "text": "y"}],
            "scheduled_for": "2099-01-01T09:00", "time_zone": "Europe/Berlin", "publish_late": "never",
            "allow_duplicate": false, "media": [{"id": NOTHING, "alt_text": "z"}]
        }),
        "change_post" => json!({
            "version": 0, "text": "x", "overrides": [{"account_id": NOTHING, "text": "y"}], "scheduled_for": "2099-01-01T09:00", "time_zone": "Europe/Berlin",
            "publish_late": 5, "allow_duplicate": false
        }),
        "validate_post" => json!({
            "text": "x", "platform": "x", "account_ids": [NOTHING],
            "overrides": [{"account_id": NOTHING, "text": "y"}], "media": [{"id": NOTHING, "alt_text": "z"}],
            "publish_late": "never", "image_count": 1, "described_count": 1,
            "scheduled_for": "2099-01-01T09:00", "time_zone": "Europe/Berlin", "allow_duplicate": false
        }),
        "create_draft" | "replace_draft" => json!({
            "text": "x", "account_ids": [NOTHING], "overrides": [{"account_id": NOTHING, "text": "y"}],
            "media": [{"id": NOTHING, "alt_text": "z"}], "scheduled_for": "2099-01-01T09:00",
            "time_zone": "Europe/Berlin"
        }),
        "begin_second_factor" | "disable_instance_user" | "enable_instance_user" => {
            json!({"current_password": PASSWORD})
        }
        "confirm_second_factor" => json!({"code": "123456"}),
        "renew_recovery_codes" | "remove_second_factor" => json!({"current_password": PASSWORD, "code": "123456"}),
        "create_feed" => json!({
            "address": "http://127.0.0.1:1/feed.xml", "account_ids": [NOTHING], "approval": true, "delay_minutes": 5,
            "per_day": 2, "template": "{title} {url}", "with_image": false
        }),
        "change_feed" => json!({
            "account_ids": [NOTHING], "active": false, "approval": true, "delay_minutes": 5, "per_day": 2,
            "template": "{title} {url}", "title": "A blog", "with_image": false
        }),
        "find_feed" => json!({"address": "http://127.0.0.1:1/feed.xml", "template": "{title} {url}"}),
        "preview_feed" => json!({
            "template": "{title} {url}", "title": "x", "summary": "y", "url": "https://blog.example.org/x",
            "account_ids": [NOTHING]
        }),
        new => panic!("say here which body {new} takes"),
    }
}

fn taking_json() -> impl Iterator<Item = Operation> {
    operations().into_iter().filter(|operation| operation.takes_json)
}

async fn send_body(
    visitor: &Visitor,
    operation: &Operation,
    content_type: Option<&str>,
    body: impl Into<Body>,
) -> Answer {
    let request = visitor.request(operation.method.clone(), &operation.at(NOTHING)).body(body);
    visitor
        .send(match content_type {
            Some(content_type) => request.header("content-type", content_type),
            None => request,
        })
        .await
}

async fn send_json(visitor: &Visitor, operation: &Operation, body: impl Into<Body>) -> Answer {
    send_body(visitor, operation, Some("application/json"), body).await
}

#[tokio::test]
async fn malformed_json_is_told_on_every_route() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for operation in taking_json() {
        let whole = body_of(&operation.id).to_string();
        let cut = whole[..whole.len() - 1].to_owned();
        for body in [cut, "nonsense".to_owned(), format!("{whole} {whole}"), "{\"\u{0}\":1}".to_owned()] {
            send_json(&visitor, &operation, body).await.is_problem(400, "malformed_json");
        }
        send_json(&visitor, &operation, b"{\"\xff\":1}".to_vec()).await.is_problem(400, "malformed_json");
    }
}

#[tokio::test]
async fn a_field_of_the_wrong_type_and_a_field_that_is_not_ours_are_refused_on_every_route() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for operation in taking_json() {
        let right = body_of(&operation.id);
        for (name, value) in [("status", json!("posted")), ("user_id", json!(NOTHING)), ("__proto__", json!({}))] {
            let mut body = right.clone();
            body[name] = value;
            let problem =
                send_json(&visitor, &operation, body.to_string()).await.is_problem(422, "invalid_body").json();
            assert!(problem["detail"].as_str().unwrap().contains(name), "{problem}");
        }
        for name in right.as_object().unwrap().keys() {
            let mut body = right.clone();
            body[name] = json!({"$ne": null});
            send_json(&visitor, &operation, body.to_string()).await.is_problem(422, "invalid_body");
        }
        for body in ["[1]", "\"text\"", "17"] {
            send_json(&visitor, &operation, body).await.is_problem(422, "invalid_body");
        }
    }
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([]));
}

#[tokio::test]
async fn a_body_of_another_content_type_is_refused_on_every_route() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for operation in taking_json() {
        let body = body_of(&operation.id).to_string();
        for content_type in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
            let answer = send_body(&visitor, &operation, content_type, body.clone()).await;
            answer.is_problem(415, "content_type_unsupported");
        }
        if !TAKING_FORMS.contains(&operation.id.as_str()) {
            let answer = send_body(&visitor, &operation, Some("multipart/form-data; boundary=x"), body).await;
            answer.is_problem(415, "content_type_unsupported");
        }
    }
    let preferences = visitor.request(Method::PUT, "/api/preferences").body(r#"{"auto_share_blog_to_x":true}"#);
    let answer = visitor.send(preferences.header("content-type", "application/json; charset=utf-8")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

/// A body blown up with spaces to so many bytes.
fn padded(operation: &str, bytes: usize) -> String {
    let body = body_of(operation).to_string();
    format!("{body}{}", " ".repeat(bytes - body.len()))
}

#[tokio::test]
async fn json_may_have_64_kb_and_not_a_byte_more_on_every_route() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for operation in taking_json() {
        let at_limit = send_json(&visitor, &operation, padded(&operation.id, MAX_JSON)).await;
        assert_ne!(at_limit.status, 413, "{at_limit:?}");
        if operation.id == "change_password" {
            assert_eq!(at_limit.status, 204, "{at_limit:?}");
        }
        for bytes in [MAX_JSON + 1, 10 * MAX_JSON] {
            send_json(&visitor, &operation, padded(&operation.id, bytes)).await.is_problem(413, "body_too_large");
        }
        // Without a length that would tell it beforehand.
        for (bytes, too_large) in [(MAX_JSON, false), (MAX_JSON + 1, true)] {
            let whole = padded(&operation.id, bytes).into_bytes();
            let chunks: Vec<_> = whole.chunks(10_000).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec())).collect();
            let stream = Body::wrap_stream(futures_util::stream::iter(chunks));
            let answer = send_json(&visitor, &operation, stream).await;
            assert_eq!(answer.status == 413, too_large, "{answer:?}");
        }
    }
}

#[tokio::test]
async fn deeply_nested_json_is_refused_and_harms_nothing() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for operation in taking_json() {
        for body in ["[".repeat(30_000), format!("{{\"text\":{}", "[".repeat(30_000)), "{\"a\":".repeat(10_000)] {
            let answer = send_json(&visitor, &operation, body).await;
            match answer.status {
                400 => answer.is_problem(400, "malformed_json"),
                _ => answer.is_problem(422, "invalid_body"),
            };
        }
    }
    assert_eq!(visitor.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn without_a_session_every_route_but_the_open_ones_answers_401() {
    let world = World::new().await;
    world.admin().await;
    let (anonymous, forger) = (world.visitor(), world.visitor());
    let (mut open, mut with_key) = (BTreeSet::new(), BTreeSet::new());
    for operation in operations() {
        for visitor in [&anonymous, &forger] {
            forger.set_cookie(Some("sid=made-up".to_owned()));
            let request = visitor.request(operation.method.clone(), &operation.at(NOTHING));
            let answer = visitor.send(request.header("content-type", "application/json").body("{")).await;
            let refused = answer.status == 401;
            assert_eq!(refused, !operation.is_open(), "what the document says of {}: {answer:?}", operation.id);
            if refused {
                assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"pillarbox\"");
            }
            if refused && !operation.takes_session {
                answer.is_problem(401, "api_key_required");
                with_key.insert(operation.id.clone());
            } else if refused {
                answer.is_problem(401, "session_required");
            } else {
                open.insert(operation.id.clone());
            }
        }
    }
    assert_eq!(open, OPEN.map(str::to_owned).into());
    assert_eq!(with_key, WITH_KEY.map(str::to_owned).into());
}

#[tokio::test]
async fn where_no_route_is_a_problem_says_so() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for path in ["/api", "/api/", "/api/none", "/api/posts/", "/api/x", "/api/x/post/1", "/API/posts", "/none", "/"] {
        for method in [Method::GET, Method::POST, Method::DELETE, Method::OPTIONS] {
            visitor.send(visitor.request(method, path)).await.is_problem(404, "not_found");
        }
    }
}

#[tokio::test]
async fn an_id_that_is_no_id_names_nothing() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let mut seen = 0;
    for operation in operations().into_iter().filter(|operation| operation.path.contains('{')) {
        let body = operation.takes_json.then(|| body_of(&operation.id));
        for id in ["7", "not-an-id", "%00", "..%2f..%2fetc", "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c1g", "' OR 1=1 --"] {
            let request = visitor.request(operation.method.clone(), &operation.at(id));
            let answer = visitor.send(body.iter().fold(request, RequestBuilder::json)).await;
            answer.is_problem(404, "not_found");
        }
        seen += 1;
    }
    assert!(seen >= 6);
}

#[tokio::test]
async fn every_other_method_on_every_path_is_405_and_says_which_would_do() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let paths: BTreeSet<String> = operations().iter().map(|operation| operation.at(NOTHING)).collect();
    for path in paths {
        let here: BTreeSet<String> = operations()
            .iter()
            .filter(|operation| operation.at(NOTHING) == path)
            .map(|operation| operation.method.to_string())
            .collect();
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
            if here.contains(method) {
                continue;
            }
            let answer = visitor.send(visitor.request(method.parse().unwrap(), &path)).await;
            answer.is_problem(405, "method_not_allowed");
            let allow = answer.header("allow").split(", ").map(str::to_owned).collect::<BTreeSet<_>>();
            assert_eq!(allow, here, "{path}");
        }
    }
}

#[tokio::test]
async fn a_query_that_cannot_be_used_is_refused() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for path in ["/api/posts?limit=many", "/api/posts?limit=-1", "/api/posts?user_id=1", "/api/x/auth-url?account_id=7"]
    {
        visitor.get(path).await.is_problem(422, "invalid_query");
    }
}
