//! Posts, deliveries, attempts, and what belongs to them.

use pillarbox::model::{
    AccountId, AttemptId, DeliveryId, DeliveryState, IdempotencyKey, Instant, MediaId, OutcomeKind, PlatformKey,
    PostId, PublishLate, RevocationId, Stage, Treatment, UserId,
};
use pillarbox::store::attempts::{AttemptEnd, AttemptRow};
use pillarbox::store::deliveries::{DeliveryRow, Move};
use pillarbox::store::history::{PageStart, PostFilter};
use pillarbox::store::idempotency::{Created, Earlier};
use pillarbox::store::media::MediaRow;
use pillarbox::store::posts::PostRow;
use pillarbox::store::preferences::Preferences;
use pillarbox::store::queue::WaitingAccount;
use pillarbox::store::revocations::RevocationRow;
use pillarbox::store::{self, AnyConnection, StoreError, StoreResult};

use super::{account_row, at, on_each, stores, user};

pub(super) fn post_with_delivery(
    conn: &mut AnyConnection,
    user_id: UserId,
    account: AccountId,
    seconds: u64,
) -> StoreResult<DeliveryRow> {
    let now = at(seconds);
    let post = PostRow::new(PostId::generate(now), user_id, "text".to_owned(), vec![1, 2, 3], None, now);
    store::posts::insert(conn, &post)?;
    let delivery = DeliveryRow {
        id: DeliveryId::generate(now),
        post_id: post.id,
        user_id,
        account_id: account,
        platform: PlatformKey::X,
        state: DeliveryState::Scheduled,
        reason: None,
        detail: None,
        version: 0,
        tries: 0,
        due_at: now,
        next_attempt_at: Some(now),
        remote_id: None,
        remote_url: None,
        posted_at: None,
        created_at: now,
        updated_at: now,
        publish_late: PublishLate::AsConfigured,
        late: false,
        check_at: None,
        own_text: None,
        own_text_hash: None,
    };
    store::deliveries::insert(conn, &delivery)?;
    Ok(delivery)
}

/// An upload that no post has.
pub(super) fn waiting_image(conn: &mut AnyConnection, user_id: UserId, until: Instant) -> StoreResult<MediaId> {
    let row = MediaRow {
        id: MediaId::generate(at(0)),
        user_id,
        post_id: None,
        position: 0,
        media_type: pillarbox::model::ImageType::Png,
        animated: false,
        bytes: 10,
        width: 1,
        height: 2,
        alt_text: None,
        kept: true,
        created_at: at(0),
        treatment: Treatment::AsIs,
        uploaded_bytes: 10,
        content_hash: Some(vec![7]),
        expires_at: Some(until),
    };
    store::media::insert(conn, &row).map(|()| row.id)
}

fn attempt_row(delivery: DeliveryId, number: i32, epoch: i64) -> AttemptRow {
    AttemptRow {
        id: AttemptId::generate(at(0)),
        delivery_id: delivery,
        number,
        stage: Stage::Create,
        epoch,
        prepared_at: at(0),
        deadline_at: Some(at(35)),
        ended_at: None,
        outcome: None,
        http_status: None,
        code: None,
        detail: None,
        remote_id: None,
        trace_id: None,
    }
}

fn posted() -> Move {
    Move::posted("123".to_owned(), "https://x.com/ada/status/123".to_owned(), at(1), 1)
}

