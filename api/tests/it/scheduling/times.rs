//! How a time is read, and what the answer says about it.

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::{Value, json};

use crate::support::{Visitor, World};

/// The last Sunday of a month of the next year, when the clocks change in the European Union.
fn last_sunday(month: u32) -> NaiveDate {
    let year = chrono::Utc::now().year() + 1;
    let mut days = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day));
    days.rfind(|day| day.weekday() == Weekday::Sun).unwrap()
}

/// What the answer says of the time; nothing else about the post is wrong.
async fn scheduled(visitor: &Visitor, text: &str, at: &str, zone: Option<&str>) -> Value {
    let body = json!({"text": text, "scheduled_for": at, "time_zone": zone});
    let answer = visitor.post("/api/x/schedule", &body).await;
    assert_eq!(answer.status, 201, "{at} {answer:?}");
    let post = answer.json();
    assert_eq!(post["deliveries"][0]["due_at"], post["schedule"]["at"]);
    // The history says the same later.
    assert_eq!(visitor.read_post(&post["id"]).await["schedule"], post["schedule"]);
    post["schedule"].clone()
}

#[tokio::test]
async fn an_instant_with_its_offset_is_taken_as_it_is() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let year = chrono::Utc::now().year() + 1;
    let expected = format!("{year}-06-01T08:00:00Z");
    for (n, at) in
        ["06-01T10:00:00+02:00", "06-01T08:00Z", "06-01T13:30+0530", "05-31T22:00:00.000-10:00"].iter().enumerate()
    {
        let schedule = scheduled(&visitor, &format!("instant {n}"), &format!("{year}-{at}"), None).await;
        let said = json!({"at": expected, "time_zone": null, "wall_time": null, "resolution": "exact", "note": null});
        assert_eq!(schedule, said, "{at}");
    }
    // A zone beside it says where it is to be shown.
    let schedule = scheduled(&visitor, "shown", &expected, Some("Asia/Tokyo")).await;
    assert_eq!((&schedule["at"], &schedule["wall_time"]), (&json!(expected), &json!(format!("{year}-06-01T17:00:00"))));
}

#[tokio::test]
async fn a_wall_time_is_meant_in_its_zone() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let year = chrono::Utc::now().year() + 1;
    for (zone, at) in [
        ("Europe/Berlin", "07:00:00Z"),
        ("America/New_York", "13:00:00Z"),
        ("Asia/Kathmandu", "03:15:00Z"),
        ("UTC", "09:00:00Z"),
    ] {
        let wall = format!("{year}-07-01T09:00");
        let said = scheduled(&visitor, &format!("in {zone}"), &wall, Some(zone)).await;
        let expected = json!({
            "at": format!("{year}-07-01T{at}"), "time_zone": zone, "wall_time": format!("{wall}:00"),
            "resolution": "exact", "note": null
        });
        assert_eq!(said, expected);
    }
}

#[tokio::test]
async fn a_time_the_clocks_jump_over_moves_forward_and_the_answer_says_so() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let day = last_sunday(3);
    let said = scheduled(&visitor, "in the gap", &format!("{day}T02:30"), Some("Europe/Berlin")).await;
    assert_eq!((&said["resolution"], &said["at"]), (&json!("gap"), &json!(format!("{day}T01:30:00Z"))));
    assert_eq!(said["wall_time"], json!(format!("{day}T02:30:00")), "as it was asked for");
    let note = said["note"].as_str().unwrap();
    assert!(note.contains("02:30") && note.contains("03:30") && note.contains("Europe/Berlin"), "{note}");
    for (wall, at) in [("01:59:59", "00:59:59"), ("03:00:00", "01:00:00")] {
        let said = scheduled(&visitor, wall, &format!("{day}T{wall}"), Some("Europe/Berlin")).await;
        assert_eq!((&said["resolution"], &said["note"]), (&json!("exact"), &json!(null)), "beside the gap");
        assert_eq!(said["at"], json!(format!("{day}T{at}Z")));
    }
}

#[tokio::test]
async fn a_time_that_comes_twice_is_the_earlier_one_and_the_answer_says_so() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let day = last_sunday(10);
    let said = scheduled(&visitor, "the first of two", &format!("{day}T02:30"), Some("Europe/Berlin")).await;
    assert_eq!((&said["resolution"], &said["at"]), (&json!("overlap"), &json!(format!("{day}T00:30:00Z"))));
    let note = said["note"].as_str().unwrap();
    assert!(note.contains("02:30") && note.contains("00:30 UTC"), "{note}");
    // With an offset the later one can be had.
    let said = scheduled(&visitor, "the second", &format!("{day}T02:30+01:00"), Some("Europe/Berlin")).await;
    assert_eq!((&said["resolution"], &said["at"]), (&json!("exact"), &json!(format!("{day}T01:30:00Z"))));
    let said = scheduled(&visitor, "after both", &format!("{day}T03:00"), Some("Europe/Berlin")).await;
    assert_eq!((&said["resolution"], &said["at"]), (&json!("exact"), &json!(format!("{day}T02:00:00Z"))));
}

