//! What is called good is taken, and what is called bad is refused for the same reason: the check and posting agree.

use reqwest::multipart::Form;
use serde_json::{Value, json};

use super::codes;
use crate::support::{Answer, Options, Visitor, World, gif, images_form, jpeg, large_png, png};

/// Every code a check has found, those about the post first.
fn found(verdict: &Value) -> Vec<String> {
    let lists = [&verdict["problems"], &verdict["accounts"][0]["problems"]];
    lists.into_iter().flat_map(codes).map(str::to_owned).collect()
}

/// The code posting gives as its reason: that of the field, where there is one.
fn reason(refused: &Answer) -> String {
    let problem = refused.json();
    let of_field = problem["errors"][0]["code"].as_str();
    of_field.unwrap_or_else(|| problem["code"].as_str().unwrap()).to_owned()
}

/// Compares the check of a draft with what became of it; true when it was taken.
fn agree(what: &str, checked: &Answer, posted: &Answer) -> bool {
    assert_eq!(checked.status, 200, "{what} {checked:?}");
    let verdict = checked.json();
    let taken = posted.status == 201;
    assert_eq!(verdict["ok"], taken, "{what}: {verdict} and then {posted:?}");
    if taken {
        assert!(found(&verdict).is_empty(), "{what} {verdict}");
    } else {
        assert!(found(&verdict).contains(&reason(posted)), "{what}: {verdict} and then {posted:?}");
    }
    taken
}

#[tokio::test]
async fn texts_are_judged_alike() {
    let world = World::new().await;
    world.control(&json!({"op": "duplicates", "mode": "allowed"}));
    let visitor = world.connected().await;
    let mut taken = 0;
    for text in [
        "plain".to_owned(),
        "plain".to_owned(),
        " plain\r\n".to_owned(),
        String::new(),
        " \n".to_owned(),
        "a".repeat(280),
        "a".repeat(281),
        "漢".repeat(140),
        "漢".repeat(141),
        "👨\u{200D}👩\u{200D}👧".repeat(140),
        format!("{} example.com", "b".repeat(256)),
        format!("{} example.com", "b".repeat(257)),
        "e\u{301}".repeat(280),
        "left\u{202E}right".to_owned(),
        "bell\u{7}".to_owned(),
        "$TSLA".to_owned(),
    ] {
        let draft = json!({ "text": text });
        let checked = visitor.validate(&draft).await;
        let posted = visitor.post("/api/x/post", &draft).await;
        taken += usize::from(agree(&text, &checked, &posted));
    }
    assert_eq!((taken, world.published().len()), (7, 7));
}

#[tokio::test]
async fn times_are_judged_alike() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let mut taken = 0;
    for (at, zone) in [
        (world.in_secs(60), None),
        (world.in_secs(-1), None),
        (world.in_secs(3 * 366 * 24 * 3600), None),
        ("soon".to_owned(), None),
        ("2027-03-01T09:00".to_owned(), None),
        ("2027-03-01T09:00".to_owned(), Some("Europe/Berlin")),
        ("2027-03-01T09:00".to_owned(), Some("Europe/Atlantis")),
        ("2027-03-28T02:30".to_owned(), Some("Europe/Berlin")),
    ] {
        let draft = json!({"text": format!("{at} {zone:?}"), "scheduled_for": at, "time_zone": zone});
        let checked = visitor.validate(&draft).await;
        let posted = visitor.post("/api/x/schedule", &draft).await;
        taken += usize::from(agree(&at, &checked, &posted));
    }
    assert_eq!(taken, 3);
}

async fn images_agree(visitor: &Visitor, what: &str, form: impl Fn() -> Form) -> bool {
    let checked = visitor.validate_form(form()).await;
    let posted = visitor.post_form(form()).await;
    agree(what, &checked, &posted)
}

#[tokio::test]
async fn images_are_judged_alike() {
    let world = World::new().await;
    world.control(&json!({"op": "media_processing", "secs": 0}));
    let visitor = world.connected().await;
    let (small, photo, moving, large) = (png(), jpeg(), gif(2), large_png(1400));
    let none = b"no image".to_vec();
    let long = "a".repeat(1001);
    let mut taken = 0;
    for (what, images) in [
        ("one", vec![(small.as_slice(), "")]),
        ("four", vec![(small.as_slice(), ""), (&photo, "a photo"), (&large, ""), (&small, "")]),
        ("five", vec![(small.as_slice(), ""); 5]),
        ("an animation", vec![(moving.as_slice(), "it moves")]),
        ("an animation and another", vec![(moving.as_slice(), ""), (&small, "")]),
        ("none", vec![(none.as_slice(), "")]),
        ("one that is none", vec![(small.as_slice(), ""), (&none, "")]),
        ("one cut short", vec![(&photo[..photo.len() / 2], "")]),
        ("a long description", vec![(small.as_slice(), long.as_str())]),
    ] {
        taken += usize::from(images_agree(&visitor, what, || images_form(what, &images)).await);
    }
    assert_eq!(taken, 3);
}

#[tokio::test]
async fn images_beyond_what_a_person_may_keep_are_refused_by_both() {
    let world = World::with(Options { env: vec![("MEDIA_QUOTA_MB", "1".into())], ..Options::default() }).await;
    let visitor = world.connected().await;
    let image = large_png(650);
    assert!(image.len() > 1024 * 1024);
    assert!(!images_agree(&visitor, "beyond", || images_form("beyond the quota", &[(&image, "")])).await);
}

#[tokio::test]
async fn the_second_grant_and_images_switched_off_are_judged_alike() {
    for way in ["oauth1", "off"] {
        let world = World::with(Options::with_second_grant(way)).await;
        let visitor = world.connected().await;
        let image = png();
        assert!(!images_agree(&visitor, way, || images_form("with an image", &[(&image, "")])).await);
        assert!(images_agree(&visitor, way, || Form::new().text("text", "without")).await);
    }
}

#[tokio::test]
async fn an_account_that_is_disconnected_is_judged_alike() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let account = visitor.account().await["id"].clone();
    visitor.post("/api/x/disconnect", &json!({})).await;
    let checked = visitor.validate(&json!({"text": "x", "account_ids": [account]})).await;
    let posted = visitor.post("/api/x/post", &json!({"text": "x", "account_id": account})).await;
    assert_eq!(checked.status, posted.status, "{checked:?} and then {posted:?}");
    assert_eq!(checked.json()["code"], posted.json()["code"]);
}
