//! Checking a post before it is sent: what is said of its text, its time, its price and each account it would go to.
//! Nothing is written, and X is not asked.

mod agreement;
mod lengths;
mod with_images;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{NOTHING, Options, Visitor, World, images_form, png, post_form};

/// The verdict about a draft.
async fn verdict(visitor: &Visitor, draft: &Value) -> Value {
    let answer = visitor.validate(draft).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

/// What a verdict says for an account.
fn of<'a>(verdict: &'a Value, username: &str) -> &'a Value {
    let accounts = verdict["accounts"].as_array().unwrap();
    accounts.iter().find(|account| account["username"] == username).unwrap()
}

/// The codes of a list of problems or warnings.
fn codes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_good_text_is_ok_and_everything_about_it_is_said() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let account = visitor.account().await;
    let found = verdict(&visitor, &json!({"text": "Fresh paint."})).await;
    let expected = json!({
        "ok": true,
        "problems": [],
        "accounts": [{
            "account_id": account["id"],
            "platform": "x",
            "username": "ada_sandbox",
            "weighted_length": 12,
            "text_weighted_max": 280,
            "valid_until": 12,
            "problems": [],
            "warnings": [],
            "cost": {
                "amount": "0.015",
                "currency": "USD",
                "parts": [{"item": "post", "count": 1, "amount": "0.015"}],
                "source": "docs.x.com, X API pricing",
                "as_of": "2026-10-02",
            },
        }],
        "images": [],
        "schedule": null,
    });
    assert_eq!(found, expected);
    assert_eq!(verdict(&visitor, &json!({"text": "Fresh paint.", "platform": "x"})).await, expected);
}

#[tokio::test]
async fn nothing_is_written_and_x_is_not_asked() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (rows, asked) = (world.database().dump(), world.sandbox.requests(None).unwrap());
    for draft in [
        json!({"text": "good"}),
        json!({"text": ""}),
        json!({"text": "a".repeat(300)}),
        json!({"text": "later", "scheduled_for": world.in_secs(60)}),
        json!({"text": "never", "scheduled_for": world.in_secs(-60)}),
    ] {
        verdict(&visitor, &draft).await;
    }
    for image in [png(), b"none".to_vec()] {
        assert_eq!(visitor.validate_form(images_form("pictures", &[(&image, "alt")])).await.status, 200);
    }
    visitor.validate(&json!({"text": "x", "account_ids": [NOTHING]})).await.is_problem(404, "not_found");
    assert_eq!(world.database().dump(), rows);
    assert_eq!(world.sandbox.requests(None).unwrap(), asked);
    assert!(world.media_files().is_empty());
}

#[tokio::test]
async fn each_account_is_measured_by_its_own_limit() {
    let world = World::new().await;
    let visitor = world.connected().await;
    visitor.connect("grace_sandbox").await;
    let found = verdict(&visitor, &json!({"text": "a".repeat(281)})).await;
    assert_eq!((&found["ok"], &found["problems"]), (&json!(false), &json!([])));
    for (username, max, valid_until, problems) in
        [("ada_sandbox", 280, 280, vec!["text_too_long"]), ("grace_sandbox", 25_000, 281, vec![])]
    {
        let said = of(&found, username);
        assert_eq!((&said["text_weighted_max"], &said["valid_until"]), (&json!(max), &json!(valid_until)));
        assert_eq!(codes(&said["problems"]), problems, "{username}");
    }
    let grace = visitor.account_named("grace_sandbox").await;
    let found = verdict(&visitor, &json!({"text": "a".repeat(281), "account_ids": [grace["id"]]})).await;
    assert_eq!((&found["ok"], found["accounts"].as_array().unwrap().len()), (&json!(true), 1));
}

