//! Answers of X that X would never give: broken JSON, any status, any bytes. Whatever comes, the adapter says something
//! true: above all it never says *posted* without an id in an answer that says so.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pillarbox::clock::{Clock, SystemClock};
use pillarbox::model::{ImageType, Instant, Outcome, OutcomeKind, PlatformKey, Secret};
use pillarbox::platforms::x::{MediaUpload, PRICES, X, XSettings};
use pillarbox::platforms::{Credentials, ImageToSend, Platform, PostToSend};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use url::Url;

use crate::support::{Host, befall, cases, mishaps, response};

/// The system's clock, on which nobody waits: whoever sleeps until some time has it at once.
#[derive(Default)]
struct Hurried(Mutex<Duration>);

impl Hurried {
    fn ahead_by(&self) -> Duration {
        *self.0.lock().unwrap()
    }
}

impl Clock for Hurried {
    fn now(&self) -> Instant {
        SystemClock.now() + self.ahead_by()
    }

    fn monotonic(&self) -> Duration {
        SystemClock.monotonic() + self.ahead_by()
    }

    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let wait = at.since(self.now());
        *self.0.lock().unwrap() += wait;
        Box::pin(tokio::task::yield_now())
    }
}

fn adapter(host: &Host) -> X {
    let url = |path: &str| Url::parse(&host.url(path)).unwrap();
    let settings = XSettings {
        client_id: "client".to_owned(),
        client_secret: None,
        redirect_uri: "http://127.0.0.1:1/api/x/callback".to_owned(),
        authorize_url: url("/i/oauth2/authorize"),
        token_url: url("/2/oauth2/token"),
        revoke_url: url("/2/oauth2/revoke"),
        api_url: url("/"),
        upload_url: url("/"),
        web_url: url("/"),
        issuer: host.url(""),
        media_upload: MediaUpload::OAuth2,
        consumer: None,
        prices: PRICES,
        sandbox: true,
    };
    X::new(settings, Arc::new(Hurried::default()))
}

/// Answers as X gives them, from which the broken ones are made.
fn seeds() -> Vec<Value> {
    vec![
        json!({"data": {"id": "1445880548472328192", "text": "hello"}}),
        json!({"data": {"id": "7", "edit_history_tweet_ids": ["7"]}, "errors": [{"title": "partly"}]}),
        json!({"errors": [{"code": 187, "message": "Status is a duplicate."}]}),
        json!({"errors": [{"code": 324, "message": "Your media IDs are invalid."}], "title": "Invalid Request"}),
        json!({"type": "https://api.x.com/2/problems/usage-capped", "title": "UsageCapExceeded", "status": 429}),
        json!({"type": "about:blank", "title": "Forbidden", "detail": "Forbidden", "status": 403}),
        json!({"detail": "You are not allowed to create a Tweet with duplicate content.", "status": 403}),
        json!({"token_type": "bearer", "expires_in": 7200, "access_token": "a", "refresh_token": "r", "scope": "tweet.read"}),
        json!({"error": "invalid_request", "error_description": "Value passed for the token was invalid."}),
        json!({"data": {"id": "2244994945", "name": "Ada", "username": "ada", "verified_type": "blue"}}),
        json!({"data": {"id": "7", "processing_info": {"state": "pending", "check_after_secs": 1}}}),
        json!({"data": {"id": "7", "processing_info": {"state": "failed", "error": {"message": "no"}}}}),
        json!({"data": [{"id": "7", "text": "a", "created_at": "2026-11-27T12:00:00.000Z"}], "meta": {"result_count": 1}}),
        json!({"meta": {"result_count": 0}}),
    ]
}

/// Something else in place of a value.
fn other_value() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("0"),
        json!("1445880548472328192"),
        json!("../../etc"),
        json!("12345678901234567890123"),
        json!("\u{0}\u{202e}"),
        json!([]),
        json!({}),
        json!([[]]),
    ])
}

/// Puts another value at one of the places of a document.
fn replace(document: &mut Value, at: Index, other: Value) {
    fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
        all.push(here.to_owned());
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, inner)| pointers(inner, &format!("{here}/{name}"), all));
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, inner)| pointers(inner, &format!("{here}/{at}"), all));
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    *document.pointer_mut(&all[at.index(all.len())]).unwrap() = other;
}

fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let seed = || prop::sample::select(seeds());
    let replaced = (seed(), any::<Index>(), other_value()).prop_map(|(mut seed, at, other)| {
        replace(&mut seed, at, other);
        seed.to_string().into_bytes()
    });
    let broken = (seed(), mishaps()).prop_map(|(seed, mishaps)| {
        let mut bytes = seed.to_string().into_bytes();
        for mishap in mishaps {
            befall(&mut bytes, mishap);
        }
        bytes
    });
    prop_oneof![
        2 => seed().prop_map(|seed| seed.to_string().into_bytes()),
        4 => replaced,
        4 => broken,
        1 => prop::collection::vec(any::<u8>(), 0..300),
        1 => Just(b"<html><body>Bad gateway</body></html>".to_vec()),
        1 => Just(vec![b'['; 200_000]),
        1 => Just(vec![b'a'; 300_000]),
    ]
}

