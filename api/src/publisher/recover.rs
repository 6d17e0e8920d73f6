//! What a dead publisher left behind: attempts that were begun and never ended. They may have reached the platform,
//! so they become `unconfirmed`, never `scheduled`.

use super::{Publisher, outcome};
use crate::model::OutcomeKind;
use crate::store::attempts::{self, AttemptEnd};
use crate::store::{StoreError, deliveries};

const DETAIL: &str =
    "The server stopped while this post was being sent. We do not know yet whether it is out, so it is not sent again.";

impl Publisher {
    pub(super) async fn recover(&self) -> Result<(), StoreError> {
        let (epoch, now) = (self.0.epoch, self.0.clock.now());
        let orphans = self
            .0
            .store
            .write(move |conn| {
                let orphans = deliveries::orphans(conn, epoch)?;
                for orphan in &orphans {
                    if let Some(attempt) = attempts::find_open(conn, orphan.id)? {
                        let end = AttemptEnd {
                            ended_at: Some(now),
                            outcome: Some(OutcomeKind::Unconfirmed),
                            http_status: None,
                            code: Some("interrupted".to_owned()),
                            detail: Some(DETAIL.to_owned()),
                            remote_id: None,
                            trace_id: None,
                        };
                        attempts::end(conn, attempt.id, end)?;
                    }
                    let to = outcome::unconfirmed(orphan.tries, "interrupted", DETAIL.to_owned());
                    deliveries::advance(conn, orphan.id, orphan.version, to, now)?;
                }
                Ok::<_, StoreError>(orphans.len())
            })
            .await?;
        if orphans > 0 {
            tracing::warn!(orphans, "deliveries were interrupted while being sent; they are unconfirmed now");
        }
        Ok(())
    }
}