#[tokio::test]
async fn db_a_delivery_is_claimed_once_and_moved_from_the_version_it_was_seen_at() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let delivery = post_with_delivery(conn, ada, account.id, 10)?;
        assert!(store::queue::due_of(conn, account.id, at(9), 5)?.is_empty());
        let waiting = WaitingAccount { account: account.id, first_at: at(10) };
        assert_eq!(store::queue::waiting_accounts(conn)?, [waiting]);
        assert_eq!(store::queue::due_of(conn, account.id, at(10), 5)?[0].0.id, delivery.id);
        assert!(store::queue::claim(conn, &delivery, true, at(11))?);
        assert!(!store::queue::claim(conn, &delivery, true, at(11))?);
        assert!(store::queue::waiting_accounts(conn)?.is_empty());

        let attempt = attempt_row(delivery.id, store::attempts::next_number(conn, delivery.id)?, 1);
        store::attempts::insert(conn, &attempt)?;
        assert_eq!(store::attempts::find_open(conn, delivery.id)?.unwrap().id, attempt.id);
        assert_eq!(store::queue::sending(conn)?.len(), 1);
        let end = AttemptEnd {
            ended_at: Some(at(12)),
            outcome: Some(OutcomeKind::Posted),
            http_status: Some(201),
            code: None,
            detail: None,
            remote_id: Some("123".to_owned()),
            trace_id: None,
        };
        store::attempts::end(conn, attempt.id, end.clone())?;
        assert!(matches!(store::attempts::end(conn, attempt.id, end), Err(StoreError::NotFound)), "ends once");
        assert!(matches!(
            store::deliveries::advance(conn, delivery.id, 0, posted(), at(12)),
            Err(StoreError::NotFound)
        ));
        store::deliveries::advance(conn, delivery.id, 1, posted(), at(12))?;
        let row = store::deliveries::get(conn, delivery.id)?;
        assert_eq!((row.state, row.version, row.remote_id.as_deref()), (DeliveryState::Posted, 2, Some("123")));
        assert!(store::deliveries::all_done(conn, delivery.post_id)?);
        assert_eq!(store::attempts::counts(conn, &[delivery.id])?, [(delivery.id, 1)]);
        assert_eq!(store::attempts::of_deliveries(conn, &[delivery.id])?[0].http_status, Some(201));
        assert_eq!(store::attempts::count_unauthorized(conn, delivery.id)?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_what_waits_is_held_and_released_with_its_account() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let delivery = post_with_delivery(conn, ada, account.id, 10)?;
        assert_eq!(store::deliveries::hold_waiting(conn, account.id, "why", "a sentence", at(11))?, 1);
        assert!(!store::queue::claim(conn, &delivery, false, at(12))?, "what is held is not claimed");
        assert_eq!(store::deliveries::release_held(conn, account.id, &["other"], at(12))?, 0);
        assert_eq!(store::deliveries::release_held(conn, account.id, &["why"], at(12))?, 1);
        let row = store::deliveries::get(conn, delivery.id)?;
        assert_eq!((row.state, row.version, row.reason), (DeliveryState::Scheduled, 2, None));

        assert_eq!(row.next_attempt_at, Some(at(10)), "in the order of the times they were meant for");

        let find = |conn: &mut AnyConnection, except, around, span| {
            let around = (at(around), std::time::Duration::from_secs(span));
            store::deliveries::find_same_text(conn, except, ada, account.id, &[1, 2, 3], around)
        };
        let other = PostId::generate(at(0));
        for (around, span, expected) in [(11, 2, true), (9, 2, true), (11, 1, false), (9, 1, false)] {
            assert_eq!(find(conn, other, around, span)?.is_some(), expected, "{around} {span}");
        }
        assert_eq!(find(conn, delivery.post_id, 10, 5)?, None, "itself");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_a_state_that_lies_about_its_columns_is_refused_by_the_table() {
    for (engine, store, _folder) in stores().await {
        let lie = store
            .write(|conn| {
                let ada = user(conn, "ada")?;
                let account = account_row(ada, "1");
                store::accounts::insert(conn, &account)?;
                let delivery = post_with_delivery(conn, ada, account.id, 1)?;
                let lie = Move { remote_id: None, ..posted() };
                store::deliveries::advance(conn, delivery.id, 0, lie, at(2))
            })
            .await;
        assert!(matches!(lie, Err(StoreError::Query(_))), "{engine}: {lie:?}");
    }
}

#[tokio::test]
async fn db_pages_of_posts_follow_each_other_without_gap_or_repeat() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        for n in 0..7 {
            // Some share their moment.
            post_with_delivery(conn, ada, account.id, n / 3)?;
        }
        let (mut seen, mut start) = (Vec::new(), None);
        loop {
            let page = store::history::page(conn, ada, &PostFilter::default(), start, 2)?;
            let Some(last) = page.last() else { break };
            start = Some(PageStart { created_at: last.created_at, id: last.id });
            seen.extend(page.into_iter().map(|row| (row.created_at, row.id)));
        }
        assert_eq!(seen.len(), 7);
        assert!(seen.windows(2).all(|pair| pair[0] > pair[1]), "{seen:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_a_text_is_found_in_upper_and_lower_case_and_wildcards_stand_for_themselves() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let delivery = post_with_delivery(conn, ada, account.id, 0)?;
        store::deliveries::set_own_text(conn, delivery.id, Some(("Grün 100%_\\".to_owned(), vec![9])))?;
        // PostgreSQL folds what the locale of its database folds; that of the tests is the plainest there is.
        let folds_all = matches!(conn, AnyConnection::Sqlite(_));
        let mut found = |text: &str| {
            let filter = PostFilter { text: Some(text.to_owned()), ..PostFilter::default() };
            Ok::<_, StoreError>(store::history::page(conn, ada, &filter, None, 5)?.len())
        };
        for text in ["TEXT", "tex", "GRün", "100%_\\"] {
            assert_eq!(found(text)?, 1, "{text}");
        }
        assert_eq!(found("grÜN")?, usize::from(folds_all));
        for text in ["t%t", "t_xt", "\\", "%%", "__"] {
            let wanted = usize::from(text == "\\");
            assert_eq!(found(text)?, wanted, "{text}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_an_upload_goes_to_one_post_of_its_user_and_not_after_its_time() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let bob = user(conn, "bob")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let post = post_with_delivery(conn, ada, account.id, 0)?.post_id;
        let upload = |conn: &mut _| waiting_image(conn, ada, at(100));
        let (first, second, third) = (upload(conn)?, upload(conn)?, upload(conn)?);
        assert!(!store::media::attach(conn, bob, first, (post, 0), None, at(1))?, "another's");
        assert!(!store::media::attach(conn, ada, first, (post, 0), None, at(100))?, "its time is over");
        assert!(store::media::attach(conn, ada, first, (post, 0), Some("words"), at(99))?);
        assert!(!store::media::attach(conn, ada, first, (post, 1), None, at(99))?, "a post has it");
        assert!(!store::media::delete_unused(conn, ada, first)?);
        assert!(!store::media::delete_unused(conn, bob, second)?);
        assert!(store::media::delete_unused(conn, ada, second)?);
        assert!(store::media::ended_before(conn, at(10_000))?.is_empty(), "what no post has is not a post's");
        assert!(store::media::delete_expired(conn, at(99))?.is_empty());
        assert_eq!(store::media::delete_expired(conn, at(100))?, [third]);
        assert_eq!(store::media::of_posts(conn, &[post])?[0].alt_text.as_deref(), Some("words"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_the_same_text_is_found_whether_it_is_the_posts_or_an_accounts_own() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let delivery = post_with_delivery(conn, ada, account.id, 0)?;
        let nothing_yet = PostId::generate(at(0));
        let same = |conn: &mut _, hash: &[u8]| {
            let around = (delivery.due_at, std::time::Duration::from_secs(60));
            store::deliveries::find_same_text(conn, nothing_yet, ada, account.id, hash, around)
        };
        assert_eq!(same(conn, &[1, 2, 3])?, Some(delivery.post_id));
        store::deliveries::set_own_text(conn, delivery.id, Some(("own".to_owned(), vec![9])))?;
        assert_eq!(same(conn, &[9])?, Some(delivery.post_id));
        assert_eq!(same(conn, &[1, 2, 3])?, None, "the post's text does not go there");
        store::deliveries::set_own_text(conn, delivery.id, None)?;
        assert_eq!(same(conn, &[9])?, None);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_images_keys_preferences_and_revocations_are_kept() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let post = post_with_delivery(conn, ada, account.id, 0)?.post_id;
        let image = MediaRow {
            id: MediaId::generate(at(0)),
            user_id: ada,
            post_id: Some(post),
            position: 0,
            media_type: pillarbox::model::ImageType::Png,
            animated: false,
            bytes: 10,
            width: 1,
            height: 2,
            alt_text: Some("words".to_owned()),
            kept: true,
            created_at: at(0),
            treatment: Treatment::Shrunk,
            uploaded_bytes: 20,
            content_hash: None,
            expires_at: None,
        };
        store::media::insert(conn, &image)?;
        assert_eq!(store::media::kept_among(conn, &[image.id])?, [image.id]);
        assert_eq!(store::media::usage(conn, ada)?, (1, 10));
        assert_eq!(store::media::find(conn, ada, image.id)?.unwrap().treatment, Treatment::Shrunk);
        let bob = user(conn, "bob")?;
        assert!(store::media::find(conn, bob, image.id)?.is_none());
        assert!(store::media::ended_before(conn, at(10))?.is_empty(), "it still waits");
        let waiting = store::deliveries::of_posts(conn, ada, &[post])?.remove(0);
        let to = Move::to(DeliveryState::Failed, 1).because("not_sent", "No connection.");
        store::deliveries::advance(conn, waiting.id, waiting.version, to, at(5))?;
        assert!(store::media::ended_before(conn, at(5))?.is_empty());
        assert_eq!(store::media::ended_before(conn, at(6))?, [post]);
        store::media::mark_removed(conn, post)?;
        assert_eq!(store::media::usage(conn, ada)?, (0, 0));
        assert!(store::media::ended_before(conn, at(6))?.is_empty());
        assert!(store::media::mark_kept(conn, &[image.id])?.is_empty());
        assert_eq!(store::media::usage(conn, ada)?, (1, 10));
        store::media::mark_removed(conn, post)?;
        let failed = store::deliveries::of_posts(conn, ada, &[post])?.remove(0);
        store::deliveries::advance(conn, failed.id, failed.version, Move::to(DeliveryState::Cancelled, 1), at(7))?;
        assert_eq!(store::media::mark_kept(conn, &[image.id])?, [image.id], "nobody wants it any more");
        assert_eq!(store::media::usage(conn, ada)?, (0, 0));
        store::media::mark_removed(conn, post)?;
        assert!(store::media::kept_among(conn, &[image.id])?.is_empty());
        assert_eq!(store::media::of_posts(conn, &[post])?[0].alt_text.as_deref(), Some("words"));

        let key = |route| IdempotencyKey { key: "key".to_owned(), route };
        let posted = Created::Post(post);
        store::idempotency::insert(conn, ada, &key("/route"), &[5], posted, at(0))?;
        assert_eq!(store::idempotency::look_up(conn, ada, &key("/route"), &[5])?, Earlier::Same(posted));
        assert_eq!(store::idempotency::look_up(conn, ada, &key("/route"), &[6])?, Earlier::Other);
        assert_eq!(store::idempotency::look_up(conn, ada, &key("/other"), &[5])?, Earlier::Never);
        assert_eq!(store::idempotency::sweep(conn, at(48 * 3600))?, 0);
        assert_eq!(store::idempotency::sweep(conn, at(48 * 3600 + 1))?, 1);

        assert_eq!(store::preferences::get(conn, ada)?, Preferences::default());
        let (never, an_hour, usual) = (PublishLate::Never, PublishLate::Minutes(60), PublishLate::AsConfigured);
        for (auto_share_blog_to_x, zone, publish_late) in
            [(true, None, never), (false, Some("Europe/Berlin"), an_hour), (true, None, usual)]
        {
            let chosen = Preferences { auto_share_blog_to_x, time_zone: zone.map(str::to_owned), publish_late };
            store::preferences::put(conn, ada, &chosen, at(1))?;
            assert_eq!(store::preferences::get(conn, ada)?, chosen);
        }

        let owed = RevocationRow {
            id: RevocationId::generate(at(0)),
            user_id: ada,
            platform: PlatformKey::X,
            sealed_token: vec![1],
            tries: 0,
            next_attempt_at: at(0),
            created_at: at(0),
            sealed_secret: Some(vec![2]),
        };
        store::revocations::insert(conn, &owed)?;
        store::revocations::postpone(conn, owed.id, at(60))?;
        assert!(store::revocations::due(conn, at(59))?.is_empty());
        let due = store::revocations::due(conn, at(60))?;
        assert_eq!((due[0].tries, due[0].sealed_secret.as_deref()), (1, Some([2].as_slice())));
        assert_eq!(store::revocations::next_due_at(conn)?, Some(at(60)));
        store::revocations::delete(conn, owed.id)?;
        assert!(store::revocations::next_due_at(conn)?.is_none());
        Ok(())
    })
    .await;
}
