//! A key that a running server does not have is its operator's fault and passes: nobody is disconnected for it.

use std::time::Duration;

use serde_json::json;

use crate::support::{Options, World, png};

/// Has the values of a table name another key.
fn misname(world: &World, table: &str, columns: &[&str]) {
    for column in columns {
        let named = format!("substr(hex({column}), 1, 4) || '0102030405060708' || substr(hex({column}), 21)");
        world.database().execute(&format!("UPDATE {table} SET {column} = unhex({named})"));
    }
}

/// The values of two columns, to be put back.
fn keep(world: &World, table: &str, columns: [&str; 2]) -> Vec<String> {
    let [first, second] = columns;
    let set = format!("{first} = x''' || hex({first}) || ''', {second} = x''' || hex({second}) || '''");
    let query = format!("SELECT 'UPDATE {table} SET {set} WHERE rowid = ' || rowid AS line FROM {table}");
    world.database().lines(&query)
}

fn put_back(world: &World, kept: Vec<String>) {
    for update in kept {
        world.database().execute(&update);
    }
}

#[tokio::test]
async fn db_an_account_and_its_second_grant_wait_for_the_key() {
    let world = World::with(Options::with_second_grant("oauth1")).await;
    let visitor = world.connected().await;
    visitor.grant_images("ada_sandbox").await;
    let columns = ["sealed_access", "sealed_refresh"];
    let kept = keep(&world, "token_sets", columns);
    let answer = visitor.schedule_with_images("with an image", &world.in_secs(30), &[(&png(), "a dot")]).await;
    let id = answer.json()["id"].clone();
    misname(&world, "token_sets", &columns);
    world.pass(30).await;
    let delivery = visitor.delivery(&id).await;
    assert_eq!(delivery["state"], "scheduled", "it is tried again: {delivery}");
    assert_eq!(visitor.account().await["status"], "active");
    assert_eq!(visitor.image_grant().await["state"], "active");
    put_back(&world, kept);
    world.pass(60).await;
    assert_eq!(visitor.delivery(&id).await["state"], "posted");
    assert_eq!(world.published().len(), 1);
}

#[tokio::test]
async fn db_a_second_grant_alone_waits_for_the_key() {
    let world = World::with(Options::with_second_grant("oauth1")).await;
    let visitor = world.connected().await;
    visitor.grant_images("ada_sandbox").await;
    let columns = ["sealed_access", "sealed_refresh"];
    let kept = keep(&world, "token_sets", columns);
    misname(&world, "token_sets", &columns);
    // The connection itself opens.
    let of_the_connection = kept[0].clone();
    put_back(&world, vec![of_the_connection]);
    assert_eq!(visitor.post_text("text goes out").await.status, 201);
    let answer = visitor.schedule_with_images("with an image", &world.in_secs(30), &[(&png(), "a dot")]).await;
    world.pass(30).await;
    let delivery = visitor.delivery(&answer.json()["id"]).await;
    assert_eq!(delivery["state"], "scheduled", "{delivery}");
    assert_eq!(visitor.image_grant().await["state"], "active");
    put_back(&world, kept);
    world.pass(60).await;
    assert_eq!(visitor.delivery(&answer.json()["id"]).await["state"], "posted");
}

#[tokio::test]
async fn db_a_refresh_in_the_background_waits_for_the_key() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let columns = ["sealed_access", "sealed_refresh"];
    let kept = keep(&world, "token_sets", columns);
    misname(&world, "token_sets", &columns);
    world.pass(7200).await;
    assert_eq!(world.count("refresh_requests"), 0);
    assert_eq!(visitor.account().await["status"], "active");
    put_back(&world, kept);
    assert_eq!(visitor.post_text("refreshed").await.status, 201);
    assert_eq!(world.count("refresh_requests"), 1);
}

#[tokio::test]
async fn db_a_revocation_waits_for_the_key() {
    let world = World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "revoke", "kind": "status", "status": 503}));
    visitor.post("/api/x/disconnect", &json!({})).await;
    let kept = keep(&world, "revocations", ["sealed_token", "sealed_token"]);
    misname(&world, "revocations", &["sealed_token"]);
    world.pass(61).await;
    world.pass(241).await;
    assert_eq!(world.count("revoke_requests"), 1, "it cannot be told yet");
    assert_eq!(world.ledger()["grants"][0]["revoked"], false);
    put_back(&world, kept);
    world.advance(Duration::from_secs(3600));
    world.until_asked("revoke_requests", 2).await;
    assert_eq!(world.ledger()["grants"][0]["revoked"], true);
}
