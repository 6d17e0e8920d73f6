//! The migrations, built into the binary; each engine has its own folder with the same versions.

use std::path::{Path, PathBuf};

use diesel::migration::{Migration, MigrationSource};
use diesel::sqlite::Sqlite;
use diesel::{RunQueryDsl, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::pool::{self, AnyConnection};
use super::{StoreError, StoreResult};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Brings the database to the newest version. A SQLite file that has data is copied first, beside itself.
pub(super) fn run(conn: &mut AnyConnection, file: Option<&Path>) -> StoreResult<()> {
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| StoreError::Migration(error.to_string());
    let applied = match conn {
        AnyConnection::Sqlite(conn) => {
            let before = conn.applied_migrations().map_err(failed)?;
            let newest = before.iter().max();
            if let (Some(file), Some(newest)) = (file, newest)
                && conn.has_pending_migration(SQLITE).map_err(failed)?
            {
                back_up(conn, file, &newest.to_string())?;
            }
            conn.run_pending_migrations(SQLITE).map(|ran| ran.len())
        }
        AnyConnection::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
    }
    .map_err(failed)?;
    if applied > 0 {
        tracing::info!(applied, "migrations applied");
    }
    Ok(())
}

/// The version of the tables that this program works with: that of its newest migration.
pub fn newest_version() -> String {
    let migrations: Vec<Box<dyn Migration<Sqlite>>> = SQLITE.migrations().unwrap_or_default();
    migrations.iter().map(|migration| migration.name().version().to_string()).max().unwrap_or_default()
}

/// Copies the database as it is into a file of its own, readable by its owner only. One that is there already is of the
/// same version and stays: it was made by a start that did not come through.
fn back_up(conn: &mut SqliteConnection, file: &Path, version: &str) -> StoreResult<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".before-{version}"));
    let copy = PathBuf::from(name);
    if copy.metadata().is_ok_and(|copy| copy.len() > 0) {
        return Ok(());
    }
    pool::create_private(&copy)?;
    diesel::sql_query("VACUUM INTO ?").bind::<diesel::sql_types::Text, _>(copy.to_string_lossy()).execute(conn)?;
    tracing::info!(copy = %copy.display(), "the database was copied before it is brought to the newest version");
    Ok(())
}
