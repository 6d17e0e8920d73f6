//! The history as it is asked for: a user's posts, newest first, all of them or those that answer to a filter.

use diesel::dsl::{exists, sql};
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Timestamp};

use super::posts::PostRow;
use super::schema::{deliveries, posts};
use super::text_search::{containing, fold_case};
use super::{AnyConnection, StoreResult};
use crate::model::{AccountId, DeliveryState, Instant, PostId, PostStatus, Status, UserId};

/// Where a page of the history begins: after this post, going back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageStart {
    pub created_at: Instant,
    pub id: PostId,
}

/// Which posts are asked for; what is absent or empty lets all of them through.
#[derive(Clone, Debug, Default)]
pub struct PostFilter {
    /// Any of these.
    pub statuses: Vec<PostStatus>,
    /// Goes to this account, among others.
    pub account: Option<AccountId>,
    /// Meant for this moment or later.
    pub from: Option<Instant>,
    /// Meant for an earlier moment.
    pub to: Option<Instant>,
    /// Somewhere in the post's text or in one of an account's own.
    pub text: Option<String>,
}

/// A page of the user's posts, newest first.
pub fn page(
    conn: &mut AnyConnection,
    user: UserId,
    filter: &PostFilter,
    after: Option<PageStart>,
    limit: i64,
) -> StoreResult<Vec<PostRow>> {
    let mut query = posts::table
        .filter(posts::user_id.eq(user))
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(limit)
        .select(PostRow::as_select())
        .into_boxed();
    if let Some(start) = after {
        // The first half is implied by the second; it is what the index can begin at.
        let same_moment = posts::created_at.eq(start.created_at).and(posts::id.lt(start.id));
        query = query.filter(posts::created_at.le(start.created_at));
        query = query.filter(posts::created_at.lt(start.created_at).or(same_moment));
    }
    if let Some(any) = any_of(&filter.statuses) {
        query = query.filter(any);
    }
    if let Some(account) = filter.account {
        query = query.filter(exists(
            deliveries::table.filter(deliveries::post_id.eq(posts::id)).filter(deliveries::account_id.eq(account)),
        ));
    }
    if let Some(from) = filter.from {
        query = query.filter(moment().ge(from));
    }
    if let Some(to) = filter.to {
        query = query.filter(moment().lt(to));
    }
    if let Some(text) = &filter.text {
        let pattern = containing(text);
        let own = deliveries::table
            .filter(deliveries::post_id.eq(posts::id))
            .filter(deliveries::own_text.is_not_null())
            .filter(fold_case(deliveries::own_text.assume_not_null()).like(fold_case(pattern.clone())).escape('\\'));
        query = query.filter(fold_case(posts::text).like(fold_case(pattern)).escape('\\').or(exists(own)));
    }
    Ok(query.load(conn)?)
}

/// The moment a post is meant for, in the words of the index `posts_by_moment`.
fn moment() -> SqlLiteral<Timestamp> {
    sql("coalesce(posts.scheduled_for, posts.created_at)")
}

/// The condition that a post is in one of these, as [`PostStatus::of`] says it; nothing when all of them will do.
fn any_of(statuses: &[PostStatus]) -> Option<SqlLiteral<Bool>> {
    if statuses.is_empty() {
        return None;
    }
    let conditions: Vec<String> = statuses.iter().map(|status| condition(*status)).collect();
    Some(sql(&format!("({})", conditions.join(" OR "))))
}

fn condition(status: PostStatus) -> String {
    let (waits, failed, posted) = (has(Status::Scheduled), has(Status::Failed), has(Status::Posted));
    match status {
        PostStatus::Scheduled => waits,
        PostStatus::PartlyPosted => format!("({failed} AND {posted} AND NOT {waits})"),
        PostStatus::Failed => format!("({failed} AND NOT {posted} AND NOT {waits})"),
        PostStatus::Posted => format!("({posted} AND NOT {failed} AND NOT {waits})"),
        PostStatus::Cancelled => format!("(NOT {posted} AND NOT {failed} AND NOT {waits})"),
    }
}

/// That a delivery of the post has this status. Nothing of it is from a request.
fn has(status: Status) -> String {
    let states = DeliveryState::ALL.iter().filter(|state| state.status() == status);
    let states: Vec<String> = states.map(|state| format!("'{state}'")).collect();
    format!("EXISTS (SELECT 1 FROM deliveries d WHERE d.post_id = posts.id AND d.state IN ({}))", states.join(", "))
}
