//! Forms of any bytes, and whole ones that were broken, against the real program: it answers each of them with
//! something it can stand for, at once, and nothing in it panics.

use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use reqwest::Method;
use serde_json::Value;

use crate::support::{Home, Program, Visitor, befall, cases, mishaps, png};

const BOUNDARY: &str = "b0undary";

/// A form as a browser writes it.
fn whole(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut form = Vec::new();
    for (name, bytes) in parts {
        let file = if *name == "image" { "; filename=\"picture.png\"\r\nContent-Type: image/png" } else { "" };
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        form.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    form.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    form
}

fn forms() -> impl Strategy<Value = Vec<u8>> {
    let image = png();
    let seeds = vec![
        whole(&[("text", b"hello")]),
        whole(&[("text", "na\u{ef}ve \u{1f1e9}\u{1f1ea}".as_bytes()), ("image", &image), ("alt_text", b"squares")]),
        whole(&[("image", &image), ("image", &image), ("alt_text", b"one"), ("alt_text", b"two")]),
        whole(&[("text", b"later"), ("scheduled_for", b"2030-01-01T09:00"), ("time_zone", b"Europe/Berlin")]),
        whole(&[("text", b""), ("account_id", b""), ("allow_duplicate", b"true"), ("publish_late", b"never")]),
        whole(&[]),
    ];
    let pieces = prop::sample::select(vec![
        format!("--{BOUNDARY}"),
        format!("--{BOUNDARY}--"),
        "\r\n".to_owned(),
        "Content-Disposition: form-data; name=\"text\"".to_owned(),
        "Content-Disposition: form-data; name=\"\u{0}\"; filename=".to_owned(),
        "Content-Disposition: form-data; name=\"image\"; filename=\"../../etc/passwd\"".to_owned(),
        "Content-Transfer-Encoding: base64".to_owned(),
        "Content-Length: 18446744073709551615".to_owned(),
        "Content-Type: text/plain; charset=utf-16".to_owned(),
        ":".to_owned(),
        "hello".to_owned(),
    ]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..600),
        prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat().into_bytes()),
        (prop::sample::select(seeds), mishaps()).prop_map(|(mut form, mishaps)| {
            for mishap in mishaps {
                befall(&mut form, mishap);
            }
            form
        }),
    ]
}

fn content_types() -> impl Strategy<Value = String> {
    prop_oneof![
        9 => Just(format!("multipart/form-data; boundary={BOUNDARY}")),
        1 => "multipart/form-data(; ?boundary=[!-~]{0,80}){0,2}",
    ]
}

async fn send(visitor: &Visitor, path: &str, content_type: &str, body: Vec<u8>) -> Result<(), String> {
    let request = visitor.request(Method::POST, path).header("x-requested-with", "test");
    let request = request.header("content-type", content_type).body(body).timeout(Duration::from_secs(15));
    let response = request.send().await.map_err(|error| format!("no answer: {error:?}"))?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = response.bytes().await.map_err(|error| format!("half an answer: {error:?}"))?;
    let body: Value = serde_json::from_slice(&body).map_err(|_| format!("{status}, and no JSON"))?;
    let is_problem = headers.get("content-type").is_some_and(|kind| kind == "application/problem+json");
    match status {
        200 | 201 if !is_problem => Ok(()),
        400..=499 if is_problem && body["code"].is_string() => Ok(()),
        _ => Err(format!("{status} {body}")),
    }
}

#[test]
fn a_form_of_any_bytes_is_answered_and_never_with_a_fault_of_ours() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (home, program, visitor): (Home, Program, Visitor) = runtime.block_on(async {
        let home = Home::new().await;
        let program = home.serve(&[]).await;
        let visitor = program.connected().await;
        (home, program, visitor)
    });
    let any_case = (prop::sample::select(vec!["/api/posts/validate", "/api/x/schedule"]), content_types(), forms());
    TestRunner::new(cases(200))
        .run(&any_case, |(path, content_type, body)| {
            runtime.block_on(send(&visitor, path, &content_type, body)).map_err(TestCaseError::fail)
        })
        .unwrap();
    assert!(!program.said().contains("panicked"), "{}", program.said());
    assert!(!program.said().contains("ERROR"), "{}", program.said());
    let alive = runtime.block_on(visitor.get("/api/posts"));
    assert_eq!(alive.status, 200, "{alive:?}");
    drop((program, home));
}
