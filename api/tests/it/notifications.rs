//! What users are told although they are not looking: once for each cause, and as they have chosen.

use std::time::Duration;

use reqwest::header::USER_AGENT;
use serde_json::{Value, json};

use crate::support::{Options, PASSWORD, Visitor, World};

async fn notices(visitor: &Visitor) -> Vec<Value> {
    visitor.get("/api/notifications").await.json()["items"].as_array().unwrap().clone()
}

/// Those of a kind.
async fn of_kind(visitor: &Visitor, kind: &str) -> Vec<Value> {
    notices(visitor).await.into_iter().filter(|notice| notice["kind"] == kind).collect()
}

async fn unread(visitor: &Visitor) -> i64 {
    visitor.get("/api/notifications").await.json()["unread_count"].as_i64().unwrap()
}

async fn read_all(visitor: &Visitor) {
    let answer = visitor.send(visitor.request(reqwest::Method::POST, "/api/notifications/read")).await;
    assert_eq!(answer.json(), json!({"unread_count": 0}), "{answer:?}");
}

/// Chooses the ways in which to hear of a kind.
async fn choose(visitor: &Visitor, kind: &str, channels: Value) {
    let mut preferences = visitor.get("/api/preferences").await.json();
    preferences["notifications"][kind] = channels;
    assert_eq!(visitor.put("/api/preferences", &preferences).await.json(), preferences);
}

async fn sign_in(world: &World, user_agent: &str) -> Visitor {
    let visitor = world.visitor();
    let body = json!({"username": "margaret", "password": PASSWORD});
    let request = visitor.request(reqwest::Method::POST, "/api/auth/login").header(USER_AGENT, user_agent);
    assert_eq!(visitor.send(request.json(&body)).await.status, 200);
    visitor
}

#[tokio::test]
async fn a_lost_account_is_one_notice_that_counts_what_waits_and_settles_itself() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for number in 0..5 {
        visitor.schedule(&format!("post {number}"), &world.in_secs(3600)).await;
    }
    read_all(&visitor).await;
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox"}));
    visitor.post_text("the sixth").await.is_problem(409, "account_needs_reauth");
    let told = of_kind(&visitor, "needs_reauth").await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["account_id"], visitor.account().await["id"]);
    assert_eq!(told[0]["read_at"], json!(null));
    // The one that was being sent is held by its own outcome.
    let detail = told[0]["detail"].as_str().unwrap();
    assert!(detail.contains("5 posts") || detail.contains("6 posts"), "{detail}");
    assert_eq!(unread(&visitor).await, 1);

    visitor.connect("ada_sandbox").await;
    assert_eq!(unread(&visitor).await, 0, "there is nothing to be done any more");
    assert!(of_kind(&visitor, "needs_reauth").await[0]["read_at"].is_string());
    assert!(of_kind(&visitor, "new_connection").await.len() == 1, "connecting again is nothing new");
}

#[tokio::test]
async fn posts_that_fail_for_one_reason_are_one_notice_until_it_is_read() {
    let world = World::new().await;
    let visitor = world.connected().await;
    read_all(&visitor).await;
    let fail = async |text: &str, status: u16| {
        world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": status}));
        visitor.post_text(text).await.json()["post_id"].clone()
    };
    fail("the first", 400).await;
    fail("the second", 400).await;
    let third = fail("the third", 400).await;
    let told = of_kind(&visitor, "failed").await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((&told[0]["occurrences"], &told[0]["post_id"]), (&json!(3), &third));
    assert!(told[0]["title"].as_str().unwrap().starts_with("3 posts of @ada_sandbox"), "{told:?}");

    read_all(&visitor).await;
    fail("after reading", 400).await;
    assert_eq!(of_kind(&visitor, "failed").await.len(), 2);
    world.advance(Duration::from_secs(24 * 3600));
    fail("a day later", 400).await;
    assert_eq!(of_kind(&visitor, "failed").await.len(), 3, "what is a day old is left as it is");
}

