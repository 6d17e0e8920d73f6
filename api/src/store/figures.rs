//! What can be counted of the whole server, for those who run it. No row of anybody is told, only how many there are.

use diesel::dsl::{count_star, min};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::pool::on_db;
use super::schema::{accounts, deliveries, posts, publish_attempts, sessions, users};
use super::{AnyConnection, StoreResult};
use crate::model::{AttemptId, DeliveryState, Instant, PlatformKey, PostId, Standing};

/// Numbers of the moment.
#[derive(Debug)]
pub struct Figures {
    pub deliveries: Vec<(PlatformKey, DeliveryState, i64)>,
    /// Waiting although their time has come.
    pub due: i64,
    /// Since when the one of them waits that waits longest.
    pub oldest_due_at: Option<Instant>,
    pub accounts: Vec<(PlatformKey, Standing, i64)>,
    pub users: i64,
    /// That have not ended.
    pub sessions: i64,
    pub database_bytes: i64,
}

pub fn read(conn: &mut AnyConnection, now: Instant) -> StoreResult<Figures> {
    let due = || deliveries::state.eq(DeliveryState::Scheduled).and(deliveries::next_attempt_at.le(now));
    Ok(Figures {
        deliveries: deliveries::table
            .group_by((deliveries::platform, deliveries::state))
            .select((deliveries::platform, deliveries::state, count_star()))
            .load(conn)?,
        due: deliveries::table.filter(due()).count().get_result(conn)?,
        oldest_due_at: deliveries::table.filter(due()).select(min(deliveries::next_attempt_at)).first(conn)?,
        accounts: accounts::table
            .group_by((accounts::platform, accounts::standing))
            .select((accounts::platform, accounts::standing, count_star()))
            .load(conn)?,
        users: users::table.count().get_result(conn)?,
        sessions: sessions::table.filter(sessions::expires_at.gt(now)).count().get_result(conn)?,
        database_bytes: bytes(conn)?,
    })
}

#[derive(QueryableByName)]
struct Size {
    #[diesel(sql_type = BigInt)]
    bytes: i64,
}

fn bytes(conn: &mut AnyConnection) -> StoreResult<i64> {
    let question = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()"
        }
        AnyConnection::Postgres(_) => "SELECT pg_database_size(current_database()) AS bytes",
    };
    let size: Size = on_db!(conn, |conn| diesel::sql_query(question).get_result(conn))?;
    Ok(size.bytes)
}

/// The latest time that a post or an attempt was written down at. Ids are in the order of their times.
pub fn written_last_at(conn: &mut AnyConnection) -> StoreResult<Option<Instant>> {
    let attempt: Option<(AttemptId, Instant)> = publish_attempts::table
        .order(publish_attempts::id.desc())
        .select((publish_attempts::id, publish_attempts::prepared_at))
        .first(conn)
        .optional()?;
    let post: Option<(PostId, Instant)> =
        posts::table.order(posts::id.desc()).select((posts::id, posts::created_at)).first(conn).optional()?;
    Ok([attempt.map(|(_, at)| at), post.map(|(_, at)| at)].into_iter().flatten().max())
}
