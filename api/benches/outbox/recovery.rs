//! Killed in the middle: how long until everything that was not on the wire is out.

use std::time::{Duration, Instant};

use pillarbox::clock::{Clock, SystemClock};

use crate::numbers::{line, show};
use crate::platform::Platform;
use crate::seed::{Reader, Seed};
use crate::server::Place;

const POSTS: usize = 5_000;
const ACCOUNTS: usize = 100;
/// How many are out when it is killed.
const KILLED_AFTER: usize = 2_000;
/// A first look at the platform is taken seconds after the start; what is found then is out too.
const FIRST_LOOKS: Duration = Duration::from_secs(15);

pub fn measure(platform: &Platform) {
    platform.begin(Duration::ZERO);
    let place = Place::new(&platform.url);
    let mut seed = Seed::begin(&place);
    seed.accounts(ACCOUNTS);
    seed.waiting(POSTS, SystemClock.now() + Duration::from_secs(4));
    seed.settle();
    drop(seed);
    let mut server = place.start();
    server.wait_until_ready();
    while platform.count() < KILLED_AFTER {
        std::thread::sleep(Duration::from_millis(1));
    }
    server.kill();
    let mut database = Reader::open(&place.database());
    let on_the_wire = database.count("deliveries WHERE state = 'sending'");
    let left = database.count("deliveries WHERE state = 'scheduled'");
    let killed_with = platform.count();

    let began_at = Instant::now();
    let mut server = place.start();
    server.wait_until_ready();
    let ready = began_at.elapsed();
    // What was on the wire is `unconfirmed` by now, so whatever is `sending` was sent after the restart.
    while database.count("deliveries WHERE state IN ('scheduled', 'sending')") > 0 {
        std::thread::sleep(Duration::from_millis(2));
    }
    let out = began_at.elapsed();
    line(
        &format!("killed with {killed_with} of {POSTS} out"),
        &[("on the wire", on_the_wire.to_string()), ("left", left.to_string())],
    );
    line("  after the restart", &[("ready", show(ready)), ("all that was left is out", show(out))]);
    std::thread::sleep(FIRST_LOOKS);
    let found = database.count("lookups WHERE finding = 'found'");
    let open = database.count("deliveries WHERE state = 'unconfirmed'");
    line(
        "  of those on the wire",
        &[("found at the platform", found.to_string()), ("waiting for the quiet time", open.to_string())],
    );
    line("  doubled", &[("", platform.doubled().to_string())]);
    server.stop();
}
