//! The log of the real program: one line a request, whatever a stranger sends.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::support::{Home, Program};

/// What strangers send to write lines of their own, or to steer the terminal of whoever reads.
const EVIL: [&[u8]; 6] = [
    b"GET /healthz HTTP/1.1\r\nHost: h\r\nUser-Agent: tab\there \xe2\x80\xa8 and \xe2\x80\xaegnorw \xc2\x9b31m\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: h\r\nUser-Agent: folded\r\n 2026-11-27T00:00:00Z  INFO forged\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: h\r\nUser-Agent: bare\nINFO-forged: yes\r\n",
    b"GET /none/%0aINFO%20forged%1b[2J HTTP/1.1\r\nHost: h\r\n",
    b"GET /none/\x1b[2J HTTP/1.1\r\nHost: h\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: h\r\nUser-Agent: \xff\xfe\r\n",
];

/// Sends bytes as they are, and reads whatever comes.
fn send(program: &Program, head: &[u8]) {
    let mut stream = TcpStream::connect(program.url.trim_start_matches("http://")).unwrap();
    stream.write_all(&[head, b"Connection: close\r\n\r\n"].concat()).unwrap();
    let _answered = stream.read_to_end(&mut Vec::new());
}

async fn story(home: &Home) -> (Program, String, String) {
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let post = visitor.post_text("the words of a post").await.json()["id"].as_str().unwrap().to_owned();
    let request = visitor.request(reqwest::Method::GET, &format!("/api/posts/{post}?cursor=private"));
    visitor.send(request.header("user-agent", "curl/8.1")).await;
    for head in EVIL {
        send(&program, head);
    }
    let user = visitor.get("/api/auth/session").await.json()["user"]["id"].as_str().unwrap().to_owned();
    (program, post, user)
}

fn is_clean(line: &str) -> bool {
    !line.chars().any(|c| (c.is_control() && c != '\t') || ('\u{2028}'..='\u{202e}').contains(&c))
}

#[tokio::test]
async fn as_json_each_line_is_a_document_and_each_request_one_line() {
    let mut home = Home::new().await;
    home.set_env("LOG_FORMAT", "json");
    let (program, post, user) = story(&home).await;
    let said = program.said();
    let mut lines = Vec::new();
    // The greeting of a first start is for people, and `--dev` has none.
    for line in said.split('\n').filter(|line| !line.is_empty()) {
        assert!(is_clean(line), "{line:?}");
        lines.push(serde_json::from_str::<Value>(line).unwrap_or_else(|_| panic!("no JSON: {line:?}")));
    }
    let read = lines.iter().find(|line| line["route"] == "/api/posts/{id}").unwrap();
    assert_eq!((&read["method"], &read["status"], &read["user"]), (&json!("GET"), &json!(200), &json!(user)));
    assert_eq!((&read["user_agent"], &read["message"]), (&json!("curl/8.1"), &json!("answered")));
    assert!(read["ms"].is_number(), "{read}");
    assert_eq!(read["span"]["request_id"].as_str().map(str::len), Some(36), "{read}");
    let answered = lines.iter().filter(|line| line["message"] == "answered");
    for line in answered.clone() {
        for private in [post.as_str(), "private", "words of a post"] {
            assert!(!line.to_string().contains(private), "{line}");
        }
    }
    let unknown = answered.clone().find(|line| line["route"] == "none").unwrap();
    assert_eq!((&unknown["path"], &unknown["user"]), (&json!("/none/%0aINFO%20forged%1b[2J"), &Value::Null));
    let strange = answered.filter(|line| line["user_agent"].as_str().is_some_and(|said| said.starts_with("tab\there")));
    assert_eq!(strange.count(), 1, "{said}");
}

#[tokio::test]
async fn for_people_each_request_is_one_line_too() {
    let home = Home::new().await;
    let (program, _, user) = story(&home).await;
    let said = program.said();
    let year = chrono::Utc::now().format("20%y-").to_string();
    for line in said.split('\n').filter(|line| !line.is_empty()) {
        assert!(is_clean(line), "{line:?}");
        assert!(line.starts_with(&year), "every line begins with its time: {line:?}");
    }
    let read = said.lines().find(|line| line.contains("route=\"/api/posts/{id}\"")).unwrap();
    for part in ["request_id=", "method=GET", "status=200", "ms=", &format!("user={user}")] {
        assert!(read.contains(part), "{part}: {read}");
    }
}
