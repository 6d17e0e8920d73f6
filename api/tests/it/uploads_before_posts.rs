//! Images that are uploaded before the post they are for.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::{Options, Visitor, World, gif, jpeg, png, png_of};

async fn create(visitor: &Visitor, text: &str, media: &Value) -> crate::support::Answer {
    visitor.post("/api/posts", &json!({"text": text, "media": media})).await
}

async fn uploaded(visitor: &Visitor, image: Vec<u8>, alt_text: Option<&str>) -> Value {
    let answer = visitor.upload(image, alt_text).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()["id"].clone()
}

#[tokio::test]
async fn an_upload_is_described_shown_and_waits_a_day() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let answer = visitor.upload(png(), Some("  Small squares ")).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let image = answer.json();
    assert_eq!(answer.header("location"), image["url"]);
    assert_eq!(image["url"], format!("/api/media/{}", image["id"].as_str().unwrap()));
    assert_eq!(
        (&image["media_type"], &image["alt_text"], &image["animated"]),
        (&json!("image/png"), &json!("Small squares"), &json!(false))
    );
    let kept = visitor.download(image["url"].as_str().unwrap()).await;
    assert_eq!(image["bytes"], kept.len());
    assert_eq!(image["uploaded_bytes"], png().len());
    let expires_at: chrono::DateTime<chrono::Utc> = image["expires_at"].as_str().unwrap().parse().unwrap();
    assert_eq!((expires_at - pillarbox::clock::Clock::now(&*world.clock).utc()).num_seconds(), 24 * 3600);
    assert_eq!(world.media_files().len(), 1);
}

#[tokio::test]
async fn uploads_go_out_in_the_order_they_are_named_with_the_description_said_last() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (first, second) =
        (uploaded(&visitor, png(), Some("first")).await, uploaded(&visitor, jpeg(), Some("second")).await);
    let third = uploaded(&visitor, png_of(3, 3), Some("third")).await;
    let media = json!([{"id": second}, {"id": first, "alt_text": " said later "}, {"id": third, "alt_text": ""}]);
    let answer = create(&visitor, "three pictures", &media).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let images = answer.json()["images"].clone();
    let ids: Vec<&Value> = images.as_array().unwrap().iter().map(|image| &image["id"]).collect();
    assert_eq!(ids, [&second, &first, &third]);
    let at_x = world.published()[0]["media"].clone();
    let descriptions: Vec<&Value> = at_x.as_array().unwrap().iter().map(|image| &image["alt_text"]).collect();
    assert_eq!(descriptions, [&json!("second"), &json!("said later"), &Value::Null]);
    assert_eq!(world.media_files().len(), 0, "they are out");
}

#[tokio::test]
async fn an_upload_goes_with_one_post_and_of_two_at_once_one_gets_it() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let image = uploaded(&visitor, png(), None).await;
    let media = json!([{"id": image}]);
    let texts: Vec<String> = (0..8).map(|n| format!("who gets it? {n}")).collect();
    let answers = futures_util::future::join_all(texts.iter().map(|text| create(&visitor, text, &media))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "{answers:?}");
    for refused in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!(refused.is_problem(409, "media_in_use").json()["errors"][0]["field"], "media[0]");
    }
    assert_eq!(
        (world.published().len(), visitor.get("/api/posts").await.json()["items"].as_array().unwrap().len()),
        (1, 1)
    );
    let path = format!("/api/media/{}", image.as_str().unwrap());
    visitor.delete(&path).await.is_problem(409, "media_in_use");
}

#[tokio::test]
async fn one_post_takes_four_images_or_one_that_moves() {
    let world = World::new().await;
    world.control(&json!({"op": "media_processing", "secs": 0}));
    let visitor = world.connected().await;
    let mut ids = Vec::new();
    for side in 2..7 {
        ids.push(json!({"id": uploaded(&visitor, png_of(side, side), None).await}));
    }
    let moving = json!({"id": uploaded(&visitor, gif(3), None).await});
    let error = |answer: &crate::support::Answer| {
        let problem = answer.is_problem(422, "invalid_fields").json();
        (problem["errors"][0]["field"].clone(), problem["errors"][0]["code"].clone())
    };
    assert_eq!(error(&create(&visitor, "x", &json!(ids)).await), (json!("media"), json!("too_many_images")));
    let with_gif = json!([ids[0], moving]);
    assert_eq!(error(&create(&visitor, "x", &with_gif).await), (json!("media[1]"), json!("gif_not_alone")));
    let twice = json!([ids[0], ids[0]]);
    assert_eq!(error(&create(&visitor, "x", &twice).await), (json!("media[1]"), json!("media_repeated")));
    let long = json!([{"id": ids[0]["id"], "alt_text": "d".repeat(1001)}]);
    assert_eq!(error(&create(&visitor, "x", &long).await), (json!("media[0].alt_text"), json!("alt_text_too_long")));
    assert_eq!(world.count("create_requests"), 0);
    assert_eq!(create(&visitor, "four", &json!(ids[..4])).await.status, 201);
    assert_eq!(create(&visitor, "", &json!([moving])).await.status, 201);
    let at_limit = json!([{"id": ids[4]["id"], "alt_text": "d".repeat(1000)}]);
    assert_eq!(create(&visitor, "described", &at_limit).await.status, 201);
}

