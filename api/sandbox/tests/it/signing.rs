//! Which signed requests are believed, and with which code the others are refused.

use pillarbox_sandbox::{AppPermission, ConsumerApp, DEFAULT_CONSUMER_KEY, DEFAULT_OAUTH1_CALLBACK, SandboxConfig};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::signer::{Signer, code, connect, now};
use crate::stage::{ADA, GRACE, Stage, Told, png, told};

const ME: &str = "/2/users/me";
const VERIFY: &str = "/1.1/account/verify_credentials.json";

/// A GET with this `Authorization` header.
async fn with_header(stage: &Stage, path: &str, header: &str) -> Told {
    told(stage.request(Method::GET, path).header("authorization", header)).await
}

#[tokio::test]
async fn a_wrong_signature_is_code_32_on_every_generation_of_the_api() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let wrong = [
        Signer { consumer_secret: "another".to_owned(), ..ada.clone() },
        Signer { token_secret: "another".to_owned(), ..ada.clone() },
        Signer { consumer_key: "nobody".to_owned(), ..ada.clone() },
    ];
    for signer in &wrong {
        for path in [ME, VERIFY] {
            let told = signer.get(&stage, path).await;
            assert_eq!(code(&told), (401, json!(32)), "{path}");
            assert_eq!(told.body["errors"][0]["message"], "Could not authenticate you.");
            assert!(told.header("x-access-level").is_none());
            assert!(told.header("x-rate-limit-limit").is_none());
        }
    }
    let consumer = Signer { consumer_secret: "another".to_owned(), ..Signer::consumer() };
    assert_eq!(code(&consumer.request_token(&stage).await), (401, json!(32)));
    // Method, host and path are all part of what is signed.
    let url = stage.url(ME);
    for (method, url) in [
        (Method::POST, url.clone()),
        (Method::GET, format!("{url}/")),
        (Method::GET, url.replace("127.0.0.1", "localhost")),
    ] {
        let header = ada.header(&method, &url, &[], &[]);
        assert_eq!(code(&with_header(&stage, ME, &header).await), (401, json!(32)), "{method} {url}");
    }
}

#[tokio::test]
async fn a_token_that_is_unknown_or_of_another_consumer_is_code_89() {
    let mut config = SandboxConfig::default();
    config.consumers.push(ConsumerApp { key: "other".to_owned(), ..ConsumerApp::default() });
    let stage = Stage::with(config).await;
    let ada = connect(&stage, ADA).await;
    let made_up = Signer { token: "1-made-up".to_owned(), ..ada.clone() };
    let of_other = Signer { consumer_key: "other".to_owned(), ..ada.clone() };
    for signer in [made_up, of_other] {
        for path in [ME, VERIFY] {
            assert_eq!(code(&signer.get(&stage, path).await), (401, json!(89)), "{path}");
        }
    }
    // The other consumer gets a token of its own for the same person.
    let other = Signer { consumer_key: "other".to_owned(), ..Signer::consumer() };
    let of_other = other.with_token(&other.all_legs(&stage, ADA).await);
    assert_ne!(of_other.token, ada.token);
    assert_eq!(of_other.get(&stage, ME).await.status, 200);
    // A request token opens nothing but the exchange.
    let waiting = other.with_token(&other.request_token(&stage).await);
    assert_eq!(code(&waiting.get(&stage, ME).await), (401, json!(89)));
    let foreign = Signer { consumer_key: DEFAULT_CONSUMER_KEY.to_owned(), ..waiting };
    assert_eq!(code(&foreign.exchange(&stage, "guess").await), (401, json!(89)));
}

#[tokio::test]
async fn a_timestamp_may_be_five_minutes_off_by_the_sandboxs_clock() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    // A second of room, because two clocks are read one after the other.
    for (ahead_secs, expected) in [(-298, 200), (298, 200), (-302, 401), (302, 401)] {
        let told = Signer { ahead_secs, ..ada.clone() }.get(&stage, ME).await;
        assert_eq!(told.status, expected, "{ahead_secs}: {}", told.text);
        if expected == 401 {
            assert_eq!(code(&told), (401, json!(135)));
        }
    }
    stage.must(json!({"op": "clock", "advance_secs": 86_400})).await;
    assert_eq!(code(&ada.get(&stage, VERIFY).await), (401, json!(135)));
    assert_eq!(Signer { ahead_secs: 86_400, ..ada }.get(&stage, ME).await.status, 200);
    assert_eq!(code(&Signer::consumer().request_token(&stage).await), (401, json!(135)));
}

#[tokio::test]
async fn a_nonce_is_good_once_for_a_timestamp_and_a_key() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let then = now();
    let fixed = |nonce: &str, timestamp| Signer { fixed: Some((nonce.to_owned(), timestamp)), ..ada.clone() };
    // A request that is not believed spends no nonce.
    let forged = Signer { token_secret: "another".to_owned(), ..fixed("a", then) };
    assert_eq!(code(&forged.get(&stage, ME).await), (401, json!(32)));
    assert_eq!(fixed("a", then).get(&stage, ME).await.status, 200);
    assert_eq!(code(&fixed("a", then).get(&stage, ME).await), (401, json!(32)));
    assert_eq!(code(&fixed("a", then).get(&stage, VERIFY).await), (401, json!(32)));
    assert_eq!(fixed("a", then + 1).get(&stage, ME).await.status, 200);
    assert_eq!(fixed("b", then).get(&stage, ME).await.status, 200);
    // A refused request has spent its nonce all the same.
    assert_eq!(fixed("c", then).get(&stage, "/2/users/me?nonsense=1").await.status, 400);
    assert_eq!(code(&fixed("c", then).get(&stage, ME).await), (401, json!(32)));
}

