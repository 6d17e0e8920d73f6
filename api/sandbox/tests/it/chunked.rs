//! Uploads in chunks, to their end.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::stage::{ADA, GRACE, Stage, Told, gif, png, told};

fn plan(media_type: &str, category: &str, bytes: usize) -> Value {
    json!({"media_type": media_type, "media_category": category, "total_bytes": bytes})
}

async fn initialize(stage: &Stage, token: &str, body: &Value) -> Told {
    told(stage.request(Method::POST, "/2/media/upload/initialize").bearer_auth(token).json(body)).await
}

pub(crate) async fn begin(stage: &Stage, token: &str, media_type: &str, category: &str, bytes: usize) -> String {
    let told = initialize(stage, token, &plan(media_type, category, bytes)).await;
    assert_eq!(told.status, 200, "{}", told.text);
    told.body["data"]["id"].as_str().unwrap().to_owned()
}

pub(crate) async fn append(stage: &Stage, token: &str, id: &str, index: usize, bytes: &[u8]) -> Told {
    let form = Form::new()
        .text("segment_index", index.to_string())
        .part("media", Part::bytes(bytes.to_vec()).file_name("chunk"));
    let path = format!("/2/media/upload/{id}/append");
    told(stage.request(Method::POST, &path).bearer_auth(token).multipart(form)).await
}

pub(crate) async fn finalize(stage: &Stage, token: &str, id: &str) -> Told {
    let path = format!("/2/media/upload/{id}/finalize");
    told(stage.request(Method::POST, &path).bearer_auth(token)).await
}

pub(crate) async fn status(stage: &Stage, token: &str, id: &str) -> Told {
    stage.read(token, &format!("/2/media/upload?command=STATUS&media_id={id}")).await
}

/// All steps in one chunk; gives the id and the last answer.
pub(crate) async fn upload(
    stage: &Stage,
    token: &str,
    media_type: &str,
    category: &str,
    bytes: &[u8],
) -> (String, Told) {
    let id = begin(stage, token, media_type, category, bytes.len()).await;
    assert_eq!(append(stage, token, &id, 0, bytes).await.status, 200);
    let last = finalize(stage, token, &id).await;
    (id, last)
}

pub(crate) async fn post(stage: &Stage, token: &str, ids: Value) -> Told {
    stage.create(token, json!({"media": {"media_ids": ids}})).await
}

pub(crate) fn message(told: &Told) -> (u16, &str) {
    (told.status, told.body["errors"][0]["message"].as_str().unwrap_or_default())
}

pub(crate) const INVALID: (u16, &str) = (400, "Your media IDs are invalid.");
pub(crate) const NOT_FOUND: (u16, &str) = (400, "BadRequest: Not found");

#[tokio::test]
async fn chunks_may_come_in_any_order_and_more_than_once() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let bytes = png(7);
    let (first, rest) = bytes.split_at(20);
    let (second, third) = rest.split_at(9);
    let told = initialize(&stage, &token, &plan("image/png", "tweet_image", bytes.len())).await;
    assert_eq!(told.status, 200);
    let id = told.body["data"]["id"].as_str().unwrap().to_owned();
    let expected = json!({"data": {"id": id, "media_key": format!("3_{id}"), "expires_after_secs": 86_400}});
    assert_eq!(told.body, expected);
    for (index, chunk) in [(2, third), (0, second), (1, second), (0, first)] {
        let told = append(&stage, &token, &id, index, chunk).await;
        assert_eq!(told.status, 200, "{}", told.text);
        assert!(told.body["data"]["expires_at"].is_i64(), "{}", told.text);
    }
    let begun = stage.get("/__media").await.body;
    assert_eq!(begun["media"], json!([]));
    assert_eq!(begun["unfinished"][0]["segments"][1], json!({"index": 1, "bytes": 9}));
    let last = finalize(&stage, &token, &id).await;
    assert_eq!(last.status, 200, "{}", last.text);
    let expected = json!({"data": {"id": id, "media_key": format!("3_{id}"), "size": bytes.len(),
        "expires_after_secs": 86_400, "image": {"image_type": "image/png", "w": 8, "h": 6}}});
    assert_eq!(last.body, expected);
    assert_eq!(post(&stage, &token, json!([id])).await.status, 201);
    let stored = stage.sandbox.media();
    assert_eq!((stored.len(), &stored[0].bytes, stored[0].endpoint.as_str()), (1, &bytes, "v2_chunked"));
    // It is finished: nothing can be added, and it is not finished twice.
    assert_eq!(message(&append(&stage, &token, &id, 3, b"x").await), NOT_FOUND);
    assert_eq!(message(&finalize(&stage, &token, &id).await), NOT_FOUND);
}

