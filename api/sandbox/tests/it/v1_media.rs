//! The upload of v1.1, and its trap.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pillarbox_sandbox::{AppPermission, DEFAULT_CONSUMER_KEY};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::signer::{Signer, code, connect};
use crate::stage::{ADA, GRACE, Stage, Told, gif, png, told};

const UPLOAD: &str = "/1.1/media/upload.json";
const METADATA: &str = "/1.1/media/metadata/create.json";

async fn one_shot(stage: &Stage, signer: &Signer, bytes: Vec<u8>) -> Told {
    let form = Form::new().part("media", Part::bytes(bytes).file_name("picture"));
    told(signer.request(stage, Method::POST, UPLOAD).multipart(form)).await
}

async fn append(stage: &Stage, signer: &Signer, id: &str, index: usize, bytes: &[u8]) -> Told {
    let form = Form::new()
        .text("command", "APPEND")
        .text("media_id", id.to_owned())
        .text("segment_index", index.to_string())
        .part("media", Part::bytes(bytes.to_vec()));
    told(signer.request(stage, Method::POST, UPLOAD).multipart(form)).await
}

fn id(told: &Told) -> String {
    let id = told.body["media_id_string"].as_str().unwrap();
    assert_eq!(told.body["media_id"].as_i64().unwrap().to_string(), id);
    id.to_owned()
}

async fn post(stage: &Stage, signer: &Signer, id: &str) -> Told {
    signer.json(stage, "/2/tweets", &json!({"media": {"media_ids": [id]}})).await
}

#[tokio::test]
async fn a_picture_is_taken_as_bytes_and_as_base64() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let told_ = one_shot(&stage, &ada, png(1)).await;
    assert_eq!((told_.status, told_.header("x-access-level")), (200, Some("read-write")), "{}", told_.text);
    let first = id(&told_);
    assert_eq!(told_.body["size"], png(1).len());
    assert_eq!(told_.body["expires_after_secs"], 86_400);
    assert_eq!(told_.body["image"], json!({"image_type": "image/png", "w": 8, "h": 6}));
    let encoded = STANDARD.encode(png(2));
    let second = id(&ada.form(&stage, UPLOAD, &[("media_data", &encoded)]).await);
    let form = Form::new().text("media_data", STANDARD.encode(gif(2))).text("media_category", "tweet_gif");
    let third = id(&told(ada.request(&stage, Method::POST, UPLOAD).multipart(form)).await);
    let stored = stage.sandbox.media();
    let seen: Vec<(&str, &[u8], &str)> =
        stored.iter().map(|m| (m.id.as_str(), m.bytes.as_slice(), m.endpoint.as_str())).collect();
    let (a, b, c) = (png(1), png(2), gif(2));
    assert_eq!(seen, [(&*first, &a[..], "v1"), (&*second, &b[..], "v1"), (&*third, &c[..], "v1")]);
    assert_eq!(post(&stage, &ada, &first).await.status, 201);
}

#[tokio::test]
async fn chunks_are_put_together_and_a_gif_is_worked_on() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let bytes = gif(3);
    let total = bytes.len().to_string();
    let fields =
        [("command", "INIT"), ("media_type", "image/gif"), ("media_category", "tweet_gif"), ("total_bytes", &total)];
    let begun = ada.form(&stage, UPLOAD, &fields).await;
    assert_eq!(begun.status, 202, "{}", begun.text);
    let id = id(&begun);
    for (index, chunk) in [(1, &bytes[30..]), (0, &bytes[..30])] {
        let told = append(&stage, &ada, &id, index, chunk).await;
        assert_eq!((told.status, told.text.as_str()), (204, ""));
    }
    let last = ada.form(&stage, UPLOAD, &[("command", "FINALIZE"), ("media_id", &id)]).await;
    assert_eq!((last.status, &last.body["processing_info"]["state"]), (201, &json!("pending")), "{}", last.text);
    let path = format!("{UPLOAD}?command=STATUS&media_id={id}");
    let ahead = Signer { ahead_secs: 2, ..ada.clone() };
    stage.must(json!({"op": "clock", "advance_secs": 2})).await;
    let told = ahead.get(&stage, &path).await;
    assert_eq!((told.status, &told.body["processing_info"]["state"]), (200, &json!("succeeded")));
    assert_eq!(post(&stage, &ahead, &id).await.status, 201);
    assert_eq!((&stage.sandbox.media()[0].bytes, stage.sandbox.media()[0].endpoint.as_str()), (&bytes, "v1_chunked"));
}

