//! The consent page and what it sends back.

use pillarbox_sandbox::DEFAULT_REDIRECT_URI;
use serde_json::json;

use crate::stage::{ADA, SCOPES, Stage, authorize_fields, pairs, with};

const SORRY: &str = "Something went wrong. You weren't able to give access to the App. \
                     Go back and try logging in again.";

#[tokio::test]
async fn the_page_names_the_app_the_people_and_the_scopes_in_words() {
    let stage = Stage::new().await;
    let query = serde_urlencoded(&authorize_fields(SCOPES));
    let page = stage.get(&format!("/i/oauth2/authorize?{query}")).await;
    assert_eq!(page.status, 200);
    for part in [
        "Sandbox – a pretend X, nothing leaves this machine",
        "Pillarbox (sandbox)",
        "@ada_sandbox",
        "@grace_sandbox",
        "@linus_sandbox",
        "Upload media for you",
        "Authorize app",
        "Cancel",
        "value=\"ada_sandbox\" checked",
        "a state with spaces &amp; signs",
    ] {
        assert!(page.text.contains(part), "{part}");
    }
}

#[tokio::test]
async fn allowing_redirects_with_the_state_and_a_code() {
    let stage = Stage::new().await;
    let fields = with(&authorize_fields(SCOPES), &[("decision", "allow"), ("account", ADA)]);
    let told = stage.form("/i/oauth2/authorize", &pairs(&fields)).await;
    assert_eq!(told.status, 302);
    assert!(told.header("location").unwrap().starts_with(&format!("{DEFAULT_REDIRECT_URI}?state=")));
    let query = told.redirect_query();
    assert_eq!(query["state"], "a state with spaces & signs");
    assert!(query["code"].len() > 40);
}

#[tokio::test]
async fn cancelling_redirects_with_access_denied_and_the_state() {
    let stage = Stage::new().await;
    let fields = with(&authorize_fields(SCOPES), &[("decision", "cancel"), ("account", ADA)]);
    let told = stage.form("/i/oauth2/authorize", &pairs(&fields)).await;
    assert_eq!(told.status, 302);
    let query = told.redirect_query();
    assert_eq!(query["error"], "access_denied");
    assert_eq!(query["state"], "a state with spaces & signs");
    assert!(!query.contains_key("code"));
}

#[tokio::test]
async fn a_bad_request_gets_an_error_page_and_never_a_redirect() {
    let stage = Stage::new().await;
    let near_miss = format!("{DEFAULT_REDIRECT_URI}/");
    let long_state = "s".repeat(501);
    for (name, value) in [
        ("client_id", "somebody-else"),
        ("client_id", ""),
        ("redirect_uri", near_miss.as_str()),
        ("redirect_uri", ""),
        ("response_type", "token"),
        ("scope", "tweet.read everything"),
        ("scope", ""),
        ("state", ""),
        ("state", &long_state),
        ("code_challenge", ""),
        ("code_challenge", "too-short"),
        ("code_challenge_method", ""),
        ("code_challenge_method", "s256"),
    ] {
        let fields = with(&authorize_fields(SCOPES), &[(name, value)]);
        let page = stage.get(&format!("/i/oauth2/authorize?{}", serde_urlencoded(&fields))).await;
        assert_eq!(page.status, 400, "{name}={value}");
        assert!(page.text.contains(SORRY), "{name}={value}");

        let fields = with(&fields, &[("decision", "allow"), ("account", ADA)]);
        let told = stage.form("/i/oauth2/authorize", &pairs(&fields)).await;
        assert_eq!((told.status, told.header("location")), (400, None), "{name}={value}");
    }
}

#[tokio::test]
async fn a_parameter_given_twice_is_refused() {
    let stage = Stage::new().await;
    let query = serde_urlencoded(&authorize_fields(SCOPES));
    let page = stage.get(&format!("/i/oauth2/authorize?{query}&state=another")).await;
    assert_eq!(page.status, 400);
}

#[tokio::test]
async fn consenting_as_nobody_is_refused() {
    let stage = Stage::new().await;
    let fields = with(&authorize_fields(SCOPES), &[("decision", "allow"), ("account", "nobody")]);
    assert_eq!(stage.form("/i/oauth2/authorize", &pairs(&fields)).await.status, 400);
}

#[tokio::test]
async fn a_redirect_uri_can_be_registered_after_the_start() {
    let stage = Stage::new().await;
    let consent = with(&authorize_fields(SCOPES), &[("decision", "allow"), ("account", ADA)]);
    for uri in ["http://127.0.0.1:4711/callback", "http://127.0.0.1:4712/callback?x=1"] {
        let fields = with(&consent, &[("redirect_uri", uri)]);
        assert_eq!(stage.form("/i/oauth2/authorize", &pairs(&fields)).await.status, 400);
    }
    stage.sandbox.allow_redirect("sandbox-client", "http://127.0.0.1:4711/callback");
    let uri = "http://127.0.0.1:4712/callback?x=1";
    stage.must(json!({"op": "redirect_uri", "client_id": "sandbox-client", "uri": uri})).await;
    let fields = with(&consent, &[("redirect_uri", "http://127.0.0.1:4711/callback")]);
    assert_eq!(stage.form("/i/oauth2/authorize", &pairs(&fields)).await.status, 302);
    let fields = with(&consent, &[("redirect_uri", uri)]);
    let told = stage.form("/i/oauth2/authorize", &pairs(&fields)).await;
    assert!(told.header("location").unwrap().starts_with(&format!("{uri}&state=")));
}

#[tokio::test]
async fn a_consent_can_be_made_to_grant_less_than_was_asked() {
    let stage = Stage::new().await;
    stage.must(json!({"op": "grant_scopes", "scopes": ["tweet.read"], "times": 1})).await;
    let narrow = stage.exchange(&stage.consent(ADA, SCOPES).await).await.body;
    assert_eq!(narrow["scope"], "tweet.read");
    assert!(narrow.get("refresh_token").is_none());
    let whole = stage.exchange(&stage.consent(ADA, SCOPES).await).await.body;
    assert_eq!(whole["scope"].as_str().unwrap().split(' ').count(), 5);
}

fn serde_urlencoded(fields: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
