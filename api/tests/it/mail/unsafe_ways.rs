//! A letter goes only where it is safe: to the server that was meant, over TLS, signed in.

use serde_json::json;

use super::{ADDRESS, MINUTE, ask_for, come_round, mailed, new_login, work_off};
use crate::support::{MAIL_USER, MailServer, Options, Way, World};

/// Restarts with another setting, has a letter tried, and returns what went wrong. It waits then.
async fn trouble_with(server: &MailServer, world: &mut World, name: &'static str, value: &str) -> String {
    world.set_env(name, value);
    world.restart();
    new_login(world, "curl/8.5.0").await;
    let failed = come_round(server, world, |queue| queue.iter().any(|line| line.contains(" waits 1 "))).remove(0);
    failed.strip_prefix("new_login waits 1 ").unwrap().to_owned()
}

#[tokio::test]
async fn a_wrong_password_is_the_operators_to_mend_and_the_letter_waits() {
    let (server, mut world, _) = mailed(Way::StartTls).await;
    let (right, from) = (server.env().remove(0).1, server.count("from"));
    let said = trouble_with(&server, &mut world, "SMTP_URL", &server.url("outbox%40example.org:wrong")).await;
    assert_eq!(said, "the mail server does not let us sign in: 535");
    assert_eq!(server.count("from"), from);
    world.set_env("SMTP_URL", &right);
    world.restart();
    world.advance(MINUTE);
    work_off(&server, &world);
    assert_eq!(server.letter(2).envelope["user"], MAIL_USER);
}

#[tokio::test]
async fn a_certificate_that_nobody_trusts_gets_neither_password_nor_letter() {
    for way in [Way::StartTls, Way::Tls] {
        let (server, mut world, visitor) = mailed(way).await;
        let credentials = server.count("credentials");
        // Of another server with an authority of its own.
        let stranger = MailServer::start(way);
        let said = trouble_with(&server, &mut world, "SMTP_CA_FILE", &stranger.env()[1].1).await;
        assert!(said.contains("certificate"), "{said}");
        ask_for(&visitor.moved_to(world.url()), ADDRESS).await.is_problem(503, "mail_not_sent");
        assert_eq!((server.count("credentials"), server.letters().len()), (credentials, 1));
    }
}

#[tokio::test]
async fn a_certificate_of_another_host_gets_neither_password_nor_letter() {
    let (server, mut world, _) = mailed(Way::StartTls).await;
    let credentials = server.count("credentials");
    let elsewhere = server.env().remove(0).1.replace("127.0.0.1", "localhost");
    let said = trouble_with(&server, &mut world, "SMTP_URL", &elsewhere).await;
    assert!(said.contains("certificate"), "{said}");
    assert_eq!((server.count("credentials"), server.letters().len()), (credentials, 1));
}

#[tokio::test]
async fn where_starttls_was_taken_out_nothing_is_said() {
    let server = MailServer::start(Way::Stripped);
    let world = World::with(server.options()).await;
    let visitor = world.admin().await;
    ask_for(&visitor, ADDRESS).await.is_problem(503, "mail_not_sent");
    let seen = ["connect", "credentials", "from", "mail"].map(|event| server.count(event));
    assert_eq!(seen, [1, 0, 0, 0], "although it offers to sign in");
}

#[tokio::test]
async fn in_clear_it_is_sent_on_this_machine_when_the_operator_says_so() {
    let server = MailServer::start(Way::Stripped);
    let url = format!("{}?tls=none", server.env().remove(0).1);
    let world = World::with(Options { env: vec![("SMTP_URL", url)], ..Options::default() }).await;
    let visitor = world.admin().await;
    assert_eq!(ask_for(&visitor, ADDRESS).await.status, 200);
    let event = server.wait_for("mail", 1);
    assert_eq!((&event["secure"], &event["to"]), (&json!(false), &json!([ADDRESS])));
}
