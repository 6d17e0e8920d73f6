//! The command line, with the real program: each command on a real data folder, beside a server where that matters.

mod backing_up;
mod doctor;
mod exporting;
mod help;
mod newer_database;
mod people;
mod restoring;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Home, Program, Said, Visitor};

const SECRET: &str = "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE";

/// A home with a secret of its own and a pretend X that never slows anybody down.
async fn home() -> Home {
    let mut home = Home::new().await;
    home.set_env("APP_SECRET", SECRET);
    for route in ["create", "me", "timeline"] {
        let limit = json!({"op": "rate_limit", "route": route, "limit": 100_000, "window_secs": 60});
        home.sandbox.control(&limit).unwrap();
    }
    home
}

async fn stop(mut program: Program) {
    program.terminate();
    assert!(program.ended_within(Duration::from_secs(10)).await.success(), "{}", program.said());
}

/// Runs a command with `--dev`, which has to succeed.
#[track_caller]
fn done(home: &Home, arguments: &[&str]) -> Said {
    let said = home.run(&[arguments, &["--dev"]].concat());
    assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
    said
}

/// Runs a command with `--dev`, which has to be refused with this exit code and these words.
#[track_caller]
fn refused(home: &Home, arguments: &[&str], code: i32, words: &str) -> Said {
    let said = home.run(&[arguments, &["--dev"]].concat());
    assert_eq!(said.code, code, "{arguments:?}: {said:?}");
    assert!(said.err.contains(words), "{arguments:?}: {words}: {said:?}");
    said
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A folder for backups.
struct Shelf(tempfile::TempDir);

impl Shelf {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn place(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn in_ms(ms: i64) -> String {
    (chrono::Utc::now() + chrono::TimeDelta::milliseconds(ms)).to_rfc3339()
}

fn creates(home: &Home) -> u64 {
    home.sandbox.ledger()["counts"]["create_requests"].as_u64().unwrap()
}

/// How often a text is at X.
fn times_at_x(home: &Home, text: &str) -> usize {
    home.sandbox.ledger()["posts"].as_array().unwrap().iter().filter(|post| post["text"] == text).count()
}

async fn scheduled(visitor: &Visitor, text: &str, ms: i64) -> Value {
    let answer = visitor.schedule(text, &in_ms(ms)).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()["id"].clone()
}
