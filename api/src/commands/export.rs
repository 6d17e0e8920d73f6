//! `posts export` and `audit export`: everything in lines, for other programs. Names of fields are stable; new ones may
//! be added at the end.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::sync::Arc;

use clap::{Subcommand, ValueEnum};
use serde::Serialize;

use super::progress::Shown;
use crate::app::{AuditExport, DeliveryView, Event, PostExport, PostView};
use crate::clock::SystemClock;
use crate::config::Config;
use crate::model::{Instant, OutcomeKind, Username};

/// How lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object in each line.
    #[default]
    Jsonl,
    /// A table for spreadsheets (RFC 4180), with the names of its columns in the first line.
    Csv,
}

/// What can be done about posts.
#[derive(Subcommand)]
pub enum PostsCommand {
    /// Write every post of a person, with what became of it, to standard output
    ///
    /// Newest first, with each delivery and each attempt; without tokens, and without the images themselves. As CSV it
    /// is one line for each attempt, or for a delivery that nothing was tried of. Texts are written as they are: a
    /// spreadsheet may take one that begins with = for a formula, so have it read the columns as text.
    #[command(
        after_help = "Example:\n  pillarbox posts export --user margaret > posts.jsonl\n  pillarbox posts export --user margaret --format csv > posts.csv"
    )]
    Export {
        /// Whose posts
        #[arg(long, value_name = "NAME")]
        user: Username,
        /// How lines look
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// What can be done about the audit trail.
#[derive(Subcommand)]
pub enum AuditCommand {
    /// Write the audit trail to standard output, oldest first
    ///
    /// Who signed in, who failed to, what was connected, given up, changed by whoever runs the server. It is kept for
    /// 400 days.
    #[command(
        after_help = "Example:\n  pillarbox audit export > audit.jsonl\n  pillarbox audit export --user ada --since 2026-11-01T00:00:00Z --format csv > ada.csv"
    )]
    Export {
        /// Only what this person did, and what was done to him
        #[arg(long, value_name = "NAME")]
        user: Option<Username>,
        /// Only from this instant on, as in RFC 3339
        #[arg(long, value_name = "INSTANT", value_parser = instant)]
        since: Option<Instant>,
        /// How lines look
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

fn instant(text: &str) -> Result<Instant, String> {
    let at = chrono::DateTime::parse_from_rfc3339(text);
    at.map(|at| at.to_utc().into()).map_err(|error| format!("{error}; it looks like 2026-11-01T00:00:00Z"))
}

/// Writes posts.
pub async fn posts(config: Config, command: PostsCommand) -> anyhow::Result<()> {
    let PostsCommand::Export { user, format } = command;
    let mut export = PostExport::open(&config, Arc::new(SystemClock), &user).await?;
    let mut shown = Shown::rows("posts");
    let mut out = Lines::begin(format, POST_COLUMNS)?;
    loop {
        let posts = export.next().await?;
        if posts.is_empty() {
            return out.end();
        }
        shown.more(posts.len());
        for post in &posts {
            let line = post_line(post);
            let written = match format {
                Format::Jsonl => out.json(&line),
                Format::Csv => post_rows(&line).try_for_each(|row| out.row(&row)),
            };
            if !goes_on(written)? {
                return Ok(());
            }
        }
    }
}

/// Writes the audit trail.
pub async fn audit(config: Config, command: AuditCommand) -> anyhow::Result<()> {
    let AuditCommand::Export { user, since, format } = command;
    let mut export = AuditExport::open(&config, Arc::new(SystemClock), user.as_ref(), since).await?;
    let mut shown = Shown::rows("events");
    let mut out = Lines::begin(format, &["at", "action", "user_id", "username", "subject", "ip", "detail"])?;
    loop {
        let events = export.next().await?;
        if events.is_empty() {
            return out.end();
        }
        shown.more(events.len());
        for event in &events {
            let line = event_line(event);
            let written = match format {
                Format::Jsonl => out.json(&line),
                Format::Csv => out.row(&[
                    &line.at,
                    line.action,
                    line.user_id.as_deref().unwrap_or_default(),
                    line.username.unwrap_or_default(),
                    line.subject.unwrap_or_default(),
                    line.ip.unwrap_or_default(),
                    line.detail.unwrap_or_default(),
                ]),
            };
            if !goes_on(written)? {
                return Ok(());
            }
        }
    }
}

/// Whoever reads may stop reading.
fn goes_on(written: io::Result<()>) -> io::Result<bool> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        other => other.map(|()| true),
    }
}

