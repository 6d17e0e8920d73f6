//! How much one person's waiting images may take.

use serde_json::json;

use crate::support::{Answer, Options, World, large_png, png};

async fn with_a_megabyte() -> World {
    let env = vec![("MEDIA_QUOTA_MB", "1".to_owned()), ("REGISTRATION", "open".to_owned())];
    World::with(Options { env, ..Options::default() }).await
}

#[track_caller]
fn is_beyond(answer: &Answer) {
    let problem = answer.is_problem(422, "invalid_fields").json();
    assert_eq!(problem["errors"][0]["code"], "media_quota_exceeded", "{problem}");
    assert_eq!(problem["errors"][0]["field"], "image");
}

#[tokio::test]
async fn what_goes_beyond_it_is_refused_and_nothing_of_it_is_written() {
    let world = with_a_megabyte().await;
    let visitor = world.connected().await;
    // Two thirds of a megabyte.
    let image = large_png(480);
    let at = world.in_secs(3600);
    let first = visitor.schedule_with_images("the first", &at, &[(&image, "")]).await;
    assert_eq!(first.status, 201, "{first:?}");
    let (rows, files) = (world.database().dump(), world.media_files());
    is_beyond(&visitor.schedule_with_images("the second", &at, &[(&image, "")]).await);
    is_beyond(&visitor.post_with_images("at once", &[(&image, "")]).await);
    assert_eq!((world.database().dump(), world.media_files()), (rows, files));
    assert_eq!(world.count("upload_requests"), 0);
    assert_eq!(visitor.schedule_with_images("a small one", &at, &[(&png(), "")]).await.status, 201);

    // Room is made by what is cancelled, and by what goes out.
    assert_eq!(visitor.cancel(&first.json()["id"]).await.status, 200);
    assert_eq!(visitor.schedule_with_images("the second", &at, &[(&image, "")]).await.status, 201);
    world.pass(3600).await;
    assert_eq!(visitor.schedule_with_images("the third", &world.in_secs(60), &[(&image, "")]).await.status, 201);
}

#[tokio::test]
async fn it_is_counted_for_each_person() {
    let world = with_a_megabyte().await;
    let visitor = world.connected().await;
    let image = large_png(480);
    let at = world.in_secs(3600);
    assert_eq!(visitor.schedule_with_images("mine", &at, &[(&image, "")]).await.status, 201);
    let other = world.member("victor").await;
    other.connect("grace_sandbox").await;
    assert_eq!(other.schedule_with_images("theirs", &at, &[(&image, "")]).await.status, 201);
    is_beyond(&other.schedule_with_images("theirs too", &at, &[(&image, "")]).await);
}

#[tokio::test]
async fn images_that_went_out_do_not_count() {
    let world = with_a_megabyte().await;
    world.control(&json!({"op": "duplicates", "mode": "allowed"}));
    let visitor = world.connected().await;
    let image = large_png(480);
    for n in 0..4 {
        let answer = visitor.post_with_images(&format!("number {n}"), &[(&image, "")]).await;
        assert_eq!(answer.status, 201, "{n} {answer:?}");
    }
}
