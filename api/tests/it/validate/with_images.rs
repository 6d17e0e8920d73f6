//! Checking a draft with its images: how many, and what becomes of each.

use serde_json::json;

use super::{codes, verdict};
use crate::support::{Options, World, gif, images_form, jpeg, large_png, png, post_form};

#[tokio::test]
async fn good_images_are_told_as_they_would_be_sent() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (small, photo, large) = (png(), jpeg(), large_png(1400));
    assert!(large.len() > 5 * 1024 * 1024);
    let form = images_form("three", &[(&small, ""), (&photo, "a photo"), (&large, "")]);
    let found = visitor.validate_form(form).await.json();
    assert_eq!((&found["ok"], &found["problems"]), (&json!(true), &json!([])), "{found}");
    let images = found["images"].as_array().unwrap();
    let types: Vec<_> = images.iter().map(|image| image["media_type"].as_str().unwrap()).collect();
    assert_eq!((types[0], types[1], images.len()), ("image/png", "image/jpeg", 3));
    assert_eq!((&images[0]["width"], &images[0]["height"]), (&json!(16), &json!(12)));
    assert_eq!((&images[0]["treatment"], &images[0]["uploaded_bytes"]), (&json!("as_is"), &json!(small.len())));
    assert_eq!((&images[2]["treatment"], &images[2]["uploaded_bytes"]), (&json!("shrunk"), &json!(large.len())));
    assert!(images[2]["bytes"].as_u64().unwrap() <= 5 * 1024 * 1024);
    assert_eq!(visitor.validate_form(images_form("", &[(&small, "")])).await.json()["ok"], true);
    let moving = visitor.validate_form(images_form("", &[(&gif(3), "")])).await.json();
    assert_eq!((&moving["ok"], &moving["images"][0]["animated"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn bad_images_are_problems_of_the_post_and_named_by_their_place() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (good, bad, moving) = (png(), b"no image".to_vec(), gif(2));
    let half = &good[..good.len() / 2];
    let long = "a".repeat(1001);
    for (images, field, code) in [
        (vec![(bad.as_slice(), "")], "image", "image_type_unsupported"),
        (vec![(&good, ""), (&bad, "")], "image[1]", "image_type_unsupported"),
        (vec![(half, ""), (&good, "")], "image[0]", "image_undecodable"),
        (vec![(&good, ""), (&good, ""), (&moving, "")], "image[2]", "gif_not_alone"),
        (vec![(&good, ""); 5], "image", "too_many_images"),
        (vec![(&good, long.as_str())], "alt_text", "alt_text_too_long"),
        (vec![(&good, ""), (&good, ""), (&good, &long)], "alt_text[2]", "alt_text_too_long"),
    ] {
        let answer = visitor.validate_form(images_form("pictures", &images)).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let found = answer.json();
        assert_eq!((&found["ok"], codes(&found["problems"])), (&json!(false), vec![code]), "{found}");
        assert_eq!(found["problems"][0]["field"], field, "{found}");
        assert_eq!(found["images"], json!([]), "images are shown when all of them can be sent");
    }
}

#[tokio::test]
async fn a_number_of_images_is_enough_to_allow_an_empty_text_and_to_be_too_many() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (count, ok) in [(0, false), (1, true), (4, true), (5, false)] {
        let found = verdict(&visitor, &json!({"text": "", "image_count": count})).await;
        assert_eq!(found["ok"], ok, "{count} {found}");
    }
    for field in ["image_count", "described_count"] {
        let problem = visitor.validate(&json!({"text": "x", field: 2_147_483_648_u32})).await;
        assert_eq!(problem.is_problem(422, "invalid_fields").json()["errors"][0]["field"], field);
    }
    let found = verdict(&visitor, &json!({"text": "five", "image_count": 5})).await;
    assert_eq!(codes(&found["problems"]), ["too_many_images"]);
}

#[tokio::test]
async fn where_images_are_switched_off_a_number_of_them_is_enough_to_say_so() {
    let world = World::with(Options { env: vec![("X_MEDIA_UPLOAD", "off".into())], ..Options::default() }).await;
    let visitor = world.connected().await;
    let found = visitor.validate_form(post_form("x", Some(png()), None)).await.json();
    assert_eq!((&found["ok"], codes(&found["problems"])), (&json!(false), vec!["images_off"]));
    let found = verdict(&visitor, &json!({"text": "x", "image_count": 1})).await;
    assert_eq!((&found["ok"], codes(&found["problems"])), (&json!(false), vec!["images_off"]));
    assert_eq!(verdict(&visitor, &json!({"text": "x", "image_count": 0})).await["ok"], true);
}

#[tokio::test]
async fn without_the_second_grant_images_are_a_problem_of_the_account() {
    let world = World::with(Options::with_second_grant("oauth1")).await;
    let visitor = world.connected().await;
    let by_number = verdict(&visitor, &json!({"text": "x", "image_count": 1})).await;
    let by_form = visitor.validate_form(post_form("x", Some(png()), None)).await.json();
    for found in [by_number, by_form] {
        assert_eq!(found["ok"], false);
        assert_eq!(codes(&found["accounts"][0]["problems"]), ["image_grant_required"], "{found}");
        assert_eq!(found["accounts"][0]["problems"][0]["field"], "image");
    }
    assert_eq!(verdict(&visitor, &json!({"text": "x"})).await["ok"], true);
    visitor.grant_images("ada_sandbox").await;
    assert_eq!(verdict(&visitor, &json!({"text": "x", "image_count": 1})).await["ok"], true);
}

#[tokio::test]
async fn a_picture_that_was_posted_alone_is_known_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let image = png();
    assert_eq!(visitor.post_with_images("", &[(&image, "")]).await.status, 201);
    let found = visitor.validate_form(images_form("", &[(&image, "")])).await.json();
    assert_eq!(codes(&found["accounts"][0]["problems"]), ["same_text_within_a_day"]);
    assert_eq!(visitor.validate_form(images_form("", &[(&jpeg(), "")])).await.json()["ok"], true);
}
