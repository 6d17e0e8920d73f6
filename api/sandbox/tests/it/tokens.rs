//! The token endpoint, refresh rotation and revocation.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pillarbox_sandbox::{DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI};
use serde_json::{Value, json};

use crate::stage::{ADA, GRACE, SCOPES, Stage, Told, VERIFIER, authorize_fields, pairs, told, with};

const BAD_CODE: &str = "Value passed for the authorization code was invalid.";
const BAD_TOKEN: &str = "Value passed for the token was invalid.";

fn assert_refused(told: &Told, status: u16, error: &str, description: &str) {
    assert_eq!(told.status, status, "{}", told.text);
    assert_eq!(told.body, json!({"error": error, "error_description": description}));
}

fn text(body: &Value, key: &str) -> String {
    body[key].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_code_becomes_tokens_in_the_look_of_x() {
    let stage = Stage::new().await;
    let body = stage.tokens(ADA).await;
    assert_eq!(body["token_type"], "bearer");
    assert_eq!(body["expires_in"], 7200);
    let mut scopes: Vec<&str> = body["scope"].as_str().unwrap().split(' ').collect();
    scopes.sort_unstable();
    assert_eq!(scopes, ["media.write", "offline.access", "tweet.read", "tweet.write", "users.read"]);
    for (key, kind) in [("access_token", ":1:1:at:1"), ("refresh_token", ":1:1:rt:1")] {
        let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text(&body, key)).unwrap()).unwrap();
        assert!(decoded.ends_with(kind), "{decoded}");
    }
}

#[tokio::test]
async fn a_code_is_good_for_thirty_seconds() {
    let stage = Stage::new().await;
    let in_time = stage.consent(ADA, SCOPES).await;
    stage.must(json!({"op": "clock", "advance_secs": 28})).await;
    assert_eq!(stage.exchange(&in_time).await.status, 200);
    let too_late = stage.consent(ADA, SCOPES).await;
    stage.must(json!({"op": "clock", "advance_secs": 30})).await;
    assert_refused(&stage.exchange(&too_late).await, 400, "invalid_request", BAD_CODE);
}

#[tokio::test]
async fn a_code_works_once_and_its_reuse_ends_nothing() {
    let stage = Stage::new().await;
    let code = stage.consent(ADA, SCOPES).await;
    let first = stage.exchange(&code).await;
    assert_refused(&stage.exchange(&code).await, 400, "invalid_request", BAD_CODE);
    assert_eq!(stage.read(&text(&first.body, "access_token"), "/2/users/me").await.status, 200);
}

#[tokio::test]
async fn a_code_is_bound_to_its_redirect_its_verifier_and_its_client() {
    let stage = Stage::with_public_client().await;
    let good =
        [("grant_type", "authorization_code"), ("redirect_uri", DEFAULT_REDIRECT_URI), ("code_verifier", VERIFIER)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
    for (change, description) in [
        (
            ("redirect_uri", "http://127.0.0.1:1/"),
            "Value passed for the redirect uri did not match the uri of the authorization code.",
        ),
        (
            ("code_verifier", "another-verifier-that-is-quite-long-enough-to-be-one"),
            "Value passed for the code verifier did not match the code challenge.",
        ),
        (("code_verifier", ""), "Missing required parameter [code_verifier]."),
    ] {
        let code = stage.consent(ADA, SCOPES).await;
        let fields = with(&good, &[("code", &code), change]);
        let told = stage.client_form("/2/oauth2/token", &pairs(&fields)).await;
        assert_refused(&told, 400, "invalid_request", description);
    }
    let code = stage.consent(ADA, SCOPES).await;
    let fields = with(&good, &[("code", &code), ("client_id", "public")]);
    let told = stage.form("/2/oauth2/token", &pairs(&fields)).await;
    assert_refused(&told, 400, "invalid_request", BAD_CODE);
}

#[tokio::test]
async fn a_plain_challenge_is_the_verifier_itself() {
    let stage = Stage::new().await;
    let changes =
        [("code_challenge", VERIFIER), ("code_challenge_method", "plain"), ("decision", "allow"), ("account", ADA)];
    let fields = with(&authorize_fields(SCOPES), &changes);
    let code = stage.form("/i/oauth2/authorize", &pairs(&fields)).await.redirect_query()["code"].clone();
    assert_eq!(stage.exchange(&code).await.status, 200);
}

#[tokio::test]
async fn a_confidential_client_needs_its_basic_header() {
    let stage = Stage::new().await;
    let refresh = text(&stage.tokens(ADA).await, "refresh_token");
    let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh.as_str())];
    let in_body = [&fields[..], &[("client_id", DEFAULT_CLIENT_ID)]].concat();
    let with_secret = [&in_body[..], &[("client_secret", DEFAULT_CLIENT_SECRET)]].concat();
    let sentence = "Missing valid authorization header";
    for fields in [&fields[..], &in_body, &with_secret] {
        let told = stage.form("/2/oauth2/token", fields).await;
        assert_refused(&told, 401, "unauthorized_client", sentence);
    }
    for (id, secret) in [(DEFAULT_CLIENT_ID, "wrong"), ("unknown", DEFAULT_CLIENT_SECRET), (DEFAULT_CLIENT_ID, "")] {
        let request = stage.request(reqwest::Method::POST, "/2/oauth2/token").basic_auth(id, Some(secret));
        assert_refused(&told(request.form(&fields)).await, 401, "unauthorized_client", sentence);
    }
    assert_eq!(stage.client_form("/2/oauth2/token", &with_secret).await.status, 400);
    // None of these refusals has spent the token.
    assert_eq!(stage.refresh(&refresh).await.status, 200);
}

