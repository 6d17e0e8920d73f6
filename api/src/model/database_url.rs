//! Which database, chosen by the scheme of its URL and never guessed.

use std::str::FromStr;

/// The address of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// Path of the SQLite file.
    Sqlite(String),
    /// The whole PostgreSQL URL.
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        let path = path.strip_prefix("//").unwrap_or(path);
        // `host=… dbname=…` is PostgreSQL's other notation; as a path it would quietly become an empty file.
        if path.is_empty() || path.contains("://") || path.contains('=') {
            return Err("must be `sqlite:PATH`, a path, or `postgres://…`".to_owned());
        }
        Ok(Self::Sqlite(path.to_owned()))
    }
}
