//! Posts: what users wrote.

use diesel::prelude::*;

use super::schema::posts;
use super::{AnyConnection, StoreResult};
use crate::model::{Instant, PostId, UserId};

/// A post's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = posts)]
pub struct PostRow {
    pub id: PostId,
    pub user_id: UserId,
    pub text: String,
    pub text_hash: Vec<u8>,
    pub created_at: Instant,
}

/// Where a page of the history begins: after this post, going back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageStart {
    pub created_at: Instant,
    pub id: PostId,
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

/// A page of the user's posts, newest first.
pub fn page(conn: &mut AnyConnection, user: UserId, after: Option<PageStart>, limit: i64) -> StoreResult<Vec<PostRow>> {
    let mut query = posts::table
        .filter(posts::user_id.eq(user))
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(limit)
        .select(PostRow::as_select())
        .into_boxed();
    if let Some(start) = after {
        let same_moment = posts::created_at.eq(start.created_at).and(posts::id.lt(start.id));
        query = query.filter(posts::created_at.lt(start.created_at).or(same_moment));
    }
    Ok(query.load(conn)?)
}
