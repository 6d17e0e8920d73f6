//! What became of posts: the history, newest first, and one post with everything that was tried.

use std::collections::HashMap;

use super::Posts;
use crate::media::Media;
use crate::model::{DeliveryId, DeliveryState, PostId, PostStatus, UserId};
use crate::store::attempts::AttemptRow;
use crate::store::deliveries::DeliveryRow;
use crate::store::history::{PageStart, PostFilter};
use crate::store::lookups::LookupRow;
use crate::store::media::MediaRow;
use crate::store::posts::PostRow;
use crate::store::{self, AnyConnection, StoreError};

/// A delivery with the handle it goes to and its attempts.
pub struct DeliveryView {
    pub delivery: DeliveryRow,
    pub username: String,
    pub attempt_count: i64,
    /// An image of its post is no longer kept.
    pub(super) images_gone: bool,
    /// Empty in lists.
    pub attempts: Vec<AttemptRow>,
    /// Empty in lists.
    pub lookups: Vec<LookupRow>,
}

/// An image of a post.
pub struct ImageView {
    pub row: MediaRow,
    /// Whether the server still has it.
    pub is_here: bool,
}

/// A post with its images and deliveries.
pub struct PostView {
    pub post: PostRow,
    pub images: Vec<ImageView>,
    pub deliveries: Vec<DeliveryView>,
}

impl PostView {
    /// A post of which nothing was tried yet.
    pub(super) fn just_written(post: PostRow, images: Vec<MediaRow>, deliveries: Vec<(DeliveryRow, String)>) -> Self {
        let view = |(delivery, username)| DeliveryView {
            delivery,
            username,
            attempt_count: 0,
            images_gone: false,
            attempts: Vec::new(),
            lookups: Vec::new(),
        };
        let images = images.into_iter().map(|row| ImageView { row, is_here: true }).collect();
        Self { post, images, deliveries: deliveries.into_iter().map(view).collect() }
    }

    /// What goes to the account of one of its deliveries.
    pub fn text_of<'a>(&'a self, view: &'a DeliveryView) -> &'a str {
        view.delivery.text(&self.post)
    }

    pub fn status(&self) -> PostStatus {
        PostStatus::of(self.deliveries.iter().map(|view| view.delivery.state))
    }
}

/// A page of the history, and where the next one begins.
pub struct Page {
    pub posts: Vec<PostView>,
    pub next: Option<PageStart>,
}

impl Posts {
    /// A page of the user's posts, newest first; nothing when the filter names an account that is not the user's.
    pub async fn list(
        &self,
        user: UserId,
        filter: PostFilter,
        after: Option<PageStart>,
        limit: u32,
    ) -> Result<Option<Page>, StoreError> {
        self.page(user, filter, after, limit, Detail::Counts).await
    }

    /// All of them with every attempt and lookup, for taking all of it away.
    pub async fn list_in_full(&self, user: UserId, after: Option<PageStart>, limit: u32) -> Result<Page, StoreError> {
        let page = self.page(user, PostFilter::default(), after, limit, Detail::Attempts).await?;
        // Without a filter there is no account that could be unknown.
        page.ok_or(StoreError::NotFound)
    }

    async fn page(
        &self,
        user: UserId,
        filter: PostFilter,
        after: Option<PageStart>,
        limit: u32,
        detail: Detail,
    ) -> Result<Option<Page>, StoreError> {
        let media = self.media.clone();
        self.store
            .read(move |conn| {
                if let Some(account) = filter.account
                    && store::accounts::find(conn, user, account)?.is_none()
                {
                    return Ok(None);
                }
                // One more than asked tells whether there is a next page.
                let mut rows = store::history::page(conn, user, &filter, after, i64::from(limit) + 1)?;
                let has_more = rows.len() > limit as usize;
                rows.truncate(limit as usize);
                let last = rows.last().filter(|_| has_more);
                let next = last.map(|row| PageStart { created_at: row.created_at, id: row.id });
                Ok(Some(Page { posts: views(conn, &media, user, rows, detail)?, next }))
            })
            .await
    }

    /// One of the user's posts, with every attempt.
    pub async fn find(&self, user: UserId, id: PostId) -> Result<Option<PostView>, StoreError> {
        let media = self.media.clone();
        self.store
            .read(move |conn| {
                let row = store::posts::find(conn, user, id)?;
                Ok(views(conn, &media, user, row.into_iter().collect(), Detail::Attempts)?.pop())
            })
            .await
    }
}

#[derive(Clone, Copy)]
enum Detail {
    Counts,
    Attempts,
}

fn views(
    conn: &mut AnyConnection,
    media: &Media,
    user: UserId,
    rows: Vec<PostRow>,
    detail: Detail,
) -> Result<Vec<PostView>, StoreError> {
    let ids: Vec<PostId> = rows.iter().map(|row| row.id).collect();
    let deliveries = store::deliveries::of_posts(conn, user, &ids)?;
    let delivery_ids: Vec<DeliveryId> = deliveries.iter().map(|row| row.id).collect();
    let handles: HashMap<_, _> =
        store::accounts::list(conn, user)?.into_iter().map(|account| (account.id, account.username)).collect();
    let counts: HashMap<_, _> = store::attempts::counts(conn, &delivery_ids)?.into_iter().collect();
    let (mut attempts, mut lookups) = match detail {
        Detail::Attempts => {
            (store::attempts::of_deliveries(conn, &delivery_ids)?, store::lookups::of_deliveries(conn, &delivery_ids)?)
        }
        Detail::Counts => (Vec::new(), Vec::new()),
    };
    let rows_of_images = store::media::of_posts(conn, &ids)?;
    let mut images: Vec<ImageView> =
        rows_of_images.into_iter().map(|row| ImageView { is_here: media.has(&row), row }).collect();
    let mut deliveries: Vec<DeliveryView> = deliveries
        .into_iter()
        .map(|delivery| DeliveryView {
            username: handles.get(&delivery.account_id).cloned().unwrap_or_default(),
            attempt_count: counts.get(&delivery.id).copied().unwrap_or(0),
            images_gone: false,
            lookups: lookups.extract_if(.., |lookup| lookup.delivery_id == delivery.id).collect(),
            attempts: attempts.extract_if(.., |attempt| attempt.delivery_id == delivery.id).collect(),
            delivery,
        })
        .collect();
    Ok(rows.into_iter().map(|post| view(post, &mut images, &mut deliveries)).collect())
}

/// Puts a post together with what is its own.
fn view(post: PostRow, images: &mut Vec<ImageView>, deliveries: &mut Vec<DeliveryView>) -> PostView {
    let mut images: Vec<ImageView> = images.extract_if(.., |image| image.row.post_id == Some(post.id)).collect();
    let mut deliveries: Vec<DeliveryView> =
        deliveries.extract_if(.., |view| view.delivery.post_id == post.id).collect();
    // Its files are being removed in this moment, or are gone.
    let is_done = |view: &DeliveryView| matches!(view.delivery.state, DeliveryState::Posted | DeliveryState::Cancelled);
    if deliveries.iter().all(is_done) {
        for image in &mut images {
            image.is_here = false;
        }
    }
    let images_gone = images.iter().any(|image| !image.is_here);
    for view in &mut deliveries {
        view.images_gone = images_gone;
    }
    PostView { post, images, deliveries }
}
