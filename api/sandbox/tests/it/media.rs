//! Uploads and alt texts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::stage::{ADA, GRACE, Stage, gif, png, told};

#[tokio::test]
async fn a_picture_is_taken_as_multipart_and_as_base64() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let upload = stage.upload(&token, png(1), "tweet_image").await;
    assert_eq!(upload.status, 200, "{}", upload.text);
    let data = &upload.body["data"];
    let id = data["id"].as_str().unwrap();
    assert_eq!(data["media_key"], format!("3_{id}"));
    assert_eq!(data["size"], png(1).len());
    assert_eq!(data["expires_after_secs"], 86_400);
    assert_eq!(data["image"], json!({"image_type": "image/png", "w": 8, "h": 6}));
    let body = json!({"media": STANDARD.encode(png(2)), "media_category": "tweet_image"});
    let request = stage.request(Method::POST, "/2/media/upload").bearer_auth(&token).json(&body);
    assert_eq!(told(request).await.status, 200);
    let served = stage.http.get(stage.url(&format!("/media/{id}"))).send().await.unwrap();
    assert_eq!(served.headers()["content-type"], "image/png");
    assert_eq!(served.bytes().await.unwrap(), png(1));
}

#[tokio::test]
async fn only_the_two_documented_keys_are_taken() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let upload = || stage.request(Method::POST, "/2/media/upload").bearer_auth(&token);
    let part = || Part::bytes(png(1)).file_name("picture");
    let category = "tweet_image";
    for form in [
        Form::new().part("media", part()).text("media_category", category).text("media_type", "image/png"),
        Form::new().part("media", part()),
        Form::new().text("media_category", category),
    ] {
        assert_eq!(told(upload().multipart(form)).await.status, 400);
    }
    let encoded = STANDARD.encode(png(1));
    for body in [
        json!({"media": encoded, "media_category": category, "shared": false}),
        json!({"media": encoded}),
        json!({"media": "not base64!", "media_category": category}),
    ] {
        assert_eq!(told(upload().json(&body)).await.status, 400);
    }
}

#[tokio::test]
async fn the_bytes_decide_what_an_upload_is() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    for (bytes, category, status) in [
        (still(ImageFormat::Jpeg), "tweet_image", 200),
        (still(ImageFormat::WebP), "tweet_image", 200),
        (gif(1), "tweet_image", 200),
        (gif(2), "tweet_gif", 200),
        (gif(2), "tweet_image", 400),
        (gif(1), "tweet_gif", 400),
        (png(1), "tweet_gif", 400),
        (png(1), "tweet_video", 400),
        (png(1), "picture", 400),
        (b"<svg/>".to_vec(), "tweet_image", 400),
        (b"\x89PNG\r\n\x1a\n but nothing more".to_vec(), "tweet_image", 400),
        (Vec::new(), "tweet_image", 400),
    ] {
        let told = stage.upload(&token, bytes, category).await;
        assert_eq!(told.status, status, "{category}: {}", told.text);
    }
    let types: Vec<String> = stage.sandbox.media().into_iter().map(|media| media.media_type).collect();
    assert_eq!(types, ["image/jpeg", "image/webp", "image/gif", "image/gif"]);
}

/// A small picture in this format.
fn still(format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(8, 6, image::Rgb([1, 2, 3])).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn a_still_picture_may_have_five_megabytes_and_a_moving_one_fifteen() {
    const MEGABYTE: usize = 1024 * 1024;
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    // Decoders stop at the end of the picture, so bytes behind it make it large.
    let padded = |mut bytes: Vec<u8>, length: usize| {
        bytes.resize(length, 0);
        bytes
    };
    for (bytes, category, status) in [
        (padded(png(1), 5 * MEGABYTE), "tweet_image", 200),
        (padded(png(1), 5 * MEGABYTE + 1), "tweet_image", 400),
        (padded(gif(2), 15 * MEGABYTE), "tweet_gif", 200),
        (padded(gif(2), 15 * MEGABYTE + 1), "tweet_gif", 400),
    ] {
        let length = bytes.len();
        let told = stage.upload(&token, bytes, category).await;
        assert_eq!(told.status, status, "{length}: {}", told.text);
    }
}

#[tokio::test]
async fn an_alt_text_may_have_a_thousand_characters() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let id = stage.picture(&ada, 1).await;
    let describe = |token: &str, body: serde_json::Value| {
        let request = stage.request(Method::POST, "/2/media/metadata").bearer_auth(token).json(&body);
        told(request)
    };
    let with_text = |text: &str| json!({"id": id, "metadata": {"alt_text": {"text": text}}});
    let good = describe(&ada, with_text(&"ä".repeat(1000))).await;
    assert_eq!(good.status, 200, "{}", good.text);
    assert_eq!(good.body["data"]["id"], id.as_str());
    assert_eq!(describe(&ada, with_text(&"a".repeat(1001))).await.status, 400);
    assert_eq!(describe(&grace, with_text("mine?")).await.status, 400);
    assert_eq!(describe(&ada, json!({"id": id})).await.status, 400);
    let misspelt = json!({"id": id, "metadata": {"alt_txt": {"text": "a"}}});
    assert_eq!(describe(&ada, misspelt).await.status, 400);
    assert_eq!(describe(&ada, json!({"id": "1", "metadata": {"alt_text": {"text": "a"}}})).await.status, 400);
}
