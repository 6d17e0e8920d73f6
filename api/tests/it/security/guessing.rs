//! Somebody who guesses, from many addresses at once.

use reqwest::Method;
use serde_json::json;

use crate::support::{Options, PASSWORD, World};

#[tokio::test]
async fn a_thousand_guesses_from_two_hundred_addresses_of_one_network_are_ten_tries() {
    let world = World::with(Options {
        env: vec![("TRUSTED_PROXIES", "127.0.0.1/32".to_owned())],
        tries_per_minute: Some(10),
        ..Options::default()
    })
    .await;
    world.admin().await;
    let guesser = world.visitor();
    let mut looked_at = 0;
    for n in 0..1000 {
        let address = format!("2001:db8:0:1::{:x}", n % 200);
        let body = json!({"username": format!("user{}", n % 50), "password": format!("a lantern over {n} grey boats")});
        let request = guesser.request(Method::POST, "/api/auth/login").header("x-forwarded-for", address);
        let answer = guesser.send(request.json(&body)).await;
        if answer.status == 401 {
            looked_at += 1;
        } else {
            answer.is_problem(429, "too_many_tries");
        }
    }
    // Ten at once, and one more for each six seconds that the guessing took.
    assert!((10..=20).contains(&looked_at), "{looked_at}");
    // Next door nobody waits.
    let request = guesser.request(Method::POST, "/api/auth/login").header("x-forwarded-for", "2001:db8:0:2::1");
    let body = json!({"username": "margaret", "password": PASSWORD});
    assert_eq!(guesser.send(request.json(&body)).await.status, 200);
}

#[tokio::test]
async fn guessing_at_api_keys_tells_nothing_of_which_part_is_wrong() {
    let world = World::new().await;
    world.admin().await;
    let good = world.key_with("margaret", &[pillarbox::model::Scope::PostsRead]).await;
    let other = world.key_with("margaret", &[pillarbox::model::Scope::PostsRead]).await;
    let guesser = world.visitor();
    let mut said = std::collections::BTreeSet::new();
    let crossed = format!("{}{}", &good[..27], &other[27..]);
    for guess in [crossed, good.replacen("pbx_", "pbx-", 1), good[..good.len() - 1].to_owned(), "pbx_".repeat(19)] {
        let answer = guesser.send(guesser.request(Method::GET, "/api/posts").bearer_auth(&guess)).await;
        let mut problem = answer.is_problem(401, "api_key_invalid").json();
        problem["request_id"] = json!(null);
        said.insert(problem.to_string());
    }
    assert_eq!(said.len(), 1, "{said:?}");
}
