//! A user's preferences.

use diesel::prelude::*;

use super::pool::on_db;
use super::schema::preferences;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, PublishLate, UserId};

/// What a user has chosen; the defaults where nothing was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = preferences)]
pub struct Preferences {
    /// Post new blog entries to X without asking.
    pub auto_share_blog_to_x: bool,
    /// IANA name of the zone in which times without one are meant.
    pub time_zone: Option<String>,
    /// How late a post may go out that says nothing of it.
    pub publish_late: PublishLate,
}

pub fn get(conn: &mut AnyConnection, user: UserId) -> StoreResult<Preferences> {
    let chosen = preferences::table.find(user).select(Preferences::as_select()).first(conn).optional()?;
    Ok(chosen.unwrap_or_default())
}

pub fn put(conn: &mut AnyConnection, user: UserId, chosen: &Preferences, now: Instant) -> StoreResult<()> {
    let values = || {
        (
            preferences::auto_share_blog_to_x.eq(chosen.auto_share_blog_to_x),
            preferences::time_zone.eq(chosen.time_zone.clone()),
            preferences::publish_late.eq(chosen.publish_late),
            preferences::updated_at.eq(now),
        )
    };
    on_db!(conn, |c| diesel::insert_into(preferences::table)
        .values((preferences::user_id.eq(user), values()))
        .on_conflict(preferences::user_id)
        .do_update()
        .set(values())
        .execute(c))?;
    Ok(())
}
