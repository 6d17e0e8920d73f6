//! Images of posts: what is known of them. The bytes are files of the `media` module.

use diesel::prelude::*;

use super::schema::{deliveries, media};
use super::{AnyConnection, StoreResult};
use crate::model::{DeliveryState, ImageType, Instant, MediaId, PostId, Treatment, UserId};

/// An image's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = media)]
pub struct MediaRow {
    pub id: MediaId,
    pub user_id: UserId,
    /// Absent while no post has taken it.
    pub post_id: Option<PostId>,
    pub position: i32,
    pub media_type: ImageType,
    pub animated: bool,
    pub bytes: i64,
    pub width: i32,
    pub height: i32,
    pub alt_text: Option<String>,
    /// Whether the file is still in the data folder.
    pub kept: bool,
    pub created_at: Instant,
    pub treatment: Treatment,
    /// Size of the file as it was sent to us.
    pub uploaded_bytes: i64,
    /// SHA-256 of the file as it was sent to us; absent for images of the first versions.
    pub content_hash: Option<Vec<u8>>,
    /// Until when it waits for a post; absent once one has taken it.
    pub expires_at: Option<Instant>,
}

pub fn insert(conn: &mut AnyConnection, row: &MediaRow) -> StoreResult<()> {
    diesel::insert_into(media::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// One of the user's images.
pub fn find(conn: &mut AnyConnection, user: UserId, id: MediaId) -> StoreResult<Option<MediaRow>> {
    Ok(media::table.find(id).filter(media::user_id.eq(user)).select(MediaRow::as_select()).first(conn).optional()?)
}

/// How many images of the user are in the data folder, and their bytes together.
pub fn usage(conn: &mut AnyConnection, user: UserId) -> StoreResult<(i64, i64)> {
    let sizes: Vec<i64> =
        media::table.filter(media::user_id.eq(user)).filter(media::kept.eq(true)).select(media::bytes).load(conn)?;
    Ok((i64::try_from(sizes.len()).unwrap_or(i64::MAX), sizes.iter().sum()))
}

/// Notes that the files of images are in the data folder, and returns those that nobody wants there: their post went out
/// while they were being written, or it is gone.
pub fn mark_kept(conn: &mut AnyConnection, ids: &[MediaId]) -> StoreResult<Vec<MediaId>> {
    let rows: Vec<(MediaId, Option<PostId>)> =
        media::table.filter(media::id.eq_any(ids.to_vec())).select((media::id, media::post_id)).load(conn)?;
    let mut unwanted = ids.to_vec();
    for (id, post) in rows {
        let is_wanted = match post {
            Some(post) => !super::deliveries::all_done(conn, post)?,
            None => true,
        };
        if is_wanted {
            diesel::update(media::table.find(id)).set(media::kept.eq(true)).execute(conn)?;
            unwanted.retain(|other| *other != id);
        }
    }
    Ok(unwanted)
}

/// Posts whose images nobody has asked for since `before`: each delivery of theirs has failed, was missed, is out or
/// was cancelled, and none has changed since. A bounded number at a time.
pub fn ended_before(conn: &mut AnyConnection, before: Instant) -> StoreResult<Vec<PostId>> {
    let ended = vec![DeliveryState::Failed, DeliveryState::Missed, DeliveryState::Posted, DeliveryState::Cancelled];
    let still_wanted = deliveries::table
        .filter(deliveries::post_id.nullable().eq(media::post_id))
        .filter(deliveries::state.ne_all(ended).or(deliveries::updated_at.ge(before)));
    Ok(media::table
        .filter(media::kept.eq(true))
        .filter(media::post_id.is_not_null())
        .filter(media::created_at.lt(before))
        .filter(diesel::dsl::not(diesel::dsl::exists(still_wanted)))
        .select(media::post_id.assume_not_null())
        .distinct()
        .limit(500)
        .load(conn)?)
}

/// Images of several posts, in order.
pub fn of_posts(conn: &mut AnyConnection, posts: &[PostId]) -> StoreResult<Vec<MediaRow>> {
    Ok(media::table
        .filter(media::post_id.eq_any(posts.to_vec()))
        .order((media::post_id, media::position))
        .select(MediaRow::as_select())
        .load(conn)?)
}

/// Notes that the files of a post's images are gone.
pub fn mark_removed(conn: &mut AnyConnection, post: PostId) -> StoreResult<()> {
    diesel::update(media::table.filter(media::post_id.eq(post))).set(media::kept.eq(false)).execute(conn)?;
    Ok(())
}

/// Every image whose file is in the data folder, with its size.
pub fn files(conn: &mut AnyConnection) -> StoreResult<Vec<(MediaId, i64)>> {
    Ok(media::table.filter(media::kept.eq(true)).order(media::id).select((media::id, media::bytes)).load(conn)?)
}

/// Whether the file of an image is said to be in the data folder.
pub fn names_file(conn: &mut AnyConnection, id: MediaId) -> StoreResult<bool> {
    Ok(media::table.find(id).select(media::kept).first(conn).optional()?.unwrap_or(false))
}

/// Notes that the files of images are gone.
pub fn mark_gone(conn: &mut AnyConnection, ids: &[MediaId]) -> StoreResult<()> {
    for id in ids {
        diesel::update(media::table.find(*id)).set(media::kept.eq(false)).execute(conn)?;
    }
    Ok(())
}

/// Which of these ids belong to images whose file is still wanted.
pub fn kept_among(conn: &mut AnyConnection, ids: &[MediaId]) -> StoreResult<Vec<MediaId>> {
    Ok(media::table.filter(media::id.eq_any(ids.to_vec())).filter(media::kept.eq(true)).select(media::id).load(conn)?)
}

/// Gives an upload of the user to a post; false when it is not his, has expired, or a post has it already.
pub fn attach(
    conn: &mut AnyConnection,
    user: UserId,
    id: MediaId,
    (post, position): (PostId, i32),
    alt_text: Option<&str>,
    now: Instant,
) -> StoreResult<bool> {
    let waiting = media::table
        .find(id)
        .filter(media::user_id.eq(user))
        .filter(media::post_id.is_null())
        .filter(media::expires_at.gt(now));
    let attached = diesel::update(waiting)
        .set((
            media::post_id.eq(Some(post)),
            media::position.eq(position),
            media::alt_text.eq(alt_text),
            media::expires_at.eq(None::<Instant>),
        ))
        .execute(conn)?;
    Ok(attached == 1)
}

/// Keeps uploads of the user that no post has until then.
pub fn wait_until(conn: &mut AnyConnection, user: UserId, ids: &[MediaId], until: Instant) -> StoreResult<()> {
    let waiting = media::table
        .filter(media::id.eq_any(ids.to_vec()))
        .filter(media::user_id.eq(user))
        .filter(media::post_id.is_null());
    diesel::update(waiting).set(media::expires_at.eq(Some(until))).execute(conn)?;
    Ok(())
}

/// Forgets an upload of the user that no post has; false when there is none.
pub fn delete_unused(conn: &mut AnyConnection, user: UserId, id: MediaId) -> StoreResult<bool> {
    let unused = media::table.find(id).filter(media::user_id.eq(user)).filter(media::post_id.is_null());
    Ok(diesel::delete(unused).execute(conn)? == 1)
}

/// Forgets uploads that no post took in time and returns which. A bounded number at a time.
pub fn delete_expired(conn: &mut AnyConnection, now: Instant) -> StoreResult<Vec<MediaId>> {
    let expired: Vec<MediaId> = media::table
        .filter(media::post_id.is_null())
        .filter(media::expires_at.le(now))
        .order(media::expires_at)
        .limit(500)
        .select(media::id)
        .load(conn)?;
    diesel::delete(media::table.filter(media::id.eq_any(expired.clone()))).execute(conn)?;
    Ok(expired)
}
