//! The audit trail: append-only, without secrets and without the text of posts.

use diesel::prelude::*;

use super::schema::audit_events;
use super::{AnyConnection, StoreResult};
use crate::model::{AuditId, Instant, UserId};

/// One line of the trail.
pub struct AuditEvent<'a> {
    pub user_id: Option<UserId>,
    /// `noun.verb`, for example `login.failed`.
    pub action: &'static str,
    /// Id of what it was done to.
    pub subject: Option<String>,
    pub ip: Option<String>,
    pub detail: Option<&'a str>,
}

impl<'a> AuditEvent<'a> {
    pub fn of(user: UserId, action: &'static str) -> Self {
        Self { user_id: Some(user), action, subject: None, ip: None, detail: None }
    }

    /// Done by whoever runs the server.
    pub fn of_operator(action: &'static str) -> Self {
        Self { user_id: None, action, subject: None, ip: None, detail: None }
    }

    pub fn about(mut self, subject: impl ToString) -> Self {
        self.subject = Some(subject.to_string());
        self
    }

    pub fn from_ip(mut self, ip: Option<std::net::IpAddr>) -> Self {
        self.ip = ip.map(|ip| ip.to_string());
        self
    }

    pub fn because(mut self, detail: &'a str) -> Self {
        self.detail = Some(detail);
        self
    }
}

pub fn record(conn: &mut AnyConnection, event: &AuditEvent<'_>, now: Instant) -> StoreResult<()> {
    diesel::insert_into(audit_events::table)
        .values((
            audit_events::id.eq(AuditId::generate(now)),
            audit_events::at.eq(now),
            audit_events::user_id.eq(event.user_id),
            audit_events::action.eq(event.action),
            audit_events::subject.eq(event.subject.clone()),
            audit_events::ip.eq(event.ip.clone()),
            audit_events::detail.eq(event.detail.map(str::to_owned)),
        ))
        .execute(conn)?;
    Ok(())
}
