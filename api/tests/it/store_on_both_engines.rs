//! What goes round the front door: the migrations and the store's functions on SQLite and on PostgreSQL, so that the
//! second engine stays true. PostgreSQL runs where `PILLARBOX_TEST_POSTGRES` names a server; `just test` starts one.

use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use pillarbox::model::{
    AccountId, AttemptId, AuthorizationId, DatabaseUrl, DeliveryId, DeliveryState, Instant, InvitationId, MediaId,
    OutcomeKind, PlatformKey, PostId, Profile, RevocationId, Role, SessionId, Stage, Standing, UserId,
};
use pillarbox::store::accounts::AccountRow;
use pillarbox::store::attempts::{AttemptEnd, AttemptRow};
use pillarbox::store::authorizations::AuthorizationRow;
use pillarbox::store::deliveries::{DeliveryRow, Move};
use pillarbox::store::media::MediaRow;
use pillarbox::store::posts::{PageStart, PostRow};
use pillarbox::store::preferences::Preferences;
use pillarbox::store::revocations::RevocationRow;
use pillarbox::store::sessions::SessionRow;
use pillarbox::store::token_sets::SealedTokenSet;
use pillarbox::store::users::UserRow;
use pillarbox::store::{self, AnyConnection, Store, StoreError, StoreResult};

/// A store on each engine at hand, each empty.
async fn stores() -> Vec<(&'static str, Store, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db").to_string_lossy().into_owned();
    let mut stores = vec![("sqlite", Store::open(DatabaseUrl::Sqlite(path)).await.unwrap(), Some(folder))];
    if let Ok(server) = std::env::var("PILLARBOX_TEST_POSTGRES") {
        stores.push(("postgres", Store::open(DatabaseUrl::Postgres(new_database(&server))).await.unwrap(), None));
    }
    stores
}

/// A database of its own on the test server.
fn new_database(server: &str) -> String {
    use diesel::Connection;
    let name = format!("pillarbox_{}", uuid::Uuid::now_v7().simple());
    diesel::PgConnection::establish(server).unwrap().batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}

/// Runs a test body in a transaction on each engine.
async fn on_each(body: impl Fn(&mut AnyConnection) -> StoreResult<()> + Clone + Send + 'static) {
    for (engine, store, _folder) in stores().await {
        let body = body.clone();
        store.write(move |conn| body(conn)).await.unwrap_or_else(|error| panic!("{engine}: {error}"));
    }
}

fn at(seconds: u64) -> Instant {
    Instant::from(chrono::DateTime::from_timestamp_micros(1_795_000_000_123_456).unwrap())
        + Duration::from_secs(seconds)
}

fn user(conn: &mut AnyConnection, name: &str) -> StoreResult<UserId> {
    let row = UserRow {
        id: UserId::generate(at(0)),
        username: name.parse().unwrap(),
        role: Role::Member,
        password_hash: "$argon2id$…".to_owned(),
        failed_logins: 0,
        last_failed_at: None,
        created_at: at(0),
    };
    store::users::insert(conn, &row)?;
    Ok(row.id)
}

fn account_row(user_id: UserId, remote_id: &str) -> AccountRow {
    AccountRow {
        id: AccountId::generate(at(0)),
        user_id,
        platform: PlatformKey::X,
        remote_id: remote_id.to_owned(),
        username: "ada".to_owned(),
        display_name: "Ada 👩‍💻".to_owned(),
        long_posts: false,
        standing: Standing::Active,
        standing_reason: None,
        connected_at: at(0),
        updated_at: at(0),
    }
}

fn post_with_delivery(
    conn: &mut AnyConnection,
    user_id: UserId,
    account: AccountId,
    seconds: u64,
) -> StoreResult<DeliveryRow> {
    let now = at(seconds);
    let post = PostRow {
        id: PostId::generate(now),
        user_id,
        text: "text".to_owned(),
        text_hash: vec![1, 2, 3],
        created_at: now,
    };
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
    };
    store::deliveries::insert(conn, &delivery)?;
    Ok(delivery)
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
    Move {
        state: DeliveryState::Posted,
        reason: None,
        detail: None,
        tries: 1,
        next_attempt_at: None,
        remote_id: Some("123".to_owned()),
        remote_url: Some("https://x.com/ada/status/123".to_owned()),
        posted_at: Some(at(1)),
    }
}

