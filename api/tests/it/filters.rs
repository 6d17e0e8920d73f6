//! Asking the history for some of the posts only.

use pillarbox::model::PostStatus;
use serde_json::{Value, json};

use crate::support::{NOTHING, Visitor, World};

/// The texts of the posts that answer to a query, over all pages.
async fn found(visitor: &Visitor, query: &str) -> Vec<String> {
    let (mut texts, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = visitor.get(&format!("/api/posts?limit=2&{query}{cursor}")).await;
        assert_eq!(answer.status, 200, "{query} {answer:?}");
        let page = answer.json();
        let items = page["items"].as_array().unwrap();
        texts.extend(items.iter().map(|post| post["text"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(next) => {
                assert_eq!(items.len(), 2, "a page is full while more follows: {query}");
                cursor = format!("&cursor={next}");
            }
            None => return texts,
        }
    }
}

/// A world with one post of each status, newest last, and both accounts' ids.
async fn one_of_each() -> (World, Visitor, Value, Value) {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (ada, grace) = visitor.two_accounts().await;
    let fail = |name: &str| {
        world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403, "account": name}));
    };
    // A second after the other, so that it is known which is newer.
    let create = async |body: Value| {
        world.advance(std::time::Duration::from_secs(1));
        visitor.post("/api/posts", &body).await.json()
    };
    let (in_an_hour, in_two) = (world.in_secs(3600), world.in_secs(7200));
    create(json!({"text": "posted", "account_ids": [ada]})).await;
    fail("grace_sandbox");
    create(json!({"text": "partly", "account_ids": [ada, grace]})).await;
    fail("grace_sandbox");
    create(json!({"text": "failed", "account_ids": [grace]})).await;
    let cancelled = create(json!({"text": "cancelled", "account_ids": [ada], "scheduled_for": in_an_hour})).await;
    assert_eq!(visitor.cancel(&cancelled["id"]).await.status, 200);
    create(json!({"text": "scheduled", "account_ids": [ada], "scheduled_for": in_two})).await;
    (world, visitor, ada, grace)
}

#[tokio::test]
async fn each_status_finds_its_posts_and_several_find_those_of_each() {
    let (_world, visitor, ..) = one_of_each().await;
    let of = |status: &'static str| found(&visitor, status);
    assert_eq!(of("status=posted").await, ["posted"]);
    assert_eq!(of("status=partly_posted").await, ["partly"]);
    assert_eq!(of("status=failed").await, ["failed"]);
    assert_eq!(of("status=cancelled").await, ["cancelled"]);
    assert_eq!(of("status=scheduled").await, ["scheduled"]);
    assert_eq!(of("status=failed,partly_posted,failed").await, ["failed", "partly"]);
    let all = ["scheduled", "cancelled", "failed", "partly", "posted"];
    assert_eq!(of("status=scheduled,posted,partly_posted,failed,cancelled").await, all);
    assert_eq!(of("").await, all);
    for status in PostStatus::ALL {
        let items = visitor.get(&format!("/api/posts?status={status}")).await.json()["items"].clone();
        assert!(items.as_array().unwrap().iter().all(|post| post["status"] == status.as_str()), "{items}");
    }
}

