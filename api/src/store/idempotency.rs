//! Idempotency keys: written with what they stand for, in one transaction.

use std::time::Duration;

use diesel::prelude::*;

use super::schema::idempotency_keys as keys;
use super::{AnyConnection, StoreError, StoreResult};
use crate::model::{ApiKeyId, DraftId, FeedId, IdempotencyKey, Instant, InvitationId, MediaId, PostId, UserId};

/// How long a key is remembered.
pub const KEPT_FOR: Duration = Duration::from_hours(48);

/// What a request created, or sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    Post(PostId),
    Media(MediaId),
    ApiKey(ApiKeyId),
    Draft(DraftId),
    Invitation(InvitationId),
    Feed(FeedId),
}

/// What an earlier request with the same key asked and got.
#[derive(Queryable, Selectable)]
#[diesel(table_name = keys)]
struct IdempotencyRow {
    request_hash: Vec<u8>,
    post_id: Option<PostId>,
    media_id: Option<MediaId>,
    api_key_id: Option<ApiKeyId>,
    draft_id: Option<DraftId>,
    invitation_id: Option<InvitationId>,
    feed_id: Option<FeedId>,
}

/// Whether a request was sent before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    Never,
    /// The very same, and what it created.
    Same(Created),
    /// Another one, with the same key.
    Other,
}

/// What is known of a request by its key and its content.
pub fn look_up(
    conn: &mut AnyConnection,
    user: UserId,
    key: &IdempotencyKey,
    request_hash: &[u8],
) -> StoreResult<Earlier> {
    let row = keys::table.find((user, &key.key, key.route));
    let Some(row) = row.select(IdempotencyRow::as_select()).first(conn).optional()? else { return Ok(Earlier::Never) };
    if row.request_hash != request_hash {
        return Ok(Earlier::Other);
    }
    let created = row
        .post_id
        .map(Created::Post)
        .or(row.media_id.map(Created::Media))
        .or(row.api_key_id.map(Created::ApiKey))
        .or(row.draft_id.map(Created::Draft))
        .or(row.invitation_id.map(Created::Invitation))
        .or(row.feed_id.map(Created::Feed))
        .ok_or(StoreError::NotFound)?;
    Ok(Earlier::Same(created))
}

/// # Errors
/// `Conflict` when the key was used meanwhile.
pub fn insert(
    conn: &mut AnyConnection,
    user: UserId,
    key: &IdempotencyKey,
    request_hash: &[u8],
    created: Created,
    now: Instant,
) -> StoreResult<()> {
    let (mut post, mut media, mut api_key) = (None, None, None);
    let (mut draft, mut invitation, mut feed) = (None, None, None);
    match created {
        Created::Post(id) => post = Some(id),
        Created::Media(id) => media = Some(id),
        Created::ApiKey(id) => api_key = Some(id),
        Created::Draft(id) => draft = Some(id),
        Created::Invitation(id) => invitation = Some(id),
        Created::Feed(id) => feed = Some(id),
    }
    diesel::insert_into(keys::table)
        .values((
            keys::user_id.eq(user),
            keys::key.eq(&key.key),
            keys::route.eq(key.route),
            keys::request_hash.eq(request_hash),
            keys::post_id.eq(post),
            keys::media_id.eq(media),
            keys::api_key_id.eq(api_key),
            keys::draft_id.eq(draft),
            keys::invitation_id.eq(invitation),
            keys::feed_id.eq(feed),
            keys::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn sweep(conn: &mut AnyConnection, now: Instant) -> StoreResult<usize> {
    Ok(diesel::delete(keys::table.filter(keys::created_at.lt(now - KEPT_FOR))).execute(conn)?)
}
