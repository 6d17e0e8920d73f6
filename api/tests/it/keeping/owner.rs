//! Looking at one's own images: their owner alone, and with headers that keep them pictures.

use serde_json::json;

use crate::support::{NOTHING, Options, World, gif, jpeg, png};

#[tokio::test]
async fn an_image_is_shown_to_its_owner_and_to_nobody_else() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".into())], ..Options::default() }).await;
    let owner = world.connected().await;
    let image = png();
    let post = owner.schedule_with_images("mine", &world.in_secs(60), &[(&image, "")]).await.json();
    let address = post["images"][0]["url"].as_str().unwrap().to_owned();
    assert_eq!(owner.download(&address).await, image);
    let stranger = world.member("victor").await;
    let foreign = stranger.get(&address).await;
    foreign.is_problem(404, "not_found");
    let unknown = stranger.get(&format!("/api/media/{NOTHING}")).await;
    assert_eq!(foreign.json()["detail"], unknown.json()["detail"], "it is not told that the id exists");
    world.visitor().get(&address).await.is_problem(401, "session_required");
}

#[tokio::test]
async fn its_headers_let_a_browser_show_it_and_do_nothing_else_with_it() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (image, media_type, extension) in
        [(png(), "image/png", "png"), (jpeg(), "image/jpeg", "jpg"), (gif(2), "image/gif", "gif")]
    {
        let at = world.in_secs(3600);
        let post = visitor.schedule_with_images(media_type, &at, &[(&image, "")]).await.json();
        let id = post["images"][0]["id"].as_str().unwrap().to_owned();
        let answer = visitor.get(&format!("/api/media/{id}")).await;
        assert_eq!(answer.status, 200);
        let expected_name = format!("inline; filename=\"{id}.{extension}\"");
        for (name, value) in [
            ("content-type", media_type),
            ("x-content-type-options", "nosniff"),
            ("content-disposition", &expected_name),
            ("content-security-policy", "sandbox; default-src 'none'"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{name}");
        }
        assert!(answer.header("cache-control").starts_with("private"), "{answer:?}");
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder_of_images() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for id in
        ["..%2f..%2fpillarbox.db", "..", "%2e%2e", "..\\pillarbox.db", "%2fetc%2fpasswd", "pillarbox.db", "a.part"]
    {
        let answer = visitor.get(&format!("/api/media/{id}")).await;
        answer.is_problem(404, "not_found");
    }
}

#[tokio::test]
async fn a_refused_image_of_a_post_that_failed_can_still_be_seen() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "status": 400}));
    let image = png();
    let refused = visitor.post_with_images("refused", &[(&image, "")]).await;
    refused.is_problem(422, "media_rejected");
    let post = visitor.read_post(&refused.json()["post_id"]).await;
    assert_eq!(visitor.download(post["images"][0]["url"].as_str().unwrap()).await, image);
}
