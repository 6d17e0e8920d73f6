//! The outbox as those see it who put posts in and want to know what becomes of them: nudging the publisher, and
//! hearing of changes. It works the same whether the publisher runs in this process or in another one.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::{Notify, watch};

use crate::model::{AccountId, DeliveryId, DeliveryState, Instant, PostId, UserId};
use crate::store::deliveries::DeliveryRow;
use crate::store::{self, Store, StoreError};

/// How many changes a slow listener may be behind before it is told to read everything anew.
const BEHIND: usize = 1024;

/// Something about deliveries or accounts has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// One delivery.
    Delivery { user: UserId, post: PostId, delivery: DeliveryId, account: AccountId, state: DeliveryState },
    /// How an account is.
    Account { user: UserId, account: AccountId },
    /// More than are worth telling one by one.
    Many,
}

impl Change {
    pub(super) fn of(delivery: &DeliveryRow, state: DeliveryState) -> Self {
        Self::Delivery {
            user: delivery.user_id,
            post: delivery.post_id,
            delivery: delivery.id,
            account: delivery.account_id,
            state,
        }
    }
}

/// Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Outbox(Arc<Inner>);

struct Inner {
    store: Store,
    nudges: Notify,
    /// Microseconds since 1970. Far ahead while it is not known, so that every nudge counts.
    sleeps_until: AtomicI64,
    changes: broadcast::Sender<Change>,
    closing: watch::Sender<bool>,
}

impl Outbox {
    pub fn new(store: Store) -> Self {
        Self(Arc::new(Inner {
            store,
            nudges: Notify::new(),
            sleeps_until: AtomicI64::new(i64::MAX),
            changes: broadcast::Sender::new(BEHIND),
            closing: watch::Sender::new(false),
        }))
    }

    /// Something may be due that was not before.
    pub fn nudge(&self) {
        self.0.nudges.notify_one();
    }

    /// Something will be due at `at`. The publisher is woken only if it would sleep past that.
    pub fn nudge_at(&self, at: Instant) {
        if at.utc().timestamp_micros() < self.0.sleeps_until.load(Ordering::SeqCst) {
            self.nudge();
        }
    }

    /// The publisher looks around: what is written now it may not see.
    pub(super) fn is_awake(&self) {
        self.0.sleeps_until.store(i64::MAX, Ordering::SeqCst);
    }

    /// The publisher sleeps until then, unless it is nudged.
    pub(super) fn sleeps_until(&self, at: Instant) {
        self.0.sleeps_until.store(at.utc().timestamp_micros(), Ordering::SeqCst);
    }

    /// Waits for a nudge; one that came before is not lost.
    pub(super) async fn nudged(&self) {
        self.0.nudges.notified().await;
    }

    /// Changes from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.0.changes.subscribe()
    }

    /// Tells whoever listens.
    pub fn announce(&self, change: Change) {
        // Nobody listening is no fault.
        let _listeners = self.0.changes.send(change);
    }

    /// Tells whoever listens how a delivery stands, after its user changed it, and the publisher when it is due.
    pub fn changed(&self, delivery: &DeliveryRow) {
        self.announce(Change::of(delivery, delivery.state));
        if let Some(at) = delivery.next_attempt_at {
            self.nudge_at(at);
        }
    }

    /// Ends everything that listens, because the server stops.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    /// Waits until the server stops.
    pub async fn closed(&self) {
        let mut closing = self.0.closing.subscribe();
        // The sender lives as long as this does.
        let _gone = closing.wait_for(|closing| *closing).await;
    }

    /// Waits until nothing more happens to a post by itself, for at most `patience`.
    pub async fn wait_until_settled(&self, user: UserId, post: PostId, patience: Duration) -> Result<(), StoreError> {
        let mut changes = self.subscribe();
        let settled = async {
            loop {
                // Looked at after subscribing, so no change falls between.
                let states = self.0.store.read(move |conn| store::deliveries::of_posts(conn, user, &[post])).await?;
                if states.iter().all(|delivery| delivery.state.is_settled() || is_put_off(delivery)) {
                    return Ok(());
                }
                loop {
                    match changes.recv().await {
                        Ok(Change::Delivery { post: changed, .. }) if changed != post => {}
                        Ok(_) | Err(RecvError::Lagged(_)) => break,
                        Err(RecvError::Closed) => return Ok(()),
                    }
                }
            }
        };
        tokio::time::timeout(patience, settled).await.unwrap_or(Ok(()))
    }
}

/// Tried and put off, or unanswered: waiting longer for it would tell the caller nothing.
fn is_put_off(delivery: &DeliveryRow) -> bool {
    match delivery.state {
        DeliveryState::Scheduled => delivery.reason.is_some(),
        DeliveryState::Unconfirmed => true,
        _ => false,
    }
}
