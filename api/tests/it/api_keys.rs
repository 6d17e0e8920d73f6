//! API keys over HTTP: made, used, exchanged and revoked by the people they speak for.

mod scopes;

use std::time::Duration;

use pillarbox::model::Scope;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Options, PASSWORD, Visitor, World};

const KEYS: &str = "/api/api-keys";

async fn make(visitor: &Visitor, body: Value) -> Answer {
    visitor.post(KEYS, &body).await
}

/// The secret and the id of a key that was just made.
fn made(answer: &Answer) -> (String, String) {
    assert_eq!(answer.status, 201, "{answer:?}");
    let body = answer.json();
    (body["key"].as_str().unwrap().to_owned(), body["api_key"]["id"].as_str().unwrap().to_owned())
}

fn program(world: &World, key: &str) -> Visitor {
    Visitor::with_key(world.url(), key.to_owned())
}

#[tokio::test]
async fn a_key_is_shown_once_and_is_afterwards_known_by_its_beginning() {
    let world = World::new().await;
    let owner = world.admin().await;
    let answer =
        make(&owner, json!({"name": "dashboard", "scopes": ["posts:write", "posts:read", "posts:read"]})).await;
    let (key, id) = made(&answer);
    assert_eq!(answer.header("location"), format!("{KEYS}/{id}"));
    let form = regex::Regex::new("^pbx_[0-9A-Za-z]{22}_[0-9A-Za-z]{43}[0-9A-Za-z]{6}$").unwrap();
    assert!(form.is_match(&key), "{key}");

    let shown = owner.get(answer.header("location")).await;
    let expected = json!({
        "id": id, "name": "dashboard", "prefix": &key[..26], "scopes": ["posts:read", "posts:write"], "networks": [],
        "created_at": answer.json()["api_key"]["created_at"], "expires_at": null, "last_used_at": null,
        "replaced_by": null
    });
    assert_eq!((shown.status, shown.json()), (200, expected.clone()));
    let listed = owner.get(KEYS).await;
    assert_eq!(listed.json()["items"], json!([expected]));
    let secret = &key[27..];
    assert!(!shown.text.contains(secret) && !listed.text.contains(secret));
    let dump = world.database().dump().join("\n");
    assert!(dump.contains(&id) && !dump.contains(secret), "the database has a hash");
}

#[tokio::test]
async fn who_a_key_speaks_for_and_what_it_may_do_is_told_to_its_program() {
    let world = World::new().await;
    let owner = world.admin().await;
    let (key, id) = made(&make(&owner, json!({"scopes": ["posts:read"]})).await);
    let said = program(&world, &key).get("/api/auth/session").await.json();
    assert_eq!((&said["user"]["username"], &said["api_key"]["id"]), (&json!("margaret"), &json!(id)));
    assert_eq!(said["api_key"]["scopes"], json!(["posts:read"]));
    assert_eq!(owner.get("/api/auth/session").await.json()["api_key"], Value::Null);
    let wrong = program(&world, &format!("{key}0")).get("/api/auth/session").await;
    wrong.is_problem(401, "api_key_invalid");
}

#[tokio::test]
async fn posting_with_a_key_needs_neither_cookie_nor_page() {
    let world = World::new().await;
    world.connected().await;
    let program = world.program(&[Scope::PostsWrite, Scope::PostsRead]).await;
    let posted = program.post_text("sent by a program").await;
    assert_eq!((posted.status, &posted.json()["status"]), (201, &json!("posted")), "{posted:?}");
    assert!(posted.headers.get("set-cookie").is_none(), "{posted:?}");
    assert_eq!(program.read_post(&posted.json()["id"]).await["text"], "sent by a program");
}

#[tokio::test]
async fn a_key_that_is_shown_is_all_that_counts_even_beside_a_session() {
    let world = World::new().await;
    let owner = world.admin().await;
    let with = |key: &str| owner.request(Method::GET, "/api/preferences").bearer_auth(key);
    let key = world.key_with("margaret", &[Scope::PostsRead]).await;
    owner.send(with(&key)).await.is_problem(403, "session_only");
    owner.send(with("nonsense")).await.is_problem(401, "api_key_invalid");
    // Another scheme is a proxy's, and the session counts.
    let basic = owner.request(Method::GET, "/api/preferences").basic_auth("proxy", Some("secret"));
    assert_eq!(owner.send(basic).await.status, 200);
}