#[tokio::test]
async fn what_was_missed_while_the_server_was_down_is_one_notice() {
    let mut world = World::new().await;
    let visitor = world.connected().await;
    for number in 0..3 {
        visitor.schedule(&format!("post {number}"), &world.in_secs(60 + number)).await;
    }
    world.stop();
    world.advance(Duration::from_secs(2 * 3600));
    world.start().unwrap();
    let visitor = visitor.moved_to(world.url());
    world.settle().await;
    let told = of_kind(&visitor, "missed").await;
    assert_eq!((told.len(), &told[0]["occurrences"]), (1, &json!(3)), "{told:?}");
    assert!(world.published().is_empty());
}

#[tokio::test]
async fn a_post_nobody_knows_the_end_of_asks_for_a_look() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!([
        {"op": "fault", "route": "create", "kind": "cut"},
        {"op": "fault", "route": "timeline", "kind": "status", "status": 503, "times": 1000},
    ]));
    let id = visitor.post_text("is it there?").await.json()["id"].clone();
    for _ in 0..40 {
        world.pass(300).await;
    }
    assert_eq!(visitor.delivery(&id).await["state"], "needs_review");
    let told = of_kind(&visitor, "needs_review").await;
    assert_eq!((told.len(), &told[0]["post_id"]), (1, &id), "{told:?}");
}

#[tokio::test]
async fn posts_that_wait_for_credits_are_one_notice() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "credits", "mode": "depleted"}));
    for text in ["one", "two"] {
        visitor.post_text(text).await.is_problem(402, "insufficient_credits");
    }
    let told = of_kind(&visitor, "insufficient_credits").await;
    assert_eq!((told.len(), &told[0]["occurrences"]), (1, &json!(2)), "{told:?}");
}

#[tokio::test]
async fn a_sign_in_from_a_new_device_is_told_and_from_a_known_one_is_not() {
    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
    let world = World::new().await;
    let visitor = world.admin().await;
    assert_eq!(notices(&visitor).await.len(), 0, "the first device is nobody's surprise");
    sign_in(&world, FIREFOX).await;
    sign_in(&world, &FIREFOX.replace("144", "145")).await;
    let told = of_kind(&visitor, "new_login").await;
    assert_eq!(told.len(), 1, "a newer Firefox is no new device: {told:?}");
    assert!(told[0]["detail"].as_str().unwrap().contains("Firefox on Linux from 127.0.0.1"), "{told:?}");
    sign_in(&world, "curl/8.5.0").await;
    assert_eq!(of_kind(&visitor, "new_login").await.len(), 2);

    // A wrong password from somewhere else is no sign-in.
    let stranger = world.visitor();
    let body = json!({"username": "margaret", "password": "not the password at all"});
    let request = stranger.request(reqwest::Method::POST, "/api/auth/login").header(USER_AGENT, "wget/1.21");
    assert_eq!(stranger.send(request.json(&body)).await.status, 401);
    assert_eq!(of_kind(&visitor, "new_login").await.len(), 2);
}

#[tokio::test]
async fn a_new_key_and_a_new_connection_are_told() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.advance(Duration::from_secs(1));
    let key = world.key().await.to_owned();
    let told = notices(&visitor).await;
    let kinds: Vec<_> = told.iter().map(|notice| notice["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["new_key", "new_connection"], "the newest first");
    assert!(!told[0].to_string().contains(&key), "the key itself is not in it");
    assert!(told[0]["detail"].as_str().unwrap().contains("scheduler:run"));
}

#[tokio::test]
async fn a_kind_that_is_not_wanted_is_not_told() {
    let world = World::new().await;
    let visitor = world.connected().await;
    choose(&visitor, "new_login", json!({"in_app": false, "mail": true})).await;
    sign_in(&world, "curl/8.5.0").await;
    assert_eq!(of_kind(&visitor, "new_login").await.len(), 0);
    choose(&visitor, "new_login", json!({"in_app": true, "mail": false})).await;
    sign_in(&world, "wget/1.21").await;
    assert_eq!(of_kind(&visitor, "new_login").await.len(), 1);
}

#[tokio::test]
async fn choices_are_one_s_own_and_leaving_them_out_changes_none() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".to_owned())], ..Options::default() }).await;
    let (margaret, ada) = (world.admin().await, world.member("ada").await);
    choose(&margaret, "failed", json!({"in_app": false, "mail": false})).await;
    margaret.put("/api/preferences", &json!({"auto_share_blog_to_x": true})).await;
    let chosen = async |visitor: &Visitor| visitor.get("/api/preferences").await.json()["notifications"].clone();
    assert_eq!(chosen(&margaret).await["failed"], json!({"in_app": false, "mail": false}));
    assert_eq!(chosen(&ada).await["failed"], json!({"in_app": true, "mail": true}));
    // A program that knows fewer kinds leaves the others as they are.
    choose(&margaret, "feed", json!({"in_app": true, "mail": false})).await;
    let fewer = json!({"auto_share_blog_to_x": true, "notifications": {"missed": {"in_app": true, "mail": false}}});
    assert_eq!(margaret.put("/api/preferences", &fewer).await.status, 200);
    for (kind, channels) in [("feed", (true, false)), ("missed", (true, false)), ("failed", (false, false))] {
        assert_eq!(chosen(&margaret).await[kind], json!({"in_app": channels.0, "mail": channels.1}), "{kind}");
    }
}

