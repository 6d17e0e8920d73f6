//! Feeds and their entries as they are told.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::feeds::{Alternate, Entry, FeedItemRow, FeedRow, FoundFeed, Preview, Rendered, Template, account_ids};
use crate::model::{AccountId, FeedItemState};

/// How a feed is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum FeedHealth {
    /// It answered when it was asked last.
    Working,
    /// It does not answer as it should; it is asked again.
    Failing,
    /// Its server says that it is gone for good; it is not asked any more.
    Gone,
    /// Its user has switched it off.
    Paused,
}

/// A blog whose new entries are shared.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
    "version": 0,
    "address": "https://blog.example/feed.xml",
    "site": "https://blog.example/",
    "title": "The Pillar Box",
    "active": true,
    "template": "{title} {url}",
    "account_ids": ["0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"],
    "approval": false,
    "with_image": false,
    "delay_minutes": 0,
    "per_day": 3,
    "ping_path": "/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e",
    "health": "working",
    "failure": null,
    "failing_since": null,
    "polled_at": "2026-11-27T19:41:33.186797Z",
    "next_poll_at": "2026-11-27T19:56:33.186797Z",
    "created_at": "2026-11-20T19:41:33.186797Z",
    "updated_at": "2026-11-20T19:41:33.186797Z"
}))]
pub(super) struct Feed {
    id: Uuid,
    /// Counts the changes you make.
    pub(super) version: i64,
    /// Where the feed is.
    address: String,
    /// The page it belongs to.
    #[schema(required = true)]
    site: Option<String>,
    title: String,
    active: bool,
    /// What is posted: `{url}` once at least, `{title}` and `{summary}` where you want them.
    template: String,
    account_ids: Vec<Uuid>,
    /// A new entry becomes a draft, and you are told.
    approval: bool,
    /// With the picture of the entry, if it names one.
    with_image: bool,
    /// How long a new entry waits.
    delay_minutes: i32,
    /// Entries shared within 24 hours at most. Of more the newest are, and the others are skipped.
    per_day: i32,
    /// `POST` there, without signing in, to have the feed looked at soon. Whoever knows it can do that and nothing else.
    ping_path: String,
    health: FeedHealth,
    /// A word for why it fails: one of those by which fetching fails, or `gone`.
    #[schema(required = true, example = "unreachable")]
    failure: Option<String>,
    #[schema(required = true)]
    failing_since: Option<DateTime<Utc>>,
    /// When it was asked last.
    #[schema(required = true)]
    polled_at: Option<DateTime<Utc>>,
    /// When it is asked next; null while it is not.
    #[schema(required = true)]
    next_poll_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl Feed {
    pub(super) fn of(row: FeedRow) -> Self {
        let health = match (row.active, row.failure.as_deref()) {
            (_, Some("gone")) => FeedHealth::Gone,
            (false, _) => FeedHealth::Paused,
            (true, Some(_)) => FeedHealth::Failing,
            (true, None) => FeedHealth::Working,
        };
        Self {
            id: row.id.uuid(),
            version: row.version,
            account_ids: account_ids(&row).into_iter().map(AccountId::uuid).collect(),
            address: row.address,
            site: row.site,
            title: row.title,
            active: row.active,
            template: row.template,
            approval: row.approval,
            with_image: row.with_image,
            delay_minutes: row.delay_minutes,
            per_day: row.per_day,
            ping_path: format!("/api/feed-pings/{}", row.ping_token),
            health,
            failure: row.failure,
            failing_since: row.failing_since.map(crate::model::Instant::utc),
            polled_at: row.polled_at.map(crate::model::Instant::utc),
            next_poll_at: row.next_poll_at.map(crate::model::Instant::utc),
            created_at: row.created_at.utc(),
            updated_at: row.updated_at.utc(),
        }
    }
}

/// A user's feeds.
#[derive(Serialize, ToSchema)]
pub(super) struct FeedList {
    pub(super) items: Vec<Feed>,
}

/// What became of an entry.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum FeedEntryState {
    /// It was there before the blog was shared, and is not shared by itself.
    Baseline,
    /// It is shared at `share_at`.
    Waiting,
    /// It is not shared by itself; `reason` says why.
    Skipped,
    /// It waits for you as a draft.
    Draft,
    /// A post was made of it.
    Shared,
}

/// An entry of a feed. Its texts are plain, whatever the feed says.
#[derive(Serialize, ToSchema)]
pub(super) struct FeedEntry {
    id: Uuid,
    title: String,
    /// Null when the entry has no link; then it cannot be shared.
    #[schema(required = true, example = "https://blog.example/fresh-paint")]
    url: Option<String>,
    summary: String,
    /// As the feed says.
    #[schema(required = true)]
    published_at: Option<DateTime<Utc>>,
    first_seen_at: DateTime<Utc>,
    state: FeedEntryState,
    /// Of a skipped one: `no_link`, `switched_off`, `too_old`, `too_many`, `restored`, or what kept a draft from being made.
    /// Of a draft: `approval`, `link_unreachable`, `account_unavailable`, `same_text`, `day_full`, `refused`.
    #[schema(required = true, example = "too_many")]
    reason: Option<String>,
    #[schema(required = true)]
    share_at: Option<DateTime<Utc>>,
    #[schema(required = true)]
    post_id: Option<Uuid>,
    /// Null, too, when the draft is not there any more.
    #[schema(required = true)]
    draft_id: Option<Uuid>,
}

