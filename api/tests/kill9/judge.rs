//! The comparison: what the API accepted, what it tells, what the database says, and what X really has. The sandbox's
//! ledger is right.
//!
//! The sandbox refuses the same text on the same account as X does, so a post that is sent again can hardly be there
//! twice. That luck is not counted: whoever sends a post again that is out, or that an earlier request of his is about
//! to bring out, has doubled it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use serde_json::Value;

use crate::faults;
use crate::writing::number_of;

/// By number: the post's id and the handle it is for.
pub(crate) type Accepted = BTreeMap<usize, (String, String)>;

/// What the comparison shows.
#[derive(Default)]
pub(crate) struct Verdict {
    /// What must not be, one sentence each.
    pub(crate) faults: Vec<String>,
    counts: BTreeMap<&'static str, usize>,
    states: BTreeMap<String, usize>,
}

impl Verdict {
    fn fault(&mut self, kind: &'static str, said: String) {
        *self.counts.entry(kind).or_default() += 1;
        self.faults.push(format!("{kind}: {said}"));
    }

    /// For the report.
    pub(crate) fn lines(&self) -> Vec<(String, String)> {
        let mut lines: Vec<(String, String)> =
            self.states.iter().map(|(state, count)| (format!("ended {state}"), count.to_string())).collect();
        lines.extend(self.counts.iter().map(|(what, count)| ((*what).to_owned(), count.to_string())));
        lines
    }
}

const LOST: &str = "LOST";
const DOUBLED: &str = "DOUBLED";
const MISREPORTED: &str = "MISREPORTED";
const UNJOURNALED: &str = "SENT WITHOUT AN ATTEMPT";
const BROKEN: &str = "DATABASE BROKEN";

const ENDED: [&str; 5] = ["posted", "failed", "missed", "needs_review", "cancelled"];

/// The posts of a history that are not at their end, with state and reason.
pub(crate) fn open(history: &[Value]) -> Vec<String> {
    let deliveries = history.iter().flat_map(|post| post["deliveries"].as_array().unwrap());
    deliveries
        .filter(|delivery| !ENDED.contains(&delivery["state"].as_str().unwrap()))
        .map(|delivery| format!("{} {} since {}", delivery["state"], delivery["reason"], delivery["due_at"]))
        .collect()
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    text: String,
    #[diesel(sql_type = Text)]
    username: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    remote_id: Option<String>,
    /// Create attempts that were journaled.
    #[diesel(sql_type = BigInt)]
    creates: i64,
    /// Lookups that found it.
    #[diesel(sql_type = BigInt)]
    found: i64,
}

const ROWS: &str = "
    SELECT p.text, a.username, d.state, d.reason, d.remote_id,
           (SELECT count(*) FROM publish_attempts t WHERE t.delivery_id = d.id AND t.stage = 'create') AS creates,
           (SELECT count(*) FROM lookups l WHERE l.delivery_id = d.id AND l.finding = 'found') AS found
      FROM deliveries d JOIN posts p ON p.id = d.post_id JOIN accounts a ON a.id = d.account_id";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// What X has, and what it was asked.
pub(crate) struct AtX<'a> {
    pub(crate) ledger: &'a Value,
    /// Every create request in order.
    pub(crate) requests: &'a [Value],
    /// How long what was asked for may be on its way, by X's clock. What is not there by then is not coming: an account
    /// that lost its tokens meanwhile gets nothing done.
    pub(crate) on_its_way_for: Duration,
}

/// A post at X.
struct Remote {
    id: String,
    account: String,
    created_at: DateTime<Utc>,
}

/// A request to create a post.
struct Request {
    at: DateTime<Utc>,
    /// What it asked for happened later.
    was_late: bool,
}

#[derive(QueryableByName)]
struct EntryRow {
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = BigInt)]
    drafts: i64,
    /// The text of the post it became.
    #[diesel(sql_type = Nullable<Text>)]
    text: Option<String>,
}

const ENTRIES: &str = "
    SELECT i.title, i.state, i.reason, (SELECT count(*) FROM drafts d WHERE d.id = i.draft_id) AS drafts,
           (SELECT p.text FROM posts p WHERE p.id = i.post_id) AS text
      FROM feed_items i";

