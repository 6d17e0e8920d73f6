//! Images of posts: what is known of them. The bytes are files of the `media` module.

use diesel::prelude::*;

use super::schema::media;
use super::{AnyConnection, StoreResult};
use crate::model::{ImageType, Instant, MediaId, PostId, UserId};

/// An image's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = media)]
pub struct MediaRow {
    pub id: MediaId,
    pub user_id: UserId,
    pub post_id: PostId,
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
}

pub fn insert(conn: &mut AnyConnection, row: &MediaRow) -> StoreResult<()> {
    diesel::insert_into(media::table).values(row.clone()).execute(conn)?;
    Ok(())
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

/// Which of these ids belong to images whose file is still wanted.
pub fn kept_among(conn: &mut AnyConnection, ids: &[MediaId]) -> StoreResult<Vec<MediaId>> {
    Ok(media::table.filter(media::id.eq_any(ids.to_vec())).filter(media::kept.eq(true)).select(media::id).load(conn)?)
}
