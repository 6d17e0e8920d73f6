//! OAuth 1.0a from the request token to the end of the access token.

use pillarbox_sandbox::{AppPermission, ConsumerApp, DEFAULT_CONSUMER_KEY, DEFAULT_OAUTH1_CALLBACK, SandboxConfig};
use serde_json::{Value, json};

use crate::signer::{Signer, code, connect, decide, form_field};
use crate::stage::{ADA, GRACE, Stage};

const ME: &str = "/2/users/me";

#[tokio::test]
async fn three_legs_lead_to_a_token_that_works() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    let first = consumer.request_token(&stage).await;
    assert_eq!((first.status, first.header("content-type")), (200, Some("text/html;charset=utf-8")), "{}", first.text);
    assert_eq!(form_field(&first.text, "oauth_callback_confirmed"), "true");
    let waiting = consumer.with_token(&first);

    let page = stage.get(&format!("/oauth/authorize?oauth_token={}", waiting.token)).await;
    assert_eq!(page.status, 200);
    for part in ["Pillarbox (sandbox)", "@ada_sandbox", "Authorize app", "Cancel", "upload media", &waiting.token] {
        assert!(page.text.contains(part), "{part}");
    }
    assert!(!page.text.contains("direct messages"));

    let second = decide(&stage, &waiting.token, GRACE, "allow").await;
    assert_eq!(second.status, 302);
    assert!(second.header("location").unwrap().starts_with(&format!("{DEFAULT_OAUTH1_CALLBACK}?oauth_token=")));
    let query = second.redirect_query();
    assert_eq!(query["oauth_token"], waiting.token);

    let third = waiting.exchange(&stage, &query["oauth_verifier"]).await;
    assert_eq!((third.status, third.header("content-type")), (200, Some("text/html;charset=utf-8")), "{}", third.text);
    let id = stage.account_id(GRACE).await;
    assert_eq!(form_field(&third.text, "user_id"), id);
    assert_eq!(form_field(&third.text, "screen_name"), GRACE);
    let grace = consumer.with_token(&third);
    assert!(grace.token.starts_with(&format!("{id}-")));

    let me = grace.get(&stage, ME).await;
    assert_eq!((me.status, &me.body["data"]["username"]), (200, &json!(GRACE)), "{}", me.text);
    assert_eq!(me.header("x-access-level"), Some("read-write"));
    let older = grace.get(&stage, "/1.1/account/verify_credentials.json").await;
    assert_eq!((older.status, &older.body["id_str"]), (200, &json!(id)));
    assert_eq!(older.body["screen_name"], GRACE);
    assert_eq!(older.header("x-access-level"), Some("read-write"));
}

#[tokio::test]
async fn a_denial_comes_back_with_the_request_token_as_denied_and_nothing_else() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    let waiting = consumer.with_token(&consumer.request_token(&stage).await);
    let told = decide(&stage, &waiting.token, ADA, "cancel").await;
    assert_eq!(told.status, 302);
    let query = told.redirect_query();
    assert_eq!((query.len(), &query["denied"]), (1, &waiting.token));
    // The token is dead: nobody can decide again, and it cannot be exchanged.
    assert_eq!(decide(&stage, &waiting.token, ADA, "allow").await.status, 400);
    assert_eq!(code(&waiting.exchange(&stage, "guess").await), (401, json!(89)));
}

