//! Images on their way to X: how many, which kinds, in which order, and as which bytes.

mod bad;
mod treatment;

use serde_json::{Value, json};

use crate::support::{World, gif, images_form, jpeg, large_gif, png, png_of};

/// The error about a field.
fn error(problem: &Value) -> (&str, &str) {
    let error = &problem["errors"][0];
    (error["field"].as_str().unwrap(), error["code"].as_str().unwrap())
}

#[tokio::test]
async fn up_to_four_images_arrive_in_order_each_with_its_description() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let sent = [png_of(10, 10), jpeg(), png_of(12, 12), gif(1)];
    let descriptions = ["the first", "", "  the third  ", "the fourth"];
    for count in 1..=4 {
        let images: Vec<(&[u8], &str)> = sent.iter().map(Vec::as_slice).zip(descriptions).take(count).collect();
        let answer = visitor.post_with_images(&format!("{count} images"), &images).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        let post = answer.json();
        let shown: Vec<&Value> = post["images"].as_array().unwrap().iter().map(|image| &image["alt_text"]).collect();
        let expected = [json!("the first"), Value::Null, json!("the third"), json!("the fourth")];
        assert_eq!(shown, expected.iter().take(count).collect::<Vec<_>>());

        let published = world.published().pop().unwrap();
        let media = published["media"].as_array().unwrap();
        let stored = world.sandbox.media();
        assert_eq!(media.len(), count);
        for (place, medium) in media.iter().enumerate() {
            let arrived = stored.iter().find(|one| medium["id"] == one.id.as_str()).unwrap();
            assert_eq!(arrived.bytes, sent[place], "image {place} of {count}");
            assert_eq!(json!(arrived.alt_text), expected[place], "image {place} of {count}");
            assert_eq!((arrived.category.as_str(), arrived.endpoint.as_str()), ("tweet_image", "v2"));
        }
    }
}

#[tokio::test]
async fn a_fifth_image_is_refused_before_anything_is_written() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let image = png();
    let before = world.database().dump();
    let answer = visitor.post_with_images("five", &[(image.as_slice(), ""); 5]).await;
    assert_eq!(error(&answer.is_problem(422, "invalid_fields").json()), ("image", "too_many_images"));
    let answer = visitor.schedule_with_images("five", &world.in_secs(60), &[(image.as_slice(), ""); 5]).await;
    assert_eq!(error(&answer.is_problem(422, "invalid_fields").json()), ("image", "too_many_images"));
    assert_eq!((world.database().dump(), world.media_files().len()), (before, 0));
}

#[tokio::test]
async fn an_animation_goes_alone_in_segments_and_is_waited_for() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "media_processing", "secs": 12}));
    let moving = large_gif();
    assert!(moving.len() > 2 * 1024 * 1024 && moving.len() < 3 * 1024 * 1024, "{}", moving.len());
    let waiting = async {
        world.until_asked("finalize_requests", 1).await;
        assert_eq!(world.count("append_requests"), 3);
        assert_eq!(world.count("create_requests"), 0, "nothing is posted while X looks at it");
        world.pass_until_asked("create_requests", 1).await;
    };
    let images = [(moving.as_slice(), "noise")];
    let (answer, ()) = tokio::join!(visitor.post_with_images("it moves", &images), waiting);
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.json()["images"][0]["animated"], true);
    let stored = world.sandbox.media().remove(0);
    assert_eq!(stored.bytes, moving);
    assert_eq!((stored.category.as_str(), stored.endpoint.as_str()), ("tweet_gif", "v2_chunked"));
    assert_eq!((stored.media_type.as_str(), stored.state.as_str()), ("image/gif", "succeeded"));
    assert_eq!(stored.alt_text.as_deref(), Some("noise"));
    // X says when to come again: after 5, 5 and 2 seconds. Its clock goes on by itself, too.
    assert!((2..=3).contains(&world.count("media_status_requests")), "{}", world.count("media_status_requests"));
    let begun = &world.requests("initialize")[0];
    let body: Value = serde_json::from_str(begun["body"].as_str().unwrap()).unwrap();
    let expected = json!({"media_type": "image/gif", "media_category": "tweet_gif", "total_bytes": moving.len()});
    assert_eq!(body, expected);
}

