//! Deliveries as they change, for pages that show them.

use std::time::Duration;

use pillarbox::model::Scope;
use reqwest::Method;
use serde_json::json;

use crate::support::{Events, Options, World};

/// Streams one person may have open.
const STREAMS_MAX: usize = 12;

#[tokio::test]
async fn a_listener_is_greeted_and_told_of_each_step_of_his_deliveries() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let mut events = Events::open(&visitor).await;
    let post = visitor.schedule("step by step", &world.in_secs(60)).await.json();
    let (name, said) = events.next().await.unwrap();
    let delivery = &post["deliveries"][0];
    let expected = json!({
        "post_id": post["id"], "delivery_id": delivery["id"], "account_id": delivery["account_id"],
        "state": "scheduled", "status": "scheduled"
    });
    assert_eq!((name.as_str(), said), ("delivery", expected));
    world.pass(60).await;
    assert!(events.until(&post["id"], "posted").await.ends_with(&["sending".to_owned(), "posted".to_owned()]));

    crate::lookups::spoil(&world, &json!({"kind": "cut"}), true);
    let doubtful = visitor.post_text("in doubt").await.json()["id"].clone();
    assert!(events.until(&doubtful, "unconfirmed").await.ends_with(&["sending".to_owned(), "unconfirmed".to_owned()]));
    world.pass(5).await;
    assert_eq!(events.until(&doubtful, "posted").await, ["posted"]);
}

#[tokio::test]
async fn changes_and_cancellations_by_the_user_are_told_to_his_other_pages() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = visitor.schedule("on two pages", &world.in_secs(60)).await.json()["id"].clone();
    let mut other_page = Events::open(&visitor).await;
    assert_eq!(visitor.change(&id, &json!({"version": 0, "text": "changed"})).await.status, 200);
    assert_eq!(other_page.until(&id, "scheduled").await, ["scheduled"]);
    assert_eq!(visitor.cancel(&id).await.status, 200);
    assert_eq!(other_page.until(&id, "cancelled").await, ["cancelled"]);
}

#[tokio::test]
async fn disconnecting_an_account_is_told_because_what_waits_is_held() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = visitor.schedule("held in a moment", &world.in_secs(60)).await.json()["id"].clone();
    let mut events = Events::open(&visitor).await;
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    assert_eq!(visitor.delivery(&id).await["state"], "held");
    let told = tokio::time::timeout(Duration::from_secs(3), events.next()).await;
    let (name, said) = told.expect("a page that shows it as scheduled is told").unwrap();
    assert!(name == "resync" || said["state"] == "held", "{name} {said}");
}

#[tokio::test]
async fn an_account_that_was_renewed_or_checked_is_told_to_its_own_user_only() {
    let env = vec![("REGISTRATION", "open".to_owned())];
    let world = World::with(Options { env, ..Options::default() }).await;
    let (visitor, stranger) = (world.connected().await, world.member("ada").await);
    let id = visitor.account().await["id"].clone();
    let (mut events, mut of_stranger) = (Events::open(&visitor).await, Events::open(&stranger).await);
    world.advance(Duration::from_secs(6130));
    assert_eq!(events.next().await.unwrap(), ("account".to_owned(), json!({"account_id": id})));
    let path = format!("/api/accounts/{}/verify", id.as_str().unwrap());
    visitor.send(visitor.request(reqwest::Method::POST, &path)).await;
    assert_eq!(events.next().await.unwrap(), ("account".to_owned(), json!({"account_id": id})));
    // What comes to the stranger first is his own.
    stranger.connect("grace_sandbox").await;
    let (name, _) = of_stranger.next().await.unwrap();
    assert_eq!(name, "resync");
}

#[tokio::test]
async fn connecting_again_is_told_because_what_waited_is_released() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = visitor.schedule("released in a moment", &world.in_secs(600)).await.json()["id"].clone();
    assert_eq!(visitor.post("/api/x/disconnect", &json!({})).await.status, 200);
    let mut events = Events::open(&visitor).await;
    visitor.connect("ada_sandbox").await;
    assert_eq!(visitor.delivery(&id).await["state"], "scheduled");
    let told = tokio::time::timeout(Duration::from_secs(3), events.next()).await;
    let (name, said) = told.expect("a page that shows it as held is told").unwrap();
    assert!(name == "resync" || said["state"] == "scheduled", "{name} {said}");
}

#[tokio::test]
async fn everyone_hears_of_his_own_deliveries_only() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".into())], ..Options::default() }).await;
    let ada = world.connected().await;
    let grace = world.member("grace").await;
    grace.connect("grace_sandbox").await;
    let (mut to_ada, mut to_grace) = (Events::open(&ada).await, Events::open(&grace).await);
    let ours = ada.post_text("of ada's").await.json()["id"].clone();
    let theirs = grace.post_text("of grace's").await.json()["id"].clone();
    for (events, own) in [(&mut to_ada, &ours), (&mut to_grace, &theirs)] {
        loop {
            let (name, said) = events.next().await.unwrap();
            assert_eq!((name.as_str(), &said["post_id"]), ("delivery", own), "nothing of anyone else's");
            if said["state"] == "posted" {
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_stream_is_not_compressed_not_cached_and_not_held_back() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let request = visitor.request(Method::GET, "/api/events").header("accept-encoding", "gzip, br, zstd");
    let mut response = request.send().await.unwrap();
    let header = |name: &str| response.headers().get(name).map_or("", |value| value.to_str().unwrap());
    assert_eq!(header("content-type"), "text/event-stream");
    assert!(["", "identity"].contains(&header("content-encoding")), "{response:?}");
    assert_eq!((header("cache-control"), header("x-accel-buffering")), ("no-store", "no"));
    let first = tokio::time::timeout(Duration::from_secs(5), response.chunk()).await.expect("it comes at once");
    assert_eq!(&first.unwrap().unwrap()[..], b"retry: 2000\nevent: hello\ndata: {}\n\n");
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops_and_does_not_hold_it_up() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    let mut events = Events::open(&visitor).await;
    let began = std::time::Instant::now();
    world.stop();
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn one_person_may_have_twelve_streams_and_gets_the_place_of_a_closed_one() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".into())], ..Options::default() }).await;
    let visitor = world.connected().await;
    let mut open = Vec::new();
    for _ in 0..STREAMS_MAX {
        open.push(Events::open(&visitor).await);
    }
    visitor.get("/api/events").await.is_problem(429, "too_many_streams");
    let other = world.member("grace").await;
    drop(Events::open(&other).await);

    open.pop();
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    loop {
        let response = visitor.request(Method::GET, "/api/events").send().await.unwrap();
        if response.status().as_u16() == 200 {
            break;
        }
        assert!(std::time::Instant::now() < deadline, "the place of a closed stream stays taken");
        // Something to be told, at which it is noticed that nobody is there.
        visitor.post_text(&format!("at {:?}", std::time::Instant::now())).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn nobody_listens_without_a_session_or_a_key_that_may_read() {
    let world = World::new().await;
    world.admin().await;
    world.visitor().get("/api/events").await.is_problem(401, "session_required");
    world
        .program(&[Scope::SchedulerRun, Scope::PostsWrite])
        .await
        .get("/api/events")
        .await
        .is_problem(403, "scope_missing");
    let program = world.program(&[Scope::PostsRead]).await;
    let answer = program.send_head(program.request(Method::GET, "/api/events")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/event-stream"));
}