#[tokio::test]
async fn a_request_token_is_exchanged_once_with_its_own_verifier_and_in_time() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    let first = async || consumer.with_token(&consumer.request_token(&stage).await);
    let allow =
        async |token: &str| decide(&stage, token, ADA, "allow").await.redirect_query()["oauth_verifier"].clone();

    let used = first().await;
    let verifier = allow(&used.token).await;
    assert_eq!(used.exchange(&stage, &verifier).await.status, 200);
    assert_eq!(code(&used.exchange(&stage, &verifier).await), (401, json!(89)));

    let (one, other) = (first().await, first().await);
    let of_one = allow(&one.token).await;
    let of_other = allow(&other.token).await;
    assert_eq!(code(&one.exchange(&stage, &of_other).await), (401, json!(32)));
    // A wrong verifier has spent it.
    assert_eq!(code(&one.exchange(&stage, &of_one).await), (401, json!(89)));

    let undecided = first().await;
    assert_eq!(code(&undecided.exchange(&stage, "guess").await), (401, json!(32)));
    assert_eq!(code(&first().await.leg(&stage, "/oauth/access_token", &[]).await), (400, json!(215)));

    let late = first().await;
    let verifier = allow(&late.token).await;
    stage.must(json!({"op": "clock", "advance_secs": 599})).await;
    let on_time = Signer { ahead_secs: 599, ..other };
    assert_eq!(on_time.exchange(&stage, &of_other).await.status, 200);
    stage.must(json!({"op": "clock", "advance_secs": 1})).await;
    let late = Signer { ahead_secs: 600, ..late };
    assert_eq!(code(&late.exchange(&stage, &verifier).await), (401, json!(89)));
}

#[tokio::test]
async fn a_page_without_a_waiting_request_token_says_so_and_never_redirects() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    let waiting = consumer.with_token(&consumer.request_token(&stage).await);
    for path in ["/oauth/authorize", "/oauth/authorize?oauth_token=", "/oauth/authenticate?oauth_token=made-up"] {
        let page = stage.get(path).await;
        assert_eq!((page.status, page.header("location")), (400, None), "{path}");
        assert!(page.text.contains("start again"), "{path}");
    }
    for (account, decision) in [("nobody", "allow"), (ADA, "perhaps")] {
        assert_eq!(decide(&stage, &waiting.token, account, decision).await.status, 400);
    }
    assert_eq!(decide(&stage, &waiting.token, ADA, "allow").await.status, 302);
    assert_eq!(decide(&stage, &waiting.token, GRACE, "allow").await.status, 400);
}

#[tokio::test]
async fn only_registered_callbacks_are_allowed() {
    let mut config = SandboxConfig::default();
    config.consumers.push(ConsumerApp { key: "bare".to_owned(), callbacks: Vec::new(), ..ConsumerApp::default() });
    let stage = Stage::with(config).await;
    let ask = async |consumer: &Signer, callback: &str| {
        consumer.leg(&stage, "/oauth/request_token", &[("oauth_callback", callback)]).await
    };
    let consumer = Signer::consumer();
    for near_miss in [format!("{DEFAULT_OAUTH1_CALLBACK}/"), "http://127.0.0.1:4711/cb".to_owned()] {
        assert_eq!(code(&ask(&consumer, &near_miss).await), (403, json!(415)), "{near_miss}");
    }
    assert_eq!(code(&consumer.leg(&stage, "/oauth/request_token", &[]).await), (400, json!(215)));
    stage.sandbox.allow_oauth1_callback(DEFAULT_CONSUMER_KEY, "http://127.0.0.1:4711/cb");
    assert_eq!(ask(&consumer, "http://127.0.0.1:4711/cb").await.status, 200);
    let uri = "http://127.0.0.1:4712/cb?x=1";
    stage.must(json!({"op": "oauth1_callback", "consumer_key": DEFAULT_CONSUMER_KEY, "uri": uri})).await;
    let first = ask(&consumer, uri).await;
    let told = decide(&stage, &form_field(&first.text, "oauth_token"), ADA, "allow").await;
    assert!(told.header("location").unwrap().starts_with(&format!("{uri}&oauth_token=")));

    let bare = Signer { consumer_key: "bare".to_owned(), ..Signer::consumer() };
    assert_eq!(code(&ask(&bare, DEFAULT_OAUTH1_CALLBACK).await), (403, json!(417)));
    assert_eq!(ask(&bare, "oob").await.status, 200);
}

#[tokio::test]
async fn an_app_that_cannot_be_called_back_gets_a_number() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    let ask = async || {
        let first = consumer.leg(&stage, "/oauth/request_token", &[("oauth_callback", "oob")]).await;
        consumer.with_token(&first)
    };
    let waiting = ask().await;
    let page = decide(&stage, &waiting.token, ADA, "allow").await;
    assert_eq!(page.status, 200);
    let (_, rest) = page.text.split_once("<code>").unwrap();
    let (number, _) = rest.split_once("</code>").unwrap();
    assert_eq!(number.len(), 7);
    assert_eq!(waiting.exchange(&stage, number).await.status, 200);
    let page = decide(&stage, &ask().await.token, ADA, "cancel").await;
    assert_eq!((page.status, page.header("location")), (200, None));
}

