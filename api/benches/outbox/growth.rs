//! What many waiting posts cost: they must make neither the next claim slower nor the server larger.

use std::time::{Duration, Instant};

use pillarbox::clock::{Clock, SystemClock};

use crate::dispatch::watch;
use crate::numbers::{Spread, line, per_second, show};
use crate::platform::Platform;
use crate::seed::Seed;
use crate::server::Place;

const ACCOUNTS: usize = 100;
const DUE: usize = 500;

/// So many more come due one by one, this far apart, when those are out.
const ALONE: u32 = 20;
const APART: Duration = Duration::from_millis(100);

/// At each number of posts that wait for next month: 500 come due together, and then some one by one.
pub fn measure(platform: &Platform, sizes: &[usize]) {
    let place = Place::new(&platform.url);
    let mut seed = Seed::begin(&place);
    seed.accounts(ACCOUNTS);
    let mut waiting = 0;
    for &size in sizes {
        platform.begin(Duration::ZERO);
        let next_month = SystemClock.now() + Duration::from_hours(24 * 30);
        seed.waiting(size - waiting, next_month);
        waiting = size;
        seed.settle();
        let due_at = SystemClock.now() + Duration::from_secs(6);
        seed.waiting(DUE, due_at);
        let one_by_one: Vec<_> = (0..ALONE).map(|number| due_at + Duration::from_secs(10) + APART * number).collect();
        for at in &one_by_one {
            seed.waiting(1, *at);
        }
        seed.settle();
        let looks = Spread::of((0..200).map(|_| {
            let began_at = Instant::now();
            seed.look_for_due();
            began_at.elapsed()
        }));
        let mut server = place.start();
        server.wait_until_ready();
        let run = watch(platform, &place, &server, due_at, DUE);
        while platform.count() < DUE + one_by_one.len() {
            std::thread::sleep(Duration::from_millis(2));
        }
        let mut arrived: Vec<_> = platform.arrivals().into_iter().map(|arrival| arrival.at).collect();
        arrived.sort_unstable();
        let alone = Spread::of(arrived[DUE..].iter().zip(one_by_one).map(|(arrived, due)| arrived.since(due)));
        let figures = [
            ("500 due", per_second(DUE, run.recorded)),
            ("one due p50", show(alone.percentile(50))),
            ("its query p50", show(looks.percentile(50))),
        ];
        line(&format!("{size} waiting"), &figures);
        line("  memory and processor", &run.costs());
        server.stop();
    }
}
