//! The two answers a person can give where X gave none.

use reqwest::Method;
use serde_json::{Value, json};

use crate::lookups::spoil;
use crate::support::{Answer, Visitor, World, png, post_form};

/// A post that could be looked up by nobody; X has it, or not. X can be read again.
async fn in_review(world: &World, visitor: &Visitor, text: &str, accepted: bool) -> Value {
    spoil(world, &json!({"kind": "cut"}), accepted);
    let id = visitor.post_form(post_form(text, Some(png()), None)).await.json()["id"].clone();
    world.control(&json!({"op": "fault", "route": "timeline", "kind": "status", "status": 503, "times": 1000}));
    for secs in [5, 1800, 1800] {
        world.pass(secs).await;
    }
    world.control(&json!({"op": "clear_faults"}));
    assert_eq!(visitor.delivery(&id).await["state"], "needs_review");
    id
}

async fn confirm(visitor: &Visitor, id: &Value, url: &str) -> Answer {
    visitor.post("/api/x/confirm", &json!({"post_id": id, "url": url})).await
}

async fn not_there(visitor: &Visitor, id: &Value) -> Answer {
    visitor.post("/api/x/retry", &json!({"post_id": id, "not_published": true})).await
}

fn files(world: &World) -> usize {
    std::fs::read_dir(world.data_dir().join("media")).unwrap().count()
}

#[tokio::test]
async fn a_person_who_found_it_gives_its_address_and_it_counts_as_posted() {
    for host in ["https://x.com", "https://twitter.com", "https://mobile.twitter.com", "{sandbox}"] {
        let world = World::new().await;
        let visitor = world.connected().await;
        let id = in_review(&world, &visitor, "it is there", true).await;
        let remote_id = world.published()[0]["id"].as_str().unwrap().to_owned();
        let url = format!("{}/ada_sandbox/status/{remote_id}", host.replace("{sandbox}", world.sandbox.base_url()));
        let answer = confirm(&visitor, &id, &format!(" {url}?s=20 ")).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let delivery = answer.json()["deliveries"][0].clone();
        assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &json!(remote_id)), "{host}");
        assert_eq!(answer.json()["status"], "posted");
        world.pass(3600).await;
        assert_eq!(world.count("create_requests"), 1);
        assert_eq!(not_there(&visitor, &id).await.is_problem(409, "not_retryable").json()["state"], "posted");
    }
}

#[tokio::test]
async fn the_image_of_a_post_that_was_found_by_a_person_is_removed() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = in_review(&world, &visitor, "with a picture", true).await;
    assert_eq!(files(&world), 1, "kept while it may be needed");
    let url = format!("https://x.com/ada_sandbox/status/{}", world.published()[0]["id"].as_str().unwrap());
    assert_eq!(confirm(&visitor, &id, &url).await.status, 200);
    assert_eq!(files(&world), 0, "as with every other post that is out");
}

#[tokio::test]
async fn a_person_who_looked_and_did_not_find_it_has_it_sent_again_once() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = in_review(&world, &visitor, "it is not there", false).await;
    for body in [json!({"post_id": id}), json!({"post_id": id, "not_published": false})] {
        let refused = visitor.post("/api/x/retry", &body).await;
        assert_eq!(refused.is_problem(409, "may_be_published").json()["state"], "needs_review");
    }
    world.pass(60).await;
    assert_eq!(world.count("create_requests"), 1, "nothing is sent without the flag");
    let answer = not_there(&visitor, &id).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    world.settle().await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &world.published()[0]["id"]));
    assert_eq!(world.published()[0]["media"].as_array().unwrap().len(), 1, "with its image");
    assert_eq!((world.count("create_requests"), world.published().len()), (2, 1));
}

