//! Posts that come late: marked, missed, spread out, and kept in order.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Options, PASSWORD, Visitor, World};

fn settings(env: &[(&'static str, &str)]) -> Options {
    Options { env: env.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(), ..Options::default() }
}

/// What becomes of a post whose time was so long ago when the server came back.
async fn after(secs: u64, publish_late: &Value, env: &[(&'static str, &str)]) -> (World, Visitor, Value) {
    let mut world = World::with(settings(env)).await;
    let visitor = world.connected().await;
    let body = json!({"text": "late?", "scheduled_for": world.in_secs(60), "publish_late": publish_late});
    let answer = visitor.post("/api/x/schedule", &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    world.stop();
    world.advance(Duration::from_secs(60 + secs));
    world.start().unwrap();
    let visitor = world.visitor();
    // The session may have ended by then.
    let login = visitor.post("/api/auth/login", &json!({"username": "margaret", "password": PASSWORD})).await;
    assert_eq!(login.status, 200, "{login:?}");
    world.settle().await;
    let delivery = visitor.delivery(&answer.json()["id"]).await;
    (world, visitor, delivery)
}

#[tokio::test]
async fn more_than_a_minute_after_its_time_a_post_is_marked_late() {
    for (secs, late) in [(0, false), (60, false), (61, true), (3600, true)] {
        let (world, _, delivery) = after(secs, &json!(null), &[]).await;
        assert_eq!((&delivery["state"], &delivery["late"]), (&json!("posted"), &json!(late)), "{secs}");
        assert_eq!(world.published().len(), 1);
    }
}

#[tokio::test]
async fn up_to_its_grace_a_post_is_sent_and_a_second_later_it_is_missed() {
    for (publish_late, env, grace) in [
        (json!(null), &[][..], 3600),
        (json!("never"), &[][..], 60),
        (json!(5), &[][..], 300),
        (json!(43_200), &[][..], 43_200 * 60),
        (json!(null), &[("LATE_GRACE_MINUTES", "5")][..], 300),
        (json!(7), &[("LATE_GRACE_MINUTES", "5")][..], 420),
    ] {
        let at_limit = after(grace, &publish_late, env).await.2;
        assert_eq!(at_limit["state"], "posted", "{publish_late} {env:?} {at_limit}");
        let (world, visitor, delivery) = after(grace + 1, &publish_late, env).await;
        assert_eq!((&delivery["state"], &delivery["reason"]), (&json!("missed"), &json!("too_late")), "{publish_late}");
        assert_eq!((&delivery["status"], &delivery["can_retry"]), (&json!("failed"), &json!(true)));
        assert!(delivery["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
        world.pass(3600).await;
        assert_eq!(world.count("create_requests"), 0, "{publish_late} {env:?}");

        // Post now, with one click.
        let id = visitor.get("/api/posts").await.json()["items"][0]["id"].clone();
        assert_eq!(visitor.retry(&id).await.status, 202);
        world.settle().await;
        let delivery = visitor.delivery(&id).await;
        assert_eq!((&delivery["state"], &delivery["late"]), (&json!("posted"), &json!(false)), "{delivery}");
        assert_eq!(world.published().len(), 1);
    }
}

#[tokio::test]
async fn a_post_that_may_always_be_late_goes_out_after_weeks() {
    let (world, _, delivery) = after(20 * 24 * 3600, &json!("always"), &[("LATE_GRACE_MINUTES", "5")]).await;
    assert_eq!((&delivery["state"], &delivery["late"]), (&json!("posted"), &json!(true)), "{delivery}");
    assert_eq!(world.published().len(), 1);
}

/// The numbers at the ends of the texts at X, in order.
fn numbers(world: &World) -> Vec<u64> {
    let last = |post: &Value| post["text"].as_str().unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    world.published().iter().map(last).collect()
}

/// Ten posts that came due, a second apart, while the server was stopped; it runs again now.
async fn backlog(env: &[(&'static str, &str)]) -> (World, Visitor) {
    let mut world = World::with(settings(env)).await;
    let visitor = world.connected().await;
    // Written in another order than they are due.
    for n in [3, 1, 4, 10, 5, 9, 2, 6, 8, 7] {
        assert_eq!(visitor.schedule(&format!("of a backlog {n}"), &world.in_secs(60 + n)).await.status, 201);
    }
    world.stop();
    world.advance(Duration::from_secs(600));
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.settle().await;
    (world, visitor)
}

#[tokio::test]
async fn a_backlog_is_spread_out_a_minute_apart_in_order() {
    for (env, spacing) in [(&[][..], 60), (&[("BACKLOG_SPACING_SECONDS", "90")][..], 90)] {
        let (world, _) = backlog(env).await;
        for sent in 1..=10 {
            assert_eq!(numbers(&world), (1..=sent).collect::<Vec<_>>(), "the first at once, the others after it");
            if sent < 10 {
                world.pass(spacing - 1).await;
                assert_eq!(numbers(&world).len() as u64, sent, "a second before");
                world.pass(1).await;
            }
        }
        assert_eq!(world.count("create_requests"), 10);
    }
}

#[tokio::test]
async fn spreading_can_be_turned_off() {
    let (world, _) = backlog(&[("BACKLOG_SPACING_SECONDS", "0")]).await;
    assert_eq!(numbers(&world), (1..=10).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_comes_due_while_the_server_runs_is_no_backlog() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for n in 1..=10 {
        assert_eq!(visitor.schedule(&format!("in time {n}"), &world.in_secs(60 + n)).await.status, 201);
    }
    world.pass(70).await;
    assert_eq!(numbers(&world), (1..=10).collect::<Vec<_>>());
}

#[tokio::test]
async fn each_account_has_a_distance_of_its_own() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    visitor.connect("grace_sandbox").await;
    for account in ["ada_sandbox", "grace_sandbox"] {
        let id = visitor.account_named(account).await["id"].clone();
        for n in 1..=2 {
            let text = format!("{account} {n}");
            let body = json!({"text": text, "scheduled_for": world.in_secs(60 + n), "account_id": id});
            assert_eq!(visitor.post("/api/x/schedule", &body).await.status, 201);
        }
    }
    world.stop();
    world.advance(Duration::from_secs(600));
    world.start().unwrap();
    world.settle().await;
    assert_eq!(numbers(&world), [1, 1]);
    world.pass(60).await;
    assert_eq!(numbers(&world), [1, 1, 2, 2]);
}

#[tokio::test]
async fn connecting_again_releases_what_waited_in_order_and_the_rest_at_its_own_time() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for n in [3, 1, 2] {
        assert_eq!(visitor.schedule(&format!("waited {n}"), &world.in_secs(60 * n)).await.status, 201);
    }
    let to_come = visitor.schedule("still to come 4", &world.in_secs(2000)).await.json()["id"].clone();
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    world.pass(1000).await;
    assert_eq!(world.count("create_requests"), 0, "no create for an account that is disconnected");
    visitor.connect("ada_sandbox").await;
    world.settle().await;
    assert_eq!(numbers(&world), [1]);
    world.pass(60).await;
    assert_eq!(numbers(&world), [1, 2]);
    world.pass(60).await;
    assert_eq!(numbers(&world), [1, 2, 3]);
    world.pass(879).await;
    assert_eq!(numbers(&world), [1, 2, 3]);
    world.pass(1).await;
    let delivery = visitor.delivery(&to_come).await;
    assert_eq!((&delivery["state"], &delivery["late"]), (&json!("posted"), &json!(false)));
    assert_eq!(numbers(&world), [1, 2, 3, 4]);
}

#[tokio::test]
async fn what_waited_too_long_for_its_account_is_missed_when_it_is_connected_again() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = visitor.schedule("too long ago", &world.in_secs(60)).await.json()["id"].clone();
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    world.pass(60 + 3601).await;
    assert_eq!(visitor.delivery(&id).await["state"], "held");
    visitor.connect("ada_sandbox").await;
    world.settle().await;
    assert_eq!(visitor.delivery(&id).await["state"], "missed");
    assert_eq!(world.count("create_requests"), 0);
}

#[tokio::test]
async fn a_post_that_does_not_say_how_late_it_may_be_follows_its_users_preference() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let prefer = async |late: Value| {
        let choice = json!({"auto_share_blog_to_x": false, "publish_late": late});
        assert_eq!(visitor.put("/api/preferences", &choice).await.status, 200, "{choice}");
    };
    let lateness_of = async |text: &str, said: Value| {
        let mut body = json!({"text": text, "scheduled_for": world.in_secs(600)});
        if !said.is_null() {
            body["publish_late"] = said;
        }
        let made = visitor.post("/api/posts", &body).await;
        assert_eq!(made.status, 201, "{made:?}");
        made.json()["deliveries"][0]["publish_late"].clone()
    };
    assert_eq!(lateness_of("before anything was chosen", json!(null)).await, json!(null));
    prefer(json!("never")).await;
    assert_eq!(lateness_of("says nothing", json!(null)).await, "never");
    assert_eq!(lateness_of("says it itself", json!("always")).await, "always");
    assert_eq!(lateness_of("wants the server's rule", json!("default")).await, json!(null));
    prefer(json!(90)).await;
    assert_eq!(lateness_of("minutes", json!(null)).await, 90);
    // What is left out stays.
    assert_eq!(
        visitor.put("/api/preferences", &json!({"auto_share_blog_to_x": true})).await.json()["publish_late"],
        90
    );
    for wrong in [json!("soon"), json!(43_201), json!(-1)] {
        let answer =
            visitor.put("/api/preferences", &json!({"auto_share_blog_to_x": true, "publish_late": wrong})).await;
        assert_eq!(answer.status, 422, "{answer:?}");
    }
    assert_eq!(visitor.get("/api/preferences").await.json()["publish_late"], 90);
}
