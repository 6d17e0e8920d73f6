//! The real program on the real clock: it wakes in time, and sleeps otherwise.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};

use crate::publishing::wait_for_state;
use crate::support::Home;

#[tokio::test]
async fn a_post_a_second_ahead_goes_out_within_two_seconds_of_its_time_and_not_before() {
    let home = Home::new().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    for n in 0..3 {
        let due_at = Utc::now() + TimeDelta::seconds(1);
        let id = visitor.schedule(&format!("number {n}"), &due_at.to_rfc3339()).await.json()["id"].clone();
        wait_for_state(&visitor, &id, "posted").await;
        let post = home.sandbox.ledger()["posts"].as_array().unwrap().last().unwrap().clone();
        let created_at: DateTime<Utc> = post["created_at"].as_str().unwrap().parse().unwrap();
        let lag = created_at - due_at;
        // The ledger's times have milliseconds.
        assert!((TimeDelta::milliseconds(-1)..TimeDelta::seconds(2)).contains(&lag), "{lag}");
    }
    assert_eq!(home.sandbox.ledger()["counts"]["create_requests"], 3);
}

/// Processor time that a process has used, in milliseconds: fields 14 and 15 of its `stat`, in hundredths of a second.
fn cpu_ms(pid: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    (fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()) * 10
}

#[tokio::test]
async fn while_nothing_is_due_it_uses_no_processor_time_to_speak_of() {
    let home = Home::new().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    // Something waits, and somebody listens.
    let tomorrow = (Utc::now() + TimeDelta::days(1)).to_rfc3339();
    assert_eq!(visitor.schedule("for tomorrow", &tomorrow).await.status, 201);
    let _listener = crate::support::Events::open(&visitor).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (before, began) = (cpu_ms(program.child.id()), Instant::now());
    tokio::time::sleep(Duration::from_secs(5)).await;
    let used = cpu_ms(program.child.id()) - before;
    assert!(used < 50, "{used} ms of processor time in {:?}", began.elapsed());
}