#[tokio::test]
async fn a_chunk_may_be_base64_in_json_and_the_answer_may_be_empty() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let bytes = png(7);
    let id = begin(&stage, &token, "image/png", "tweet_image", bytes.len()).await;
    stage.must(json!({"op": "append_answer", "mode": "empty"})).await;
    let path = format!("/2/media/upload/{id}/append");
    let send = |body: Value| told(stage.request(Method::POST, &path).bearer_auth(&token).json(&body));
    let good = send(json!({"segment_index": 0, "media": STANDARD.encode(&bytes[..10])})).await;
    assert_eq!((good.status, good.text.as_str()), (204, ""));
    let good = send(json!({"segment_index": "1", "media": STANDARD.encode(&bytes[10..])})).await;
    assert_eq!(good.status, 204);
    for body in [
        json!({"segment_index": 2}),
        json!({"media": "AAAA"}),
        json!({"segment_index": 1000, "media": "AAAA"}),
        json!({"segment_index": -1, "media": "AAAA"}),
        json!({"segment_index": 1.5, "media": "AAAA"}),
        json!({"segment_index": "one", "media": "AAAA"}),
        json!({"segment_index": 2, "media": "not base64"}),
        json!({"segment_index": 2, "media": ""}),
        json!({"segment_index": 2, "media": "AAAA", "media_category": "tweet_image"}),
    ] {
        assert_eq!(send(body.clone()).await.status, 400, "{body}");
    }
    assert_eq!(finalize(&stage, &token, &id).await.status, 200);
    assert_eq!(stage.sandbox.media()[0].bytes, bytes);
}

#[tokio::test]
async fn a_plan_that_does_not_fit_is_refused() {
    const MEGABYTE: u64 = 1024 * 1024;
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let plan = |media_type: &str, category: &str, bytes: u64| json!({"media_type": media_type, "media_category": category, "total_bytes": bytes});
    for (body, expected) in [
        (plan("image/png", "tweet_image", 5 * MEGABYTE), 200),
        (plan("image/png", "tweet_image", 5 * MEGABYTE + 1), 400),
        (plan("image/gif", "tweet_gif", 15 * MEGABYTE), 200),
        (plan("image/gif", "tweet_gif", 15 * MEGABYTE + 1), 400),
        (plan("video/mp4", "tweet_video", 8 * 1024 * MEGABYTE), 200),
        (plan("video/mp4", "tweet_video", 8 * 1024 * MEGABYTE + 1), 400),
        (plan("image/png", "tweet_gif", 10), 400),
        (plan("image/png", "tweet_video", 10), 400),
        (plan("video/mp4", "tweet_image", 10), 400),
        (plan("image/svg+xml", "tweet_image", 10), 400),
        (plan("image/png", "picture", 10), 400),
        (json!({"media_type": "image/png", "media_category": "tweet_image"}), 400),
        (json!({"media_type": "image/png", "total_bytes": 10}), 400),
        (json!({"media_type": "image/png", "media_category": "tweet_image", "total_bytes": -1}), 400),
        (json!({"media_type": "image/png", "media_category": "tweet_image", "total_bytes": 9, "name": "a"}), 400),
    ] {
        let told = initialize(&stage, &token, &body).await;
        assert_eq!(told.status, expected, "{body}: {}", told.text);
    }
    // The older way is withdrawn.
    for path in ["/2/media/upload?command=INIT", "/2/media/upload/initialize?command=INIT"] {
        let body = plan("image/png", "tweet_image", 10);
        assert_eq!(told(stage.request(Method::POST, path).bearer_auth(&token).json(&body)).await.status, 400);
    }
}

