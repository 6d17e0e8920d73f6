//! The loop: sleeps until something is due or someone nudges, then lets every account that has something due go.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;

use super::{Publisher, Trouble, chores};
use crate::model::{AccountId, Instant};
use crate::store::StoreError;
use crate::store::queue::{self, WaitingAccount};

/// The loop looks at least this often, whatever it believes to be due.
const LONGEST_SLEEP: Duration = Duration::from_mins(15);
/// After a failure of the database.
pub(super) const PAUSE: Duration = Duration::from_secs(1);
/// A wall clock that moved this much more or less than the time that passed has been set.
const JUMP: Duration = Duration::from_secs(30);

/// What a round began.
#[derive(Clone, Copy, Debug, Default)]
pub struct Round {
    pub accounts_started: usize,
    pub lookups_started: usize,
    /// When something comes due next.
    wake_at: Option<Instant>,
}

/// Accounts that must wait although something of theirs is due, until a reading of the monotonic clock.
#[derive(Default)]
pub(super) struct Resting(Mutex<HashMap<AccountId, Duration>>);

impl Resting {
    fn all(&self) -> MutexGuard<'_, HashMap<AccountId, Duration>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn rest(&self, account: AccountId, until: Duration) {
        self.all().insert(account, until);
    }

    /// Until when the account rests, if it still does.
    pub(super) fn until(&self, account: AccountId, now: Duration) -> Option<Duration> {
        let mut all = self.all();
        let until = all.get(&account).copied()?;
        if until <= now {
            all.remove(&account);
            return None;
        }
        Some(until)
    }
}

impl Publisher {
    /// Publishes until the future is dropped.
    pub async fn run(&self) {
        let mut before = (self.0.clock.now(), self.0.clock.monotonic());
        loop {
            // Told before looking: whoever writes while we look nudges, whatever the time he wrote.
            self.0.outbox.is_awake();
            let wake_at = match self.tick().await {
                Ok(round) => round.wake_at.unwrap_or_else(|| self.0.clock.now() + LONGEST_SLEEP),
                Err(error) => {
                    tracing::error!(%error, "the publisher cannot read what is due");
                    self.note_trouble(Some(Trouble::Database));
                    self.0.clock.now() + PAUSE
                }
            };
            let wake_at = wake_at.min(self.0.clock.now() + LONGEST_SLEEP);
            self.0.outbox.sleeps_until(wake_at);
            self.sleep(wake_at, &mut before).await;
        }
    }

    /// Sleeps until a nudge, the given time, or a wall clock that was set. A nudge that came before is kept.
    async fn sleep(&self, wake_at: Instant, before: &mut (Instant, Duration)) {
        loop {
            let nudged = tokio::select! {
                biased;
                () = self.0.outbox.nudged() => true,
                // Ends early now and then, so that a clock that was set is noticed.
                () = self.0.clock.sleep_until(wake_at) => false,
            };
            if self.notice_jump(before).await || nudged || self.0.clock.now() >= wake_at {
                return;
            }
        }
    }

    /// Starts what is due.
    pub async fn tick(&self) -> Result<Round, StoreError> {
        if self.is_stopping() {
            return Ok(Round::default());
        }
        if self.0.left_behind.swap(false, Ordering::SeqCst) {
            self.recover().await?;
        }
        let held = self.look_at_hold().await?;
        let now = self.0.clock.now();
        let (waiting, to_check, next_check_at, chore_at) = self
            .0
            .store
            .read(move |conn| {
                let waiting = queue::waiting_accounts(conn)?;
                let to_check = queue::accounts_to_check(conn, now)?;
                let next_check_at = queue::next_check_at(conn, now)?;
                Ok::<_, StoreError>((waiting, to_check, next_check_at, chores::next_at(conn)?))
            })
            .await?;
        if waiting.iter().all(|account| account.first_at > now) {
            // Nothing waits for whatever it was.
            self.note_trouble(None);
        }
        let mut round = Round { wake_at: next_check_at, ..Round::default() };
        if held {
            if waiting.iter().any(|account| account.first_at <= now) {
                self.hold_what_is_due().await?;
            }
            round.wake(waiting.iter().map(|account| account.first_at).filter(|at| *at > now).min());
        } else {
            for account in waiting {
                self.start_account(account, now, &mut round);
            }
        }
        for account in to_check {
            round.lookups_started += usize::from(self.start_lookups(account));
        }
        round.wake(self.start_chores(chore_at, now));
        Ok(round)
    }

    fn start_account(&self, waiting: WaitingAccount, now: Instant, round: &mut Round) {
        if waiting.first_at > now {
            return round.wake(Some(waiting.first_at));
        }
        let monotonic = self.0.clock.monotonic();
        if let Some(until) = self.0.resting.until(waiting.account, monotonic) {
            return round.wake(Some(now + until.saturating_sub(monotonic)));
        }
        if let Some(lane) = self.0.lanes.enter(waiting.account) {
            round.accounts_started += 1;
            let (publisher, account) = (self.clone(), waiting.account);
            tokio::spawn(async move {
                let going = AssertUnwindSafe(publisher.go_along(account)).catch_unwind().await;
                if going.is_err() {
                    // What it had in hand is gone through like anything that was left behind.
                    tracing::error!(%account, "a lane ended in a panic");
                    publisher.0.left_behind.store(true, Ordering::SeqCst);
                }
                drop(lane);
                publisher.0.outbox.nudge();
            });
        }
    }

    /// Waiting goes by the monotonic clock, deciding by the wall's. When the wall's is set, it is said in the log, and
    /// lookups that seem far away now are taken at once. Says whether it was.
    async fn notice_jump(&self, before: &mut (Instant, Duration)) -> bool {
        let after = (self.0.clock.now(), self.0.clock.monotonic());
        let passed = after.1.saturating_sub(before.1);
        let expected = before.0 + passed;
        let (ahead, behind) = (after.0.since(expected), expected.since(after.0));
        *before = after;
        let jumped = ahead.max(behind) > JUMP;
        if jumped {
            tracing::warn!(
                ahead_secs = ahead.as_secs(),
                behind_secs = behind.as_secs(),
                "the wall clock was set; what is scheduled goes by the new time"
            );
            let now = after.0;
            if let Err(error) = self.0.store.write(move |conn| queue::check_all_at(conn, now)).await {
                tracing::error!(%error, "lookups keep the times of the old clock");
            }
        }
        jumped
    }
}

impl Round {
    fn wake(&mut self, at: Option<Instant>) {
        self.wake_at = [self.wake_at, at].into_iter().flatten().min();
    }
}
