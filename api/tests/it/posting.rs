//! Posting now: each way it can end, as the caller sees it, as the history keeps it, and as the ledger proves it.

use serde_json::{Value, json};

use crate::support::{Answer, Options, Visitor, World, gif, jpeg, png, png_of, post_form};

/// The only delivery of a post.
fn delivery(post: &Value) -> &Value {
    &post["deliveries"][0]
}

/// What the history keeps of a refused post.
async fn kept(visitor: &Visitor, answer: &Answer) -> Value {
    visitor.read_post(&answer.json()["post_id"]).await
}

#[tokio::test]
async fn a_text_goes_out_and_is_in_the_history_with_its_link() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let answer = visitor.post_text("  Fresh paint & new hinges.\r\nCafe\u{301}  ").await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let post = answer.json();
    assert_eq!(post["status"], "posted");
    let published = world.published();
    assert_eq!(published[0]["text"], "Fresh paint & new hinges.\nCafé");
    assert_eq!(published[0]["id"], delivery(&post)["remote_id"]);
    let url = format!("{}/ada_sandbox/status/{}", world.sandbox.base_url(), published[0]["id"].as_str().unwrap());
    assert_eq!(delivery(&post)["url"], url);
    assert!(reqwest::get(&url).await.unwrap().text().await.unwrap().contains("Fresh paint &amp; new hinges."));
    assert_eq!(visitor.get("/api/posts").await.json()["items"][0], post);
}

#[tokio::test]
async fn each_kind_of_image_goes_out_with_its_description() {
    let world = World::new().await;
    world.control(&json!({"op": "media_processing", "secs": 0}));
    let visitor = world.connected().await;
    for (n, (image, media_type)) in
        [(png(), "image/png"), (jpeg(), "image/jpeg"), (gif(1), "image/gif"), (gif(3), "image/gif")]
            .into_iter()
            .enumerate()
    {
        let form = post_form(&format!("picture {n}"), Some(image), Some("Small squares"));
        let answer = visitor.post_form(form).await;
        assert_eq!(answer.status, 201, "{media_type} {answer:?}");
        assert_eq!(answer.json()["images"][0]["media_type"], media_type);
        let published = world.published();
        let media = &published[n]["media"][0];
        assert_eq!(media["alt_text"], "Small squares", "{media}");
    }
}

#[tokio::test]
async fn an_image_may_go_without_a_text_and_its_file_is_removed_once_it_is_out() {
    let world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post_form(post_form("", Some(png()), None)).await.status, 201);
    assert_eq!(world.published()[0]["media"].as_array().unwrap().len(), 1);
    assert_eq!(std::fs::read_dir(world.data_dir().join("media")).unwrap().count(), 0);
}

#[tokio::test]
async fn bad_texts_are_refused_before_anything_is_written() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (text, code) in [
        ("", "text_empty"),
        (" \n\t ", "text_empty"),
        (&"a".repeat(281), "text_too_long"),
        (&"漢".repeat(141), "text_too_long"),
        ("right\u{202E}left", "text_character_invalid"),
    ] {
        let answer = visitor.post_text(text).await;
        let problem = answer.is_problem(422, "invalid_fields").json();
        assert_eq!(problem["errors"][0]["field"], "text");
        assert_eq!(problem["errors"][0]["code"], code, "{text:?}");
    }
    assert_eq!(visitor.post_text(&"a".repeat(280)).await.status, 201);
    assert_eq!(world.published().len(), 1);
    assert_eq!(visitor.get("/api/posts").await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_account_with_long_posts_may_write_them() {
    let world = World::new().await;
    let visitor = world.admin().await;
    visitor.connect("grace_sandbox").await;
    assert_eq!(visitor.account().await["text_weighted_max"], 25_000);
    assert_eq!(visitor.post_text(&"word ".repeat(100)).await.status, 201);
}

#[tokio::test]
async fn bad_images_are_refused_and_leave_no_file() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let mut truncated = png();
    truncated.truncate(truncated.len() / 2);
    let mut oversized = jpeg();
    oversized.resize(20 * 1024 * 1024 + 1, 0);
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.to_vec();
    for (what, image, status, code) in [
        ("svg", svg, 415, "image_type_unsupported"),
        ("text", b"<script>alert(1)</script>".to_vec(), 415, "image_type_unsupported"),
        ("truncated", truncated, 422, "image_undecodable"),
        ("oversized", oversized, 413, "image_too_large"),
        ("bomb", png_bomb(), 422, "image_dimensions"),
    ] {
        let answer = visitor.post_form(post_form(what, Some(image), None)).await;
        let problem = answer.is_problem(status, code).json();
        assert_eq!(problem["errors"][0]["field"], "image", "{what}");
    }
    let long_description = post_form("x", Some(png()), Some(&"a".repeat(1001)));
    let problem = visitor.post_form(long_description).await.is_problem(422, "invalid_fields").json();
    assert_eq!(problem["errors"][0]["code"], "alt_text_too_long");
    assert!(world.published().is_empty());
    assert_eq!(std::fs::read_dir(world.data_dir().join("media")).unwrap().count(), 0);
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([]));
}

