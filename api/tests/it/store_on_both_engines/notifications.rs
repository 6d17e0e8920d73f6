//! Notifications with their mails, choices, addresses, devices, and what waits for an account.

use pillarbox::model::{DeliveryState, NotificationId, NotificationKind, Occurrence, UserId};
use pillarbox::store::deliveries::Move;
use pillarbox::store::devices::{self, Device};
use pillarbox::store::emails::{self, ConfirmationRow};
use pillarbox::store::notifications::{self, Channels, ListStart, NotificationRow};
use pillarbox::store::{self, AnyConnection, StoreResult};

use super::publishing::post_with_delivery;
use super::{account_row, at, on_each, user};

fn told(conn: &mut AnyConnection, user: UserId, cause: &str, seconds: u64) -> StoreResult<NotificationRow> {
    let row = NotificationRow {
        id: NotificationId::generate(at(seconds)),
        user_id: user,
        kind: NotificationKind::Failed,
        cause: cause.to_owned(),
        title: "A post was not published".to_owned(),
        detail: "Zoë 👩‍💻".to_owned(),
        account_id: None,
        post_id: None,
        occurrences: 1,
        in_app: true,
        created_at: at(seconds),
        last_at: at(seconds),
        read_at: None,
        mail_due_at: Some(at(seconds + 60)),
        mail_tries: 0,
    };
    notifications::insert(conn, &row)?;
    Ok(row)
}