#[tokio::test]
async fn a_minutes_old_sign_in_or_the_password_makes_a_key_and_nothing_else_does() {
    let world = World::new().await;
    let owner = world.admin().await;
    let wanted = json!({"scopes": ["posts:read"]});
    world.advance(Duration::from_secs(299));
    made(&make(&owner, wanted.clone()).await);
    world.advance(Duration::from_secs(1));
    make(&owner, wanted.clone()).await.is_problem(403, "reauth_required");
    let with = |password: &str| json!({"scopes": ["posts:read"], "current_password": password});
    let wrong = make(&owner, with("not the password at all")).await;
    assert_eq!(wrong.is_problem(422, "invalid_fields").json()["errors"][0]["code"], "password_wrong");
    let (_, id) = made(&make(&owner, with(PASSWORD)).await);
    let rotate = format!("{KEYS}/{id}/rotate");
    owner.post(&rotate, &json!({})).await.is_problem(403, "reauth_required");
    made(&owner.post(&rotate, &json!({"current_password": PASSWORD})).await);
    // Ending one asks for nothing: it must be quick.
    assert_eq!(owner.delete(&format!("{KEYS}/{id}")).await.status, 204);
}

#[tokio::test]
async fn what_a_key_cannot_be_is_refused_field_by_field() {
    let world = World::new().await;
    let owner = world.admin().await;
    let past = world.in_secs(0);
    for (body, field, code) in [
        (json!({"scopes": []}), "scopes", "scope_required"),
        (json!({"scopes": ["posts:read"], "name": "x".repeat(101)}), "name", "name_too_long"),
        (json!({"scopes": ["posts:read"], "expires_at": past}), "expires_at", "time_in_past"),
        (json!({"scopes": ["posts:read"], "networks": ["10.0.0.0/8", "everywhere"]}), "networks[1]", "network_invalid"),
        (json!({"scopes": ["posts:read"], "networks": vec!["10.0.0.0/8"; 21]}), "networks", "too_many_networks"),
    ] {
        let problem = make(&owner, body).await.is_problem(422, "invalid_fields").json();
        assert_eq!((&problem["errors"][0]["field"], &problem["errors"][0]["code"]), (&json!(field), &json!(code)));
    }
    make(&owner, json!({"scopes": ["everything"]})).await.is_problem(422, "invalid_body");
    let at_the_limit = json!({"scopes": ["posts:read"], "name": "ä".repeat(100), "networks": vec!["10.0.0.0/8"; 20]});
    made(&make(&owner, at_the_limit).await);
}

#[tokio::test]
async fn a_key_ends_at_its_time_and_lives_until_then() {
    let world = World::new().await;
    let owner = world.admin().await;
    let (key, _) = made(&make(&owner, json!({"scopes": ["posts:read"], "expires_at": world.in_secs(3600)})).await);
    world.advance(Duration::from_secs(3599));
    assert_eq!(program(&world, &key).get("/api/posts").await.status, 200);
    world.advance(Duration::from_secs(1));
    program(&world, &key).get("/api/posts").await.is_problem(401, "api_key_invalid");
    assert_eq!(owner.get(KEYS).await.json()["items"], json!([]), "what has ended is not in the list");
}

#[tokio::test]
async fn a_key_bound_to_a_network_is_unknown_anywhere_else() {
    let world =
        World::with(Options { env: vec![("TRUSTED_PROXIES", "127.0.0.1/32".to_owned())], ..Options::default() }).await;
    let owner = world.admin().await;
    let networks = json!({"scopes": ["posts:read"], "networks": ["203.0.113.7", "2001:db8::/48"]});
    let (key, _) = made(&make(&owner, networks).await);
    let program = program(&world, &key);
    for (from, status) in [("203.0.113.7", 200), ("2001:db8:0:9::1", 200), ("203.0.113.8", 401), ("2001:db8:1::1", 401)]
    {
        let answer = program.send(program.request(Method::GET, "/api/posts").header("x-forwarded-for", from)).await;
        assert_eq!(answer.status, status, "{from}");
    }
}

