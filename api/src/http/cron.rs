//! For an outside clock: one round of the publisher on demand.

use actix_web::post;
use actix_web::web::{Data, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::{Program, SchedulerRun};
use super::error::ApiError;
use crate::app::App;

/// What a round did.
#[derive(Serialize, ToSchema)]
pub(super) struct Round {
    /// Accounts for which sending began. 0 when nothing was due, or everything due is on its way already.
    accounts_started: usize,
    /// Unconfirmed deliveries for which looking up began.
    lookups_started: usize,
    /// False when another process publishes from this data folder; it was told to look.
    publishes_here: bool,
}

/// Run the publisher once
///
/// The server does this by itself; this is for an outside cron, and does no harm however often it is called: what is
/// on its way is not taken twice. It answers as soon as sending has begun.
#[utoipa::path(tag = "Operations", responses((status = 200, description = "What began.", body = Round)))]
#[post("/api/cron/run-x-queue")]
pub(super) async fn run_x_queue(app: Data<App>, _program: Program<SchedulerRun>) -> Result<Json<Round>, ApiError> {
    let Some(publisher) = &app.publisher else {
        app.outbox.nudge();
        return Ok(Json(Round { accounts_started: 0, lookups_started: 0, publishes_here: false }));
    };
    let round = publisher.tick().await?;
    // The loop's idea of when to wake may be older than what this round saw.
    app.outbox.nudge();
    Ok(Json(Round {
        accounts_started: round.accounts_started,
        lookups_started: round.lookups_started,
        publishes_here: true,
    }))
}
