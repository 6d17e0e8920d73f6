//! When a finished upload can be posted, with what, how long, and what a test can read of it.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::chunked::{INVALID, NOT_FOUND, append, begin, finalize, message, post, status, upload};
use crate::signer::connect;
use crate::stage::{ADA, GRACE, Stage, gif, png, told};

/// Bytes that pass for a video.
fn mp4() -> Vec<u8> {
    b"\0\0\0\x18ftypmp42 and then some".to_vec()
}

#[tokio::test]
async fn a_gif_is_pending_then_in_progress_then_ready() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "media_processing", "secs": 40})).await;
    let (id, last) = upload(&stage, &token, "image/gif", "tweet_gif", &gif(2)).await;
    assert_eq!(last.body["data"]["media_key"], format!("16_{id}"));
    assert_eq!(last.body["data"]["processing_info"], json!({"state": "pending", "check_after_secs": 5}));
    assert_eq!(message(&post(&stage, &token, json!([id])).await), INVALID);
    stage.must(json!({"op": "clock", "advance_secs": 20})).await;
    let told = status(&stage, &token, &id).await;
    let info = &told.body["data"]["processing_info"];
    assert_eq!((told.status, &info["state"], &info["check_after_secs"]), (200, &json!("in_progress"), &json!(5)));
    assert!((50..60).contains(&info["progress_percent"].as_i64().unwrap()), "{info}");
    assert_eq!(message(&post(&stage, &token, json!([id])).await), INVALID);
    stage.must(json!({"op": "clock", "advance_secs": 20})).await;
    let told = status(&stage, &token, &id).await;
    assert_eq!(told.body["data"]["processing_info"], json!({"state": "succeeded", "progress_percent": 100}));
    assert_eq!(post(&stage, &token, json!([id])).await.status, 201);
}

#[tokio::test]
async fn a_processing_can_be_made_to_fail_with_a_reason() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let error = json!({"code": 1, "name": "InvalidMedia", "message": "No."});
    stage.must(json!({"op": "media_processing", "secs": 10, "fails": 1, "error": error})).await;
    let (id, _) = upload(&stage, &token, "video/mp4", "tweet_video", &mp4()).await;
    assert_ne!(status(&stage, &token, &id).await.body["data"]["processing_info"]["state"], "failed");
    stage.must(json!({"op": "clock", "advance_secs": 10})).await;
    let told = status(&stage, &token, &id).await;
    assert_eq!(told.body["data"]["processing_info"], json!({"state": "failed", "error": error}));
    assert_eq!(message(&post(&stage, &token, json!([id])).await), INVALID);
    assert_eq!(stage.sandbox.media()[0].state, "failed");
    // Only one was to fail.
    let (id, last) = upload(&stage, &token, "video/mp4", "tweet_video", &mp4()).await;
    assert_eq!(last.body["data"]["media_key"], format!("7_{id}"));
    stage.must(json!({"op": "clock", "advance_secs": 10})).await;
    assert_eq!(post(&stage, &token, json!([id])).await.status, 201);
    // Without any time for it, a medium is ready at once, or has failed at once.
    stage.must(json!({"op": "media_processing", "secs": 0, "fails": 1})).await;
    let (_, last) = upload(&stage, &token, "image/gif", "tweet_gif", &gif(2)).await;
    assert_eq!(last.body["data"]["processing_info"]["state"], "failed");
    let (id, last) = upload(&stage, &token, "image/gif", "tweet_gif", &gif(3)).await;
    assert!(last.body["data"].get("processing_info").is_none());
    assert_eq!(message(&status(&stage, &token, &id).await), NOT_FOUND);
    assert_eq!(post(&stage, &token, json!([id])).await.status, 201);
}

#[tokio::test]
async fn a_gif_in_one_request_is_ready_at_once_unless_it_is_made_to_wait() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let at_once = stage.upload(&token, gif(2), "tweet_gif").await.body["data"].clone();
    assert!(at_once.get("processing_info").is_none());
    assert_eq!(post(&stage, &token, json!([at_once["id"]])).await.status, 201);
    stage.must(json!({"op": "media_processing", "one_shot": true})).await;
    let waits = stage.upload(&token, gif(3), "tweet_gif").await.body["data"].clone();
    assert_eq!(waits["processing_info"]["state"], "pending");
    assert_eq!(message(&post(&stage, &token, json!([waits["id"]])).await), INVALID);
    stage.must(json!({"op": "clock", "advance_secs": 2})).await;
    assert_eq!(post(&stage, &token, json!([waits["id"]])).await.status, 201);
    assert!(stage.upload(&token, png(1), "tweet_image").await.body["data"].get("processing_info").is_none());
}

#[tokio::test]
async fn the_status_of_a_plain_image_is_not_found_and_no_other_command_is_known() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let (id, _) = upload(&stage, &token, "image/png", "tweet_image", &png(1)).await;
    assert_eq!(message(&status(&stage, &token, &id).await), NOT_FOUND);
    assert_eq!(message(&status(&stage, &token, "123").await), NOT_FOUND);
    for query in ["", "?media_id=1", "?command=INIT&media_id=1", "?command=STATUS", "?command=STATUS&media_id=a"] {
        assert_eq!(stage.read(&token, &format!("/2/media/upload{query}")).await.status, 400, "{query}");
    }
    let extra = format!("/2/media/upload?command=STATUS&media_id={id}&x=1");
    assert_eq!(stage.read(&token, &extra).await.status, 400);
}

