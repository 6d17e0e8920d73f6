//! Drafts: what is written and not sent yet.

use diesel::prelude::*;

use super::schema::{draft_media, drafts, media};
use super::{AnyConnection, StoreResult};
use crate::model::{DraftId, DraftOrigin, Instant, MediaId, UserId};
use crate::store::media::MediaRow;

/// A draft's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = drafts)]
pub struct DraftRow {
    pub id: DraftId,
    pub user_id: UserId,
    /// Counts the changes, from 1.
    pub revision: i64,
    pub text: String,
    /// The chosen accounts and the texts of single ones, as JSON.
    pub recipients: String,
    /// When it is to go out, as it was written.
    pub scheduled_for: Option<String>,
    pub time_zone: Option<String>,
    pub origin: DraftOrigin,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// Where a page of the list begins: after this one, going back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftStart {
    pub updated_at: Instant,
    pub id: DraftId,
}

pub fn insert(conn: &mut AnyConnection, row: &DraftRow) -> StoreResult<()> {
    diesel::insert_into(drafts::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// One of the user's drafts.
pub fn find(conn: &mut AnyConnection, user: UserId, id: DraftId) -> StoreResult<Option<DraftRow>> {
    let row = drafts::table.find(id).filter(drafts::user_id.eq(user));
    Ok(row.select(DraftRow::as_select()).first(conn).optional()?)
}

pub fn count(conn: &mut AnyConnection, user: UserId) -> StoreResult<i64> {
    Ok(drafts::table.filter(drafts::user_id.eq(user)).count().get_result(conn)?)
}

/// A page of the user's drafts, the one that changed last first.
pub fn page(
    conn: &mut AnyConnection,
    user: UserId,
    after: Option<DraftStart>,
    limit: i64,
) -> StoreResult<Vec<DraftRow>> {
    let mut query = drafts::table
        .filter(drafts::user_id.eq(user))
        .order((drafts::updated_at.desc(), drafts::id.desc()))
        .select(DraftRow::as_select())
        .limit(limit)
        .into_boxed();
    if let Some(DraftStart { updated_at, id }) = after {
        query = query
            .filter(drafts::updated_at.lt(updated_at).or(drafts::updated_at.eq(updated_at).and(drafts::id.lt(id))));
    }
    Ok(query.load(conn)?)
}

/// Puts another content into the user's draft; false when it is not there, or is not at this revision any more.
pub fn replace(conn: &mut AnyConnection, read: i64, row: &DraftRow) -> StoreResult<bool> {
    let as_read = drafts::table.find(row.id).filter(drafts::user_id.eq(row.user_id)).filter(drafts::revision.eq(read));
    let replaced = diesel::update(as_read)
        .set((
            drafts::revision.eq(row.revision),
            drafts::text.eq(&row.text),
            drafts::recipients.eq(&row.recipients),
            drafts::scheduled_for.eq(&row.scheduled_for),
            drafts::time_zone.eq(&row.time_zone),
            drafts::updated_at.eq(row.updated_at),
        ))
        .execute(conn)?;
    Ok(replaced == 1)
}

/// Deletes the user's draft; false when there is none.
pub fn delete(conn: &mut AnyConnection, user: UserId, id: DraftId) -> StoreResult<bool> {
    Ok(diesel::delete(drafts::table.find(id).filter(drafts::user_id.eq(user))).execute(conn)? == 1)
}

/// Gives a draft its images, in order, each with its description, instead of those it had.
pub fn set_images(conn: &mut AnyConnection, draft: DraftId, images: &[(MediaId, Option<String>)]) -> StoreResult<()> {
    diesel::delete(draft_media::table.filter(draft_media::draft_id.eq(draft))).execute(conn)?;
    for (position, (image, alt_text)) in (0..).zip(images) {
        diesel::insert_into(draft_media::table)
            .values((
                draft_media::draft_id.eq(draft),
                draft_media::position.eq::<i32>(position),
                draft_media::media_id.eq(image),
                draft_media::alt_text.eq(alt_text),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The images of drafts, in order, with the descriptions they have there. What a post has taken is no draft's any more.
pub fn images(conn: &mut AnyConnection, ids: &[DraftId]) -> StoreResult<Vec<(DraftId, Option<String>, MediaRow)>> {
    Ok(draft_media::table
        .inner_join(media::table)
        .filter(draft_media::draft_id.eq_any(ids.to_vec()))
        .filter(media::post_id.is_null())
        .order((draft_media::draft_id, draft_media::position))
        .select((draft_media::draft_id, draft_media::alt_text, MediaRow::as_select()))
        .load(conn)?)
}
