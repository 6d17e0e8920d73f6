//! The migrations, built into the binary; each engine has its own folder with the same versions.

use std::collections::BTreeSet;
use std::path::Path;

use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::pool::{AnyConnection, on_db};
use super::{APP_VERSION, StoreError, StoreResult, snapshot};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn failed(error: Failure) -> StoreError {
    StoreError::Migration(error.to_string())
}

/// Brings the database to the newest version. A SQLite file that has data is copied first, beside itself.
///
/// # Errors
/// `Newer` when a later version of Pillarbox has changed the tables; then nothing is changed.
pub(super) fn run(conn: &mut AnyConnection, file: Option<&Path>) -> StoreResult<()> {
    let before = applied(conn)?;
    refuse_newer(conn, &before)?;
    if let (AnyConnection::Sqlite(conn), Some(file), Some(newest)) = (&mut *conn, file, before.last())
        && conn.has_pending_migration(SQLITE).map_err(failed)?
    {
        back_up(conn, file, newest)?;
    }
    let applied = match conn {
        AnyConnection::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|ran| ran.len()),
        AnyConnection::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
    }
    .map_err(failed)?;
    if applied > 0 {
        const NOTE: &str = "UPDATE server SET app_version = $1";
        on_db!(conn, |c| diesel::sql_query(NOTE).bind::<Text, _>(APP_VERSION).execute(c))?;
        tracing::info!(applied, "migrations applied");
    }
    Ok(())
}

/// The version of the tables that this program works with: that of its newest migration.
pub fn newest_version() -> String {
    let migrations: Vec<Box<dyn Migration<Sqlite>>> = SQLITE.migrations().unwrap_or_default();
    migrations.iter().map(|migration| migration.name().version().to_string()).max().unwrap_or_default()
}

/// The newest version of the tables, if there are any, and whether this version of Pillarbox would change them.
///
/// # Errors
/// `Newer` when a later version of Pillarbox has changed the tables.
pub(super) fn standing(conn: &mut AnyConnection) -> StoreResult<(Option<String>, bool)> {
    let applied = applied(conn)?;
    refuse_newer(conn, &applied)?;
    let is_behind = known(conn).map_err(failed)?.difference(&applied).next().is_some();
    Ok((applied.into_iter().next_back(), is_behind))
}

/// The versions that the tables went through; none in an empty database. Reads only.
fn applied(conn: &mut AnyConnection) -> StoreResult<BTreeSet<String>> {
    #[derive(QueryableByName)]
    struct Applied {
        #[diesel(sql_type = Text)]
        version: String,
    }
    let exists = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT name AS version FROM sqlite_master WHERE name = '__diesel_schema_migrations'"
        }
        AnyConnection::Postgres(_) => {
            "SELECT tablename::text AS version FROM pg_tables WHERE tablename = '__diesel_schema_migrations'"
        }
    };
    let read = |conn: &mut AnyConnection, query: &str| -> StoreResult<Vec<Applied>> {
        Ok(on_db!(conn, |c| diesel::sql_query(query).load(c))?)
    };
    if read(conn, exists)?.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows = read(conn, "SELECT version FROM __diesel_schema_migrations")?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}

/// The versions this binary knows.
fn known(conn: &AnyConnection) -> Result<BTreeSet<String>, Failure> {
    Ok(match conn {
        AnyConnection::Sqlite(_) => versions(&MigrationSource::<Sqlite>::migrations(&SQLITE)?),
        AnyConnection::Postgres(_) => versions(&MigrationSource::<Pg>::migrations(&POSTGRES)?),
    })
}

fn versions<DB: diesel::backend::Backend>(migrations: &[Box<dyn Migration<DB>>]) -> BTreeSet<String> {
    migrations.iter().map(|migration| migration.name().version().to_string()).collect()
}

fn refuse_newer(conn: &mut AnyConnection, applied: &BTreeSet<String>) -> StoreResult<()> {
    let known = known(conn).map_err(failed)?;
    let Some(tables) = applied.difference(&known).last().cloned() else { return Ok(()) };
    Err(StoreError::Newer { tables, made_by: made_by(conn) })
}

/// Which version of Pillarbox made the tables. They are not ours, so what cannot be read is not known.
fn made_by(conn: &mut AnyConnection) -> Option<String> {
    #[derive(QueryableByName)]
    struct Server {
        #[diesel(sql_type = Nullable<Text>)]
        app_version: Option<String>,
    }
    const QUERY: &str = "SELECT app_version FROM server";
    let found: QueryResult<Server> = on_db!(conn, |c| diesel::sql_query(QUERY).get_result(c));
    found.ok()?.app_version
}

/// Copies the database as it is into a file of its own beside it. One of the same name is of an earlier try, or of a
/// time before an older database was put back: what counts is the database that is changed now.
fn back_up(conn: &mut SqliteConnection, file: &Path, version: &str) -> StoreResult<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".before-{version}"));
    let copy = Path::new(&name);
    snapshot::copy(conn, copy)?;
    tracing::info!(copy = %copy.display(), "the database was copied before it is brought to the newest version");
    Ok(())
}
