//! What becomes of a letter when the mail server has trouble, or ours has.

use std::time::Duration;

use serde_json::json;

use super::{MINUTE, come_round, mailed, new_login, queue, until_queue, work_off};
use crate::support::{MailServer, Way, World};

const ROUND: Duration = Duration::from_secs(5);

/// Waits by the clock, and then until the postman has failed so often.
#[track_caller]
fn fails(server: &MailServer, world: &World, wait: Duration, tries: usize) -> String {
    world.advance(wait);
    let waits = format!(" waits {tries} ");
    come_round(server, world, |queue| queue.iter().any(|line| line.contains(&waits))).remove(0)
}

#[tokio::test]
async fn what_a_busy_server_wants_later_is_sent_later_and_once() {
    let (server, world, _) = mailed(Way::StartTls).await;
    new_login(&world, "curl/8.5.0").await;
    server.plan(&json!([
        {"at": "connect", "code": 421}, {"at": "from", "code": 451},
        {"at": "to", "code": 450, "says": "4.2.0 margaret@example.org is greylisted"}, {"at": "data", "code": 452},
    ]));
    fails(&server, &world, Duration::ZERO, 1);
    fails(&server, &world, MINUTE, 2);
    let third = fails(&server, &world, 4 * MINUTE, 3);
    assert_eq!(third, "new_login waits 3 the mail server did not take it: 450 4.2.0", "without what names somebody");
    fails(&server, &world, 16 * MINUTE, 4);
    let tried = server.count("connect");
    world.advance(63 * MINUTE);
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(server.count("connect"), tried, "sixty-four minutes are not over");
    assert_eq!(work_off(&server, &world), ["new_login sent 4 -"]);
    assert_eq!(server.letters().len(), 2, "the link, and this");
}

#[tokio::test]
async fn what_a_server_refuses_is_given_up_at_once() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    new_login(&world, "curl/8.5.0").await;
    server.plan(&json!([{"at": "to", "code": 550, "says": "5.1.1 margaret@example.org: no such user"}]));
    assert_eq!(work_off(&server, &world), ["new_login none 0 the mail server refused it: 550 5.1.1"]);
    let tried = server.count("connect");
    world.advance(24 * 60 * MINUTE);
    new_login(&world, "Wget/1.21").await;
    work_off(&server, &world);
    assert_eq!((server.count("connect"), server.letters().len()), (tried + 1, 2), "only the other one was tried");
    assert_eq!(super::notifications(&visitor).await.len(), 2, "in the application both are told");
}

#[tokio::test]
async fn after_a_day_a_letter_is_no_news_any_more() {
    let (server, world, _) = mailed(Way::StartTls).await;
    new_login(&world, "curl/8.5.0").await;
    // As often as it is tried in a day, and once more.
    server.plan(&json!(vec![json!({"at": "connect", "code": 421}); 9]));
    for (tries, minutes) in [0, 1, 4, 16, 64, 256, 360, 360].into_iter().enumerate() {
        fails(&server, &world, minutes * MINUTE, tries + 1);
    }
    world.advance(360 * MINUTE);
    assert_eq!(work_off(&server, &world), ["new_login none 8 the mail server cannot be reached: 421"]);
    assert_eq!(server.letters().len(), 1);
}

#[tokio::test]
async fn a_letter_that_became_a_day_old_while_the_server_was_down_is_not_sent() {
    let (server, mut world, _) = mailed(Way::StartTls).await;
    new_login(&world, "curl/8.5.0").await;
    let tried = server.count("connect");
    world.stop();
    world.advance(24 * 60 * MINUTE);
    world.start().unwrap();
    let ended = until_queue(&world, |queue| !queue[0].contains(" waits "));
    assert_eq!(ended, ["new_login none 0 it was a day old"]);
    assert_eq!(server.count("connect"), tried);
}

#[tokio::test]
async fn a_mail_server_that_says_nothing_stops_no_post() {
    let (server, world, visitor) = mailed(Way::StartTls).await;
    let connected = server.count("connect");
    new_login(&world, "curl/8.5.0").await;
    server.plan(&json!([{"at": "connect", "hangs": true}]));
    world.advance(ROUND);
    server.wait_for("connect", connected + 1);

    assert_eq!(visitor.post_text("goes out all the same").await.status, 201);
    let soon = world.in_secs(10);
    assert_eq!(visitor.schedule("and this too", &soon).await.status, 201);
    world.pass(15).await;
    assert_eq!(world.published().len(), 2);
    assert_eq!(queue(&world), ["new_login waits 0 -"], "the postman still stands at the door");

    world.advance(Duration::from_secs(15));
    let failed = until_queue(&world, |queue| queue[0].contains(" waits 1 "));
    assert_eq!(failed, ["new_login waits 1 the mail server did not answer in time"]);
    assert_eq!(work_off(&server, &world), ["new_login sent 1 -"]);
}

#[tokio::test]
async fn a_letter_that_waits_is_sent_after_a_restart() {
    let (server, mut world, _) = mailed(Way::StartTls).await;
    new_login(&world, "curl/8.5.0").await;
    world.restart();
    assert_eq!(work_off(&server, &world), ["new_login sent 0 -"]);
    assert_eq!(server.letters().len(), 2);
}

#[tokio::test]
async fn a_death_between_sending_and_noting_sends_the_same_letter_again() {
    let (server, mut world, _) = mailed(Way::StartTls).await;
    new_login(&world, "curl/8.5.0").await;
    server.plan(&json!([{"at": "taken", "hangs": true}]));
    world.advance(ROUND);
    let first = server.letter(2);
    world.restart();
    assert_eq!(work_off(&server, &world), ["new_login sent 0 -"]);
    let again = server.letter(3);
    assert_eq!((again.id, again.subject), (first.id, first.subject), "mail programs show one");
    assert_eq!(server.letters().len(), 3);
}

#[tokio::test]
async fn a_mail_server_that_is_not_there_is_asked_again() {
    let (mut server, mut world, visitor) = mailed(Way::StartTls).await;
    server.end();
    new_login(&world, "curl/8.5.0").await;
    let failed = fails(&server, &world, Duration::ZERO, 1);
    assert!(failed.contains("cannot be reached"), "{failed}");
    assert_eq!(visitor.post_text("goes out").await.status, 201);

    let back = MailServer::start(Way::StartTls);
    for (name, value) in back.env() {
        world.set_env(name, &value);
    }
    world.restart();
    world.advance(MINUTE);
    assert_eq!(work_off(&back, &world), ["new_login sent 1 -"]);
    back.letter(1).says("curl");
}
