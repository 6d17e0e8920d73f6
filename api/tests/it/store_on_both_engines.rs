//! What goes round the front door: the migrations and the store's functions on SQLite and on PostgreSQL, so that the
//! second engine stays true. PostgreSQL runs where `PILLARBOX_TEST_POSTGRES` names a server; `just test` starts one.

mod accounts;
mod drafts;
mod feeds;
mod notifications;
mod operating;
mod people;
mod publishing;
mod sealed;

use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use pillarbox::model::{AccountId, DatabaseUrl, Instant, PlatformKey, Role, Standing, UserId};
use pillarbox::store::accounts::AccountRow;
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
        disabled_at: None,
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
        last_verified_at: Some(at(0)),
        last_used_at: None,
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
            lookups,
            api_keys,
            image_grant_losses,
            notifications,
            notification_choices,
            email_confirmations,
            known_devices,
        );
        Ok(())
    })
    .await;
}