#[tokio::test]
async fn kinds_are_chosen_by_their_names_and_not_by_their_places() {
    let world = World::new().await;
    let visitor = world.admin().await;
    choose(&visitor, "failed", json!({"in_app": false, "mail": false})).await;
    let before = visitor.get("/api/preferences").await.json();
    let put = async |notifications: Value| {
        let body = json!({"auto_share_blog_to_x": false, "notifications": notifications});
        visitor.put("/api/preferences", &body).await
    };
    let none = [json!([]), json!([null, null]), json!({"failed": [true, true]}), json!({"failed": null})];
    for wrong in none.into_iter().chain([json!({"unheard_of": {"in_app": true, "mail": true}})]) {
        put(wrong).await.is_problem(422, "invalid_body");
    }
    for nothing in [json!(null), json!({})] {
        assert_eq!(put(nothing.clone()).await.status, 200, "{nothing}");
    }
    assert_eq!(visitor.get("/api/preferences").await.json(), before, "nothing was chosen");
}

#[tokio::test]
async fn the_list_comes_in_pages_and_reading_some_leaves_the_rest() {
    let world = World::new().await;
    let visitor = world.admin().await;
    for number in 0..5 {
        world.advance(Duration::from_secs(1));
        sign_in(&world, &format!("program-{}/1.0", "abcde".chars().nth(number).unwrap())).await;
    }
    let all = notices(&visitor).await;
    assert_eq!(all.len(), 5);
    let (mut paged, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = visitor.get(&format!("/api/notifications?limit=2{cursor}")).await.json();
        assert_eq!(page["unread_count"], 5);
        paged.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(paged, all);

    let answer = visitor.post("/api/notifications/read", &json!({"ids": [all[1]["id"], all[3]["id"]]})).await;
    assert_eq!(answer.json(), json!({"unread_count": 3}));
    let left = visitor.get("/api/notifications?unread=true").await.json()["items"].clone();
    assert_eq!(left.as_array().unwrap().len(), 3);
    assert!(notices(&visitor).await[1]["read_at"].is_string());
    read_all(&visitor).await;
    let too_many: Vec<&str> = std::iter::repeat_n(crate::support::NOTHING, 101).collect();
    let answer = visitor.post("/api/notifications/read", &json!({"ids": too_many})).await;
    answer.is_problem(422, "invalid_fields");
    visitor.get("/api/notifications?limit=101").await.is_problem(422, "invalid_fields");
    visitor.get("/api/notifications?cursor=nonsense").await.is_problem(422, "cursor_invalid");
}

#[tokio::test]
async fn nobody_sees_or_reads_what_another_was_told() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".to_owned())], ..Options::default() }).await;
    let (margaret, ada) = (world.connected().await, world.member("ada").await);
    let told = notices(&margaret).await;
    assert_eq!((told.len(), notices(&ada).await.len()), (1, 0));
    ada.post("/api/notifications/read", &json!({"ids": [told[0]["id"]]})).await;
    read_all(&ada).await;
    assert_eq!(unread(&margaret).await, 1);
}