#[tokio::test]
async fn a_header_that_cannot_be_read_is_code_215() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let good = || ada.header(&Method::GET, &stage.url(VERIFY), &[], &[]);
    assert_eq!(code(&stage.get(VERIFY).await), (400, json!(215)));
    for broken in [
        "OAuth ".to_owned(),
        "OAuth nonsense".to_owned(),
        "Basic YTpi".to_owned(),
        good().replace("HMAC-SHA1", "PLAINTEXT"),
        good().replace("oauth_nonce", "oauth_nounce"),
        good().replace("oauth_version=\"1.0\", ", ""),
        good().replace('"', ""),
        format!("{}, oauth_nonce=\"again\"", good()),
        Signer { token: String::new(), ..ada.clone() }.header(&Method::GET, &stage.url(VERIFY), &[], &[]),
    ] {
        assert_eq!(code(&with_header(&stage, VERIFY, &broken).await), (400, json!(215)), "{broken}");
    }
    assert_eq!(with_header(&stage, VERIFY, &good()).await.status, 200);
    assert_eq!(code(&stage.form("/oauth/request_token", &[]).await), (400, json!(215)));
    // The first leg takes no token, and no parameter comes by two ways.
    let callback = [("oauth_callback", DEFAULT_OAUTH1_CALLBACK)];
    assert_eq!(code(&ada.leg(&stage, "/oauth/request_token", &callback).await), (400, json!(215)));
    let path = "/oauth/request_token?oauth_callback=oob";
    assert_eq!(code(&Signer::consumer().leg(&stage, path, &callback).await), (400, json!(215)));
}

#[tokio::test]
async fn a_form_is_signed_with_its_fields_and_json_and_multipart_are_not() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let fields = [("command", "INIT"), ("media_type", "image/png"), ("total_bytes", "10"), ("note", "a b+c/ä&=")];
    let path = "/1.1/media/upload.json";
    let told_ = ada.form(&stage, path, &fields).await;
    assert_eq!(told_.status, 202, "{}", told_.text);
    // The same form, signed as if it had no fields.
    let header = ada.header(&Method::POST, &stage.url(path), &[], &[]);
    let unsigned = told(stage.request(Method::POST, path).header("authorization", header).form(&fields)).await;
    assert_eq!(code(&unsigned), (401, json!(32)));

    assert_eq!(ada.json(&stage, "/2/tweets", &json!({"text": "a"})).await.status, 201);
    let header = ada.header(&Method::POST, &stage.url("/2/tweets"), &[("text", "b")], &[]);
    let request = stage.request(Method::POST, "/2/tweets").header("authorization", header);
    assert_eq!(code(&told(request.json(&json!({"text": "b"}))).await), (401, json!(32)));

    let form = || Form::new().part("media", Part::bytes(png(1))).text("media_category", "tweet_image");
    let path = "/2/media/upload";
    let good = told(ada.request(&stage, Method::POST, path).multipart(form())).await;
    assert_eq!(good.status, 200, "{}", good.text);
    let header = ada.header(&Method::POST, &stage.url(path), &[("media_category", "tweet_image")], &[]);
    let request = stage.request(Method::POST, path).header("authorization", header);
    assert_eq!(code(&told(request.multipart(form())).await), (401, json!(32)));
}

#[tokio::test]
async fn the_query_is_always_signed() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let path = "/2/users/me?user.fields=name,verified_type&expansions=";
    assert_eq!(ada.get(&stage, path).await.status, 200);
    let header = ada.header(&Method::GET, &stage.url(ME), &[], &[]);
    assert_eq!(code(&with_header(&stage, path, &header).await), (401, json!(32)));
    // On a multipart request too.
    let path = "/1.1/media/upload.json?media_category=tweet_image";
    let form = || Form::new().part("media", Part::bytes(png(1)));
    let good = told(ada.request(&stage, Method::POST, path).multipart(form())).await;
    assert_eq!(good.status, 200, "{}", good.text);
    let header = ada.header(&Method::POST, &stage.url("/1.1/media/upload.json"), &[], &[]);
    let request = stage.request(Method::POST, path).header("authorization", header);
    assert_eq!(code(&told(request.multipart(form())).await), (401, json!(32)));
}

#[tokio::test]
async fn the_first_leg_takes_its_callback_in_the_form_as_well() {
    let stage = Stage::new().await;
    let fields = [("oauth_callback", DEFAULT_OAUTH1_CALLBACK)];
    let told = Signer::consumer().form(&stage, "/oauth/request_token", &fields).await;
    assert_eq!(told.status, 200, "{}", told.text);
}

