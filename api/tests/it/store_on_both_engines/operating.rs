//! What the command line asks for: people who are shut out, the audit trail in pages, sessions all at once.

use pillarbox::model::{DeliveryState, MediaId, PlatformKey, SessionId, Standing};
use pillarbox::store;
use pillarbox::store::audit::AuditEvent;
use pillarbox::store::sessions::SessionRow;

use super::publishing::post_with_delivery;
use super::{account_row, at, on_each, user};

#[tokio::test]
async fn db_who_is_shut_out_is_told_from_who_is_not() {
    on_each(|conn| {
        let (ada, grace) = (user(conn, "ada")?, user(conn, "grace")?);
        assert!(!store::users::is_disabled(conn, ada)?);
        store::users::set_disabled_at(conn, ada, Some(at(5)))?;
        assert!(store::users::is_disabled(conn, ada)? && !store::users::is_disabled(conn, grace)?);
        assert_eq!(store::users::find(conn, ada)?.unwrap().disabled_at, Some(at(5)));
        assert_eq!(store::deliveries::hold_of_disabled(conn, ada, at(6))?, 0);
        assert_eq!(store::deliveries::release_of_enabled(conn, ada, at(6))?, 0);
        store::users::set_disabled_at(conn, ada, None)?;
        assert!(!store::users::is_disabled(conn, ada)?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_sessions_end_all_at_once_or_of_one_user() {
    on_each(|conn| {
        let (ada, grace) = (user(conn, "ada")?, user(conn, "grace")?);
        for (number, user_id) in [ada, ada, grace].into_iter().enumerate() {
            let row = SessionRow {
                id: SessionId::generate(at(number as u64)),
                key_hash: vec![u8::try_from(number).unwrap()],
                user_id,
                state: "{}".to_owned(),
                ip: None,
                user_agent: None,
                created_at: at(0),
                last_seen_at: at(10 - number as u64),
                expires_at: at(100),
            };
            store::sessions::insert(conn, &row)?;
        }
        assert_eq!(store::sessions::last_seen_of(conn, vec![ada, grace])?, [(ada, at(10)), (grace, at(8))].into());
        assert_eq!(store::sessions::delete_all(conn, Some(ada))?, 2);
        assert_eq!(
            store::sessions::last_seen_of(conn, vec![ada, grace])?,
            [(grace, at(8))].into(),
            "who has none is not in it"
        );
        assert!(store::sessions::last_seen_of(conn, vec![ada])?.is_empty(), "nobody else is either");
        assert_eq!(store::sessions::delete_all(conn, None)?, 1);
        assert_eq!(store::sessions::delete_all(conn, None)?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_the_audit_trail_comes_in_pages_without_a_gap_and_its_oldest_lines_are_swept() {
    on_each(|conn| {
        let (ada, grace) = (user(conn, "ada")?, user(conn, "grace")?);
        // Several of one moment, across the pages.
        for (secs, who) in [(1, ada), (2, ada), (2, grace), (2, ada), (3, grace)] {
            store::audit::record(conn, &AuditEvent::of(who, "something.done"), at(secs))?;
        }
        store::audit::record(conn, &AuditEvent::of_operator("user.disabled").about(ada), at(4))?;
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = store::audit::page(conn, None, None, after, 2)?;
            let Some(last) = page.last() else { break };
            after = Some((last.at, last.id));
            seen.extend(page);
        }
        assert_eq!(seen.iter().map(|row| row.at).collect::<Vec<_>>(), [1, 2, 2, 2, 3, 4].map(at));
        assert_eq!(seen.iter().map(|row| row.id).collect::<std::collections::BTreeSet<_>>().len(), 6);
        assert_eq!(store::audit::page(conn, Some(ada), None, None, 10)?.len(), 4, "and what was done to her");
        assert_eq!(store::audit::page(conn, Some(grace), Some(at(3)), None, 10)?.len(), 1);

        assert_eq!(store::audit::sweep(conn, at(2), 10)?, 1);
        assert_eq!(store::audit::sweep(conn, at(3), 2)?, 2, "no more than asked");
        assert_eq!(store::audit::sweep(conn, at(3), 10)?, 1);
        assert_eq!(store::audit::page(conn, None, None, None, 10)?.len(), 2);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_images_are_listed_by_what_is_in_the_data_folder() {
    on_each(|conn| {
        assert!(store::media::files(conn)?.is_empty());
        let nobody = MediaId::generate(at(0));
        assert!(!store::media::names_file(conn, nobody)?);
        store::media::mark_gone(conn, &[nobody])
    })
    .await;
}

#[tokio::test]
async fn db_the_figures_count_what_is_there() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        assert_eq!(store::figures::written_last_at(conn)?, None);
        for seconds in [10, 20] {
            post_with_delivery(conn, ada, account.id, seconds)?;
        }
        let figures = store::figures::read(conn, at(15))?;
        assert_eq!(figures.deliveries, [(PlatformKey::X, DeliveryState::Scheduled, 2)]);
        assert_eq!((figures.due, figures.oldest_due_at), (1, Some(at(10))));
        assert_eq!(figures.accounts, [(PlatformKey::X, Standing::Active, 1)]);
        assert_eq!((figures.users, figures.sessions), (1, 0));
        assert!(figures.database_bytes > 10_000, "{}", figures.database_bytes);
        assert_eq!(store::figures::written_last_at(conn)?, Some(at(20)));
        Ok(())
    })
    .await;
}
