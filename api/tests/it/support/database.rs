//! The database's file, read and changed round the front door by tests named `db_…`.

use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

pub(crate) struct Database(SqliteConnection);

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Database {
    pub(crate) fn open(path: &Path) -> Self {
        let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        conn.batch_execute("PRAGMA busy_timeout = 5000").unwrap();
        Self(conn)
    }

    pub(crate) fn execute(&mut self, sql: &str) {
        self.0.batch_execute(sql).unwrap();
    }

    /// The rows of a query of one text column, which it has to name `line`.
    pub(crate) fn lines(&mut self, sql: &str) -> Vec<String> {
        sql_query(sql).load::<Line>(&mut self.0).unwrap().into_iter().map(|row| row.line).collect()
    }

    /// Every row of every table as text, for comparing.
    pub(crate) fn dump(&mut self) -> Vec<String> {
        let selects = self.lines(
            "SELECT 'SELECT ''' || t.name || ': '' || ' || group_concat('quote(\"' || c.name || '\")', ' || '','' || ')
                 || ' AS line FROM \"' || t.name || '\" ORDER BY 1' AS line
             FROM sqlite_master t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name ORDER BY t.name",
        );
        selects.iter().flat_map(|select| self.lines(select)).collect()
    }
}
