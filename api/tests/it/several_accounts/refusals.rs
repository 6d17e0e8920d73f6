//! What is refused before anything is written, with the field that says where; and the same said by checking.

use serde_json::{Value, json};

use super::{create, two_accounts};
use crate::support::{NOTHING, Visitor, World};

/// The fields and codes of what is wrong.
fn errors(problem: &Value) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    problem["errors"].as_array().unwrap().iter().map(|error| (word(&error["field"]), word(&error["code"]))).collect()
}

async fn nothing_remains(world: &World, visitor: &Visitor) {
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([]));
    assert_eq!(world.count("create_requests"), 0);
}

#[tokio::test]
async fn each_fault_is_told_with_its_field_and_nothing_is_written() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let long = "x".repeat(281);
    let cases = [
        (json!({"account_ids": []}), vec![("account_ids", "missing")]),
        (json!({"account_ids": [ada, grace, ada]}), vec![("account_ids[2]", "account_repeated")]),
        (
            json!({"overrides": [{"account_id": NOTHING, "text": "y"}]}),
            vec![("overrides[0].account_id", "account_not_chosen")],
        ),
        (
            json!({"overrides": [{"account_id": ada, "text": "y"}, {"account_id": ada, "text": "z"}]}),
            vec![("overrides[1].account_id", "account_repeated")],
        ),
        (json!({"text": ""}), vec![("text", "text_empty")]),
        (json!({"text": long, "overrides": [{"account_id": grace, "text": "fits"}]}), vec![("text", "text_too_long")]),
        (json!({"text": long}), vec![("text", "text_too_long")]),
        (
            json!({"overrides": [{"account_id": grace, "text": "fits"}, {"account_id": ada, "text": long}]}),
            vec![("overrides[1].text", "text_too_long")],
        ),
        (
            json!({"text": "", "overrides": [{"account_id": grace, "text": "a\u{202e}b\u{0}"}]}),
            vec![("text", "text_empty"), ("overrides[0].text", "text_character_invalid")],
        ),
        (json!({"scheduled_for": "2020-01-01T00:00:00Z"}), vec![("scheduled_for", "time_in_past")]),
        (json!({"time_zone": "Europe/Berlin"}), vec![("time_zone", "time_missing")]),
    ];
    for (change, expected) in cases {
        let mut body = json!({"text": "x", "account_ids": [ada, grace]});
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let problem = create(&visitor, &body).await.is_problem(422, "invalid_fields").json();
        let expected: Vec<_> = expected.iter().map(|(field, code)| ((*field).to_owned(), (*code).to_owned())).collect();
        assert_eq!(errors(&problem), expected, "{change}");
    }
    create(&visitor, &json!({"text": "x", "account_ids": [ada, NOTHING]})).await.is_problem(404, "not_found");
    create(&visitor, &json!({"text": "x", "account_ids": [ada], "extra": 1})).await.is_problem(422, "invalid_body");
    let extra = json!({"text": "x", "account_ids": [ada], "overrides": [{"account_id": ada, "text": "y", "extra": 1}]});
    create(&visitor, &extra).await.is_problem(422, "invalid_body");
    nothing_remains(&world, &visitor).await;
}

#[tokio::test]
async fn each_text_is_measured_by_the_account_it_goes_to() {
    let (_world, visitor, ada, grace) = two_accounts().await;
    // Grace may write longer posts, ada may not.
    let with = |own: usize| {
        let for_ada = json!([{"account_id": ada, "text": "o".repeat(own)}]);
        json!({"text": "s".repeat(281), "account_ids": [ada, grace], "overrides": for_ada})
    };
    let problem = create(&visitor, &with(281)).await.is_problem(422, "invalid_fields").json();
    assert_eq!(errors(&problem), [("overrides[0].text".to_owned(), "text_too_long".to_owned())]);
    assert!(problem["errors"][0]["detail"].as_str().unwrap().contains("@ada_sandbox"), "{problem}");
    assert_eq!(create(&visitor, &with(280)).await.status, 201);
}

#[tokio::test]
async fn a_post_goes_to_twenty_accounts_at_most() {
    let (world, visitor, ada, _) = two_accounts().await;
    let strangers = |count: usize| -> Vec<Value> {
        let id = |n: usize| json!(format!("0198c5a2-7c1e-7d3a-9a55-{n:012}"));
        std::iter::once(ada.clone()).chain((1..count).map(id)).collect()
    };
    create(&visitor, &json!({"text": "x", "account_ids": strangers(20)})).await.is_problem(404, "not_found");
    let too_many = create(&visitor, &json!({"text": "x", "account_ids": strangers(21)})).await;
    let problem = too_many.is_problem(422, "invalid_fields").json();
    assert_eq!(errors(&problem), [("account_ids".to_owned(), "too_many_accounts".to_owned())]);
    nothing_remains(&world, &visitor).await;
}