#[tokio::test]
async fn an_animation_with_others_is_refused_and_a_still_gif_is_not() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (still, moving, photo) = (gif(1), gif(2), jpeg());
    for (images, field) in [
        (vec![(moving.as_slice(), ""), (photo.as_slice(), "")], "image[0]"),
        (vec![(photo.as_slice(), ""), (photo.as_slice(), ""), (moving.as_slice(), "")], "image[2]"),
        (vec![(moving.as_slice(), ""), (moving.as_slice(), "")], "image[0]"),
    ] {
        let answer = visitor.post_with_images("not alone", &images).await;
        assert_eq!(error(&answer.is_problem(422, "invalid_fields").json()), (field, "gif_not_alone"));
    }
    assert_eq!(world.count("upload_requests") + world.count("initialize_requests"), 0);
    let answer = visitor.post_with_images("stills", &[(&still, ""), (&photo, "")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
}

#[tokio::test]
async fn what_is_wrong_with_one_of_several_is_told_by_its_place() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (good, none) = (png(), b"none".to_vec());
    let half = good[..good.len() / 2].to_vec();
    let long = "a".repeat(1001);
    let at_limit = "é".repeat(1000);
    for (images, status, code, expected) in [
        (vec![(good.as_slice(), ""), (none.as_slice(), "")], 415, "image_type_unsupported", "image[1]"),
        (vec![(none.as_slice(), "")], 415, "image_type_unsupported", "image"),
        (vec![(half.as_slice(), ""), (good.as_slice(), "")], 422, "image_undecodable", "image[0]"),
    ] {
        let answer = visitor.post_with_images("one is bad", &images).await;
        assert_eq!(error(&answer.is_problem(status, code).json()), (expected, code));
    }
    let images = [(good.as_slice(), ""), (&good, &at_limit), (&good, &long)];
    let answer = visitor.post_with_images("described at length", &images).await;
    assert_eq!(error(&answer.is_problem(422, "invalid_fields").json()), ("alt_text[2]", "alt_text_too_long"));
    let answer = visitor.post_with_images("described at length", &images[..2]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
}

#[tokio::test]
async fn a_description_without_an_image_is_refused_and_an_empty_one_is_not() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let image = png();
    let form = images_form("two words for one picture", &[(&image, "one")]).text("alt_text", "two");
    let problem = visitor.post_form(form).await.is_problem(422, "invalid_fields").json();
    assert_eq!(error(&problem), ("alt_text[1]", "alt_text_without_image"));
    let form = images_form("an empty one", &[(&image, "one")]).text("alt_text", " ");
    assert_eq!(visitor.post_form(form).await.status, 201);
}

#[tokio::test]
async fn the_same_request_with_the_same_images_is_one_post_and_with_others_is_refused() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let send = async |image: &[u8], alt_text: &str| {
        let request = visitor.request(reqwest::Method::POST, "/api/x/post").header("x-requested-with", "test");
        let form = images_form("once", &[(image, alt_text)]);
        visitor.send(request.header("idempotency-key", "key-1").multipart(form)).await
    };
    let (image, other) = (png(), jpeg());
    let first = send(&image, "a").await;
    assert_eq!(first.status, 201, "{first:?}");
    let again = send(&image, "a").await;
    assert_eq!((again.header("idempotent-replayed"), &again.text), ("true", &first.text));
    send(&other, "a").await.is_problem(422, "idempotency_key_reused");
    send(&image, "b").await.is_problem(422, "idempotency_key_reused");
    assert_eq!((world.published().len(), world.media_files().len()), (1, 0));
}

#[tokio::test]
async fn what_the_platform_takes_is_told_beforehand() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let platform = visitor.get("/api/platforms").await.json()["items"][0].clone();
    let limits = &platform["limits"];
    assert_eq!(platform["image_sending"], "on");
    assert_eq!((&limits["images_max"], &limits["image_bytes_max"]), (&json!(4), &json!(5 * 1024 * 1024)));
    assert_eq!(limits["image_upload_bytes_max"], 20 * 1024 * 1024);
    assert!(visitor.account().await["can"].as_array().unwrap().contains(&json!("post_images")));
    assert_eq!(visitor.account().await["image_grant"], Value::Null);
}