#[tokio::test]
async fn what_becomes_of_a_time_is_said_before_anything_is_scheduled() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (spring, autumn) = (last_sunday(3), last_sunday(10));
    for wall in [format!("{spring}T02:30"), format!("{autumn}T02:30"), format!("{autumn}T09:00")] {
        let draft = json!({"text": wall, "scheduled_for": wall, "time_zone": "Europe/Berlin"});
        let foreseen = visitor.post("/api/posts/validate", &draft).await.json()["schedule"].clone();
        assert_eq!(foreseen, scheduled(&visitor, &wall, &wall, Some("Europe/Berlin")).await);
    }
    for draft in [json!({"text": "now"}), json!({"text": "late", "scheduled_for": world.in_secs(-1)})] {
        let said = visitor.post("/api/posts/validate", &draft).await;
        assert_eq!(
            (said.status, &said.json()["schedule"]),
            (200, &json!(null)),
            "without a time, and for one that has passed"
        );
    }
}

#[tokio::test]
async fn a_time_that_cannot_be_used_is_refused_by_its_reason_and_nothing_is_written() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let before = world.database().dump();
    let year = chrono::Utc::now().year() + 1;
    let past = (world.in_secs(-1), world.in_secs(0));
    let too_far = world.in_secs(2 * 366 * 24 * 3600 + 1);
    let wall = format!("{year}-06-01T09:00");
    for (at, zone, field, code) in [
        ("", None, "scheduled_for", "time_invalid"),
        ("tomorrow", None, "scheduled_for", "time_invalid"),
        (&format!("{year}-02-30T09:00Z"), None, "scheduled_for", "time_invalid"),
        (&format!("{year}-06-01"), Some("UTC"), "scheduled_for", "time_invalid"),
        (&format!("{year}-06-01T09:00+26:00"), None, "scheduled_for", "time_invalid"),
        (&past.0, None, "scheduled_for", "time_in_past"),
        (&past.1, None, "scheduled_for", "time_in_past"),
        ("2020-01-01T09:00", Some("Europe/Berlin"), "scheduled_for", "time_in_past"),
        (&too_far, None, "scheduled_for", "time_too_far"),
        (&wall, None, "time_zone", "time_zone_required"),
        (&wall, Some(""), "time_zone", "time_zone_required"),
        (&wall, Some("Mars/Olympus"), "time_zone", "time_zone_unknown"),
        (&wall, Some("Europe/Berlinn"), "time_zone", "time_zone_unknown"),
        (&world.in_secs(60), Some("Mars/Olympus"), "time_zone", "time_zone_unknown"),
    ] {
        let body = json!({"text": "x", "scheduled_for": at, "time_zone": zone});
        let answer = visitor.post("/api/x/schedule", &body).await;
        let problem = answer.is_problem(422, "invalid_fields").json();
        let error = &problem["errors"][0];
        assert_eq!((&error["field"], &error["code"]), (&json!(field), &json!(code)), "{at} {zone:?}");
    }
    assert_eq!(world.database().dump(), before);
    assert_eq!(visitor.schedule("just ahead", &world.in_secs(1)).await.status, 201);
    assert_eq!(visitor.schedule("as far as it goes", &world.in_secs(2 * 366 * 24 * 3600)).await.status, 201);
}

#[tokio::test]
async fn the_preferred_zone_is_meant_where_none_is_said() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let wall = format!("{}-07-01T09:00", chrono::Utc::now().year() + 1);
    let preferences = |zone: &str| json!({"auto_share_blog_to_x": false, "time_zone": zone});
    assert_eq!(visitor.put("/api/preferences", &preferences("Asia/Tokyo")).await.status, 200);
    let said = scheduled(&visitor, "at nine in Tokyo", &wall, None).await;
    assert_eq!((&said["time_zone"], said["at"].as_str().unwrap().get(11..)), (&json!("Asia/Tokyo"), Some("00:00:00Z")));
    let said = scheduled(&visitor, "at nine in Berlin", &wall, Some("Europe/Berlin")).await;
    assert_eq!(said["at"].as_str().unwrap().get(11..), Some("07:00:00Z"), "what is said comes first");

    // Another preference later moves nothing that is scheduled.
    assert_eq!(visitor.put("/api/preferences", &preferences("UTC")).await.status, 200);
    let items = visitor.get("/api/posts").await.json()["items"].clone();
    let tokyo = items.as_array().unwrap().iter().find(|post| post["text"] == "at nine in Tokyo").unwrap().clone();
    assert_eq!(tokyo["schedule"]["at"].as_str().unwrap().get(11..), Some("00:00:00Z"));
}
