//! Where the bytes of images are: in memory while a post goes out, in the data folder while it waits, and nowhere
//! afterwards.

mod owner;
mod quota;
mod stopping;
mod sweeping;

use serde_json::{Value, json};

use crate::publishing::wait_for_state;
use crate::support::{World, gif, jpeg, png};

/// The image's address in an answer.
fn url(post: &Value) -> String {
    post["images"][0]["url"].as_str().unwrap_or_else(|| panic!("no address: {post}")).to_owned()
}

#[tokio::test]
async fn images_that_go_out_at_once_are_never_in_the_data_folder() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (image, moving) = (png(), gif(3));
    // An animation is looked at by X for two seconds of a clock that stands still.
    let watched = async {
        world.until_asked("finalize_requests", 1).await;
        assert!(world.media_files().is_empty(), "on its way");
        world.pass_until_asked("create_requests", 1).await;
        assert!(world.media_files().is_empty(), "at X");
    };
    let images = [(moving.as_slice(), "it moves")];
    let (answer, ()) = tokio::join!(visitor.post_with_images("moving", &images), watched);
    assert_eq!(answer.status, 201, "{answer:?}");
    let still = visitor.post_with_images("still", &[(&image, ""), (&jpeg(), "")]).await;
    assert_eq!(still.status, 201, "{still:?}");
    assert!(world.media_files().is_empty());
    for post in [answer.json(), still.json()] {
        for image in post["images"].as_array().unwrap() {
            assert_eq!(image["url"], Value::Null);
            let gone = visitor.get(&format!("/api/media/{}", image["id"].as_str().unwrap())).await;
            gone.is_problem(404, "not_found");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn an_image_that_waits_is_a_file_for_its_owner_alone_named_by_nothing_that_was_sent() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    let visitor = world.connected().await;
    let image = png();
    let answer = visitor.schedule_with_images("later", &world.in_secs(60), &[(&image, "x")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let files = world.media_files();
    assert_eq!(files.len(), 1);
    let id = answer.json()["images"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(files[0].file_name().unwrap().to_str(), Some(id.as_str()));
    assert_eq!(std::fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::metadata(files[0].parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(std::fs::read(&files[0]).unwrap(), image);
    assert_eq!(visitor.download(&url(&answer.json())).await, image);
}

#[tokio::test]
async fn while_x_is_down_the_images_are_kept_and_go_out_when_it_is_back() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "status": 503}));
    let (one, two) = (png(), jpeg());
    let answer = visitor.post_with_images("in the storm", &[(&one, "first"), (&two, "second")]).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let post = answer.json();
    assert_eq!((&post["status"], world.media_files().len()), (&json!("scheduled"), 2));
    assert_eq!(visitor.download(&url(&post)).await, one);

    world.pass(60).await;
    let posted = visitor.read_post(&post["id"]).await;
    assert_eq!((&posted["status"], &posted["images"][0]["url"]), (&json!("posted"), &Value::Null), "{posted}");
    assert!(world.media_files().is_empty());
    let sent: Vec<Vec<u8>> = world.sandbox.media().into_iter().map(|media| media.bytes).collect();
    assert_eq!(sent, [one, two]);
}

#[tokio::test]
async fn with_the_answer_that_a_post_is_on_its_way_its_images_are_on_the_disk() {
    let world = World::new().await;
    let visitor = world.connected().await;
    // Taken or not, nobody knows: the images may be needed once more.
    world.control(&json!({"op": "fault", "route": "create", "kind": "cut"}));
    let image = png();
    let answer = visitor.post_with_images("who knows", &[(&image, "")]).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let post = answer.json();
    assert_eq!(post["deliveries"][0]["state"], "unconfirmed");
    assert_eq!(world.media_files().len(), 1);
    assert_eq!(visitor.download(&url(&post)).await, image);
    // It is looked for, not found, and sent again with the same picture.
    for _ in 0..40 {
        world.pass(60).await;
    }
    wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!((world.published().len(), world.media_files().len()), (1, 0));
}

#[tokio::test]
async fn a_post_found_at_x_lets_go_of_its_images() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "cut", "accepted": true}));
    let image = png();
    let post = visitor.post_with_images("it is there", &[(&image, "")]).await.json();
    assert_eq!(world.media_files().len(), 1);
    world.pass(60).await;
    let found = wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!((&found["images"][0]["url"], world.media_files().len()), (&Value::Null, 0));
}

#[tokio::test]
async fn images_for_later_are_kept_from_the_answer_until_the_post_is_out() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (one, two) = (png(), jpeg());
    let images = [(one.as_slice(), "one"), (two.as_slice(), "")];
    let post = visitor.schedule_with_images("in an hour", &world.in_secs(3600), &images).await.json();
    assert_eq!(world.media_files().len(), 2);
    world.pass(3599).await;
    assert_eq!((world.media_files().len(), world.sandbox.media().len()), (2, 0), "uploaded when it goes, not before");
    world.pass(1).await;
    let posted = visitor.read_post(&post["id"]).await;
    assert_eq!((&posted["status"], world.media_files().len()), (&json!("posted"), 0));
    assert!(posted["images"].as_array().unwrap().iter().all(|image| image["url"].is_null()), "{posted}");
}

#[tokio::test]
async fn cancelling_removes_the_images_at_once() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let image = png();
    let post = visitor.schedule_with_images("never", &world.in_secs(3600), &[(&image, "")]).await.json();
    let address = url(&post);
    assert_eq!(visitor.cancel(&post["id"]).await.status, 200);
    assert!(world.media_files().is_empty());
    assert_eq!(visitor.read_post(&post["id"]).await["images"][0]["url"], Value::Null);
    visitor.get(&address).await.is_problem(404, "not_found");
}