#[tokio::test]
async fn an_account_that_is_not_ones_own_or_of_nobody_is_not_found() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".into())], ..Options::default() }).await;
    let owner = world.connected().await;
    let own = owner.account().await["id"].clone();
    let stranger = world.member("victor").await;
    let foreign = stranger.validate(&json!({"text": "x", "account_ids": [own]})).await;
    foreign.is_problem(404, "not_found");
    stranger.validate(&json!({"text": "x", "account_ids": [NOTHING]})).await.is_problem(404, "not_found");
    let both = json!({"text": "x", "account_ids": [own, NOTHING]});
    owner.validate(&both).await.is_problem(404, "not_found");
    let form = post_form("x", Some(png()), None).text("account_id", own.as_str().unwrap().to_owned());
    stranger.validate_form(form).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn without_an_account_and_with_one_that_must_be_connected_again_it_is_not_ok() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let found = verdict(&visitor, &json!({"text": "to nobody"})).await;
    assert_eq!((&found["ok"], codes(&found["problems"])), (&json!(false), vec!["account_not_connected"]));

    visitor.connect("ada_sandbox").await;
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox"}));
    visitor.post_text("noticed").await.is_problem(409, "account_needs_reauth");
    let found = verdict(&visitor, &json!({"text": "to ada"})).await;
    assert_eq!(found["ok"], false);
    assert_eq!(codes(&found["accounts"][0]["problems"]), ["account_needs_reauth"]);
}

#[tokio::test]
async fn the_price_is_that_of_the_text_with_its_link_and_its_descriptions() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let cost = async |text: &str| verdict(&visitor, &json!({ "text": text })).await["accounts"][0]["cost"].clone();
    assert_eq!(cost("no link at all").await["amount"], "0.015");
    for text in ["look: https://example.com/a", "look: example.com", "EXAMPLE.COM/?q=1"] {
        let cost = cost(text).await;
        assert_eq!(cost["amount"], "0.200", "{text}");
        assert_eq!(cost["parts"], json!([{"item": "post_with_link", "count": 1, "amount": "0.200"}]));
    }
    let image = png();
    let form = images_form("see example.com", &[(&image, "one"), (&image, ""), (&image, "three")]);
    let found = visitor.validate_form(form).await.json();
    let cost = &found["accounts"][0]["cost"];
    assert_eq!(cost["amount"], "0.210");
    assert_eq!(cost["parts"][1], json!({"item": "image_description", "count": 2, "amount": "0.010"}));
    let by_number = verdict(&visitor, &json!({"text": "plain", "image_count": 3, "described_count": 2})).await;
    assert_eq!(by_number["accounts"][0]["cost"]["amount"], "0.025");
}

#[tokio::test]
async fn an_operator_who_pays_other_prices_is_reckoned_by_those() {
    let env = vec![
        ("X_PRICE_POST", "0.0155".to_owned()),
        ("X_PRICE_POST_WITH_LINK", "1".to_owned()),
        ("X_PRICE_IMAGE_DESCRIPTION", "0".to_owned()),
    ];
    let world = World::with(Options { env, ..Options::default() }).await;
    let visitor = world.connected().await;
    let found = verdict(&visitor, &json!({"text": "plain"})).await;
    assert_eq!(found["accounts"][0]["cost"]["amount"], "0.0155");
    let found = verdict(&visitor, &json!({"text": "example.com"})).await;
    assert_eq!(found["accounts"][0]["cost"]["amount"], "1.000");
    let detail = found["accounts"][0]["warnings"][0]["detail"].as_str().unwrap();
    assert!(detail.contains("1.000") && detail.contains("0.0155"), "{detail}");
    let image = png();
    let found = visitor.validate_form(images_form("pictures", &[(&image, "described")])).await.json();
    assert_eq!(found["accounts"][0]["cost"]["amount"], "0.0155");
}

#[tokio::test]
async fn what_does_not_stop_a_post_is_a_warning() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (text, expected) in [
        ("plain".to_owned(), vec![]),
        ("a".repeat(259), vec![]),
        ("a".repeat(260), vec!["near_limit"]),
        ("a".repeat(280), vec!["near_limit"]),
        ("see example.com".to_owned(), vec!["link_costs_more"]),
        ("$TSLA".to_owned(), vec![]),
        ("$TSLA and $AAPL".to_owned(), vec!["several_cashtags"]),
        (
            format!("$TSLA $AAPL example.com {}", "a".repeat(230)),
            vec!["near_limit", "several_cashtags", "link_costs_more"],
        ),
    ] {
        let found = verdict(&visitor, &json!({ "text": text })).await;
        assert_eq!((&found["ok"], codes(&found["accounts"][0]["warnings"])), (&json!(true), expected), "{text}");
    }
    let found = verdict(&visitor, &json!({"text": "a".repeat(281)})).await;
    assert!(codes(&found["accounts"][0]["warnings"]).is_empty(), "it is over the limit, not near it");
}

