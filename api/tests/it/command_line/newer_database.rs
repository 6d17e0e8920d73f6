//! A database that another version has made: of a newer one nothing is changed, and of an older one nothing under the
//! feet of a server.

use std::fs;

use super::{Shelf, done, home, refused, stop, text};

#[tokio::test(flavor = "multi_thread")]
async fn every_command_refuses_a_database_of_a_newer_version_and_changes_nothing() {
    let (mut home, shelf) = (home().await, Shelf::new());
    let program = home.serve(&[]).await;
    stop(program).await;
    let good = shelf.place("good");
    done(&home, &["backup", text(&good)]);
    let mut database = home.database();
    database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000001')");
    database.execute("UPDATE server SET app_version = '9.9.9'");
    let dump = database.dump();
    let place = shelf.place("backup");
    for command in [
        &["serve"][..],
        &["serve", "--role", "web"],
        &["serve", "--role", "publisher"],
        &["migrate"],
        &["resume"],
        &["backup", text(&place)],
        &["posts", "export", "--user", "margaret"],
        &["audit", "export"],
        &["user", "list"],
        &["sessions", "revoke-all"],
        &["accounts", "list"],
        &["accounts", "revoke-all", "--yes"],
        &["key", "list"],
        &["keys", "status"],
        &["keys", "rotate"],
    ] {
        let said = refused(&home, command, 78, "was changed by Pillarbox 9.9.9, which is newer");
        assert!(said.err.contains("29990101000001") && said.err.contains("Nothing was changed"), "{said:?}");
        assert_eq!(database.dump(), dump, "{command:?}");
    }
    let said = refused(&home, &["doctor"], 1, "wrong: 1");
    assert!(said.out.contains("9.9.9"), "{said:?}");
    assert!(!place.exists());
    let names = fs::read_dir(home.data_dir()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.contains(".before-")), "no copy was made either");

    // Nor is a backup of one put back.
    let mut copied = crate::support::Database::open(&good.join("pillarbox.db"));
    copied.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000001')");
    copied.execute("UPDATE server SET app_version = '9.9.9'");
    drop(copied);
    home.set_env("DATA_DIR", text(&shelf.place("restored")));
    for command in ["verify-backup", "restore"] {
        refused(&home, &[command, text(&good)], 78, "was changed by Pillarbox 9.9.9");
    }
    assert!(!shelf.place("restored").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_version_that_says_nothing_of_itself_is_called_that() {
    let home = home().await;
    stop(home.serve(&[]).await).await;
    let mut database = home.database();
    database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000001')");
    database.execute("ALTER TABLE server DROP COLUMN app_version");
    refused(&home, &["user", "list"], 78, "was changed by a later version of Pillarbox");
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_not_changed_under_a_server_that_does_not_know_the_new_ones() {
    let home = home().await;
    let program = home.serve(&[]).await;
    // As if this program knew one version more than the one that runs.
    let mut database = home.database();
    let newest = database.lines("SELECT max(version) AS line FROM __diesel_schema_migrations");
    database.execute(&format!("DELETE FROM __diesel_schema_migrations WHERE version = '{}'", newest[0]));
    for command in [&["migrate"][..], &["user", "list"], &["serve"], &["serve", "--role", "web"]] {
        refused(&home, command, 75, "Stop that server first");
    }
    let now = database.lines("SELECT max(version) AS line FROM __diesel_schema_migrations");
    assert_ne!(now, newest, "nothing was done");
    stop(program).await;
}