/// Compares everything. The server does not run.
pub(crate) fn compare(
    history: &[Value],
    accepted: &Accepted,
    entries: &[usize],
    at_x: &AtX<'_>,
    database: &Path,
) -> Verdict {
    let mut verdict = Verdict::default();
    for kind in [LOST, DOUBLED, MISREPORTED, UNJOURNALED, BROKEN] {
        verdict.counts.insert(kind, 0);
    }
    let mut conn = SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    conn.batch_execute("PRAGMA busy_timeout = 5000").unwrap();
    check_integrity(&mut conn, &mut verdict);
    let rows: Vec<Row> = sql_query(ROWS).load(&mut conn).unwrap();
    let mut by_number: BTreeMap<usize, &Row> = BTreeMap::new();
    for row in &rows {
        let number = number_of(&row.text).unwrap();
        if by_number.insert(number, row).is_some() {
            verdict.fault(DOUBLED, format!("post {number} is in the database twice"));
        }
    }
    check_history(history, &by_number, &mut verdict);
    for (number, (id, account)) in accepted {
        match by_number.get(number) {
            None => verdict.fault(LOST, format!("post {number} was accepted as {id} and is not in the database")),
            Some(row) if !ENDED.contains(&row.state.as_str()) => {
                verdict.fault(LOST, format!("post {number} is still {} {:?}", row.state, row.reason));
            }
            Some(row) if row.username != *account => {
                verdict.fault(MISREPORTED, format!("post {number} is for {account} and goes to {}", row.username));
            }
            Some(_) => {}
        }
    }
    check_entries(entries, &sql_query(ENTRIES).load(&mut conn).unwrap(), &by_number, &mut verdict);
    let (remotes, requests) = (remotes(at_x.ledger), requests(at_x.requests));
    check_ledger(&by_number, &remotes, &mut verdict);
    check_requests(&remotes, &requests, at_x.on_its_way_for, &mut verdict);
    check_attempts(&by_number, &requests, at_x.ledger, &mut verdict);
    for row in &rows {
        *verdict.states.entry(row.state.clone()).or_default() += 1;
        if let (true, Some(reason)) = (row.state != "posted", &row.reason) {
            *verdict.states.entry(format!("{}: {reason}", row.state)).or_default() += 1;
        }
    }
    verdict.counts.insert("found at X by a lookup", rows.iter().filter(|row| row.found > 0).count());
    verdict.counts.insert("tried more than once", rows.iter().filter(|row| row.creates > 1).count());
    verdict
}

fn check_integrity(conn: &mut SqliteConnection, verdict: &mut Verdict) {
    let check = "SELECT integrity_check AS line FROM pragma_integrity_check
                 UNION ALL SELECT 'foreign key of ' || \"table\" FROM pragma_foreign_key_check";
    for Line { line } in sql_query(check).load::<Line>(conn).unwrap() {
        if line != "ok" {
            verdict.fault(BROKEN, line);
        }
    }
}

/// Each entry of a blog became one post, or one draft where a person has to look.
fn check_entries(published: &[usize], rows: &[EntryRow], by_number: &BTreeMap<usize, &Row>, verdict: &mut Verdict) {
    for number in published {
        let mine: Vec<&EntryRow> = rows.iter().filter(|row| number_of(&row.title) == Some(*number)).collect();
        let [row] = mine[..] else {
            let kind = if mine.is_empty() { LOST } else { DOUBLED };
            verdict.fault(kind, format!("entry {number} is known {} times", mine.len()));
            continue;
        };
        let shared = row.text.as_deref().and_then(number_of) == Some(*number);
        match (row.state.as_str(), shared, row.drafts, by_number.contains_key(number)) {
            ("shared", true, 0, true) => *verdict.counts.entry("entries shared").or_default() += 1,
            ("draft", false, 1, false) => *verdict.counts.entry("entries that wait as drafts").or_default() += 1,
            ("draft", _, _, true) => verdict.fault(DOUBLED, format!("entry {number} is a draft and a post")),
            (state, ..) => {
                let said = format!("entry {number} is {state} {:?}, with {} drafts", row.reason, row.drafts);
                verdict.fault(LOST, said);
            }
        }
    }
}

/// The API tells what the database holds.
fn check_history(history: &[Value], by_number: &BTreeMap<usize, &Row>, verdict: &mut Verdict) {
    let mut told = BTreeSet::new();
    for post in history {
        let number = number_of(post["text"].as_str().unwrap()).unwrap();
        told.insert(number);
        let delivery = &post["deliveries"][0];
        let agrees = by_number.get(&number).is_some_and(|row| {
            delivery["state"] == *row.state && delivery["remote_id"].as_str() == row.remote_id.as_deref()
        });
        if !agrees {
            verdict.fault(MISREPORTED, format!("the API tells otherwise than the database: {delivery}"));
        }
    }
    for number in by_number.keys().filter(|number| !told.contains(number)) {
        verdict.fault(LOST, format!("post {number} is missing in the history"));
    }
}

fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

fn remotes(ledger: &Value) -> BTreeMap<usize, Vec<Remote>> {
    let mut remotes: BTreeMap<usize, Vec<Remote>> = BTreeMap::new();
    for post in ledger["posts"].as_array().unwrap() {
        let text = |field: &str| post[field].as_str().unwrap().to_owned();
        let remote = Remote { id: text("id"), account: text("account"), created_at: time(&post["created_at"]) };
        remotes.entry(number_of(&text("text")).unwrap()).or_default().push(remote);
    }
    remotes
}

fn requests(recorded: &[Value]) -> BTreeMap<usize, Vec<Request>> {
    let mut requests: BTreeMap<usize, Vec<Request>> = BTreeMap::new();
    for request in recorded {
        let body: Value = serde_json::from_str(request["body"].as_str().unwrap()).unwrap();
        let number = number_of(body["text"].as_str().unwrap()).unwrap();
        let request = Request { at: time(&request["at"]), was_late: faults::was_late(request) };
        requests.entry(number).or_default().push(request);
    }
    requests
}

/// Nothing is sent again that is out, or on its way.
fn check_requests(
    remotes: &BTreeMap<usize, Vec<Remote>>,
    requests: &BTreeMap<usize, Vec<Request>>,
    on_its_way_for: Duration,
    verdict: &mut Verdict,
) {
    for (number, requests) in requests {
        let out_at = remotes.get(number).and_then(|remotes| remotes.iter().map(|remote| remote.created_at).min());
        let late: Vec<DateTime<Utc>> =
            requests.iter().filter(|request| request.was_late).map(|request| request.at).collect();
        for request in requests {
            if out_at.is_some_and(|out_at| request.at > out_at) {
                verdict.fault(DOUBLED, format!("post {number} was out at {out_at:?} and sent again at {}", request.at));
            } else if late.iter().any(|asked_at| request.at > *asked_at && request.at <= *asked_at + on_its_way_for) {
                verdict.fault(DOUBLED, format!("post {number} was on its way and sent again at {}", request.at));
            }
        }
    }
}

fn check_ledger(by_number: &BTreeMap<usize, &Row>, at_x: &BTreeMap<usize, Vec<Remote>>, verdict: &mut Verdict) {
    for (number, remotes) in at_x {
        let ids: Vec<&str> = remotes.iter().map(|remote| remote.id.as_str()).collect();
        if remotes.len() > 1 {
            verdict.fault(DOUBLED, format!("post {number} is at X as {}", ids.join(", ")));
        }
        let Some(row) = by_number.get(number) else {
            verdict.fault(MISREPORTED, format!("post {number} is at X and nobody knows of it here"));
            continue;
        };
        if ["failed", "missed", "cancelled"].contains(&row.state.as_str()) {
            let said =
                format!("post {number} is called {} {:?} and is at X as {}", row.state, row.reason, ids.join(", "));
            verdict.fault(MISREPORTED, said);
        }
    }
    for (number, row) in by_number.iter().filter(|(_, row)| row.state == "posted") {
        let is_there = at_x
            .get(number)
            .into_iter()
            .flatten()
            .any(|remote| Some(&remote.id) == row.remote_id.as_ref() && remote.account == row.username);
        if !is_there {
            verdict
                .fault(MISREPORTED, format!("post {number} is called posted as {:?} and is not at X", row.remote_id));
        }
    }
}

/// No create without a durable attempt: for each, and for all together.
fn check_attempts(
    by_number: &BTreeMap<usize, &Row>,
    requests: &BTreeMap<usize, Vec<Request>>,
    ledger: &Value,
    verdict: &mut Verdict,
) {
    for (number, requests) in requests {
        let journaled = by_number.get(number).map_or(0, |row| usize::try_from(row.creates).unwrap());
        if requests.len() > journaled {
            let said = format!("post {number}: {} create requests and {journaled} attempts", requests.len());
            verdict.fault(UNJOURNALED, said);
        }
    }
    let journaled: i64 = by_number.values().map(|row| row.creates).sum();
    let requests = ledger["counts"]["create_requests"].as_i64().unwrap();
    if requests > journaled {
        verdict.fault(UNJOURNALED, format!("{requests} create requests and {journaled} attempts"));
    }
    verdict.counts.insert("create requests at X", usize::try_from(requests).unwrap());
    verdict.counts.insert("create attempts journaled", usize::try_from(journaled).unwrap());
}
