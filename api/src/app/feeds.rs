//! Following feeds: beside the publisher, in the process that publishes, and never in its way.

use std::time::Duration;

use super::App;
use crate::clock::SharedClock;
use crate::feeds::Round;
use crate::model::{PostId, UserId};
use crate::publisher::Change;
use crate::store::StoreError;

/// Another process may have written that a feed is to be asked.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);
/// After a failure of the database.
const PAUSE: Duration = Duration::from_secs(10);

impl App {
    /// Asks feeds and shares what is new, until the future is dropped.
    pub async fn follow_feeds(&self, clock: SharedClock) {
        loop {
            let now = clock.now();
            let wake_at = match self.feeds_round().await {
                Ok(round) => round.wake_at.map_or(now + LONGEST_SLEEP, |at| at.min(now + LONGEST_SLEEP)),
                Err(error) => {
                    tracing::error!(%error, "feeds could not be followed");
                    now + PAUSE
                }
            };
            while clock.now() < wake_at {
                tokio::select! {
                    () = self.feeds.nudged() => break,
                    () = clock.sleep_until(wake_at) => {}
                }
            }
        }
    }

    /// One round, and the publisher told of its posts.
    pub async fn feeds_round(&self) -> Result<Round, StoreError> {
        let round = self.feeds.tick().await?;
        self.send_shared(&round.posts);
        Ok(round)
    }

    /// The publisher is told of posts that feeds wrote, and whoever looks on.
    pub fn send_shared(&self, posts: &[(UserId, PostId)]) {
        if !posts.is_empty() {
            self.outbox.nudge();
            self.outbox.announce(Change::Many);
        }
    }
}
