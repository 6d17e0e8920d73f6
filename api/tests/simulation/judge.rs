//! The judge: what the platform has, against what the database says.
//!
//! For the posts of one text on one account: every delivery that says *posted* names a post that is there; and of what
//! is there nothing is left over, but for deliveries that honestly say that they do not know. That one comparison holds
//! "at most one", "posted means published" and "failed means not published".

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::Path;

use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use pillarbox::model::PostId;

use super::remote::Memory;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    post_id: String,
    #[diesel(sql_type = Text)]
    text: String,
    #[diesel(sql_type = Text)]
    account: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    remote_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    creates: i64,
    #[diesel(sql_type = BigInt)]
    found: i64,
}

/// What became of one world.
pub(crate) struct Outcome {
    states: Vec<String>,
    deaths: u64,
    requests: u64,
    found: i64,
    sent_again: u64,
}

/// What became of many.
#[derive(Default)]
pub(crate) struct Tally {
    states: BTreeMap<String, u64>,
    deaths: u64,
    requests: u64,
    found: i64,
    sent_again: u64,
}

/// Compares. The error says which invariant is broken.
pub(crate) fn judge(
    folder: &Path,
    truth: &Memory,
    written: &BTreeMap<usize, PostId>,
    deaths: u64,
) -> Result<Outcome, String> {
    let rows = read(folder);
    for (number, post) in written {
        if !rows.iter().any(|row| row.post_id == post.to_string()) {
            return Err(format!("lost: post {number} was confirmed and is not there"));
        }
    }
    let mut groups: HashMap<(&str, &str), Vec<&Row>> = HashMap::new();
    for row in &rows {
        if matches!(row.state.as_str(), "scheduled" | "sending" | "unconfirmed") {
            return Err(format!("no end: {:?} is {}", row.text, row.state));
        }
        if row.reason.as_deref() == Some("restored_database") {
            return Err(format!("lost: the database went back behind what was sent ({:?})", row.text));
        }
        if row.state == "held" && row.reason.is_none() {
            return Err(format!("held without a reason: {:?}", row.text));
        }
        groups.entry((&row.account, &row.text)).or_default().push(row);
    }
    for ((account, text), rows) in &groups {
        let there: Vec<&str> = truth
            .kept
            .iter()
            .filter(|kept| kept.account == *account && kept.text == *text)
            .map(|kept| kept.id.as_str())
            .collect();
        let posted: Vec<&str> = rows.iter().filter_map(|row| row.remote_id.as_deref()).collect();
        if let Some(invented) = posted.iter().find(|id| !there.contains(id)) {
            return Err(format!("misreported: {text:?} says it is {invented}, which is not there"));
        }
        let in_doubt = rows.iter().filter(|row| row.state == "needs_review").count();
        let of_ours = rows.len();
        if there.len() > of_ours {
            return Err(format!("doubled: {text:?} is there {} times for {of_ours} deliveries", there.len()));
        }
        if there.len() > posted.len() + in_doubt {
            let states: Vec<&str> = rows.iter().map(|row| row.state.as_str()).collect();
            return Err(format!("misreported: {text:?} is there {} times, and says {states:?}", there.len()));
        }
        let creates: i64 = rows.iter().map(|row| row.creates).sum();
        let requests = truth.requests.get(*text).copied().unwrap_or(0);
        if i64::from(requests) > creates {
            return Err(format!("unjournaled: {text:?} was sent {requests} times with {creates} attempts"));
        }
    }
    Ok(Outcome {
        deaths,
        requests: truth.requests.values().copied().map(u64::from).sum(),
        found: rows.iter().map(|row| row.found).sum(),
        sent_again: rows.iter().filter(|row| row.creates > 1).count() as u64,
        states: rows.into_iter().map(|row| row.state).collect(),
    })
}

fn read(folder: &Path) -> Vec<Row> {
    let path = folder.join("pillarbox.db");
    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    sql_query(
        "SELECT p.id AS post_id, p.text, a.remote_id AS account, d.state, d.reason, d.remote_id,
                (SELECT count(*) FROM publish_attempts t WHERE t.delivery_id = d.id AND t.stage = 'create') AS creates,
                (SELECT count(*) FROM lookups l WHERE l.delivery_id = d.id AND l.finding = 'found') AS found
           FROM deliveries d JOIN posts p ON p.id = d.post_id JOIN accounts a ON a.id = d.account_id",
    )
    .load(&mut conn)
    .unwrap()
}

impl Tally {
    pub(crate) fn of(outcome: &Outcome) -> Self {
        let mut states = BTreeMap::new();
        for state in &outcome.states {
            *states.entry(state.clone()).or_default() += 1;
        }
        Self {
            states,
            deaths: outcome.deaths,
            requests: outcome.requests,
            found: outcome.found,
            sent_again: outcome.sent_again,
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (state, count) in &other.states {
            *self.states.entry(state.clone()).or_default() += count;
        }
        self.deaths += other.deaths;
        self.requests += other.requests;
        self.found += other.found;
        self.sent_again += other.sent_again;
    }

    /// A simulation in which nothing happens proves nothing.
    pub(crate) fn assert_that_everything_happened(&self) {
        for state in ["posted", "failed", "missed", "cancelled", "held", "needs_review"] {
            assert!(self.states.get(state).is_some_and(|count| *count > 0), "nothing was ever {state}: {self}");
        }
        assert!(self.deaths > 0 && self.found > 0 && self.sent_again > 0, "{self}");
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} deaths, {} create requests, {} found by looking up, ", self.deaths, self.requests, self.found)?;
        write!(f, "{} sent more than once; ", self.sent_again)?;
        let states: Vec<String> = self.states.iter().map(|(state, count)| format!("{count} {state}")).collect();
        f.write_str(&states.join(", "))
    }
}
