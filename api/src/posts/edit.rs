//! Changing and cancelling what has not gone out. Each change names the version it starts from, and takes hold only
//! while the publisher has not begun: of two writers one wins, and the other is told.

use super::Posts;
use super::compose::{ComposeError, refuse_duplicate, text_hash};
use super::rules::check_text;
use super::when::{TimeAsked, resolve};
use crate::model::{DeliveryState, Instant, PostId, PostText, PublishLate, Schedule, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::deliveries::{DeliveryRow, Move};
use crate::store::posts::PostRow;
use crate::store::{self, AnyConnection, StoreError};

/// What is to be changed about a post; what is absent stays.
#[derive(Default)]
pub struct Edit {
    /// The version the change was made from.
    pub version: i64,
    pub text: Option<String>,
    pub time: Option<TimeAsked>,
    pub publish_late: Option<PublishLate>,
    /// Although the same text goes to the account within a day.
    pub allow_duplicate: bool,
}

/// Why a post was not changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    #[error("no such post")]
    UnknownPost,
    /// It was changed since; the version it has now.
    #[error("the post was changed meanwhile")]
    VersionConflict(i64),
    /// It is out, on its way, or not known not to be out. The state is of the first delivery that is.
    #[error("the post can no longer be changed")]
    NotEditable(DeliveryState),
    #[error(transparent)]
    Compose(#[from] ComposeError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl super::PostView {
    /// Whether text and time may be changed.
    pub fn can_edit(&self) -> bool {
        !self.deliveries.is_empty() && self.deliveries.iter().all(|view| may_edit(&view.delivery))
    }

    /// Whether it may be cancelled.
    pub fn can_cancel(&self) -> bool {
        !self.deliveries.is_empty() && self.deliveries.iter().all(|view| may_cancel(&view.delivery))
    }
}

/// What waits, and what is proven not to be out.
fn may_edit(delivery: &DeliveryRow) -> bool {
    may_cancel(delivery) || delivery.state.can_retry()
}

fn may_cancel(delivery: &DeliveryRow) -> bool {
    matches!(delivery.state, DeliveryState::Scheduled | DeliveryState::Held)
}

impl Posts {
    /// Changes a post that is proven not to be out. A new time puts one that failed or was missed back in the queue.
    pub async fn edit(&self, user: UserId, id: PostId, edit: Edit) -> Result<(), EditError> {
        let now = self.clock.now();
        let platforms = self.platforms.clone();
        self.store
            .write(move |conn| {
                let (mut post, deliveries) = open(conn, user, id, Some(edit.version), may_edit)?;
                let schedule = match &edit.time {
                    Some(asked) => Some(new_time(conn, user, asked, now)?),
                    None => None,
                };
                if let Some(text) = &edit.text {
                    let text = PostText::new(text);
                    let images = store::media::of_posts(conn, &[id])?;
                    for delivery in &deliveries {
                        let account = store::accounts::get_for_publisher(conn, delivery.account_id)?;
                        let limits = platforms.find(delivery.platform).ok_or(ComposeError::NotConfigured)?.limits();
                        check_text(&text, limits.text_max_of(account.long_posts), !images.is_empty())
                            .map_err(ComposeError::from)?;
                    }
                    // Without text it is the image that tells one post from another, and the image stays.
                    if !text.is_empty() {
                        post.text_hash = text_hash(&text, &[]);
                    }
                    text.as_str().clone_into(&mut post.text);
                }
                if let Some(schedule) = &schedule {
                    post.set_schedule(Some(schedule.clone()));
                }
                for delivery in &deliveries {
                    let due_at = schedule.as_ref().map_or(delivery.due_at, |schedule| schedule.at);
                    if !edit.allow_duplicate {
                        refuse_duplicate(conn, &post, delivery.account_id, due_at)?;
                    }
                    change(conn, delivery, schedule.as_ref(), edit.publish_late, now)?;
                }
                store::posts::update(conn, &post)?;
                audit::record(conn, &AuditEvent::of(user, "post.changed").about(id), now)?;
                Ok(())
            })
            .await
    }

    /// Cancels a post that has not begun to go out.
    pub async fn cancel(&self, user: UserId, id: PostId, version: Option<i64>) -> Result<(), EditError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                let (post, deliveries) = open(conn, user, id, version, may_cancel)?;
                for delivery in deliveries {
                    let to = Move::to(DeliveryState::Cancelled, delivery.tries);
                    store::deliveries::advance(conn, delivery.id, delivery.version, to, now)?;
                }
                store::posts::update(conn, &post)?;
                audit::record(conn, &AuditEvent::of(user, "post.cancelled").about(id), now)?;
                Ok::<_, EditError>(())
            })
            .await?;
        self.media.forget_if_done(id).await;
        Ok(())
    }
}

/// The user's post with its deliveries, if it is at the version and each delivery may be touched.
fn open(
    conn: &mut AnyConnection,
    user: UserId,
    id: PostId,
    version: Option<i64>,
    may: fn(&DeliveryRow) -> bool,
) -> Result<(PostRow, Vec<DeliveryRow>), EditError> {
    let post = store::posts::find(conn, user, id)?.ok_or(EditError::UnknownPost)?;
    let deliveries = store::deliveries::of_posts(conn, user, &[id])?;
    // What it has become says more than that it changed.
    if let Some(begun) = deliveries.iter().find(|delivery| !may(delivery)) {
        return Err(EditError::NotEditable(begun.state));
    }
    if version.is_some_and(|version| version != post.version) {
        return Err(EditError::VersionConflict(post.version));
    }
    Ok((post, deliveries))
}

fn new_time(conn: &mut AnyConnection, user: UserId, asked: &TimeAsked, now: Instant) -> Result<Schedule, EditError> {
    let usual_zone = store::preferences::get(conn, user)?.time_zone;
    Ok(resolve(asked, usual_zone.as_deref(), now).map_err(ComposeError::from)?)
}

fn change(
    conn: &mut AnyConnection,
    delivery: &DeliveryRow,
    schedule: Option<&Schedule>,
    publish_late: Option<PublishLate>,
    now: Instant,
) -> Result<(), StoreError> {
    let to = match (delivery.state, schedule) {
        // What is held stays so; its time moves all the same.
        (DeliveryState::Held, _) | (_, None) => same_state(delivery),
        (_, Some(schedule)) => Move::scheduled(schedule.at, 0),
    };
    // Even where nothing moves, the version does: the publisher may be looking at the old one.
    store::deliveries::advance(conn, delivery.id, delivery.version, to, now)?;
    if let Some(schedule) = schedule {
        store::deliveries::set_due_at(conn, delivery.id, schedule.at)?;
    }
    if let Some(publish_late) = publish_late {
        store::deliveries::set_publish_late(conn, delivery.id, publish_late)?;
    }
    Ok(())
}

fn same_state(delivery: &DeliveryRow) -> Move {
    Move {
        reason: delivery.reason.clone(),
        detail: delivery.detail.clone(),
        next_attempt_at: delivery.next_attempt_at,
        ..Move::to(delivery.state, delivery.tries)
    }
}
