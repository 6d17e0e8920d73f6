//! What users are told by mail: one letter per cause, as they have chosen.

use serde_json::json;

use super::{ADDRESS, MINUTE, choose, is_worked_off, mailed, new_login, notifications, queue, until_queue, work_off};
use crate::support::{MAIL_PASSWORD, PASSWORD, Way};

#[tokio::test]
async fn an_account_that_needs_its_user_with_five_waiting_posts_is_one_letter_that_names_five() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    for number in 0..5 {
        let at = world.in_secs(3600 + number);
        assert_eq!(visitor.schedule(&format!("number {number}"), &at).await.status, 201);
    }
    world.control(&json!({"op": "revoke_grants", "account": "ada_sandbox"}));
    world.pass(3700).await;
    assert_eq!(visitor.account().await["status"], "needs_reauth");

    assert_eq!(work_off(&server, &world), ["needs_reauth sent 0 -"]);
    let letters = server.letters();
    assert_eq!(letters.len(), 2, "the link, and this");
    let letter = &letters[1];
    assert_eq!((letter.to.as_str(), letter.subject.as_str()), (ADDRESS, "@ada_sandbox on X has to be connected again"));
    letter.says("5 posts wait for it").says(&format!("{}/dashboard/settings", world.url()));
    let told = &notifications(&visitor).await[0];
    assert_eq!(letter.id, format!("notification.{}@localhost", told["id"].as_str().unwrap()));
    assert_eq!(told["read_at"], json!(null), "a mail is not read here");
    for secret in [PASSWORD, MAIL_PASSWORD] {
        assert!(!letter.raw.contains(secret));
    }
    // Nothing new comes of it, however often it is looked at.
    world.pass(3600).await;
    assert!(is_worked_off(&queue(&world)));
    assert_eq!(server.letters().len(), 2);
}

#[tokio::test]
async fn five_posts_that_fail_for_one_reason_are_one_letter_after_a_minute() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403, "times": 5}));
    for number in 0..5 {
        visitor.post_text(&format!("<b>number</b> {number}")).await;
    }
    let waiting = queue(&world);
    assert_eq!(waiting, ["failed waits 0 -"]);
    world.clock.advance(MINUTE - std::time::Duration::from_secs(5));
    assert_eq!(server.letters().len(), 1, "it waits for the rest of them");

    assert_eq!(work_off(&server, &world), ["failed sent 0 -"]);
    let letters = server.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[1].subject, "5 posts of @ada_sandbox were not published");
    letters[1].says("The history shows all of them").says(&format!("{}/dashboard", world.url()));

    // One more of the same, while nobody has read of it, is no other letter.
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403}));
    visitor.post_text("number 6").await;
    assert_eq!(notifications(&visitor).await[0]["occurrences"], 6);
    assert!(is_worked_off(&queue(&world)));
}

#[tokio::test]
async fn what_is_not_wanted_by_mail_is_not_mailed() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    choose(&visitor, "new_login", &json!({"in_app": true, "mail": false})).await;
    new_login(&world, "curl/8.5.0").await;
    assert_eq!(queue(&world), ["new_login none 0 -"]);
    assert_eq!(notifications(&visitor).await[0]["kind"], "new_login");

    // Turned off while it waits.
    choose(&visitor, "new_login", &json!({"in_app": true, "mail": true})).await;
    new_login(&world, "Wget/1.21").await;
    until_queue(&world, |queue| !is_worked_off(queue));
    choose(&visitor, "new_login", &json!({"in_app": true, "mail": false})).await;
    assert_eq!(work_off(&server, &world)[1], "new_login none 0 it was not wanted any more");
    assert_eq!(server.letters().len(), 1);
}

#[tokio::test]
async fn what_is_wanted_by_mail_alone_is_mailed_and_not_listed_and_forgotten_in_the_end() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    choose(&visitor, "new_login", &json!({"in_app": false, "mail": true})).await;
    new_login(&world, "curl/8.5.0").await;
    assert_eq!(work_off(&server, &world), ["new_login sent 0 -"]);
    server.letter(2).says("Somebody signed in as you with curl from 127.0.0.1");
    assert!(notifications(&visitor).await.is_empty());
    world.clock.advance(90 * 24 * 60 * MINUTE);
    world.sweep().await;
    assert_eq!(queue(&world).len(), 0);
}

#[tokio::test]
async fn what_was_read_in_the_application_before_is_not_mailed() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403}));
    visitor.post_text("fails").await;
    assert_eq!(queue(&world), ["failed waits 0 -"]);
    assert_eq!(visitor.post("/api/notifications/read", &json!({})).await.status, 200);
    assert_eq!(queue(&world), ["failed none 0 -"]);
    world.clock.advance(2 * MINUTE);
    new_login(&world, "curl/8.5.0").await;
    work_off(&server, &world);
    assert_eq!(server.letter(2).subject, "A new device signed in", "the next letter is about something else");
}

#[tokio::test]
async fn a_sign_in_from_a_new_device_is_mailed_and_from_a_known_one_is_not() {
    let (server, world, _) = mailed(Way::Tls).await;
    let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
    new_login(&world, firefox).await;
    assert_eq!(work_off(&server, &world), ["new_login sent 0 -"]);
    let letter = server.letter(2);
    assert_eq!((letter.to.as_str(), letter.subject.as_str()), (ADDRESS, "A new device signed in"));
    letter.says("with Firefox on Linux from 127.0.0.1").says("change your password now");
    new_login(&world, &firefox.replace("144", "145")).await;
    assert_eq!(queue(&world).len(), 1);
}

#[tokio::test]
async fn what_a_stranger_calls_his_program_is_text_in_a_letter() {
    let (server, world, _) = mailed(Way::StartTls).await;
    new_login(&world, "<img src=x onerror=alert(1)>&").await;
    work_off(&server, &world);
    let letter = server.letter(2);
    assert!(letter.plain.contains("with <img from"), "{}", letter.plain);
    assert!(letter.page.contains("with &lt;img from"), "{}", letter.page);
}

#[tokio::test]
async fn who_has_no_address_costs_the_queue_nothing() {
    let (_server, world, visitor) = mailed(Way::StartTls).await;
    visitor.delete("/api/auth/email").await;
    new_login(&world, "curl/8.5.0").await;
    assert_eq!(queue(&world), ["new_login none 0 -"]);
}
