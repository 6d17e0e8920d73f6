//! Posts through kills: write, misbehave, kill, start again; at the end wait until nothing is open, and compare.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::blogs;
use crate::clock::FastClock;
use crate::faults::{self, Bounds};
use crate::judge::{self, Accepted, AtX};
use crate::server::{Program, Server, now};
use crate::stage::Stage;
use crate::writing::{Draft, Written};
use crate::{SOON, Size};

/// How much faster the clock of the small size goes.
const FACTOR: u32 = 20;
/// The accounts of the small size. An account that has posted more than some hundreds of posts within the minutes that
/// a lookup reads cannot be looked up, so a larger run has more of them.
const ACCOUNTS: usize = 6;
const POSTS_OF_AN_ACCOUNT: usize = 60;

/// How long the server lives once in a while: long enough to conclude that something is not out, and to send it again
/// while other things go wrong. Where it only ever lives for a second, no such conclusion is drawn before the end.
const CALM: Duration = Duration::from_secs(230);
/// How long it may take until nothing is open any more.
const PATIENCE: Duration = Duration::from_mins(12);

pub(crate) async fn run(size: &Size, test: &'static str) {
    let began_at = Instant::now();
    let (program, bounds) = if size.full {
        let late = Duration::from_secs(20);
        let bounds = Bounds { effect_after: late, effect_after_answer: late, visible_after_secs: 5 };
        (Program::Real, bounds)
    } else {
        // 50 s, 30 s and 35 s on the fast clock. What is to be kept free there is 180 s, and 90 s after an answer.
        let bounds = Bounds {
            effect_after: Duration::from_millis(2_500),
            effect_after_answer: Duration::from_millis(1_500),
            visible_after_secs: 35,
        };
        let clock = FastClock::of_factor(FACTOR);
        (Program::OnFastClock { test, clock }, bounds)
    };
    let (calm, patience) = match &program {
        Program::Real => (CALM, PATIENCE),
        Program::OnFastClock { clock, .. } => (clock.in_the_world(CALM), clock.in_the_world(PATIENCE).max(SOON * 2)),
    };
    let calm_every = if size.full { 250 } else { 36 };
    let accounts = ACCOUNTS.max(size.runs * 2 / POSTS_OF_AN_ACCOUNT).min(90);
    let (mut stage, server) = Stage::set(program, accounts).await;
    let ids: Vec<String> = stage.accounts.values().cloned().collect();
    stage.blogs.follow(&stage.person, &ids, size.runs).await;
    println!("seed {}, {} runs, in {}", size.seed, size.runs, stage.folder().display());
    let mut run = Run {
        names: stage.accounts.keys().cloned().collect(),
        stage,
        bounds,
        calm,
        rng: StdRng::seed_from_u64(size.seed),
        written: 0,
        waiting: Vec::new(),
        accepted: Accepted::default(),
        kills: 0,
        longest_delay: Duration::ZERO,
        history: Vec::new(),
        requests: Vec::new(),
        seed: size.seed,
    };
    run.kill(server);
    run.stage.control(&json!({"op": "visibility_delay", "secs": run.bounds.visible_after_secs}));
    for number in 1..=size.runs {
        let life = match number {
            // What is in doubt now is concluded about when the server is left alone.
            _ if number == size.runs => Life::Busy,
            _ if number % calm_every == calm_every / 2 => Life::Long,
            _ => Life::Short,
        };
        run.once(life).await;
    }
    let killing = began_at.elapsed();
    run.settle(patience).await;
    run.report(killing, began_at.elapsed() - killing);
}

struct Run {
    stage: Stage,
    names: Vec<String>,
    bounds: Bounds,
    calm: Duration,
    rng: StdRng,
    /// How many posts were thought of.
    written: usize,
    /// Those of which nobody knows whether the server has them.
    waiting: Vec<Draft>,
    accepted: Accepted,
    kills: usize,
    /// The longest that the sandbox did something after the request for it.
    longest_delay: Duration,
    /// As the API tells it at the end.
    history: Vec<Value>,
    /// Every create request, as the sandbox recorded it.
    requests: Vec<Value>,
    seed: u64,
}