/// A few bytes that claim to be 50,000 pixels square.
fn png_bomb() -> Vec<u8> {
    let mut bytes = png_of(1, 1);
    bytes[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&50_000_u32.to_be_bytes());
    let checksum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[tokio::test]
async fn with_uploads_switched_off_an_image_is_refused_with_the_reason() {
    let world = World::with(Options { env: vec![("X_MEDIA_UPLOAD", "off".into())], ..Options::default() }).await;
    let visitor = world.connected().await;
    let answer = visitor.post_form(post_form("x", Some(png()), None)).await;
    assert_eq!(answer.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "images_off");
    assert_eq!(visitor.post_form(post_form("text alone", None, None)).await.status, 201);
}

#[tokio::test]
async fn the_same_text_within_a_day_is_taken_for_a_mistake_unless_it_is_meant() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let first = visitor.post_text("once   is enough").await.json();
    let refused = visitor.post_text("once is enough ").await;
    let problem = refused.is_problem(409, "duplicate_content").json();
    assert_eq!(problem["post_id"], first["id"]);
    assert_eq!(problem["errors"][0]["code"], "same_text_within_a_day");
    assert_eq!(world.count("create_requests"), 1);

    // X itself refuses the second one; it is looked up whether an attempt of ours is behind that, and kept.
    let meant = visitor.post("/api/x/post", &json!({"text": "once   is enough", "allow_duplicate": true})).await;
    assert_eq!(meant.status, 202, "{meant:?}");
    let meant = meant.json();
    assert_ne!(meant["id"], first["id"]);
    world.advance(std::time::Duration::from_secs(6));
    let failed = crate::publishing::wait_for_state(&visitor, &meant["id"], "failed").await;
    assert_eq!(delivery(&failed)["reason"], "duplicate_content");
    assert_eq!(world.published().len(), 1);

    // It is the time they are due at that counts, to the second.
    world.advance(std::time::Duration::from_secs(24 * 3600 - 7));
    visitor.post_text("once is enough").await.is_problem(409, "duplicate_content");
    world.advance(std::time::Duration::from_secs(1));
    assert_eq!(visitor.post_text("once is enough").await.status, 201);
}

#[tokio::test]
async fn a_refusal_of_x_is_told_kept_and_can_be_tried_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (status, body, expected, code) in [
        (
            400,
            json!({"title": "Invalid Request", "detail": "One or more parameters to your request was invalid.", "type": "https://api.x.com/2/problems/invalid-request", "errors": [{"message": "The Tweet contains an invalid URL."}]}),
            422,
            "platform_rejected",
        ),
        (
            403,
            json!({"detail": "You are not permitted to perform this action.", "type": "about:blank", "title": "Forbidden", "status": 403}),
            422,
            "platform_rejected",
        ),
        (
            403,
            json!({"title": "Client Forbidden", "reason": "client-not-enrolled", "type": "https://api.x.com/2/problems/client-forbidden"}),
            409,
            "client_misconfigured",
        ),
        (404, json!({"title": "Not Found Error", "type": "about:blank"}), 422, "platform_rejected"),
        (422, json!("no json at all"), 422, "platform_rejected"),
    ] {
        world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": status, "body": body}));
        let answer = visitor.post_text(&format!("refused with {status} {code} {expected} {}", body["title"])).await;
        answer.is_problem(expected, code);
        let post = kept(&visitor, &answer).await;
        assert_eq!((&delivery(&post)["state"], &delivery(&post)["can_retry"]), (&json!("failed"), &json!(true)));
        assert_eq!(delivery(&post)["attempts"][0]["http_status"], status);

        let again = visitor.post("/api/x/retry", &json!({"post_id": post["id"]})).await;
        assert_eq!(again.status, 202, "{again:?}");
        crate::publishing::wait_for_state(&visitor, &post["id"], "posted").await;
        let twice = visitor.post("/api/x/retry", &json!({"post_id": post["id"]})).await;
        assert_eq!(twice.is_problem(409, "not_retryable").json()["state"], "posted");
    }
    assert_eq!(world.published().len(), 5);
}