#[tokio::test]
async fn posts_without_a_text_are_told_apart_by_their_images_however_those_came() {
    let world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post_form(crate::support::post_form("", Some(png()), None)).await.status, 201);
    let same = json!([{"id": uploaded(&visitor, png(), None).await}]);
    create(&visitor, "", &same).await.is_problem(409, "duplicate_content");
    let other = json!([{"id": uploaded(&visitor, jpeg(), None).await}]);
    assert_eq!(create(&visitor, "", &other).await.status, 201);
}

#[tokio::test]
async fn an_upload_that_nobody_wants_can_be_thrown_away_and_goes_by_itself_after_a_day() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (thrown, left, waiting) = (
        uploaded(&visitor, png(), None).await,
        uploaded(&visitor, jpeg(), None).await,
        uploaded(&visitor, png_of(4, 4), None).await,
    );
    let path = |id: &Value| format!("/api/media/{}", id.as_str().unwrap());
    assert_eq!(visitor.delete(&path(&thrown)).await.status, 204);
    visitor.delete(&path(&thrown)).await.is_problem(404, "not_found");
    visitor.get(&path(&thrown)).await.is_problem(404, "not_found");
    create(&visitor, "x", &json!([{"id": thrown}])).await.is_problem(404, "not_found");
    let scheduled = json!({"text": "later", "media": [{"id": waiting}], "scheduled_for": world.in_secs(72 * 3600)});
    assert_eq!(visitor.post("/api/posts", &scheduled).await.status, 201);

    world.advance(std::time::Duration::from_secs(24 * 3600 - 1));
    world.sweep().await;
    assert_eq!(visitor.get(&path(&left)).await.status, 200);
    world.advance(std::time::Duration::from_secs(1));
    create(&visitor, "too late", &json!([{"id": left}])).await.is_problem(404, "not_found");
    world.sweep().await;
    visitor.get(&path(&left)).await.is_problem(404, "not_found");
    assert_eq!(world.media_files().len(), 1);
    world.pass(48 * 3600).await;
    assert_eq!(world.published()[0]["media"].as_array().unwrap().len(), 1, "what a post has taken waits with it");
}

#[tokio::test]
async fn the_quota_counts_uploads() {
    let env = vec![("MEDIA_QUOTA_MB", "1".to_owned())];
    let world = World::with(Options { env, ..Options::default() }).await;
    let visitor = world.connected().await;
    let noise = crate::support::large_png;
    let mut refused = None;
    for _ in 0..40 {
        let answer = visitor.upload(noise(300), None).await;
        if answer.status != 201 {
            refused = Some(answer);
            break;
        }
    }
    let problem = refused.unwrap().is_problem(422, "invalid_fields").json();
    assert_eq!(problem["errors"][0]["code"], "media_quota_exceeded");
    let files = world.media_files();
    assert!(files.iter().map(|file| file.metadata().unwrap().len()).sum::<u64>() <= 1024 * 1024);
}

#[tokio::test]
async fn a_form_that_is_none_or_not_of_one_image_is_refused() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let send = |form: Form| {
        visitor.send(visitor.request(Method::POST, "/api/media").header("x-requested-with", "test").multipart(form))
    };
    let image = || Part::bytes(png()).file_name("picture");
    let code =
        |answer: crate::support::Answer| answer.is_problem(422, "invalid_fields").json()["errors"][0]["code"].clone();
    assert_eq!(code(send(Form::new().text("alt_text", "")).await), "missing");
    assert_eq!(code(send(Form::new().part("image", image()).part("image", image())).await), "too_many_images");
    assert_eq!(
        code(send(Form::new().part("image", image()).text("alt_text", "d".repeat(1001))).await),
        "alt_text_too_long"
    );
    send(Form::new().part("image", image()).text("text", "x")).await.is_problem(422, "unknown_field");
    send(Form::new().part("image", Part::bytes(b"no image".to_vec()))).await.is_problem(415, "image_type_unsupported");
    let form = Form::new().part("image", image());
    visitor.send(visitor.request(Method::POST, "/api/media").multipart(form)).await.is_problem(403, "header_required");
    visitor.post("/api/media", &json!({})).await.is_problem(415, "content_type_unsupported");
    assert_eq!(world.media_files().len(), 0);
    let at_limit = Form::new().part("image", image()).text("alt_text", "d".repeat(1000));
    assert_eq!(send(at_limit).await.status, 201);
}

#[tokio::test]
async fn a_key_makes_uploading_again_safe() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let send = |image: Vec<u8>| {
        let form = Form::new().part("image", Part::bytes(image).file_name("picture"));
        let request = visitor.request(Method::POST, "/api/media").header("x-requested-with", "test");
        visitor.send(request.header("idempotency-key", "upload-1").multipart(form))
    };
    let answers = futures_util::future::join_all((0..10).map(|_| send(png()))).await;
    assert!(answers.iter().all(|answer| answer.status == 201 && answer.text == answers[0].text), "{answers:?}");
    assert_eq!(world.media_files().len(), 1);
    send(jpeg()).await.is_problem(422, "idempotency_key_reused");
}