#[tokio::test]
async fn what_was_sent_must_be_what_was_announced() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let bytes = png(7);
    let segments = "Segments do not add up to provided total file size.";
    for total in [bytes.len() - 1, bytes.len() + 1] {
        let id = begin(&stage, &token, "image/png", "tweet_image", total).await;
        append(&stage, &token, &id, 0, &bytes).await;
        assert_eq!(message(&finalize(&stage, &token, &id).await), (400, segments));
        assert_eq!(message(&post(&stage, &token, json!([id])).await), INVALID);
    }
    let id = begin(&stage, &token, "image/png", "tweet_image", bytes.len()).await;
    assert_eq!(message(&finalize(&stage, &token, &id).await), (400, segments));
    // A gap counts as missing bytes even if the sum is right, and can be mended.
    append(&stage, &token, &id, 0, &bytes[..10]).await;
    append(&stage, &token, &id, 2, &bytes[10..]).await;
    assert_eq!(message(&finalize(&stage, &token, &id).await), (400, segments));
    append(&stage, &token, &id, 1, &bytes[10..30]).await;
    append(&stage, &token, &id, 2, &bytes[30..]).await;
    assert_eq!(finalize(&stage, &token, &id).await.status, 200);
    for (media_type, category, bytes) in [
        ("image/jpeg", "tweet_image", png(1)),
        ("image/gif", "tweet_gif", gif(1)),
        ("image/gif", "tweet_image", gif(2)),
        ("video/mp4", "tweet_video", png(1)),
        ("image/png", "tweet_image", b"nothing known".to_vec()),
    ] {
        let (_, last) = upload(&stage, &token, media_type, category, &bytes).await;
        assert_eq!(last.status, 400, "{media_type} {category}");
    }
}

#[tokio::test]
async fn a_segment_has_one_byte_to_eight_megabytes() {
    const EIGHT: usize = 8 * 1024 * 1024;
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let id = begin(&stage, &token, "image/gif", "tweet_gif", EIGHT).await;
    for (length, expected) in [(0, 400), (1, 200), (EIGHT, 200), (EIGHT + 1, 400)] {
        assert_eq!(append(&stage, &token, &id, 999, &vec![0; length]).await.status, expected, "{length}");
    }
    assert_eq!(append(&stage, &token, &id, 1000, b"x").await.status, 400);
}

#[tokio::test]
async fn only_the_one_who_began_an_upload_may_go_on_with_it() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let bytes = gif(2);
    let id = begin(&stage, &ada, "image/gif", "tweet_gif", bytes.len()).await;
    assert_eq!(message(&append(&stage, &grace, &id, 0, &bytes).await), NOT_FOUND);
    assert_eq!(append(&stage, &ada, &id, 0, &bytes).await.status, 200);
    assert_eq!(message(&finalize(&stage, &grace, &id).await), NOT_FOUND);
    assert_eq!(finalize(&stage, &ada, &id).await.status, 200);
    assert_eq!(message(&status(&stage, &grace, &id).await), NOT_FOUND);
    assert_eq!(status(&stage, &ada, &id).await.status, 200);
    assert_eq!(message(&append(&stage, &ada, "123", 0, b"x").await), NOT_FOUND);
    assert_eq!(append(&stage, &ada, "abc", 0, b"x").await.status, 400);
}

#[tokio::test]
async fn an_additional_owner_may_post_what_another_uploaded() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let bytes = png(3);
    let mut body = plan("image/png", "tweet_image", bytes.len());
    body["additional_owners"] = json!([stage.account_id(GRACE).await]);
    let id = initialize(&stage, &ada, &body).await.body["data"]["id"].as_str().unwrap().to_owned();
    append(&stage, &ada, &id, 0, &bytes).await;
    finalize(&stage, &ada, &id).await;
    assert_eq!(post(&stage, &grace, json!([id])).await.status, 201);
    let linus = stage.connect("linus_sandbox").await;
    assert_eq!(message(&post(&stage, &linus, json!([id])).await), INVALID);
}
