//! One post to several accounts, each with the text its user means for it: checked as a whole, written as a whole, and
//! told account by account.

mod afterwards;
mod refusals;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Options, Visitor, World};

/// A world whose administrator has two accounts, with their ids: ada's and grace's.
async fn two_accounts() -> (World, Visitor, Value, Value) {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (ada, grace) = visitor.two_accounts().await;
    (world, visitor, ada, grace)
}

/// What X has, by who posted it.
fn texts(world: &World) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let mut texts: Vec<_> =
        world.published().iter().map(|post| (word(&post["account"]), word(&post["text"]))).collect();
    texts.sort();
    texts
}

/// The delivery to an account.
fn delivery_to<'a>(post: &'a Value, account: &Value) -> &'a Value {
    post["deliveries"].as_array().unwrap().iter().find(|delivery| delivery["account_id"] == *account).unwrap()
}

/// Has the next create of this person's refused.
fn refuse(world: &World, username: &str) {
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403, "account": username}));
}

async fn create(visitor: &Visitor, body: &Value) -> Answer {
    visitor.post("/api/posts", body).await
}

#[tokio::test]
async fn each_account_gets_its_text_and_the_answer_tells_which() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let answer = create(
        &visitor,
        &json!({"text": "  for everyone ", "account_ids": [grace, ada], "overrides": [{"account_id": grace, "text": " for Cafe\u{301} "}]}),
    )
    .await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let post = answer.json();
    assert_eq!((&post["status"], &post["text"]), (&json!("posted"), &json!("for everyone")));
    let to = |account| {
        let delivery = delivery_to(&post, account);
        (delivery["text"].clone(), delivery["own_text"].clone(), delivery["state"].clone())
    };
    assert_eq!(to(&ada), (json!("for everyone"), json!(false), json!("posted")));
    assert_eq!(to(&grace), (json!("for Café"), json!(true), json!("posted")));
    let expected = [("ada_sandbox", "for everyone"), ("grace_sandbox", "for Café")];
    assert_eq!(texts(&world), expected.map(|(who, text)| (who.to_owned(), text.to_owned())));
    assert_eq!(visitor.get(answer.header("location")).await.json()["id"], post["id"]);
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([post]));
}

#[tokio::test]
async fn with_one_account_connected_it_need_not_be_named() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let answer = create(&visitor, &json!({"text": "to the only one"})).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let (ada, _) = visitor.two_accounts().await;
    let problem = create(&visitor, &json!({"text": "to which?"})).await.is_problem(422, "account_required").json();
    assert_eq!(problem["accounts"].as_array().unwrap().len(), 2);
    assert_eq!(create(&visitor, &json!({"text": "to ada", "account_ids": [ada]})).await.status, 201);
    let two = visitor.get("/api/posts").await.json()["items"].as_array().unwrap().len();
    assert_eq!((two, world.published().len()), (2, 2));
}

