//! The second grant (OAuth 1.0a): the trip to X and back, each way it can end, and what the account says at each moment.

mod callbacks;
mod losing;
mod removing;
mod signing;

use serde_json::{Value, json};

use crate::support::{Options, Visitor, World, png};

const GIVEN: &str = "/dashboard/settings?image_grant=x";

fn error(code: &str) -> String {
    format!("/dashboard/settings?image_grant_error={code}&platform=x")
}

/// A world whose images need the second grant, with `@ada_sandbox` connected.
async fn without_it(way: &str) -> (World, Visitor) {
    let world = World::with(Options::with_second_grant(way)).await;
    let visitor = world.connected().await;
    (world, visitor)
}

/// The same, with the grant given.
async fn with_it(way: &str) -> (World, Visitor) {
    let (world, visitor) = without_it(way).await;
    assert_eq!(visitor.grant_images("ada_sandbox").await, GIVEN);
    (world, visitor)
}

/// How the second grant stands: its state and why.
async fn standing(visitor: &Visitor) -> (Value, Value) {
    let grant = visitor.image_grant().await;
    (grant["state"].clone(), grant["reason"].clone())
}

fn state(state: &str, reason: Option<&str>) -> (Value, Value) {
    (json!(state), json!(reason))
}

async fn can_post_images(visitor: &Visitor) -> bool {
    visitor.account().await["can"].as_array().unwrap().contains(&json!("post_images"))
}

/// The living tokens at X.
fn living(world: &World) -> usize {
    let ledger = world.ledger();
    ledger["oauth1_tokens"].as_array().unwrap().iter().filter(|token| token["ended"].is_null()).count()
}

#[tokio::test]
async fn three_legs_and_the_account_can_post_images() {
    let (world, visitor) = without_it("oauth1").await;
    let platform = visitor.get("/api/platforms").await.json()["items"][0].clone();
    assert_eq!(
        (&platform["image_sending"], &platform["limits"]["images_max"]),
        (&json!("needs_image_grant"), &json!(4))
    );
    let missing = visitor.image_grant().await;
    assert_eq!(missing, json!({"state": "missing", "reason": null, "detail": null, "granted_at": null}));
    assert!(!can_post_images(&visitor).await);

    let consent = visitor.begin_image_grant("").await;
    assert_eq!(consent.path(), "/oauth/authorize");
    let asked: Vec<String> = consent.query_pairs().map(|(name, _)| name.into_owned()).collect();
    assert_eq!(asked, ["oauth_token", "screen_name"], "no secret goes into an address");
    assert!(consent.query().unwrap().contains("screen_name=ada_sandbox"));
    assert_eq!(standing(&visitor).await, state("missing", None));
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    assert_eq!(standing(&visitor).await, state("missing", None), "consent alone is not a grant");

    let answer = visitor.get(&callback).await;
    assert_eq!((answer.status, answer.header("location")), (303, GIVEN));
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(standing(&visitor).await, state("active", None));
    assert!(visitor.image_grant().await["granted_at"].is_string());
    assert!(can_post_images(&visitor).await);
    assert_eq!((world.count("request_token_requests"), world.count("access_token_requests")), (1, 1));
    // Whose it is and what it may do is looked at with the token itself.
    let looked = world.requests("me").pop().unwrap();
    assert_eq!(looked["grant"], "oauth1", "{looked}");
    assert_eq!(visitor.post_with_images("now", &[(&png(), "")]).await.status, 201);
}

#[tokio::test]
async fn without_it_a_post_with_images_is_refused_and_text_goes_out() {
    for way in ["oauth1", "v1"] {
        let (world, visitor) = without_it(way).await;
        let before = world.database().dump();
        let image = png();
        for answer in [
            visitor.post_with_images("now", &[(&image, "")]).await,
            visitor.schedule_with_images("later", &world.in_secs(60), &[(&image, "")]).await,
        ] {
            let problem = answer.is_problem(409, "image_grant_required").json();
            assert_eq!(problem["errors"][0]["field"], "image");
        }
        assert_eq!((world.database().dump(), world.media_files().len()), (before, 0));
        assert_eq!(visitor.post_text("text alone").await.status, 201);
    }
}

#[tokio::test]
async fn with_it_the_connection_does_not_ask_for_what_it_does_not_use() {
    for (way, asks) in [("oauth2", true), ("oauth1", false), ("v1", false), ("off", false)] {
        let world = World::with(Options::with_second_grant(way)).await;
        let visitor = world.admin().await;
        let consent = visitor.begin_connecting("").await;
        let scopes = consent.query_pairs().find(|(name, _)| name == "scope").unwrap().1.into_owned();
        assert_eq!(scopes.split(' ').any(|scope| scope == "media.write"), asks, "{way}");
    }
}