#[tokio::test]
async fn a_public_client_names_itself_in_the_body() {
    let stage = Stage::with_public_client().await;
    let changes = [("client_id", "public"), ("decision", "allow"), ("account", ADA)];
    let consent = with(&authorize_fields(SCOPES), &changes);
    let code = stage.form("/i/oauth2/authorize", &pairs(&consent)).await.redirect_query()["code"].clone();
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", DEFAULT_REDIRECT_URI),
        ("code_verifier", VERIFIER),
    ];
    let told = stage.form("/2/oauth2/token", &fields).await;
    assert_refused(&told, 400, "invalid_request", "Missing required parameter [client_id].");
    let named = [&fields[..], &[("client_id", "public")]].concat();
    let told = stage.form("/2/oauth2/token", &named).await;
    assert_eq!(told.status, 200, "{}", told.text);
    let refresh = text(&told.body, "refresh_token");
    let fields = [("grant_type", "refresh_token"), ("refresh_token", &refresh), ("client_id", "public")];
    assert_eq!(stage.form("/2/oauth2/token", &fields).await.status, 200);
}

#[tokio::test]
async fn a_refresh_rotates_and_the_old_token_is_dead_at_once() {
    let stage = Stage::new().await;
    let first = stage.tokens(ADA).await;
    let second = stage.refresh(&text(&first, "refresh_token")).await;
    assert_eq!(second.status, 200);
    assert_ne!(second.body["refresh_token"], first["refresh_token"]);
    assert_ne!(second.body["access_token"], first["access_token"]);
    let again = stage.refresh(&text(&first, "refresh_token")).await;
    assert_refused(&again, 400, "invalid_request", BAD_TOKEN);
    // Using a dead token ends nothing: the newest still works.
    assert_eq!(stage.refresh(&text(&second.body, "refresh_token")).await.status, 200);
    let grants = stage.ledger().await["grants"].clone();
    assert_eq!(grants[0]["generation"], 3);
}

#[tokio::test]
async fn an_access_token_lives_two_hours() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "clock", "advance_secs": 7190})).await;
    assert_eq!(stage.read(&token, "/2/users/me").await.status, 200);
    stage.must(json!({"op": "clock", "advance_secs": 10})).await;
    assert_eq!(stage.read(&token, "/2/users/me").await.status, 401);
}

#[tokio::test]
async fn how_long_access_tokens_live_can_be_changed() {
    let stage = Stage::new().await;
    stage.must(json!({"op": "access_life", "secs": 800})).await;
    let tokens = stage.tokens(ADA).await;
    assert_eq!(tokens["expires_in"], 800);
    stage.must(json!({"op": "clock", "advance_secs": 801})).await;
    assert_eq!(stage.read(&text(&tokens, "access_token"), "/2/users/me").await.status, 401);
    assert_eq!(stage.refresh(&text(&tokens, "refresh_token")).await.body["expires_in"], 800);
}

#[tokio::test]
async fn whether_a_refresh_ends_the_earlier_access_token_can_be_chosen() {
    let stage = Stage::new().await;
    let first = stage.tokens(ADA).await;
    let second = stage.refresh(&text(&first, "refresh_token")).await.body;
    assert_eq!(stage.read(&text(&first, "access_token"), "/2/users/me").await.status, 200);
    stage.must(json!({"op": "refresh_ends_access", "on": true})).await;
    stage.refresh(&text(&second, "refresh_token")).await;
    assert_eq!(stage.read(&text(&second, "access_token"), "/2/users/me").await.status, 401);
}

