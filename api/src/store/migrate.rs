//! The migrations, built into the binary; each engine has its own folder with the same versions.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::pool::AnyConnection;
use super::{StoreError, StoreResult};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Brings the database to the newest version.
pub(super) fn run(conn: &mut AnyConnection) -> StoreResult<()> {
    let applied = match conn {
        AnyConnection::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|ran| ran.len()),
        AnyConnection::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
    }
    .map_err(|error| StoreError::Migration(error.to_string()))?;
    if applied > 0 {
        tracing::info!(applied, "migrations applied");
    }
    Ok(())
}
