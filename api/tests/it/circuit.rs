//! When X fails for everybody, sending pauses; one probe tells when it works again.

use serde_json::{Value, json};

use crate::support::{Options, Visitor, World};

async fn world() -> (World, Visitor) {
    let env = vec![("BACKLOG_SPACING_SECONDS", "0".to_owned())];
    let world = World::with(Options { env, ..Options::default() }).await;
    let visitor = world.connected().await;
    (world, visitor)
}

/// The next creates fail with a 503, although X makes the posts.
fn fail(world: &World, times: u64) {
    let fault =
        json!({"op": "fault", "route": "create", "kind": "status", "status": 503, "accepted": true, "times": times});
    world.control(&fault);
}

/// So many posts, a second apart from the next second on, and lets the first so many come due.
async fn schedule(world: &World, visitor: &Visitor, texts: &[&str]) -> Vec<Value> {
    let mut ids = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        let answer = visitor.schedule(text, &world.in_secs(1 + i64::try_from(n).unwrap())).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        ids.push(answer.json()["id"].clone());
    }
    ids
}

fn texts(world: &World) -> Vec<String> {
    world.published().iter().map(|post| post["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn after_five_failures_nothing_is_sent_until_a_probe_gets_through_and_then_all_in_order() {
    let (world, visitor) = world().await;
    fail(&world, 6);
    let first = schedule(&world, &visitor, &["f1", "f2", "f3", "f4", "f5"]).await;
    world.pass(5).await;
    assert_eq!(world.count("create_requests"), 5);

    let waiting = schedule(&world, &visitor, &["w1", "w2", "w3", "w4"]).await;
    // Another account waits too: it is the platform that fails.
    visitor.connect("grace_sandbox").await;
    let grace = visitor.account_named("grace_sandbox").await["id"].clone();
    let body = json!({"text": "of grace's", "account_id": grace, "scheduled_for": world.in_secs(2)});
    let of_grace = visitor.post("/api/x/schedule", &body).await.json()["id"].clone();
    for _ in 0..5 {
        world.pass(10).await;
    }
    world.pass(9).await;
    assert_eq!(world.count("create_requests"), 5, "a second before the pause ends");
    for id in waiting.iter().chain([&of_grace]) {
        assert_eq!(visitor.delivery(id).await["state"], "scheduled");
    }
    for id in &first {
        assert_eq!(visitor.delivery(id).await["state"], "posted", "looking up goes on in the pause");
    }

    // One probe, which fails: twice the pause.
    world.pass(1).await;
    assert_eq!(world.count("create_requests"), 6, "one probe");
    world.pass(60).await;
    world.pass(59).await;
    assert_eq!(world.count("create_requests"), 6);
    world.pass(1).await;
    for _ in 0..3 {
        world.pass(5).await;
    }
    for id in waiting.iter().chain([&of_grace]) {
        assert_eq!(visitor.delivery(id).await["state"], "posted");
    }
    let sent = texts(&world);
    let of_ada: Vec<&String> = sent.iter().filter(|text| *text != "of grace's").collect();
    assert_eq!(of_ada, ["f1", "f2", "f3", "f4", "f5", "w1", "w2", "w3", "w4"]);
    assert_eq!((sent.len(), world.count("create_requests")), (10, 10), "each once");
}

#[tokio::test]
async fn four_failures_and_a_success_begin_the_count_anew() {
    let (world, visitor) = world().await;
    for round in 0..3 {
        fail(&world, 4);
        let names: Vec<String> = (0..5).map(|n| format!("round {round}, {n}")).collect();
        schedule(&world, &visitor, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
        world.pass(5).await;
        assert_eq!(world.count("create_requests"), 5 * (round + 1));
        world.pass(10).await;
    }
    assert_eq!(world.published().len(), 15);
}

#[tokio::test]
async fn refusals_and_lost_answers_are_no_failures_of_the_platform() {
    let (world, visitor) = world().await;
    for fault in
        [json!({"kind": "status", "status": 400}), json!({"kind": "cut"}), json!({"kind": "status", "status": 403})]
    {
        let before = world.count("create_requests");
        let mut operation = json!({"op": "fault", "route": "create", "times": 6});
        operation.as_object_mut().unwrap().extend(fault.as_object().unwrap().clone());
        world.control(&operation);
        let names: Vec<String> = (0..7).map(|n| format!("{fault} {n}")).collect();
        let ids = schedule(&world, &visitor, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
        world.pass(7).await;
        assert_eq!(world.count("create_requests"), before + 7, "{fault}");
        assert_eq!(visitor.delivery(&ids[6]).await["state"], "posted", "{fault}");
    }
}

#[tokio::test]
async fn a_platform_that_cannot_be_reached_is_not_knocked_at_by_every_post() {
    let (world, visitor) = world().await;
    // What is cut off before a create is proven not to be sent.
    world.control(&json!({"op": "fault", "route": "upload", "kind": "cut", "times": 100}));
    let mut ids = Vec::new();
    for n in 0..5 {
        let form = crate::support::post_form(&format!("picture {n}"), Some(crate::support::png()), None);
        ids.push(visitor.post_form(form).await.json()["id"].clone());
    }
    let uploads = world.count("upload_requests");
    let text = schedule(&world, &visitor, &["only a text"]).await.remove(0);
    world.pass(40).await;
    assert_eq!((world.count("upload_requests"), world.count("create_requests")), (uploads, 0), "the pause is for all");
    world.control(&json!({"op": "clear_faults"}));
    for _ in 0..12 {
        world.pass(30).await;
    }
    for id in ids.iter().chain([&text]) {
        assert_eq!(visitor.delivery(id).await["state"], "posted");
    }
    assert_eq!(world.published().len(), 6);
}
