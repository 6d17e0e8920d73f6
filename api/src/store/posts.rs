//! Posts: what users wrote.

use diesel::prelude::*;

use super::schema::posts;
use super::{AnyConnection, StoreError, StoreResult};
use crate::model::{Instant, PostId, Schedule, TimeResolution, UserId};

/// A post's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = posts)]
pub struct PostRow {
    pub id: PostId,
    pub user_id: UserId,
    pub text: String,
    pub text_hash: Vec<u8>,
    pub created_at: Instant,
    /// One higher with each change by its user.
    pub version: i64,
    /// Absent when it was sent at once.
    pub scheduled_for: Option<Instant>,
    pub time_zone: Option<String>,
    pub wall_time: Option<String>,
    pub time_resolution: Option<TimeResolution>,
}

impl PostRow {
    /// A post to be sent at once, or as scheduled.
    pub fn new(
        id: PostId,
        user_id: UserId,
        text: String,
        text_hash: Vec<u8>,
        schedule: Option<Schedule>,
        now: Instant,
    ) -> Self {
        let mut row = Self {
            id,
            user_id,
            text,
            text_hash,
            created_at: now,
            version: 0,
            scheduled_for: None,
            time_zone: None,
            wall_time: None,
            time_resolution: None,
        };
        row.set_schedule(schedule);
        row
    }

    pub fn schedule(&self) -> Option<Schedule> {
        Some(Schedule {
            at: self.scheduled_for?,
            time_zone: self.time_zone.clone(),
            wall_time: self.wall_time.clone(),
            resolution: self.time_resolution.unwrap_or(TimeResolution::Exact),
        })
    }

    pub fn set_schedule(&mut self, schedule: Option<Schedule>) {
        self.scheduled_for = schedule.as_ref().map(|schedule| schedule.at);
        self.time_resolution = schedule.as_ref().map(|schedule| schedule.resolution);
        (self.time_zone, self.wall_time) =
            schedule.map_or((None, None), |schedule| (schedule.time_zone, schedule.wall_time));
    }
}

pub fn insert(conn: &mut AnyConnection, post: &PostRow) -> StoreResult<()> {
    diesel::insert_into(posts::table).values(post.clone()).execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut AnyConnection, user: UserId, id: PostId) -> StoreResult<Option<PostRow>> {
    Ok(posts::table.find(id).filter(posts::user_id.eq(user)).select(PostRow::as_select()).first(conn).optional()?)
}

/// The post as the publisher reaches it, which acts for every user.
pub fn get_for_publisher(conn: &mut AnyConnection, id: PostId) -> StoreResult<PostRow> {
    Ok(posts::table.find(id).select(PostRow::as_select()).first(conn)?)
}

/// Stores what the user changed about a post, from the version it was read at.
///
/// # Errors
/// `NotFound` when it is no longer at that version.
pub fn update(conn: &mut AnyConnection, changed: &PostRow) -> StoreResult<()> {
    let unchanged = posts::table.find(changed.id).filter(posts::version.eq(changed.version));
    let updated = diesel::update(unchanged)
        .set((
            posts::text.eq(&changed.text),
            posts::text_hash.eq(&changed.text_hash),
            posts::version.eq(changed.version + 1),
            posts::scheduled_for.eq(changed.scheduled_for),
            posts::time_zone.eq(&changed.time_zone),
            posts::wall_time.eq(&changed.wall_time),
            posts::time_resolution.eq(changed.time_resolution),
        ))
        .execute(conn)?;
    if updated == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
