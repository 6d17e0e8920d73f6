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

/// A line of the trail as it is kept.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = audit_events)]
pub struct AuditRow {
    pub id: AuditId,
    pub at: Instant,
    /// Nothing when whoever runs the server did it.
    pub user_id: Option<UserId>,
    pub action: String,
    pub subject: Option<String>,
    pub ip: Option<String>,
    pub detail: Option<String>,
}

/// A page of the trail, oldest first: of everybody, or what one user did and what was done to him.
pub fn page(
    conn: &mut AnyConnection,
    of: Option<UserId>,
    since: Option<Instant>,
    after: Option<(Instant, AuditId)>,
    limit: i64,
) -> StoreResult<Vec<AuditRow>> {
    let mut query = audit_events::table
        .order((audit_events::at, audit_events::id))
        .limit(limit)
        .select(AuditRow::as_select())
        .into_boxed();
    if let Some(user) = of {
        query = query.filter(audit_events::user_id.eq(user).or(audit_events::subject.eq(user.to_string())));
    }
    if let Some(since) = since {
        query = query.filter(audit_events::at.ge(since));
    }
    if let Some((at, id)) = after {
        let same_moment = audit_events::at.eq(at).and(audit_events::id.gt(id));
        query = query.filter(audit_events::at.gt(at).or(same_moment));
    }
    Ok(query.load(conn)?)
}

/// A page of what one user did and what was done to him, newest first.
pub fn page_back(
    conn: &mut AnyConnection,
    user: UserId,
    before: Option<(Instant, AuditId)>,
    limit: i64,
) -> StoreResult<Vec<AuditRow>> {
    let mut query = audit_events::table
        .filter(audit_events::user_id.eq(user).or(audit_events::subject.eq(user.to_string())))
        .order((audit_events::at.desc(), audit_events::id.desc()))
        .limit(limit)
        .select(AuditRow::as_select())
        .into_boxed();
    if let Some((at, id)) = before {
        let same_moment = audit_events::at.eq(at).and(audit_events::id.lt(id));
        query = query.filter(audit_events::at.lt(at).or(same_moment));
    }
    Ok(query.load(conn)?)
}

/// Removes lines from before that time, `limit` at most; returns how many.
pub fn sweep(conn: &mut AnyConnection, before: Instant, limit: i64) -> StoreResult<usize> {
    let old: Vec<AuditId> = audit_events::table
        .filter(audit_events::at.lt(before))
        .order(audit_events::at)
        .limit(limit)
        .select(audit_events::id)
        .load(conn)?;
    Ok(diesel::delete(audit_events::table.filter(audit_events::id.eq_any(old))).execute(conn)?)
}
