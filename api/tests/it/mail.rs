//! Mail, read back from a real mail server that wants TLS and a sign-in.

mod address;
mod address_refused;
mod notices;
mod server_trouble;
mod unsafe_ways;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{MailServer, PASSWORD, Visitor, Way, World};

const ADDRESS: &str = "margaret@example.org";
const MINUTE: Duration = Duration::from_secs(60);

async fn ask_for(visitor: &Visitor, address: &str) -> crate::support::Answer {
    visitor.put("/api/auth/email", &json!({"address": address, "current_password": PASSWORD})).await
}

async fn confirm(visitor: &Visitor, token: &str) -> crate::support::Answer {
    visitor.post("/api/auth/email/confirm", &json!({"token": token})).await
}

/// Has an address confirmed that the mail server has to take a letter for.
async fn confirmed(server: &MailServer, visitor: &Visitor, address: &str) {
    let before = server.letters().len();
    let asked = ask_for(visitor, address).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    let answer = confirm(visitor, &server.letter(before + 1).token()).await;
    assert_eq!((answer.status, answer.json()), (200, json!({"address": address})));
}

/// A world with a mail server, whose administrator has an account and a confirmed address. One letter has come so far.
async fn mailed(way: Way) -> (MailServer, World, Visitor) {
    let server = MailServer::start(way);
    let world = World::with(server.options()).await;
    let visitor = world.connected().await;
    // What happened before there was an address is not what the tests are about.
    world.key().await;
    assert_eq!(visitor.post("/api/notifications/read", &json!({})).await.status, 200);
    confirmed(&server, &visitor, ADDRESS).await;
    (server, world, visitor)
}

/// The queue of mails, without what happened before there was an address: kind, whether one waits, tries, whether it was sent, what went wrong last.
fn queue(world: &World) -> Vec<String> {
    world.database().lines(
        "SELECT kind || ' ' || CASE WHEN mail_due_at IS NOT NULL THEN 'waits' WHEN mail_sent_at IS NOT NULL THEN 'sent'
            ELSE 'none' END || ' ' || mail_tries || ' ' || coalesce(mail_failure, '-') AS line
         FROM notifications WHERE kind NOT IN ('new_connection', 'new_key') ORDER BY rowid",
    )
}

/// Waits, with the clock standing still, until the queue is like this.
#[track_caller]
fn until_queue(world: &World, is: impl Fn(&[String]) -> bool) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let found = queue(world);
        if is(&found) {
            return found;
        }
        assert!(Instant::now() < deadline, "{found:#?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn is_worked_off(queue: &[String]) -> bool {
    !queue.iter().any(|line| line.contains(" waits "))
}

/// Lets the postman come round until the queue is like this. The clock stands still while he is at the mail server.
#[track_caller]
fn come_round(server: &MailServer, world: &World, is: impl Fn(&[String]) -> bool) -> Vec<String> {
    for _ in 0..20 {
        let begun = server.count("connect");
        world.advance(Duration::from_secs(5));
        let moved_at = Instant::now();
        while moved_at.elapsed() < Duration::from_millis(500) || server.count("connect") > begun {
            let found = queue(world);
            if is(&found) {
                return found;
            }
            assert!(moved_at.elapsed() < Duration::from_secs(10), "{found:#?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    panic!("{:#?}", queue(world));
}

/// The same until nothing waits.
#[track_caller]
fn work_off(server: &MailServer, world: &World) -> Vec<String> {
    come_round(server, world, is_worked_off)
}

/// Something to tell: somebody signs in with another program.
async fn new_login(world: &World, program: &str) -> Visitor {
    let visitor = world.visitor();
    let body = json!({"username": "margaret", "password": PASSWORD});
    let request = visitor.request(reqwest::Method::POST, "/api/auth/login").header("user-agent", program).json(&body);
    let answer = visitor.send(request).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    visitor
}

/// What the application says of notifications that are unread.
async fn notifications(visitor: &Visitor) -> Vec<Value> {
    visitor.get("/api/notifications?unread=true").await.json()["items"].as_array().unwrap().clone()
}

/// Wants this kind by mail or not, in the application or not.
async fn choose(visitor: &Visitor, kind: &str, channels: &Value) {
    let mut chosen = visitor.get("/api/preferences").await.json();
    chosen["notifications"][kind] = channels.clone();
    let answer = visitor.put("/api/preferences", &chosen).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}
