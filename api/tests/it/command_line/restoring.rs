//! `restore`: a backup put back sends nothing until a person resumes, and nothing twice then.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use super::{Shelf, creates, done, home, in_ms, refused, scheduled, stop, text, times_at_x};
use crate::publishing::wait_for_state;
use crate::support::{Home, PASSWORD, Program, Visitor, png};

async fn signed_in(program: &Program) -> Visitor {
    let visitor = Visitor::new(program.url.clone());
    let answer = visitor.post("/api/auth/login", &json!({"username": "margaret", "password": PASSWORD})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    visitor
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_posts_go_out_is_put_back_and_sends_none_of_them_again() {
    let (mut home, shelf) = (home().await, Shelf::new());
    home.set_env("BACKLOG_SPACING_SECONDS", "0");
    let program = home.serve(&[]).await;
    let visitor = std::sync::Arc::new(program.connected().await);
    let image = visitor.schedule_with_images("tomorrow", &in_ms(86_400_000), &[(&png(), "a picture")]).await.json();
    let mut five = Vec::new();
    for number in 0..5 {
        let words = format!("after the backup, number {number}");
        five.push((scheduled(&visitor, &words, 4000).await, words));
    }
    let sender = std::sync::Arc::clone(&visitor);
    let sending = tokio::spawn(async move {
        for number in 0..20 {
            let answer = sender.post_text(&format!("beside the backup, number {number}")).await;
            assert_eq!(answer.status, 201, "{answer:?}");
        }
    });
    let backup = shelf.place("backup");
    done(&home, &["backup", text(&backup)]);
    sending.await.unwrap();
    for (id, _) in &five {
        wait_for_state(&visitor, id, "posted").await;
    }
    stop(program).await;
    let before = creates(&home);
    assert_eq!(before, 25);

    refused(&home, &["restore", text(&backup)], 1, "is not empty");
    let folder = shelf.place("restored");
    home.set_env("DATA_DIR", text(&folder));
    let said = done(&home, &["restore", text(&backup)]);
    assert!(said.out.contains("Nothing is sent from it yet"), "{said:?}");
    for (name, mode) in [("", 0o700), ("media", 0o700), ("pillarbox.db", 0o600), ("publisher.hwm", 0o600)] {
        assert_eq!(folder.join(name).metadata().unwrap().permissions().mode() & 0o777, mode, "{name}");
    }

    let program = home.serve(&[]).await;
    assert_eq!(visitor.moved_to(program.url.clone()).get("/api/posts").await.status, 401, "everybody signs in again");
    let ready = visitor.moved_to(program.url.clone()).get("/readyz").await;
    assert_eq!(ready.is_problem(503, "not_ready").json()["errors"][0]["code"], "restored_database");
    let visitor = signed_in(&program).await;
    for (id, words) in &five {
        let post = wait_for_state(&visitor, id, "posted").await;
        let ledger = home.sandbox.ledger();
        let there = ledger["posts"].as_array().unwrap().iter().find(|post| post["text"] == words.as_str()).unwrap();
        assert_eq!(post["deliveries"][0]["remote_id"], there["id"], "under its true id");
    }
    let held = visitor.post_text("written during the hold").await;
    let held = held.json()["id"].clone();
    let posts = visitor.get("/api/posts?limit=100").await.json()["items"].clone();
    let held = if held.is_null() {
        let is_it = |post: &&serde_json::Value| post["text"] == "written during the hold";
        posts.as_array().unwrap().iter().find(is_it).unwrap()["id"].clone()
    } else {
        held
    };
    assert_eq!(visitor.delivery(&held).await["reason"], "restored_database");
    assert_eq!(creates(&home), before, "nothing is sent before a person resumes");
    assert_eq!(visitor.download(image["images"][0]["url"].as_str().unwrap()).await.len(), png().len());

    done(&home, &["resume"]);
    wait_for_state(&visitor, &held, "posted").await;
    assert_eq!(creates(&home), before + 1);
    for post in posts.as_array().unwrap().iter().filter(|post| post["text"] != "tomorrow") {
        wait_for_state(&visitor, &post["id"], "posted").await;
        assert_eq!(times_at_x(&home, post["text"].as_str().unwrap()), 1, "{post}");
    }
    stop(program).await;
    // It is over: the next start sends as ever.
    let program = home.serve(&[]).await;
    assert_eq!(signed_in(&program).await.post_text("as ever").await.status, 201);
}

/// A backup in which one post is due soon, and has gone out since. The server has stopped.
async fn with_one_sent_since(home: &Home, shelf: &Shelf) -> (std::path::PathBuf, serde_json::Value) {
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let id = scheduled(&visitor, "sent since", 2500).await;
    let backup = shelf.place("backup");
    done(home, &["backup", text(&backup)]);
    wait_for_state(&visitor, &id, "posted").await;
    stop(program).await;
    (backup, id)
}

#[tokio::test(flavor = "multi_thread")]
async fn resuming_before_the_first_start_sends_nothing_again_either() {
    let (mut home, shelf) = (home().await, Shelf::new());
    let (backup, id) = with_one_sent_since(&home, &shelf).await;
    home.set_env("DATA_DIR", text(&shelf.place("restored")));
    done(&home, &["restore", text(&backup)]);
    done(&home, &["resume"]);
    let program = home.serve(&[]).await;
    wait_for_state(&signed_in(&program).await, &id, "posted").await;
    assert_eq!((creates(&home), times_at_x(&home, "sent since")), (1, 1));
    stop(program).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_due_after_the_restore_is_looked_up_although_nobody_watched() {
    let (mut home, shelf) = (home().await, Shelf::new());
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let id = scheduled(&visitor, "due later", 6000).await;
    let backup = shelf.place("backup");
    done(&home, &["backup", text(&backup)]);
    // The original goes on while the backup is put back elsewhere, which nobody should do.
    let mut elsewhere = Vec::new();
    home.set_env("DATA_DIR", text(&shelf.place("restored")));
    elsewhere.push(done(&home, &["restore", text(&backup)]));
    wait_for_state(&visitor, &id, "posted").await;
    stop(program).await;
    done(&home, &["resume"]);
    let program = home.serve(&[]).await;
    wait_for_state(&signed_in(&program).await, &id, "posted").await;
    assert_eq!((creates(&home), times_at_x(&home, "due later")), (1, 1));
    stop(program).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_that_was_cut_short_lets_no_server_start_and_is_begun_anew() {
    let (mut home, shelf) = (home().await, Shelf::new());
    let (backup, id) = with_one_sent_since(&home, &shelf).await;
    let folder = shelf.place("restored");
    fs::create_dir_all(folder.join("media")).unwrap();
    for left in ["restore.unfinished", "publisher.hwm", "pillarbox.restoring", "pillarbox.restoring-wal", "media/half"]
    {
        fs::write(folder.join(left), b"half").unwrap();
    }
    home.set_env("DATA_DIR", text(&folder));
    for command in [&["serve"][..], &["serve", "--role", "web"], &["user", "list"], &["migrate"]] {
        refused(&home, command, 78, "did not come to its end");
    }
    refused(&home, &["backup", text(&shelf.place("of a half"))], 78, "did not come to its end");
    done(&home, &["restore", text(&backup)]);
    assert!(!folder.join("restore.unfinished").exists() && !folder.join("media/half").exists());
    let program = home.serve(&[]).await;
    wait_for_state(&signed_in(&program).await, &id, "posted").await;
    assert_eq!(creates(&home), 1);
    stop(program).await;
}
