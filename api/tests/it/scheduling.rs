//! Posting later: how a time is read, what the answer says about it, and that the post goes out then and not before.

mod times;

use std::time::Duration;

use reqwest::Method;
use reqwest::multipart::Form;
use serde_json::{Value, json};

use crate::support::{Answer, Visitor, World, png, post_form};

const DAY: i64 = 24 * 3600;

async fn schedule_form(visitor: &Visitor, form: Form) -> Answer {
    let request = visitor.request(Method::POST, "/api/x/schedule").header("x-requested-with", "test");
    visitor.send(request.multipart(form)).await
}

#[tokio::test]
async fn a_post_goes_out_at_its_time_and_not_a_second_before() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let answer = visitor.schedule("  at its time\r\n", &world.in_secs(3600)).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let post = answer.json();
    let waiting = &post["deliveries"][0];
    assert_eq!((&post["status"], &waiting["state"]), (&json!("scheduled"), &json!("scheduled")));
    assert_eq!((&post["text"], &post["version"]), (&json!("at its time"), &json!(0)));
    assert_eq!(
        (&post["can_edit"], &post["can_cancel"], &waiting["can_retry"]),
        (&json!(true), &json!(true), &json!(false))
    );
    assert_eq!((&waiting["due_at"], &waiting["next_attempt_at"]), (&post["schedule"]["at"], &post["schedule"]["at"]));

    world.pass(3599).await;
    assert_eq!(world.count("create_requests"), 0);
    world.pass(1).await;
    let posted = visitor.delivery(&post["id"]).await;
    assert_eq!((&posted["state"], &posted["late"]), (&json!("posted"), &json!(false)));
    assert_eq!(posted["remote_id"], world.published()[0]["id"]);
    assert_eq!(world.published()[0]["text"], "at its time");
    world.pass(3600).await;
    assert_eq!(world.count("create_requests"), 1);
}

#[tokio::test]
async fn posts_go_out_in_the_order_of_their_times_whatever_the_order_they_were_written_in() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (written, secs) in [30, 10, 20, 10].into_iter().enumerate() {
        let text = format!("at {secs}, written {written}");
        assert_eq!(visitor.schedule(&text, &world.in_secs(secs)).await.status, 201);
        world.clock.advance(Duration::from_micros(1));
    }
    world.pass(40).await;
    let texts: Vec<String> =
        world.published().iter().map(|post| post["text"].as_str().unwrap()[..5].to_owned()).collect();
    assert_eq!(texts, ["at 10", "at 10", "at 20", "at 30"]);
}

#[tokio::test]
async fn a_post_written_just_as_the_publisher_wakes_for_nothing_is_not_slept_through() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for round in 0..120 {
        // The publisher means to wake for a post that is cancelled by then, so that nothing keeps it busy.
        let cancelled = visitor.schedule(&format!("cancelled {round}"), &world.in_secs(10)).await.json();
        assert_eq!(visitor.cancel(&cancelled["id"]).await.status, 200);
        let written = format!("written {round}");
        let at = world.in_secs(20);
        let write = visitor.schedule(&written, &at);
        let wake = async {
            tokio::time::sleep(Duration::from_micros(150 * (round % 20))).await;
            world.advance(Duration::from_secs(10));
        };
        let (answer, ()) = tokio::join!(write, wake);
        // Nobody asks it to look: it has to wake by itself.
        world.advance(Duration::from_secs(10));
        crate::publishing::wait_for_state(&visitor, &answer.json()["id"], "posted").await;
    }
}

#[tokio::test]
async fn a_form_with_an_image_can_be_scheduled_and_the_image_waits_with_it() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    let form = post_form("with a picture", Some(png()), Some("Squares"))
        .text("scheduled_for", world.in_secs(7200))
        .text("publish_late", "never");
    let answer = schedule_form(&visitor, form).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let post = answer.json();
    assert_eq!(
        (&post["images"][0]["alt_text"], &post["deliveries"][0]["publish_late"]),
        (&json!("Squares"), &json!("never"))
    );
    // Upkeep and a restart in between do not lose it.
    world.pass(3700).await;
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(world.count("upload_requests"), 0);
    world.pass(3500).await;
    assert_eq!(visitor.delivery(&post["id"]).await["state"], "posted");
    assert_eq!(world.published()[0]["media"][0]["alt_text"], "Squares");
    assert_eq!(std::fs::read_dir(world.data_dir().join("media")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_form_that_says_no_time_or_knows_no_such_part_is_refused_and_leaves_no_file() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let form = || post_form("x", Some(png()), None);
    for (form, field, code) in [
        (form(), "scheduled_for", "missing"),
        (form().text("scheduled_for", ""), "scheduled_for", "time_invalid"),
        (form().text("scheduled_for", world.in_secs(-1)), "scheduled_for", "time_in_past"),
        (form().text("scheduled_for", "2099-01-01T09:00"), "time_zone", "time_zone_required"),
        (
            form().text("scheduled_for", world.in_secs(60)).text("publish_late", "soon"),
            "publish_late",
            "publish_late_invalid",
        ),
    ] {
        let problem = schedule_form(&visitor, form).await.is_problem(422, "invalid_fields").json();
        assert_eq!((&problem["errors"][0]["field"], &problem["errors"][0]["code"]), (&json!(field), &json!(code)));
    }
    // Posting now takes no time.
    let now = form().text("scheduled_for", world.in_secs(60));
    visitor.post_form(now).await.is_problem(422, "unknown_field");
    let request = visitor.request(Method::POST, "/api/x/schedule");
    visitor.send(request.multipart(form())).await.is_problem(403, "header_required");
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([]));
    assert_eq!(std::fs::read_dir(world.data_dir().join("media")).unwrap().count(), 0);
}

