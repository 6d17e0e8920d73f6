//! What is done with a post to several accounts once it is written: changed, cancelled, asked about.

use serde_json::{Value, json};

use super::{create, delivery_to, texts, two_accounts};
use crate::support::{Visitor, World};

/// A post for both accounts in ten minutes, with an own text for grace.
async fn scheduled(world: &World, visitor: &Visitor, ada: &Value, grace: &Value) -> Value {
    let body = json!({
        "text": "shared", "account_ids": [ada, grace], "overrides": [{"account_id": grace, "text": "own"}],
        "scheduled_for": world.in_secs(600),
    });
    let answer = create(visitor, &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()
}

fn pairs(expected: [(&str, &str); 2]) -> [(String, String); 2] {
    expected.map(|(who, text)| (who.to_owned(), text.to_owned()))
}

#[tokio::test]
async fn a_changed_text_reaches_those_without_a_text_of_their_own() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let post = scheduled(&world, &visitor, &ada, &grace).await;
    let changed = visitor.change(&post["id"], &json!({"version": 0, "text": "shared anew"})).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    let changed = changed.json();
    assert_eq!(delivery_to(&changed, &ada)["text"], "shared anew");
    assert_eq!(
        (&delivery_to(&changed, &grace)["text"], &delivery_to(&changed, &grace)["own_text"]),
        (&json!("own"), &json!(true))
    );
    world.pass(600).await;
    assert_eq!(texts(&world), pairs([("ada_sandbox", "shared anew"), ("grace_sandbox", "own")]));
}

#[tokio::test]
async fn a_list_of_own_texts_replaces_the_one_before() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let post = scheduled(&world, &visitor, &ada, &grace).await;
    let change = json!({"version": 0, "overrides": [{"account_id": ada, "text": " for ada "}]});
    let changed = visitor.change(&post["id"], &change).await.json();
    assert_eq!(
        (&delivery_to(&changed, &ada)["text"], &delivery_to(&changed, &ada)["own_text"]),
        (&json!("for ada"), &json!(true))
    );
    assert_eq!(
        (&delivery_to(&changed, &grace)["text"], &delivery_to(&changed, &grace)["own_text"]),
        (&json!("shared"), &json!(false))
    );
    world.pass(600).await;
    assert_eq!(texts(&world), pairs([("ada_sandbox", "for ada"), ("grace_sandbox", "shared")]));
}

#[tokio::test]
async fn an_empty_list_takes_the_own_texts_away_and_a_bad_one_changes_nothing() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let post = scheduled(&world, &visitor, &ada, &grace).await;
    let stranger = crate::support::NOTHING;
    for (overrides, field, code) in [
        (json!([{"account_id": stranger, "text": "x"}]), "overrides[0].account_id", "account_not_chosen"),
        (
            json!([{"account_id": ada, "text": "x"}, {"account_id": ada, "text": "y"}]),
            "overrides[1].account_id",
            "account_repeated",
        ),
        (
            json!([{"account_id": grace, "text": "fits"}, {"account_id": ada, "text": "x".repeat(281)}]),
            "overrides[1].text",
            "text_too_long",
        ),
        (json!([{"account_id": grace, "text": " "}]), "overrides[0].text", "text_empty"),
    ] {
        let refused =
            visitor.change(&post["id"], &json!({"version": 0, "text": "changed", "overrides": overrides})).await;
        let problem = refused.is_problem(422, "invalid_fields").json();
        assert_eq!((&problem["errors"][0]["field"], &problem["errors"][0]["code"]), (&json!(field), &json!(code)));
    }
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([post]));
    // What grace gets now goes to her in another post already.
    assert_eq!(create(&visitor, &json!({"text": "shared", "account_ids": [grace]})).await.status, 201);
    let none = json!({"version": 0, "overrides": []});
    let problem = visitor.change(&post["id"], &none).await.is_problem(409, "duplicate_content").json();
    assert_eq!(problem["errors"][0]["field"], "text");
    let changed = visitor.change(&post["id"], &json!({"version": 0, "text": "other", "overrides": []})).await.json();
    assert_eq!(
        (&delivery_to(&changed, &grace)["text"], &delivery_to(&changed, &grace)["own_text"]),
        (&json!("other"), &json!(false))
    );
    world.pass(600).await;
    assert_eq!(world.published().len(), 3);
}

#[tokio::test]
async fn cancelling_takes_it_back_everywhere() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let post = scheduled(&world, &visitor, &ada, &grace).await;
    assert_eq!(visitor.cancel(&post["id"]).await.json()["status"], "cancelled");
    world.pass(600).await;
    assert_eq!(world.count("create_requests"), 0);
    // Nothing of it goes out, so its texts are free.
    assert_eq!(create(&visitor, &json!({"text": "own", "account_ids": [grace]})).await.status, 201);
}

#[tokio::test]
async fn a_post_found_by_hand_is_that_of_the_account_that_was_named() {
    let (world, visitor, ada, grace) = two_accounts().await;
    for name in ["ada_sandbox", "grace_sandbox"] {
        world.control(&json!({"op": "fault", "route": "create", "kind": "cut", "account": name}));
    }
    world.control(&json!({"op": "fault", "route": "timeline", "kind": "status", "status": 403, "times": 1000}));
    let answer = create(&visitor, &json!({"text": "where is it?", "account_ids": [ada, grace]})).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let id = answer.json()["id"].clone();
    for _ in 0..20 {
        world.pass(600).await;
    }
    let post = visitor.read_post(&id).await;
    let states: Vec<&Value> = post["deliveries"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["needs_review", "needs_review"]);
    let url = "https://x.com/grace_sandbox/status/1445880548472328192";
    let unnamed = visitor.post("/api/x/confirm", &json!({"post_id": id, "url": url})).await;
    assert_eq!(unnamed.is_problem(422, "invalid_fields").json()["errors"][0]["field"], "account_id");
    let named = visitor.post("/api/x/confirm", &json!({"post_id": id, "url": url, "account_id": grace})).await;
    assert_eq!(named.status, 200, "{named:?}");
    let post = named.json();
    assert_eq!(delivery_to(&post, &grace)["state"], "posted");
    assert_eq!(
        (&delivery_to(&post, &ada)["state"], &post["status"]),
        (&json!("needs_review"), &json!("partly_posted"))
    );
}