/// How long a server lives, and what it is given to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Life {
    Short,
    /// Short, with much to write and much going wrong.
    Busy,
    /// As busy, and left alone for a while afterwards.
    Long,
}

type Writing = JoinSet<(Draft, Written)>;

impl Run {
    /// One life of the server, and its end.
    async fn once(&mut self, life: Life) {
        let operations = faults::throw(&self.bounds, &self.names, life != Life::Short, &mut self.rng);
        let thrown: BTreeSet<u64> = faults::delays(&json!(operations)).into_iter().collect();
        self.stage.control(&json!(operations));
        let published = if self.rng.random_bool(0.5) { self.publish() } else { None };
        let mut server = self.stage.place.start();
        if life == Life::Short && self.rng.random_bool(0.1) {
            // While it starts: locks, migrations, recovery.
            self.pause(0..150).await;
            self.kill(server);
            return;
        }
        server.wait_until_ready(&self.stage.place).await;
        if self.rng.random_bool(0.5) {
            self.stage.mend_accounts().await;
        }
        let mut writing = self.begin_writing(life);
        for feed in published.into_iter().chain(self.rng.random_bool(0.5).then(|| self.publish()).flatten()) {
            let person = self.stage.person.clone();
            // Not every blog says that it has published.
            if self.rng.random_bool(0.8) {
                tokio::spawn(async move { blogs::ping(&person, &feed).await });
            }
        }
        let most = if life == Life::Short { *[50, 150, 400, 900].choose(&mut self.rng).unwrap() } else { 1_500 };
        self.pause(0..most).await;
        if life == Life::Long {
            tokio::time::sleep(self.calm).await;
        }
        self.kill(server);
        self.see_what_was_written(&mut writing).await;
        let left: BTreeSet<u64> = faults::delays(&self.stage.control(&json!([]))["faults"]).into_iter().collect();
        let met = thrown.difference(&left).copied().max().unwrap_or_default();
        self.longest_delay = self.longest_delay.max(Duration::from_millis(met));
        let requests = self.stage.take_requests().await;
        self.requests.extend(requests);
    }

    /// A blog publishes, and nobody has read of it yet. Says which feed follows it.
    fn publish(&mut self) -> Option<String> {
        let feed = self.stage.blogs.publish(self.written, &mut self.rng)?;
        self.written += 1;
        Some(feed)
    }

    fn kill(&mut self, server: Server) {
        server.kill();
        self.kills += 1;
    }

    async fn pause(&mut self, millis: std::ops::Range<u64>) {
        let pause = self.rng.random_range(millis);
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }

    /// Writes what nobody knows of once more, and a few new posts.
    fn begin_writing(&mut self, life: Life) -> Writing {
        let mut drafts = std::mem::take(&mut self.waiting);
        let new = if life == Life::Short { self.rng.random_range(1..4) } else { 16 };
        for _ in 0..new {
            let account = self.names.choose(&mut self.rng).unwrap().clone();
            let ahead = Duration::from_millis(self.rng.random_range(500..2_500));
            let ahead = match &self.stage.place.program {
                Program::Real => ahead,
                Program::OnFastClock { clock, .. } => clock.of_the_world(ahead),
            };
            let later = self.rng.random_bool(0.5).then(|| now(&self.stage.place) + ahead);
            drafts.push(Draft::random(self.written, account, later, &mut self.rng));
            self.written += 1;
        }
        let mut writing = JoinSet::new();
        for draft in drafts {
            let (person, account_id) = (self.stage.person.clone(), self.stage.accounts[&draft.account].clone());
            let changes_its_mind = draft.at.is_some() && self.rng.random_bool(0.15);
            writing.spawn(async move {
                let written = draft.write(&person, &account_id).await;
                if let (Written::Accepted { post }, true) = (&written, changes_its_mind) {
                    // It may be too late, or the server gone: what became of it is seen at the end.
                    let cancel = person.request(Method::DELETE, &format!("/api/posts/{post}"));
                    let _answer = person.send(cancel).await;
                }
                (draft, written)
            });
        }
        writing
    }

