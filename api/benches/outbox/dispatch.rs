//! Posts that come due in the same moment: how fast they go out, how late the last ones are, and what it takes.

use std::time::Duration;

use pillarbox::clock::{Clock, SystemClock};
use pillarbox::model::Instant;

use crate::numbers::{Spread, line, per_second, show};
use crate::platform::Platform;
use crate::seed::{Reader, Seed};
use crate::server::{Place, Server};

/// What is due.
pub struct Due {
    pub posts: usize,
    pub accounts: usize,
    /// How long the platform takes to answer.
    pub answers_after: Duration,
}

pub fn measure(platform: &Platform, due: Due) {
    platform.begin(due.answers_after);
    let place = Place::new(&platform.url);
    let mut seed = Seed::begin(&place);
    seed.accounts(due.accounts);
    let due_at = SystemClock.now() + Duration::from_secs(6);
    seed.waiting(due.posts, due_at);
    seed.settle();
    drop(seed);
    let mut server = place.start();
    server.wait_until_ready();
    let run = watch(platform, &place, &server, due_at, due.posts);
    let what = format!("{} posts, {} accounts, answer after {}", due.posts, due.accounts, show(due.answers_after));
    line(&what, &[("all recorded after", show(run.recorded)), ("", per_second(due.posts, run.recorded))]);
    line("  lag behind the due time", &run.lag());
    line("  memory and processor", &run.costs());
    line("  doubled", &[("", platform.doubled().to_string())]);
    server.stop();
}

/// What was seen while posts went out.
pub struct Run {
    lags: Spread,
    /// From the due time until every post was recorded as posted.
    pub recorded: Duration,
    /// In KiB.
    idle: u64,
    peak: u64,
    cpu: Duration,
}

impl Run {
    fn lag(&self) -> Vec<(&'static str, String)> {
        let shown = |percent| show(self.lags.percentile(percent));
        vec![("p50", shown(50)), ("p99", shown(99)), ("longest", show(self.lags.longest()))]
    }

    pub fn costs(&self) -> Vec<(&'static str, String)> {
        vec![
            ("idle", mebibytes(self.idle)),
            ("peak", mebibytes(self.peak)),
            ("processor time", format!("{:.2} s", self.cpu.as_secs_f64())),
        ]
    }
}

/// Watches a server from just before the due time until everything is out and recorded.
pub fn watch(platform: &Platform, place: &Place, server: &Server, due_at: Instant, posts: usize) -> Run {
    let mut database = Reader::open(&place.database());
    let recorded_before = database.count(RECORDED);
    let quiet = due_at.since(SystemClock.now() + Duration::from_millis(200));
    assert!(!quiet.is_zero(), "the posts came due before the server was up");
    std::thread::sleep(quiet);
    let (idle, cpu_before) = (server.resident(), server.cpu());
    let arrived_before = platform.count();
    while platform.count() < arrived_before + posts {
        std::thread::sleep(Duration::from_millis(1));
    }
    while database.count(RECORDED) < recorded_before + posts {
        std::thread::sleep(Duration::from_millis(2));
    }
    let recorded = SystemClock.now().since(due_at);
    let lags = platform.arrivals().into_iter().map(|arrival| arrival.at.since(due_at));
    Run { lags: Spread::of(lags), recorded, idle, peak: server.peak(), cpu: server.cpu().saturating_sub(cpu_before) }
}

const RECORDED: &str = "publish_attempts WHERE outcome = 'posted'";

pub fn mebibytes(kibibytes: u64) -> String {
    format!("{}.{} MiB", kibibytes / 1024, kibibytes % 1024 * 10 / 1024)
}