fn heads() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "content-type: application/json",
        "content-type: text/html\r\ndate: nonsense",
        "date: Fri, 27 Nov 2026 12:00:00 GMT\r\nx-rate-limit-remaining: 0\r\nx-rate-limit-reset: 9223372036854775807",
        "x-rate-limit-reset: -9223372036854775808\r\nx-user-limit-24hour-reset: x\r\nx-transaction-id: \u{e9}",
        "location: http://127.0.0.1:1/elsewhere",
        "content-encoding: gzip",
    ])
    .prop_map(str::to_owned)
}

/// A whole answer, or bytes that are none.
fn answers() -> impl Strategy<Value = (Option<u16>, Vec<u8>, Vec<u8>)> {
    let status = prop_oneof![
        4 => prop::sample::select(vec![200_u16, 201, 202, 204, 206, 301, 302, 400, 401, 402, 403, 404, 409, 413, 422, 429]),
        2 => prop::sample::select(vec![500_u16, 502, 503, 504, 507, 529]),
        1 => 200..=999_u16,
    ];
    let whole = (status, heads(), bodies()).prop_map(|(status, head, body)| {
        let bytes = response(&format!("{status} Something"), &head, &body);
        (Some(status), body, bytes)
    });
    let whole = whole.boxed();
    let cut = (whole.clone(), any::<Index>()).prop_map(|((_, body, mut bytes), at)| {
        let length = bytes.len();
        bytes.truncate(at.index(length));
        (None, body, bytes)
    });
    let noise = prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| (None, Vec::new(), bytes));
    prop_oneof![12 => whole, 2 => cut, 1 => noise]
}

/// The id that an answer gives a post, read without any of the adapter's code.
fn id_of(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let id = body["data"]["id"].as_str()?;
    (!id.is_empty() && id.len() < 20 && id.bytes().all(|byte| byte.is_ascii_digit())).then(|| id.to_owned())
}

fn judge_create(status: Option<u16>, body: &[u8], outcome: &Outcome) -> Result<(), TestCaseError> {
    prop_assert!(OutcomeKind::ALL.contains(&outcome.kind()));
    // A request left, so nothing may ever say that none did.
    prop_assert!(!matches!(outcome, Outcome::NotSent { .. }), "{:?}", outcome);
    if let Outcome::Posted { remote_id, .. } = outcome {
        prop_assert_eq!(Some(remote_id.clone()), id_of(body));
    }
    let kind = outcome.kind();
    match status {
        Some(200..=299) => prop_assert!(matches!(kind, OutcomeKind::Posted | OutcomeKind::Unconfirmed)),
        Some(401) => prop_assert_eq!(kind, OutcomeKind::Unauthorized),
        Some(429) => prop_assert!(matches!(kind, OutcomeKind::RateLimited | OutcomeKind::Rejected)),
        Some(300..=499) => prop_assert_eq!(kind, OutcomeKind::Rejected),
        Some(_) => prop_assert_eq!(kind, OutcomeKind::Unconfirmed),
        // What was cut may have been whole enough to have a status.
        None => {}
    }
    Ok(())
}

async fn judge(x: &X, status: Option<u16>, body: &[u8]) -> Result<(), TestCaseError> {
    let token = Secret::new("token");
    let post = PostToSend { text: "hello".to_owned(), media_ids: Vec::new(), username: "ada".to_owned() };
    let created = x.create_post(&token, &post).await;
    judge_create(status, body, &created.outcome)?;

    let success = status.is_none_or(|status| (200..300).contains(&status));
    if let Ok(profile) = x.profile(&token).await {
        prop_assert!(success && Some(profile.remote_id) == id_of(body));
    }
    if let Ok(grant) = x.refresh(&token).await {
        prop_assert!(success && !grant.access.expose().is_empty());
    }
    let read = x.own_posts(&token, "2244994945", SystemClock.now() + Duration::ZERO).await;
    prop_assert!(read.is_err() || success);
    let credentials = Credentials { access_token: &token, image_grant: None };
    let image =
        ImageToSend { bytes: vec![0; 64], media_type: ImageType::Png, animated: false, alt_text: Some("a".to_owned()) };
    match x.upload_image(credentials, image).await {
        Ok(id) => prop_assert!(success && Some(id) == id_of(body)),
        Err(report) => {
            prop_assert!(
                !matches!(report.outcome.kind(), OutcomeKind::Posted | OutcomeKind::Unconfirmed),
                "{:?}",
                report
            );
        }
    }
    Ok(())
}

#[test]
fn whatever_x_answers_the_adapter_says_something_true() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (host, x) = runtime.block_on(async {
        let host = Host::saying("200 OK", "", "").await;
        let x = adapter(&host);
        (host, x)
    });
    assert_eq!(x.key(), PlatformKey::X);
    TestRunner::new(cases(250))
        .run(&answers(), |(status, body, bytes)| {
            host.answer(bytes);
            runtime.block_on(judge(&x, status, &body))
        })
        .unwrap();
}

#[test]
fn the_judge_would_notice() {
    let posted = Outcome::Posted { remote_id: "7".to_owned(), url: String::new() };
    let body = br#"{"data":{"id":"7"}}"#;
    assert!(judge_create(Some(201), body, &posted).is_ok());
    assert!(judge_create(Some(201), b"{}", &posted).is_err());
    assert!(judge_create(Some(201), br#"{"data":{"id":"8"}}"#, &posted).is_err());
    assert!(judge_create(Some(500), body, &posted).is_err());
    assert!(judge_create(Some(500), body, &Outcome::NotSent { detail: String::new() }).is_err());
}
