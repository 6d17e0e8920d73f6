//! The audit trail, as its user reads it.

use serde_json::{Value, json};

use crate::support::{Options, Visitor, World};

async fn actions(visitor: &Visitor) -> Vec<String> {
    let mut actions = Vec::new();
    let mut next = "?limit=2".to_owned();
    loop {
        let page = visitor.get(&format!("/api/audit{next}")).await.json();
        let items: &Vec<Value> = page["items"].as_array().unwrap();
        actions.extend(items.iter().map(|line| line["action"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { return actions };
        next = format!("?limit=2&cursor={cursor}");
    }
}

#[tokio::test]
async fn a_user_reads_what_he_did_the_latest_first_and_nothing_of_others() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".to_owned())], ..Options::default() }).await;
    let margaret = world.connected().await;
    let grace = world.member("grace").await;
    world.advance(std::time::Duration::from_secs(1));
    assert_eq!(margaret.post("/api/api-keys", &json!({"scopes": ["posts:read"]})).await.status, 201);
    world.advance(std::time::Duration::from_secs(1));
    assert_eq!(margaret.post_text("written down").await.status, 201);
    let mine = actions(&margaret).await;
    let place = |action: &str| mine.iter().position(|other| other == action).unwrap_or_else(|| panic!("{mine:?}"));
    assert!(place("post.created") < place("api_key.created"), "{mine:?}");
    assert!(place("api_key.created") < place("account.connected"), "{mine:?}");
    let others = actions(&grace).await;
    assert!(!others.is_empty() && !others.iter().any(|action| action.starts_with("post.")), "{others:?}");

    let line = margaret.get("/api/audit").await.json()["items"][0].clone();
    assert_eq!((&line["action"], &line["ip"]), (&json!("post.created"), &Value::Null));
    margaret.get("/api/audit?limit=0").await.is_problem(422, "invalid_fields");
    let key = world.program(&[pillarbox::model::Scope::PostsRead]).await;
    key.get("/api/audit").await.is_problem(403, "session_only");
}