#[tokio::test]
async fn v2_can_be_made_to_refuse_signatures_in_its_own_words() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let forged = Signer { token_secret: "another".to_owned(), ..ada };
    stage.must(json!({"op": "oauth1_refusals", "shape": "problem"})).await;
    let told = forged.get(&stage, ME).await;
    let expected = json!({"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"});
    assert_eq!((told.status, told.body), (401, expected));
    assert_eq!(code(&forged.get(&stage, VERIFY).await), (401, json!(32)));
}

#[tokio::test]
async fn every_endpoint_of_v2_takes_a_signed_request_and_only_writes_need_the_right_to_write() {
    let stage = Stage::new().await;
    let reader = {
        stage.sandbox.set_app_permission(DEFAULT_CONSUMER_KEY, AppPermission::Read);
        connect(&stage, ADA).await
    };
    stage.sandbox.set_app_permission(DEFAULT_CONSUMER_KEY, AppPermission::ReadWriteDirectMessages);
    let writer = connect(&stage, GRACE).await;
    let id = stage.account_id(ADA).await;
    for path in [ME.to_owned(), "/2/tweets?ids=1".to_owned(), format!("/2/users/{id}/tweets")] {
        for (signer, level) in [(&reader, "read"), (&writer, "read-write-directmessages")] {
            let told = signer.get(&stage, &path).await;
            assert_eq!((told.status, told.header("x-access-level")), (200, Some(level)), "{path}");
        }
    }
    // Reading how far a medium is does not need it: there is none, so this is a 400.
    assert_eq!(reader.get(&stage, "/2/media/upload?command=STATUS&media_id=1").await.status, 400);
    for (method, path, expected) in [
        (Method::POST, "/2/tweets", 201),
        (Method::DELETE, "/2/tweets/1", 404),
        (Method::POST, "/2/media/upload", 400),
        (Method::POST, "/2/media/upload/initialize", 400),
        (Method::POST, "/2/media/upload/1/append", 400),
        (Method::POST, "/2/media/upload/1/finalize", 400),
        (Method::POST, "/2/media/metadata", 400),
    ] {
        let body = json!({"text": "a"});
        let refused = told(reader.request(&stage, method.clone(), path).json(&body)).await;
        assert_eq!(refused.status, 403, "{path}");
        assert_eq!(refused.body["type"], "https://api.x.com/2/problems/oauth1-permissions", "{path}");
        let taken = told(writer.request(&stage, method, path).json(&body)).await;
        assert_eq!(taken.status, expected, "{path}: {}", taken.text);
    }
}

#[tokio::test]
async fn the_record_and_the_ledger_tell_which_grant_signed() {
    let stage = Stage::new().await;
    let signer = connect(&stage, ADA).await;
    let bearer = stage.connect(ADA).await;
    assert_eq!(signer.json(&stage, "/2/tweets", &json!({"text": "signed"})).await.status, 201);
    stage.post(&bearer, "borne").await;
    assert_eq!(stage.form("/2/tweets", &[]).await.status, 401);
    let forged = Signer { token_secret: "another".to_owned(), ..signer };
    assert_eq!(forged.json(&stage, "/2/tweets", &json!({"text": "forged"})).await.status, 401);
    let recorded = stage.sandbox.requests(Some("create")).unwrap();
    let seen: Vec<(&Value, &Value, &Value)> = recorded["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|request| (&request["grant"], &request["account"], &request["status"]))
        .collect();
    let (ada, oauth1, oauth2) = (json!(ADA), json!("oauth1"), json!("oauth2"));
    assert_eq!(
        seen,
        [
            (&oauth1, &ada, &json!(201)),
            (&oauth2, &ada, &json!(201)),
            (&Value::Null, &Value::Null, &json!(401)),
            (&oauth1, &ada, &json!(401)),
        ]
    );
    let posts = stage.ledger().await["posts"].clone();
    assert_eq!((&posts[0]["grant"], &posts[1]["grant"]), (&oauth1, &oauth2));
    let counts = stage.ledger().await["counts"].clone();
    assert_eq!((&counts["request_token_requests"], &counts["access_token_requests"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn a_suspended_person_is_refused_on_both_generations() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    stage.must(json!({"op": "account", "username": ADA, "suspended": true})).await;
    assert_eq!(code(&ada.get(&stage, VERIFY).await), (403, json!(64)));
    assert_eq!(ada.get(&stage, ME).await.body["type"], "https://api.x.com/2/problems/user-suspended");
}

#[tokio::test]
async fn a_bearer_token_opens_nothing_on_v1() {
    let stage = Stage::new().await;
    let bearer = stage.connect(ADA).await;
    let paths = [VERIFY, "/1.1/media/upload.json?command=STATUS&media_id=1"];
    for path in paths {
        assert_eq!(code(&stage.read(&bearer, path).await), (403, json!(220)), "{path}");
        assert_eq!(code(&stage.read("made-up", path).await), (401, json!(89)), "{path}");
    }
    assert_eq!(code(&stage.get("/1.1/statuses/show.json").await), (404, json!(34)));
}