impl FeedEntry {
    pub(super) fn of(row: FeedItemRow) -> Self {
        let at = |at: Option<crate::model::Instant>| at.map(crate::model::Instant::utc);
        Self {
            id: row.id.uuid(),
            title: row.title,
            url: row.url,
            summary: row.summary,
            published_at: at(row.published_at),
            first_seen_at: row.first_seen_at.utc(),
            state: match row.state {
                FeedItemState::Baseline => FeedEntryState::Baseline,
                FeedItemState::Waiting => FeedEntryState::Waiting,
                FeedItemState::Skipped => FeedEntryState::Skipped,
                FeedItemState::Draft => FeedEntryState::Draft,
                FeedItemState::Shared => FeedEntryState::Shared,
            },
            reason: row.reason,
            share_at: at(row.share_at),
            post_id: row.post_id.map(crate::model::PostId::uuid),
            draft_id: row.draft_id.map(crate::model::DraftId::uuid),
        }
    }
}

/// A page of entries.
#[derive(Serialize, ToSchema)]
pub(super) struct FeedEntryList {
    pub(super) items: Vec<FeedEntry>,
    /// Give it back as `cursor` for the next page; null on the last.
    #[schema(required = true)]
    pub(super) next_cursor: Option<String>,
}

/// What would be posted.
#[derive(Serialize, ToSchema)]
pub(super) struct FeedPreview {
    #[schema(example = "Fresh paint https://blog.example/fresh-paint")]
    text: String,
    /// As X counts it.
    #[schema(minimum = 0, example = 35)]
    weighted_length: u32,
    #[schema(minimum = 0, example = 280)]
    weighted_max: u32,
    /// Title or summary do not stand there whole. The link always does.
    is_shortened: bool,
}

impl From<Rendered> for FeedPreview {
    fn from(rendered: Rendered) -> Self {
        Self {
            text: rendered.text,
            weighted_length: rendered.length,
            weighted_max: rendered.max,
            is_shortened: rendered.is_shortened,
        }
    }
}

/// What an account gets instead, because it takes longer texts than the others.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnPreview {
    account_id: Uuid,
    #[serde(flatten)]
    preview: FeedPreview,
}

/// What would be posted to each account.
#[derive(Serialize, ToSchema)]
pub(super) struct FeedTrialResult {
    #[serde(flatten)]
    shared: FeedPreview,
    /// Accounts whose text is another one.
    overrides: Vec<OwnPreview>,
}

impl From<Preview> for FeedTrialResult {
    fn from(preview: Preview) -> Self {
        let own = |(account, rendered): (AccountId, Rendered)| OwnPreview {
            account_id: account.uuid(),
            preview: rendered.into(),
        };
        Self { shared: preview.shared.into(), overrides: preview.own.into_iter().map(own).collect() }
    }
}

/// The newest entry of a feed that was found.
#[derive(Serialize, ToSchema)]
pub(super) struct FoundEntry {
    title: String,
    #[schema(required = true)]
    url: Option<String>,
    summary: String,
    #[schema(required = true)]
    published_at: Option<DateTime<Utc>>,
    has_image: bool,
}

impl FoundEntry {
    fn of(entry: &Entry) -> Self {
        Self {
            title: entry.title.clone(),
            url: entry.link.clone(),
            summary: entry.summary.clone(),
            published_at: entry.published.map(crate::model::Instant::utc),
            has_image: entry.image.is_some(),
        }
    }
}

/// Another feed that the page names.
#[derive(Serialize, ToSchema)]
pub(super) struct NamedFeed {
    address: String,
    title: String,
}

/// A feed that was found.
#[derive(Serialize, ToSchema)]
pub(super) struct FoundFeedBody {
    /// Where the feed is.
    #[schema(example = "https://blog.example/feed.xml")]
    address: String,
    #[schema(example = "The Pillar Box")]
    title: String,
    #[schema(required = true)]
    site: Option<String>,
    /// How many entries it has now. None of them is shared when it is added.
    #[schema(minimum = 0)]
    entry_count: usize,
    #[schema(required = true)]
    newest: Option<FoundEntry>,
    /// The newest entry as an ordinary account would post it; null when it has no link.
    #[schema(required = true)]
    preview: Option<FeedPreview>,
    /// All feeds that the page names, when the address was a page's.
    alternates: Vec<NamedFeed>,
}

impl FoundFeedBody {
    pub(super) fn of(found: FoundFeed, template: &Template) -> Self {
        Self {
            preview: found.preview(template).map(Into::into),
            newest: found.document.newest().map(FoundEntry::of),
            address: found.address,
            title: found.document.title,
            site: found.document.site,
            entry_count: found.document.entries.len(),
            alternates: found
                .alternates
                .into_iter()
                .map(|Alternate { address, title }| NamedFeed { address, title })
                .collect(),
        }
    }
}