#[derive(Serialize)]
struct PostLine<'a> {
    id: String,
    text: &'a str,
    status: &'static str,
    created_at: String,
    scheduled_for: Option<String>,
    time_zone: Option<&'a str>,
    wall_time: Option<&'a str>,
    images: Vec<ImageLine<'a>>,
    deliveries: Vec<DeliveryLine<'a>>,
}

#[derive(Serialize)]
struct ImageLine<'a> {
    id: String,
    media_type: &'static str,
    bytes: i64,
    width: i32,
    height: i32,
    alt_text: Option<&'a str>,
}

#[derive(Serialize)]
struct DeliveryLine<'a> {
    id: String,
    platform: &'static str,
    account_id: String,
    handle: &'a str,
    /// What went or goes to this account.
    text: &'a str,
    state: &'static str,
    reason: Option<&'a str>,
    detail: Option<&'a str>,
    due_at: String,
    late: bool,
    posted_at: Option<String>,
    remote_id: Option<&'a str>,
    remote_url: Option<&'a str>,
    attempts: Vec<AttemptLine<'a>>,
    lookups: Vec<LookupLine<'a>>,
}

#[derive(Serialize)]
struct AttemptLine<'a> {
    number: i32,
    stage: &'static str,
    began_at: String,
    ended_at: Option<String>,
    outcome: Option<&'static str>,
    http_status: Option<i32>,
    code: Option<&'a str>,
    detail: Option<&'a str>,
    remote_id: Option<&'a str>,
}

#[derive(Serialize)]
struct LookupLine<'a> {
    looked_at: String,
    finding: &'static str,
    remote_id: Option<&'a str>,
    detail: Option<&'a str>,
}

#[derive(Serialize)]
struct EventLine<'a> {
    at: String,
    action: &'a str,
    user_id: Option<String>,
    username: Option<&'a str>,
    subject: Option<&'a str>,
    ip: Option<&'a str>,
    detail: Option<&'a str>,
}

fn at(instant: Instant) -> String {
    instant.to_string()
}

fn post_line(view: &PostView) -> PostLine<'_> {
    let images = view.images.iter().map(|image| ImageLine {
        id: image.row.id.to_string(),
        media_type: image.row.media_type.as_str(),
        bytes: image.row.bytes,
        width: image.row.width,
        height: image.row.height,
        alt_text: image.row.alt_text.as_deref(),
    });
    PostLine {
        id: view.post.id.to_string(),
        text: &view.post.text,
        status: view.status().as_str(),
        created_at: at(view.post.created_at),
        scheduled_for: view.post.scheduled_for.map(at),
        time_zone: view.post.time_zone.as_deref(),
        wall_time: view.post.wall_time.as_deref(),
        images: images.collect(),
        deliveries: view.deliveries.iter().map(|one| delivery_line(one, view)).collect(),
    }
}