#[tokio::test]
async fn the_same_text_within_a_day_of_that_time_is_a_problem_of_the_account_it_went_to() {
    let world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post_text("once is enough").await.status, 201);
    visitor.connect("grace_sandbox").await;
    let found = verdict(&visitor, &json!({"text": " once  is enough\r\n"})).await;
    assert_eq!(codes(&of(&found, "ada_sandbox")["problems"]), ["same_text_within_a_day"]);
    assert!(codes(&of(&found, "grace_sandbox")["problems"]).is_empty());
    let meant = verdict(&visitor, &json!({"text": "once is enough", "allow_duplicate": true})).await;
    assert_eq!(meant["ok"], true);
    // It is the time it would go out at that counts.
    let ada = of(&found, "ada_sandbox")["account_id"].clone();
    for (secs, ok) in [(24 * 3600 - 1, false), (24 * 3600, true)] {
        let draft = json!({"text": "once is enough", "scheduled_for": world.in_secs(secs), "account_ids": [ada]});
        assert_eq!(verdict(&visitor, &draft).await["ok"], ok, "{secs}");
    }
}

#[tokio::test]
async fn a_time_that_cannot_be_is_a_problem_of_the_post_as_a_whole() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (at, zone, field, code) in [
        (world.in_secs(-1), None, "scheduled_for", "time_in_past"),
        (world.in_secs(3 * 366 * 24 * 3600), None, "scheduled_for", "time_too_far"),
        ("soon".to_owned(), None, "scheduled_for", "time_invalid"),
        ("2027-03-01T09:00".to_owned(), None, "time_zone", "time_zone_required"),
        ("2027-03-01T09:00".to_owned(), Some("Europe/Atlantis"), "time_zone", "time_zone_unknown"),
    ] {
        let found = verdict(&visitor, &json!({"text": "later", "scheduled_for": at, "time_zone": zone})).await;
        assert_eq!((&found["ok"], &found["problems"][0]["field"]), (&json!(false), &json!(field)), "{at}");
        assert_eq!(codes(&found["problems"]), [code]);
        assert_eq!(found["accounts"].as_array().unwrap().len(), 1, "the text is measured all the same");
    }
    for zone in ["Europe/Berlin", "America/New_York"] {
        let draft = json!({"text": "later", "scheduled_for": "2027-03-01T09:00", "time_zone": zone});
        assert_eq!(verdict(&visitor, &draft).await["ok"], true);
    }
}

#[tokio::test]
async fn another_sites_page_and_a_form_without_the_header_are_refused() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let request = visitor.request(Method::POST, "/api/posts/validate").multipart(post_form("x", None, None));
    visitor.send(request).await.is_problem(403, "header_required");
    let request = visitor.request(Method::POST, "/api/posts/validate").header("sec-fetch-site", "cross-site");
    visitor.send(request.json(&json!({"text": "x"}))).await.is_problem(403, "cross_site_request");
    world.visitor().validate(&json!({"text": "x"})).await.is_problem(401, "session_required");
    for (draft, code) in [
        (json!({"text": "x", "image_count": -1}), "invalid_body"),
        (json!({"text": "x", "user_id": NOTHING}), "invalid_body"),
        (json!({}), "invalid_body"),
        (json!({"text": "x", "platform": "myspace"}), "invalid_fields"),
    ] {
        visitor.validate(&draft).await.is_problem(422, code);
    }
    visitor
        .validate_form(post_form("x", None, None).text("publish_late", "never"))
        .await
        .is_problem(422, "unknown_field");
}
