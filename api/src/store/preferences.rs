//! A user's preferences.

use diesel::prelude::*;

use super::pool::on_db;
use super::schema::preferences;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, UserId};

/// What a user has chosen; the defaults where nothing was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Post new blog entries to X without asking.
    pub auto_share_blog_to_x: bool,
}

pub fn get(conn: &mut AnyConnection, user: UserId) -> StoreResult<Preferences> {
    let chosen = preferences::table.find(user).select(preferences::auto_share_blog_to_x).first(conn).optional()?;
    Ok(chosen.map_or_else(Preferences::default, |auto_share_blog_to_x| Preferences { auto_share_blog_to_x }))
}

pub fn put(conn: &mut AnyConnection, user: UserId, chosen: Preferences, now: Instant) -> StoreResult<()> {
    let values = (preferences::auto_share_blog_to_x.eq(chosen.auto_share_blog_to_x), preferences::updated_at.eq(now));
    on_db!(conn, |c| diesel::insert_into(preferences::table)
        .values((preferences::user_id.eq(user), values))
        .on_conflict(preferences::user_id)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}
