//! Forms: what is wrong with the form itself, before anyone looks at the text or the image in it.

use reqwest::multipart::{Form, Part};
use reqwest::{Body, Method};
use serde_json::json;

use crate::support::{Answer, Visitor, World, images_form, post_form};

/// The largest form, counted by what is in its parts.
const MAX_FORM: usize = 64 * 1024 * 1024;
/// The bytes of all forms that are being read at the same time.
const ALL_FORMS: usize = 160 * 1024 * 1024;
/// The largest part besides the image.
const MAX_FIELD: usize = 128 * 1024;

/// Nothing was written, and no file stayed.
async fn nothing_remains(world: &World, visitor: &Visitor) {
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([]));
    assert_eq!(std::fs::read_dir(world.data_dir().join("media")).unwrap().count(), 0);
    assert_eq!(world.count("create_requests"), 0);
}

#[tokio::test]
async fn a_form_needs_a_header_that_no_other_sites_page_can_send() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let request = visitor.request(Method::POST, "/api/x/post").multipart(post_form("x", None, None));
    visitor.send(request).await.is_problem(403, "header_required");
    nothing_remains(&world, &visitor).await;
}

#[tokio::test]
async fn a_form_that_is_not_well_formed_is_refused() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let part = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n";
    let whole = format!("{part}--b--\r\n");
    for (content_type, body) in [
        ("multipart/form-data", whole.clone()),
        ("multipart/form-data; boundary=", whole.clone()),
        ("multipart/form-data; boundary=b", "no form at all".to_owned()),
        ("multipart/form-data; boundary=b", String::new()),
        ("multipart/form-data; boundary=b", part.to_owned()),
        ("multipart/form-data; boundary=b", "--b\r\n\r\nhello\r\n--b--\r\n".to_owned()),
        ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n".to_owned()),
        ("multipart/form-data; boundary=other", whole),
    ] {
        let request = visitor.request(Method::POST, "/api/x/post").header("x-requested-with", "test");
        let answer = visitor.send(request.header("content-type", content_type).body(body)).await;
        answer.is_problem(400, "malformed_form");
    }
    nothing_remains(&world, &visitor).await;
}

#[tokio::test]
async fn parts_that_are_unknown_or_twice_are_refused() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for name in ["status", "user_id", "image2", "images[]", "Text", ""] {
        let form = post_form("x", None, None).text(name, "1");
        visitor.post_form(form).await.is_problem(422, "unknown_field");
    }
    let twice = post_form("x", None, None).text("text", "y");
    visitor.post_form(twice).await.is_problem(422, "duplicate_field");
    nothing_remains(&world, &visitor).await;
}

#[tokio::test]
async fn parts_that_cannot_be_read_are_named() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let text = |bytes: Vec<u8>| Form::new().part("text", Part::bytes(bytes));
    for (form, field, code) in [
        (text(b"\xff\xfe".to_vec()), "text", "not_utf8"),
        (text(vec![b'a'; MAX_FIELD + 1]), "text", "field_too_large"),
        (text(vec![b'a'; MAX_FIELD]), "text", "text_too_long"),
        (post_form("x", None, Some(&"a".repeat(MAX_FIELD + 1))), "alt_text", "field_too_large"),
        (post_form("x", None, None).text("account_id", "7"), "account_id", "id_invalid"),
        (post_form("x", None, None).text("allow_duplicate", "maybe"), "allow_duplicate", "not_boolean"),
    ] {
        let problem = visitor.post_form(form).await.is_problem(422, "invalid_fields").json();
        assert_eq!((&problem["errors"][0]["field"], &problem["errors"][0]["code"]), (&json!(field), &json!(code)));
    }
    nothing_remains(&world, &visitor).await;
}

#[tokio::test]
async fn empty_parts_are_what_a_browser_sends_when_nothing_was_chosen() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let form = post_form("only a text", Some(Vec::new()), Some("")).text("account_id", "").text("allow_duplicate", "");
    let answer = visitor.post_form(form).await;
    assert_eq!((answer.status, &answer.json()["images"]), (201, &json!([])), "{answer:?}");
}

#[tokio::test]
async fn a_form_may_have_64_mb_and_not_a_byte_more() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let quarter = vec![0; MAX_FORM / 4];
    let form =
        |bytes: usize| images_form("x", &[(&quarter, ""), (&quarter, ""), (&quarter, ""), (&quarter[1..bytes], "")]);
    visitor.post_form(form(quarter.len())).await.is_problem(415, "image_type_unsupported");
    let more = form(quarter.len()).text("account_id", "1");
    visitor.post_form(more).await.is_problem(413, "body_too_large");
    nothing_remains(&world, &visitor).await;
}

/// A form that has sent so many bytes of its images, and then sends nothing for as long as it is kept open.
fn unfinished(visitor: &Visitor, bytes: usize) -> impl Future<Output = Answer> {
    let head = "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a\"\r\n\r\n";
    let piece = 16 * 1024 * 1024;
    let images = (0..bytes / piece).map(move |_| [head.as_bytes(), &vec![0; piece], b"\r\n"].concat());
    let sent = futures_util::stream::iter(images.map(Ok::<_, std::io::Error>));
    let body = Body::wrap_stream(futures_util::StreamExt::chain(sent, futures_util::stream::pending()));
    let request = visitor.request(Method::POST, "/api/posts/validate").header("x-requested-with", "test");
    visitor.send(request.header("content-type", "multipart/form-data; boundary=b").body(body))
}

#[tokio::test]
async fn all_forms_together_have_a_bound_and_what_comes_beyond_is_told_to_come_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let most = 48 * 1024 * 1024;
    let one_too_many = ALL_FORMS / most + 1;
    let held = (0..one_too_many).map(|_| Box::pin(unfinished(&visitor, most)));
    let (refused, _, others) = futures_util::future::select_all(held).await;
    refused.is_problem(503, "uploads_busy");
    assert!(!refused.header("retry-after").is_empty());
    drop(others);
    // Those that held the memory are gone, and it is given back.
    let image = vec![0; 20 * 1024 * 1024];
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while visitor.validate_form(images_form("again", &[(image.as_slice(), ""); 3])).await.status != 200 {
        assert!(std::time::Instant::now() < deadline, "it is never given back");
    }
}
