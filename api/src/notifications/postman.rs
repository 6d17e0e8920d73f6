//! The postman: takes what is due in the queue of mails to the mail server.
//!
//! The queue is in the notifications' rows. A mail leaves outside any transaction and is noted afterwards; if the
//! process dies in between, it leaves again. That is accepted, because the other way round one could be lost. Both have
//! the same `Message-ID`, by which mail programs show one.

use std::time::Duration;

use super::letters;
use crate::clock::SharedClock;
use crate::mail::{MailError, Mailer};
use crate::model::{EmailAddress, Instant};
use crate::store::notifications::{self, NotificationRow};
use crate::store::{Store, StoreError};

/// How often the queue is looked at.
const EVERY: Duration = Duration::from_secs(5);
/// How long one mail may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// After so long it is no news any more.
const GIVEN_UP_AFTER: Duration = Duration::from_hours(24);
/// The first wait after a mail could not be sent, and the longest.
const FIRST_WAIT: Duration = Duration::from_mins(1);
const LONGEST_WAIT: Duration = Duration::from_hours(6);

/// One process has one: the one that publishes. Cheap to clone.
#[derive(Clone)]
pub struct Postman {
    store: Store,
    clock: SharedClock,
    mailer: Mailer,
}

/// What becomes of a mail.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Sent,
    /// Nobody wants it any more.
    Dropped(&'static str),
    GivenUp(String),
    Postponed(Instant, String),
}

impl Postman {
    pub fn new(store: Store, clock: SharedClock, mailer: Mailer) -> Self {
        Self { store, clock, mailer }
    }

    /// Looks for ever.
    pub async fn run(&self) {
        loop {
            if let Err(error) = self.round().await {
                tracing::warn!(%error, "the queue of mails could not be worked on");
            }
            let next = self.clock.now() + EVERY;
            while self.clock.now() < next {
                self.clock.sleep_until(next).await;
            }
        }
    }

    /// Sends what is due, one after the other, each as it stands at that moment. When the mail server wants one later, the
    /// others wait for the next round.
    async fn round(&self) -> Result<(), StoreError> {
        while let Some((row, to)) = self.next_due().await? {
            let fate = match to {
                Some(to) => self.deliver(&row, to).await,
                None => Fate::Dropped("it was not wanted any more"),
            };
            let comes_later = matches!(fate, Fate::Postponed(..));
            self.note(&row, fate).await?;
            if comes_later {
                break;
            }
        }
        Ok(())
    }

    /// The mail that waits longest, and where it goes; nowhere when its user has no address or wants no mail any more.
    async fn next_due(&self) -> Result<Option<(NotificationRow, Option<EmailAddress>)>, StoreError> {
        let now = self.clock.now();
        self.store
            .read(move |conn| {
                let Some((row, address)) = notifications::mails_due(conn, now, 1)?.pop() else { return Ok(None) };
                let wanted = notifications::channels(conn, row.user_id, row.kind)?.mail;
                let to = address.filter(|_| wanted).and_then(|address| address.parse().ok());
                Ok(Some((row, to)))
            })
            .await
    }

    async fn deliver(&self, row: &NotificationRow, to: EmailAddress) -> Fate {
        let give_up_at = row.created_at + GIVEN_UP_AFTER;
        if self.clock.now() >= give_up_at {
            return Fate::GivenUp("it was a day old".to_owned());
        }
        let domain = to.domain().to_owned();
        let sent = self.mailer.send(&letters::of(row, to, &self.mailer), PATIENCE).await;
        let fate = fate(sent, row.mail_tries, self.clock.now(), give_up_at);
        match &fate {
            Fate::GivenUp(cause) => tracing::error!(cause, domain, notification = %row.id, "a mail was given up"),
            Fate::Postponed(until, cause) => {
                tracing::warn!(cause, domain, notification = %row.id, %until, "a mail has to wait");
            }
            Fate::Sent | Fate::Dropped(_) => {}
        }
        fate
    }

    async fn note(&self, row: &NotificationRow, fate: Fate) -> Result<(), StoreError> {
        let (id, now) = (row.id, self.clock.now());
        self.store
            .write(move |conn| match fate {
                Fate::Sent => notifications::end_mail(conn, id, Some(now), None),
                Fate::Dropped(why) => notifications::end_mail(conn, id, None, Some(why)),
                Fate::GivenUp(why) => notifications::end_mail(conn, id, None, Some(&why)),
                Fate::Postponed(until, why) => notifications::postpone_mail(conn, id, until, &why),
            })
            .await
    }
}

/// What follows from an outcome. `tries` are those before this one.
fn fate(sent: Result<(), MailError>, tries: i32, now: Instant, give_up_at: Instant) -> Fate {
    match sent {
        Ok(()) => Fate::Sent,
        Err(error @ MailError::Refused(_)) => Fate::GivenUp(error.to_string()),
        Err(error @ MailError::Later(_)) => {
            let until = now + wait(tries);
            if until < give_up_at {
                Fate::Postponed(until, error.to_string())
            } else {
                Fate::GivenUp(error.to_string())
            }
        }
    }
}

/// A minute, four, sixteen and so on.
fn wait(tries: i32) -> Duration {
    let quadruplings = u32::try_from(tries).unwrap_or(0).min(8);
    (FIRST_WAIT * 4_u32.pow(quadruplings)).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_fourfold_up_to_six_hours() {
        let minutes: Vec<u64> = (0..7).map(|tries| wait(tries).as_secs() / 60).collect();
        assert_eq!(minutes, [1, 4, 16, 64, 256, 360, 360]);
        assert_eq!(wait(i32::MAX), LONGEST_WAIT);
    }

    #[test]
    fn a_mail_is_given_up_when_its_next_try_would_come_after_a_day() {
        let now = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let later = || Err(MailError::Later("busy".to_owned()));
        let minute = Duration::from_mins(1);
        let waits = Fate::Postponed(now + minute, "busy".to_owned());
        assert_eq!(fate(later(), 0, now, now + minute + Duration::from_micros(1)), waits);
        assert_eq!(fate(later(), 0, now, now + minute), Fate::GivenUp("busy".to_owned()));
        let refused = Err(MailError::Refused("550".to_owned()));
        assert!(matches!(fate(refused, 0, now, now + GIVEN_UP_AFTER), Fate::GivenUp(_)));
    }
}
