//! What a user did and what was done to him, for himself.

use super::People;
use crate::model::{AuditId, Instant, UserId};
pub use crate::store::audit::AuditRow;
use crate::store::{self, StoreError};

/// A page of the trail, and where the next one begins.
pub struct TrailPage {
    pub lines: Vec<AuditRow>,
    pub next: Option<(Instant, AuditId)>,
}

impl People {
    /// A page of the user's own trail, newest first.
    pub async fn trail(
        &self,
        user: UserId,
        before: Option<(Instant, AuditId)>,
        limit: u32,
    ) -> Result<TrailPage, StoreError> {
        let page = move |conn: &mut _| store::audit::page_back(conn, user, before, i64::from(limit) + 1);
        let mut lines = self.store.read(page).await?;
        let more = lines.len() > limit as usize;
        lines.truncate(limit as usize);
        let next = lines.last().map(|line| (line.at, line.id)).filter(|_| more);
        // From where an administrator did something to him is the administrator's own business.
        for line in lines.iter_mut().filter(|line| line.user_id.is_some_and(|by| by != user)) {
            line.ip = None;
        }
        Ok(TrailPage { lines, next })
    }
}
