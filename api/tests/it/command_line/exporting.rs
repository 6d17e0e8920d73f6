//! `posts export` and `audit export`, beside a server that runs.

use serde_json::{Value, json};

use super::{done, home, in_ms, refused, stop};
use crate::support::{images_form, png};

/// More than are read at once.
const MANY: usize = 120;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Cells of a table in which only quoted cells have commas, quotes and lines of their own.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.push(signs.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn every_post_is_exported_with_what_became_of_it_and_without_tokens() {
    let home = home().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let odd = "=1+1, \"said\" she\nand left";
    let (red, form) = (png(), |red: &[u8]| images_form(odd, &[(red, "a picture")]));
    assert_eq!(visitor.post_form(form(&red)).await.status, 201);
    home.sandbox.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403})).unwrap();
    let failed = visitor.post_text("refused").await;
    assert_ne!(failed.status, 201, "{failed:?}");
    let at = in_ms(3_600_000);
    for number in 0..MANY {
        assert_eq!(visitor.schedule(&format!("number {number}"), &at).await.status, 201);
    }

    let said = done(&home, &["posts", "export", "--user", "margaret"]);
    let posts = lines(&said.out);
    assert_eq!(posts.len(), MANY + 2);
    let ids: std::collections::BTreeSet<&str> = posts.iter().map(|post| post["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), posts.len(), "each once");
    let sent = posts.last().unwrap();
    assert_eq!((&sent["text"], &sent["status"]), (&json!(odd), &json!("posted")), "newest first");
    assert_eq!(sent["images"][0]["alt_text"], "a picture");
    let delivery = &sent["deliveries"][0];
    assert_eq!((&delivery["handle"], &delivery["state"]), (&json!("ada_sandbox"), &json!("posted")));
    let there = &home.sandbox.ledger()["posts"][0];
    assert_eq!((&delivery["remote_id"], &delivery["attempts"][0]["remote_id"]), (&there["id"], &there["id"]));
    assert_eq!(delivery["attempts"][0]["outcome"], "posted");
    let refused_one = &posts[MANY];
    assert_eq!((&refused_one["text"], &refused_one["status"]), (&json!("refused"), &json!("failed")));
    assert_eq!(refused_one["deliveries"][0]["attempts"][0]["http_status"], 403);
    for grant in home.sandbox.ledger()["grants"].as_array().unwrap() {
        for token in ["access_token", "refresh_token"] {
            assert!(grant[token].as_str().is_none_or(|token| !said.out.contains(token)), "{grant}");
        }
    }

    let table = rows(&done(&home, &["posts", "export", "--user", "margaret", "--format", "csv"]).out);
    assert_eq!(table.len(), MANY + 3);
    assert!(table.iter().all(|row| row.len() == table[0].len()), "{table:?}");
    let column = |name: &str| table[0].iter().position(|column| column == name).unwrap();
    let last = table.last().unwrap();
    assert_eq!((last[column("text")].as_str(), last[column("attempt_outcome")].as_str()), (odd, "posted"));
    refused(&home, &["posts", "export", "--user", "nobody"], 1, "no user of this name");
    stop(program).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_trail_is_exported_from_a_time_on_and_of_one_person() {
    let home = home().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    for _ in 0..2 {
        visitor.begin_connecting("").await;
    }
    let ada = home.run_with(&["user", "create", "ada", "--dev"], "seven quiet herons at the weir\n");
    assert_eq!(ada.code, 0, "{ada:?}");
    done(&home, &["user", "disable", "ada"]);
    // More than are read at once, with the same time.
    home.database().execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
         INSERT INTO audit_events (id, at, action)
         SELECT printf('019c1f8d-3ea0-741b-91f5-%012x', i), '2020-01-01 00:00:00.000000', 'old.event' FROM n",
    );
    let all = lines(&done(&home, &["audit", "export"]).out);
    assert_eq!(all.iter().filter(|event| event["action"] == "old.event").count(), 1200);
    let actions =
        |events: &[Value]| events.iter().map(|event| event["action"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(all[1200]["action"], "server.set_up", "oldest first");
    assert_eq!((&all[1200]["username"], &all[1200]["ip"]), (&json!("margaret"), &json!("127.0.0.1")));

    let new = lines(&done(&home, &["audit", "export", "--since", "2026-01-01T00:00:00+02:00"]).out);
    assert_eq!(new, all[1200..]);
    let of_ada = lines(&done(&home, &["audit", "export", "--user", "ada"]).out);
    assert_eq!(actions(&of_ada), ["user.created", "user.disabled"]);
    let table = rows(&done(&home, &["audit", "export", "--format", "csv"]).out);
    assert_eq!((table.len(), table[0].len()), (all.len() + 1, 7));
    let said = home.run(&["audit", "export", "--since", "yesterday", "--dev"]);
    assert!(said.code == 2 && said.err.contains("2026-11-01T00:00:00Z"), "{said:?}");
    stop(program).await;
}