#[tokio::test]
async fn the_same_app_and_person_get_the_same_token_and_it_stays_read_only() {
    let stage = Stage::new().await;
    stage.sandbox.set_app_permission(DEFAULT_CONSUMER_KEY, AppPermission::Read);
    let ada = connect(&stage, ADA).await;
    let me = ada.get(&stage, ME).await;
    assert_eq!((me.status, me.header("x-access-level")), (200, Some("read")));
    let refused = ada.json(&stage, "/2/tweets", &json!({"text": "a"})).await;
    let expected = json!({
        "title": "Forbidden",
        "detail": "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
        "type": "https://api.x.com/2/problems/oauth1-permissions",
        "status": 403,
    });
    assert_eq!((refused.status, &refused.body), (403, &expected));
    assert_eq!(refused.header("x-access-level"), Some("read"));

    stage.must(json!({"op": "app_permission", "consumer_key": DEFAULT_CONSUMER_KEY, "permission": "read-write"})).await;
    let again = connect(&stage, ADA).await;
    assert_eq!((&again.token, &again.token_secret), (&ada.token, &ada.token_secret));
    assert_eq!(again.get(&stage, ME).await.header("x-access-level"), Some("read"));
    assert_eq!(again.json(&stage, "/2/tweets", &json!({"text": "a"})).await.status, 403);
    // Another person's token is new, and so are its rights.
    let grace = connect(&stage, GRACE).await;
    assert_eq!(grace.json(&stage, "/2/tweets", &json!({"text": "a"})).await.status, 201);

    stage.must(json!({"op": "revoke_grants", "account": ADA})).await;
    assert_eq!(code(&ada.get(&stage, ME).await), (401, json!(89)));
    assert_eq!(grace.get(&stage, ME).await.status, 200);
    let fresh = connect(&stage, ADA).await;
    assert_ne!(fresh.token, ada.token);
    assert_eq!(fresh.json(&stage, "/2/tweets", &json!({"text": "b"})).await.status, 201);
    let tokens = stage.ledger().await["oauth1_tokens"].clone();
    let seen: Vec<(&Value, &Value, &Value)> =
        tokens.as_array().unwrap().iter().map(|t| (&t["account"], &t["permission"], &t["ended"])).collect();
    assert_eq!(
        seen,
        [
            (&json!(ADA), &json!("read"), &json!("revoked")),
            (&json!(GRACE), &json!("read-write"), &Value::Null),
            (&json!(ADA), &json!("read-write"), &Value::Null),
        ]
    );
}

#[tokio::test]
async fn an_app_may_ask_for_less_than_it_is_allowed_but_not_for_more() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    let level = async |account: &str, wish: &str| {
        let legs = [("oauth_callback", DEFAULT_OAUTH1_CALLBACK), ("x_auth_access_type", wish)];
        let first = consumer.leg(&stage, "/oauth/request_token", &legs).await;
        let waiting = consumer.with_token(&first);
        let told = decide(&stage, &waiting.token, account, "allow").await;
        let last = waiting.exchange(&stage, &told.redirect_query()["oauth_verifier"]).await;
        consumer.with_token(&last).get(&stage, ME).await.header("x-access-level").map(str::to_owned)
    };
    assert_eq!(level(ADA, "read").await.as_deref(), Some("read"));
    assert_eq!(level(GRACE, "write").await.as_deref(), Some("read-write"));
    stage.sandbox.set_app_permission(DEFAULT_CONSUMER_KEY, AppPermission::Read);
    assert_eq!(level("linus_sandbox", "write").await.as_deref(), Some("read"));
    stage.must(json!({"op": "revoke_grants", "account": GRACE})).await;
    stage.sandbox.set_app_permission(DEFAULT_CONSUMER_KEY, AppPermission::ReadWriteDirectMessages);
    assert_eq!(level(GRACE, "write").await.as_deref(), Some("read-write-directmessages"));
    let legs = [("oauth_callback", DEFAULT_OAUTH1_CALLBACK), ("x_auth_access_type", "everything")];
    assert_eq!(code(&consumer.leg(&stage, "/oauth/request_token", &legs).await), (400, json!(215)));
}

