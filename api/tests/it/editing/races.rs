//! A change, another change, cancelling, and the publisher at the same moment: one of them is first.

use std::time::Duration;

use serde_json::json;

use super::scheduled;
use crate::support::{Answer, World};

const ROUNDS: u64 = 40;

fn won(answers: &[Answer]) -> usize {
    answers.iter().filter(|answer| answer.status == 200).count()
}

/// The clock strikes a little after the request was begun, each round at another moment of it.
async fn strike(world: &World, round: u64) {
    if !round.is_multiple_of(4) {
        tokio::time::sleep(Duration::from_micros(200 * (round % 20))).await;
    }
    world.advance(Duration::from_secs(60));
}

#[tokio::test]
async fn of_several_changes_from_one_version_exactly_one_is_made() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for round in 0..20 {
        let id = scheduled(&world, &visitor, &format!("round {round}")).await;
        let changes = (0..5).map(|n| json!({"version": 0, "text": format!("round {round} by {n}")}));
        let changes: Vec<_> = changes.collect();
        let answers = futures_util::future::join_all(changes.iter().map(|change| visitor.change(&id, change))).await;
        assert_eq!(won(&answers), 1, "{answers:?}");
        for lost in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!(lost.is_problem(409, "version_conflict").json()["version"], 1);
        }
        let winner = answers.iter().find(|answer| answer.status == 200).unwrap().json();
        let post = visitor.read_post(&id).await;
        assert_eq!((&post["text"], &post["version"]), (&winner["text"], &json!(1)));
    }
}

#[tokio::test]
async fn of_a_change_and_a_cancellation_from_one_version_exactly_one_is_made() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for round in 0..20 {
        let id = scheduled(&world, &visitor, &format!("round {round}")).await;
        let change = json!({"version": 0, "text": format!("round {round} changed")});
        let path = format!("/api/posts/{}?version=0", id.as_str().unwrap());
        let (changed, cancelled) = tokio::join!(visitor.change(&id, &change), visitor.delete(&path));
        assert_eq!(won(&[changed, cancelled]), 1);
    }
}

#[tokio::test]
async fn what_was_sent_is_what_the_api_said_in_the_end() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (mut changed, mut refused) = (0, 0);
    for round in 0..ROUNDS {
        let (before, after) = (format!("round {round} before"), format!("round {round} after"));
        let id = scheduled(&world, &visitor, &before).await;
        let change = json!({"version": 0, "text": after});
        let (answer, ()) = tokio::join!(visitor.change(&id, &change), strike(&world, round));
        world.settle().await;
        let post = visitor.read_post(&id).await;
        assert_eq!(post["status"], "posted", "{post}");
        let sent = world.published().pop().unwrap();
        assert_eq!(world.published().len() as u64, round + 1, "each once");
        assert_eq!((&sent["text"], &sent["id"]), (&post["text"], &post["deliveries"][0]["remote_id"]));
        if answer.status == 200 {
            changed += 1;
            assert_eq!((&sent["text"], &answer.json()["text"]), (&json!(after), &json!(after)), "it was told so");
        } else {
            refused += 1;
            answer.is_problem(409, "not_editable");
            assert_eq!(sent["text"], json!(before));
        }
    }
    assert!(changed > 0 && refused > 0, "{changed} changed, {refused} refused: there was no race");
}

#[tokio::test]
async fn what_was_said_to_be_cancelled_or_put_off_at_the_last_moment_is_not_sent() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let mut expected = Vec::new();
    for round in 0..ROUNDS {
        let text = format!("round {round}");
        let id = scheduled(&world, &visitor, &text).await;
        let later = json!({"version": 0, "scheduled_for": world.in_secs(30 * 24 * 3600)});
        let stop = async { if round % 2 == 0 { visitor.cancel(&id).await } else { visitor.change(&id, &later).await } };
        let (answer, ()) = tokio::join!(stop, strike(&world, round));
        world.settle().await;
        let delivery = visitor.delivery(&id).await;
        if answer.status == 200 {
            assert_eq!(delivery["state"], if round % 2 == 0 { "cancelled" } else { "scheduled" }, "{delivery}");
        } else {
            answer.is_problem(409, "not_editable");
            assert_eq!(delivery["state"], "posted", "{delivery}");
            expected.push(json!(text));
        }
    }
    world.pass(600).await;
    let sent: Vec<_> = world.published().iter().map(|post| post["text"].clone()).collect();
    assert_eq!(sent, expected);
    assert!((1..ROUNDS).contains(&(expected.len() as u64)), "{} were sent: there was no race", expected.len());
}
