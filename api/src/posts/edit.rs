//! Changing and cancelling what has not gone out. Each change names the version it starts from, and takes hold only
//! while the publisher has not begun: of two writers one wins, and the other is told.

use super::compose::{ComposeError, refuse_duplicate};
use super::recipients::{OwnText, misplaced, text_problem};
use super::request::text_hash;
use super::rules::check_text;
use super::when::{TimeAsked, resolve};
use super::{Posts, daily};
use crate::model::{AccountId, DeliveryState, Instant, PostId, PostText, PublishLate, Schedule, UserId};
use crate::platforms::Platforms;
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
    /// The texts of single accounts from now on, in place of those there were.
    pub overrides: Option<Vec<OwnText>>,
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
        let (platforms, allowance) = (self.platforms.clone(), self.allowance);
        self.store
            .write(move |conn| {
                let (mut post, mut deliveries) = open(conn, user, id, Some(edit.version), may_edit)?;
                let schedule = match &edit.time {
                    Some(asked) => Some(new_time(conn, user, asked, now)?),
                    None => None,
                };
                let fields = write_texts(conn, &platforms, &mut post, &mut deliveries, &edit)?;
                if let Some(schedule) = &schedule {
                    let comes_to_that_day = |row: &&DeliveryRow| row.due_at.day() != schedule.at.day();
                    let accounts: Vec<AccountId> =
                        deliveries.iter().filter(comes_to_that_day).map(|row| row.account_id).collect();
                    daily::check(conn, allowance, &accounts, schedule.at)?;
                    post.set_schedule(Some(schedule.clone()));
                }
                for (delivery, field) in deliveries.iter().zip(&fields) {
                    let due_at = schedule.as_ref().map_or(delivery.due_at, |schedule| schedule.at);
                    if !edit.allow_duplicate {
                        refuse_duplicate(conn, &post, delivery, field, due_at)?;
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

/// Writes the changed texts into the rows, and those of single accounts into the database too. Returns the field in
/// which the text of each delivery stands.
fn write_texts(
    conn: &mut AnyConnection,
    platforms: &Platforms,
    post: &mut PostRow,
    deliveries: &mut [DeliveryRow],
    edit: &Edit,
) -> Result<Vec<String>, EditError> {
    let none = Vec::new();
    let overrides = edit.overrides.as_ref().unwrap_or(&none);
    let accounts: Vec<AccountId> = deliveries.iter().map(|delivery| delivery.account_id).collect();
    let mut problems = misplaced(overrides, &accounts);
    let images = store::media::of_posts(conn, &[post.id])?;
    if let Some(text) = &edit.text {
        let text = PostText::new(text);
        post.text_hash = text_hash(&text, &images);
        text.as_str().clone_into(&mut post.text);
    }
    let mut fields = Vec::with_capacity(deliveries.len());
    let several = deliveries.len() > 1;
    for delivery in deliveries {
        let own = overrides.iter().position(|own| own.account == delivery.account_id);
        if edit.overrides.is_some() {
            let text = own.map(|index| PostText::new(&overrides[index].text));
            delivery.own_text_hash = text.as_ref().map(|text| text_hash(text, &images));
            delivery.own_text = text.map(|text| text.as_str().to_owned());
            let own = delivery.own_text.clone().zip(delivery.own_text_hash.clone());
            store::deliveries::set_own_text(conn, delivery.id, own)?;
        }
        let field = own.map_or("text".to_owned(), |index| format!("overrides[{index}].text"));
        let is_changed = edit.overrides.is_some() || edit.text.is_some() && delivery.own_text.is_none();
        if is_changed {
            let account = store::accounts::get_for_publisher(conn, delivery.account_id)?;
            let limits = platforms.find(delivery.platform).ok_or(ComposeError::NotConfigured)?.limits();
            let text = PostText::new(delivery.text(post));
            if let Err(error) = check_text(&text, limits.text_max_of(account.long_posts), !images.is_empty()) {
                problems.push(text_problem(&field, &error, several.then_some(account.username.as_str())));
            }
        }
        fields.push(field);
    }
    if problems.is_empty() { Ok(fields) } else { Err(ComposeError::Fields(problems).into()) }
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