#[tokio::test]
async fn an_account_that_must_be_connected_again_stops_the_whole_post() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let forbidden = json!({"title": "Forbidden", "detail": "Forbidden", "type": "about:blank", "status": 403});
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403, "body": forbidden, "account": "grace_sandbox"}));
    let held = create(&visitor, &json!({"text": "first", "account_ids": [grace]})).await;
    held.is_problem(409, "account_needs_reauth");
    let requests = world.count("create_requests");
    let refused = create(&visitor, &json!({"text": "second", "account_ids": [ada, grace]})).await;
    let problem = refused.is_problem(409, "account_needs_reauth").json();
    assert_eq!(errors(&problem), [("account_ids[1]".to_owned(), "account_needs_reauth".to_owned())]);
    assert_eq!(world.count("create_requests"), requests);
    assert_eq!(create(&visitor, &json!({"text": "second", "account_ids": [ada]})).await.status, 201);
}

#[tokio::test]
async fn the_same_text_is_the_one_that_goes_to_the_account() {
    let (world, visitor, ada, grace) = two_accounts().await;
    let own = |account: &Value, text: &str| json!([{"account_id": account, "text": text}]);
    let body = json!({"text": "shared", "account_ids": [ada, grace], "overrides": own(&grace, "own")});
    let first = create(&visitor, &body).await.json();
    // "shared" never went to grace, and "own" never to ada.
    assert_eq!(create(&visitor, &json!({"text": "shared", "account_ids": [grace]})).await.status, 201);
    assert_eq!(create(&visitor, &json!({"text": "own", "account_ids": [ada]})).await.status, 201);
    let again = [
        (json!({"text": "own", "account_ids": [grace]}), "text"),
        (json!({"text": "new", "account_ids": [ada, grace], "overrides": own(&grace, " own ")}), "overrides[0].text"),
        (json!({"text": "new", "account_ids": [ada], "overrides": own(&ada, "shared")}), "overrides[0].text"),
    ];
    for (body, field) in again {
        let problem = create(&visitor, &body).await.is_problem(409, "duplicate_content").json();
        assert_eq!(errors(&problem), [(field.to_owned(), "same_text_within_a_day".to_owned())], "{body}");
        assert_eq!(problem["post_id"], first["id"]);
    }
    assert_eq!(world.count("create_requests"), 4);
    visitor
        .post("/api/x/post", &json!({"text": "own", "account_id": grace}))
        .await
        .is_problem(409, "duplicate_content");
}

#[tokio::test]
async fn checking_says_for_each_account_what_its_own_text_would_be_refused_for() {
    let (world, visitor, ada, grace) = two_accounts().await;
    assert_eq!(create(&visitor, &json!({"text": "before", "account_ids": [grace]})).await.status, 201);
    let image = visitor.upload(crate::support::png(), None).await.json()["id"].clone();
    let check = visitor
        .validate(&json!({
            "text": "y".repeat(281), "account_ids": [ada, grace], "publish_late": "never",
            "overrides": [{"account_id": grace, "text": "before"}, {"account_id": NOTHING, "text": "z"}],
            "media": [{"id": image, "alt_text": "d".repeat(1001)}],
        }))
        .await
        .json();
    assert_eq!(check["ok"], false);
    let of = |name: &str| {
        let accounts = check["accounts"].as_array().unwrap();
        let account = accounts.iter().find(|account| account["username"] == name).unwrap();
        (account["weighted_length"].clone(), errors(&json!({"errors": account["problems"]})))
    };
    assert_eq!(of("ada_sandbox"), (json!(281), vec![("text".to_owned(), "text_too_long".to_owned())]));
    assert_eq!(
        of("grace_sandbox"),
        (json!(6), vec![("overrides[0].text".to_owned(), "same_text_within_a_day".to_owned())])
    );
    let general = errors(&json!({"errors": check["problems"]}));
    assert_eq!(
        general,
        [("overrides[1].account_id", "account_not_chosen"), ("media[0].alt_text", "alt_text_too_long")]
            .map(|(field, code)| (field.to_owned(), code.to_owned()))
    );
    let good = json!({"text": "new", "account_ids": [ada, grace], "overrides": [{"account_id": grace, "text": "newer"}], "media": [{"id": image}]});
    assert_eq!(visitor.validate(&good).await.json()["ok"], true);
    assert_eq!(create(&visitor, &good).await.status, 201);
    let check = visitor.validate(&good).await.json();
    assert_eq!(errors(&json!({"errors": check["problems"]})), [("media[0]".to_owned(), "media_in_use".to_owned())]);
    assert_eq!(world.published().len(), 3);
}
