//! Images and the end of the process: in order, and without one.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::publishing::wait_for_state;
use crate::support::{Home, Visitor, gif, png};

/// The images in the data folder.
fn files(home: &Home) -> usize {
    std::fs::read_dir(home.data_dir().join("media")).unwrap().count()
}

async fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !is_so() {
        assert!(Instant::now() < deadline, "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// A post that X does not let go on: it looks at the animation for an hour.
async fn begin_a_long_one(home: &Home, visitor: &Visitor, image: &[u8]) {
    home.sandbox.control(&json!({"op": "media_processing", "secs": 3600})).unwrap();
    let images = [(image, "it moves")];
    tokio::select! {
        answer = visitor.post_with_images("interrupted", &images) => panic!("it waits for X: {answer:?}"),
        () = until("it was never uploaded", || home.sandbox.ledger()["counts"]["finalize_requests"] == json!(1)) => {}
    }
    assert_eq!(files(home), 0);
}

#[tokio::test]
async fn a_stop_in_order_writes_down_at_once_what_is_only_in_memory_however_long_x_takes() {
    let home = Home::new().await;
    let mut program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let image = gif(2);
    begin_a_long_one(&home, &visitor, &image).await;
    program.terminate();
    until("it was not written down", || files(&home) == 1).await;
    // Whoever is impatient asks twice, or pulls the plug.
    program.terminate();
    program.ended_within(Duration::from_secs(10)).await;

    home.sandbox.control(&json!([{"op": "media_processing", "secs": 0}, {"op": "clear_faults"}])).unwrap();
    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    let post = visitor.get("/api/posts").await.json()["items"][0].clone();
    wait_for_state(&visitor, &post["id"], "posted").await;
    assert_eq!(home.sandbox.media().last().unwrap().bytes, image);
    assert_eq!(home.sandbox.ledger()["posts"].as_array().unwrap().len(), 1);
    until("the file stays", || files(&home) == 0).await;
}

#[tokio::test]
async fn after_a_kill_a_post_says_what_became_of_its_image_and_is_not_sent_without_it() {
    let home = Home::new().await;
    let mut program = home.serve(&[]).await;
    let visitor = program.connected().await;
    home.sandbox.control(&json!({"op": "fault", "route": "upload", "kind": "hang"})).unwrap();
    let image = png();
    let images = [(image.as_slice(), "")];
    tokio::select! {
        answer = visitor.post_with_images("only in memory", &images) => panic!("it hangs: {answer:?}"),
        () = until("it was never uploaded", || home.sandbox.ledger()["counts"]["upload_requests"] == json!(1)) => {}
    }
    program.child.kill().unwrap();
    program.child.wait().unwrap();
    assert_eq!(files(&home), 0);

    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    let id = visitor.get("/api/posts").await.json()["items"][0]["id"].clone();
    let failed = wait_for_state(&visitor, &id, "failed").await;
    let delivery = &failed["deliveries"][0];
    assert_eq!(delivery["reason"], "media_missing", "{failed}");
    assert!(delivery["detail"].as_str().unwrap().contains("image"), "{failed}");
    assert_eq!(failed["images"][0]["url"], Value::Null);
    assert_eq!(home.sandbox.ledger()["counts"]["create_requests"], 0);
    visitor.retry(&id).await.is_problem(409, "images_gone");
}
