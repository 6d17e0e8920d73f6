//! A restart with the socket in the hands of a supervisor: who comes meanwhile waits, and nobody is turned away.

use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::support::{Home, Program, Visitor};

const PATIENCE: Duration = Duration::from_secs(45);

/// Starts the program as a supervisor does that holds the socket: descriptor 3, and the variables that say so.
fn start(home: &Home, socket: &TcpListener) -> Program {
    let url = format!("http://{}", socket.local_addr().unwrap());
    let mut shell = home.command_of(
        "/bin/sh",
        &url,
        &[
            "-c",
            "exec 3<&0 0</dev/null; export LISTEN_FDS=1 LISTEN_PID=$$; \
        exec \"$0\" serve --dev",
            env!("CARGO_BIN_EXE_pillarbox"),
        ],
    );
    // Only the socket that was passed on is the right one.
    shell.env("BIND", "127.0.0.2:0").stdin(Stdio::from(OwnedFd::from(socket.try_clone().unwrap())));
    home.spawn(shell, url)
}

async fn until_it_answers(program: &Program) {
    // The socket is open all the while, so the answer is waited for and not asked for again and again.
    let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let answer = client.get(format!("{}/readyz", program.url)).send().await;
    assert!(answer.is_ok_and(|answer| answer.status() == 200), "{}", program.said());
}

/// Asks again and again over new connections until told to stop. Gives how often it was answered.
async fn keep_asking(visitor: Visitor, posts: Option<usize>, stop: Arc<AtomicBool>, asked: Arc<AtomicUsize>) -> usize {
    let mut answered = 0;
    while !stop.load(Ordering::SeqCst) {
        let answer = match posts {
            None => visitor.get("/api/posts?limit=1").await,
            Some(who) => visitor.post_text(&format!("{who} says for the {answered}th time")).await,
        };
        let fine = if posts.is_some() { [201, 202].contains(&answer.status) } else { answer.status == 200 };
        assert!(fine, "{answer:?}");
        answered += 1;
        asked.fetch_add(1, Ordering::SeqCst);
    }
    answered
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_request_fails_while_the_process_is_exchanged_again_and_again() {
    let home = Home::new().await;
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut program = start(&home, &socket);
    home.allow(&program.url);
    until_it_answers(&program).await;
    let visitor = program.connected().await;

    let (stop, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let tasks: Vec<_> = [None, None, None, Some(1), Some(2)]
        .into_iter()
        .map(|posts| {
            let visitor = visitor.moved_to(program.url.clone());
            tokio::spawn(keep_asking(visitor, posts, Arc::clone(&stop), Arc::clone(&asked)))
        })
        .collect();
    for _ in 0..4 {
        let before = asked.load(Ordering::SeqCst);
        while asked.load(Ordering::SeqCst) < before + 40 {
            tokio::time::sleep(Duration::from_millis(5)).await;
            assert!(!tasks.iter().any(tokio::task::JoinHandle::is_finished), "a request failed: {}", program.said());
        }
        program.terminate();
        assert!(program.ended_within(PATIENCE).await.success(), "{}", program.said());
        program = start(&home, &socket);
        until_it_answers(&program).await;
    }
    stop.store(true, Ordering::SeqCst);
    let mut posted = 0;
    for (at, task) in tasks.into_iter().enumerate() {
        let answered = task.await.unwrap();
        posted += if at < 3 { 0 } else { answered };
    }
    // And each post is one post.
    let deadline = std::time::Instant::now() + PATIENCE;
    while home.sandbox.ledger()["posts"].as_array().unwrap().len() < posted {
        assert!(std::time::Instant::now() < deadline, "some of {posted} posts never went out");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(home.sandbox.ledger()["posts"].as_array().unwrap().len(), posted);
}

#[tokio::test]
async fn what_is_being_posted_when_the_signal_comes_is_answered_before_the_process_ends() {
    let home = Home::new().await;
    let mut program = home.serve(&[]).await;
    let visitor = program.connected().await;
    home.sandbox.control(&json!({"op": "fault", "route": "create", "kind": "slow", "delay_ms": 2500})).unwrap();
    let posting = visitor.post_text("on the wire");
    let stopping = async {
        while home.sandbox.ledger()["counts"]["create_requests"] == json!(0) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        program.terminate();
        program.ended_within(PATIENCE).await
    };
    let (answer, ended) = tokio::join!(posting, stopping);
    assert_eq!((answer.status, ended.success()), (201, true), "{answer:?}");
    assert_eq!(home.sandbox.ledger()["posts"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn sockets_that_are_meant_for_another_process_are_not_taken() {
    let mut home = Home::new().await;
    home.set_env("LISTEN_FDS", "1");
    home.set_env("LISTEN_PID", "1");
    let program = home.serve(&[]).await;
    assert_eq!(Visitor::new(program.url.clone()).get("/healthz").await.status, 200);
}