#[tokio::test]
async fn a_person_who_looked_badly_is_caught_by_x_and_the_post_is_found() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = in_review(&world, &visitor, "it is there after all", true).await;
    assert_eq!(not_there(&visitor, &id).await.status, 202);
    world.settle().await;
    world.pass(5).await;
    world.pass(215).await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!(
        (&delivery["state"], &delivery["remote_id"]),
        (&json!("posted"), &world.published()[0]["id"]),
        "{delivery}"
    );
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn an_address_that_is_none_of_a_post_or_of_another_post_is_refused() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let other = visitor.post_text("another post").await.json();
    let id = in_review(&world, &visitor, "which one?", true).await;
    let before = visitor.read_post(&id).await;
    for url in [
        "",
        "1445880548472328192",
        "https://x.com/ada_sandbox",
        "https://x.com/ada_sandbox/status/",
        "https://x.com/ada_sandbox/status/abc",
        "https://x.com/ada_sandbox/status/-1",
        "https://x.com.evil.example/ada_sandbox/status/1445880548472328192",
        "https://evil.example/ada_sandbox/status/1445880548472328192",
        "http://x.com/ada_sandbox/status/1445880548472328192",
        "javascript:alert(1)//x.com/ada/status/1445880548472328192",
        "https://x.com@evil.example/ada/status/1445880548472328192",
    ] {
        let problem = confirm(&visitor, &id, url).await.is_problem(422, "invalid_fields").json();
        let error = &problem["errors"][0];
        assert_eq!((&error["field"], &error["code"]), (&json!("url"), &json!("url_invalid")), "{url}");
    }
    let taken = format!("https://x.com/ada_sandbox/status/{}", other["deliveries"][0]["remote_id"].as_str().unwrap());
    let problem = confirm(&visitor, &id, &taken).await.is_problem(422, "invalid_fields").json();
    assert_eq!(problem["errors"][0]["code"], "url_taken");
    assert_eq!(visitor.read_post(&id).await, before);
}

#[tokio::test]
async fn where_nothing_is_in_doubt_there_is_nothing_to_answer() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let scheduled = visitor.schedule("waits", &world.in_secs(600)).await.json()["id"].clone();
    let cancelled = visitor.schedule("cancelled", &world.in_secs(600)).await.json()["id"].clone();
    visitor.cancel(&cancelled).await;
    let posted = visitor.post_text("out").await.json()["id"].clone();
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 400}));
    let failed = visitor.post_text("refused").await.json()["post_id"].clone();
    let unconfirmed = crate::lookups::post_in_doubt(&world, &visitor, "in doubt", &json!({"kind": "cut"}), false).await;
    let creates = world.count("create_requests");
    let url = "https://x.com/ada_sandbox/status/1445880548472328192";
    for (id, state) in [
        (&scheduled, "scheduled"),
        (&cancelled, "cancelled"),
        (&posted, "posted"),
        (&failed, "failed"),
        (&unconfirmed, "unconfirmed"),
    ] {
        assert_eq!(confirm(&visitor, id, url).await.is_problem(409, "not_in_review").json()["state"], state);
        if state != "failed" {
            assert_eq!(not_there(&visitor, id).await.is_problem(409, "not_retryable").json()["state"], state);
        }
    }
    world.settle().await;
    assert_eq!(world.count("create_requests"), creates);
}

#[tokio::test]
async fn of_several_answers_at_once_exactly_one_counts() {
    for round in 0..4 {
        let world = World::new().await;
        let visitor = world.connected().await;
        let id = in_review(&world, &visitor, "one of you", false).await;
        let url = "https://x.com/ada_sandbox/status/1445880548472328192";
        let (found, first, second) =
            tokio::join!(confirm(&visitor, &id, url), not_there(&visitor, &id), not_there(&visitor, &id));
        let taken = [&found, &first, &second].into_iter().filter(|answer| answer.status < 300).count();
        assert_eq!(taken, 1, "{round} {found:?} {first:?} {second:?}");
        world.settle().await;
        let creates = if found.status == 200 { 1 } else { 2 };
        assert_eq!(world.count("create_requests"), creates, "{round}");
        assert_eq!(visitor.delivery(&id).await["state"], "posted");
    }
}

#[tokio::test]
async fn an_idempotency_key_makes_two_answers_one() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = in_review(&world, &visitor, "twice answered", false).await;
    let send = async |body: Value, key: &'static str| {
        let request = visitor.request(Method::POST, "/api/x/retry").header("idempotency-key", key);
        visitor.send(request.json(&body)).await
    };
    let body = json!({"post_id": id, "not_published": true});
    assert_eq!(send(body.clone(), "key-1").await.status, 202);
    world.settle().await;
    let again = send(body.clone(), "key-1").await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (202, "true"), "{again:?}");
    assert_eq!(again.json()["status"], "posted");
    send(json!({"post_id": id}), "key-1").await.is_problem(422, "idempotency_key_reused");
    send(body.clone(), "key-2").await.is_problem(409, "not_retryable");
    send(body, "a key").await.is_problem(422, "idempotency_key_invalid");
    world.settle().await;
    assert_eq!((world.count("create_requests"), world.published().len()), (2, 1));
}
