//! Kills while a refresh token is being spent: afterwards every account is active, which is tried out, or asks for its
//! user, says why, and has told him.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use serde_json::json;

use crate::server::Program;
use crate::stage::{Stage, complaint};
use crate::writing::Draft;
use crate::{SOON, Size, faults};

const ACCOUNTS: usize = 4;

pub(crate) async fn run(size: &Size) {
    let (mut stage, server) = Stage::set(Program::Real, ACCOUNTS).await;
    println!("seed {}, {} kills during refresh, in {}", size.seed, size.runs, stage.folder().display());
    let mut rng = StdRng::seed_from_u64(size.seed);
    server.kill();
    let names: Vec<String> = stage.accounts.keys().cloned().collect();
    let mut number = 0;
    for _ in 0..size.runs {
        let name = names.choose(&mut rng).unwrap().clone();
        let mut operations = vec![json!({"op": "clear_faults"})];
        operations.extend(faults::refresh(&name, &mut rng));
        stage.control(&json!(operations));
        let mut server = stage.place.start();
        server.wait_until_ready(&stage.place).await;
        assert!(stage.mend_accounts().await);
        let draft = Draft::random(number, name, None, &mut rng);
        number += 1;
        let (person, account_id) = (stage.person.clone(), stage.accounts[&draft.account].clone());
        let writing = tokio::spawn(async move { draft.write(&person, &account_id).await });
        let most = *[30, 80, 250, 500].choose(&mut rng).unwrap();
        tokio::time::sleep(Duration::from_millis(rng.random_range(0..most))).await;
        server.kill();
        let _cut_off = writing.await.unwrap();
    }
    stage.control(&json!({"op": "clear_faults"}));
    let standings = try_out(&mut stage, &mut number, &mut rng).await;
    let requests = &stage.sandbox.ledger()["counts"]["refresh_requests"];
    println!("  {:<36} {requests}", "refresh requests at X");
    for (reason, times) in &stage.mended {
        println!("  {:<36} {times}", format!("connected again, {reason}"));
    }
    for (name, standing) in standings {
        println!("  {name:<36} {standing}");
    }
    stage.clear_away();
}

/// Has every account post once more: one that says it is active must be able to.
pub(crate) async fn try_out(stage: &mut Stage, number: &mut usize, rng: &mut StdRng) -> BTreeMap<String, String> {
    let mut server = stage.place.start();
    server.wait_until_ready(&stage.place).await;
    let mut standings = BTreeMap::new();
    for (name, account_id) in stage.accounts.clone() {
        let draft = Draft::random(*number, name.clone(), None, rng);
        *number += 1;
        let _answer = draft.write(&stage.person, &account_id).await;
        let deadline = Instant::now() + SOON;
        let standing = loop {
            let account = stage.person.accounts().await.unwrap()[&name].clone();
            if let Some(reason) = complaint(&name, &account) {
                assert_eq!(stage.person.is_told_of(account_id.as_str()).await, Some(true), "{name}: {reason}");
                break format!("needs its user, who was told: {reason}");
            }
            let posted = stage.sandbox.ledger()["posts"]
                .as_array()
                .unwrap()
                .iter()
                .any(|post| crate::writing::number_of(post["text"].as_str().unwrap()) == Some(draft.number));
            if posted {
                break "active, and posts".to_owned();
            }
            let folder = stage.folder().display();
            assert!(Instant::now() < deadline, "{name} is active and does not post; see {folder}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        standings.insert(name, standing);
    }
    server.kill();
    standings
}
