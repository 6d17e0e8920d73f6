//! A database of an earlier version: it is copied before it is changed, and nothing of it is lost.

use std::os::unix::fs::PermissionsExt;

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use pillarbox::model::{DatabaseUrl, DeliveryState};
use pillarbox::store::{self, Store, StoreError};

const FIRST: &str = include_str!("../../../migrations/sqlite/2026-11-20-000001_create_tables/up.sql");

/// As the first version left it: one delivery that nobody knows the end of, and one that was posted.
const ROWS: &str = "
    CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);
    INSERT INTO __diesel_schema_migrations (version) VALUES ('20261120000001');
    INSERT INTO users VALUES ('01a1f8d3-ea00-741b-91f5-e9a6e367a561', 'margaret', 'admin', 'hash', 0, NULL, '2026-11-20 12:00:00.000000');
    INSERT INTO accounts VALUES ('01a1f8d3-ea00-741b-91f5-e9a6e367a562', '01a1f8d3-ea00-741b-91f5-e9a6e367a561', 'x', '1', 'ada', 'Ada', 0, NULL, 'active', NULL, '2026-11-20 12:00:00.000000', '2026-11-20 12:00:00.000000');
    INSERT INTO posts VALUES ('01a1f8d3-ea00-741b-91f5-e9a6e367a563', '01a1f8d3-ea00-741b-91f5-e9a6e367a561', 'in doubt', x'00', '2026-11-20 12:00:00.000000');
    INSERT INTO posts VALUES ('01a1f8d3-ea00-741b-91f5-e9a6e367a564', '01a1f8d3-ea00-741b-91f5-e9a6e367a561', 'out', x'01', '2026-11-20 12:00:00.000000');
    INSERT INTO deliveries VALUES ('01a1f8d3-ea00-741b-91f5-e9a6e367a565', '01a1f8d3-ea00-741b-91f5-e9a6e367a563', '01a1f8d3-ea00-741b-91f5-e9a6e367a561', '01a1f8d3-ea00-741b-91f5-e9a6e367a562', 'x', 'unconfirmed', 'interrupted', 'why', 3, 1, '2026-11-20 12:00:00.000000', NULL, NULL, NULL, NULL, '2026-11-20 12:00:00.000000', '2026-11-20 12:00:01.000000');
    INSERT INTO deliveries VALUES ('01a1f8d3-ea00-741b-91f5-e9a6e367a566', '01a1f8d3-ea00-741b-91f5-e9a6e367a564', '01a1f8d3-ea00-741b-91f5-e9a6e367a561', '01a1f8d3-ea00-741b-91f5-e9a6e367a562', 'x', 'posted', NULL, NULL, 3, 1, '2026-11-20 12:00:00.000000', NULL, '7', 'https://x.com/ada/status/7', '2026-11-20 12:00:01.000000', '2026-11-20 12:00:00.000000', '2026-11-20 12:00:01.000000');
";

#[tokio::test]
async fn db_a_database_of_the_first_version_is_copied_and_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pillarbox.db");
    let mut old = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    old.batch_execute(FIRST).unwrap();
    old.batch_execute(ROWS).unwrap();
    drop(old);
    // A start that was killed while it copied, and one of long ago.
    std::fs::write(folder.path().join("pillarbox.db.before-20261120000001.part"), b"half a copy").unwrap();
    std::fs::write(folder.path().join("pillarbox.db.before-20261120000001"), b"of long ago").unwrap();

    let url = DatabaseUrl::Sqlite(path.to_string_lossy().into_owned());
    let store = Store::open(url.clone()).await.unwrap();
    let (in_doubt, posted) = store
        .read(|conn| {
            let get = |conn: &mut _, id: &str| store::deliveries::get(conn, id.parse().unwrap());
            let in_doubt = get(conn, "01a1f8d3-ea00-741b-91f5-e9a6e367a565")?;
            Ok::<_, StoreError>((in_doubt, get(conn, "01a1f8d3-ea00-741b-91f5-e9a6e367a566")?))
        })
        .await
        .unwrap();
    assert_eq!((in_doubt.state, in_doubt.reason.as_deref()), (DeliveryState::Unconfirmed, Some("interrupted")));
    assert_eq!(in_doubt.check_at, Some(in_doubt.updated_at), "it is looked up at the first start");
    assert_eq!((posted.state, posted.remote_id.as_deref()), (DeliveryState::Posted, Some("7")));

    let copy = folder.path().join("pillarbox.db.before-20261120000001");
    assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let mut copied = crate::support::Database::open(&copy);
    assert_eq!(copied.lines("SELECT state AS line FROM deliveries ORDER BY id"), ["unconfirmed", "posted"]);
    let columns = copied.lines("SELECT name AS line FROM pragma_table_info('deliveries')");
    assert!(!columns.contains(&"check_at".to_owned()), "as it was before");

    let said = copied.lines("SELECT integrity_check AS line FROM pragma_integrity_check");
    assert_eq!(said, ["ok"], "it is whole");
    let names =
        || std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names().all(|name| !name.contains(".part")), "{:?}", names().collect::<Vec<_>>());

    let modified = copy.metadata().unwrap().modified().unwrap();
    drop(store);
    drop(Store::open(url).await.unwrap());
    assert_eq!(copy.metadata().unwrap().modified().unwrap(), modified, "nothing is copied when nothing is changed");
}