#[tokio::test]
async fn an_invalidated_token_is_refused_and_the_next_consent_gives_another() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let told = ada.leg(&stage, "/1.1/oauth/invalidate_token.json", &[]).await;
    assert_eq!((told.status, &told.body), (200, &json!({"access_token": ada.token})));
    assert_eq!(code(&ada.get(&stage, ME).await), (401, json!(89)));
    assert_eq!(code(&ada.leg(&stage, "/1.1/oauth/invalidate_token.json", &[]).await), (401, json!(89)));
    assert_eq!(stage.ledger().await["oauth1_tokens"][0]["ended"], "invalidated");
    assert_ne!(connect(&stage, ADA).await.token, ada.token);
}

#[tokio::test]
async fn disconnecting_ends_both_kinds_of_grant_unless_one_is_named() {
    let stage = Stage::new().await;
    let signer = connect(&stage, ADA).await;
    let bearer = stage.connect(ADA).await;
    stage.must(json!({"op": "revoke_grants", "account": ADA, "grant": "oauth1"})).await;
    assert_eq!(stage.read(&bearer, ME).await.status, 200);
    assert_eq!(signer.get(&stage, ME).await.status, 401);
    let signer = connect(&stage, ADA).await;
    stage.must(json!({"op": "revoke_grants", "account": ADA, "grant": "oauth2"})).await;
    assert_eq!(stage.read(&bearer, ME).await.status, 401);
    assert_eq!(signer.get(&stage, ME).await.status, 200);
    let bearer = stage.connect(ADA).await;
    stage.must(json!({"op": "revoke_grants", "account": ADA})).await;
    assert_eq!(stage.read(&bearer, ME).await.status, 401);
    assert_eq!(signer.get(&stage, ME).await.status, 401);
}

#[tokio::test]
async fn authenticate_asks_unless_the_named_person_has_a_living_token() {
    let stage = Stage::new().await;
    let consumer = Signer::consumer();
    let path = async |more: &str| {
        let first = consumer.request_token(&stage).await;
        format!("/oauth/authenticate?oauth_token={}{more}", form_field(&first.text, "oauth_token"))
    };
    let page = stage.get(&path("&screen_name=grace_sandbox").await).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("value=\"grace_sandbox\" checked"), "{}", page.text);
    connect(&stage, GRACE).await;
    let told = stage.get(&path("&screen_name=grace_sandbox").await).await;
    assert_eq!(told.status, 302);
    assert!(told.redirect_query().contains_key("oauth_verifier"));
    for more in ["", "&screen_name=ada_sandbox", "&screen_name=grace_sandbox&force_login=true"] {
        assert_eq!(stage.get(&path(more).await).await.status, 200, "{more}");
    }
    let always_asks = path("&screen_name=grace_sandbox").await.replace("authenticate", "authorize");
    assert_eq!(stage.get(&always_asks).await.status, 200);
}

#[tokio::test]
async fn a_reset_forgets_tokens_and_permissions_but_not_callbacks() {
    let stage = Stage::new().await;
    let ada = connect(&stage, ADA).await;
    let uri = "http://127.0.0.1:4711/cb";
    stage.sandbox.allow_oauth1_callback(DEFAULT_CONSUMER_KEY, uri);
    stage.sandbox.set_app_permission(DEFAULT_CONSUMER_KEY, AppPermission::Read);
    let state = stage.must(json!({"op": "reset"})).await;
    assert_eq!(state["consumers"][0]["permission"], "read-write");
    assert_eq!(state["consumers"][0]["callbacks"][1], uri);
    assert_eq!(state["living_oauth1_tokens"], 0);
    assert_eq!(code(&ada.get(&stage, ME).await), (401, json!(89)));
}