fn delivery_line<'a>(view: &'a DeliveryView, post: &'a PostView) -> DeliveryLine<'a> {
    let delivery = &view.delivery;
    let attempts = view.attempts.iter().map(|attempt| AttemptLine {
        number: attempt.number,
        stage: attempt.stage.as_str(),
        began_at: at(attempt.prepared_at),
        ended_at: attempt.ended_at.map(at),
        outcome: attempt.outcome.map(OutcomeKind::as_str),
        http_status: attempt.http_status,
        code: attempt.code.as_deref(),
        detail: attempt.detail.as_deref(),
        remote_id: attempt.remote_id.as_deref(),
    });
    let lookups = view.lookups.iter().map(|lookup| LookupLine {
        looked_at: at(lookup.looked_at),
        finding: lookup.finding.as_str(),
        remote_id: lookup.remote_id.as_deref(),
        detail: lookup.detail.as_deref(),
    });
    DeliveryLine {
        id: delivery.id.to_string(),
        platform: delivery.platform.as_str(),
        account_id: delivery.account_id.to_string(),
        handle: &view.username,
        text: post.text_of(view),
        state: delivery.state.as_str(),
        reason: delivery.reason.as_deref(),
        detail: delivery.detail.as_deref(),
        due_at: at(delivery.due_at),
        late: delivery.late,
        posted_at: delivery.posted_at.map(at),
        remote_id: delivery.remote_id.as_deref(),
        remote_url: delivery.remote_url.as_deref(),
        attempts: attempts.collect(),
        lookups: lookups.collect(),
    }
}

fn event_line(event: &Event) -> EventLine<'_> {
    EventLine {
        at: at(event.at),
        action: &event.action,
        user_id: event.user.map(|id| id.to_string()),
        username: event.username.as_ref().map(Username::as_str),
        subject: event.subject.as_deref(),
        ip: event.ip.as_deref(),
        detail: event.detail.as_deref(),
    }
}

const POST_COLUMNS: &[&str] = &[
    "post_id",
    "text",
    "status",
    "created_at",
    "scheduled_for",
    "images",
    "delivery_id",
    "platform",
    "handle",
    "state",
    "reason",
    "due_at",
    "posted_at",
    "remote_url",
    "attempt",
    "attempt_began_at",
    "attempt_ended_at",
    "attempt_outcome",
    "attempt_http_status",
    "attempt_code",
    "attempt_detail",
];

/// A row for each attempt, and for each delivery without one.
fn post_rows<'a>(post: &'a PostLine<'a>) -> impl Iterator<Item = Vec<String>> + 'a {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let own = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let of_post = vec![
        post.id.clone(),
        post.text.to_owned(),
        post.status.to_owned(),
        post.created_at.clone(),
        text(&post.scheduled_for),
        post.images.len().to_string(),
    ];
    post.deliveries.iter().flat_map(move |delivery| {
        let mut common = of_post.clone();
        delivery.text.clone_into(&mut common[1]);
        common.extend([
            delivery.id.clone(),
            delivery.platform.to_owned(),
            delivery.handle.to_owned(),
            delivery.state.to_owned(),
            own(delivery.reason),
            delivery.due_at.clone(),
            text(&delivery.posted_at),
            own(delivery.remote_url),
        ]);
        let of_attempt = |attempt: &AttemptLine<'_>| {
            vec![
                attempt.number.to_string(),
                attempt.began_at.clone(),
                text(&attempt.ended_at),
                own(attempt.outcome),
                attempt.http_status.map(|status| status.to_string()).unwrap_or_default(),
                own(attempt.code),
                own(attempt.detail),
            ]
        };
        let attempts: Vec<Vec<String>> = if delivery.attempts.is_empty() {
            vec![vec![String::new(); 7]]
        } else {
            delivery.attempts.iter().map(of_attempt).collect()
        };
        attempts.into_iter().map(move |attempt| common.iter().cloned().chain(attempt).collect::<Vec<_>>())
    })
}

/// Standard output, a line at a time.
struct Lines(BufWriter<io::Stdout>);

impl Lines {
    fn begin(format: Format, columns: &[&str]) -> anyhow::Result<Self> {
        let mut lines = Self(BufWriter::new(io::stdout()));
        if format == Format::Csv {
            lines.row(columns)?;
        }
        Ok(lines)
    }

    fn json(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, line)?;
        self.0.write_all(b"\n")
    }

    fn row<T: AsRef<str>>(&mut self, cells: &[T]) -> io::Result<()> {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
        write!(self.0, "{}\r\n", cells.join(","))
    }

    fn end(mut self) -> anyhow::Result<()> {
        goes_on(self.0.flush())?;
        Ok(())
    }
}

/// A cell as RFC 4180 wants it.
fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
