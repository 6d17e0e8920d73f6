//! The server row, users, sessions, invitations.

use pillarbox::model::{InvitationId, Role, SessionId, UserId};
use pillarbox::store::invitations::InvitationRow;
use pillarbox::store::second_factors::SecondFactorRow;
use pillarbox::store::server::SealedKeys;
use pillarbox::store::sessions::SessionRow;
use pillarbox::store::{self, StoreError};

use super::{at, on_each, stores, user};

#[tokio::test]
async fn db_the_server_row_is_made_once_and_epochs_grow() {
    on_each(|conn| {
        let first = store::server::ensure(conn, "one", at(0))?;
        assert_eq!(store::server::ensure(conn, "two", at(1))?.database_id, first.database_id);
        assert_eq!(store::server::begin_epoch(conn)?, 1);
        assert_eq!(store::server::begin_epoch(conn)?, 2);
        let keys = SealedKeys { canary: vec![0, 255, 7], session_key: vec![1], api_key_pepper: vec![2] };
        store::server::set_keys(conn, keys)?;
        store::server::set_setup_token_hash(conn, Some(&[9]))?;
        let row = store::server::get(conn)?;
        assert_eq!((row.key_canary, row.setup_token_hash), (Some(vec![0, 255, 7]), Some(vec![9])));
        assert_eq!((row.sealed_session_key, row.sealed_api_key_pepper), (Some(vec![1]), Some(vec![2])));
        assert!(!store::server::is_newest_key(conn, "aa")?);
        store::server::set_newest_key(conn, "aa")?;
        assert!(store::server::is_newest_key(conn, "aa")? && !store::server::is_newest_key(conn, "bb")?);
        assert!(store::server::is_unclaimed(conn)?);
        user(conn, "ada")?;
        assert!(!store::server::is_unclaimed(conn)?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_what_is_written_is_read_back_to_the_microsecond() {
    on_each(|conn| {
        let id = user(conn, "ada")?;
        store::users::record_failed_login(conn, id, at(7))?;
        let row = store::users::find_by_name(conn, &"ada".parse().unwrap())?.unwrap();
        assert_eq!((row.id, row.failed_logins, row.last_failed_at, row.created_at), (id, 1, Some(at(7)), at(0)));
        store::users::clear_failed_logins(conn, id)?;
        store::users::set_password_hash(conn, id, "new")?;
        let row = store::users::find(conn, id)?.unwrap();
        assert_eq!((row.failed_logins, row.last_failed_at, row.password_hash.as_str()), (0, None, "new"));
        assert_eq!(store::users::list(conn)?.len(), 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_a_name_that_is_taken_is_a_conflict_by_kind() {
    for (engine, store, _folder) in stores().await {
        let twice = store.write(|conn| user(conn, "ada").and_then(|_| user(conn, "ada"))).await;
        assert!(matches!(twice, Err(StoreError::Conflict)), "{engine}");
        let none = store.read(|conn| store::users::find_by_name(conn, &"ada".parse().unwrap())).await;
        assert!(none.unwrap().is_none(), "{engine}: the whole transaction is undone");
    }
}

#[tokio::test]
async fn db_sessions_are_found_by_hash_and_not_brought_back() {
    on_each(|conn| {
        let id = user(conn, "ada")?;
        let session = |key: u8, seen: u64| SessionRow {
            id: SessionId::generate(at(0)),
            key_hash: vec![key],
            user_id: id,
            state: "{}".to_owned(),
            ip: Some("192.0.2.1".to_owned()),
            user_agent: None,
            created_at: at(0),
            last_seen_at: at(seen),
            expires_at: at(1000),
        };
        let (one, two, old) = (session(1, 10), session(2, 20), session(3, 1));
        for row in [&one, &two, &old] {
            store::sessions::insert(conn, row)?;
        }
        store::sessions::set_state(conn, &[1], "{\"a\":1}")?;
        assert_eq!(store::sessions::find_by_key_hash(conn, &[1])?.unwrap().state, "{\"a\":1}");
        store::sessions::touch(conn, one.id, at(30))?;
        let listed: Vec<SessionId> = store::sessions::list(conn, id, at(40), at(5))?.iter().map(|row| row.id).collect();
        assert_eq!(listed, [one.id, two.id]);
        assert_eq!(store::sessions::sweep(conn, at(40), at(5))?, 1);
        assert!(store::sessions::delete(conn, id, two.id)?);
        let bob = user(conn, "bob")?;
        assert!(!store::sessions::delete(conn, bob, one.id)?, "not another user's");
        assert_eq!(store::sessions::delete_others(conn, id, Some(one.id))?, 0);
        store::sessions::delete_by_key_hash(conn, &[1])?;
        assert!(matches!(store::sessions::set_state(conn, &[1], "{}"), Err(StoreError::NotFound)));
        Ok(())
    })
    .await;
}

fn invitation(token: u8, made_by: Option<UserId>) -> InvitationRow {
    InvitationRow {
        id: InvitationId::generate(at(token.into())),
        token_hash: vec![token],
        created_at: at(token.into()),
        expires_at: at(100),
        used_by: None,
        used_at: None,
        made_by,
        note: "for Grace 👩‍💻".to_owned(),
        revoked_at: None,
    }
}

#[tokio::test]
async fn db_an_invitation_is_used_once_and_in_time() {
    on_each(|conn| {
        let id = user(conn, "ada")?;
        let row = invitation(1, None);
        store::invitations::insert(conn, &row)?;
        assert_eq!(store::invitations::consume(conn, &[2], id, at(1))?, None);
        assert_eq!(store::invitations::consume(conn, &[1], id, at(100))?, None);
        assert_eq!(store::invitations::count_open(conn, at(99))?, 1);
        assert_eq!(store::invitations::consume(conn, &[1], id, at(99))?, Some(row.id));
        assert_eq!(store::invitations::consume(conn, &[1], id, at(99))?, None);
        assert!(!store::invitations::revoke(conn, row.id, at(99))?, "it is used");
        assert_eq!(store::invitations::count_open(conn, at(99))?, 0);
        let used = InvitationRow { used_by: Some(id), used_at: Some(at(99)), ..row };
        assert_eq!(store::invitations::page(conn, None, 10)?, [used]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_a_revoked_invitation_lets_nobody_in_and_pages_lose_none() {
    on_each(|conn| {
        let (ada, grace) = (user(conn, "ada")?, user(conn, "grace")?);
        let rows = [1, 2, 3, 4].map(|token| invitation(token, Some(if token == 4 { grace } else { ada })));
        for row in &rows {
            store::invitations::insert(conn, row)?;
        }
        assert!(store::invitations::revoke(conn, rows[0].id, at(9))?);
        assert!(!store::invitations::revoke(conn, rows[0].id, at(9))?);
        assert_eq!(store::invitations::consume(conn, &[1], ada, at(9))?, None);
        assert_eq!(store::invitations::revoke_all_of(conn, ada, at(9))?, 2);
        assert_eq!(store::invitations::count_open(conn, at(9))?, 1, "another's is left");
        let first = store::invitations::page(conn, None, 3)?;
        let before = first.last().map(|row| (row.created_at, row.id));
        let second = store::invitations::page(conn, before, 3)?;
        let ids: Vec<InvitationId> = first.iter().chain(&second).map(|row| row.id).collect();
        assert_eq!(ids, [3, 2, 1, 0].map(|place: usize| rows[place].id));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_everybody_is_read_in_pages_with_names_and_roles() {
    on_each(|conn| {
        let ids = [user(conn, "ada")?, user(conn, "grace")?, user(conn, "charles")?];
        let mut sorted = ids;
        sorted.sort();
        // All of one moment: the id decides.
        let first = store::users::page(conn, None, 2)?;
        let second = store::users::page(conn, Some((first[1].created_at, first[1].id)), 2)?;
        let read: Vec<UserId> = first.iter().chain(&second).map(|row| row.id).collect();
        assert_eq!(read, sorted);
        let names = store::users::names(conn, vec![ids[0], ids[2]])?;
        assert_eq!((names.len(), names[&ids[2]].as_str()), (2, "charles"));
        assert!(store::users::administrators(conn)?.is_empty());
        store::users::set_role(conn, ids[0], Role::Admin)?;
        store::users::set_role(conn, ids[1], Role::Admin)?;
        store::users::set_disabled_at(conn, ids[1], Some(at(1)))?;
        assert_eq!(store::users::administrators(conn)?, [ids[0]]);
        store::users::hold_administrators(conn)?;
        assert!(!store::users::another_administrator_is_left(conn, ids[0])?, "who is shut out does not count");
        assert!(store::users::another_administrator_is_left(conn, ids[2])?);
        Ok(())
    })
    .await;
}

/// Each looks whether another is left and then steps down: together they would leave none.
#[tokio::test(flavor = "multi_thread")]
async fn db_of_two_administrators_who_step_down_at_once_one_stays() {
    for (engine, store, _folder) in stores().await {
        let ids = store
            .write(|conn| {
                let ids = [user(conn, "ada")?, user(conn, "grace")?];
                for id in ids {
                    store::users::set_role(conn, id, Role::Admin)?;
                }
                Ok::<_, StoreError>(ids)
            })
            .await
            .unwrap();
        let barrier = std::sync::Arc::new(tokio::sync::Barrier::new(2));
        let tries = ids.map(|id| {
            let (store, barrier) = (store.clone(), std::sync::Arc::clone(&barrier));
            tokio::spawn(async move {
                barrier.wait().await;
                let steps_down = move |conn: &mut _| {
                    store::users::hold_administrators(conn)?;
                    let may = store::users::another_administrator_is_left(conn, id)?;
                    // Long enough for the other one to look, too, if nothing keeps it from that.
                    std::thread::sleep(std::time::Duration::from_millis(200));
                    if may {
                        store::users::set_role(conn, id, Role::Member)?;
                    }
                    Ok::<_, StoreError>(may)
                };
                store.write(steps_down).await.unwrap()
            })
        });
        let [one, other] = tries;
        assert!(one.await.unwrap() != other.await.unwrap(), "{engine}");
        let left = store.read(store::users::administrators).await.unwrap();
        assert_eq!(left.len(), 1, "{engine}");
    }
}

#[tokio::test]
async fn db_a_second_factor_takes_each_step_and_each_code_once() {
    on_each(|conn| {
        let (ada, grace) = (user(conn, "ada")?, user(conn, "grace")?);
        let row = SecondFactorRow {
            user_id: ada,
            sealed_secret: vec![1, 1, 7, 7, 7, 7, 7, 7, 7, 7, 0],
            confirmed_at: None,
            last_step: 0,
            created_at: at(0),
        };
        store::second_factors::begin(conn, &row)?;
        store::second_factors::begin(conn, &SecondFactorRow { created_at: at(1), ..row.clone() })?;
        assert!(store::second_factors::who_of_has_one(conn, vec![ada, grace])?.is_empty(), "it is not confirmed yet");
        assert!(store::second_factors::confirm(conn, ada, at(2))?);
        assert_eq!(store::second_factors::who_of_has_one(conn, vec![ada, grace])?, [ada].into());
        assert!(store::second_factors::who_of_has_one(conn, vec![grace])?.is_empty());
        assert!(!store::second_factors::confirm(conn, ada, at(3))?);
        assert!(store::second_factors::find(conn, grace)?.is_none());
        assert_eq!(store::second_factors::find(conn, ada)?.unwrap().confirmed_at, Some(at(2)));
        for (step, is_new) in [(5, true), (5, false), (4, false), (6, true)] {
            assert_eq!(store::second_factors::use_step(conn, ada, step)?, is_new, "{step}");
        }
        store::second_factors::set_recovery_codes(conn, ada, &[vec![1], vec![2]])?;
        assert!(store::second_factors::use_recovery_code(conn, ada, &[1], at(4))?);
        assert!(!store::second_factors::use_recovery_code(conn, ada, &[1], at(5))?);
        assert!(!store::second_factors::use_recovery_code(conn, grace, &[2], at(5))?);
        assert_eq!(store::second_factors::unused_codes(conn, ada)?, 1);

        let under = |conn: &mut _, key: &[u8]| store::sealed::second_factors_under_others(conn, key, None, 10);
        assert_eq!((under(conn, &[7; 8])?.len(), under(conn, &[8; 8])?.len()), (0, 1));
        let read = under(conn, &[8; 8])?.remove(0);
        assert!(store::sealed::replace_second_factor(conn, &read, vec![9; 20])?);
        assert!(!store::sealed::replace_second_factor(conn, &read, vec![9; 20])?, "it is another one now");
        assert!(store::second_factors::remove(conn, ada)? && !store::second_factors::remove(conn, ada)?);
        assert_eq!(store::second_factors::unused_codes(conn, ada)?, 0);
        Ok(())
    })
    .await;
}