#[tokio::test]
async fn db_the_same_cause_is_found_while_it_is_unread_and_young() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let first = told(conn, ada, "failed 1", 0)?;
        assert_eq!(notifications::find_open(conn, ada, "failed 1", at(10))?.map(|row| row.id), Some(first.id));
        assert!(notifications::find_open(conn, ada, "failed 2", at(10))?.is_none());
        assert!(notifications::find_open(conn, bob, "failed 1", at(10))?.is_none());
        assert!(notifications::find_open(conn, ada, "failed 1", at(86_400))?.is_none(), "a day old");
        let again = Occurrence {
            kind: NotificationKind::Failed,
            cause: "failed 1".to_owned(),
            title: "2 posts were not published".to_owned(),
            detail: String::new(),
            account: None,
            post: None,
        };
        notifications::add_occurrence(conn, first.id, &again, at(20))?;
        let open = notifications::find_open(conn, ada, "failed 1", at(30))?.unwrap();
        assert_eq!((open.occurrences, open.title.as_str(), open.last_at), (2, "2 posts were not published", at(20)));
        assert_eq!(notifications::settle(conn, bob, "failed 1", at(40))?, 0);
        assert_eq!(notifications::settle(conn, ada, "failed 1", at(40))?, 1);
        assert!(notifications::find_open(conn, ada, "failed 1", at(50))?.is_none());
        assert!(notifications::mails_due(conn, at(1000), 9)?.is_empty(), "what is settled is not mailed");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_notifications_come_in_pages_and_are_read_by_their_own_user() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let rows: Vec<NotificationRow> =
            (0..3).map(|n| told(conn, ada, &format!("failed {n}"), n)).collect::<StoreResult<_>>()?;
        let page = notifications::page(conn, ada, false, None, 2)?;
        assert_eq!(page.iter().map(|row| row.id).collect::<Vec<_>>(), [rows[2].id, rows[1].id]);
        let after = Some(ListStart { last_at: page[1].last_at, id: page[1].id });
        assert_eq!(notifications::page(conn, ada, false, after, 2)?[0].id, rows[0].id);
        notifications::mark_read(conn, bob, Some(vec![rows[0].id]), at(9))?;
        notifications::mark_read(conn, bob, None, at(9))?;
        assert_eq!(notifications::count_unread(conn, ada)?, 3);
        notifications::mark_read(conn, ada, Some(vec![rows[0].id]), at(9))?;
        assert_eq!(notifications::page(conn, ada, true, None, 9)?.len(), 2);
        assert_eq!(notifications::mails_due(conn, at(1000), 9)?.len(), 2, "what was read is not mailed");
        notifications::drop_mails(conn, ada)?;
        assert_eq!(notifications::mails_due(conn, at(1000), 9)?.len(), 0);
        assert_eq!(notifications::sweep(conn, at(9))?, 0);
        assert_eq!(notifications::sweep(conn, at(10))?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_mails_wait_are_put_off_and_end() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        emails::set(conn, ada, Some("ada@example.org"))?;
        let row = told(conn, ada, "failed 1", 0)?;
        assert!(notifications::mails_due(conn, at(59), 9)?.is_empty());
        let due = notifications::mails_due(conn, at(60), 9)?;
        assert_eq!((due[0].0.id, due[0].1.as_deref()), (row.id, Some("ada@example.org")));
        notifications::postpone_mail(conn, row.id, at(120), "451")?;
        assert_eq!(notifications::mails_due(conn, at(120), 9)?[0].0.mail_tries, 1);
        notifications::end_mail(conn, row.id, Some(at(121)), None)?;
        assert!(notifications::mails_due(conn, at(1000), 9)?.is_empty());

        let off = Channels { in_app: true, mail: false };
        assert_eq!(notifications::channels(conn, ada, NotificationKind::Failed)?, Channels::default());
        for channels in [off, Channels::default(), off] {
            notifications::choose(conn, ada, NotificationKind::Failed, channels)?;
        }
        assert_eq!(notifications::all_channels(conn, ada)?, [(NotificationKind::Failed, off)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_a_link_is_used_once_and_a_device_is_new_once() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let waiting = |byte: u8| ConfirmationRow {
            user_id: ada,
            email: "ada@example.org".to_owned(),
            token_hash: vec![byte; 32],
            created_at: at(0),
            expires_at: at(1800),
        };
        emails::put_confirmation(conn, &waiting(1))?;
        emails::put_confirmation(conn, &waiting(2))?;
        assert!(emails::take_confirmation(conn, &[1; 32], at(1))?.is_none(), "replaced");
        assert!(emails::take_confirmation(conn, &[2; 32], at(1800))?.is_none(), "too late");
        assert_eq!(emails::take_confirmation(conn, &[2; 32], at(1799))?.map(|row| row.user_id), Some(ada));
        assert!(emails::take_confirmation(conn, &[2; 32], at(1))?.is_none(), "used");

        assert_eq!(devices::note(conn, ada, &[7], at(0))?, Device::First);
        assert_eq!(devices::note(conn, ada, &[7], at(1))?, Device::Known);
        assert_eq!(devices::note(conn, ada, &[8], at(2))?, Device::New);
        assert_eq!(devices::note(conn, bob, &[8], at(2))?, Device::First);
        assert_eq!(devices::sweep(conn, at(2))?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_what_waits_is_scheduled_or_held_and_comes_in_the_order_of_its_time() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let late = post_with_delivery(conn, ada, account.id, 300)?;
        let soon = post_with_delivery(conn, ada, account.id, 100)?;
        let held = post_with_delivery(conn, ada, account.id, 200)?;
        let done = post_with_delivery(conn, ada, account.id, 50)?;
        let to_held = Move::to(DeliveryState::Held, 0).because("account_disconnected", "held");
        store::deliveries::advance(conn, held.id, 0, to_held, at(1))?;
        store::deliveries::advance(conn, done.id, 0, Move::to(DeliveryState::Cancelled, 0), at(1))?;
        assert_eq!(store::waiting::count_of(conn, account.id)?, 3);
        let waiting = store::waiting::of_account(conn, ada, account.id, 9)?;
        let order: Vec<_> = waiting.iter().map(|(delivery, _)| delivery.id).collect();
        assert_eq!(order, [soon.id, held.id, late.id]);
        assert!(store::waiting::of_account(conn, bob, account.id, 9)?.is_empty());
        Ok(())
    })
    .await;
}