    async fn see_what_was_written(&mut self, writing: &mut Writing) {
        while let Some(ended) = writing.join_next().await {
            let (draft, written) = ended.unwrap();
            match written {
                Written::Accepted { post } => {
                    let before = self.accepted.insert(draft.number, (post.clone(), draft.account));
                    assert!(before.is_none_or(|(id, _)| id == post), "one key, two posts: {}", draft.number);
                }
                Written::TooLate => {}
                Written::NotNow | Written::Unanswered => self.waiting.push(draft),
            }
        }
    }

    /// Leaves the server alone until nothing is open any more.
    async fn settle(&mut self, patience: Duration) {
        self.stage.control(&json!({"op": "clear_faults"}));
        let mut server = self.stage.place.start();
        server.wait_until_ready(&self.stage.place).await;
        let deadline = Instant::now() + patience;
        loop {
            assert!(self.stage.mend_accounts().await, "the server is left alone and does not answer");
            if !self.waiting.is_empty() {
                let mut writing = Writing::new();
                for draft in std::mem::take(&mut self.waiting) {
                    let (person, account_id) = (self.stage.person.clone(), self.stage.accounts[&draft.account].clone());
                    writing.spawn(async move {
                        let written = draft.write(&person, &account_id).await;
                        (draft, written)
                    });
                }
                tokio::time::timeout(SOON, self.see_what_was_written(&mut writing)).await.unwrap();
            }
            let unshared = self.stage.blogs.still_to_share(&self.stage.person).await;
            let open = judge::open(&self.stage.person.history().await);
            if open.is_empty() && self.waiting.is_empty() && unshared == 0 {
                break;
            }
            let folder = self.stage.folder().display();
            assert!(
                Instant::now() < deadline,
                "still open: {open:?}, {} unwritten, {unshared} unshared; see {folder}",
                self.waiting.len()
            );
            tokio::time::sleep(patience / 100).await;
        }
        self.history = self.stage.person.history().await;
        self.kill(server);
        let requests = self.stage.take_requests().await;
        self.requests.extend(requests);
    }

    fn report(self, killing: Duration, settling: Duration) {
        let factor = match &self.stage.place.program {
            Program::Real => 1,
            Program::OnFastClock { .. } => FACTOR,
        };
        let on_its_way_for = self.bounds.effect_after.max(self.bounds.effect_after_answer) * factor;
        let ledger = self.stage.sandbox.ledger();
        let at_x = AtX { ledger: &ledger, requests: &self.requests, on_its_way_for };
        let entries = self.stage.blogs.numbers();
        let verdict = judge::compare(&self.history, &self.accepted, &entries, &at_x, &self.stage.place.database());
        let mut lines = vec![
            ("seed".to_owned(), self.seed.to_string()),
            ("kills".to_owned(), self.kills.to_string()),
            ("posts written, accepted".to_owned(), format!("{}, {}", self.written, self.accepted.len())),
            ("entries of blogs".to_owned(), entries.len().to_string()),
            ("accounts".to_owned(), self.names.len().to_string()),
            (
                "largest D met, V".to_owned(),
                format!("{:.1} s, {} s", (self.longest_delay * factor).as_secs_f64(), self.bounds.visible_after_secs),
            ),
            ("killing, settling".to_owned(), format!("{} s, {} s", killing.as_secs(), settling.as_secs())),
        ];
        lines.extend(
            self.stage.mended.iter().map(|(reason, times)| (format!("connected again, {reason}"), times.to_string())),
        );
        lines.extend(verdict.lines());
        for (what, figure) in lines {
            println!("  {what:<36} {figure}");
        }
        assert!(
            verdict.faults.is_empty(),
            "{:#?}; seed {}, see {}",
            verdict.faults,
            self.seed,
            self.stage.folder().display()
        );
        self.stage.clear_away();
    }
}