#[tokio::test]
async fn used_up_credits_hold_the_post_until_it_is_tried_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for mode in ["depleted", "depleted_old"] {
        world.control(&json!({"op": "credits", "mode": mode}));
        let answer = visitor.post_text(mode).await;
        answer.is_problem(402, "insufficient_credits");
        let post = kept(&visitor, &answer).await;
        assert_eq!((&delivery(&post)["state"], &post["status"]), (&json!("held"), &json!("scheduled")));
        world.control(&json!({"op": "credits", "mode": "ok"}));
        assert_eq!(visitor.post("/api/x/retry", &json!({"post_id": post["id"]})).await.status, 202);
        crate::publishing::wait_for_state(&visitor, &post["id"], "posted").await;
    }
    world.control(&json!({"op": "usage_cap", "on": true}));
    visitor.post_text("capped").await.is_problem(402, "insufficient_credits");
    assert_eq!(world.published().len(), 2);
}

#[tokio::test]
async fn a_grant_without_the_scope_asks_for_connecting_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let forbidden = json!({"title": "Forbidden", "detail": "Forbidden", "type": "about:blank", "status": 403});
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403, "body": forbidden}));
    visitor.post_text("no scope").await.is_problem(409, "account_needs_reauth");
    assert_eq!(visitor.account().await["status_reason"], "missing_scope");
}

#[tokio::test]
async fn a_refused_image_is_told_as_the_images_fault() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "status": 400}));
    let answer = visitor.post_form(post_form("with a picture", Some(png()), None)).await;
    answer.is_problem(422, "media_rejected");
    assert_eq!(world.count("create_requests"), 0);
    let post = kept(&visitor, &answer).await;
    assert_eq!(delivery(&post)["attempts"][0]["stage"], "prepare");
    assert_eq!(visitor.post("/api/x/retry", &json!({"post_id": post["id"]})).await.status, 202);
    let posted = crate::publishing::wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!(posted["images"].as_array().unwrap().len(), 1);
    assert_eq!(world.published()[0]["media"].as_array().unwrap().len(), 1, "the image was kept for the retry");
}

#[tokio::test]
async fn with_several_accounts_the_one_to_post_as_must_be_named() {
    let world = World::new().await;
    let visitor = world.connected().await;
    visitor.connect("grace_sandbox").await;
    let refused = visitor.post_text("as whom?").await;
    let problem = refused.is_problem(422, "account_required").json();
    assert_eq!(problem["accounts"].as_array().unwrap().len(), 2);
    let accounts = problem["accounts"].as_array().unwrap();
    let grace = accounts.iter().find(|account| account["username"] == "grace_sandbox").unwrap();
    let body = json!({"text": "as grace", "account_id": grace["id"]});
    assert_eq!(delivery(&visitor.post("/api/x/post", &body).await.json())["username"], "grace_sandbox");
}

#[tokio::test]
async fn an_idempotency_key_makes_fifty_requests_one_post() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let send = |text: &'static str, key: &'static str| {
        let visitor = &visitor;
        async move {
            let request = visitor.request(reqwest::Method::POST, "/api/x/post").header("idempotency-key", key);
            visitor.send(request.json(&json!({ "text": text }))).await
        }
    };
    let answers = futures_util::future::join_all((0..50).map(|_| send("only once", "key-1"))).await;
    assert!(answers.iter().all(|answer| answer.status == 201 && answer.text == answers[0].text), "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| answer.header("idempotent-replayed") == "true").count(), 49);
    assert_eq!(world.published().len(), 1);

    send("something else", "key-1").await.is_problem(422, "idempotency_key_reused");
    send("bad key", "a key").await.is_problem(422, "idempotency_key_invalid");
    assert_eq!(send("another", "key-2").await.status, 201);
}
