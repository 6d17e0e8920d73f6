//! One account's lane: its due posts one after the other, each looked at before it may go.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::circuit::{Admission, Health};
use super::prepare::Work;
use super::tick::PAUSE;
use super::{Change, Publisher, Trouble, news};
use crate::accounts::{TokenUnavailable, hold_reason};
use crate::model::{AccountId, DeliveryState, Instant, LATE_AFTER};
use crate::store::deliveries::{self, DeliveryRow, Move};
use crate::store::{self, StoreError};

/// How many due posts of an account are read at once.
const TOGETHER: i64 = 16;

/// What is done with a post that is due.
enum Turn {
    Go {
        late: bool,
    },
    /// It is done with; look at the next.
    Past,
    /// The account rests until this reading of the monotonic clock.
    Rest(Duration),
}

impl Publisher {
    /// Sends what is due for an account until nothing is, or it has to rest. The caller holds the lane.
    pub(super) async fn go_along(&self, account: AccountId) {
        loop {
            match self.take_turns(account).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    tracing::error!(%account, %error, "an attempt could not be written down");
                    self.note_trouble(Some(Trouble::Database));
                    self.0.left_behind.store(true, Ordering::SeqCst);
                    // Not at once again: the database needs a moment.
                    return self.0.resting.rest(account, self.0.clock.monotonic() + PAUSE);
                }
            }
        }
    }

    /// Sends some of what is due. True when there may be more to do at once.
    async fn take_turns(&self, account: AccountId) -> Result<bool, StoreError> {
        let now = self.0.clock.now();
        let due = self.0.store.read(move |conn| Work::find(conn, account, now, TOGETHER)).await?;
        if due.is_empty() {
            return Ok(false);
        }
        for work in due {
            if self.is_stopping() {
                return Ok(false);
            }
            match self.turn(&work, self.0.clock.now()).await? {
                // What was read together may be wrong by now.
                Turn::Past => return Ok(true),
                Turn::Rest(until) => {
                    self.0.resting.rest(account, until);
                    return Ok(false);
                }
                Turn::Go { late } => {
                    let ended = self.attempt(&work, late).await;
                    // However it ended, it is no probe any more.
                    self.0.circuits.note(work.delivery.platform, Health::Unclear, self.0.clock.monotonic());
                    let as_it_should = ended?;
                    self.note_trouble(None);
                    if !as_it_should {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(true)
    }

    async fn turn(&self, work: &Work, now: Instant) -> Result<Turn, StoreError> {
        let delivery = &work.delivery;
        if work.is_owner_disabled {
            // What was scheduled was held when he was shut out; this came back to the queue another way.
            let (reason, detail) = deliveries::OWNER_DISABLED;
            self.move_on(delivery, Move::to(DeliveryState::Held, delivery.tries).because(reason, detail), now).await?;
            return Ok(Turn::Past);
        }
        if delivery.publish_late.is_too_late(self.0.settings.late_grace, delivery.due_at, now) {
            self.move_on(delivery, missed(delivery.tries), now).await?;
            return Ok(Turn::Past);
        }
        if let Some(in_doubt_until) = work.same_text_in_doubt_until {
            // Which of the two a match at the platform would be, nobody could tell.
            let to = Move::scheduled(in_doubt_until.max(now) + Duration::from_secs(1), delivery.tries).because(
                "same_text_in_doubt",
                "Another post with the same text is being looked up at the platform. This one waits for that.",
            );
            self.move_on(delivery, to, now).await?;
            return Ok(Turn::Past);
        }
        let monotonic = self.0.clock.monotonic();
        let late = now.since(delivery.due_at) > LATE_AFTER;
        // In order, so what is written now waits behind a backlog, too; and what its turn finds too late is missed.
        let is_backlog = late && self.is_backlog(work, now);
        if let Some(until) = self.0.pace.until(delivery.account_id, monotonic).filter(|_| is_backlog) {
            return Ok(Turn::Rest(until));
        }
        match self.0.circuits.admit(delivery.platform, monotonic) {
            Admission::Wait(until) => Ok(Turn::Rest(until)),
            Admission::Open => {
                if is_backlog {
                    self.0.pace.rest(delivery.account_id, monotonic + self.0.settings.backlog_spacing);
                }
                Ok(Turn::Go { late })
            }
        }
    }

    /// Whether it came due while nothing could be sent: before this publisher, while its platform failed, or while its
    /// account could not be used.
    fn is_backlog(&self, work: &Work, now: Instant) -> bool {
        let monotonic = self.0.clock.monotonic();
        let ago = |at: Duration| now - monotonic.saturating_sub(at);
        let possible_since = [
            Some(ago(self.0.started_at)),
            self.0.hold.ended_at().map(ago),
            self.0.circuits.closed_at(work.delivery.platform).map(ago),
            Some(work.account.updated_at),
        ];
        possible_since.into_iter().flatten().any(|since| since.since(work.delivery.due_at) > LATE_AFTER)
    }

    /// Moves a delivery that was not claimed. A change by its user comes first.
    async fn move_on(&self, delivery: &DeliveryRow, to: Move, now: Instant) -> Result<(), StoreError> {
        let (id, version, state) = (delivery.id, delivery.version, to.state);
        let seen = delivery.clone();
        let moved = self.0.store.write(move |conn| {
            deliveries::advance(conn, id, version, to.clone(), now)?;
            news::tell_of(conn, &seen, &to, now)
        });
        match moved.await {
            Ok(()) => {
                self.0.outbox.announce(Change::of(delivery, state));
                Ok(())
            }
            Err(StoreError::NotFound) => Ok(()),
            Err(other) => Err(other),
        }
    }

    /// Images wait for the second grant of their account; text alone does not.
    pub(super) async fn hold_for_image_grant(&self, work: &Work) -> Result<(), StoreError> {
        let (delivery, platform) = (work.delivery.clone(), work.delivery.platform.name());
        let detail = format!(
            "Images need a second permission at {platform}. Give it in the settings; the post is kept and goes out then."
        );
        let to = Move::to(DeliveryState::Held, delivery.tries).because(hold_reason::IMAGE_GRANT, detail);
        self.move_on(&delivery, to, self.0.clock.now()).await?;
        // Given in this very moment, nothing would release the post any more.
        let given = match self.0.accounts.find_image_grant(&work.account).await {
            Ok(grant) => grant.is_some(),
            Err(TokenUnavailable::Store(error)) => return Err(error),
            // It is there and cannot be opened just now.
            Err(_) => true,
        };
        if given {
            let (account, now) = (delivery.account_id, self.0.clock.now());
            let reasons = [hold_reason::IMAGE_GRANT];
            self.0.store.write(move |conn| deliveries::release_held(conn, account, &reasons, now)).await?;
        }
        Ok(())
    }

    /// The account cannot be used: `accounts` has held everything that waited for it, unless this delivery was
    /// written after that.
    pub(super) async fn hold_for_account(&self, delivery: DeliveryRow) -> Result<(), StoreError> {
        let (id, now) = (delivery.id, self.0.clock.now());
        let state = self
            .0
            .store
            .write(move |conn| {
                let current = deliveries::get(conn, id)?;
                let account = store::accounts::get_for_publisher(conn, current.account_id)?;
                // Connected again in the meantime, it stays scheduled and is tried anew.
                if current.state == DeliveryState::Scheduled && account.standing != crate::model::Standing::Active {
                    let to = super::outcome::held_for_account(&current, &account);
                    deliveries::advance(conn, id, current.version, to, now)?;
                }
                Ok::<_, StoreError>(deliveries::get(conn, id)?.state)
            })
            .await?;
        self.0.outbox.announce(Change::of(&delivery, state));
        // More than this one were held, or are released by now.
        self.0.outbox.announce(Change::Many);
        Ok(())
    }
}

/// Came due while nothing could be sent, and is too late now.
pub(super) fn missed(tries: i32) -> Move {
    Move::to(DeliveryState::Missed, tries).because(
        "too_late",
        "This post could not be sent at its time, and its time is long past. Send it now if you still want it out.",
    )
}