#[tokio::test]
async fn where_images_need_none_there_is_none_to_give() {
    for (env, can) in [("oauth2", true), ("off", false)] {
        let world = World::with(Options::with_second_grant(env)).await;
        let visitor = world.connected().await;
        assert_eq!((visitor.image_grant().await, can_post_images(&visitor).await), (Value::Null, can), "{env}");
        visitor.get("/api/x/oauth1/auth-url").await.is_problem(409, "image_grant_not_needed");
        visitor.delete("/api/x/oauth1").await.is_problem(409, "image_grant_not_needed");
        let end = visitor.follow("/api/x/oauth1/callback?oauth_token=a&oauth_verifier=b").await;
        assert_eq!(end, error("image_grant_not_needed"));
        assert_eq!(world.count("request_token_requests") + world.count("access_token_requests"), 0);
    }
    let world = World::with(Options { without_x: true, ..Options::default() }).await;
    let visitor = world.admin().await;
    visitor.get("/api/x/oauth1/auth-url").await.is_problem(409, "platform_not_configured");
    let end = visitor.follow("/api/x/oauth1/callback?oauth_token=a&oauth_verifier=b").await;
    assert_eq!(end, error("platform_not_configured"));
}

#[tokio::test]
async fn the_account_has_to_be_ones_own_connected_and_named_if_there_are_several() {
    let (world, visitor) = without_it("oauth1").await;
    let ada = visitor.account().await["id"].as_str().unwrap().to_owned();
    let stranger = world.member("victor").await;
    stranger.get("/api/x/oauth1/auth-url").await.is_problem(409, "account_not_connected");
    stranger.get(&format!("/api/x/oauth1/auth-url?account_id={ada}")).await.is_problem(404, "not_found");
    stranger.delete(&format!("/api/x/oauth1?account_id={ada}")).await.is_problem(404, "not_found");
    world.visitor().get("/api/x/oauth1/auth-url").await.is_problem(401, "session_required");
    visitor.connect("grace_sandbox").await;
    for answer in [visitor.get("/api/x/oauth1/auth-url").await, visitor.delete("/api/x/oauth1").await] {
        assert_eq!(answer.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "account_required");
    }
    let grace = visitor.account_named("grace_sandbox").await["id"].as_str().unwrap().to_owned();
    let consent = visitor.begin_image_grant(&format!("?account_id={grace}")).await;
    assert!(consent.query().unwrap().contains("screen_name=grace_sandbox"));
    let callback = visitor.decide(&consent, "allow", "grace_sandbox").await;
    assert_eq!(visitor.follow(&callback).await, GIVEN);
    assert_eq!(visitor.account_named("grace_sandbox").await["image_grant"]["state"], "active");
    assert_eq!(visitor.account_named("ada_sandbox").await["image_grant"]["state"], "missing");
}

#[tokio::test]
async fn what_the_operator_has_to_mend_is_told_where_the_trip_begins() {
    let (world, visitor) = without_it("oauth1").await;
    for (code, mends) in [(32, "X_API_KEY"), (215, "X_API_KEY"), (135, "clock"), (415, "X_OAUTH1_CALLBACK_URL")] {
        world.control(&json!({"op": "fault", "route": "request_token", "kind": "status", "code": code}));
        let answer = visitor.get("/api/x/oauth1/auth-url").await;
        let problem = answer.is_problem(409, "client_misconfigured").json();
        assert!(problem["detail"].as_str().unwrap().contains(mends), "{code} {problem}");
    }
    for kind in ["cut", "nonsense", "empty"] {
        world.control(&json!({"op": "fault", "route": "request_token", "kind": kind}));
        visitor.get("/api/x/oauth1/auth-url").await.is_problem(503, "platform_unreachable");
    }
    world.control(&json!({"op": "fault", "route": "request_token", "kind": "status", "status": 503}));
    visitor.get("/api/x/oauth1/auth-url").await.is_problem(503, "platform_unreachable");
    let unconfirmed = "oauth_token=a&oauth_token_secret=b&oauth_callback_confirmed=false";
    world.control(
        &json!({"op": "fault", "route": "request_token", "kind": "status", "status": 200, "body": unconfirmed}),
    );
    visitor.get("/api/x/oauth1/auth-url").await.is_problem(503, "platform_unreachable");
    assert_eq!(visitor.grant_images("ada_sandbox").await, GIVEN);
}

#[tokio::test]
async fn a_wrong_secret_and_a_callback_x_does_not_know_are_told_by_x_itself() {
    for (name, value, mends) in
        [("X_API_SECRET", "not-the-secret", "X_API_SECRET"), ("X_API_KEY", "not-the-key", "X_API_KEY")]
    {
        let mut options = Options::with_second_grant("oauth1");
        options.env.push((name, value.to_owned()));
        let world = World::with(options).await;
        let visitor = world.connected().await;
        let problem = visitor.get("/api/x/oauth1/auth-url").await.is_problem(409, "client_misconfigured").json();
        assert!(problem["detail"].as_str().unwrap().contains(mends), "{problem}");
    }
}

#[tokio::test]
async fn another_sites_page_cannot_begin_or_end_it() {
    let (world, visitor) = with_it("oauth1").await;
    let before = world.database().dump();
    for path in ["/api/x/oauth1/auth-url", "/api/x/oauth1/auth%2Durl"] {
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let request = visitor.request(reqwest::Method::GET, path).header(name, value);
            visitor.send(request).await.is_problem(403, "cross_site_request");
        }
    }
    let request = visitor.request(reqwest::Method::DELETE, "/api/x/oauth1").header("sec-fetch-site", "cross-site");
    visitor.send(request).await.is_problem(403, "cross_site_request");
    assert_eq!((world.database().dump(), living(&world)), (before, 1));
}