#[tokio::test]
async fn db_both_engines_are_at_hand_where_they_must_be() {
    let engines: Vec<&str> = stores().await.iter().map(|(engine, ..)| *engine).collect();
    if std::env::var_os("PILLARBOX_TEST_POSTGRES").is_some() {
        assert_eq!(engines, ["sqlite", "postgres"]);
    }
}

#[tokio::test]
async fn db_the_server_row_is_made_once_and_epochs_grow() {
    on_each(|conn| {
        let first = store::server::ensure(conn, "one", at(0))?;
        assert_eq!(store::server::ensure(conn, "two", at(1))?.database_id, first.database_id);
        assert_eq!(store::server::begin_epoch(conn)?, 1);
        assert_eq!(store::server::begin_epoch(conn)?, 2);
        store::server::set_key_canary(conn, &[0, 255, 7])?;
        store::server::set_setup_token_hash(conn, Some(&[9]))?;
        let row = store::server::get(conn)?;
        assert_eq!((row.key_canary, row.setup_token_hash), (Some(vec![0, 255, 7]), Some(vec![9])));
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

#[tokio::test]
async fn db_an_invitation_is_used_once_and_in_time() {
    on_each(|conn| {
        let id = user(conn, "ada")?;
        store::invitations::insert(conn, InvitationId::generate(at(0)), &[1], at(0), at(100))?;
        assert!(!store::invitations::consume(conn, &[2], id, at(1))?);
        assert!(!store::invitations::consume(conn, &[1], id, at(100))?);
        assert!(store::invitations::consume(conn, &[1], id, at(99))?);
        assert!(!store::invitations::consume(conn, &[1], id, at(99))?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_an_authorization_request_is_consumed_by_its_own_session_once() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let row = AuthorizationRow {
            id: AuthorizationId::generate(at(0)),
            state_hash: vec![7; 32],
            user_id: ada,
            session_id: SessionId::generate(at(0)),
            platform: PlatformKey::X,
            account_id: None,
            scopes: ["b", "a"].into_iter().collect(),
            redirect_uri: "http://127.0.0.1/cb".to_owned(),
            sealed_verifier: vec![0, 1, 2, 255],
            created_at: at(0),
            expires_at: at(600),
            consumed_at: None,
        };
        store::authorizations::insert(conn, &row)?;
        let session = row.session_id;
        let other = SessionId::generate(at(0));
        let consume = |conn: &mut AnyConnection, user, session, now| {
            store::authorizations::consume(conn, user, session, PlatformKey::X, &[7; 32], now)
        };
        assert!(consume(conn, bob, session, at(1))?.is_none());
        assert!(consume(conn, ada, other, at(1))?.is_none());
        assert!(consume(conn, ada, session, at(600))?.is_none());
        let consumed = consume(conn, ada, session, at(599))?.unwrap();
        assert_eq!((consumed.scopes.to_string().as_str(), consumed.sealed_verifier), ("a b", vec![0, 1, 2, 255]));
        assert!(consume(conn, ada, session, at(599))?.is_none());
        assert_eq!(store::authorizations::sweep(conn, at(601))?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_accounts_belong_to_one_user_and_token_sets_change_by_generation() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        assert!(store::accounts::find(conn, bob, account.id)?.is_none());
        assert_eq!(store::accounts::find(conn, ada, account.id)?.unwrap().display_name, "Ada 👩‍💻");
        assert_eq!(store::accounts::find_by_remote_id(conn, PlatformKey::X, "1")?.unwrap().user_id, ada);
        store::accounts::set_avatar(conn, account.id, Some(&[137, 80]))?;
        assert_eq!(store::accounts::avatar(conn, ada, account.id)?, Some(vec![137, 80]));
        assert_eq!(store::accounts::avatar(conn, bob, account.id)?, None);
        assert_eq!(store::accounts::with_avatar(conn, ada)?, [account.id]);
        store::accounts::set_standing(conn, account.id, Standing::NeedsReauth, Some("grant_revoked"), at(1))?;
        let profile = Profile {
            remote_id: "1".to_owned(),
            username: "ada2".to_owned(),
            display_name: "Ada".to_owned(),
            avatar_url: None,
            long_posts: true,
        };
        store::accounts::reconnect(conn, ada, account.id, &profile, at(2))?;
        let row = store::accounts::get_for_publisher(conn, account.id)?;
        assert_eq!((row.standing, row.standing_reason, row.username.as_str()), (Standing::Active, None, "ada2"));

        let set = |byte: u8| SealedTokenSet {
            access: vec![byte],
            refresh: Some(vec![byte, byte]),
            scopes: ["x"].into_iter().collect(),
            expires_at: at(7200),
        };
        store::token_sets::put(conn, account.id, 1, set(1), at(0))?;
        store::token_sets::begin_refresh(conn, account.id, 1, at(3))?;
        assert!(matches!(store::token_sets::begin_refresh(conn, account.id, 9, at(3)), Err(StoreError::NotFound)));
        assert!(store::token_sets::find(conn, account.id)?.unwrap().refresh_started_at.is_some());
        store::token_sets::abandon_refresh(conn, account.id, 1)?;
        store::token_sets::replace(conn, account.id, 1, set(2), at(4))?;
        assert!(matches!(store::token_sets::replace(conn, account.id, 1, set(3), at(4)), Err(StoreError::NotFound)));
        let row = store::token_sets::find(conn, account.id)?.unwrap();
        assert_eq!((row.generation, row.sealed_access, row.refresh_started_at), (2, vec![2], None));
        store::token_sets::expire(conn, account.id, 2, at(5))?;
        assert_eq!(store::token_sets::summaries(conn, &[account.id])?[0].2, Some(at(5)));
        store::token_sets::delete(conn, account.id)?;
        assert!(store::token_sets::find(conn, account.id)?.is_none());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_a_delivery_is_claimed_once_and_moved_from_the_version_it_was_seen_at() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let delivery = post_with_delivery(conn, ada, account.id, 10)?;
        assert!(store::deliveries::due(conn, at(9), 10)?.is_empty());
        assert_eq!(store::deliveries::next_due_at(conn, at(9))?, Some(at(10)));
        assert_eq!(store::deliveries::due(conn, at(10), 10)?.len(), 1);
        assert!(store::deliveries::claim(conn, &delivery, at(11))?);
        assert!(!store::deliveries::claim(conn, &delivery, at(11))?);

        let attempt = attempt_row(delivery.id, store::attempts::next_number(conn, delivery.id)?, 1);
        store::attempts::insert(conn, &attempt)?;
        assert_eq!(store::attempts::find_open(conn, delivery.id)?.unwrap().id, attempt.id);
        assert!(store::deliveries::orphans(conn, 1)?.is_empty(), "of this term");
        assert_eq!(store::deliveries::orphans(conn, 2)?.len(), 1, "of an earlier term");
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
        assert!(store::deliveries::all_posted(conn, delivery.post_id)?);
        assert_eq!(store::attempts::counts(conn, &[delivery.id])?, [(delivery.id, 1)]);
        assert_eq!(store::attempts::of_deliveries(conn, &[delivery.id])?[0].http_status, Some(201));
        assert!(!store::attempts::was_ever_unconfirmed(conn, delivery.id)?);
        assert!(!store::attempts::last_was_unauthorized(conn, delivery.id)?);
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
        assert!(!store::deliveries::claim(conn, &delivery, at(12))?, "what is held is not claimed");
        assert_eq!(store::deliveries::release_held(conn, account.id, &["other"], at(12))?, 0);
        assert_eq!(store::deliveries::release_held(conn, account.id, &["why"], at(12))?, 1);
        let row = store::deliveries::get(conn, delivery.id)?;
        assert_eq!((row.state, row.version, row.reason), (DeliveryState::Scheduled, 2, None));

        let found = store::deliveries::find_same_text(conn, ada, account.id, &[1, 2, 3], at(9))?;
        assert_eq!(found, Some(delivery.post_id));
        assert_eq!(store::deliveries::find_same_text(conn, ada, account.id, &[1, 2, 3], at(10))?, None);
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
            let page = store::posts::page(conn, ada, start, 2)?;
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
async fn db_images_keys_preferences_and_revocations_are_kept() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        let post = post_with_delivery(conn, ada, account.id, 0)?.post_id;
        let image = MediaRow {
            id: MediaId::generate(at(0)),
            user_id: ada,
            post_id: post,
            position: 0,
            media_type: pillarbox::model::ImageType::Png,
            animated: false,
            bytes: 10,
            width: 1,
            height: 2,
            alt_text: Some("words".to_owned()),
            kept: true,
            created_at: at(0),
        };
        store::media::insert(conn, &image)?;
        assert_eq!(store::media::kept_among(conn, &[image.id])?, [image.id]);
        store::media::mark_removed(conn, post)?;
        assert!(store::media::kept_among(conn, &[image.id])?.is_empty());
        assert_eq!(store::media::of_posts(conn, &[post])?[0].alt_text.as_deref(), Some("words"));

        store::idempotency::insert(conn, ada, "key", "/route", &[5], post, at(0))?;
        assert_eq!(store::idempotency::find(conn, ada, "key", "/route")?.unwrap().request_hash, [5]);
        assert!(store::idempotency::find(conn, ada, "key", "/other")?.is_none());
        assert_eq!(store::idempotency::sweep(conn, at(48 * 3600))?, 0);
        assert_eq!(store::idempotency::sweep(conn, at(48 * 3600 + 1))?, 1);

        assert_eq!(store::preferences::get(conn, ada)?, Preferences::default());
        for auto_share_blog_to_x in [true, false, true] {
            store::preferences::put(conn, ada, Preferences { auto_share_blog_to_x }, at(1))?;
            assert_eq!(store::preferences::get(conn, ada)?, Preferences { auto_share_blog_to_x });
        }

        let owed = RevocationRow {
            id: RevocationId::generate(at(0)),
            user_id: ada,
            platform: PlatformKey::X,
            sealed_token: vec![1],
            tries: 0,
            next_attempt_at: at(0),
            created_at: at(0),
        };
        store::revocations::insert(conn, &owed)?;
        store::revocations::postpone(conn, owed.id, at(60))?;
        assert!(store::revocations::due(conn, at(59))?.is_empty());
        assert_eq!(store::revocations::due(conn, at(60))?[0].tries, 1);
        assert_eq!(store::revocations::next_due_at(conn)?, Some(at(60)));
        store::revocations::delete(conn, owed.id)?;
        assert!(store::revocations::next_due_at(conn)?.is_none());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_readers_cannot_write() {
    for (engine, store, _folder) in stores().await {
        if engine == "sqlite" {
            let refused = store.read(|conn| user(conn, "ada")).await;
            assert!(matches!(refused, Err(StoreError::Query(_))), "{refused:?}");
        }
    }
}

#[tokio::test]
async fn db_the_columns_are_the_ones_of_the_migrations() {
    use pillarbox::store::schema;
    macro_rules! select_all {
        ($conn:ident, $($table:ident),+ $(,)?) => {
            $({
                use diesel::QueryDsl;
                let query = schema::$table::table.count();
                query.get_result::<i64>($conn)?;
                let columns = schema::$table::table.select(schema::$table::all_columns).limit(0);
                let sql = diesel::debug_query::<diesel::sqlite::Sqlite, _>(&columns).to_string();
                let sql = sql.split(" -- binds").next().unwrap().replace('`', "\"").replace("LIMIT ?", "LIMIT 0");
                $conn.batch_execute(&sql)?;
            })+
        };
    }
    on_each(|conn| {
        select_all!(
            conn,
            server,
            users,
            sessions,
            invitations,
            authorization_requests,
            accounts,
            token_sets,
            revocations,
            posts,
            media,
            deliveries,
            publish_attempts,
            preferences,
            idempotency_keys,
            audit_events,
        );
        Ok(())
    })
    .await;
}