#[tokio::test]
async fn a_new_consent_kills_the_earlier_grant_of_the_same_person_only() {
    let stage = Stage::new().await;
    let earlier = stage.tokens(ADA).await;
    let grace = stage.connect(GRACE).await;
    let later = stage.tokens(ADA).await;
    assert_eq!(stage.read(&text(&earlier, "access_token"), "/2/users/me").await.status, 401);
    assert_refused(&stage.refresh(&text(&earlier, "refresh_token")).await, 400, "invalid_request", BAD_TOKEN);
    assert_eq!(stage.read(&text(&later, "access_token"), "/2/users/me").await.status, 200);
    assert_eq!(stage.read(&grace, "/2/users/me").await.status, 200);
    let ledger = stage.ledger().await;
    let revoked: Vec<&Value> = ledger["grants"].as_array().unwrap().iter().map(|grant| &grant["revoked"]).collect();
    assert_eq!(revoked, [true, false, false]);
}

#[tokio::test]
async fn the_earlier_grant_dies_at_the_consent_even_if_its_code_is_never_used() {
    let stage = Stage::new().await;
    let earlier = stage.tokens(ADA).await;
    stage.consent(ADA, SCOPES).await;
    assert_eq!(stage.read(&text(&earlier, "access_token"), "/2/users/me").await.status, 401);
    assert_refused(&stage.refresh(&text(&earlier, "refresh_token")).await, 400, "invalid_request", BAD_TOKEN);
}

#[tokio::test]
async fn of_two_codes_that_wait_at_once_the_later_exchange_wins() {
    let stage = Stage::new().await;
    let (one, two) = (stage.consent(ADA, SCOPES).await, stage.consent(ADA, SCOPES).await);
    let first = stage.exchange(&two).await.body;
    let second = stage.exchange(&one).await.body;
    assert_eq!(stage.read(&text(&first, "access_token"), "/2/users/me").await.status, 401);
    assert_eq!(stage.read(&text(&second, "access_token"), "/2/users/me").await.status, 200);
}

#[tokio::test]
async fn a_lost_refresh_answer_has_rotated_all_the_same() {
    let stage = Stage::new().await;
    let first = stage.tokens(ADA).await;
    stage.must(json!({"op": "lose_refresh_answer", "times": 1})).await;
    let fields = [("grant_type", "refresh_token"), ("refresh_token", first["refresh_token"].as_str().unwrap())];
    let lost = stage.client_request("/2/oauth2/token").form(&fields).send().await;
    assert!(lost.is_err());
    assert_refused(&stage.refresh(&text(&first, "refresh_token")).await, 400, "invalid_request", BAD_TOKEN);
    assert_eq!(stage.ledger().await["grants"][0]["generation"], 2);
}

#[tokio::test]
async fn revoking_a_refresh_token_ends_the_grant() {
    let stage = Stage::new().await;
    let tokens = stage.tokens(ADA).await;
    let refresh = text(&tokens, "refresh_token");
    assert_eq!(stage.form("/2/oauth2/revoke", &[("token", &refresh)]).await.status, 401);
    let told = stage.client_form("/2/oauth2/revoke", &[("token", &refresh)]).await;
    assert_eq!((told.status, told.body), (200, json!({"revoked": true})));
    assert_eq!(stage.read(&text(&tokens, "access_token"), "/2/users/me").await.status, 401);
    assert_refused(&stage.refresh(&refresh).await, 400, "invalid_request", BAD_TOKEN);
    assert_eq!(stage.client_form("/2/oauth2/revoke", &[("token", &refresh)]).await.status, 200);
    assert_eq!(stage.ledger().await["grants"][0]["revoked"], true);
}

#[tokio::test]
async fn revoking_an_access_token_leaves_the_refresh_token() {
    let stage = Stage::new().await;
    let tokens = stage.tokens(ADA).await;
    let access = text(&tokens, "access_token");
    assert_eq!(stage.client_form("/2/oauth2/revoke", &[("token", &access)]).await.status, 200);
    assert_eq!(stage.read(&access, "/2/users/me").await.status, 401);
    assert_eq!(stage.refresh(&text(&tokens, "refresh_token")).await.status, 200);
}

#[tokio::test]
async fn an_unknown_grant_type_is_refused() {
    let stage = Stage::new().await;
    let told = stage.client_form("/2/oauth2/token", &[("grant_type", "password")]).await;
    assert_eq!(told.status, 400);
    let told = stage.client_form("/2/oauth2/token", &[("code", "x")]).await;
    assert_refused(&told, 400, "invalid_request", "Missing required parameter [grant_type].");
}