#[tokio::test]
async fn media_expire_a_day_after_they_are_finished() {
    let stage = Stage::new().await;
    stage.must(json!({"op": "media_processing", "secs": 10})).await;
    let token = stage.connect(ADA).await;
    let bytes = gif(2);
    let abandoned = begin(&stage, &token, "image/png", "tweet_image", 10).await;
    let late = begin(&stage, &token, "image/gif", "tweet_gif", bytes.len()).await;
    append(&stage, &token, &late, 0, &bytes).await;
    stage.must(json!({"op": "clock", "advance_secs": 7_000})).await;
    let told = finalize(&stage, &token, &late).await;
    assert_eq!(told.body["data"]["expires_after_secs"], 86_400);
    stage.must(json!({"op": "clock", "advance_secs": 86_300})).await;
    let token = stage.connect(ADA).await;
    assert_eq!(message(&append(&stage, &token, &abandoned, 0, b"0123456789").await), NOT_FOUND);
    let left = status(&stage, &token, &late).await.body["data"]["expires_after_secs"].as_i64().unwrap();
    assert!((90..=100).contains(&left), "{left}");
    assert_eq!(post(&stage, &token, json!([late])).await.status, 201);
    stage.must(json!({"op": "clock", "advance_secs": 100})).await;
    assert_eq!(message(&status(&stage, &token, &late).await), NOT_FOUND);
    let again = stage.create(&token, json!({"text": "again", "media": {"media_ids": [late]}})).await;
    assert_eq!(message(&again), INVALID);
}

#[tokio::test]
async fn a_post_takes_up_to_four_images_or_one_gif_or_one_video_each_once() {
    let stage = Stage::new().await;
    stage.must(json!({"op": "media_processing", "secs": 0})).await;
    let token = stage.connect(ADA).await;
    let mut images = Vec::new();
    for shade in 0..5 {
        images.push(stage.picture(&token, shade).await);
    }
    let (gif, _) = upload(&stage, &token, "image/gif", "tweet_gif", &gif(2)).await;
    let (video, _) = upload(&stage, &token, "video/mp4", "tweet_video", &mp4()).await;
    let (for_message, _) = upload(&stage, &token, "image/png", "dm_image", &png(9)).await;
    for ids in [
        json!([images[0], images[0]]),
        json!([images[0], images[1], images[0]]),
        json!([images[0], gif]),
        json!([gif, gif]),
        json!([gif, video]),
        json!([video, images[0]]),
        json!([for_message]),
    ] {
        assert_eq!(message(&post(&stage, &token, ids.clone()).await), INVALID, "{ids}");
    }
    assert_eq!(post(&stage, &token, json!(images)).await.status, 400);
    for ids in [json!(images[..4]), json!([images[4]]), json!([gif]), json!([video])] {
        assert_eq!(post(&stage, &token, ids.clone()).await.status, 201, "{ids}");
    }
    let ledger = stage.ledger().await;
    let shown: Vec<&Value> = ledger["posts"][0]["media"].as_array().unwrap().iter().map(|m| &m["id"]).collect();
    assert_eq!(json!(shown), json!(images[..4]));
}

#[tokio::test]
async fn a_test_can_read_what_really_arrived_and_by_which_grant() {
    let stage = Stage::new().await;
    let bearer = stage.connect(ADA).await;
    let signer = connect(&stage, GRACE).await;
    let plain = stage.picture(&bearer, 1).await;
    let form = Form::new().part("media", Part::bytes(png(2))).text("media_category", "tweet_image");
    let request = signer.request(&stage, Method::POST, "/2/media/upload").multipart(form);
    let signed = told(request).await.body["data"]["id"].as_str().unwrap().to_owned();
    let metadata = json!({"id": signed, "metadata": {"alt_text": {"text": "A darker square"}}});
    assert_eq!(signer.json(&stage, "/2/media/metadata", &metadata).await.status, 200);

    let stored = stage.sandbox.media();
    let seen: Vec<(&str, &str, &str, &str, Option<&str>)> = stored
        .iter()
        .map(|m| (m.id.as_str(), m.account.as_str(), m.category.as_str(), m.media_type.as_str(), m.alt_text.as_deref()))
        .collect();
    assert_eq!(
        seen,
        [
            (plain.as_str(), ADA, "tweet_image", "image/png", None),
            (signed.as_str(), GRACE, "tweet_image", "image/png", Some("A darker square")),
        ]
    );
    assert_eq!((&stored[0].bytes, &stored[1].bytes), (&png(1), &png(2)));
    let listed = stage.get("/__media").await.body["media"].clone();
    assert_eq!((&listed[0]["grant"], &listed[1]["grant"]), (&json!("oauth2"), &json!("oauth1")));
    assert_eq!(listed[1]["sha256"], stored[1].sha256);
    assert_eq!((&listed[1]["endpoint"], &listed[1]["state"]), (&json!("v2"), &json!("ready")));
    assert_eq!(listed[1]["alt_text"], "A darker square");
    // The bytes over HTTP, for a test in another language.
    let served = stage.http.get(stage.url(&format!("/media/{signed}"))).send().await.unwrap();
    assert_eq!(served.bytes().await.unwrap(), png(2));

    let told = signer.json(&stage, "/2/tweets", &json!({"media": {"media_ids": [signed]}})).await;
    let id = told.body["data"]["id"].as_str().unwrap();
    let path = format!("/2/tweets?ids={id}&expansions=attachments.media_keys&media.fields=alt_text");
    assert_eq!(stage.read(&bearer, &path).await.body["includes"]["media"][0]["alt_text"], "A darker square");
    assert_eq!(stage.ledger().await["posts"][0]["media"][0]["grant"], "oauth1");
    // The record tells the parts of a multipart body.
    let parts = stage.get("/__requests?route=upload").await.body["requests"][1]["parts"].clone();
    assert_eq!((&parts[0]["name"], &parts[0]["bytes"]), (&json!("media"), &json!(png(2).len())));
    assert_eq!(parts[1]["text"], "tweet_image");
}
