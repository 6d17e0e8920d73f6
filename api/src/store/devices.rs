//! Devices users have signed in from.

use diesel::prelude::*;

use super::pool::on_db;
use super::schema::known_devices as devices;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, UserId};

/// Whether a device was known before it was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    Known,
    New,
    /// The first of this user that is noted at all.
    First,
}

/// Notes that the user signed in from a device.
pub fn note(conn: &mut AnyConnection, user: UserId, hash: &[u8], now: Instant) -> StoreResult<Device> {
    let mine = devices::table.filter(devices::user_id.eq(user));
    let others: i64 = mine.count().get_result(conn)?;
    let known: i64 = mine.filter(devices::device_hash.eq(hash)).count().get_result(conn)?;
    on_db!(conn, |c| diesel::insert_into(devices::table)
        .values((devices::user_id.eq(user), devices::device_hash.eq(hash), devices::last_seen_at.eq(now)))
        .on_conflict((devices::user_id, devices::device_hash))
        .do_update()
        .set(devices::last_seen_at.eq(now))
        .execute(c))?;
    Ok(match (known, others) {
        (1.., _) => Device::Known,
        (_, 0) => Device::First,
        _ => Device::New,
    })
}

/// Forgets devices that were not seen for long.
pub fn sweep(conn: &mut AnyConnection, seen_before: Instant) -> StoreResult<usize> {
    Ok(diesel::delete(devices::table.filter(devices::last_seen_at.lt(seen_before))).execute(conn)?)
}
