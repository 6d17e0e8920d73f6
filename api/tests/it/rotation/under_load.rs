//! A rotation of thousands of values beside fifty requests a second: none fails, and every post is out once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{NEW, OLD, begin_trips, home_with, secrets, status, stop};
use crate::support::{Answer, Home, Visitor};

const TRIPS: usize = 4000;
/// There and back again.
const ROUNDS: usize = 4;
const PER_SECOND: u32 = 50;

/// A post's text, and the answer.
type Posted = (String, Answer);

#[expect(clippy::print_stdout, reason = "the figures of a run")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_requests_a_second_notice_nothing_of_a_rotation() {
    let mut home = home_with(OLD).await;
    for route in ["create", "me", "timeline"] {
        home.sandbox
            .control(&json!({"op": "rate_limit", "route": route, "limit": 100_000, "window_secs": 60}))
            .unwrap();
    }
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    visitor.connect("grace_sandbox").await;
    begin_trips(&visitor, TRIPS).await;
    stop(program).await;
    let (mut number, mut posted, mut slowest, mut rotating) = (0, Vec::new(), Duration::ZERO, Duration::ZERO);
    let mut order = (NEW, OLD);
    for _ in 0..ROUNDS {
        secrets(&mut home, order.0, order.1);
        order = (order.1, order.0);
        let program = home.serve(&[]).await;
        let visitor = Arc::new(visitor.moved_to(program.url.clone()));
        let is_over = Arc::new(AtomicBool::new(false));
        let load = tokio::spawn(keep_asking(visitor, Arc::clone(&is_over), number));
        tokio::time::sleep(Duration::from_millis(300)).await;
        rotating += rotate_beside(&home).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        is_over.store(true, Ordering::SeqCst);
        let asked = load.await.unwrap();
        posted.extend(asked.posted);
        (number, slowest) = (asked.number, slowest.max(asked.slowest));
        let keys = status(&home);
        assert!(keys[1].total() == 0 && keys[0].values["authorization_requests"] >= TRIPS as u64, "{keys:?}");
        stop(program).await;
    }
    println!("{number} requests, {} posts, the slowest {slowest:?}, beside {rotating:?} of rotating", posted.len());

    let program = home.serve(&[]).await;
    let visitor = visitor.moved_to(program.url.clone());
    compare(&home, &visitor, posted).await;
    let accounts = visitor.get("/api/accounts").await.json();
    assert!(accounts["items"].as_array().unwrap().iter().all(|account| account["status"] == "active"));
}

/// Every post was answered with 201, and what X has is what the history tells.
async fn compare(home: &Home, visitor: &Visitor, posted: Vec<Posted>) {
    let history = whole_history(visitor).await;
    let at_x = home.sandbox.ledger()["posts"].as_array().unwrap().clone();
    assert_eq!((at_x.len(), history.len()), (posted.len(), posted.len()));
    let ids: BTreeMap<&str, &Value> = at_x.iter().map(|post| (post["text"].as_str().unwrap(), &post["id"])).collect();
    for (text, answer) in posted {
        assert_eq!(answer.status, 201, "{text}: {answer:?}");
        let delivery = &history[&text]["deliveries"][0];
        assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), ids[&*text]), "{text}");
    }
}

/// Runs the rotation as a process of its own, and has tokens refreshed while it runs. Returns how long it took.
async fn rotate_beside(home: &Home) -> Duration {
    let mut command = home.command("http://127.0.0.1:1", &["keys", "rotate", "--dev"]);
    let rotating = tokio::task::spawn_blocking(move || {
        let began_at = Instant::now();
        (command.output().unwrap(), began_at.elapsed())
    });
    while !rotating.is_finished() {
        for account in ["ada_sandbox", "grace_sandbox"] {
            home.sandbox.control(&json!({"op": "expire_tokens", "account": account})).unwrap();
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let (output, took) = rotating.await.unwrap();
    assert!(output.status.success(), "{output:?}");
    took
}

/// What came of asking.
struct Asked {
    /// Of the last request.
    number: u64,
    posted: Vec<Posted>,
    slowest: Duration,
}

/// Asks at an even pace, whatever the answers take: of ten requests one posts, one begins a trip, the others read.
async fn keep_asking(visitor: Arc<Visitor>, is_over: Arc<AtomicBool>, mut number: u64) -> Asked {
    let accounts: Vec<Value> = visitor.get("/api/accounts").await.json()["items"].as_array().unwrap().clone();
    let mut pace = tokio::time::interval(Duration::from_secs(1) / PER_SECOND);
    let mut asking = tokio::task::JoinSet::new();
    while !is_over.load(Ordering::SeqCst) {
        pace.tick().await;
        let (visitor, account) =
            (Arc::clone(&visitor), accounts[usize::try_from(number / 10).unwrap() % 2]["id"].clone());
        asking.spawn(async move {
            let began_at = Instant::now();
            let posted = ask(&visitor, number, &account).await;
            (posted, began_at.elapsed())
        });
        number += 1;
    }
    let (mut posted, mut slowest) = (Vec::new(), Duration::ZERO);
    while let Some(asked) = asking.join_next().await {
        let (post, took) = asked.unwrap();
        posted.extend(post);
        slowest = slowest.max(took);
    }
    Asked { number, posted, slowest }
}

async fn ask(visitor: &Visitor, number: u64, account: &Value) -> Option<Posted> {
    let path = match number % 10 {
        0 => {
            let text = format!("post {number} under load");
            let answer = visitor.post("/api/x/post", &json!({"text": text, "account_id": account})).await;
            return Some((text, answer));
        }
        5 => "/api/x/auth-url",
        2 | 7 => "/api/posts?limit=20",
        3 => "/api/platforms",
        _ => "/api/accounts",
    };
    let answer = visitor.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {answer:?}");
    None
}

/// The whole history by text.
async fn whole_history(visitor: &Visitor) -> BTreeMap<String, Value> {
    let (mut posts, mut cursor) = (BTreeMap::new(), String::new());
    loop {
        let page = visitor.get(&format!("/api/posts?limit=100{cursor}")).await.json();
        for post in page["items"].as_array().unwrap() {
            posts.insert(post["text"].as_str().unwrap().to_owned(), post.clone());
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return posts,
        }
    }
}
