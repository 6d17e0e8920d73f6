//! Changing the secret, with the real program: what each secret still seals, sealing everything anew, and what becomes
//! of what the old one protected.

mod refusing;
mod surviving;
mod under_load;
mod unknown_key;
mod unreadable;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::support::{Home, Program, Said, Visitor};

const OLD: &str = "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE";
const NEW: &str = "ZKfE5tXoQi9Ae7CpGu4DsLm6RnVwY1b8kJ0qz2FxT3h";

fn run(home: &Home, arguments: &[&str]) -> Said {
    home.run(arguments)
}

fn rotate(home: &Home) -> Said {
    run(home, &["keys", "rotate", "--dev"])
}

/// A home whose programs are given this secret.
async fn home_with(secret: &str) -> Home {
    let mut home = Home::new().await;
    secrets(&mut home, secret, "");
    home
}

fn secrets(home: &mut Home, newest: &str, previous: &str) {
    home.set_env("APP_SECRET", newest);
    home.set_env("APP_SECRET_PREVIOUS", previous);
}

async fn stop(mut program: Program) {
    program.terminate();
    assert!(program.ended_within(Duration::from_secs(10)).await.success(), "{}", program.said());
}

/// One line of `keys status`.
#[derive(Debug)]
struct Line {
    key: String,
    source: String,
    values: BTreeMap<String, u64>,
    advice: String,
}

impl Line {
    fn total(&self) -> u64 {
        self.values.values().sum()
    }
}

fn status(home: &Home) -> Vec<Line> {
    let said = run(home, &["keys", "status", "--dev"]);
    assert_eq!(said.code, 0, "{said:?}");
    said.out.lines().map(line).collect()
}

fn line(text: &str) -> Line {
    let (key, rest) = text.split_once("  ").unwrap();
    assert!(key.len() == 16 && key.chars().all(|c| c.is_ascii_hexdigit()), "{text}");
    let (source, what) = rest.trim_start().split_once("  ").unwrap();
    let (what, advice) = what.trim().split_once("; ").unwrap_or((what.trim(), ""));
    let (total, places) = what.split_once(": ").unwrap_or((what, ""));
    let values: BTreeMap<String, u64> = places
        .split(", ")
        .filter_map(|place| place.rsplit_once(' '))
        .map(|(place, count)| (place.to_owned(), count.parse().unwrap()))
        .collect();
    let line = Line { key: key.to_owned(), source: source.trim().to_owned(), values, advice: advice.to_owned() };
    assert!(total.starts_with(&format!("{} value", line.total())), "the sum fits: {text}");
    line
}

fn values(expected: &[(&str, u64)]) -> BTreeMap<String, u64> {
    expected.iter().map(|(place, count)| ((*place).to_owned(), *count)).collect()
}

/// Writes so many sealed values through the front door: each trip to the consent page has one.
async fn begin_trips(visitor: &Visitor, number: usize) {
    const TOGETHER: usize = 40;
    for begun in (0..number).step_by(TOGETHER) {
        let trips = (begun..number.min(begun + TOGETHER)).map(|_| visitor.begin_connecting(""));
        futures_util::future::join_all(trips).await;
    }
}

#[tokio::test]
async fn the_status_counts_by_key_and_table_and_says_what_may_be_removed() {
    let mut home = home_with(OLD).await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    begin_trips(&visitor, 3).await;
    let before = status(&home);
    assert_eq!((before.len(), before[0].source.as_str(), before[0].advice.as_str()), (1, "APP_SECRET", ""));
    // One trip more, for connecting.
    let all = [("authorization_requests", 4), ("publisher.hwm", 1), ("server", 3), ("token_sets", 2)];
    assert_eq!(before[0].values, values(&all));
    stop(program).await;

    secrets(&mut home, NEW, OLD);
    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    begin_trips(&visitor, 2).await;
    let between = status(&home);
    assert_eq!(between[0].values, values(&[("authorization_requests", 2), ("publisher.hwm", 1)]));
    assert_eq!((between[1].key.as_str(), between[1].source.as_str()), (&*before[0].key, "APP_SECRET_PREVIOUS nr 1"));
    assert_eq!(between[1].values, values(&[("authorization_requests", 4), ("server", 3), ("token_sets", 2)]));
    assert_eq!(between[1].advice, "");

    let said = rotate(&home);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.out.contains("Sealed anew with APP_SECRET: authorization_requests 4, server 3, token_sets 2."),
        "{said:?}"
    );
    let after = status(&home);
    let all = [("authorization_requests", 6), ("publisher.hwm", 1), ("server", 3), ("token_sets", 2)];
    assert_eq!(after[0].values, values(&all));
    assert_eq!((after[1].total(), after[1].advice.as_str()), (0, "may be removed"));
    assert!(said.out.contains("0 values; may be removed"), "the rotation ends with it: {said:?}");

    // A second time there is nothing to do, and nothing is done.
    let dump = home.database().dump();
    let said = rotate(&home);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("is sealed with APP_SECRET already"), "{said:?}");
    assert_eq!(home.database().dump(), dump);
    let trail = "SELECT subject || ' ' || detail AS line FROM audit_events WHERE action = 'keys.rotated'";
    let told = format!("{} authorization_requests 4, server 3, token_sets 2", after[0].key);
    assert_eq!(home.database().lines(trail), [told]);
    let notices = visitor.get("/api/notifications").await.json()["items"].as_array().unwrap().clone();
    let finished: Vec<_> = notices.iter().filter(|notice| notice["kind"] == "key_rotation_finished").collect();
    assert_eq!(finished.len(), 1, "the administrator is told, once: {notices:?}");
    assert!(finished[0]["detail"].as_str().unwrap().starts_with("9 values"), "{finished:?}");
}

#[tokio::test]
async fn the_configuration_is_printed_with_the_key_of_each_secret_and_no_secret() {
    let mut home = home_with(NEW).await;
    secrets(&mut home, NEW, &format!("{OLD}, a weak one"));
    let said = run(&home, &["check-config"]);
    assert_eq!(said.code, 0, "{said:?}");
    for source in ["APP_SECRET", "APP_SECRET_PREVIOUS nr 1", "APP_SECRET_PREVIOUS nr 2"] {
        let line = said.out.lines().find(|line| line.starts_with(&format!("{source} gives the key "))).unwrap();
        assert!(line.rsplit(' ').next().unwrap().len() == 16, "{line}");
    }
    assert!([OLD, NEW, "a weak one"].iter().all(|secret| !said.out.contains(secret)), "{said:?}");
    secrets(&mut home, NEW, &format!("{OLD},{NEW}"));
    let said = run(&home, &["check-config"]);
    assert_eq!(said.code, 78, "{said:?}");
    assert!(said.err.contains("APP_SECRET_PREVIOUS nr 2 is APP_SECRET itself"), "{said:?}");
}
