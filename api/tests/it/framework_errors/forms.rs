//! Forms: what is wrong with the form itself, before anyone looks at the text or the image in it.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::support::{Visitor, World, png, post_form};

/// The largest form, counted by what is in its parts.
const MAX_FORM: usize = 16 * 1024 * 1024;
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
    let two = post_form("x", Some(png()), None).part("image", Part::bytes(png()).file_name("second.png"));
    let problem = visitor.post_form(two).await.is_problem(422, "invalid_fields").json();
    assert_eq!(
        (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
        (&json!("image"), &json!("too_many_images"))
    );
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
async fn a_form_may_have_16_mb_and_not_a_byte_more() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let form = |bytes: usize| post_form("x", Some(vec![0; bytes - 1]), None);
    visitor.post_form(form(MAX_FORM)).await.is_problem(415, "image_type_unsupported");
    visitor.post_form(form(MAX_FORM + 1)).await.is_problem(413, "body_too_large");
    nothing_remains(&world, &visitor).await;
}
