//! Writing an outcome down: the end of the attempt and the delivery's next state, in one transaction.

use std::time::Duration;

use rand::RngExt;

use super::Publisher;
use super::journal::Journaled;
use super::retry::{Next, Situation, decide};
use super::watch::DeliveryChanged;
use crate::accounts::{hold_reason, require_reauth};
use crate::model::{AttemptId, DeliveryState, Instant, Outcome, PostId, Report, Stage, Standing};
use crate::store::accounts::AccountRow;
use crate::store::attempts::{self, AttemptEnd, AttemptRow};
use crate::store::deliveries::{self, DeliveryRow, Move};
use crate::store::{self, AnyConnection, StoreError};

/// How long an outcome is kept in memory while the database cannot take it.
const KEEP_TRYING_FOR: Duration = Duration::from_mins(1);

impl Publisher {
    /// Writes the outcome of an attempt. A busy database is tried again for a minute, because the outcome is known
    /// only here; if it still fails, the row stays `sending` and the next start looks it up.
    pub(super) async fn write_outcome(&self, journaled: Journaled, report: Report) -> Result<(), StoreError> {
        let began_at = std::time::Instant::now();
        let jitter = rand::rng().random::<f64>();
        loop {
            match self.try_write_outcome(&journaled, report.clone(), jitter).await {
                Ok(state) => {
                    tracing::info!(delivery = %journaled.delivery.id, state = %state, "attempt ended");
                    if state == DeliveryState::Posted {
                        self.forget_images(journaled.delivery.post_id).await;
                    }
                    self.announce(DeliveryChanged::of(&journaled.delivery, state));
                    return Ok(());
                }
                Err(error) if began_at.elapsed() < KEEP_TRYING_FOR => {
                    tracing::warn!(delivery = %journaled.delivery.id, %error, "an outcome could not be written; trying again");
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
                Err(error) => {
                    let remote_id =
                        if let Outcome::Posted { remote_id, .. } = &report.outcome { remote_id } else { "none" };
                    tracing::error!(delivery = %journaled.delivery.id, remote_id, outcome = %report.outcome.kind(), %error, "an outcome is lost");
                    return Err(error);
                }
            }
        }
    }

    async fn try_write_outcome(
        &self,
        journaled: &Journaled,
        report: Report,
        jitter: f64,
    ) -> Result<DeliveryState, StoreError> {
        let (delivery, attempt, generation) = (journaled.delivery.clone(), journaled.attempt, journaled.generation);
        let (epoch, now) = (self.0.epoch, self.0.clock.now());
        self.0
            .store
            .write(move |conn| {
                let situation = Situation {
                    tries: delivery.tries + 1,
                    ever_unconfirmed: attempts::was_ever_unconfirmed(conn, delivery.id)?,
                    was_unauthorized: attempts::last_was_unauthorized(conn, delivery.id)?,
                    now,
                    jitter,
                };
                let next = decide(report.outcome.clone(), &situation);
                end_attempt(conn, &delivery, attempt, &report, epoch, now)?;
                match deliveries::advance(conn, delivery.id, delivery.version, next_state(&next, &delivery, now), now) {
                    // Changed since it was seen, before anything was claimed: its user's change stands.
                    Err(StoreError::NotFound) if attempt.is_none() => {}
                    other => other?,
                }
                match (next, generation) {
                    (Next::AgainWithFreshToken, Some(generation)) => {
                        store::token_sets::expire(conn, delivery.account_id, generation, now)?;
                    }
                    (Next::NeedsReauth { because }, _) => {
                        let account = store::accounts::get_for_publisher(conn, delivery.account_id)?;
                        require_reauth(conn, &account, because, now)?;
                    }
                    _ => {}
                }
                Ok(deliveries::get(conn, delivery.id)?.state)
            })
            .await
    }

    /// Removes the images of a post once all its deliveries are out. What fails here is left to the daily sweep.
    async fn forget_images(&self, post: PostId) {
        let gone = self
            .0
            .store
            .write(move |conn| {
                if !deliveries::all_posted(conn, post)? {
                    return Ok(Vec::new());
                }
                let images = store::media::of_posts(conn, &[post])?;
                if !images.is_empty() {
                    store::media::mark_removed(conn, post)?;
                }
                Ok::<_, StoreError>(images.into_iter().map(|image| image.id).collect())
            })
            .await;
        let removed = match gone {
            Ok(gone) => self.0.media.remove(gone).await,
            Err(error) => Err(error.into()),
        };
        if let Err(error) = removed {
            tracing::warn!(%post, %error, "the images of a posted post stay until the next sweep");
        }
    }
}

/// Ends the journaled attempt, or adds one that ended while it was being prepared.
fn end_attempt(
    conn: &mut AnyConnection,
    delivery: &DeliveryRow,
    attempt: Option<AttemptId>,
    report: &Report,
    epoch: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let (code, detail, remote_id) = match &report.outcome {
        Outcome::Posted { remote_id, .. } => (None, None, Some(remote_id.clone())),
        Outcome::Rejected { refusal, detail } => (Some(refusal.as_str().to_owned()), Some(detail.clone()), None),
        Outcome::NotSent { detail } | Outcome::Unconfirmed { detail, .. } => (None, Some(detail.clone()), None),
        Outcome::Unauthorized | Outcome::RateLimited { .. } => (None, None, None),
    };
    let end = AttemptEnd {
        ended_at: Some(now),
        outcome: Some(report.outcome.kind()),
        http_status: report.http_status.map(i32::from),
        // The platform's own code tells more than ours.
        code: report.code.clone().or(code),
        detail,
        remote_id,
        trace_id: report.trace_id.clone(),
    };
    if let Some(id) = attempt {
        return attempts::end(conn, id, end);
    }
    let number = attempts::next_number(conn, delivery.id)?;
    attempts::insert(
        conn,
        &AttemptRow {
            id: AttemptId::generate(now),
            delivery_id: delivery.id,
            number,
            stage: Stage::Prepare,
            epoch,
            prepared_at: now,
            deadline_at: None,
            ended_at: end.ended_at,
            outcome: end.outcome,
            http_status: end.http_status,
            code: end.code,
            detail: end.detail,
            remote_id: end.remote_id,
            trace_id: end.trace_id,
        },
    )
}

fn next_state(next: &Next, delivery: &DeliveryRow, now: Instant) -> Move {
    let counted = delivery.tries + 1;
    let settled = |state, reason: &str, detail: &str| Move {
        state,
        reason: Some(reason.to_owned()),
        detail: Some(detail.to_owned()),
        tries: counted,
        next_attempt_at: None,
        remote_id: None,
        remote_url: None,
        posted_at: None,
    };
    match next {
        Next::Posted { remote_id, url } => Move {
            remote_id: Some(remote_id.clone()),
            remote_url: Some(url.clone()),
            posted_at: Some(now),
            reason: None,
            detail: None,
            ..settled(DeliveryState::Posted, "", "")
        },
        Next::Failed { reason, detail } => settled(DeliveryState::Failed, reason, detail),
        Next::Held { reason, detail } => settled(DeliveryState::Held, reason, detail),
        Next::NeedsReauth { .. } => settled(
            DeliveryState::Held,
            hold_reason::NEEDS_REAUTH,
            "The platform no longer accepts this connection. Connect the account again; the post is kept and goes out then.",
        ),
        Next::Again { at, reason, detail, counted: counts } => Move {
            tries: if *counts { counted } else { delivery.tries },
            next_attempt_at: Some(*at),
            ..settled(DeliveryState::Scheduled, reason, detail)
        },
        Next::AgainWithFreshToken => Move {
            tries: delivery.tries,
            next_attempt_at: Some(now),
            reason: None,
            detail: None,
            ..settled(DeliveryState::Scheduled, "", "")
        },
        Next::Unconfirmed { detail } => unconfirmed(counted, "unconfirmed", detail.clone()),
    }
}

/// Sent or not: nobody knows yet.
pub(super) fn unconfirmed(tries: i32, reason: &str, detail: String) -> Move {
    Move {
        state: DeliveryState::Unconfirmed,
        reason: Some(reason.to_owned()),
        detail: Some(detail),
        tries,
        next_attempt_at: None,
        remote_id: None,
        remote_url: None,
        posted_at: None,
    }
}

/// Came due while nothing could be sent, and is too late now.
pub(super) fn missed(tries: i32) -> Move {
    Move {
        state: DeliveryState::Missed,
        detail: Some(
            "This post could not be sent at its time, and its time is long past. Send it now if you still want it out."
                .to_owned(),
        ),
        ..unconfirmed(tries, "too_late", String::new())
    }
}

/// Waits for its account's user.
pub(super) fn held_for_account(delivery: &DeliveryRow, account: &AccountRow) -> Move {
    let (reason, detail) = if account.standing == Standing::Disconnected {
        (hold_reason::DISCONNECTED, "The account is disconnected. Connect it again to send this post.")
    } else {
        (hold_reason::NEEDS_REAUTH, "The account has to be connected again. The post is kept and goes out then.")
    };
    Move { state: DeliveryState::Held, ..unconfirmed(delivery.tries, reason, detail.to_owned()) }
}