#[tokio::test]
async fn how_late_a_post_may_go_out_is_a_word_or_minutes_in_json_and_in_forms() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (n, late) in
        [json!("always"), json!("never"), json!(0), json!(5), json!(43_200), json!(null)].iter().enumerate()
    {
        let body = json!({"text": format!("json {n}"), "scheduled_for": world.in_secs(60), "publish_late": late});
        let answer = visitor.post("/api/x/schedule", &body).await;
        assert_eq!((answer.status, &answer.json()["deliveries"][0]["publish_late"]), (201, late), "{answer:?}");

        let said = late.as_str().map_or_else(|| late.to_string().replace("null", ""), str::to_owned);
        let form = post_form(&format!("form {n}"), None, None).text("scheduled_for", world.in_secs(60));
        let answer = schedule_form(&visitor, form.text("publish_late", said)).await;
        assert_eq!((answer.status, &answer.json()["deliveries"][0]["publish_late"]), (201, late), "{answer:?}");
    }
    for wrong in [json!("soon"), json!("5"), json!(-1), json!(1.5), json!(43_201), json!(true), json!(""), json!([])] {
        let body = json!({"text": "x", "scheduled_for": world.in_secs(60), "publish_late": wrong});
        visitor.post("/api/x/schedule", &body).await.is_problem(422, "invalid_body");
    }
    for wrong in ["43201", "-1", "1.5", "soon", "ALWAYS"] {
        let form = post_form("x", None, None).text("scheduled_for", world.in_secs(60)).text("publish_late", wrong);
        let problem = schedule_form(&visitor, form).await.is_problem(422, "invalid_fields").json();
        assert_eq!(problem["errors"][0]["code"], "publish_late_invalid", "{wrong}");
    }
}

#[tokio::test]
async fn an_idempotency_key_makes_many_schedulings_one() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (at, later) = (world.in_secs(60), world.in_secs(61));
    let send = |route: &'static str, body: Value| {
        let visitor = &visitor;
        async move {
            let request = visitor.request(Method::POST, route).header("idempotency-key", "key-1");
            visitor.send(request.json(&body)).await
        }
    };
    let body = json!({"text": "only once", "scheduled_for": at});
    let answers = futures_util::future::join_all((0..20).map(|_| send("/api/x/schedule", body.clone()))).await;
    assert!(answers.iter().all(|answer| answer.status == 201 && answer.text == answers[0].text), "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| answer.header("idempotent-replayed") == "true").count(), 19);
    for other in [
        json!({"text": "only once", "scheduled_for": later}),
        json!({"text": "only once", "scheduled_for": at, "publish_late": "always"}),
        json!({"text": "only once", "scheduled_for": at, "time_zone": "Europe/Berlin"}),
        json!({"text": "another", "scheduled_for": at}),
    ] {
        send("/api/x/schedule", other).await.is_problem(422, "idempotency_key_reused");
    }
    // A key holds for the route it came to, and a replay is one even when its time has passed.
    world.pass(120).await;
    let again = send("/api/x/schedule", body).await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (201, "true"), "{again:?}");
    assert_eq!(again.json()["status"], "posted");
    assert_eq!(send("/api/x/post", json!({"text": "now"})).await.status, 201);
    assert_eq!(world.published().len(), 2);
}

#[tokio::test]
async fn the_same_text_is_refused_when_it_is_due_within_a_day_of_another() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let first = visitor.schedule("once  is enough", &world.in_secs(3 * DAY)).await.json();
    for secs in [3 * DAY, 2 * DAY + 1, 4 * DAY - 1] {
        let refused = visitor.schedule("once is enough", &world.in_secs(secs)).await;
        let problem = refused.is_problem(409, "duplicate_content").json();
        assert_eq!(
            (&problem["post_id"], &problem["errors"][0]["code"]),
            (&first["id"], &json!("same_text_within_a_day"))
        );
    }
    for secs in [2 * DAY, 5 * DAY] {
        assert_eq!(visitor.schedule("once is enough", &world.in_secs(secs)).await.status, 201, "{secs}");
    }
    let meant =
        json!({"text": "once is enough", "scheduled_for": world.in_secs(3 * DAY + 60), "allow_duplicate": true});
    assert_eq!(visitor.post("/api/x/schedule", &meant).await.status, 201);
    // What is posted now is due now.
    assert_eq!(visitor.post_text("once is enough").await.status, 201);
    visitor.schedule("once is enough", &world.in_secs(60)).await.is_problem(409, "duplicate_content");
}

#[tokio::test]
async fn a_text_that_did_not_go_out_may_be_scheduled_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let cancelled = visitor.schedule("another try", &world.in_secs(60)).await.json();
    assert_eq!(visitor.cancel(&cancelled["id"]).await.status, 200);
    assert_eq!(visitor.schedule("another try", &world.in_secs(60)).await.status, 201);
}

#[tokio::test]
async fn an_account_that_cannot_be_used_takes_no_new_posts() {
    let world = World::new().await;
    let visitor = world.admin().await;
    visitor.schedule("as nobody", &world.in_secs(60)).await.is_problem(409, "account_not_connected");
    visitor.connect("ada_sandbox").await;
    visitor.connect("grace_sandbox").await;
    visitor.schedule("as whom?", &world.in_secs(60)).await.is_problem(422, "account_required");
    for text in ["", &"a".repeat(281)] {
        let body = json!({"text": text, "scheduled_for": world.in_secs(60), "account_id": visitor.account_named("ada_sandbox").await["id"]});
        visitor.post("/api/x/schedule", &body).await.is_problem(422, "invalid_fields");
    }
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([]));
}
