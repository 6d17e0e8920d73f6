//! The publisher's round on demand, for an outside clock that shows an API key.

use std::collections::BTreeSet;

use pillarbox::model::Scope;
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Visitor, World};

const ROUND: &str = "/api/cron/run-x-queue";

async fn run(visitor: &Visitor, authorization: &str) -> Answer {
    visitor.send(visitor.request(Method::POST, ROUND).header("authorization", authorization)).await
}

#[tokio::test]
async fn only_a_key_that_is_good_runs_the_queue() {
    let world = World::new().await;
    let signed_in = world.connected().await;
    let key = world.key().await.to_owned();
    let anyone = world.visitor();
    let mut mistyped = key.clone();
    let last = if mistyped.pop() == Some('0') { '1' } else { '0' };
    mistyped.push(last);
    let other_secret = world.key_with("margaret", &[Scope::PostsRead]).await;
    // The id of one key with the secret of another; the checksum does not fit.
    let crossed = format!("{}{}", &key[..27], &other_secret[27..]);
    for none in [String::new(), key.clone(), format!("Basic {key}"), "Bearer".to_owned(), "Bearer ".to_owned()] {
        run(&anyone, &none).await.is_problem(401, "api_key_required");
    }
    for wrong in [
        format!("Bearer {mistyped}"),
        format!("Bearer {crossed}"),
        format!("Bearer {}", key.to_lowercase()),
        format!("Bearer {key}0"),
        format!("Bearer {}", &key[1..]),
        "Bearer pbx_".to_owned(),
        "Bearer ' OR 1=1 --".to_owned(),
    ] {
        let answer = run(&anyone, &wrong).await;
        answer.is_problem(401, "api_key_invalid");
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"pillarbox\", error=\"invalid_token\"");
    }
    // A session is no key, and a key in the address is none either.
    signed_in.post(ROUND, &json!({})).await.is_problem(401, "api_key_required");
    anyone.post(&format!("{ROUND}?key={key}"), &json!({})).await.is_problem(401, "api_key_required");

    for right in [format!("Bearer {key}"), format!("bearer  {key} ")] {
        let answer = run(&anyone, &right).await;
        let expected = json!({"accounts_started": 0, "lookups_started": 0, "publishes_here": true});
        assert_eq!((answer.status, answer.json()), (200, expected));
    }
}

#[tokio::test]
async fn a_key_without_the_scope_runs_nothing() {
    let world = World::new().await;
    world.admin().await;
    let key = world.key_with("margaret", &[Scope::PostsRead, Scope::PostsWrite]).await;
    let answer = run(&world.visitor(), &format!("Bearer {key}")).await;
    answer.is_problem(403, "scope_missing");
    let challenge = "Bearer realm=\"pillarbox\", error=\"insufficient_scope\", scope=\"scheduler:run\"";
    assert_eq!(answer.header("www-authenticate"), challenge);
}

#[tokio::test]
async fn a_revoked_key_runs_nothing_from_that_moment_on() {
    let mut world = World::new().await;
    world.admin().await;
    let key = format!("Bearer {}", world.key().await);
    assert_eq!(run(&world.visitor(), &key).await.status, 200);
    let listed = world.app().people.list_keys().await.unwrap();
    assert_eq!((listed.len(), listed[0].scopes.clone()), (1, BTreeSet::from([Scope::SchedulerRun])));
    assert!(listed[0].last_used_at.is_some());
    assert!(world.app().people.revoke_key(None, listed[0].id, None).await.unwrap());
    run(&world.visitor(), &key).await.is_problem(401, "api_key_invalid");
    assert!(!world.app().people.revoke_key(None, listed[0].id, None).await.unwrap(), "once");
    assert!(world.app().people.list_keys().await.unwrap().is_empty());
    world.restart();
    run(&world.visitor(), &key).await.is_problem(401, "api_key_invalid");
}

#[tokio::test]
async fn twenty_rounds_at_once_send_what_is_due_once() {
    let world = World::new().await;
    let visitor = world.connected().await;
    visitor.connect("grace_sandbox").await;
    for (n, account) in ["ada_sandbox", "grace_sandbox", "ada_sandbox"].into_iter().enumerate() {
        let id = visitor.account_named(account).await["id"].clone();
        let body = json!({"text": format!("due {n}"), "scheduled_for": world.in_secs(60), "account_id": id});
        assert_eq!(visitor.post("/api/x/schedule", &body).await.status, 201);
    }
    world.control(&json!({"op": "answer_delay", "ms": 50}));
    let key = format!("Bearer {}", world.key().await);
    world.advance(std::time::Duration::from_secs(60));
    let anyone = world.visitor();
    let rounds = futures_util::future::join_all((0..20).map(|_| run(&anyone, &key))).await;
    let began: u64 = rounds.iter().map(|round| round.json()["accounts_started"].as_u64().unwrap()).sum();
    assert!(began <= 2, "each account is begun with once, here or by the server itself: {began}");
    world.settle().await;
    assert_eq!((world.count("create_requests"), world.published().len()), (3, 3));
}

#[tokio::test]
async fn a_round_begins_the_lookups_that_are_due_too() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let id = crate::lookups::post_in_doubt(&world, &visitor, "in doubt", &json!({"kind": "cut"}), true).await;
    let key = format!("Bearer {}", world.key().await);
    world.advance(std::time::Duration::from_secs(5));
    let anyone = world.visitor();
    let rounds = futures_util::future::join_all((0..20).map(|_| run(&anyone, &key))).await;
    assert!(rounds.iter().all(|round| round.status == 200));
    crate::publishing::wait_for_state(&visitor, &id, "posted").await;
    assert_eq!(world.requests("timeline").len(), 1, "one look");
}

#[tokio::test]
async fn db_a_key_is_kept_as_a_hash_only() {
    let world = World::new().await;
    world.admin().await;
    let key = world.key().await.to_owned();
    assert_eq!(run(&world.visitor(), &format!("Bearer {key}")).await.status, 200);
    let dump = world.database().dump().join("\n");
    let secret = key.rsplit('_').next().unwrap();
    for part in [key.as_str(), secret, &secret[..43], &secret[..20]] {
        assert!(!dump.contains(part));
    }
    assert!(key.starts_with("pbx_") && key.len() == 4 + 22 + 1 + 43 + 6, "{}", key.len());
    let trail = world.database().lines("SELECT action AS line FROM audit_events WHERE action LIKE 'api_key%'");
    assert_eq!(trail, ["api_key.created", "api_key.first_used"]);
}
