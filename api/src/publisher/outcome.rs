//! Writing an outcome down: the end of the attempt and the delivery's next state, in one transaction.

use std::time::Duration;

use super::journal::Journaled;
use super::lane::missed;
use super::retry::{Next, Situation, decide};
use super::{Change, Publisher, Trouble, news};
use crate::accounts::{hold_reason, lose_image_grant, require_reauth};
use crate::model::{AttemptId, DeliveryState, Instant, Outcome, Report, Stage, Standing};
use crate::store::accounts::AccountRow;
use crate::store::attempts::{self, AttemptEnd, AttemptRow};
use crate::store::deliveries::{self, DeliveryRow, Move};
use crate::store::{self, AnyConnection, StoreError};

/// How long an outcome is kept in memory while the database cannot take it.
const KEEP_TRYING_FOR: Duration = Duration::from_mins(1);
/// Between two tries.
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(500);

impl Publisher {
    /// Writes the outcome of an attempt. A busy database is tried again for a minute, because the outcome is known
    /// only here; if it still fails, the row stays `sending` and is looked up.
    pub(super) async fn write_outcome(
        &self,
        journaled: Journaled,
        mut report: Report,
    ) -> Result<DeliveryState, StoreError> {
        let began_at = self.0.clock.monotonic();
        let jitter = (self.0.jitter)();
        loop {
            match self.try_write_outcome(&journaled, report.clone(), jitter).await {
                Ok(state) => {
                    count(&journaled.delivery, &report, self.0.clock.now());
                    tracing::info!(delivery = %journaled.delivery.id, state = %state, "attempt ended");
                    if state == DeliveryState::Posted && journaled.has_images {
                        self.0.media.forget_if_done(journaled.delivery.post_id).await;
                    }
                    self.0.outbox.announce(Change::of(&journaled.delivery, state));
                    if state == DeliveryState::Held {
                        // What else waited for the account may be held with it.
                        self.0.outbox.announce(Change::Many);
                    }
                    return Ok(state);
                }
                Err(StoreError::Conflict) if matches!(report.outcome, Outcome::Posted { .. }) => {
                    // The platform named a post that we know to be another one: its answer cannot be believed.
                    let detail = "The platform's answer names another post.".to_owned();
                    report.outcome = Outcome::Unconfirmed { answered: false, detail };
                }
                Err(error) if self.0.clock.monotonic().saturating_sub(began_at) < KEEP_TRYING_FOR => {
                    tracing::warn!(delivery = %journaled.delivery.id, %error, "an outcome could not be written; trying again");
                    self.note_trouble(Some(Trouble::Database));
                    tokio::time::sleep(TRY_AGAIN_AFTER).await;
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
        let (epoch, now, settings) = (self.0.epoch, self.0.clock.now(), self.0.settings.clone());
        self.0
            .store
            .write(move |conn| {
                let situation = Situation {
                    tries: delivery.tries + 1,
                    refused_tokens: match report.outcome {
                        Outcome::Unauthorized => attempts::count_unauthorized(conn, delivery.id)?,
                        _ => 0,
                    },
                    now,
                    not_after: delivery.publish_late.grace(settings.late_grace).map(|grace| delivery.due_at + grace),
                    jitter,
                };
                let next = decide(report.outcome.clone(), &situation);
                end_attempt(conn, &delivery, attempt, &report, epoch, now)?;
                let first_look_at = now + settings.rules.first_look_after;
                let to = match next_state(&next, &delivery, first_look_at, now) {
                    // Only a simulation does this, to see it fail.
                    to if to.state == DeliveryState::Unconfirmed && !settings.rules.look_up => {
                        Move::scheduled(first_look_at, to.tries)
                    }
                    to => to,
                };
                let mut state = to.state;
                match deliveries::advance(conn, delivery.id, delivery.version, to.clone(), now) {
                    // Changed since it was seen, before anything was claimed: its user's change stands.
                    Err(StoreError::NotFound) if attempt.is_none() => state = deliveries::get(conn, delivery.id)?.state,
                    // That it is out is stronger than whatever was thought meanwhile.
                    Err(StoreError::NotFound) if state == DeliveryState::Posted => {
                        posted_anyway(conn, &delivery, to.clone(), now)?;
                    }
                    Err(other) => return Err(other),
                    Ok(()) => news::tell_of(conn, &delivery, &to, now)?,
                }
                if state == DeliveryState::Posted {
                    store::accounts::set_used(conn, delivery.account_id, now)?;
                }
                match (next, generation) {
                    (Next::AgainWithFreshToken, Some(generation)) => {
                        store::token_sets::expire(conn, delivery.account_id, generation, now)?;
                    }
                    (Next::NeedsReauth { because }, _) => {
                        let account = store::accounts::get_for_publisher(conn, delivery.account_id)?;
                        require_reauth(conn, &account, because, now)?;
                    }
                    (Next::NeedsImageGrant { because, .. }, _) => {
                        let account = store::accounts::get_for_publisher(conn, delivery.account_id)?;
                        lose_image_grant(conn, &account, because, now)?;
                    }
                    _ => {}
                }
                Ok(state)
            })
            .await
    }
}

/// Counts an attempt by how it ended, and measures how long after its time a delivery is out.
fn count(delivery: &DeliveryRow, report: &Report, now: Instant) {
    let (platform, outcome) = (delivery.platform.as_str(), report.outcome.kind().as_str());
    metrics::counter!("pillarbox_attempts_total", "platform" => platform, "outcome" => outcome).increment(1);
    if matches!(report.outcome, Outcome::Posted { .. }) {
        let lag = now.since(delivery.due_at).as_secs_f64();
        metrics::histogram!("pillarbox_delivery_lag_seconds", "platform" => platform).record(lag);
    }
}

fn posted_anyway(conn: &mut AnyConnection, delivery: &DeliveryRow, to: Move, now: Instant) -> Result<(), StoreError> {
    let current = deliveries::get(conn, delivery.id)?;
    if current.state == DeliveryState::Posted {
        return Ok(());
    }
    deliveries::advance(conn, current.id, current.version, to, now)
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
        return match attempts::end(conn, id, end) {
            // Ended as interrupted by someone who thought us dead; what the delivery becomes says the rest.
            Err(StoreError::NotFound) => Ok(()),
            other => other,
        };
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

/// Where a decision takes a delivery that has been tried once more.
pub(super) fn next_state(next: &Next, delivery: &DeliveryRow, first_look_at: Instant, now: Instant) -> Move {
    let tries = delivery.tries + 1;
    match next {
        Next::Posted { remote_id, url } => Move::posted(remote_id.clone(), url.clone(), now, tries),
        Next::Failed { reason, detail } => Move::to(DeliveryState::Failed, tries).because(*reason, detail),
        Next::Held { reason, detail } => Move::to(DeliveryState::Held, tries).because(*reason, detail),
        Next::NeedsReauth { .. } => Move::to(DeliveryState::Held, tries).because(
            hold_reason::NEEDS_REAUTH,
            "The platform no longer accepts this connection. Connect the account again; the post is kept and goes out then.",
        ),
        Next::NeedsImageGrant { detail, .. } => {
            Move::to(DeliveryState::Held, tries).because(hold_reason::IMAGE_GRANT, detail)
        }
        Next::Again { at, reason, detail, counted } => {
            Move::scheduled(*at, if *counted { tries } else { delivery.tries }).because(*reason, detail)
        }
        Next::AgainWithFreshToken => Move::scheduled(now, delivery.tries),
        Next::LookUp { reason, detail } => Move::unconfirmed(first_look_at, tries).because(*reason, detail),
        Next::Missed => missed(tries),
    }
}

/// Waits for its account's user.
pub(super) fn held_for_account(delivery: &DeliveryRow, account: &AccountRow) -> Move {
    let (reason, detail) = if account.standing == Standing::Disconnected {
        (hold_reason::DISCONNECTED, "The account is disconnected. Connect it again to send this post.")
    } else {
        (hold_reason::NEEDS_REAUTH, "The account has to be connected again. The post is kept and goes out then.")
    };
    Move::to(DeliveryState::Held, delivery.tries).because(reason, detail)
}