#[tokio::test]
async fn errors_come_with_the_codes_of_v1() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let grace = connect(&stage, GRACE).await;
    for fields in [
        vec![],
        vec![("command", "INIT")],
        vec![("command", "INIT"), ("media_type", "image/png"), ("total_bytes", "many")],
        vec![("command", "INIT"), ("media_type", "image/png"), ("total_bytes", "5242881")],
        vec![("command", "EXPLODE")],
        vec![("media_data", "not base64!")],
        vec![("media_data", "AAAA")],
    ] {
        assert_eq!(code(&ada.form(&stage, UPLOAD, &fields).await), (400, json!(324)), "{fields:?}");
    }
    let fields = [("command", "FINALIZE"), ("media_id", "123")];
    assert_eq!(code(&ada.form(&stage, UPLOAD, &fields).await), (400, json!(325)));
    assert_eq!(code(&append(&stage, &ada, "123", 0, b"x").await), (400, json!(325)));
    let image = id(&one_shot(&stage, &ada, png(1)).await);
    let path = format!("{UPLOAD}?command=STATUS&media_id={image}");
    assert_eq!(code(&ada.get(&stage, &path).await), (400, json!(325)));
    let begun =
        ada.form(&stage, UPLOAD, &[("command", "INIT"), ("media_type", "image/png"), ("total_bytes", "9")]).await;
    let fields = [("command", "FINALIZE"), ("media_id", &*id(&begun))];
    assert_eq!(code(&ada.form(&stage, UPLOAD, &fields).await), (400, json!(324)));
    assert_eq!(code(&grace.form(&stage, UPLOAD, &fields).await), (400, json!(325)));
}

#[tokio::test]
async fn an_alt_text_is_kept_and_answered_with_nothing() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let grace = connect(&stage, GRACE).await;
    let image = id(&one_shot(&stage, &ada, png(1)).await);
    let with_text = |text: &str| json!({"media_id": image, "alt_text": {"text": text}});
    let told = ada.json(&stage, METADATA, &with_text(&"ä".repeat(1000))).await;
    assert_eq!((told.status, told.text.as_str()), (200, ""));
    assert_eq!(stage.sandbox.media()[0].alt_text.as_deref(), Some(&*"ä".repeat(1000)));
    assert_eq!(code(&ada.json(&stage, METADATA, &with_text(&"a".repeat(1001))).await), (400, json!(324)));
    assert_eq!(code(&grace.json(&stage, METADATA, &with_text("mine?")).await), (400, json!(325)));
    assert_eq!(code(&ada.json(&stage, METADATA, &json!({"media_id": image})).await), (400, json!(324)));
    assert_eq!(stage.sandbox.media()[0].alt_text.as_deref(), Some(&*"ä".repeat(1000)));
}

#[tokio::test]
async fn a_bearer_token_or_one_that_may_only_read_uploads_nothing() {
    let stage = Stage::new().await;
    let bearer = stage.connect(ADA).await;
    let form = Form::new().part("media", Part::bytes(png(1)));
    let request = stage.request(Method::POST, UPLOAD).bearer_auth(&bearer).multipart(form);
    assert_eq!(code(&told(request).await), (403, json!(220)));
    stage.sandbox.set_app_permission(DEFAULT_CONSUMER_KEY, AppPermission::Read);
    let reader = connect(&stage, ADA).await;
    let told_ = one_shot(&stage, &reader, png(1)).await;
    assert_eq!((code(&told_), told_.header("x-access-level")), ((403, json!(261)), Some("read")));
    let described = json!({"media_id": "1", "alt_text": {"text": "a"}});
    assert_eq!(code(&reader.json(&stage, METADATA, &described).await), (403, json!(261)));
    assert!(stage.sandbox.media().is_empty());
}

#[tokio::test]
async fn the_trap_hands_out_ids_that_no_post_takes() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    stage.must(json!({"op": "v1_media", "ids": "refused"})).await;
    let told_ = one_shot(&stage, &ada, png(1)).await;
    assert_eq!(told_.status, 200);
    let image = id(&told_);
    let refused = post(&stage, &ada, &image).await;
    assert_eq!((refused.status, &refused.body["errors"][0]["message"]), (400, &json!("Your media IDs are invalid.")));
    // Those of v2 are taken as ever.
    let bearer = stage.connect(ADA).await;
    let newer = stage.picture(&bearer, 2).await;
    assert_eq!(post(&stage, &ada, &newer).await.status, 201);
    stage.must(json!({"op": "v1_media", "ids": "accepted"})).await;
    assert_eq!(post(&stage, &ada, &image).await.status, 201);
    let grants: Vec<Value> =
        stage.get("/__media").await.body["media"].as_array().unwrap().iter().map(|m| m["grant"].clone()).collect();
    assert_eq!(grants, ["oauth1", "oauth2"]);
}