#[tokio::test]
async fn where_one_account_refuses_the_post_is_partly_posted_and_only_that_is_sent_again() {
    let (world, visitor, ada, grace) = two_accounts().await;
    refuse(&world, "grace_sandbox");
    let body = json!({"text": "for both", "account_ids": [ada, grace], "overrides": [{"account_id": grace, "text": "for grace"}]});
    let answer = create(&visitor, &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let post = answer.json();
    assert_eq!(post["status"], "partly_posted");
    assert_eq!(delivery_to(&post, &ada)["state"], "posted");
    assert_eq!(
        (&delivery_to(&post, &grace)["state"], &delivery_to(&post, &grace)["status"]),
        (&json!("failed"), &json!("failed"))
    );
    assert_eq!((&post["can_edit"], &post["can_cancel"]), (&json!(false), &json!(false)));

    let at_ada = json!({"post_id": post["id"], "account_id": ada});
    assert_eq!(visitor.post("/api/x/retry", &at_ada).await.is_problem(409, "not_retryable").json()["state"], "posted");
    assert_eq!(visitor.retry(&post["id"]).await.status, 202);
    world.settle().await;
    let post = visitor.read_post(&post["id"]).await;
    assert_eq!(post["status"], "posted");
    let expected = [("ada_sandbox", "for both"), ("grace_sandbox", "for grace")];
    assert_eq!(texts(&world), expected.map(|(who, text)| (who.to_owned(), text.to_owned())));
    assert_eq!(world.count("create_requests"), 3);
}

#[tokio::test]
async fn where_every_account_refuses_it_is_a_problem_and_the_post_is_kept() {
    let (world, visitor, ada, grace) = two_accounts().await;
    refuse(&world, "ada_sandbox");
    refuse(&world, "grace_sandbox");
    let answer = create(&visitor, &json!({"text": "for nobody", "account_ids": [ada, grace]})).await;
    let problem = answer.is_problem(422, "platform_rejected").json();
    let post = visitor.read_post(&problem["post_id"]).await;
    assert_eq!((&post["status"], post["deliveries"].as_array().unwrap().len()), (&json!("failed"), 2));
}

#[tokio::test]
async fn where_one_end_is_not_known_the_answer_is_202_and_it_is_found_by_its_own_text() {
    let (mut world, visitor, ada, grace) = two_accounts().await;
    world.control(
        &json!({"op": "fault", "route": "create", "kind": "cut", "accepted": true, "account": "grace_sandbox"}),
    );
    let body = json!({"text": "shared words", "account_ids": [ada, grace], "overrides": [{"account_id": grace, "text": "own words"}]});
    let answer = create(&visitor, &body).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let post = answer.json();
    assert_eq!((&post["status"], &delivery_to(&post, &grace)["state"]), (&json!("scheduled"), &json!("unconfirmed")));
    assert_eq!(visitor.get(answer.header("location")).await.status, 200);
    world.restart();
    let visitor = visitor.moved_to(world.url());
    world.pass(crate::lookups::FIRST_LOOK).await;
    let post = visitor.read_post(&post["id"]).await;
    assert_eq!(post["status"], "posted", "{post}");
    let found = &delivery_to(&post, &grace)["lookups"][0];
    assert_eq!(found["finding"], "found");
    let at_x = world.published().into_iter().find(|at_x| at_x["id"] == found["remote_id"]).unwrap();
    assert_eq!((&at_x["text"], world.count("create_requests")), (&json!("own words"), 2));
}

#[tokio::test]
async fn an_idempotency_key_makes_fifty_requests_one_post_and_one_create_an_account() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let image = visitor.upload(crate::support::png(), None).await.json()["id"].clone();
    let body = json!({"text": "only once", "account_ids": [ada, grace], "overrides": [{"account_id": ada, "text": "once for ada"}], "media": [{"id": image}]});
    let send = |body: Value, key: &'static str| {
        let request = visitor.request(Method::POST, "/api/posts").header("idempotency-key", key).json(&body);
        visitor.send(request)
    };
    let answers = futures_util::future::join_all((0..50).map(|_| send(body.clone(), "key-1"))).await;
    assert!(
        answers.iter().all(|answer| answer.status == 201 && answer.json()["id"] == answers[0].json()["id"]),
        "{answers:?}"
    );
    assert_eq!(answers.iter().filter(|answer| answer.header("idempotent-replayed") == "true").count(), 49);
    assert_eq!((world.published().len(), world.count("create_requests")), (2, 2));

    for change in [
        json!({"text": "other"}),
        json!({"overrides": []}),
        json!({"account_ids": [grace, ada]}),
        json!({"media": [{"id": image, "alt_text": ""}]}),
    ] {
        let mut other = body.clone();
        other.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        send(other, "key-1").await.is_problem(422, "idempotency_key_reused");
    }
    send(body, "a key").await.is_problem(422, "idempotency_key_invalid");
    assert_eq!(visitor.get("/api/posts").await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_post_to_several_waits_for_its_time_across_a_restart() {
    let (mut world, visitor, ada, grace) = two_accounts().await;
    let body = json!({"text": "shared", "account_ids": [ada, grace], "overrides": [{"account_id": ada, "text": "own"}], "scheduled_for": world.in_secs(600), "publish_late": "always"});
    let answer = create(&visitor, &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let post = answer.json();
    assert_eq!((&post["status"], &post["can_edit"]), (&json!("scheduled"), &json!(true)));
    assert_eq!(post["deliveries"][1]["publish_late"], "always");
    world.restart();
    let visitor = visitor.moved_to(world.url());
    assert_eq!(world.published(), Vec::<Value>::new());
    world.pass(600).await;
    assert_eq!(visitor.read_post(&post["id"]).await["status"], "posted");
    let expected = [("ada_sandbox", "own"), ("grace_sandbox", "shared")];
    assert_eq!(texts(&world), expected.map(|(who, text)| (who.to_owned(), text.to_owned())));
}

#[tokio::test]
async fn a_program_needs_the_scope_for_writing_posts() {
    let (world, _, ada, _) = two_accounts().await;
    let reader = world.program(&[pillarbox::model::Scope::PostsRead]).await;
    let body = json!({"text": "by a program", "account_ids": [ada]});
    create(&reader, &body).await.is_problem(403, "scope_missing");
    let writer = world.program(&[pillarbox::model::Scope::PostsWrite]).await;
    assert_eq!(create(&writer, &body).await.status, 201);
}

#[tokio::test]
async fn anothers_account_among_ones_own_is_no_account() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".to_owned())], ..Options::default() }).await;
    let owner = world.connected().await;
    let foreign = owner.account().await["id"].clone();
    let neighbour = world.member("neighbour").await;
    neighbour.connect("grace_sandbox").await;
    let own = neighbour.account().await["id"].clone();
    create(&neighbour, &json!({"text": "x", "account_ids": [own, foreign]})).await.is_problem(404, "not_found");
    let only_in_text = json!({"text": "x", "account_ids": [own], "overrides": [{"account_id": foreign, "text": "y"}]});
    create(&neighbour, &only_in_text).await.is_problem(422, "invalid_fields");
    assert_eq!(neighbour.get("/api/posts").await.json()["items"], json!([]));
    assert_eq!(world.count("create_requests"), 0);
}
