//! An address is confirmed, changed, removed.

use serde_json::{Value, json};

use super::{ADDRESS, MINUTE, ask_for, confirm, confirmed, is_worked_off, mailed, new_login, queue, until_queue};
use pillarbox::clock::Clock;

use crate::support::{MailServer, Options, PASSWORD, Visitor, Way, World};

fn no_address() -> Value {
    json!({"address": null, "pending": null, "pending_expires_at": null, "mail_available": true})
}

async fn email(visitor: &Visitor) -> Value {
    let answer = visitor.get("/api/auth/email").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

/// What the trail has of addresses, oldest first.
fn trail(world: &World) -> Vec<String> {
    world.database().lines("SELECT action AS line FROM audit_events WHERE action LIKE 'email.%' ORDER BY rowid")
}

#[tokio::test]
async fn an_address_counts_once_the_link_in_its_letter_was_followed() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    assert_eq!(email(&visitor).await, no_address());

    let asked = ask_for(&visitor, "Margaret@Example.org").await;
    let half_an_hour = (world.clock.now() + 30 * MINUTE).utc();
    let pending = json!({
        "address": null, "pending": "Margaret@example.org", "pending_expires_at": half_an_hour, "mail_available": true
    });
    assert_eq!((asked.status, asked.json()), (200, pending.clone()));
    assert_eq!(email(&visitor).await, pending);

    let letter = server.letter(1);
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("Margaret@example.org", "Confirm your address for Pillarbox")
    );
    assert_eq!(letter.from, "Pillarbox <pillarbox@localhost>");
    letter.says("margaret wants to be told here").says("half an hour").says(&world.url());
    let token = letter.token();
    assert!(token.len() >= 43, "256 bits");
    assert!(!asked.text.contains(&token));
    assert!(!world.database().dump().join("\n").contains(&token), "only its hash is kept");

    // On another device, where nobody is signed in.
    let answer = confirm(&world.visitor(), &token).await;
    assert_eq!((answer.status, answer.json()), (200, json!({"address": "Margaret@example.org"})));
    let mut counts = no_address();
    counts["address"] = json!("Margaret@example.org");
    assert_eq!(email(&visitor).await, counts);
    confirm(&visitor, &token).await.is_problem(410, "token_invalid");
    assert_eq!(email(&visitor).await, counts, "used once");
    assert_eq!(server.letters().len(), 1, "there was no address before that had to be told");
    assert_eq!(trail(&world), ["email.asked", "email.confirmed"]);
}

#[tokio::test]
async fn a_link_holds_for_half_an_hour_and_opening_it_uses_nothing_up() {
    let server = MailServer::start(Way::Tls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    ask_for(&visitor, ADDRESS).await;
    let token = server.letter(1).token();
    // What programs do that look at links in mails.
    assert_eq!(world.visitor().get(&format!("/api/auth/email/confirm?token={token}")).await.status, 405);

    world.clock.advance(30 * MINUTE - std::time::Duration::from_micros(1));
    assert_eq!(email(&visitor).await["pending"], ADDRESS);
    world.clock.advance(std::time::Duration::from_micros(1));
    assert_eq!(email(&visitor).await, no_address(), "what has ended is not pending");
    confirm(&visitor, &token).await.is_problem(410, "token_invalid");
    world.sweep().await;
    let kept = world.database().lines("SELECT email AS line FROM email_confirmations");
    assert_eq!(kept, Vec::<String>::new());

    // One moment earlier it would have done.
    ask_for(&visitor, ADDRESS).await;
    world.clock.advance(30 * MINUTE - std::time::Duration::from_micros(1));
    assert_eq!(confirm(&visitor, &server.letter(2).token()).await.status, 200);
}

#[tokio::test]
async fn asking_again_replaces_the_link() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    ask_for(&visitor, "first@example.org").await;
    assert_eq!(ask_for(&visitor, "second@example.org").await.json()["pending"], "second@example.org");
    let (first, second) = (server.letter(1), server.letter(2));
    assert_ne!(first.id, second.id);
    confirm(&visitor, &first.token()).await.is_problem(410, "token_invalid");
    assert_eq!(confirm(&visitor, &second.token()).await.json(), json!({"address": "second@example.org"}));
}

#[tokio::test]
async fn the_address_before_stays_in_force_until_then_and_is_told_afterwards() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    assert_eq!(ask_for(&visitor, "new@example.org").await.json()["address"], ADDRESS);
    let token = server.letter(2).token();
    new_login(&world, "curl/8.5.0").await;
    super::work_off(&server, &world);
    assert_eq!(server.letter(3).to, ADDRESS, "mail goes where it went");

    assert_eq!(confirm(&visitor, &token).await.status, 200);
    let note = server.letter(4);
    assert_eq!((note.to.as_str(), note.subject.as_str()), (ADDRESS, "This address is no longer used by Pillarbox"));
    note.says("Another address was confirmed").says("change your password");
    assert!(!note.raw.contains("new@example.org"), "where mail goes now is not told to whoever reads the old one");
    new_login(&world, "Wget/1.21").await;
    super::work_off(&server, &world);
    assert_eq!(server.letter(5).to, "new@example.org");

    // The same address again is no change that somebody would have to be told of.
    confirmed(&server, &visitor, "new@example.org").await;
    assert_eq!(server.letters().len(), 6);
}

#[tokio::test]
async fn removing_the_address_drops_what_waits_and_tells_it() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    new_login(&world, "curl/8.5.0").await;
    until_queue(&world, |queue| !is_worked_off(queue));
    ask_for(&visitor, "other@example.org").await;
    let token = server.letter(2).token();

    let removed = visitor.delete("/api/auth/email").await;
    assert_eq!((removed.status, removed.json()), (200, no_address()));
    assert_eq!(queue(&world), ["new_login none 0 -"]);
    confirm(&visitor, &token).await.is_problem(410, "token_invalid");
    let note = server.letter(3);
    assert_eq!(note.to, ADDRESS);
    note.says("It was removed");
    assert_eq!(visitor.delete("/api/auth/email").await.status, 200, "removing twice is no error");
    assert_eq!(trail(&world), ["email.asked", "email.confirmed", "email.asked", "email.removed"]);
}

#[tokio::test]
async fn a_change_of_the_password_forgets_an_address_that_waits() {
    let server = MailServer::start(Way::StartTls);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    ask_for(&visitor, "eve@example.org").await;
    let change = json!({"current_password": PASSWORD, "new_password": "nine quiet harbours under one moon"});
    assert_eq!(visitor.post("/api/auth/password", &change).await.status, 204);
    assert_eq!(email(&visitor).await, no_address());
    confirm(&visitor, &server.letter(1).token()).await.is_problem(410, "token_invalid");
}

#[tokio::test]
async fn a_server_without_mail_says_so_and_forgets_no_address() {
    let (server, mut world, visitor) = mailed(Way::StartTls).await;
    drop(server);
    world.set_env("SMTP_URL", "");
    world.set_env("SMTP_CA_FILE", "");
    world.restart();
    let visitor = visitor.moved_to(world.url());
    let kept = json!({"address": ADDRESS, "pending": null, "pending_expires_at": null, "mail_available": false});
    assert_eq!(email(&visitor).await, kept);
    ask_for(&visitor, "new@example.org").await.is_problem(409, "mail_not_configured");
    assert_eq!(visitor.delete("/api/auth/email").await.json()["address"], Value::Null);
    let never = World::with(Options::default()).await;
    assert_eq!(email(&never.admin().await).await["mail_available"], false);
}