#[tokio::test]
async fn exchanging_a_key_leaves_both_good_for_the_overlap() {
    let world = World::new().await;
    let owner = world.admin().await;
    let body = json!({"name": "cron", "scopes": ["posts:read"], "expires_at": world.in_secs(30 * 86_400)});
    let (old, old_id) = made(&make(&owner, body).await);
    let rotate = |id: &str| format!("{KEYS}/{id}/rotate");
    let exchanged = owner.post(&rotate(&old_id), &json!({"overlap_hours": 2})).await;
    let (new, new_id) = made(&exchanged);
    assert_ne!(old, new);
    let info = exchanged.json()["api_key"].clone();
    assert_eq!((&info["name"], &info["scopes"]), (&json!("cron"), &json!(["posts:read"])));
    assert_eq!(owner.get(&format!("{KEYS}/{old_id}")).await.json()["replaced_by"], new_id.as_str());
    owner.post(&rotate(&old_id), &json!({})).await.is_problem(409, "api_key_replaced");

    world.advance(Duration::from_secs(2 * 3600 - 1));
    for key in [&old, &new] {
        assert_eq!(program(&world, key).get("/api/posts").await.status, 200);
    }
    world.advance(Duration::from_secs(1));
    program(&world, &old).get("/api/posts").await.is_problem(401, "api_key_invalid");
    assert_eq!(program(&world, &new).get("/api/posts").await.status, 200);
    owner.post(&rotate(&old_id), &json!({"current_password": PASSWORD})).await.is_problem(404, "not_found");
    let too_long = owner.post(&rotate(&new_id), &json!({"overlap_hours": 721, "current_password": PASSWORD})).await;
    assert_eq!(too_long.is_problem(422, "invalid_fields").json()["errors"][0]["field"], "overlap_hours");
}

#[tokio::test]
async fn without_overlap_the_old_key_ends_with_the_exchange() {
    let world = World::new().await;
    let owner = world.admin().await;
    let (old, id) = made(&make(&owner, json!({"scopes": ["posts:read"]})).await);
    let (new, _) = made(&owner.post(&format!("{KEYS}/{id}/rotate"), &json!({"overlap_hours": 0})).await);
    program(&world, &old).get("/api/posts").await.is_problem(401, "api_key_invalid");
    assert_eq!(program(&world, &new).get("/api/posts").await.status, 200);
}

#[tokio::test]
async fn the_same_idempotency_key_makes_one_key_even_at_the_same_moment() {
    let world = World::new().await;
    let owner = world.admin().await;
    let ask = |scopes: Value| {
        let request = owner.request(Method::POST, KEYS).header("idempotency-key", "once");
        owner.send(request.json(&json!({"scopes": scopes})))
    };
    let answers = futures_util::future::join_all((0..20).map(|_| ask(json!(["posts:read"])))).await;
    let (made, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 201);
    assert_eq!(made.len(), 1);
    for answer in refused {
        answer.is_problem(409, "api_key_made_before");
    }
    ask(json!(["posts:write"])).await.is_problem(422, "idempotency_key_reused");
    assert_eq!(owner.get(KEYS).await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_hundred_keys_are_enough() {
    let world = World::new().await;
    let owner = world.admin().await;
    for _ in 0..100 {
        made(&make(&owner, json!({"scopes": ["posts:read"]})).await);
    }
    make(&owner, json!({"scopes": ["posts:read"]})).await.is_problem(409, "too_many_keys");
    let items = owner.get(KEYS).await.json()["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 100);
    assert_eq!(owner.delete(&format!("{KEYS}/{}", items[0]["id"].as_str().unwrap())).await.status, 204);
    made(&make(&owner, json!({"scopes": ["posts:read"]})).await);
}

#[tokio::test]
async fn changing_the_password_ends_the_keys_only_if_it_is_asked_for() {
    let world = World::new().await;
    let owner = world.admin().await;
    let key = world.key_with("margaret", &[Scope::PostsRead]).await;
    let change =
        |revoke: Value| json!({"current_password": PASSWORD, "new_password": PASSWORD, "revoke_api_keys": revoke});
    assert_eq!(owner.post("/api/auth/password", &change(json!(false))).await.status, 204);
    assert_eq!(program(&world, &key).get("/api/posts").await.status, 200);
    assert_eq!(owner.post("/api/auth/password", &change(json!(true))).await.status, 204);
    program(&world, &key).get("/api/posts").await.is_problem(401, "api_key_invalid");
}

#[tokio::test]
async fn what_happens_to_a_key_stands_in_the_audit_trail_once_each() {
    let world = World::new().await;
    let owner = world.admin().await;
    let (key, id) = made(&make(&owner, json!({"scopes": ["posts:read"]})).await);
    for _ in 0..3 {
        program(&world, &key).get("/api/posts").await;
        world.advance(Duration::from_secs(61));
    }
    let (_, new) = made(&owner.post(&format!("{KEYS}/{id}/rotate"), &json!({})).await);
    assert_eq!(owner.delete(&format!("{KEYS}/{new}")).await.status, 204);
    let mut database = world.database();
    for (action, subject) in
        [("api_key.created", &id), ("api_key.first_used", &id), ("api_key.rotated", &new), ("api_key.revoked", &new)]
    {
        let found = database.lines(&format!(
            "SELECT id AS line FROM audit_events WHERE action = '{action}' AND subject = '{subject}' AND ip IS NOT NULL"
        ));
        assert_eq!(found.len(), 1, "{action}");
    }
}