#[tokio::test]
async fn an_account_finds_what_goes_to_it_and_anothers_is_not_found() {
    let (_world, visitor, ada, grace) = one_of_each().await;
    let of = |account: &Value| format!("account_id={}", account.as_str().unwrap());
    assert_eq!(found(&visitor, &of(&grace)).await, ["failed", "partly"]);
    assert_eq!(found(&visitor, &of(&ada)).await, ["scheduled", "cancelled", "partly", "posted"]);
    assert_eq!(found(&visitor, &format!("{}&status=failed", of(&grace))).await, ["failed"]);
    visitor.get(&format!("/api/posts?account_id={NOTHING}")).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn times_are_those_a_post_is_meant_for_the_first_included_and_the_last_not() {
    let (world, visitor, ..) = one_of_each().await;
    // Five seconds have passed since the times were chosen.
    let at = |secs: i64| world.in_secs(secs - 5).replace('+', "%2B");
    assert_eq!(found(&visitor, &format!("from={}", at(1800))).await, ["scheduled", "cancelled"]);
    assert_eq!(found(&visitor, &format!("from={}&to={}", at(3600), at(7200))).await, ["cancelled"]);
    assert_eq!(found(&visitor, &format!("from={}", at(7200))).await, ["scheduled"]);
    assert_eq!(found(&visitor, &format!("to={}", at(3600))).await, ["failed", "partly", "posted"]);
    assert_eq!(found(&visitor, &format!("from={}&to={}", at(0), at(0))).await, Vec::<String>::new());
    assert_eq!(found(&visitor, &format!("from={}", at(7201))).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_word_is_found_in_both_texts_whatever_its_case_and_wildcards_are_letters() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (ada, grace) = visitor.two_accounts().await;
    let own = json!([{"account_id": grace, "text": "Nur für Grace: ÄPFEL 50%"}]);
    visitor.post("/api/posts", &json!({"text": "An Apple", "account_ids": [ada, grace], "overrides": own})).await;
    visitor.post("/api/posts", &json!({"text": "Straße, ЁЖИК_1", "account_ids": [ada]})).await;
    let of = |word: &'static str| {
        let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("text", word).finish();
        let visitor = &visitor;
        async move { found(visitor, &query).await }
    };
    for word in ["apple", "APPLE", "äpfel", "für grace", "50%", "A\u{308}pfel"] {
        assert_eq!(of(word).await, ["An Apple"], "{word}");
    }
    for word in ["STRASSE", "straße", "ёжик_", "k_1", ", "] {
        let expected: &[&str] = if word == "k_1" { &[] } else { &["Straße, ЁЖИК_1"] };
        assert_eq!(of(word).await, expected, "{word}");
    }
    for word in ["a%e", "_pple", "\\", "%", "pear"] {
        let expected: &[&str] = if word == "%" { &["An Apple"] } else { &[] };
        assert_eq!(of(word).await, expected, "{word}");
    }
}

#[tokio::test]
async fn what_cannot_be_asked_is_told_with_its_field() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let long = format!("text={}", "x".repeat(201));
    for (query, field) in [
        ("status=sent", "status"),
        ("status=", "status"),
        ("status=posted,", "status"),
        ("status=Posted", "status"),
        ("from=yesterday", "from"),
        ("from=2026-12-01T09:00", "from"),
        ("to=2026-13-01T09:00:00Z", "to"),
        ("text=", "text"),
        ("text=a%00b", "text"),
        (long.as_str(), "text"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
    ] {
        let problem = visitor.get(&format!("/api/posts?{query}")).await.is_problem(422, "invalid_fields").json();
        assert_eq!(problem["errors"][0]["field"], field, "{query}");
    }
    for query in ["account_id=7", "state=held", "status=posted&status=failed"] {
        visitor.get(&format!("/api/posts?{query}")).await.is_problem(422, "invalid_query");
    }
    assert_eq!(found(&visitor, &format!("text={}", "x".repeat(200))).await, Vec::<String>::new());
    assert_eq!(found(&visitor, &format!("text={}", "%C3%A4".repeat(200))).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_cursor_is_a_place_in_the_history_whatever_is_asked_there() {
    let (_world, visitor, ..) = one_of_each().await;
    let first = visitor.get("/api/posts?limit=1&status=failed,partly_posted").await.json();
    assert_eq!(first["items"][0]["text"], "failed");
    let cursor = first["next_cursor"].as_str().unwrap();
    assert_eq!(found(&visitor, &format!("status=posted&cursor={cursor}")).await, ["posted"]);
    let next = visitor.get(&format!("/api/posts?limit=1&status=failed,partly_posted&cursor={cursor}")).await.json();
    assert_eq!((&next["items"][0]["text"], &next["next_cursor"]), (&json!("partly"), &Value::Null));
}
