//! What is done with an image before it leaves: what no eye sees goes, the picture stays, and what is too large is made
//! smaller and says so.

use serde_json::json;

use crate::images::error;
use crate::support::{
    SECRET, World, chunk, exif, gif, jpeg, jpeg_with, large_png, odd_images, pixels, png, png_with, segment,
};

const MB: usize = 1024 * 1024;

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn a_place_in_a_photo_does_not_reach_x_the_disk_or_the_owner_and_its_pixels_do() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let photo = jpeg_with(&jpeg(), &[segment(0xE1, &[b"Exif\0\0".as_slice(), &exif(1, false, SECRET)].concat())]);
    let drawing = png_with(&png(), &[chunk(*b"tEXt", &[b"Author\0".as_slice(), SECRET.as_bytes()].concat())]);
    for (name, image) in [("photo", &photo), ("drawing", &drawing)] {
        assert!(contains(image, SECRET.as_bytes()));
        let post = visitor.schedule_with_images(name, &world.in_secs(60), &[(image, "")]).await.json();
        let shown = &post["images"][0];
        assert_eq!((&shown["treatment"], &shown["uploaded_bytes"]), (&json!("metadata_removed"), &json!(image.len())));
        let kept = visitor.download(shown["url"].as_str().unwrap()).await;
        assert_eq!(shown["bytes"], kept.len());
        assert!(!contains(&kept, SECRET.as_bytes()), "{name}");
        assert!(world.media_files().iter().all(|path| !contains(&std::fs::read(path).unwrap(), SECRET.as_bytes())));
        world.pass(60).await;
        let arrived = world.sandbox.media().pop().unwrap();
        assert!(!contains(&arrived.bytes, SECRET.as_bytes()), "{name}");
        assert_eq!(pixels(&arrived.bytes), pixels(image), "{name}");
    }
}

#[tokio::test]
async fn every_odd_image_goes_out_without_what_was_hidden_in_it() {
    let world = World::new().await;
    world.control(&json!({"op": "media_processing", "secs": 0}));
    world.control(&json!({"op": "duplicates", "mode": "allowed"}));
    let visitor = world.connected().await;
    for (n, odd) in odd_images().into_iter().enumerate() {
        let answer = visitor.post_with_images(&format!("number {n}"), &[(&odd.bytes, "")]).await;
        assert_eq!(answer.status, 201, "{} {answer:?}", odd.name);
        let arrived = world.sandbox.media().pop().unwrap();
        assert_eq!(arrived.media_type, odd.media_type, "{}", odd.name);
        for gone in &odd.must_be_gone {
            assert!(!contains(&arrived.bytes, gone), "{}", odd.name);
        }
        assert_eq!(pixels(&arrived.bytes), pixels(&odd.bytes), "{}", odd.name);
        let shown = &answer.json()["images"][0];
        assert_eq!(shown["bytes"], arrived.bytes.len(), "{}", odd.name);
        let (width, height, _) = pixels(&arrived.bytes);
        // From five on a picture lies on its side; it is told as it is seen.
        let upright = if odd.orientation < 5 { (width, height) } else { (height, width) };
        assert_eq!((&shown["width"], &shown["height"]), (&json!(upright.0), &json!(upright.1)), "{}", odd.name);
    }
}

#[tokio::test]
async fn what_carries_nothing_but_its_picture_stays_as_it_came() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (n, image) in [png(), jpeg(), gif(1)].into_iter().enumerate() {
        let answer = visitor.post_with_images(&format!("number {n}"), &[(&image, "")]).await;
        let shown = &answer.json()["images"][0];
        assert_eq!(shown["treatment"], "as_is", "{answer:?}");
        assert_eq!((&shown["bytes"], &shown["uploaded_bytes"]), (&json!(image.len()), &json!(image.len())));
        assert_eq!(world.sandbox.media().pop().unwrap().bytes, image);
    }
}

#[tokio::test]
async fn an_image_above_what_x_takes_is_made_smaller_and_says_so() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let large = large_png(1500);
    assert!(large.len() > 5 * MB);
    let answer = visitor.post_with_images("large", &[(&large, "noise")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let shown = &answer.json()["images"][0];
    assert_eq!((&shown["treatment"], &shown["uploaded_bytes"]), (&json!("shrunk"), &json!(large.len())));
    let arrived = world.sandbox.media().pop().unwrap();
    assert!(arrived.bytes.len() <= 5 * MB);
    assert_eq!((&shown["bytes"], &shown["media_type"]), (&json!(arrived.bytes.len()), &json!(arrived.media_type)));
    let (width, height, _) = pixels(&arrived.bytes);
    assert_eq!((&shown["width"], &shown["height"]), (&json!(width), &json!(height)));
}

#[tokio::test]
async fn the_limit_of_what_may_be_sent_here_holds_to_the_byte() {
    let world = World::new().await;
    let visitor = world.connected().await;
    // What lies behind the picture is cut off, and counts all the same.
    let of = |bytes: usize| {
        let mut image = png();
        image.resize(bytes, 0);
        image
    };
    let answer = visitor.post_with_images("at the limit", &[(&of(20 * MB), "")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.json()["images"][0]["treatment"], "metadata_removed");
    for (images, field) in [(1, "image"), (2, "image[1]")] {
        let (good, large) = (png(), of(20 * MB + 1));
        let all = [(good.as_slice(), ""), (large.as_slice(), "")];
        let answer = visitor.post_with_images("one byte more", &all[2 - images..]).await;
        assert_eq!(error(&answer.is_problem(413, "image_too_large").json()), (field, "image_too_large"));
    }
    assert_eq!(world.published().len(), 1);
}
